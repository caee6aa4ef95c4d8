"""Reading an "Evaluasi Hasil Renja" workbook: the sheet, its rows, every figure with its cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.renja import Angka, BarisRenja, Jenis, Jenjang, Kelompok, RenjaBook, Ukuran
from lkjip_xl.domain.renja_records import HasilImpor, to_records
from lkjip_xl.domain.renja_rumus import cell_name, parse_formula
from lkjip_xl.domain.renja_susunan import arrange
from lkjip_xl.domain.values import parse_number, parse_rupiah
from lkjip_xl.engines.openxml.package import Cell, Package, PackageError
from lkjip_xl.engines.openxml.refs import parse_area
from lkjip_xl.formats.renja_kolom import Sel, Tata, find_layout

__all__ = ["HasilImpor", "read_renja", "to_records"]

_BARIS_TERBANYAK = 3_000
_LEBAR_GABUNG = 50_000  # cells of a merged area worth following
_TAHUN = re.compile(r"\b(20[0-9]{2})\b")
_KODE = re.compile(r"[0-9X]{1,4}(?:\.[0-9X]{1,4}){0,6}\.?")
_PENUTUP = re.compile(
    r"\s*(?:jumlah|total|rata-?\s?rata|predikat|faktor|tindak lanjut|usulan|disusun|dievaluasi|disetujui"
    r"|catatan|keterangan)\b",
    re.IGNORECASE,
)
_TOTAL = re.compile(r"\s*(?:jumlah|total)\b", re.IGNORECASE)
_PD = re.compile(r"(?:nama\s+)?(?:perangkat daerah|opd|skpd)\s*:\s*(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Lembar:
    """One sheet as read: cells, the first cell of every merged area, its layout."""

    nama: str
    sel: Mapping[Sel, Cell]
    gabung: Mapping[Sel, Sel]
    tata: Tata

    def text(self, baris: int, kolom: int) -> str:
        """The text of a cell, "" where blank."""
        return _text(self.sel.get((baris, kolom)))

    def merged_text(self, baris: int, kolom: int) -> str:
        """The text of a cell, or of the merged area it is part of."""
        return self.text(*self.gabung.get((baris, kolom), (baris, kolom)))


def read_renja(path: Path) -> RenjaBook:
    """Read a Renja workbook; the first sheet that has the form's headings is the one.

    Raises:
        FileUnusableError: missing, damaged or foreign, or no sheet holds the form.
    """
    try:
        lembar = _find_sheet(Package.open(path))
    except PackageError as salah:
        raise FileUnusableError(
            f"Berkas {path.name} tidak dapat dibaca: rusak, terkunci sandi, atau bukan buku kerja .xlsx.",
            "Buka berkas itu di Excel, simpan ulang sebagai Excel Workbook (.xlsx), lalu coba lagi.",
        ) from salah
    if lembar is None:
        raise FileUnusableError(
            f"Berkas {path.name} bukan buku kerja Evaluasi Hasil Renja: judul kolomnya tidak ditemukan.",
            "Pastikan lembarnya memuat judul Target, Realisasi Triwulan I sampai IV, serta kolom K dan Rp.",
        )
    return _book(path.name, lembar)


def _find_sheet(paket: Package) -> _Lembar | None:
    terurut = sorted(paket.sheets, key=lambda s: s.state != "visible")
    for info in terurut:
        sel = paket.cells(info.name)
        gabung = _merged(paket.merges(info.name))
        tata = find_layout({k: t for k, c in sel.items() if (t := _text(c))}, gabung)
        if tata is not None and tata.layak:
            return _Lembar(info.name, sel, gabung, tata)
    return None


def _merged(areas: tuple[str, ...]) -> dict[Sel, Sel]:
    gabung: dict[Sel, Sel] = {}
    for teks in areas:
        area = parse_area(teks)
        if area.rows * area.columns + len(gabung) > _LEBAR_GABUNG:
            continue
        for b in range(area.top, area.bottom + 1):
            for k in range(area.left, area.right + 1):
                gabung[b, k] = (area.top, area.left)
    return gabung


def _text(sel: Cell | None) -> str:
    """What a cell shows as text; a whole number without its ".0"."""
    if sel is None or sel.value is None or isinstance(sel.value, bool):
        return ""
    if isinstance(sel.value, float):
        return str(int(sel.value)) if sel.value.is_integer() else repr(sel.value)
    return re.sub(r"\s+", " ", str(sel.value)).strip()


def _book(berkas: str, lembar: _Lembar) -> RenjaBook:
    baris = arrange(_rows(lembar))
    tahun = _year(lembar)
    temuan = [p.at(berkas=berkas, lembar=lembar.nama) for p in _reading_problems(lembar, baris)]
    if tahun is None:
        temuan.append(problem("I24", berkas=berkas, lembar=lembar.nama))
    return RenjaBook(
        berkas, lembar.nama, tahun, _office(lembar), dict(lembar.tata.angka), baris, tuple(temuan)
    )


def _rows(lembar: _Lembar) -> list[BarisRenja]:
    """Every row of data from the first below the heading to the last before the closing block."""
    terakhir = max(b for b, _ in lembar.sel)
    isi: list[BarisRenja] = []
    total: BarisRenja | None = None
    sasaran = tujuan = ""
    for nomor in range(lembar.tata.awal, min(terakhir, lembar.tata.awal + _BARIS_TERBANYAK) + 1):
        sasaran = _column_text(lembar, nomor, "sasaran_pd", "sasaran") or sasaran
        tujuan = _column_text(lembar, nomor, "tujuan") or tujuan
        baris = _one_row(lembar, nomor, bool(isi))
        if baris is not None and baris.jenjang is Jenjang.TOTAL:
            total = total or baris
        elif baris is not None:  # rows go on: what looked like the closing row was not
            isi, total = [*isi, _with_aims(baris, sasaran, tujuan)], None
    return isi if total is None else [*isi, total]


def _with_aims(baris: BarisRenja, sasaran: str, tujuan: str) -> BarisRenja:
    bersih = "" if _PD.match(sasaran) else sasaran
    return replace(baris, sasaran=bersih, tujuan=tujuan)


def _one_row(lembar: _Lembar, nomor: int, sudah: bool) -> BarisRenja | None:  # noqa: FBT001 - a plain fact
    angka = {u: _figure(lembar, nomor, k, u) for u, k in lembar.tata.angka.items()}
    berangka = any(a.nilai is not None or a.rumus or a.galat for a in angka.values())
    kode, nama = _name(lembar, nomor)
    indikator = _column_text(lembar, nomor, "indikator")
    satuan = _column_text(lembar, nomor, "satuan")
    judul = nama or indikator or " ".join(_left_texts(lembar, nomor))
    if not berangka and not indikator:
        return None
    total = sudah and berangka and not indikator and (not nama or bool(_TOTAL.match(judul)))
    if _PENUTUP.match(judul) and not total:
        return None
    jenjang = Jenjang.TOTAL if total else Jenjang.SUB
    lanjutan = not total and not nama and sudah
    tanggung = _column_text(lembar, nomor, "penanggung_jawab")
    return BarisRenja(
        nomor,
        nama,
        indikator,
        satuan,
        jenjang,
        angka,
        lanjutan=lanjutan,
        kode=kode,
        penanggung_jawab=tanggung,
    )


def _left_texts(lembar: _Lembar, nomor: int) -> list[str]:
    pertama = min(lembar.tata.angka.values())
    return [t for k in range(1, pertama) if (t := lembar.text(nomor, k))]


def _name(lembar: _Lembar, nomor: int) -> tuple[str, str]:
    """Kode rekening and name of a row; a code that is spread over columns is joined."""
    kode = [t for k in lembar.tata.teks.get("kode", ()) if (t := lembar.text(nomor, k))]
    nama: list[str] = []
    for k in lembar.tata.teks["nama"]:
        t = lembar.text(nomor, k)
        (kode if _KODE.fullmatch(t) else nama).append(t)
    return ".".join(k.strip(".") for k in kode if _KODE.fullmatch(k)), " ".join(t for t in nama if t)


def _column_text(lembar: _Lembar, nomor: int, *nama: str) -> str:
    """The text of a row in the first of some text columns that the sheet has."""
    for n in nama:
        for k in lembar.tata.teks.get(n, ()):
            if n in {"indikator", "satuan"}:
                return lembar.text(nomor, k)
            if t := lembar.merged_text(nomor, k):
                return t
    return ""


def _figure(lembar: _Lembar, baris: int, kolom: int, ukuran: Ukuran) -> Angka:
    """A cell of a figure column; text is read the way an office types numbers."""
    nama, sel = cell_name(baris, kolom), lembar.sel.get((baris, kolom))
    if sel is None or (sel.value is None and sel.formula is None):
        return Angka(nama, baris, kolom)
    if sel.kind == "e":
        return Angka(nama, baris, kolom, rumus=sel.formula, galat=str(sel.value))
    if isinstance(sel.value, float):
        nilai = parse_number(sel.value).nilai  # without the binary noise behind 15 digits
        return Angka(nama, baris, kolom, nilai, sel.formula)
    teks = _text(sel)
    baca = (parse_rupiah if ukuran.jenis is Jenis.RP else parse_number)(teks)
    kosong = baca.nilai is None and baca.kode is None
    return Angka(
        nama, baris, kolom, baca.nilai, sel.formula, teks="" if kosong else teks, bacaan=baca.kode or ""
    )


def _year(lembar: _Lembar) -> int | None:
    """The year of the plan: from the heading of its target, else from the sheet's title."""
    kolom = [k for u, k in lembar.tata.angka.items() if u.kelompok is Kelompok.TARGET]
    judul = [lembar.tata.kepala[min(kolom)]]
    judul += [_text(c) for (b, _), c in sorted(lembar.sel.items()) if b < lembar.tata.awal]
    return next((int(m[1]) for t in judul if (m := _TAHUN.search(t))), None)


def _office(lembar: _Lembar) -> str:
    for (b, _), sel in sorted(lembar.sel.items()):
        if b > lembar.tata.awal + 2:
            break
        if m := _PD.match(_text(sel)):
            return m[1].strip()
    return ""


def _reading_problems(lembar: _Lembar, baris: tuple[BarisRenja, ...]) -> list[Problem]:
    """Formulas that point at themselves or were never calculated."""
    nomor = {b.baris for b in baris}
    temuan: list[Problem] = []
    for (b, k), sel in sorted(lembar.sel.items()):
        if b in nomor and sel.formula and (b, k) in parse_formula(sel.formula, b, k).sel:
            temuan.append(problem("A37", sel=cell_name(b, k), di=cell_name(b, k), rumus=sel.formula))
    hampa = [
        a.sel
        for r in baris
        for a in r.angka.values()
        if a.rumus and a.nilai is None and not (a.galat or a.teks)
    ]
    if hampa:
        temuan.append(problem("A38", sel=hampa[0], di=hampa[0], jumlah=len(hampa)))
    return temuan
