"""Native bar charts over a table's columns, in the colours of the palette."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from openpyxl.chart import BarChart
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import ParagraphProperties

    from lkjip_xl.formats.sheet_map import Grafik
    from lkjip_xl.formats.sheets.canvas import Kanvas
    from lkjip_xl.formats.sheets.table import Letak

_LEBAR, _TINGGI = 26.0, 8.6  # centimetres; fits between the totals and the tables


def bar_chart(kanvas: Kanvas, grafik: Grafik, letak: Letak, jangkar: str) -> None:
    """Place a column chart whose series follow `grafik.kolom` of the table.

    The gate re-points the series when the table grows (`book.point_chart`).
    """
    from openpyxl.chart import BarChart, Reference

    chart: Any = BarChart()
    chart.type, chart.grouping, chart.gapWidth, chart.overlap = "col", "clustered", 60, -10
    chart.width, chart.height = _LEBAR, _TINGGI
    akhir = letak.kepala + letak.baris
    for urut, kolom in enumerate(grafik.kolom[1:]):
        lajur = letak.kiri + letak.kolom.index(kolom)
        data = Reference(kanvas.sheet, min_col=lajur, min_row=letak.kepala, max_row=akhir)
        chart.add_data(data, titles_from_data=True)
        chart.series[urut].graphicalProperties.solidFill = kanvas.kuas.gaya.grafik[urut]
        chart.series[urut].graphicalProperties.line.noFill = True
    nama = letak.kiri + letak.kolom.index(grafik.kolom[0])
    chart.set_categories(Reference(kanvas.sheet, min_col=nama, min_row=letak.awal, max_row=akhir))
    _dress(chart, grafik.judul, kanvas)
    kanvas.sheet.add_chart(chart, jangkar)


def _dress(chart: BarChart, judul: str, kanvas: Kanvas) -> None:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    warna = kanvas.kuas.gaya.warna
    dress_title(chart, judul, kanvas)
    chart.legend.position = "b"
    chart.x_axis.delete = chart.y_axis.delete = False
    tegak: Any = chart.y_axis
    tegak.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=warna["garis"]))
    for sumbu in (chart.x_axis, chart.y_axis):
        sumbu.txPr = axis_text(kanvas)
        sumbu.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=warna["garis"]))
    chart.y_axis.scaling.min = 0
    chart.y_axis.number_format = "#,##0"
    chart.y_axis.numFmt.sourceLinked = False


def dress_title(chart: Any, judul: str, kanvas: Kanvas) -> None:  # noqa: ANN401  (openpyxl's charts share no type)
    """The title in the palette's colour, on a white ground with a thin frame."""
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    warna = kanvas.kuas.gaya.warna
    chart.title = judul
    paragraf: Any = chart.title.tx.rich.p[0]
    paragraf.pPr = _text(1300, warna["pita"], tebal=True)
    for run in paragraf.r:
        run.rPr = _text(1300, warna["pita"], tebal=True).defRPr
    chart.graphical_properties = GraphicalProperties(
        solidFill=warna["putih"], ln=LineProperties(solidFill=warna["garis"])
    )
    chart.roundedCorners = False


def axis_text(kanvas: Kanvas) -> RichText:
    """The look of an axis' labels."""
    return _rich(900, kanvas.kuas.gaya.warna["redup"])


def _text(ukuran: int, warna: str, *, tebal: bool = False) -> ParagraphProperties:
    from openpyxl.drawing.text import CharacterProperties, ParagraphProperties

    huruf = CharacterProperties(sz=ukuran, b=tebal, solidFill=warna)
    return ParagraphProperties(defRPr=huruf)


def _rich(ukuran: int, warna: str) -> RichText:
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import Paragraph, RichTextProperties

    kosong = _text(ukuran, warna)
    return RichText(bodyPr=RichTextProperties(), p=[Paragraph(pPr=kosong, endParaRPr=kosong.defRPr)])
