"""The Gantt chart of Beranda: plan against real per step, a stacked bar chart over tblGantt.

Two bars per step, told apart without colour: the plan is an outline, what is done is dark, what goes
on is hatched. It stands between the steps, whose number is fixed, and the bidang, so that no table
that grows can come under it. Its axis counts working days since the work began.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.master.rows import initial_bars
from lkjip_xl.formats.sheets.chart import axis_text, dress_title
from lkjip_xl.formats.sheets.table import add_table

if TYPE_CHECKING:
    from openpyxl.chart.shapes import GraphicalProperties

    from lkjip_xl.domain.sop import Sop
    from lkjip_xl.formats.sheets.canvas import Kanvas
    from lkjip_xl.formats.sheets.table import Letak

_LEBAR = 32.0  # centimetres: the width of tblLangkah
_PER_LANGKAH, _BINGKAI = 0.95, 2.2  # centimetres a step takes, and title and axis together
_TINGGI_BARIS = 18  # points of a row below the chart
_POIN_PER_CM = 72 / 2.54


def gantt_height(sop: Sop) -> int:
    """How many rows the chart stands on."""
    return int(_centimetres(sop) * _POIN_PER_CM / _TINGGI_BARIS) + 1


def draw_gantt(kanvas: Kanvas, bantu: Kanvas, sop: Sop, baris: int) -> None:
    """Lay tblGantt on the hidden sheet `bantu` and the chart below row `baris` of Beranda."""
    from openpyxl.worksheet.pagebreak import Break

    isi = [tuple(b.values()) for b in initial_bars(sop)]
    letak = add_table(bantu, "tblGantt", peta.TABEL["tblGantt"], (3, 2), isi=isi, siap=len(isi))
    kanvas.title(baris, 2, "Rencana dan kenyataan")
    for n in range(baris + 1, baris + 1 + gantt_height(sop)):
        kanvas.sheet.row_dimensions[n].height = _TINGGI_BARIS
    kanvas.sheet.row_breaks.append(Break(id=baris - 1))
    kanvas.sheet.add_chart(_chart(kanvas, bantu, letak, _centimetres(sop)), f"B{baris + 1}")


def _centimetres(sop: Sop) -> float:
    return round(_BINGKAI + _PER_LANGKAH * len(sop.langkah), 2)


def _chart(kanvas: Kanvas, bantu: Kanvas, letak: Letak, tinggi: float) -> Any:  # noqa: ANN401
    from openpyxl.chart import BarChart, Reference

    chart: Any = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 25
    chart.width, chart.height = _LEBAR, tinggi
    akhir = letak.kepala + letak.baris
    for lajur in range(letak.kiri + 1, letak.kanan + 1):
        data = Reference(bantu.sheet, min_col=lajur, min_row=letak.kepala, max_row=akhir)
        chart.add_data(data, titles_from_data=True)
    nama = Reference(bantu.sheet, min_col=letak.kiri, min_row=letak.awal, max_row=akhir)
    chart.set_categories(nama)
    for seri, rupa in zip(chart.series, _looks(kanvas), strict=True):
        seri.graphicalProperties = rupa
        seri.invertIfNegative = False
    dress_title(chart, peta.GRAFIK_GANTT.judul, kanvas)
    chart.legend = None  # its title says what the bars are: a legend would also name the invisible ones
    chart.plot_visible_only = False  # its table stands on a hidden sheet
    _axes(chart, kanvas)
    return chart


def _looks(kanvas: Kanvas) -> list[GraphicalProperties]:
    """Nothing for the time before a bar; outline, dark and hatched for plan, done and going on."""
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.fill import PatternFillProperties
    from openpyxl.drawing.line import LineProperties

    warna = kanvas.kuas.gaya.warna
    tepi = LineProperties(solidFill=warna["pita"], w=9525)
    arsir: Any = PatternFillProperties(prst="wdUpDiag")
    arsir.fgClr, arsir.bgClr = _colour(warna["pita"]), _colour(warna["putih"])
    return [
        GraphicalProperties(noFill=True, ln=LineProperties(noFill=True)),
        GraphicalProperties(solidFill=warna["kepala"], ln=tepi),
        GraphicalProperties(solidFill=warna["pita"], ln=tepi),
        GraphicalProperties(pattFill=arsir, ln=tepi),
    ]


def _colour(warna: Any) -> Any:  # noqa: ANN401  (the stubs know no plain hexadecimal colour)
    from openpyxl.drawing.colors import ColorChoice

    return ColorChoice(srgbClr=warna)


def _axes(chart: Any, kanvas: Kanvas) -> None:  # noqa: ANN401
    """First step on top, days along the foot, every name shown."""
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    garis = GraphicalProperties(ln=LineProperties(solidFill=kanvas.kuas.gaya.warna["garis"]))
    for sumbu in (chart.x_axis, chart.y_axis):
        sumbu.delete = False
        sumbu.txPr = axis_text(kanvas)
        sumbu.graphicalProperties = garis
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.tickLblSkip, chart.x_axis.noMultiLvlLbl = 1, True
    chart.y_axis.crosses = "max"  # the order of steps is reversed: its far end is the foot
    chart.y_axis.scaling.min = 0
    chart.y_axis.number_format = '0" hari kerja"'
    chart.y_axis.numFmt.sourceLinked = False
    chart.y_axis.majorGridlines.spPr = garis
