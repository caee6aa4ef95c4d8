"""Worksheets written as text: the same as through a tree, untouched rows letter for letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from lkjip_xl.engines.openxml.cell_edit import CellEdit, column_styles, write_cells
from lkjip_xl.engines.openxml.edit_xml import parse_part
from lkjip_xl.engines.openxml.row_text import fix_heights, split_rows, text_cells
from lkjip_xl.engines.openxml.row_write import write_rows
from lkjip_xl.engines.openxml.xmltext import UnusualError

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<cols><col min="4" max="9" style="3"/></cols><sheetData>'
)
_TAIL = "</sheetData></worksheet>"
_ROWS = (
    '<row r="1" ht="34" customHeight="1"><c r="A1" s="1"/>'
    '<c r="B1" t="inlineStr"><is><t>Judul &amp; isi</t></is></c></row>'
    '<row r="2"/>'
    '<row r="3" spans="1:3" ht="20"><c r="A3" s="2" t="s"><v>7</v></c>'
    '<c r="C3" t="str"><f>A1&amp;"x"</f><v>x</v></c></row>'
    '<row r="6" s="5" customFormat="1"><c r="B6"><v>4</v></c></row>'
)
_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(st.characters(blacklist_categories=["Cs"]), max_size=12),
)
_EDIT = st.one_of(
    st.builds(CellEdit, _VALUES, style=st.none() | st.integers(0, 9)),
    st.builds(
        CellEdit, formula=st.sampled_from(["A1+1", 'HYPERLINK("#B!A1","Buka <ini>")', 'IF(A1<2,"&","")'])
    ),
    st.builds(CellEdit, style=st.integers(0, 9), restyle_only=st.just(value=True)),
)
_EDITS = st.dictionaries(
    st.integers(1, 8), st.dictionaries(st.integers(1, 6), _EDIT, min_size=1, max_size=3), max_size=4
)


def _sheet(rows: str) -> bytes:
    return f"{_HEAD}{rows}{_TAIL}".encode()


@given(_EDITS)
def test_edits_as_text_give_what_edits_of_a_tree_give(edits):
    data = _sheet(_ROWS)
    tree = parse_part(data)
    write_cells(tree, edits, {(3, 3): 'A1&"x"'})
    rest, rows = split_rows(data)
    written = write_rows(rows, edits, column_styles(parse_part(rest)))
    text = parse_part(_sheet("".join(written.values())))
    assert etree.tostring(text, method="c14n") == etree.tostring(tree, method="c14n")


def test_rows_without_edits_stay_letter_for_letter():
    _, rows = split_rows(_sheet(_ROWS))
    written = write_rows(rows, {3: {1: CellEdit("baru")}, 9: {2: CellEdit(1.5)}}, ())
    assert list(written) == [1, 2, 3, 6, 9]
    assert [written[n] for n in (1, 2, 6)] == [rows[n] for n in (1, 2, 6)]
    assert written[3] == (
        '<row r="3"><c r="A3" s="2" t="inlineStr"><is><t>baru</t></is></c>'
        '<c r="C3" t="str"><f>A1&amp;"x"</f><v>x</v></c></row>'
    )
    assert written[9] == '<row r="9"><c r="B9"><v>1.5</v></c></row>'


@pytest.mark.parametrize(
    "rows",
    [
        '<row><c r="A1"/></row>',
        '<row r="2"/><row r="1"/>',
        '<row r="1"><c r="A1"/></row><!-- </row> -->',
        '<row r="1"><c r="A1"><f t="shared" si="0" ref="A1:A2">1</f></c></row>',
        '\n<row r="1"><c r="A1"/></row>',
        '<row r="1"/><c r="A1"/>',
    ],
)
def test_what_is_written_otherwise_is_left_to_the_tree(rows):
    with pytest.raises(UnusualError):
        split_rows(_sheet(rows))


@pytest.mark.parametrize(
    "cells",
    [
        "<c><v>1</v></c>",
        '<c r="B1"/><c r="A1"/>',
        '<c r="A2"/>',
        '<c r="A1"/> <c r="B1"/>',
        '<c r="A1"/><extLst/>',
        '<x:c r="A1"/>',
    ],
)
def test_an_edited_row_that_is_written_otherwise_is_left_to_the_tree(cells):
    _, rows = split_rows(_sheet(f'<row r="1">{cells}</row><row r="2"/>'))
    assert write_rows(rows, {2: {1: CellEdit(1.0)}}, ())[1] == rows[1]
    with pytest.raises(UnusualError):
        write_rows(rows, {1: {1: CellEdit(1.0)}}, ())


def test_heights_and_texts_of_rows():
    _, rows = split_rows(_sheet(_ROWS))
    fix_heights(rows, {2: 1, 6: 3, 8: 1})
    assert rows[2] == '<row r="2" ht="34" customHeight="1"/>'
    assert rows[6].startswith('<row r="6" s="5" customFormat="1">')
    assert list(text_cells(rows[1])) == [("B", None, False, "Judul & isi")]
    assert list(text_cells(rows[3])) == [("A", "2", True, "7")]
