"""The quick reader of the workbook part and the thorough one say the same."""

from __future__ import annotations

from unittest.mock import patch

from hypothesis import example, given
from hypothesis import strategies as st

from lkjip_xl.engines.openxml import workbook_plain
from lkjip_xl.engines.openxml.bounds import Budget, Limits, PackageError
from lkjip_xl.engines.openxml.reader import WorkbookInfo, read_workbook
from lkjip_xl.engines.openxml.workbook_plain import read_any_workbook

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEETS = '<sheets><sheet name="Satu" r:id="rId1"/><sheet name="Dua" state="hidden" r:id="rId2"/></sheets>'
NAMES = st.lists(
    st.sampled_from(
        [
            '<definedName name="a">{}</definedName>',
            '<definedName name="a" localSheetId="1">{}</definedName>',
            '<definedName name="b" localSheetId="9">Satu!$A$1</definedName>\n',
            '<definedName name="c"/> ',
            '<definedName name="c" /> ',
            '<definedName name="d"></definedName>',
            '<definedName name="a>b">{}</definedName>',
            '<definedName name="e">a<b>c</b></definedName>',
            '<definedName name="e"><b>c</b>{}</definedName>',
            '<x:definedName name="f">{}</x:definedName>',
            "<definedName name='g'>{}</definedName>",
            "<definedName>{}</definedName>",
            '<!-- <definedName name="h">{}</definedName> -->',
            '<lain><definedName name="i">{}</definedName></lain>',
            '<definedName name="j">{}',
            "</definedName>",
            '<definedName name="k" name="k">{}</definedName>',
            '<?catatan <definedName name="l">{}</definedName> ?>',
            "</definedNames><definedNames>",
        ]
    ),
    max_size=5,
)
TEXTS = st.sampled_from(
    ["1", "a &amp; b", "&#65;", "&tidak;", "é·‹", "]]>", "\x01", "a\r\nb", "\ufffe", ">", " "]
)
HEADS = st.sampled_from(
    ["", '<?xml version="1.0" encoding="UTF-8"?>\n', '<?xml version="1.0" encoding="latin-1"?>']
)


def outcome(read: object, data: bytes) -> tuple[WorkbookInfo | str, int]:
    budget = Budget(Limits())
    try:
        return read([data], budget), budget.elements  # type: ignore[operator]
    except PackageError as error:
        return error.reason, 0


@given(NAMES, TEXTS, HEADS, st.sampled_from(["", "<workbookPr date1904='1'/>", "<workbookPr>"]))
@example(['<definedName name="a">{}</definedName>'] * 3, "a &amp; b", "", "")
@example(['<definedName name="c"/> ', '<definedName name="d"></definedName>'], "", "", "")
def test_the_readers_agree(names: list[str], text: str, head: str, properties: str) -> None:
    listed = "".join(names).replace("{}", text)
    written = f'{head}<workbook xmlns="{MAIN}" xmlns:r="{REL}" xmlns:x="urn:x">{properties}{SHEETS}'
    data = f"{written}<definedNames>{listed}</definedNames></workbook>".encode()
    thorough = outcome(read_workbook, data)
    for _ in range(2):  # not yet remembered, and remembered
        assert outcome(read_any_workbook, data) == thorough


def test_a_workbook_part_is_parsed_once() -> None:
    data = f'<workbook xmlns="{MAIN}" xmlns:r="{REL}">{SHEETS}<definedNames><definedName name="a">{{}}</definedName>'
    first, second = (f"{data.format(n)}</definedNames></workbook>".encode() for n in ("1", "2"))
    assert outcome(read_any_workbook, first)[0].names == {"a": "1"}  # type: ignore[union-attr]
    with (
        patch.object(workbook_plain, "tree", side_effect=AssertionError),
        patch.object(workbook_plain, "read_workbook", side_effect=AssertionError),
    ):
        assert outcome(read_any_workbook, second)[0].names == {"a": "2"}  # type: ignore[union-attr]
