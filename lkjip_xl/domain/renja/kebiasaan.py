"""How this sheet computes: which rules of the form its rows follow, and on which scale.

An office may keep a column its own way (the last quarter instead of the sum, 0,85 instead of 85). A rule
that most rows break is a habit, not a mistake, and is not held against every row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from lkjip_xl.domain.records import Konsolidasi
from lkjip_xl.domain.renja.lembar import TRIWULAN, BarisRenja, Jenis, Kelompok, RenjaBook, Ukuran

_SETENGAH_RUPIAH = Decimal("0.5")
_RELATIF = Decimal("0.000001")
_SERATUS: Final = Decimal(100)
_CUKUP = 3  # rows: fewer say nothing about a habit

_DIHITUNG = tuple(
    Ukuran(k, j) for k in (Kelompok.TAHUN, Kelompok.SD, Kelompok.TINGKAT) for j in (Jenis.K, Jenis.RP)
)


@dataclass(frozen=True, slots=True)
class Persen:
    """How percentages per quarter are kept: of 1 or of 100, and of the year so far or of one quarter."""

    per: Decimal
    kumulatif: bool


@dataclass(frozen=True, slots=True)
class Kebiasaan:
    """The rules a sheet follows.

    `aturan` gives for each computed column whether its rule holds; `skala_tingkat` the scale of the
    progress; `persen` is None where there are no percentages or no rule fits them.
    """

    aturan: Mapping[Ukuran, bool]
    skala_tingkat: Mapping[Ukuran, Decimal]
    persen: Persen | None
    konsolidasi: Konsolidasi

    def holds(self, ukuran: Ukuran) -> bool:
        """Whether the form's rule for a computed column is the sheet's."""
        return self.aturan.get(ukuran, False)

    def skala(self, ukuran: Ukuran) -> Decimal:
        """What a progress of 100 % is written as: 100 or 1."""
        return self.skala_tingkat.get(ukuran, _SERATUS)


def stored(b: BarisRenja, ukuran: Ukuran) -> Decimal | None:
    """The figure of a row as it stands."""
    return b.nilai(*ukuran)


def close(a: Decimal, b: Decimal, *, rupiah: bool = False) -> bool:
    """Whether two figures agree: rupiah to half a rupiah, others beyond binary noise."""
    if rupiah:
        return abs(a - b) <= _SETENGAH_RUPIAH
    return abs(a - b) <= _RELATIF * max(abs(a), abs(b), Decimal(1))


def agree(a: Decimal, b: Decimal, ukuran: Ukuran) -> bool:
    """Whether two figures of a column agree; a progress in rupiah is a percentage."""
    return close(a, b, rupiah=ukuran.jenis is Jenis.RP and ukuran.kelompok is not Kelompok.TINGKAT)


def habits(book: RenjaBook) -> Kebiasaan:
    """Read the habits of a sheet off its rows."""
    skala = {u: _progress_scale(book, u) for u in _DIHITUNG if u.kelompok is Kelompok.TINGKAT}
    aturan = {u: _follows(book, u, skala.get(u, _SERATUS)) for u in _DIHITUNG if u in book.kolom}
    return Kebiasaan(aturan, skala, _percent_habit(book), _consolidation(book))


def _most(hasil: Iterable[bool]) -> bool:
    """Whether most agree; too few rows are held to the form."""
    semua = list(hasil)
    return len(semua) < _CUKUP or sum(semua) * 2 >= len(semua)


def _follows(book: RenjaBook, ukuran: Ukuran, skala: Decimal) -> bool:
    return _most(
        agree(ada, harus, ukuran)
        for b in book.baris
        if (ada := b.nilai(*ukuran)) is not None and (harus := _expected(b, ukuran, skala))
    )


def _expected(b: BarisRenja, ukuran: Ukuran, skala: Decimal) -> Decimal | None:
    jenis = ukuran.jenis
    if ukuran.kelompok is Kelompok.TINGKAT:
        atas, bawah = b.nilai(Kelompok.SD, jenis), b.nilai(Kelompok.RENSTRA, jenis)
        return None if atas is None or not bawah else atas / bawah * skala
    kelompok = TRIWULAN if ukuran.kelompok is Kelompok.TAHUN else (Kelompok.LALU, Kelompok.TAHUN)
    isi = [n for k in kelompok if (n := b.nilai(k, jenis)) is not None]
    return sum(isi, Decimal(0)) if isi else None


def _progress_scale(book: RenjaBook, ukuran: Ukuran) -> Decimal:
    cocok = {
        skala: sum(
            close(ada, harus)
            for b in book.baris
            if (ada := b.nilai(*ukuran)) is not None and (harus := _expected(b, ukuran, skala))
        )
        for skala in (_SERATUS, Decimal(1))
    }
    return max(cocok, key=lambda s: cocok[s])


def shares(b: BarisRenja, persen: Persen) -> Iterator[tuple[Kelompok, Decimal, Decimal, Decimal]]:
    """Per quarter: its percentage, the performance it stands for, and percentage x target."""
    target = b.nilai(Kelompok.TARGET, Jenis.K)
    jumlah = Decimal(0)
    for k in TRIWULAN:
        nilai, bagian = b.nilai(k, Jenis.K), b.nilai(k, Jenis.PERSEN)
        if not target or nilai is None:
            return
        jumlah = jumlah + nilai if persen.kumulatif else nilai
        if bagian is not None:
            yield k, bagian, jumlah, bagian / persen.per * target


def _percent_habit(book: RenjaBook) -> Persen | None:
    """The way that fits most rows, where it fits at least half of them."""
    suara: dict[Persen, tuple[int, int]] = {}
    for persen in (Persen(per, kumulatif) for kumulatif in (True, False) for per in (Decimal(1), _SERATUS)):
        hasil = [
            close(ada, harus) for b in book.baris for _, _, ada, harus in shares(b, persen) if ada or harus
        ]
        suara[persen] = (sum(hasil), len(hasil))
    terbaik = max(suara, key=lambda p: suara[p][0])
    cocok, semua = suara[terbaik]
    return terbaik if cocok * 2 >= semua > 0 else None


def _consolidation(book: RenjaBook) -> Konsolidasi:
    """How quarters make the year in this sheet; the form's sum where rows do not say otherwise."""
    suara: Counter[Konsolidasi] = Counter()
    for b in book.baris:
        isi = [n for k in TRIWULAN if (n := b.nilai(k, Jenis.K)) is not None]
        tahun = b.nilai(Kelompok.TAHUN, Jenis.K)
        if tahun is None or sum(map(bool, isi)) <= 1:
            continue
        suara[Konsolidasi.JUMLAH] += close(tahun, sum(isi, Decimal(0)))
        suara[Konsolidasi.NILAI_AKHIR] += close(tahun, isi[-1])
        suara[Konsolidasi.RATA_RATA] += close(tahun, sum(isi, Decimal(0)) / len(isi))
    return max(Konsolidasi, key=lambda k: (suara[k], k is Konsolidasi.JUMLAH))
