"""The quick readers of worksheets and the thorough one say the same, of ordinary and of damaged sheets."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from lkjip_xl.engines.openxml import sheet_plain, sheet_scan
from lkjip_xl.engines.openxml.bounds import Budget, Limits, PackageError
from lkjip_xl.engines.openxml.reader import read_strings
from lkjip_xl.engines.openxml.sheet_reader import SheetContent, read_sheet
from lkjip_xl.engines.openxml.sheet_values import SheetContext
from lkjip_xl.engines.openxml.strings_plain import read_any_strings

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
        '<c r="B2" t="str"><f aca="false">IF(A1&gt;1,&quot;ya&quot;,"")</f><v></v></c>',
        '<c r="B2"><f aca="false" ca="1">A1>1</f><v>1</v></c>',
        '<c r="B2"><f aca="false" aca="false">A1</f><v>1</v></c>',
        '<c r="B2" t="str"><v>a]]>b</v></c>',
        '<c r="B2" t="str"><f></f><v>\ufffe</v></c>',
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
MERGES = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
TAILS = st.lists(
    st.sampled_from(
        [
            MERGES,
            MERGES.replace("mergeCell ", "x:mergeCell "),
            MERGES.replace("A1:B2", "B2:A1"),
            MERGES.replace("A1:B2", "$A$1"),
            MERGES.replace("A1:B2", "ZZZ1"),
            MERGES.replace("/><", "></mergeCell><"),
            '<mergeCells><mergeCell ref="salah"/></mergeCells>',
            "<mergeCells/>",
            f"<extLst><ext>{MERGES}</ext></extLst>",
            f"<!-- {MERGES} -->",
            f"<?catatan {MERGES} ?>",
            '<sheetProtection sheet="1" />',
            '<cfRule text="a>b"><formula>A1&gt;1</formula></cfRule>',
            '<x:sheetData><x:row r="9"><x:c r="A9"/></x:row></x:sheetData>',
            "<extLst>" * 250 + "</extLst>" * 250,
            "<extLst>" * 60 + "</extLst>" * 60,
            "<tidak tertutup>",
            "<y:lain/>",
            "&lt;",
        ]
    ),
    max_size=4,
)
HEADS = st.sampled_from(
    [
        HEAD,
        f'{HEAD}<sheetPr><tabColor rgb="00"/></sheetPr><cols><col min="1"/></cols>',
        f"{HEAD}<sheetPr>",
        f'{HEAD}<sheetPr a="/>"/>',
        f"{HEAD}{MERGES}",
        f"<kitab>{HEAD}",
        HEAD.replace("<worksheet", "<chartsheet"),
        HEAD.replace("<worksheet", "<x:worksheet"),
        f"<?xml-stylesheet a?>{HEAD}",
    ]
)


def outcome(read: object, data: bytes) -> SheetContent | str:
    context = SheetContext(["nol", "satu"], [False, True, False], date1904=False, budget=Budget(Limits()))
    try:
        return read([data], context)  # type: ignore[operator]
    except PackageError as error:
        return error.reason


@given(
    HEADS,
    st.lists(PIECES, max_size=8),
    TAILS,
    st.sampled_from(["", '<?xml version="1.0" encoding="UTF-8"?>\n']),
)
@example(HEAD, ['<row r="1">', '<c r="A1" s="2"/>', '<c r="B1" s="1"><v>45000.5</v></c>', "</row>"], [], "")
@example(HEAD, ['<row r="1">', '<c r="A1"/>', '<c r="A1"/>', "</row>"], [], "")
@example(HEAD, ['<row r="1">', '<c r="A1"><v>nan</v></c>', "</row>", "</row>"], [], "")
@example(HEAD, ['<row r="2">', '<c r="B2" t="str"><v>a]]>b</v></c>', "</row>"], [MERGES], "")
@example(HEAD, ["<row>", "</row>"], [f"<extLst><ext>{MERGES}</ext></extLst>"], "")
@example(HEAD, [], ["<extLst>" * 60 + "</extLst>" * 60] * 3, "")
def test_the_readers_agree(head: str, pieces: list[str], tail: list[str], declaration: str) -> None:
    written = f"{declaration}{head}<sheetData>{''.join(pieces)}</sheetData>{''.join(tail)}</worksheet>"
    data = written.encode()
    quick, thorough = outcome(sheet_plain.read_any_sheet, data), outcome(read_sheet, data)
    assert isinstance(quick, str) == isinstance(thorough, str)
    assert quick == thorough or isinstance(quick, str)


ITEMS = st.sampled_from(
    [
        "<si><t>satu</t></si>",
        '<si><t xml:space="preserve"> dua &amp; _x0041_ &quot; </t></si>',
        "<si><t/></si>\n",
        "<si><t></t></si>",
        "<si><r><t>a</t></r><r><t>b</t></r></si>",
        "<si><t>a</t><phoneticPr fontId='1'/></si>",
        "<si><t>&#65;</t></si>",
        "<si><t>a]]>b</t></si>",
        "<si><t>a>b</t></si>",
        "<si><t>a\r\nb</t></si>",
        "<si><t>\x02</t></si>",
        "<!-- <si><t>x</t></si> -->",
        "<si><t>&tidak;</t></si>",
        "<si>",
        "</sst>",
        " \n",
    ]
)


@given(
    st.lists(ITEMS, max_size=6),
    st.sampled_from(
        ["", '<?xml version="1.0" encoding="UTF-8"?>\n', '<?xml version="1.0" encoding="latin-1"?>']
    ),
    st.sampled_from(["sst", "x:sst", 'sst xml:lang="id"', 'sst count="1" count="1"', 'sst x="/>"', "y:sst"]),
)
@example(["<si><t>a]]>b</t></si>"], "", "sst")
def test_the_readers_of_shared_strings_agree(items: list[str], declaration: str, root: str) -> None:
    name = root.partition(" ")[0]
    written = f'{declaration}<{root} xmlns="{MAIN}" xmlns:x="urn:x">{"".join(items)}</{name}>'.encode()
    assert strings(read_any_strings, written) == strings(read_strings, written)


def strings(read: object, data: bytes) -> tuple[list[str] | str, int]:
    budget = Budget(Limits())
    try:
        return read([data], budget), budget.elements  # type: ignore[operator]
    except PackageError as error:
        return error.reason, 0


def test_ordinary_strings_are_read_by_the_expression() -> None:
    with patch("lkjip_xl.engines.openxml.strings_plain.read_strings", side_effect=AssertionError):
        data = f'<sst xmlns="{MAIN}" count="2"><si><t>a</t></si><si><t xml:space="preserve"> b</t></si></sst>'
        assert read_any_strings([data.encode()], Budget(Limits())) == ["a", " b"]


def test_ordinary_rows_are_read_by_the_expression() -> None:
    rows = '<row r="7" spans="1:2"><c r="A7" s="1"><v>1</v></c><c r="B7" t="s"><v>1</v></c></row>'
    data = f"<?xml version='1.0' encoding='utf-8'?>\n{HEAD}<sheetData>{rows}</sheetData></worksheet>".encode()
    parts = sheet_scan.cut_rows(data)
    assert parts is not None
    context = SheetContext(["nol", "satu"], [False, True], date1904=False, budget=Budget(Limits()))
    cells = sheet_scan.scan_rows(parts[1], context)
    assert {place: (cell.value, cell.is_date) for place, cell in cells.items()} == {
        (7, 1): (1.0, True),
        (7, 2): ("satu", False),
    }


def test_a_sheet_as_libreoffice_writes_it_is_read_by_expressions() -> None:
    rows = (
        '<row r="7" customFormat="false" ht="54" hidden="false" outlineLevel="0">'
        '<c r="B7" s="1" t="n"><f aca="false">IF(A1&gt;1,&quot;&quot;,2)</f><v>2</v></c></row>'
    )
    tail = f'<sheetProtection sheet="true"/>{MERGES}<pageMargins left="0.4"/>'
    data = f"{HEAD}<sheetPr/><sheetData>{rows}</sheetData>{tail}</worksheet>".encode()
    with (
        patch.object(sheet_plain, "plain_tree", side_effect=AssertionError),
        patch.object(sheet_plain, "read_sheet", side_effect=AssertionError),
    ):
        found = outcome(sheet_plain.read_any_sheet, data)
    assert not isinstance(found, str)
    assert found.merges == ("A1:B2",)
    assert found.cells[7, 2].formula == 'IF(A1>1,"",2)'
    assert found == outcome(read_sheet, data)
