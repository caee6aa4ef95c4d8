"""Native charts: gaps for missing data, figures in an embedded workbook, labels as Indonesian prints them."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from sample_rekap import sample_laporan, sample_rekap

from lkjip_xl.formats.report.document import write_report
from lkjip_xl.formats.word.chart_xml import Bagan, Deret, axis_scale, chart_xml
from lkjip_xl.formats.word.charts import data_workbook
from lkjip_xl.formats.word.numbering import format_ordinal

D = Decimal
BAGAN = Bagan("Judul & <uji>", ("2024", "=1+1"), (Deret("Capaian", (D("87.5"), None)),), "keterangan")


def test_a_missing_value_is_a_gap() -> None:
    xml = chart_xml(BAGAN, "rId1").decode()
    assert '<c:dispBlanksAs val="gap"/>' in xml
    cache = (
        '<c:numCache><c:formatCode>[$-421]0.00</c:formatCode><c:ptCount val="2"/>'
        '<c:pt idx="0"><c:v>87.5</c:v></c:pt></c:numCache>'
    )
    assert re.findall(r"<c:numCache>.*?</c:numCache>", xml) == [cache]
    assert "<a:t>87,50</a:t>" in xml
    assert "Judul &amp; &lt;uji&gt;" in xml


def test_the_workbook_holds_the_same_figures_and_no_formula() -> None:
    sheet = load_workbook(io.BytesIO(data_workbook(BAGAN))).active
    assert sheet is not None
    assert [[c.value for c in row] for row in sheet.iter_rows()] == [
        [None, "Capaian"], ["2024", 87.5], ["=1+1", None],
    ]  # fmt: skip
    assert sheet["A3"].data_type == "s"


def test_bars_and_lines_differ_without_colour() -> None:
    bars = chart_xml(Bagan("j", ("a",), (Deret("x", (D(1),)), Deret("y", (D(2),))), "k"), "r").decode()
    assert 'prst="wdUpDiag"' in bars
    two = (Deret("x", (D(1),)), Deret("y", (D(2),)), Deret("z", (D(3),)))
    lines = chart_xml(Bagan("j", ("a",), two, "k", jenis="garis"), "r").decode()
    assert {"circle", "square", "triangle"} <= set(re.findall(r'<c:symbol val="(\w+)"/>', lines))
    assert "c:dLbls" not in lines


def test_the_report_holds_its_charts_with_data_and_description(tmp_path: Path) -> None:
    write_report(tmp_path / "a.docx", sample_rekap(), sample_laporan())
    document = docx.Document(str(tmp_path / "a.docx"))
    parts = [p for p in document.part.package.iter_parts() if str(p.partname).startswith("/word/charts/")]
    assert len(parts) == 10
    assert all(len(p.rels) == 1 for p in parts)
    described = re.findall(r'<wp:docPr [^>]*name="Bagan \d+"[^>]*descr="([^"]+)"', document.element.xml)
    assert len(described) == 10
    ids = re.findall(r'<wp:docPr id="(\d+)"', document.element.xml)
    assert len(ids) == len(set(ids))


def test_ordinals_as_word_writes_them() -> None:
    assert [format_ordinal(n, "upperRoman") for n in (1, 4, 9, 14, 40)] == ["I", "IV", "IX", "XIV", "XL"]
    assert [format_ordinal(n, "lowerLetter") for n in (1, 26, 27)] == ["a", "z", "aa"]
    assert [format_ordinal(3, f) for f in ("decimal", "lowerRoman", "bullet")] == ["3", "iii", ""]


@pytest.mark.parametrize(
    ("values", "from_zero", "harap"),
    [
        (("102.56", "101.12", "100"), True, ("0", "120", "20")),
        (("68.9", "82.8"), False, ("65", "85", "5")),
        (("91.2", "92.1"), False, ("91.0", "92.2", "0.2")),
        (("0", "4"), False, ("0", "5", "1")),
        (("-20", "100"), True, ("-20", "120", "20")),
        ((), True, ("0", "1", "0.2")),
        (("80", "80"), False, ("72", "88", "2")),
    ],
)
def test_axes_have_round_steps_and_room_for_labels(
    values: tuple[str, ...], *, from_zero: bool, harap: tuple[str, ...]
) -> None:
    assert axis_scale([D(v) for v in values], from_zero=from_zero) == tuple(map(D, harap))


def test_counts_have_whole_steps_and_narrow_charts_no_crowded_labels() -> None:
    counts = Bagan("j", ("a", "b"), (Deret("Jumlah", (D(2), D(1))),), "k", desimal=0, lebar_mm=77)
    xml = chart_xml(counts, "r").decode()
    assert '<c:majorUnit val="1"/>' in xml
    assert "<a:t>2</a:t>" in xml
    assert "<c:legend>" not in xml
    two = chart_xml(replace(counts, deret=(*counts.deret, Deret("Lain", (D(1), D(1))))), "r").decode()
    assert "<c:legend>" in two
    assert "c:dLbls" not in two


def test_of_two_lines_the_lower_carries_its_figures_below() -> None:
    """Figures above both lines would stand on each other where the lines run close."""
    lines = (Deret("A", (D("94.1"), D("97.6"))), Deret("B", (D("92.2"), D("98"))))
    xml = chart_xml(Bagan("Tren", ("2024", "2025"), lines, "-", jenis="garis"), "rId1").decode()
    first, second = (s.split("</c:dLbls>")[0] for s in xml.split("<c:dLbls>")[1:])
    assert [s.split('"')[0] for s in first.split('dLblPos val="')[1:3]] == ["t", "b"]
    assert [s.split('"')[0] for s in second.split('dLblPos val="')[1:3]] == ["b", "t"]
    assert (
        axis_scale([D(80), D(99)], from_zero=False, figures_below=True)[0]
        < axis_scale([D(80), D(99)], from_zero=False)[0]
    )
