"""Formulas that are not what their neighbours are: other rows in a sum, another shape, a typed figure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.domain.renja.hitung import Hitungan
from lkjip_xl.domain.renja.lembar import (
    RP_BERJENJANG,
    Angka,
    BarisRenja,
    Jenis,
    Jenjang,
    Kelompok,
    RenjaBook,
    Ukuran,
)
from lkjip_xl.domain.renja.rumus import JenisRumus, Rumus, cell_name, parse_formula
from lkjip_xl.domain.renja.sebutan import runs

_CUKUP = 3  # copies that make a pattern
_Banyak = Mapping[tuple[Ukuran, bool], tuple[int, int]]
_DIHITUNG = (Kelompok.TAHUN, Kelompok.SD, Kelompok.TINGKAT)


@dataclass(frozen=True, slots=True)
class Penyimpangan:
    """A cell that differs from its neighbours.

    Attributes:
        kode: A28 for a formula, A29 for a typed figure.
        uraian: what differs, as a clause.
        sama: further cells of the row with the same slip, reported with this one.
    """

    kode: str
    baris: int
    ukuran: Ukuran
    uraian: str
    sama: tuple[str, ...] = ()


def deviations(book: RenjaBook, hitung: Hitungan) -> dict[str, Penyimpangan]:
    """Deviating cells by name, one entry per slip."""
    pola, banyak = _patterns(book), _counts(book)
    hasil: dict[str, Penyimpangan] = {}
    for b in book.baris:
        if b.lanjutan:
            continue
        for p in (
            *_sums(book, b),
            *_means(hitung, b),
            *_shapes(b, pola),
            *_chains(b),
            *_typed(book, b, banyak),
        ):
            hasil.setdefault(b.angka[p.ukuran].sel, p)
    return hasil


def formula_of(angka: Angka | None) -> Rumus | None:
    """The formula of a cell, read; None where it was typed or is blank."""
    if angka is None or angka.rumus is None:
        return None
    return parse_formula(angka.rumus, angka.baris, angka.kolom)


def _sums(book: RenjaBook, b: BarisRenja) -> Iterator[Penyimpangan]:
    """Sums that leave out a child or take in a stranger; a slip that most columns share is told once."""
    anak = frozenset(a.baris for a in book.summed(b))
    if b.jenjang is Jenjang.TOTAL:
        anak = _usual_parts(b) or anak
    kelompok: dict[frozenset[int], list[Ukuran]] = {}
    banyak = 0
    for ukuran in RP_BERJENJANG:
        rumus = formula_of(b.angka.get(ukuran))
        if rumus is None or rumus.jenis is not JenisRumus.JUMLAH:
            continue
        banyak += 1
        dijumlah = frozenset(r for r, _ in rumus.sel if r in book.per_nomor)
        if dijumlah != anak:
            kelompok.setdefault(dijumlah, []).append(ukuran)
    for dijumlah, ukuran_sama in kelompok.items():
        if len(ukuran_sama) * 2 > banyak:
            sama = tuple(b.angka[u].sel for u in ukuran_sama[1:])
            yield Penyimpangan(
                "A28", b.baris, ukuran_sama[0], _difference(b, ukuran_sama[0], dijumlah, anak, sama), sama
            )
        else:
            for u in ukuran_sama:
                yield Penyimpangan("A28", b.baris, u, _difference(b, u, dijumlah, anak, ()))


def _usual_parts(b: BarisRenja) -> frozenset[int]:
    """The rows that most sums of a closing row take."""
    suara = Counter(
        frozenset(r for r, _ in rumus.sel)
        for u in RP_BERJENJANG
        if (rumus := formula_of(b.angka.get(u))) is not None and rumus.jenis is JenisRumus.JUMLAH
    )
    return suara.most_common(1)[0][0] if suara else frozenset()


def _difference(
    b: BarisRenja, ukuran: Ukuran, dijumlah: frozenset[int], anak: frozenset[int], sama: Sequence[str]
) -> str:
    kolom = b.angka[ukuran].kolom
    kurang, lebih = runs(anak - dijumlah, kolom), runs(dijumlah - anak, kolom)
    bagian = [
        f"rumusnya melewatkan {kurang}" if kurang else "",
        f"rumusnya ikut menghitung {lebih}" if lebih else "",
    ]
    juga = f" (begitu pula {', '.join(sama)})" if sama else ""
    return " dan ".join(t for t in bagian if t) + juga


def _means(hitung: Hitungan, b: BarisRenja) -> Iterator[Penyimpangan]:
    anak = frozenset(a.baris for a in hitung.rata.get(b.baris, ()))
    for ukuran, angka in b.angka.items():
        rumus = formula_of(angka)
        if (
            ukuran.jenis is not Jenis.PERSEN
            or rumus is None
            or rumus.jenis is not JenisRumus.RATA
            or not anak
        ):
            continue
        dirata = frozenset(r for r, _ in rumus.sel)
        if dirata != anak:
            yield Penyimpangan("A28", b.baris, ukuran, _difference(b, ukuran, dirata, anak, ()))


def _chains(b: BarisRenja) -> Iterator[Penyimpangan]:
    for ukuran, angka in b.angka.items():
        rumus = formula_of(angka)
        if rumus is not None and rumus.berantai:
            yield Penyimpangan(
                "A28",
                b.baris,
                ukuran,
                f"={angka.rumus} memakai titik dua berantai, yang dibaca sebagai seluruh rentang",
            )


def _patterns(book: RenjaBook) -> dict[Ukuran, str]:
    """The shape that most formulas of a column share, sums and means of other rows left out."""
    pola: dict[Ukuran, Counter[str]] = {}
    for b in book.baris:
        for ukuran, angka in b.angka.items():
            rumus = formula_of(angka)
            if rumus is not None and rumus.jenis is JenisRumus.LAIN:
                pola.setdefault(ukuran, Counter())[rumus.pola] += 1
    hasil: dict[Ukuran, str] = {}
    for ukuran, suara in pola.items():
        terbanyak, jumlah = suara.most_common(1)[0]
        if jumlah >= _CUKUP and jumlah * 2 > suara.total():
            hasil[ukuran] = terbanyak
    return hasil


def _shapes(b: BarisRenja, pola: dict[Ukuran, str]) -> Iterator[Penyimpangan]:
    for ukuran, angka in b.angka.items():
        rumus = formula_of(angka)
        if rumus is None or rumus.jenis is not JenisRumus.LAIN or pola.get(ukuran, rumus.pola) == rumus.pola:
            continue
        contoh = _spelled(pola[ukuran], angka)
        yield Penyimpangan("A28", b.baris, ukuran, f"tertulis ={angka.rumus}, lazimnya ={contoh}")


def _spelled(pola: str, angka: Angka) -> str:
    """A shape as the formula it would be in a cell."""

    def absolute(cocok: re.Match[str]) -> str:
        return cell_name(angka.baris + int(cocok[1]), angka.kolom + int(cocok[2]))

    return re.sub(r"R\[(-?\d+)\]C\[(-?\d+)\]", absolute, pola)


def _typed(book: RenjaBook, b: BarisRenja, banyak: _Banyak) -> Iterator[Penyimpangan]:
    """A figure other than 0 typed where the sheet computes: in a computed column, in a parent's money."""
    berinduk = bool(book.summed(b))
    for ukuran, angka in b.angka.items():
        if angka.rumus is None and angka.nilai and _is_computed(banyak, ukuran, berinduk=berinduk):
            yield Penyimpangan("A29", b.baris, ukuran, "angka diketik, padahal sel sejenisnya rumus")


def _counts(book: RenjaBook) -> _Banyak:
    """How many cells of each kind hold formulas, and how many hold anything."""
    banyak: dict[tuple[Ukuran, bool], tuple[int, int]] = {}
    for b in book.baris:
        if b.lanjutan:
            continue
        berinduk = bool(book.summed(b))
        for ukuran, angka in b.angka.items():
            rumus, isi = banyak.get((ukuran, berinduk), (0, 0))
            ada = angka.rumus is not None
            banyak[ukuran, berinduk] = (rumus + ada, isi + (ada or angka.nilai is not None))
    return banyak


def _is_computed(banyak: _Banyak, ukuran: Ukuran, *, berinduk: bool) -> bool:
    """Whether most other cells of the kind of a typed one hold formulas."""
    if ukuran.kelompok not in _DIHITUNG and not (berinduk and ukuran.jenis is not Jenis.K):
        return False
    rumus, isi = banyak[ukuran, berinduk]
    return rumus >= _CUKUP and rumus * 2 > isi - 1
