"""The door of a Renja workbook: `read_renja` to read it, `to_records` to take it over."""

from __future__ import annotations

import re
from pathlib import Path

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.renja.lembar import BarisRenja, Kelompok, RenjaBook
from lkjip_xl.domain.renja.records import HasilImpor, Realisasi, to_records
from lkjip_xl.domain.renja.rumus import cell_name, parse_formula
from lkjip_xl.domain.renja.susunan import arrange
from lkjip_xl.engines.openxml.package import Package, PackageError
from lkjip_xl.formats.renja.baris import PERANGKAT_DAERAH, read_rows
from lkjip_xl.formats.renja.lembar import LembarRenja, cell_text

__all__ = ["HasilImpor", "Realisasi", "read_renja", "to_records"]

_TAHUN = re.compile(r"\b(20[0-9]{2})\b")


def read_renja(path: Path) -> RenjaBook:
    """Read a Renja workbook; the first visible sheet that has the form's headings is the one.

    Raises:
        FileUnusableError: missing, damaged or foreign, or no sheet holds the form.
    """
    try:
        lembar = _find_sheet(Package.open(path))
    except PackageError as salah:
        raise FileUnusableError(
            f"Berkas {path.name} tidak dapat dibaca: {_reason(salah.reason)}.",
            "Buka berkas itu di Excel, simpan ulang sebagai Excel Workbook (.xlsx), lalu coba lagi.",
        ) from salah
    if lembar is None:
        raise FileUnusableError(
            f"Berkas {path.name} bukan buku kerja Evaluasi Hasil Renja: judul kolomnya tidak ditemukan.",
            "Pastikan lembarnya memuat judul Target, Realisasi Triwulan I sampai IV, serta kolom K dan Rp.",
        )
    return _book(path.name, lembar)


def _reason(kunci: str) -> str:
    """Why a package cannot be read, in the user's words."""
    if kunci in {"missing", "io"}:
        return "berkas tidak ditemukan atau sedang dipakai program lain"
    if kunci in {"ole", "encrypted"}:
        return "berkas terkunci sandi atau berformat Excel lama (.xls)"
    if kunci in {"packed", "inflated", "entries", "elements", "cells", "strings"}:
        return "isinya terlalu besar untuk sebuah formulir Renja"
    return "berkas rusak atau bukan buku kerja Excel (.xlsx)"


def _find_sheet(paket: Package) -> LembarRenja | None:
    for info in sorted(paket.sheets, key=lambda s: s.state != "visible"):
        lembar = LembarRenja.find(info.name, paket.cells(info.name), paket.merges(info.name))
        if lembar is not None:
            return lembar
    return None


def _book(berkas: str, lembar: LembarRenja) -> RenjaBook:
    baris = arrange(read_rows(lembar))
    if not baris:
        raise FileUnusableError(
            f"Lembar {lembar.nama} di {berkas} tidak berisi satu baris program pun.",
            "Isi formulirnya lebih dahulu, atau pilih berkas yang sudah terisi.",
        )
    tahun = _year(lembar)
    temuan = _reading_problems(lembar, baris)
    if tahun is None:
        temuan.append(problem("I24"))
    ditempatkan = tuple(p.at(berkas=berkas, lembar=lembar.nama) for p in temuan)
    return RenjaBook(berkas, lembar.nama, tahun, _office(lembar), dict(lembar.tata.angka), baris, ditempatkan)


def _year(lembar: LembarRenja) -> int | None:
    """The year of the plan: from the heading of its target, else from the sheet's title."""
    kolom = [k for u, k in lembar.tata.angka.items() if u.kelompok is Kelompok.TARGET]
    judul = [lembar.tata.kepala[min(kolom)]]
    judul += [cell_text(c) for (b, _), c in sorted(lembar.sel.items()) if b < lembar.tata.awal]
    return next((int(m[1]) for t in judul if (m := _TAHUN.search(t))), None)


def _office(lembar: LembarRenja) -> str:
    """The office, where the sheet says "Perangkat Daerah : ..." above its rows."""
    atas = sorted((letak, sel) for letak, sel in lembar.sel.items() if letak[0] <= lembar.tata.awal + 2)
    return next((m[1].strip() for _, s in atas if (m := PERANGKAT_DAERAH.match(cell_text(s)))), "")


def _reading_problems(lembar: LembarRenja, baris: tuple[BarisRenja, ...]) -> list[Problem]:
    """Formulas that point at themselves or were never calculated."""
    nomor = {b.baris for b in baris}
    temuan: list[Problem] = []
    for (b, k), sel in sorted(lembar.sel.items()):
        if b in nomor and sel.formula and (b, k) in parse_formula(sel.formula, b, k).sel:
            nama = cell_name(b, k)
            temuan.append(problem("A37", sel=nama, di=nama, rumus=sel.formula))
    hampa = [a for r in baris for a in r.angka.values() if lembar.is_uncalculated(a.baris, a.kolom)]
    if hampa:
        buta = [a.sel for a in hampa if a.nilai is None and not a.galat]
        akibat = f"; {len(buta)} tidak dapat dihitung di sini, mulai {buta[0]}" if buta else ""
        temuan.append(problem("A38", sel=hampa[0].sel, di=hampa[0].sel, jumlah=len(hampa), akibat=akibat))
    return temuan
