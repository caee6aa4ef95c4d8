"""Drawing on a sheet of a new workbook: band, labels, links, tables, print set-up, protection."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, Unpack

from openpyxl.formatting.rule import Rule
from openpyxl.utils import column_index_from_string as column_number
from openpyxl.utils import get_column_letter as letter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.properties import PageSetupProperties
    from openpyxl.worksheet.worksheet import Worksheet

    from lkjip_xl.formats.sheets.style import Kuas, Peran, Rupa

BARIS_PITA = 2  # the band of every sheet: title, then navigation
NAVIGASI: Peran = {"warna": "tautan", "latar": "kepala"}  # LibreOffice paints links dark blue: a light ground
_TERAKHIR = 1000  # conditional formats reach this row


class Kanvas:
    """A sheet and the brush of its workbook. Columns and rows count from 1; column A is a margin."""

    def __init__(self, sheet: Worksheet, kuas: Kuas) -> None:
        self.sheet = sheet
        self.kuas = kuas
        sheet.sheet_view.showGridLines = False
        sheet.sheet_view.zoomScale = 90
        sheet.column_dimensions["A"].width = 2

    @property
    def book(self) -> Workbook:
        """The workbook of the sheet."""
        return self.sheet.parent  # type: ignore[return-value]

    def put(
        self, baris: int, lajur: int, isi: object = None, *, sampai: int = 0, **peran: Unpack[Peran]
    ) -> Cell:
        """Write and paint a cell, merged up to column `sampai` where given."""
        sel: Cell = self.sheet.cell(baris, lajur)  # type: ignore[assignment]
        sel.value = isi  # type: ignore[assignment]
        for kolom in range(lajur, max(lajur, sampai) + 1):
            self.kuas.paint(self.sheet.cell(baris, kolom), **peran)
        if sampai > lajur:
            self.sheet.merge_cells(start_row=baris, start_column=lajur, end_row=baris, end_column=sampai)
        return sel

    def name(self, nama: str, baris: int, lajur: int) -> None:
        """Give a cell a defined name of the workbook."""
        from openpyxl.workbook.defined_name import DefinedName

        tempat = f"{_quoted(self.sheet.title)}!${letter(lajur)}${baris}"
        self.book.defined_names[nama] = DefinedName(nama, attr_text=tempat)

    def link(
        self, baris: int, lajur: int, teks: str, lembar: str, sel: str = "A1", **peran: Unpack[Peran]
    ) -> None:
        """A cell that jumps to another sheet."""
        from openpyxl.worksheet.hyperlink import Hyperlink

        cell = self.put(baris, lajur, teks, **peran)
        cell.hyperlink = Hyperlink(
            ref=cell.coordinate, location=f"{_quoted(lembar)}!{sel}", tooltip=f"Buka lembar {lembar}"
        )
        cell.value = teks

    def band(self, judul: str, kanan: int, tautan: Sequence[tuple[int, str, str]] = ()) -> None:
        """The dark band with the title, and below it the links: (column, text, sheet)."""
        for baris, latar, tinggi in ((1, "pita", 34), (2, "kepala", 20)):
            self.sheet.row_dimensions[baris].height = tinggi
            for lajur in range(1, kanan + 2):
                self.put(baris, lajur, latar=latar)
        self.widths({kanan + 1: self.sheet.column_dimensions["A"].width})  # the same margin at both sides
        self.put(1, 2, judul, ukuran="judul", tebal=True, warna="putih", latar="pita")
        for lajur, teks, lembar in tautan:
            self.link(2, lajur, teks, lembar, **NAVIGASI)

    def title(self, baris: int, lajur: int, judul: str, catatan: str = "") -> None:
        """A section's title and, in the next column, a quiet remark."""
        self.sheet.row_dimensions[baris].height = 22
        self.put(baris, lajur, judul, ukuran="subjudul", tebal=True, warna="pita")
        if catatan:
            self.put(baris, lajur + 1, catatan, ukuran="kecil", warna="redup")

    def widths(self, lebar: dict[int, float]) -> None:
        """Column widths in characters."""
        for lajur, nilai in lebar.items():
            self.sheet.column_dimensions[letter(lajur)].width = nilai

    def paint_column(self, lajur: int, baris: int) -> None:
        """Let the cells of a column without a format of their own look like the one in this row."""
        kolom: Any = self.sheet.column_dimensions[letter(lajur)]  # their _style is not in the stubs
        sel: Any = self.sheet.cell(baris, lajur)
        kolom._style = copy(sel._style)

    def rule(self, wilayah: str, rumus: str, *, berhenti: bool = False, **rupa: Unpack[Rupa]) -> None:
        """A conditional format by formula; `rupa` as in `Kuas.dxf`."""
        aturan = Rule(type="expression", dxf=self.kuas.dxf(**rupa), formula=[rumus], stopIfTrue=berhenti)
        self.sheet.conditional_formatting.add(wilayah, aturan)

    def statuses(self, wilayah: str, kata: Sequence[str]) -> None:
        """Colour the words of a status column."""
        sel = wilayah.split(":", maxsplit=1)[0].replace("$", "")
        garis = self.kuas.gaya.warna["garis"]  # LibreOffice applies only the first format that fits
        for k in kata:
            latar, tulisan = self.kuas.gaya.status[k]
            self.rule(wilayah, f'{sel}="{k}"', latar=latar, tulisan=tulisan, garis=garis, tebal=True)

    def frozen(self, sel: str) -> None:
        """Freeze above and left of the cell."""
        from openpyxl.worksheet.views import Selection

        self.sheet.sheet_view.selection = [Selection(activeCell="A1", sqref="A1")]
        self.sheet.sheet_view.pane = None
        self.sheet.freeze_panes = sel

    def protect(self) -> None:
        """Protect without a password; filters, column widths and row heights stay free."""
        lindung = self.sheet.protection
        lindung.sheet = True
        lindung.formatColumns = lindung.formatRows = lindung.autoFilter = lindung.sort = False

    def printing(self, kaki: str, *, ulang: str = "", wilayah: str = "", kertas: int = 9) -> None:
        """A4 landscape, one page wide, a footer with page numbers, repeated header rows ("4:4")."""
        lembar = self.sheet
        lembar.page_setup.orientation = "landscape"
        lembar.page_setup.paperSize = kertas
        lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight = 1, 0
        _page_setup(lembar).fitToPage = True
        margin = lembar.page_margins
        margin.left = margin.right = 0.4
        margin.top, margin.bottom, margin.header, margin.footer = 0.45, 0.6, 0.3, 0.3
        bawah: Any = lembar.oddFooter
        teks = (kaki.replace("&", "&&"), "&A", "Halaman &P dari &N")
        for bagian, isi in zip((bawah.left, bawah.center, bawah.right), teks, strict=True):
            bagian.text, bagian.size = isi, 8
        if ulang:
            lembar.print_title_rows = ulang
        if wilayah:
            lembar.print_area = wilayah

    def pages(self, skala: int, *lajur: str) -> None:
        """Instead of one page wide: a fixed scale (%) and a page break after each column."""
        from openpyxl.worksheet.pagebreak import Break

        _page_setup(self.sheet).fitToPage = False
        self.sheet.page_setup.scale = skala
        for kolom in lajur:
            self.sheet.col_breaks.append(Break(id=column_number(kolom)))


def _page_setup(sheet: Worksheet) -> PageSetupProperties:
    """The page properties that openpyxl gives every new sheet."""
    sifat = sheet.sheet_properties.pageSetUpPr
    assert sifat is not None  # noqa: S101 - for the type checker
    return sifat


def last_row(baris: int) -> int:
    """The last row that conditional formats of a table starting at `baris` reach."""
    return max(_TERAKHIR, baris + 100)


def _quoted(lembar: str) -> str:
    return "'" + lembar.replace("'", "''") + "'"
