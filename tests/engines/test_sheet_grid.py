"""Rows parsed when they are asked for say what the thorough reader says of the whole sheet."""

from __future__ import annotations

from types import SimpleNamespace

from hypothesis import example, given
from hypothesis import strategies as st

from lkjip_xl.engines.openxml.bounds import Budget, Limits, PackageError
from lkjip_xl.engines.openxml.sheet_grid import BLANK, Grid
from lkjip_xl.engines.openxml.sheet_reader import read_sheet
from lkjip_xl.engines.openxml.sheet_values import SheetContext

_HEAD = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:x="urn:x"><sheetData>'
)
_CELLS = st.sampled_from(
    [
        '<c r="{}"/>',
        '<c r="{}" s="2"></c>',
        '<c r="{}" s="1"><v>45000.5</v></c>',
        '<c r="{}"><v>-1.5E-3</v></c>',
        '<c r="{}" t="n" s="1"/>',
        '<c r="{}" t="s"><v>1</v></c>',
        '<c r="{}" t="s"><v>9</v></c>',
        '<c r="{}" t="str"><f>A1&amp;"&lt;"</f><v>a_x000D_b &gt; c</v></c>',
        '<c r="{}" t="str"><f aca="false">IF(A1&gt;1,&quot;ya&quot;,"")</f><v></v></c>',
        '<c r="{}"><f>A1</f></c>',
        '<c r="{}"><f t="array" ref="C1:C3">B5*2</f><v>14</v></c>',
        '<c r="{}" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
        '<c r="{}" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c>',
        '<c r="{}" t="inlineStr"><v>1</v></c>',
        '<c r="{}"><is><t>bukan angka</t></is></c>',
        '<c s="1" r="{}"><v>7</v></c>',
        '<c r="{}" t="str"><f>HYPERLINK("#A!A1","Buka ›")</f><v>é ›</v></c>',
        '<c r="{}" t="inlineStr"><is><t>ã ‹ 漢 😀</t></is></c>',
        '<c r="{}" t="e"><v>é</v></c>',
        '<c r="{}" t="b" cm="1"><v>1</v></c>',
        '<c r="{}" t="e"><v>#N/A</v></c>',
        '<c r="{}" t="d"><v>2025-01-02</v></c>',
        '<c r="{}" t="zzz"><v>1</v></c>',
        '<c r="{}"><v>nan</v></c>',
        '<c r="{}"> <v>1</v></c>',
        "<!-- {} -->",
        "\n",
        "<c><v>7</v></c>",
    ]
)
_NAMES = ("A1", "B1", "C1", "A2", "C2", "D2", "B4")


@given(cells=st.lists(st.tuples(st.sampled_from(_NAMES), _CELLS), max_size=7), in_order=st.booleans())
@example(cells=[("A1", '<c r="{}"><v>1</v></c>'), ("A1", '<c r="{}"/>')], in_order=False)
@example(cells=[("B1", '<c r="{}"/>'), ("A1", '<c r="{}"><v>2</v></c>')], in_order=False)
@example(cells=[("C1", '<c r="{}"><f t="shared" si="0" ref="C1:C2">A1</f><v>2</v></c>')], in_order=True)
def test_rows_asked_for_are_what_the_thorough_reader_finds(cells, in_order):
    cells = sorted(cells) if in_order else cells
    rows = {row: [c.format(n) for n, c in cells if n.endswith(str(row))] for row in (1, 2, 4)}
    written = "".join(f'<row r="{row}" x:a="1">{"".join(inside)}</row>' for row, inside in rows.items())
    data = f'{_HEAD}{written}<row r="5"/></sheetData></worksheet>'.encode()
    try:
        wanted = _thorough(data)
    except PackageError:
        wanted = None
    grid = found = None
    try:
        grid = Grid(_package(data), "Lembar")
        found = {
            (row, column): cell for row in range(1, 7) for column, cell in enumerate(grid.cells(row, 1, 5), 1)
        }
    except PackageError:
        assert wanted is None
    if wanted is not None:
        assert {place: cell for place, cell in found.items() if cell is not BLANK} == wanted
        assert all(
            (place[1] in grid.formula_columns(place[0])) == (cell.formula is not None)
            for place, cell in wanted.items()
        )


def _thorough(data):
    context = SheetContext(["nol", "satu"], [False, True], date1904=False, budget=Budget(Limits()))
    return read_sheet([data], context).cells


def _package(data):
    return SimpleNamespace(
        read_part=lambda _: data,
        sheet=lambda _: SimpleNamespace(part="lembar.xml"),
        cells=lambda _: _thorough(data),
        strings=["nol", "satu"],
        styles=SimpleNamespace(dates=[False, True]),
        date1904=False,
        container=SimpleNamespace(budget=Budget(Limits())),
    )
