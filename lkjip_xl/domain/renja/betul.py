"""A Renja sheet as it would be once its wrong cells are mended: each figure, and which cells change it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.renja.hitung import Harapan, Hitungan
from lkjip_xl.domain.renja.kebiasaan import agree, stored
from lkjip_xl.domain.renja.lembar import TRIWULAN, BarisRenja, Jenis, Kelompok, Ukuran
from lkjip_xl.domain.renja.luar import left_out

_TAHUN = Ukuran(Kelompok.TAHUN, Jenis.RP)


@dataclass(frozen=True, slots=True)
class Keliru:
    """A wrong cell: what it should hold, and the cell it is reported at, itself unless one cause is shared."""

    baris: BarisRenja
    ukuran: Ukuran
    harapan: Harapan
    dilaporkan: str

    @property
    def sel(self) -> str:
        """The cell."""
        return self.baris.angka[self.ukuran].sel


@dataclass(frozen=True, slots=True)
class Betul:
    """A mended figure; `sebab` are the reported cells that change it, none where it stays as it stands."""

    nilai: Decimal | None
    sebab: frozenset[str] = frozenset()


class Pembetulan:
    """The figures of a book after mending; each is computed once, from its parts up."""

    def __init__(self, hitung: Hitungan, akar: Mapping[str, Betul], tanpa: str = "") -> None:
        """`akar` are the wrong cells mended; those reported at `tanpa` stay as they stand."""
        self._hitung = hitung
        self._akar = akar
        self._tanpa = tanpa
        self._isi: dict[str, Betul] = {}

    def value(self, b: BarisRenja, ukuran: Ukuran) -> Decimal | None:
        """The figure once the wrong cells are mended."""
        return self.mended(b, ukuran).nilai

    def mended(self, b: BarisRenja, ukuran: Ukuran) -> Betul:
        """The figure and what changes it; a figure that one of its rules confirms stays as it stands."""
        angka, ada = b.angka.get(ukuran), stored(b, ukuran)
        if angka is None or ada is None:
            return Betul(ada)
        if angka.sel not in self._isi:
            akar = self._akar.get(angka.sel)
            tetap = Betul(ada) if akar is None or self._tanpa in akar.sebab else akar
            self._isi[angka.sel] = tetap if akar is not None else self._followed(b, ukuran, ada)
        return self._isi[angka.sel]

    def _followed(self, b: BarisRenja, ukuran: Ukuran, ada: Decimal) -> Betul:
        harapan = self._hitung.expectations(b, ukuran, self.value)
        if not harapan or any(agree(ada, h.nilai, ukuran) for h in harapan):
            return Betul(ada)
        bagian = [self._isi[a.sel] for a in harapan[0].bagian if a.nilai is not None]
        sebab = frozenset(s for satu in bagian for s in satu.sebab)
        return Betul(harapan[0].nilai, sebab) if sebab else Betul(ada)


def mended_cells(hitung: Hitungan, keliru: Iterable[Keliru]) -> dict[str, Betul]:
    """The wrong cells whose right figure is known; those that leave rows out get these on top."""
    isi = {
        k.sel: Betul(k.harapan.nilai, frozenset({k.dilaporkan})) for k in keliru if not _doubtful(hitung, k)
    }
    for induk in hitung.book.baris:
        lewat = left_out(hitung.book, induk)
        for satu in lewat:
            angka = induk.angka[satu.ukuran]
            dasar = isi.get(angka.sel, Betul(angka.nilai)).nilai or Decimal(0)
            pertama = induk.angka[lewat[0].ukuran].sel
            isi[angka.sel] = Betul(dasar + satu.kurang, frozenset({pertama}))
    return isi


def _doubtful(hitung: Hitungan, k: Keliru) -> bool:
    """Whether a figure may be right and one of its parts wrong, since the money around it adds up.

    So it is with a quarter whose year adds up, and with a year whose parent does: nothing above is wrong.
    """
    if k.ukuran.jenis is not Jenis.RP:
        return False
    if k.harapan.kode == "A20" and k.ukuran.kelompok in TRIWULAN:
        return _year_adds_up(hitung, k.baris)
    induk = hitung.book.per_nomor.get(k.baris.induk or 0)
    return k.harapan.kode == "A21" and induk is not None and _year_adds_up(hitung, induk)


def _year_adds_up(hitung: Hitungan, b: BarisRenja) -> bool:
    """Whether the year of a row is both the sum of its quarters and that of its children's years."""
    ada, harapan = stored(b, _TAHUN), hitung.expectations(b, _TAHUN)
    return ada is not None and len(harapan) > 1 and all(agree(ada, h.nilai, _TAHUN) for h in harapan)
