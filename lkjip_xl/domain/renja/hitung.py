"""What each figure of a Renja sheet should be, from its parts: the form's own rules (13 = 9+10+11+12 ...).

Every rule is computed from a reader of figures: those that stand, or those that are themselves right
(`true_value`). A cell that disagrees with the first but not with the second is right: one of its parts is
wrong and is reported there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.renja.kebiasaan import Kebiasaan, close, habits, stored
from lkjip_xl.domain.renja.lembar import (
    RP_BERJENJANG,
    TRIWULAN,
    Angka,
    BarisRenja,
    Jenis,
    Jenjang,
    Kelompok,
    RenjaBook,
    Ukuran,
)
from lkjip_xl.domain.renja.rata import averaged_children
from lkjip_xl.domain.renja.rumus import parse_formula

Baca = Callable[[BarisRenja, Ukuran], Decimal | None]


@dataclass(frozen=True, slots=True)
class Harapan:
    """What a cell should hold by one rule: the code of the finding, the figure, the cells it is made of."""

    kode: str
    nilai: Decimal
    bagian: tuple[Angka, ...]


class Hitungan:
    """The arithmetic of one book; expectations are looked up, figures that are right are remembered."""

    def __init__(self, book: RenjaBook) -> None:
        self.book = book
        self.kebiasaan: Kebiasaan = habits(book)
        self.rata = averaged_children(book)
        self._sejati: dict[tuple[int, Ukuran], Decimal | None] = {}

    def expectations(self, b: BarisRenja, ukuran: Ukuran, baca: Baca = stored) -> list[Harapan]:
        """What each rule that holds for a cell says; nothing for figures that people type."""
        aturan = (self._children, self._quarters, self._so_far, self._progress, self._mean, self._from_share)
        return [h for satu in aturan if (h := satu(b, ukuran, baca)) is not None]

    def true_value(self, b: BarisRenja, ukuran: Ukuran) -> Decimal | None:
        """The figure as its parts make it, all the way down to what people typed."""
        kunci = (b.baris, ukuran)
        if kunci not in self._sejati:
            self._sejati[kunci] = stored(b, ukuran)
            harapan = [] if self._confirmed(b, ukuran) else self.expectations(b, ukuran, self.true_value)
            if harapan and self._sejati[kunci] is not None:
                self._sejati[kunci] = harapan[0].nilai
        return self._sejati[kunci]

    def _confirmed(self, b: BarisRenja, ukuran: Ukuran) -> bool:
        """Whether the year of the row adds up with a quarter as it stands: then a child of it is wrong."""
        if ukuran.kelompok not in TRIWULAN or ukuran.jenis is not Jenis.RP:
            return False
        tahun = Ukuran(Kelompok.TAHUN, Jenis.RP)
        ada, harus = stored(b, tahun), self._quarters(b, tahun, stored)
        return ada is not None and harus is not None and close(ada, harus.nilai, rupiah=True)

    def _children(self, b: BarisRenja, ukuran: Ukuran, baca: Baca) -> Harapan | None:
        """A parent's money is the sum of its children's."""
        if ukuran not in RP_BERJENJANG and not (
            b.jenjang is Jenjang.TOTAL and ukuran.kelompok is Kelompok.SD
        ):
            return None
        if ukuran.jenis is not Jenis.RP:
            return None
        return _total("A20", self.book.summed(b), ukuran, baca)

    def _quarters(self, b: BarisRenja, ukuran: Ukuran, baca: Baca) -> Harapan | None:
        """The year is the sum of its quarters."""
        if ukuran.kelompok is not Kelompok.TAHUN or not self.kebiasaan.holds(ukuran):
            return None
        return _row_total("A21", b, [Ukuran(k, ukuran.jenis) for k in TRIWULAN], baca)

    def _so_far(self, b: BarisRenja, ukuran: Ukuran, baca: Baca) -> Harapan | None:
        """What was reached so far is what was reached before and this year."""
        if ukuran.kelompok is not Kelompok.SD or not self.kebiasaan.holds(ukuran):
            return None
        bagian = [Ukuran(k, ukuran.jenis) for k in (Kelompok.LALU, Kelompok.TAHUN)]
        return _row_total("A22", b, bagian, baca)

    def _progress(self, b: BarisRenja, ukuran: Ukuran, baca: Baca) -> Harapan | None:
        """The progress is what was reached so far over the target of the Renstra."""
        if ukuran.kelompok is not Kelompok.TINGKAT or not self.kebiasaan.holds(ukuran):
            return None
        atas, bawah = Ukuran(Kelompok.SD, ukuran.jenis), Ukuran(Kelompok.RENSTRA, ukuran.jenis)
        pembilang, penyebut = baca(b, atas), baca(b, bawah)
        if pembilang is None or not penyebut:
            return None
        nilai = pembilang / penyebut * self.kebiasaan.skala(ukuran)
        return Harapan("A23", nilai, (b.angka[atas], b.angka[bawah]))

    def _mean(self, b: BarisRenja, ukuran: Ukuran, baca: Baca) -> Harapan | None:
        """A parent's percentage is the mean of its children's, where the sheet's own formulas say so."""
        anggota = self.rata.get(b.baris, ()) if ukuran.jenis is Jenis.PERSEN else ()
        isi = [
            (a.angka[ukuran], n) for a in anggota if ukuran in a.angka and (n := baca(a, ukuran)) is not None
        ]
        if not isi:
            return None
        rata = sum((n for _, n in isi), Decimal(0)) / len(isi)
        return Harapan("A24", rata, tuple(a for a, _ in isi))

    def _from_share(self, b: BarisRenja, ukuran: Ukuran, baca: Baca) -> Harapan | None:
        """A quarter that is computed from its percentage: share x target - the quarters before."""
        skala = self.kebiasaan.persen
        if ukuran.jenis is not Jenis.K or ukuran.kelompok not in TRIWULAN or skala is None:
            return None
        urutan = TRIWULAN.index(ukuran.kelompok)
        persen, target = Ukuran(ukuran.kelompok, Jenis.PERSEN), Ukuran(Kelompok.TARGET, Jenis.K)
        if not self._driven(b, ukuran, persen):
            return None
        bagian, sasaran = baca(b, persen), baca(b, target)
        if bagian is None or sasaran is None:
            return None
        lalu = [Ukuran(k, Jenis.K) for k in TRIWULAN[:urutan]] if skala.kumulatif else []
        nilai = bagian / skala.per * sasaran - sum((baca(b, u) or Decimal(0) for u in lalu), Decimal(0))
        return Harapan("A26", nilai, tuple(b.angka[u] for u in (persen, target, *lalu)))

    def _driven(self, b: BarisRenja, ukuran: Ukuran, persen: Ukuran) -> bool:
        """Whether the formula of a quarter's performance uses the percentage of its row."""
        angka, bagian = b.angka.get(ukuran), b.angka.get(persen)
        if (
            angka is None
            or bagian is None
            or angka.rumus is None
            or Ukuran(Kelompok.TARGET, Jenis.K) not in b.angka
        ):
            return False
        return (bagian.baris, bagian.kolom) in parse_formula(angka.rumus, angka.baris, angka.kolom).sel


def _total(kode: str, baris: Sequence[BarisRenja], ukuran: Ukuran, baca: Baca) -> Harapan | None:
    isi = [(b.angka[ukuran], n) for b in baris if ukuran in b.angka and (n := baca(b, ukuran)) is not None]
    if not isi:
        return None
    return Harapan(kode, sum((n for _, n in isi), Decimal(0)), tuple(a for a, _ in isi))


def _row_total(kode: str, b: BarisRenja, ukuran: Sequence[Ukuran], baca: Baca) -> Harapan | None:
    isi = [(b.angka[u], n) for u in ukuran if u in b.angka and (n := baca(b, u)) is not None]
    if not isi or any(u not in b.angka or b.angka[u].galat for u in ukuran):
        return None
    return Harapan(kode, sum((n for _, n in isi), Decimal(0)), tuple(a for a, _ in isi))
