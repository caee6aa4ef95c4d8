"""Copies of sheets and other edits of the lists around them, seen in the XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from lxml import etree

from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.chart_edit import Series, SeriesData, point_series
from lkjip_xl.engines.openxml.document import Document, NameModel
from lkjip_xl.engines.openxml.edit_xml import parse_part
from lkjip_xl.engines.openxml.formula_names import Renames, quote_sheet, rename_in_formula
from lkjip_xl.engines.openxml.package import Package
from lkjip_xl.engines.openxml.refs import Area
from lkjip_xl.engines.openxml.render import save
from lkjip_xl.engines.openxml.sheet_copy import strip_copy
from lkjip_xl.engines.openxml.table_edit import edit_table, grow_ranges
from lkjip_xl.engines.openxml.workbook_edit import edit_workbook
from workbooks import change_parts, part

if TYPE_CHECKING:
    from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NONE = Renames({}, {})


def _sheet(body: str) -> etree._Element:
    return parse_part(f'<worksheet xmlns="{MAIN}" xmlns:r="{REL}">{body}</worksheet>'.encode())


def test_a_copy_leaves_behind_what_hangs_on_other_parts() -> None:
    root = _sheet(
        '<sheetPr codeName="Sheet1"/><sheetViews><sheetView tabSelected="1"/></sheetViews><sheetData/>'
        '<hyperlinks><hyperlink ref="A1" r:id="rIdWeb"/></hyperlinks><pageSetup r:id="rIdPrinter" scale="80"/>'
        '<drawing r:id="rIdDrawing"/><tableParts><tablePart r:id="rIdTable"/></tableParts>'
        '<extLst><ext uri="a"><x r:id="rIdSlicer"/></ext><ext uri="b"/></extLst>'
    )
    strip_copy(root, {"rIdWeb", "rIdTable"})
    text = etree.tostring(root).decode()
    assert all(name not in text for name in ("codeName", "tabSelected", "drawing", "rIdPrinter", "rIdSlicer"))
    assert all(name in text for name in ("rIdWeb", "rIdTable", 'scale="80"', 'uri="b"'))


def test_names_follow_renamed_tables_and_sheets() -> None:
    renames = Renames({"tblIsian": "tblIsian_X"}, {"_Pola": "Data X-1"})
    formula = 'SUM(tblIsian[TW I],tblIsianAnggaran[Pagu],_Pola!A1,"tblIsian[x]",ROWS(tblIsian))'
    expected = "SUM(tblIsian_X[TW I],tblIsianAnggaran[Pagu],'Data X-1'!A1,\"tblIsian[x]\",ROWS(tblIsian_X))"
    assert rename_in_formula(formula, renames) == expected


@pytest.mark.parametrize(
    ("name", "quoted"),
    [
        ("Data", "Data"),
        ("Data X", "'Data X'"),
        ("A1", "'A1'"),
        ("1 Rencana", "'1 Rencana'"),
        ("It's", "'It''s'"),
    ],
)
def test_sheet_names_are_quoted_where_needed(name: str, quoted: str) -> None:
    assert quote_sheet(name) == quoted


def test_a_resized_table_forgets_its_sort() -> None:
    sort = '<sortState ref="A2:B3"><sortCondition ref="A2:A3"/></sortState>'
    table = (
        f'<table xmlns="{MAIN}" id="1" name="t" displayName="t" ref="A1:B3" totalsRowCount="1">'
        f'<autoFilter ref="A1:B2">{sort}</autoFilter>{sort}<tableColumns count="2"/></table>'
    )
    area = Area(1, 1, 9, 2)
    text = edit_table(table.encode(), area=area, name="t", table_id=None, renames=NONE).decode()
    assert 'ref="A1:B9"' in text
    assert '<autoFilter ref="A1:B8"/>' in text
    assert "sortState" not in text


@pytest.mark.parametrize(
    "table",
    [
        '<table xmlns="{0}" id="1" name="t" displayName="t" ref="A1:B3"><autoFilter ref="A1:B3"/>{1}</table>',
        '<table xmlns="{0}" xmlns:x="urn:x" x:Ignorable="x3" id="1" displayName="t" ref="A1:B3">{1}</table>',
        '<table xmlns="{0}" id="1" displayName="lain" name="lain" ref="A1:B3">{1}</table>',
        '<table xmlns="{0}" id="1" ref="A1:B3" displayName="t"><autoFilter ref="A1:B2"/>{1}</table>',
        '<table xmlns="{0}" id="1" displayName="t" ref="A1:B3"><!-- ref="A1:B3" -->{1}</table>',
        '<a:table xmlns:a="{0}" id="1" displayName="t" ref="A1:B3"/>',
        '<table xmlns="{0}" id="1" displayName="t" ref="A1:B4" totalsRowCount="1"><autoFilter ref="A1:B3"/></table>',
    ],
)
def test_a_table_resized_as_text_is_what_it_is_as_a_tree(table: str) -> None:
    columns = '<tableColumns count="2"><tableColumn id="1" name="A &amp; &lt;b&gt;"/></tableColumns>'
    data = f"<?xml version='1.0' encoding='UTF-8'?>\n{table.format(MAIN, columns)}".encode()
    found, as_tree = (
        edit_table(data, area=Area(1, 1, 12, 2), name="t", table_id=None, renames=renames)
        for renames in (NONE, Renames({"tidak ada": "tidak ada"}, {}))
    )
    assert _canonical(found) == _canonical(as_tree)


def _canonical(data: bytes) -> bytes:
    return bytes(etree.tostring(etree.fromstring(data), method="c14n"))


def test_only_ranges_that_end_with_the_table_grow() -> None:
    root = _sheet(
        '<conditionalFormatting sqref="A3:B4 D1 A3:B9"/><dataValidations>'
        '<dataValidation sqref="A3:C4"/><dataValidation sqref="A:A"/></dataValidations>'
        "<extLst><ext><sqref>B3:B4</sqref></ext></extLst>"
    )
    grow_ranges(root, Area(3, 1, 4, 2), Area(3, 1, 7, 2))
    found = [node.get("sqref") or node.text for node in root.iter() if node.get("sqref") or node.text]
    assert found == ["A3:B7 D1 A3:B9", "A3:C4", "A:A", "B3:B7"]


def test_rows_and_cells_are_put_in_order(workbook: Path) -> None:
    document = Document(workbook)
    sheet = document.sheet("Orang & lain")
    for place in ((9, 3), (9, 1), (5, 2), (9, 2)):
        sheet.put(*place, "x")
    save(document)
    rows = parse_part(part(workbook, "xl/worksheets/sheet2.xml").encode()).find(f"{{{MAIN}}}sheetData")
    assert rows is not None
    assert [row.get("r") for row in rows] == ["1", "5", "9"]
    assert [cell.get("r") for cell in rows[2]] == ["A9", "B9", "C9"]


def test_a_height_fitted_to_the_old_text_is_left_out(workbook: Path) -> None:
    def change(xml: bytes) -> bytes:
        return xml.replace(b'<row r="1"', b'<row r="1" ht="60"').replace(b'<row r="2"', b'<row r="2" ht="61"')

    change_parts(workbook, {"xl/worksheets/sheet1.xml": change})
    document = Document(workbook)
    for row in (2, 3):
        document.sheet("Data").put(row, 6, "x")
    save(document)
    rows = parse_part(part(workbook, "xl/worksheets/sheet1.xml").encode()).find(f"{{{MAIN}}}sheetData")
    assert rows is not None
    assert [row.get("ht") for row in rows][:3] == ["60", None, "31"]


def test_blank_writes_leave_no_trace(workbook: Path) -> None:
    document = Document(workbook)
    document.sheet("Orang & lain").put(50, 5, None)
    save(document)
    assert "E50" not in part(workbook, "xl/worksheets/sheet2.xml")


def test_names_are_added_changed_and_taken_out(workbook: Path) -> None:
    document = Document(workbook)
    document.names = [name for name in document.names if name.name != "cap"]
    document.names.append(NameModel("lokal", "Data!$A$1", document.sheet("Data")))
    document.names_changed = True
    save(document)
    names = Package.open(workbook).defined_names
    assert "cap" not in names
    assert names["Data!lokal"] == "Data!$A$1"
    assert names["_Pola!_xlnm.Print_Titles"] == "'_Pola'!$1:$2"


def test_a_workbook_without_names_or_calculation_gets_them_in_order() -> None:
    book = f'<workbook xmlns="{MAIN}"><sheets/><oleSize ref="A1"/></workbook>'
    root = parse_part(edit_workbook(book.encode(), sheets=[], moved={}, names=[]))
    assert [etree.QName(node).localname for node in root] == ["sheets", "calcPr", "oleSize"]


def test_views_point_at_the_same_sheet_after_one_is_added(workbook: Path) -> None:
    def change(xml: bytes) -> bytes:
        return xml.replace(b'activeTab="0"', b'activeTab="1"')

    change_parts(workbook, {"xl/workbook.xml": change})
    document = Document(workbook)
    document.copy_sheet(document.sheet("_Pola"), 1)
    save(document)
    assert 'activeTab="2"' in part(workbook, "xl/workbook.xml")


CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"


def test_series_are_made_and_dropped_to_fit() -> None:
    one = "<ser><idx val='0'/><order val='0'/><spPr/><val><numRef><f>A!A1</f></numRef></val></ser>"
    chart = f'<chartSpace xmlns="{CHART}"><barChart>{one}</barChart></chartSpace>'.encode()
    data = SeriesData("D!$A$1:$A$2", ["x", None])
    series = [Series(None, SeriesData(f"D!${c}$1", [n])) for n, c in enumerate("BCD")]
    root = parse_part(point_series(chart, data, series))
    assert [node.text for node in root.iter(f"{{{CHART}}}f")][1::2] == ["D!$B$1", "D!$C$1", "D!$D$1"]
    assert [node.get("val") for node in root.iter(f"{{{CHART}}}order")] == ["0", "1", "2"]
    assert len(list(root.iter(f"{{{CHART}}}spPr"))) == 1
    with pytest.raises(PackageError, match="chart"):
        point_series(chart, data, [])
