"""Sheet Panduan: short numbered actions for every role, with links to the sheets they are done on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.master.guide_text import BAGIAN, Bagian, Tindakan
from lkjip_xl.formats.sheets.canvas import NAVIGASI

if TYPE_CHECKING:
    from lkjip_xl.domain.sop import Sop
    from lkjip_xl.formats.sheets.canvas import Kanvas
    from lkjip_xl.formats.sheets.style import Peran

_LEBAR = {2: 6.0, 3: 92.0, 4: 34.0}
_ATAS = 4  # the first row below the band and its remark
_LABEL: Peran = {"garis": "garis", "datar": "center", "tebal": True, "warna": "pita"}


def draw_guide(kanvas: Kanvas, sop: Sop) -> None:
    """Draw every role's part one below the other; the links in the band jump to them."""
    kanvas.widths(_LEBAR)
    kanvas.band("Panduan", 4)
    kanvas.put(3, 2, "Cari peran Anda, kerjakan dari atas ke bawah.", warna="redup")
    kanvas.sheet.row_dimensions[3].height = 22
    kanvas.link(2, 2, "‹ Beranda", peta.BERANDA, **NAVIGASI)
    baris = _ATAS
    for bagian in BAGIAN:
        baris = _part(kanvas, sop, bagian, baris)
    kanvas.frozen(f"A{_ATAS - 1}")
    kanvas.printing(f"{sop.sebutan_laporan} {sop.singkatan}", ulang="1:1")
    kanvas.sheet.page_setup.orientation = "portrait"
    kanvas.protect()


def actions_of(sop: Sop, bagian: Bagian) -> list[tuple[str, str]]:
    """The actions that this SOP has, each with the sheet it leads to ("" where it needs none)."""
    hasil = []
    for tindakan in bagian.tindakan:
        lembar = tindakan.lembar or _sheet_of(sop, tindakan)
        if lembar or not tindakan.aksi:
            hasil.append((tindakan.teks, lembar))
    return hasil


def _sheet_of(sop: Sop, tindakan: Tindakan) -> str:
    return next((x.lembar for x in sop.langkah if tindakan.aksi and tindakan.aksi in x.aksi), "")


def _part(kanvas: Kanvas, sop: Sop, bagian: Bagian, atas: int) -> int:
    """One role on a printed page of its own; gives the row below it."""
    from openpyxl.worksheet.pagebreak import Break

    if atas > _ATAS:
        kanvas.sheet.row_breaks.append(Break(id=atas - 1))
    kanvas.title(atas, 2, bagian.judul)
    kanvas.put(atas, 4, None)
    kanvas.put(atas + 1, 2, bagian.tentang, warna="redup")
    baris = atas + 2
    for n, (teks, lembar) in enumerate(actions_of(sop, bagian), start=1):
        kanvas.sheet.row_dimensions[baris].height = 20
        kanvas.put(baris, 2, n, **_LABEL)
        kanvas.put(baris, 3, teks, garis="garis", bungkus=True, indentasi=1)
        if lembar:
            kanvas.link(baris, 4, f"{lembar} ›", lembar, garis="garis", warna="tautan", indentasi=1)
        else:
            kanvas.put(baris, 4, garis="garis")
        baris += 1
    return baris + 1
