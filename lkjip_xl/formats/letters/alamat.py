"""To whom papers about a unit go: to its head, or for a seksi through the head of its bidang."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip_xl.domain.bidang import distinct_name, parent_of
from lkjip_xl.domain.naskah import head_title
from lkjip_xl.domain.progress import Keadaan
from lkjip_xl.domain.records import Bidang
from lkjip_xl.formats.kasus import Kasus


def receiver_of(bidang: Bidang, semua: Sequence[Bidang]) -> Bidang:
    """The bidang whose head gets the forms of a unit: its own, or that of the seksi."""
    return parent_of(bidang, semua) or bidang


def address_of(kasus: Kasus, kode: str) -> str:
    """The addressee of a paper about a unit: "Kepala Bidang X, u.p. Kepala Seksi Y" for a seksi."""
    return address(kasus.keadaan, kasus.master.bidang, kode)


def address(keadaan: Keadaan, semua: Sequence[Bidang], kode: str) -> str:
    """As `address_of`, of the units of a master and the state of a year."""
    state = keadaan.bidang.get(kode)
    known = (b for b in reversed(semua) if b.kode == kode)
    bidang = next(known, None) or Bidang(kode, state.nama if state else kode)
    parent = parent_of(bidang, semua)
    own = head_title(bidang.nama)
    return f"{head_title(parent.nama)}, u.p. {own}" if parent else own


def grouped(baru: Sequence[Bidang], semua: Sequence[Bidang]) -> list[tuple[Bidang, tuple[Bidang, ...]]]:
    """Units by the head who gets their forms, in the order of the table."""
    groups: dict[str, list[Bidang]] = {}
    for b in baru:
        groups.setdefault(receiver_of(b, semua).kode, []).append(b)
    return [(b, tuple(groups[b.kode])) for b in semua if b.kode in groups]


def shown_name(bidang: Bidang, semua: Sequence[Bidang]) -> str:
    """The unit's name as lists show it; never the same for two units."""
    return distinct_name(bidang, semua)
