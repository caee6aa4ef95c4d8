"""The quick readers of worksheets and the thorough one say the same, of ordinary and of damaged sheets."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from lkjip_xl.engines.openxml import sheet_plain, sheet_scan
from lkjip_xl.engines.openxml.bounds import Budget, Limits, PackageError
from lkjip_xl.engines.openxml.sheet_reader import SheetContent, SheetContext, read_sheet

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
HEAD = f'<worksheet xmlns="{MAIN}" xmlns:x="urn:x">'
PIECES = st.sampled_from(
    [
        '<row r="1">',
        '<row r="2" spans="1:3" x:dy="0.25" ht="15">',
        '<row r="1" y:dy="1">',
        '<row r="1" r="1">',
        "<row>",
        '<row r="3"/>',
        "</row>",
        '<c r="A1"/>',
        '<c r="A1" s="2"/>',
        '<c r="B1" s="1"><v>45000.5</v></c>',
        '<c r="C1" t="s"><v>1</v></c>',
        '<c r="C1" t="s"><v>9</v></c>',
        '<c r="B2" t="str"><f>A1&amp;"&lt;"</f><v>a_x000D_b &gt; c</v></c>',
        '<c r="B2" t="str"/>',
        '<c r="C2" t="inlineStr"><is><t xml:space="preserve"> a&#65; </t></is></c>',
        '<c r="C2" t="inlineStr"><is><t>isi</t></is></c>',
        '<c r="D2" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
        '<c r="D2"><f t="shared" si="0" ref="D2:D3">A1+1</f><v>2</v></c>',
        '<c r="A2" t="b"><v>1</v></c>',
        '<c r="A2" t="zzz"><v>1</v></c>',
        '<c r="A2"><v>nan</v></c>',
        "<c><v>7</v></c>",
        '<c  r="E1"><v>7</v></c>',
        '<c r="F1" s="01"><v/></c>',
        '<c r="XFE1"/>',
        '<c r="A01"/>',
        "<c r='A1'><v>1</v></c>",
        "<!-- catatan -->",
        "<v>1</v>",
        "teks",
        "\n",
        "\r\n",
        "\x01",
        "&tidak;",
        "</sheetData><sheetData>",
    ]
)
TAILS = st.sampled_from(
    [
        "",
        '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>',
        '<mergeCells><mergeCell ref="salah"/></mergeCells>',
        "<extLst>" * 250 + "</extLst>" * 250,
        "<tidak tertutup>",
    ]
)


def outcome(read: object, data: bytes) -> SheetContent | str:
    context = SheetContext(["nol", "satu"], [False, True, False], date1904=False, budget=Budget(Limits()))
    try:
        return read([data], context)  # type: ignore[operator]
    except PackageError as error:
        return error.reason


@given(st.lists(PIECES, max_size=8), TAILS, st.sampled_from(["", '<?xml version="1.0" encoding="UTF-8"?>\n']))
@example(['<row r="1">', '<c r="A1" s="2"/>', '<c r="B1" s="1"><v>45000.5</v></c>', "</row>"], "", "")
@example(['<row r="1">', '<c r="A1"/>', '<c r="A1"/>', "</row>"], "", "")
@example(['<row r="1">', '<c r="A1"><v>nan</v></c>', "</row>", "</row>"], "", "")
def test_the_readers_agree(pieces: list[str], tail: str, declaration: str) -> None:
    data = f"{declaration}{HEAD}<sheetData>{''.join(pieces)}</sheetData>{tail}</worksheet>".encode()
    quick, thorough = outcome(sheet_plain.read_any_sheet, data), outcome(read_sheet, data)
    assert isinstance(quick, str) == isinstance(thorough, str)
    assert quick == thorough or isinstance(quick, str)


def test_ordinary_rows_are_read_by_the_expression() -> None:
    rows = '<row r="7" spans="1:2"><c r="A7" s="1"><v>1</v></c><c r="B7" t="s"><v>1</v></c></row>'
    data = f"<?xml version='1.0' encoding='utf-8'?>\n{HEAD}<sheetData>{rows}</sheetData></worksheet>".encode()
    parts = sheet_scan.split_data(data)
    assert parts is not None
    context = SheetContext(["nol", "satu"], [False, True], date1904=False, budget=Budget(Limits()))
    cells = sheet_scan.scan_rows(parts[1], context)
    assert {place: (cell.value, cell.is_date) for place, cell in cells.items()} == {
        (7, 1): (1.0, True),
        (7, 2): ("satu", False),
    }
