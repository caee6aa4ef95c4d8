"""A form as a bidang fills it in by hand: the issued form without what only a program works out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

from lkjip_xl.engines.openxml.refs import cell_name, column_number
from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.forms import map as tata
from lkjip_xl.formats.forms.help import how_by_hand
from lkjip_xl.formats.forms.package import sheet_parts
from lkjip_xl.formats.forms.sheet import SheetPart
from lkjip_xl.formats.sheets.style import load_style
from lkjip_xl.formats.sheets.workbook_file import packed

_TINGGI = 50.0  # points: room for handwriting
_LEBAR = {**dict.fromkeys(peta.TRIWULAN, 13), "Realisasi": 16, "Pembilang": 15, "Penyebut": 15}
_AJAKAN = "Formulir kertas: tulis dengan huruf cetak di kotak kuning."
_TANDA_TANGAN = "Nama, tanda tangan, dan tanggal pengisi: ______________________________________"


def paper_form(terbitan: Path, formulir: tuple[str, ...]) -> bytes:
    """The package to print, made of the form as issued; what stands in its inputs stays."""
    with ZipFile(terbitan) as paket:
        parts = {info.filename: paket.read(info) for info in paket.infolist()}
    bagian = sheet_parts(formulir)
    tabel = tata.tables_of(formulir)
    petunjuk = SheetPart(parts[bagian[peta.PETUNJUK]])
    bidang = petunjuk.text(tata.SEL_OLEH)
    _instructions(petunjuk, tabel)
    parts[bagian[peta.PETUNJUK]] = petunjuk.tobytes()
    for satu in tabel:
        sheet = SheetPart(parts[bagian[satu.lembar]])
        _for_hands(sheet, satu, bidang)
        parts[bagian[satu.lembar]] = sheet.tobytes()
    parts["xl/styles.xml"] = _dark_boxes(parts["xl/styles.xml"])
    return packed(parts)


def _dark_boxes(styles: bytes) -> bytes:
    """The frames of the inputs in a colour that a black-and-white printer shows."""
    warna = load_style().warna
    return styles.replace(f"FF{warna['isian_garis']}".encode(), f"FF{warna['redup']}".encode())


def _instructions(petunjuk: SheetPart, tabel: Sequence[tata.TabelForm]) -> None:
    """The first sheet without counts, and with sentences for paper."""
    petunjuk.put("D4", "SETELAH DIISI")
    petunjuk.put(tata.SEL_TERISI, "Serahkan kepada perencana")
    petunjuk.put(tata.SEL_SIAP, _AJAKAN)
    petunjuk.put(tata.SEL_BATANG, _TANDA_TANGAN)
    for n, satu in enumerate(tabel, start=tata.BARIS_DIMINTA + 1):
        petunjuk.put(f"B{n}", f"Lembar {satu.lembar}")
        petunjuk.put(f"D{n}", None)
    cara = how_by_hand([t.jenis for t in tabel], tata.BANYAK_CARA)
    for n in range(tata.BANYAK_CARA):
        petunjuk.put(f"C{tata.BARIS_CARA + n}", cara[n] if n < len(cara) else None)
        if n >= len(cara):
            petunjuk.put(f"B{tata.BARIS_CARA + n}", None)
    petunjuk.hide(tata.BARIS_WARNA + 2)  # the colour that the status lends


def _for_hands(sheet: SheetPart, tabel: tata.TabelForm, bidang: str) -> None:
    """Hide what the form works out itself, except last year's figure; wider boxes in taller rows."""
    judul = sheet.text(tata.SEL_JUDUL).removesuffix(f" · {bidang}")
    for sel in (tata.SEL_JUDUL, f"B{tata.KEPALA - 1}", *(f"{huruf}2" for huruf in "BDG")):
        sheet.put(sel, None)
    sheet.put(cell_name(1, tabel.kiri), judul)
    sheet.put(cell_name(2, tabel.kiri), bidang)
    sembunyi = {column_number(tabel.lajur(k)) for k in tabel.pantauan if k != tata.TAHUN_LALU}
    lebar = {column_number(tabel.lajur(k)): n for k, n in _LEBAR.items() if tabel is tata.TABEL_INDIKATOR}
    sheet.widths(lebar, sembunyi)
    sheet.lift(tata.AWAL, _TINGGI)
