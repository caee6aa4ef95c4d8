"""The audit of a Renja workbook: every figure that disagrees with its parts, once, at its own cell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.renja import Angka, BarisRenja, Jenis, Jenjang, Kelompok, RenjaBook, Ukuran
from lkjip_xl.domain.renja_hitung import Harapan, Hitungan
from lkjip_xl.domain.renja_kebiasaan import close, stored
from lkjip_xl.domain.renja_luar import audit_outside
from lkjip_xl.domain.renja_pola import Penyimpangan, deviations
from lkjip_xl.domain.renja_sebutan import named, written
from lkjip_xl.domain.renja_wajar import audit_plausibility

_TERBANYAK_DISEBUT = 12
_SEMUA = 3  # quarters of a row that are wrong together
_DIPAKAI = {
    Kelompok.TARGET: 3,
    Kelompok.RENSTRA: 2,
    Kelompok.LALU: 1,
    Kelompok.TAHUN: 1,
    Kelompok.SD: 2,
    Kelompok.TINGKAT: 3,
}  # the first of year, sum so far and progress that a column feeds; the quarters feed all three


def audit_renja(book: RenjaBook) -> tuple[Problem, ...]:
    """Every finding of a book in the order of its cells; those met while reading it included.

    A cell is wrong when it disagrees with its parts as they stand and as they should be; a total that
    merely carries a wrong part is named in that part's message, not reported again. A formula that differs
    from its neighbours' is the reason of a wrong figure, or a warning of its own where the figure agrees.
    """
    hitung = Hitungan(book)
    beda = deviations(book, hitung)
    salah = dict(_wrong_cells(book, hitung, beda))
    temuan = [*salah.values(), *audit_outside(book), *_warnings(book, beda, salah)]
    temuan += audit_plausibility(book, hitung, frozenset(salah))
    ditempatkan = [p.at(berkas=book.berkas, lembar=book.lembar) for p in temuan]
    return tuple(sorted({*book.temuan, *ditempatkan}, key=_place))


def _place(p: Problem) -> tuple[int, int, str, str]:
    huruf = p.sel.rstrip("0123456789")
    return int(p.sel[len(huruf) :] or 0), len(huruf), huruf, p.kode


def _wrong_cells(
    book: RenjaBook, hitung: Hitungan, beda: dict[str, Penyimpangan]
) -> Iterator[tuple[str, Problem]]:
    for b in book.baris:
        keliru = [(u, h) for u in b.angka if (h := _disagreeing(hitung, b, u)) is not None]
        for ukuran, harapan in _one_cause(keliru):
            sel = b.angka[ukuran].sel
            yield sel, _wrong(hitung, b, ukuran, harapan, beda.get(sel))


def _one_cause(keliru: list[tuple[Ukuran, Harapan]]) -> list[tuple[Ukuran, Harapan]]:
    """Quarters that all disagree with share x target have one cause, the target: told at the first."""
    triwulan = [k for k in keliru if k[1].kode == "A26"]
    if len(triwulan) < _SEMUA:
        return keliru
    return [k for k in keliru if k[1].kode != "A26" or k is triwulan[0]]


def _disagreeing(hitung: Hitungan, b: BarisRenja, ukuran: Ukuran) -> Harapan | None:
    """The first rule that a cell breaks by its parts as they stand and as they should be."""
    ada = stored(b, ukuran)
    sejati = {h.kode: h for h in hitung.expectations(b, ukuran, sejati=True)}
    for harapan in hitung.expectations(b, ukuran):
        benar = sejati.get(harapan.kode, harapan)
        if ada is not None and not _same(ada, harapan.nilai, ukuran) and not _same(ada, benar.nilai, ukuran):
            return benar
    return None


def _same(a: Decimal, b: Decimal, ukuran: Ukuran) -> bool:
    rupiah = ukuran.jenis is Jenis.RP and ukuran.kelompok is not Kelompok.TINGKAT
    return close(a, b, rupiah=rupiah)


def _wrong(
    hitung: Hitungan,
    b: BarisRenja,
    ukuran: Ukuran,
    harapan: Harapan,
    beda: Penyimpangan | None,
) -> Problem:
    ada = stored(b, ukuran) or Decimal(0)
    angka = b.angka[ukuran]
    return problem(
        harapan.kode,
        sel=angka.sel,
        di=angka.sel,
        judul=ukuran.judul,
        baris=b.sebutan,
        ada=written(ada),
        harus=written(harapan.nilai),
        selisih=written(abs(ada - harapan.nilai)),
        bagian=named(harapan.bagian),
        sebab=_cause(angka, beda),
        akibat=_consequences(hitung, b, ukuran),
    )


def _cause(angka: Angka, beda: Penyimpangan | None) -> str:
    if beda is not None:
        return f" Sebabnya: {beda.uraian}."
    return "" if angka.rumus is not None else " Angka ini diketik, bukan rumus."


def _consequences(hitung: Hitungan, b: BarisRenja, ukuran: Ukuran) -> str:
    """The totals above and beside that carry a wrong figure."""
    terbawa = [a.sel for a in _carriers(hitung, b, ukuran)]
    return f" Ikut keliru atau tidak cocok: {', '.join(terbawa[:_TERBANYAK_DISEBUT])}." if terbawa else ""


def _carriers(hitung: Hitungan, b: BarisRenja, ukuran: Ukuran) -> Iterator[Angka]:
    """Cells up the family, and those of the same rows, that differ from what they should be."""
    book = hitung.book
    garis: list[BarisRenja] = [b]
    while (atas := garis[-1].induk) is not None:
        garis.append(book.per_nomor[atas])
    garis += [t for t in book.baris if t.jenjang is Jenjang.TOTAL and t is not b]
    for baris in garis:
        for u in (ukuran, *_dependents(ukuran)):
            angka = baris.angka.get(u)
            if angka is None or angka.nilai is None or (baris is b and u == ukuran):
                continue
            benar = hitung.true_value(baris, u)
            harapan = hitung.expectations(baris, u)
            selisih = [h for h in harapan if not _same(angka.nilai, h.nilai, u)]
            if (benar is not None and not _same(angka.nilai, benar, u)) or selisih:
                yield angka


def _dependents(ukuran: Ukuran) -> tuple[Ukuran, ...]:
    """The columns of the same row that are computed from a column."""
    if ukuran.jenis is Jenis.PERSEN:
        return (Ukuran(ukuran.kelompok, Jenis.K),)
    urutan = (Kelompok.TAHUN, Kelompok.SD, Kelompok.TINGKAT)
    mulai = _DIPAKAI.get(ukuran.kelompok, 0)
    return tuple(Ukuran(k, ukuran.jenis) for k in urutan[mulai:])


def _warnings(book: RenjaBook, beda: dict[str, Penyimpangan], salah: dict[str, Problem]) -> Iterator[Problem]:
    """Formulas that deviate though the figure agrees, and figures typed over formulas."""
    for sel, p in beda.items():
        if sel in salah or any(lain in salah for lain in p.sama):
            continue
        b, ukuran = book.per_nomor[p.baris], p.ukuran
        if p.kode == "A29":
            ada = written(stored(b, ukuran) or Decimal(0))
            yield problem("A29", sel=sel, di=sel, judul=ukuran.judul, baris=b.sebutan, ada=ada)
        else:
            yield problem("A28", sel=sel, di=sel, judul=ukuran.judul, baris=b.sebutan, beda=p.uraian)
