"""Whose money a budget line is: every rupiah belongs to one sasaran, also where a child serves another one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lkjip_xl.domain.rules.anggaran import children

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from lkjip_xl.domain.records import BarisAnggaran


@dataclass(frozen=True, slots=True)
class Potongan:
    """A part of the budget tree that serves one sasaran.

    Its money is that of line `baris` less that of the lines `keluar` below it, which serve another;
    `sasaran` is a key, "" where none is named. A line without a sasaran of the indicators serves that of
    its parent: what stands there may be the sasaran of a kegiatan.
    """

    sasaran: str
    baris: str
    keluar: tuple[str, ...]


def goal_key(nama: str) -> str:
    """A sasaran for comparison: letter case and the number of blanks do not matter."""
    return " ".join(nama.split()).casefold()


def share_out(anggaran: Mapping[str, BarisAnggaran], sasaran: Collection[str]) -> tuple[Potongan, ...]:
    """The whole budget in parts of one sasaran each, in the order of the lines; no rupiah is in two.

    `sasaran` are the keys of those that have indicators.
    """
    induk = parents(anggaran)
    dikenal = frozenset(sasaran) - {""}
    milik = {kode: _goal_of(kode, anggaran, induk, dikenal) for kode in anggaran}
    pangkal: dict[str, list[str]] = {
        kode: [] for kode in anggaran if kode not in induk or milik[induk[kode]] != milik[kode]
    }
    for kode in pangkal:
        if kode in induk:
            atas = induk[kode]
            while atas not in pangkal:
                atas = induk[atas]
            pangkal[atas].append(kode)
    return tuple(Potongan(milik[kode], kode, tuple(keluar)) for kode, keluar in pangkal.items())


def parents(anggaran: Mapping[str, BarisAnggaran]) -> dict[str, str]:
    """Code -> code of the line directly above it; top lines are left out."""
    return {anak: induk for induk, semua in children(anggaran).items() for anak in semua}


def _goal_of(
    kode: str, anggaran: Mapping[str, BarisAnggaran], induk: Mapping[str, str], sasaran: Collection[str]
) -> str:
    while (nama := goal_key(anggaran[kode].sasaran)) not in sasaran and kode in induk:
        kode = induk[kode]
    return nama
