"""The recap of many offices as a workbook of its own: tables, native charts, ready to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from lkjip_xl.domain.capaian import serapan
from lkjip_xl.domain.hitung import mean
from lkjip_xl.domain.values import format_number, format_rupiah
from lkjip_xl.formats.folder.atomic import write_bytes
from lkjip_xl.formats.office_figures import HasilKantor
from lkjip_xl.formats.sheets.canvas import Kanvas
from lkjip_xl.formats.sheets.chart import axis_text, dress_title
from lkjip_xl.formats.sheets.row_height import height_for
from lkjip_xl.formats.sheets.style import Kuas, load_style
from lkjip_xl.formats.sheets.workbook_file import normalise
from lkjip_xl.formats.word.plain import plain_text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.chart import BarChart

Sel = str | int | Decimal | None
_RP, _PERSEN, _BULAT, _TEKS, _ANGKA, _TENGAH = "rupiah", "persen", "bulat", "umum", "angka", "tengah"
_KANTOR: tuple[tuple[str, int, str], ...] = (
    *(
        ("No", 5, _BULAT),
        ("Perangkat Daerah", 44, _TEKS),
        ("SOP", 24, _TEKS),
        ("Langkah Selesai", 11, _TENGAH),
    ),
    *(("Indikator", 10, _BULAT), ("Rata-rata Capaian (%)", 13, _PERSEN), ("Kategori", 14, _TENGAH)),
    *(("Pagu (Rp)", 19, _RP), ("Realisasi (Rp)", 19, _RP), ("Serapan (%)", 10, _PERSEN)),
    *(("Galat", 7, _BULAT), ("Peringatan", 11, _BULAT)),
)
_INDIKATOR: tuple[tuple[str, int, str], ...] = (
    *(("Perangkat Daerah", 34, _TEKS), ("Kode", 12, _TEKS), ("Sasaran", 44, _TEKS), ("Indikator", 48, _TEKS)),
    *(("Satuan", 11, _TEKS), ("Target", 12, _ANGKA), ("Realisasi", 12, _ANGKA), ("Capaian (%)", 10, _PERSEN)),
    ("Kategori", 14, _TENGAH),
)
_MASALAH: tuple[tuple[str, int, str], ...] = (
    ("Tempat", 50, _TEKS),
    ("Masalah", 70, _TEKS),
    ("Saran", 70, _TEKS),
)


class Isi(NamedTuple):
    """What stands on a sheet: its name, title, two remarks, its table and the columns of it."""

    lembar: str
    judul: str
    keterangan: tuple[str, str]
    tabel: str
    kolom: tuple[tuple[str, int, str], ...]


_KEPALA = 5  # the row of the tables' headers
_BAGAN = ((6, "Rata-rata capaian (%)", "A"), (10, "Serapan anggaran (%)", "F"))
_TINGGI_BAGAN = 9  # cm
_TINGGI_KEPALA = 32  # points: two lines


def write_city(
    path: Path, tahun: int, kantor: Sequence[HasilKantor], masalah: Sequence[Sequence[str]], waktu: datetime
) -> None:
    """Write the recap at `path`; `masalah` holds rows of place, problem, remedy.

    Raises:
        FileUnusableError: the place cannot be written.
    """
    from openpyxl import Workbook

    book = Workbook()
    kuas = Kuas(load_style())
    first = book.active or book.create_sheet()
    told = (f"{len(kantor)} perangkat daerah; dibuat {waktu:%d-%m-%Y %H.%M}", _totals(kantor))
    judul = f"Rekap Kinerja Perangkat Daerah Tahun {tahun}"
    kanvas = Kanvas(first, kuas)
    _sheet(kanvas, Isi("Ikhtisar", judul, told, "tblKantor", _KANTOR), _offices(kantor))
    if kantor:
        _charts(kanvas, len(kantor))
    told = ("Sebagaimana tampil di lembar Rekap setiap master.", "")
    isi = Isi("Indikator", f"Indikator Kinerja Tahun {tahun}", told, "tblIndikatorKota", _INDIKATOR)
    _sheet(Kanvas(book.create_sheet(), kuas), isi, _indicators(kantor))
    told = ("Yang tidak ikut dijumlahkan, atau perlu diperhatikan, beserta sebabnya.", "")
    _sheet(
        Kanvas(book.create_sheet(), kuas), Isi("Masalah", "Masalah", told, "tblMasalah", _MASALAH), masalah
    )
    _save(book, path, waktu)


def _totals(kantor: Sequence[HasilKantor]) -> str:
    """The city as one line; sums only of offices that have figures, and how many those are."""
    scored = [k.capaian for k in kantor if k.capaian is not None]
    money = [k for k in kantor if k.pagu is not None and k.realisasi is not None]
    average = mean(scored)
    parts = (
        [f"Rata-rata capaian {format_number(average)}% dari {len(scored)} perangkat daerah"]
        if average
        else []
    )
    if money:
        pagu = sum((k.pagu for k in money if k.pagu), Decimal(0))
        spent = sum((k.realisasi for k in money if k.realisasi), Decimal(0))
        share = serapan(spent, pagu)
        told = f" ({format_number(share)}%)" if share is not None else ""
        parts.append(f"realisasi {format_rupiah(spent)} dari pagu {format_rupiah(pagu)}{told}")
    return "; ".join(parts) or "Belum ada perangkat daerah yang datanya sudah diolah"


def _offices(kantor: Sequence[HasilKantor]) -> Iterable[Sequence[Sel]]:
    for n, k in enumerate(kantor, 1):
        yield (
            *(n, k.perangkat_daerah, k.sop, f"{k.selesai} dari {k.langkah}", len(k.indikator), k.capaian),
            *(k.kategori, k.pagu, k.realisasi, k.serapan, k.galat, k.peringatan),
        )


def _indicators(kantor: Sequence[HasilKantor]) -> Iterable[Sequence[Sel]]:
    for k in kantor:
        for i in k.indikator:
            yield (
                *(k.perangkat_daerah, i.kode, i.sasaran, i.nama, i.satuan),
                *(i.target, i.realisasi, i.capaian, i.kategori),
            )


def _sheet(kanvas: Kanvas, isi: Isi, baris: Iterable[Sequence[Sel]]) -> None:
    """A title, two lines of remarks, and a table with its print settings."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.table import Table, TableStyleInfo

    sheet, kuas = kanvas.sheet, kanvas.kuas
    sheet.title = isi.lembar
    _put(sheet.cell(1, 1), isi.judul)
    kuas.paint(sheet.cell(1, 1), ukuran="judul", tebal=True)
    for n, line in enumerate(isi.keterangan, 2):
        _put(sheet.cell(n, 1), line)
        kuas.paint(sheet.cell(n, 1), warna="redup")
    for c, (nama, lebar, _) in enumerate(isi.kolom, 1):
        _put(sheet.cell(_KEPALA, c), nama)
        kuas.paint(sheet.cell(_KEPALA, c), tebal=True, bungkus=True, latar="kepala", warna="kepala_tinta")
        sheet.column_dimensions[get_column_letter(c)].width = lebar
    sheet.row_dimensions[_KEPALA].height = _TINGGI_KEPALA
    rows = list(baris) or [[None] * len(isi.kolom)]
    for r, row in enumerate(rows, _KEPALA + 1):
        _row(kanvas, isi, r, row)
    ref = f"A{_KEPALA}:{get_column_letter(len(isi.kolom))}{_KEPALA + len(rows)}"
    table = Table(displayName=isi.tabel, ref=ref)
    table.tableStyleInfo = TableStyleInfo("TableStyleLight1", showRowStripes=True)
    sheet.add_table(table)
    _print_setup(sheet)


