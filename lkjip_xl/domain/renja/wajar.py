"""Figures of a Renja sheet that cannot be, though they add up: errors, blanks, over the pagu, over 100 %."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.problems import Problem, Tingkat, problem
from lkjip_xl.domain.renja.hitung import Hitungan
from lkjip_xl.domain.renja.kebiasaan import Persen, close, shares
from lkjip_xl.domain.renja.lembar import (
    TRIWULAN,
    Angka,
    BarisRenja,
    Jenis,
    Jenjang,
    Kelompok,
    RenjaBook,
    Ukuran,
)
from lkjip_xl.domain.values import format_number, round_half_up

_SERATUS = Decimal(100)


def audit_plausibility(book: RenjaBook, hitung: Hitungan, salah: frozenset[str]) -> Iterator[Problem]:
    """The findings of every row; `salah` are cells already reported, so that no cause is told twice."""
    for b in book.baris:
        yield from _unreadable(b)
        if b.jenjang is Jenjang.TOTAL:
            continue
        yield from _blank_parts(b)
        yield from _negative(b)
        yield from _without_target(b)
        yield from _over_pagu(b)
        if hitung.kebiasaan.persen is not None:
            yield from _shares(b, hitung.kebiasaan.persen, salah)
    yield from _over_hundred(book)


def _at(kode: str, b: BarisRenja, ukuran: Ukuran, tingkat: Tingkat | None = None, **isi: str) -> Problem:
    sel = b.angka[ukuran].sel
    return problem(kode, sel=sel, tingkat=tingkat, di=sel, judul=ukuran.judul, baris=b.sebutan, **isi)


def _written(n: Decimal) -> str:
    return format_number(n, None)


def _unreadable(b: BarisRenja) -> Iterator[Problem]:
    for ukuran, angka in b.angka.items():
        if angka.galat:
            yield _at(
                "A27", b, ukuran, galat=angka.galat, rumus=f"={angka.rumus}" if angka.rumus else "tidak ada"
            )
        elif angka.teks:
            galat = Tingkat.GALAT if angka.nilai is None else None
            yield _at("A35", b, ukuran, galat, teks=angka.teks[:60])


def _blank_parts(b: BarisRenja) -> Iterator[Problem]:
    """Blank cells that a total of the row counts as 0; rows without a plan this year may stay blank."""
    if not b.direncanakan:
        return
    for jenis in (Jenis.K, Jenis.RP):
        for total, kelompok in (
            (Kelompok.TAHUN, TRIWULAN),
            (Kelompok.SD, (Kelompok.LALU, Kelompok.TAHUN)),
        ):
            jumlah = b.angka.get(Ukuran(total, jenis))
            bagian = [u for k in kelompok if (u := Ukuran(k, jenis)) in b.angka]
            kosong = [u for u in bagian if b.angka[u].kosong]
            if jumlah is None or jumlah.nilai is None or not kosong:
                continue
            sisa = ", ".join(b.angka[u].sel for u in kosong[1:])
            yield _at("A36", b, kosong[0], total=jumlah.sel, akibat=f" Kosong pula: {sisa}." if sisa else "")


def _negative(b: BarisRenja) -> Iterator[Problem]:
    for ukuran, angka in b.angka.items():
        if ukuran.kelompok in TRIWULAN and angka.nilai is not None and angka.nilai < -Decimal("0.000001"):
            yield _at("A32", b, ukuran, ada=_written(angka.nilai))


def _without_target(b: BarisRenja) -> Iterator[Problem]:
    """Something was reached or spent without a target or a pagu."""
    for jenis in (Jenis.K, Jenis.RP):
        target = b.angka.get(Ukuran(Kelompok.TARGET, jenis))
        if target is None or target.nilai or target.galat or target.teks:
            continue
        terisi = [u for k in (*TRIWULAN, Kelompok.TAHUN) if b.nilai(k, jenis) and (u := Ukuran(k, jenis))]
        if terisi:
            yield _at(
                "A33", b, terisi[0], ada=_written(b.angka[terisi[0]].nilai or Decimal(0)), target=target.sel
            )


def _over_pagu(b: BarisRenja) -> Iterator[Problem]:
    pagu, realisasi = b.nilai(Kelompok.TARGET, Jenis.RP), b.nilai(Kelompok.TAHUN, Jenis.RP)
    if pagu and realisasi is not None and realisasi > pagu + Decimal("0.5"):
        sel = b.angka[Ukuran(Kelompok.TARGET, Jenis.RP)].sel
        ukuran = Ukuran(Kelompok.TAHUN, Jenis.RP)
        yield _at("A31", b, ukuran, ada=_written(realisasi), harus=_written(pagu), pagu=sel)


def _shares(b: BarisRenja, persen: Persen, salah: frozenset[str]) -> Iterator[Problem]:
    """Percentages against performance: at most one finding per row, since one slip moves all that follow."""
    for u, angka in b.angka.items():
        if u.jenis is Jenis.PERSEN and angka.nilai is not None and angka.nilai > persen.per:
            nilai = _written(angka.nilai / persen.per * _SERATUS)
            yield _at("A39", b, u, ada=f"{nilai} %")
    terlapor = any(a.sel in salah for u, a in b.angka.items() if u.jenis is not Jenis.RP)
    beda = (
        []
        if terlapor
        else [s for s in shares(b, persen) if not _agrees(s[2], s[3], akhir=s[0] is Kelompok.TW4)]
    )
    if beda:
        kelompok, bagian, ada, _ = beda[-1] if beda[-1][0] is Kelompok.TW4 else beda[0]
        yield _share_problem(b, persen, kelompok, bagian, ada)


def _agrees(ada: Decimal, harus: Decimal, *, akhir: bool) -> bool:
    """Whether performance fits its percentage; whole pieces of work in hand count as not yet done."""
    utuh = ada == ada.to_integral_value() and abs(ada - harus) < 1
    return close(ada, harus) or (utuh and (not akhir or harus != harus.to_integral_value()))


def _share_problem(
    b: BarisRenja, persen: Persen, kelompok: Kelompok, bagian: Decimal, ada: Decimal
) -> Problem:
    target = b.angka[Ukuran(Kelompok.TARGET, Jenis.K)]
    sampai = TRIWULAN[: TRIWULAN.index(kelompok) + 1] if persen.kumulatif else (kelompok,)
    realisasi: list[Angka] = [b.angka[Ukuran(k, Jenis.K)] for k in sampai]
    nilai = ada / (target.nilai or Decimal(1)) * _SERATUS
    return _at(
        "A25",
        b,
        Ukuran(kelompok, Jenis.PERSEN),
        None if kelompok is Kelompok.TW4 else Tingkat.PERINGATAN,
        ada=f"{_written(bagian / persen.per * _SERATUS)} %",
        bagian=f"realisasi kinerja ({' + '.join(a.sel for a in realisasi)}) terhadap target {target.sel}",
        harus=f"{_written(round_half_up(nilai))} %",
        sebab="",
    )


def _over_hundred(book: RenjaBook) -> Iterator[Problem]:
    """Percentages of years added up; one finding, for the cause is one."""
    ukuran = Ukuran(Kelompok.SD, Jenis.K)
    lewat = [
        b
        for b in book.baris
        if b.satuan.strip() == "%" and (n := b.nilai(*ukuran)) is not None and n > _SERATUS
    ]
    if lewat:
        lain = ", ".join(b.angka[ukuran].sel for b in lewat[1:])
        akibat = f" Begitu pula {lain}." if lain else ""
        nilai = lewat[0].angka[ukuran].nilai or Decimal(0)
        yield _at("A34", lewat[0], ukuran, ada=_written(nilai), akibat=akibat)
