"""Which figures moved between two versions of the draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lkjip_xl.domain.angka_draf import AngkaTercetak
from lkjip_xl.domain.cocok.teks import same

TIADA = "tidak ada"


@dataclass(frozen=True, slots=True)
class AngkaBerubah:
    """One figure with what it said before and after; "tidak ada" where a version does not print it."""

    tag: str
    sebutan: str
    lama: str
    baru: str
    asal: str = ""

    def as_row(self, nomor: int) -> dict[str, str | int]:
        """The row of the master's table."""
        return {
            "No": nomor,
            "Angka": self.sebutan,
            "Sebelum": self.lama,
            "Sesudah": self.baru,
            "Asal": self.asal,
        }


def moved_figures(
    lama: Mapping[str, AngkaTercetak], baru: Mapping[str, AngkaTercetak]
) -> tuple[AngkaBerubah, ...]:
    """Figures that say something else, those that came, then those that went; by the order of the rekap."""
    return tuple(_moved(lama, baru))


def _moved(lama: Mapping[str, AngkaTercetak], baru: Mapping[str, AngkaTercetak]) -> Iterator[AngkaBerubah]:
    for tag, a in baru.items():
        before = lama[tag].teks if tag in lama else TIADA
        if not same(before, a.teks):
            yield AngkaBerubah(tag, a.sebutan, before, a.teks, a.asal)
    for tag, a in lama.items():
        if tag not in baru:
            yield AngkaBerubah(tag, a.sebutan, a.teks, TIADA, a.asal)
