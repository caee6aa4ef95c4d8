"""Rows of a Renja sheet that no total counts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.renja.lembar import Angka, BarisRenja, Jenis, Kelompok, RenjaBook, Ukuran
from lkjip_xl.domain.renja.sebutan import named, written


@dataclass(frozen=True, slots=True)
class Terlewat:
    """A total of a row that leaves out rows of its family: `bagian` are the figures that it lacks."""

    induk: BarisRenja
    ukuran: Ukuran
    bagian: tuple[Angka, ...]

    @property
    def kurang(self) -> Decimal:
        """What the total lacks."""
        return sum((a.nilai or Decimal(0) for a in self.bagian), Decimal(0))


def left_out(book: RenjaBook, induk: BarisRenja) -> tuple[Terlewat, ...]:
    """The totals of a row that leave out rows of its family, by column."""
    luar = [b for b in book.children(induk) if b.di_luar_total and b.induk == induk.baris]
    hasil: list[Terlewat] = []
    for ukuran, angka in induk.angka.items():
        isi = tuple(b.angka[ukuran] for b in luar if b.nilai(*ukuran))
        uang = ukuran.jenis is Jenis.RP and ukuran.kelompok is not Kelompok.TINGKAT
        if uang and isi and angka.nilai is not None:
            hasil.append(Terlewat(induk, ukuran, isi))
    return tuple(hasil)


def audit_outside(book: RenjaBook) -> Iterator[Problem]:
    """Rows that no total counts: once at the parent's cell, or at their own where they have none."""
    for induk in book.baris:
        yield from map(_short, left_out(book, induk)[:1])
    for b in book.baris:
        if b.di_luar_total and b.induk is None and (angka := _first_money(b)) is not None:
            nilai = angka.nilai or Decimal(0)
            yield problem(
                "A40", sel=angka.sel, di=angka.sel, nomor=b.baris, baris=b.sebutan, ada=written(nilai)
            )


def _short(lewat: Terlewat) -> Problem:
    angka = lewat.induk.angka[lewat.ukuran]
    ada = angka.nilai or Decimal(0)
    return problem(
        "A30",
        sel=angka.sel,
        di=angka.sel,
        judul=lewat.ukuran.judul,
        baris=lewat.induk.sebutan,
        ada=written(ada),
        harus=written(ada + lewat.kurang),
        selisih=written(lewat.kurang),
        bagian=named(lewat.bagian),
    )


def _first_money(b: BarisRenja) -> Angka | None:
    return next((a for u, a in b.angka.items() if u.jenis is Jenis.RP and a.nilai), None)
