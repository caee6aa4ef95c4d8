"""Rows of a Renja sheet that no total counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.renja import Angka, BarisRenja, Jenis, Kelompok, RenjaBook
from lkjip_xl.domain.renja_sebutan import named, written


def audit_outside(book: RenjaBook) -> Iterator[Problem]:
    """Rows that no total counts: at the parent's cell, or at their own where they have none."""
    for induk in book.baris:
        luar = [b for b in book.children(induk) if b.di_luar_total and b.induk == induk.baris]
        if luar and (temuan := _left_out(book, induk, luar)):
            yield temuan
    for b in book.baris:
        if b.di_luar_total and b.induk is None and (angka := _first_money(b)) is not None:
            nilai = angka.nilai or Decimal(0)
            yield problem(
                "A40", sel=angka.sel, di=angka.sel, nomor=b.baris, baris=b.sebutan, ada=written(nilai)
            )


def _left_out(book: RenjaBook, induk: BarisRenja, luar: Sequence[BarisRenja]) -> Problem | None:
    for ukuran, angka in induk.angka.items():
        isi = [b.angka[ukuran] for b in luar if b.nilai(*ukuran)]
        if (
            ukuran.jenis is not Jenis.RP
            or ukuran.kelompok is Kelompok.TINGKAT
            or not isi
            or angka.nilai is None
        ):
            continue
        kurang = sum((a.nilai or Decimal(0) for a in isi), Decimal(0))
        atas = book.per_nomor.get(induk.induk or 0)
        return problem(
            "A30",
            sel=angka.sel,
            di=angka.sel,
            judul=ukuran.judul,
            baris=induk.sebutan,
            ada=written(angka.nilai),
            harus=written(angka.nilai + kurang),
            selisih=written(kurang),
            bagian=named(isi),
            akibat=f" Terbawa ke {atas.angka[ukuran].sel} dan total di atasnya." if atas else "",
        )
    return None


def _first_money(b: BarisRenja) -> Angka | None:
    return next((a for u, a in b.angka.items() if u.jenis is Jenis.RP and a.nilai), None)
