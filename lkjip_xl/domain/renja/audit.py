"""The audit of a Renja workbook: every figure that disagrees with its parts, once, at its own cell."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.renja.betul import Keliru
from lkjip_xl.domain.renja.hitung import Harapan, Hitungan
from lkjip_xl.domain.renja.ikutan import audit_consequences
from lkjip_xl.domain.renja.kebiasaan import agree, stored
from lkjip_xl.domain.renja.lembar import Angka, BarisRenja, RenjaBook, Ukuran
from lkjip_xl.domain.renja.luar import audit_outside
from lkjip_xl.domain.renja.pola import Penyimpangan, deviations
from lkjip_xl.domain.renja.sebutan import named, written
from lkjip_xl.domain.renja.wajar import audit_plausibility

_SEMUA = 3  # quarters of a row that are wrong together


def audit_renja(book: RenjaBook) -> tuple[Problem, ...]:
    """Every finding of a book in the order of its cells; those met while reading it included.

    A cell is wrong when it disagrees with its parts as they stand and as they should be; a figure that only
    follows a wrong cell is a warning that names it. A formula that differs from its neighbours' is the
    reason of a wrong figure, or a warning of its own where the figure agrees.
    """
    hitung = Hitungan(book)
    beda = deviations(book, hitung)
    keliru = tuple(_wrong_cells(hitung))
    salah = {k.sel: _wrong(k, beda.get(k.sel)) for k in keliru if k.dilaporkan == k.sel}
    temuan = [*salah.values(), *audit_outside(book), *_warnings(book, beda, salah)]
    temuan += audit_plausibility(book, hitung, frozenset(salah))
    temuan += audit_consequences(hitung, keliru, frozenset(p.sel for p in temuan))
    ditempatkan = [p.at(berkas=book.berkas, lembar=book.lembar) for p in temuan]
    return tuple(sorted({*book.temuan, *ditempatkan}, key=_place))


def _place(p: Problem) -> tuple[int, int, str, str]:
    huruf = p.sel.rstrip("0123456789")
    return int(p.sel[len(huruf) :] or 0), len(huruf), huruf, p.kode


def _wrong_cells(hitung: Hitungan) -> Iterator[Keliru]:
    """Every cell that breaks a rule; quarters that all disagree with share x target have one cause."""
    for b in hitung.book.baris:
        keliru = [(u, h) for u in b.angka if (h := _disagreeing(hitung, b, u)) is not None]
        triwulan = [b.angka[u].sel for u, h in keliru if h.kode == "A26"]
        bersama = triwulan if len(triwulan) >= _SEMUA else []
        for ukuran, harapan in keliru:
            sel = b.angka[ukuran].sel
            yield Keliru(b, ukuran, harapan, bersama[0] if sel in bersama else sel)


def _disagreeing(hitung: Hitungan, b: BarisRenja, ukuran: Ukuran) -> Harapan | None:
    """The first rule that a cell breaks by its parts as they stand and as they should be."""
    ada = stored(b, ukuran)
    sejati = {h.kode: h for h in hitung.expectations(b, ukuran, hitung.true_value)}
    for harapan in hitung.expectations(b, ukuran):
        benar = sejati.get(harapan.kode, harapan)
        if ada is not None and not agree(ada, harapan.nilai, ukuran) and not agree(ada, benar.nilai, ukuran):
            return benar
    return None


def _wrong(k: Keliru, beda: Penyimpangan | None) -> Problem:
    angka, harus = k.baris.angka[k.ukuran], k.harapan.nilai
    ada = angka.nilai or Decimal(0)
    return problem(
        k.harapan.kode,
        sel=angka.sel,
        di=angka.sel,
        judul=k.ukuran.judul,
        baris=k.baris.sebutan,
        ada=written(ada),
        harus=written(harus),
        selisih=written(abs(ada - harus)),
        bagian=named(k.harapan.bagian),
        sebab=_cause(angka, beda),
    )


def _cause(angka: Angka, beda: Penyimpangan | None) -> str:
    if beda is not None:
        return f" Sebabnya: {beda.uraian}."
    return "" if angka.rumus is not None else " Angka ini diketik, bukan rumus."


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
