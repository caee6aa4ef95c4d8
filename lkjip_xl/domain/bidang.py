"""Units in two levels: the code "AKTA.LAHIR" is a seksi of the bidang "AKTA" (SOP Disdukcapil step 2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lkjip_xl.domain.records import Bidang


def parent_code(kode: str, semua: Iterable[str]) -> str:
    """The code of the bidang that a seksi belongs to; "" for a bidang of its own."""
    if "." not in kode:
        return ""
    known = {k.casefold(): k for k in semua}
    head = kode
    while "." in head:
        head = head.rpartition(".")[0]
        if head.casefold() in known:
            return known[head.casefold()]
    return ""


def parent_of(bidang: Bidang, semua: Sequence[Bidang]) -> Bidang | None:
    """The bidang that a seksi belongs to; None for a bidang of its own."""
    code = parent_code(bidang.kode, (b.kode for b in semua))
    return next((b for b in semua if b.kode == code), None) if code else None


def top_units(semua: Sequence[Bidang]) -> tuple[Bidang, ...]:
    """The bidang that belong to no other."""
    return tuple(b for b in semua if parent_of(b, semua) is None)


def children_of(bidang: Bidang, semua: Sequence[Bidang]) -> tuple[Bidang, ...]:
    """The seksi of a bidang."""
    return tuple(b for b in semua if parent_of(b, semua) == bidang)


def distinct_name(bidang: Bidang, semua: Sequence[Bidang]) -> str:
    """The name, with the bidang's (or else the code) behind it where another unit has the same name."""
    own = bidang.nama.casefold()
    same = [b for b in semua if b.nama.casefold() == own]
    if len(same) < 2:  # noqa: PLR2004
        return bidang.nama
    parent = parent_of(bidang, semua)
    same = [b for b in same if parent_of(b, semua) == parent]
    return f"{bidang.nama} ({parent.nama})" if parent and len(same) == 1 else f"{bidang.nama} ({bidang.kode})"