def _row(kanvas: Kanvas, isi: Isi, r: int, row: Sequence[Sel]) -> None:
    """One row of a table, as high as its texts need."""
    for c, (value, (_, _, bentuk)) in enumerate(zip(row, isi.kolom, strict=True), 1):
        cell = kanvas.sheet.cell(r, c)
        _put(cell, value)
        kanvas.kuas.paint(cell, bungkus=isinstance(value, str), garis="garis", bentuk=bentuk, tegak="top")
    texts = [(v, float(k[1])) for v, k in zip(row, isi.kolom, strict=True) if isinstance(v, str)]
    kanvas.sheet.row_dimensions[r].height = height_for(texts)


def _print_setup(sheet: Any) -> None:  # noqa: ANN401 - its parts are optional in the stubs
    sheet.freeze_panes = sheet.cell(_KEPALA + 1, 3 if sheet.title == "Ikhtisar" else 1)
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{_KEPALA}:{_KEPALA}"
    sheet.oddFooter.center.text = "&A, halaman &P dari &N"


def _put(cell: Any, value: Sel) -> None:  # noqa: ANN401 - cells of openpyxl
    """A value as data: a text is never taken for a formula."""
    if isinstance(value, str):
        cell.value, cell.data_type = str(plain_text(value)), "s"
    elif value is not None:
        cell.value = float(value) if isinstance(value, Decimal) else value


def _charts(kanvas: Kanvas, banyak: int) -> None:
    """Capaian and serapan of every office below the table, as native charts."""
    from openpyxl.chart import BarChart, Reference

    sheet = kanvas.sheet
    top = _KEPALA + banyak + 2
    names = Reference(sheet, min_col=2, min_row=_KEPALA + 1, max_row=_KEPALA + banyak)
    for n, (column, title, place) in enumerate(_BAGAN):
        chart = BarChart()
        chart.type, chart.gapWidth = "bar", 60
        values = Reference(sheet, min_col=column, min_row=_KEPALA, max_row=_KEPALA + banyak)
        chart.add_data(values, titles_from_data=True)
        chart.set_categories(names)
        chart.series[0].graphicalProperties.solidFill = kanvas.kuas.gaya.grafik[n]
        _dress(chart, title, kanvas)
        chart.height, chart.width = max(_TINGGI_BAGAN, banyak * 1.1 + 3), 17
        sheet.add_chart(chart, f"{place}{top}")


def _dress(chart: BarChart, judul: str, kanvas: Kanvas) -> None:
    """The first office on top, its figure at the end of its bar, thin lines."""
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    dress_title(chart, judul, kanvas)
    chart.legend = None
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.crosses = "max"
    chart.y_axis.number_format, chart.y_axis.scaling.min = "0", 0
    tegak: Any = chart.y_axis
    tegak.majorGridlines.spPr = GraphicalProperties(
        ln=LineProperties(solidFill=kanvas.kuas.gaya.warna["garis"])
    )
    for axis in (chart.x_axis, chart.y_axis):
        axis.txPr = axis_text(kanvas)
    labels = DataLabelList()
    labels.showVal, labels.numFmt = True, kanvas.kuas.gaya.bentuk["persen"]
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    chart.series[0].dLbls = labels


def _save(book: Workbook, path: Path, waktu: datetime) -> None:
    book.properties.title, book.properties.creator = "Rekap kinerja perangkat daerah", "lkjip_xl"
    mentah = BytesIO()
    book.save(mentah)
    write_bytes(path, normalise(mentah.getvalue(), waktu))
