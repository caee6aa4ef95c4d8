"""What the quick readers of a worksheet remember is never right for other bytes than its own."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lkjip_xl.engines.openxml import sheet_around, sheet_plain
from lkjip_xl.engines.openxml.bounds import Budget, Limits, PackageError
from lkjip_xl.engines.openxml.sheet_plain import read_any_sheet
from lkjip_xl.engines.openxml.sheet_reader import SheetContent, read_sheet
from lkjip_xl.engines.openxml.sheet_values import SheetContext

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RULE = (
    '<conditionalFormatting sqref="B6:B9"><cfRule priority="1"><formula>A1&lt;1</formula></cfRule>'
    "</conditionalFormatting>"
)
CHOICE = '<dataValidation sqref="B6" type="list"><formula1>"a,b"</formula1></dataValidation>'
NESTED = "<mergeCells>" + RULE.replace("<cfRule", '<mergeCell ref="A1"/><cfRule') + "</mergeCells>"
MERGES = '<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>'
AROUND = st.lists(
    st.sampled_from(
        [
            RULE,
            RULE.replace("A1&lt;1", "A1<1"),
            RULE.replace("A1&lt;1", "A1&tidak;1"),
            RULE.replace("A1&lt;1", "A1 <!-- catatan -->"),
            RULE.replace("A1&lt;1", "A1 <?catatan?>"),
            RULE.replace("</cfRule>", ""),
            RULE.replace("B6:B9", "B6:B10"),
            RULE.replace("<cfRule", '<x:cfRule xmlns:x="urn:x"/><cfRule'),
            RULE.replace("<cfRule", "<x:lain/><cfRule"),
            RULE.replace("<cfRule", "<y:lain/><cfRule"),
            RULE.replace("<cfRule", f"{MERGES}<cfRule"),
            RULE.replace("<cfRule", f"<sheetData/>{CHOICE}<cfRule"),
            RULE.replace(' sqref="B6:B9"', ""),
            RULE.replace("formula>", "conditionalFormatting>"),
            NESTED,
            f'<lain a="{RULE}"/>',
            f"<lain {RULE}/>",
            f"{RULE}</worksheet>",
            "</conditionalFormatting>",
            "<conditionalFormatting>",
            f'<dataValidations count="1">{CHOICE}</dataValidations>',
            CHOICE.replace("<dataValidation ", '<dataValidation xr:uid="{1}" '),
            CHOICE.replace("<dataValidation ", '<dataValidation a="1" a="1" '),
            "<dataValidations>" * 60 + CHOICE + "</dataValidations>" * 60,
            MERGES,
            "<headerFooter><oddFooter>&amp;L UJI · 1</oddFooter></headerFooter>",
            "<headerFooter><oddFooter>&tidak;</oddFooter></headerFooter>",
            "<headerFooter><oddFooter>a]]>b</oddFooter></headerFooter>",
            "<headerFooter><oddFooter>a\ufffe\x01</oddFooter></headerFooter>",
            "<headerFooter><oddFooter>a</headerFooter>",
            '<lain a="<oddFooter>a</oddFooter>"/>',
            '<dimension ref="A1:B9"/>',
            '<dimension ref="A1:B9">',
            "<_/>",
        ]
    ),
    max_size=5,
)
CELLS = st.lists(
    st.sampled_from(
        [
            '<c r="A{0}"/>',
            '<c r="B{0}" s="1"><v>12.5</v></c>',
            '<c r="C{0}" t="str"><f>A{0}&lt;2</f><v>{1}</v></c>',
            '<c r="D{0}" t="str"><f>A{0}&lt;2</f><v></v></c>',
            '<c r="E{0}" t="n"><f aca="false">A{0}</f><v/></c>',
            '<c r="F{0}" t="inlineStr"><is><t>{1}</t></is></c>',
            '<c r="G{0}" t="inlineStr"><is><t></t></is></c>',
            '<c r="H{0}" s="2"><f>A{0}</f></c>',
            '<c r="I{0}"></c>',
            '<c r="J{0}" t="s"><v>1</v></c>',
            '<c r="K{0}" t="b"><v>1</v></c>',
            '<c r="L9"/>',
            '<c r="M{0}"/></row><row r="99"/>',
            '<c r="N{0}"/></row><row r="98" ht="1"></row><row r="97">',
            '<c r="O{0}"><v>1</v><is><t>a</t></is></c>',
            '<c r="P{0}" t="str"><is><t>a</t></is></c>',
            '<c r="Q{0}"/><v>1</v></c>',
        ]
    ),
    max_size=5,
)


def outcome(read: object, data: bytes) -> tuple[SheetContent | str, int]:
    budget = Budget(Limits())
    context = SheetContext(["nol", "satu"], [False, True, False], date1904=False, budget=budget)
    try:
        return read([data], context), budget.elements  # type: ignore[operator]
    except PackageError as error:
        return error.reason, 0


@given(AROUND, AROUND, CELLS, st.text("<&>]a1é·‹ \r\n\x02\ufffe", max_size=4))
@example(["<_/>"], [RULE, f'<dataValidations count="1">{CHOICE}</dataValidations>'], [], "a")
@example([], [MERGES, NESTED], [], "")
def test_readings_remembered_or_not_agree(
    before: list[str], after: list[str], cells: list[str], text: str
) -> None:
    rows = f'<row r="9" ht="15">{"".join(cells)}</row><row r="5"/>'.replace("{0}", "9").replace("{1}", text)
    written = f'<worksheet xmlns="{MAIN}" xmlns:x="urn:x" xmlns:xr="urn:y">{"".join(before)}<sheetData>{rows}'
    data = f"{written}</sheetData>{''.join(after)}</worksheet>".encode()
    thorough, elements = outcome(read_sheet, data)
    for _ in range(2):  # not yet remembered, and remembered
        quick, counted = outcome(read_any_sheet, data)
        assert isinstance(quick, str) == isinstance(thorough, str)
        assert isinstance(quick, str) or (quick, counted) == (thorough, elements)


@pytest.mark.parametrize(
    "row",
    [
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>%s</t></is></c></row>',
        b'<row r="1"><c r="A1" t="str"><f>"%s"</f><v>%s</v></c></row>',
        b'<row r="1"><c r="A1" t="e"><v>%s</v></c></row>',
        b'<row r="1" a="%s"><c r="A1"><f>"%s"</f></c></row>',
    ],
)
@pytest.mark.parametrize(
    "text",
    [
        "a·b".encode(),
        "é &amp; ‹ _x0041_".encode(),
        b"&#183; &amp;#183; &lt;",
        b"&#1;",
        b"&#55296;",
        b"&#65535;",
        b"&#1114112;",
        b"&&#183;lt;",
        b"&#x41;",
        b"]]&#62;",
        b"\xff",
        b"\xc3",
        b"\xc3 \xa9",
    ],
)
def test_letters_are_read_as_they_are_written(row: bytes, text: bytes) -> None:
    data = b'<worksheet xmlns="%s"><sheetData>%s</sheetData></worksheet>'
    data %= MAIN.encode(), row.replace(b"%s", text)
    assert outcome(read_any_sheet, data) == outcome(read_sheet, data)


def test_a_rule_is_checked_once() -> None:
    data = f'<worksheet xmlns="{MAIN}"><dimension ref="A1:{{}}"/><sheetData></sheetData>{RULE}</worksheet>'
    sheet_around._frames._known.clear()
    sheet_around._rules.clear()
    for extent in ("B2", "C7"):
        assert outcome(read_any_sheet, data.format(extent).encode())[1] == 6
    assert len(sheet_around._frames._known) == len(sheet_around._rules) == 1


def test_a_limit_holds_for_what_is_remembered() -> None:
    data = f'<worksheet xmlns="{MAIN}"><sheetData></sheetData>{MERGES}</worksheet>'.encode()

    def read(merges: int) -> SheetContent:
        return read_any_sheet([data], SheetContext([], [], False, Budget(Limits(merges=merges))))  # noqa: FBT003

    assert read(1).merges == ("A1:B2",)
    with pytest.raises(PackageError, match="merges"):
        read(0)
    assert read(1).merges == ("A1:B2",)


def test_a_sheet_as_openpyxl_writes_it_is_read_by_expressions() -> None:
    row = '<row r="2"><c r="A2" s="3" t="n"></c><c r="B2" t="inlineStr"><is><t>&#8249; a &amp;#183;</t></is></c>'
    tail = "<headerFooter><oddFooter>UJI &#183; 2025</oddFooter></headerFooter>"
    formula = '<c r="C2" s="1"><f>IF(A2="&#183;",1,"")</f><v></v></c></row>'
    data = f'<worksheet xmlns="{MAIN}"><sheetData>{row}{formula}</sheetData>{tail}</worksheet>'.encode()
    with (
        patch.object(sheet_plain, "plain_tree", side_effect=AssertionError),
        patch.object(sheet_plain, "read_sheet", side_effect=AssertionError),
    ):
        found, elements = outcome(read_any_sheet, data)
    assert not isinstance(found, str)
    assert found.cells[2, 2].value == "‹ a &#183;"
    assert (found, elements) == outcome(read_sheet, data)
