"""Cells of a worksheet part, rewritten in place; what is not named in an edit stays as it is."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.cell_text import escape, link_label, number_text
from lkjip_xl.engines.openxml.edit_xml import XML_SPACE, add, child, children, qualified, remove
from lkjip_xl.engines.openxml.reader import count
from lkjip_xl.engines.openxml.refs import Area, cell_name, parse_area, parse_cell

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from lxml.etree import _Element as Element


class CellEdit(NamedTuple):
    """New content of a cell: a value or a formula (without "="); `style` None keeps what it has."""

    value: str | float | bool | None = None
    formula: str | None = None
    style: int | None = None
    restyle_only: bool = False


def write_cells(
    root: Element, edits: Mapping[int, Mapping[int, CellEdit]], formulas: Mapping[tuple[int, int], str]
) -> None:
    """Write edits into a worksheet.

    Args:
        root: the worksheet element.
        edits: new contents by row and column.
        formulas: the formulas the sheet had, shared ones written out: a shared formula whose leading
            cell is overwritten goes on living in its followers as plain formulas.
    """
    data = child(root, "sheetData")
    if data is None:
        raise PackageError("sheet", "the worksheet holds no data element")
    _release_shared(data, edits, formulas)
    rows = _Rows(root, data)
    for row in sorted(edits):
        rows.write(row, edits[row])
    widen_dimension(root, edits)


def column_styles(root: Element) -> tuple[tuple[int, int, int], ...]:
    """(first, last, style) of the columns of a worksheet that have one."""
    return tuple(
        (count(node.get("min")), count(node.get("max")), count(node.get("style")))
        for cols in children(root, "cols")
        for node in children(cols, "col")
        if node.get("style")
    )


def column_style(columns: Iterable[tuple[int, int, int]], column: int) -> int:
    """The style of one column among those that `column_styles` found; 0 where it has none."""
    return next((style for low, high, style in columns if low <= column <= high), 0)


def set_row_heights(root: Element, heights: Mapping[int, str]) -> None:
    """Give rows a fixed height in points; rows that are not there are left alone."""
    data = child(root, "sheetData")
    for node in children(data, "row") if data is not None else ():
        if (height := heights.get(count(node.get("r")))) is not None:
            node.set("ht", height)
            node.set("customHeight", "1")


def row_height(root: Element, row: int) -> str | None:
    """The fixed height of a row; None where it has none."""
    data = child(root, "sheetData")
    for node in children(data, "row") if data is not None else ():
        if count(node.get("r")) == row and node.get("customHeight") in {"1", "true"}:
            height: str | None = node.get("ht")
            return height
    return None


class _Rows:
    """The rows of a sheet in order, and the style a new cell takes from its row or column."""

    def __init__(self, root: Element, data: Element) -> None:
        self._data = data
        self._columns = column_styles(root)
        self._rows: dict[int, Element] = {}
        last = 0
        for node in children(data, "row"):
            last = count(node.get("r"), last + 1)
            node.set("r", str(last))
            self._rows[last] = node
        self._last = max(self._rows, default=0)

    def write(self, row: int, edits: Mapping[int, CellEdit]) -> None:
        """Write the edits of one row, by column."""
        node = self._rows.get(row)
        if node is None and not any(has_content(edit) for edit in edits.values()):
            return
        if node is None:
            node = self._new_row(row)
        _drop(node, "spans")
        if node.get("customHeight") not in {"1", "true"}:
            _drop(node, "ht")  # fitted to the old text: left out, it is fitted anew on opening
        cells = _number_cells(node, row)
        for column in sorted(edits):
            edit = edits[column]
            if column not in cells and not has_content(edit):
                continue
            if column not in cells:
                cells[column] = self._new_cell(node, row, column, cells)
            _fill(cells[column], edit)

    def _new_row(self, row: int) -> Element:
        node = add(self._data, "row", r=str(row))
        if row < self._last:
            following = min(number for number in self._rows if number > row)
            self._rows[following].addprevious(node)
        self._rows[row] = node
        self._last = max(self._last, row)
        return node

    def _new_cell(self, node: Element, row: int, column: int, cells: Mapping[int, Element]) -> Element:
        cell = add(node, "c", r=cell_name(row, column))
        following = min((number for number in cells if number > column), default=None)
        if following is not None:
            cells[following].addprevious(cell)
        style = self._default_style(node, column)
        if style:
            cell.set("s", str(style))
        return cell

    def _default_style(self, row: Element, column: int) -> int:
        if row.get("customFormat") in {"1", "true"}:
            return count(row.get("s"))
        return column_style(self._columns, column)


def has_content(edit: CellEdit) -> bool:
    """Whether a cell that is not there has to be made for it."""
    return edit.value is not None or edit.formula is not None or edit.style is not None


def _number_cells(row_node: Element, row: int) -> dict[int, Element]:
    cells: dict[int, Element] = {}
    column = 0
    for node in children(row_node, "c"):
        reference = node.get("r")
        column = parse_cell(reference)[1] if reference else column + 1
        if reference != (name := cell_name(row, column)):
            node.set("r", name)
        cells[column] = node
    return cells


def _fill(cell: Element, edit: CellEdit) -> None:
    if edit.style is not None:
        cell.set("s", str(edit.style))
    if edit.restyle_only:
        return
    del cell[:]
    for attribute in ("t", "cm", "vm"):
        _drop(cell, attribute)
    if edit.formula is not None:
        _fill_formula(cell, edit.formula)
    elif isinstance(edit.value, bool):
        cell.set("t", "b")
        add(cell, "v", str(int(edit.value)))
    elif isinstance(edit.value, str):
        cell.set("t", "inlineStr")
        _set_text(add(add(cell, "is"), "t"), edit.value)
    elif edit.value is not None:
        add(cell, "v", number_text(edit.value))


def _drop(node: Element, attribute: str) -> None:
    """Take an attribute away where there is one; mostly there is none, and asking is cheaper."""
    if node.get(attribute) is not None:
        del node.attrib[attribute]


def _fill_formula(cell: Element, formula: str) -> None:
    _set_text(add(cell, "f"), formula)
    label = link_label(formula)
    if label is not None:
        cell.set("t", "str")
        _set_text(add(cell, "v"), label)


def _set_text(node: Element, text: str) -> None:
    node.text = escape(text)
    if text != text.strip() or "\n" in text:
        node.set(XML_SPACE, "preserve")


def _release_shared(
    data: Element,
    edits: Mapping[int, Mapping[int, CellEdit]],
    formulas: Mapping[tuple[int, int], str],
) -> None:
    name = qualified(data, "f")
    shared = [node for node in data.iter(name) if node.get("t") == "shared"]
    if not shared:
        return
    places = {
        node: parse_cell(cell.get("r", "A1")) for node in shared if (cell := node.getparent()) is not None
    }
    replaced = {node for node, (row, column) in places.items() if _replaces(edits.get(row, {}).get(column))}
    lost = {node.get("si") for node in replaced if node.text}
    for node, place in places.items():
        if node.get("si") in lost and node not in replaced and place in formulas:
            node.attrib.clear()
            _set_text(node, formulas[place])


def _replaces(edit: CellEdit | None) -> bool:
    return edit is not None and not edit.restyle_only


def widen_dimension(root: Element, edits: Mapping[int, Mapping[int, CellEdit]]) -> None:
    """Let the area that a worksheet says it fills take in the edits."""
    node = child(root, "dimension")
    if node is None:
        return
    try:
        node.set("ref", str(widened(parse_area(node.get("ref", "")), edits)))
    except PackageError:
        remove(node)


def widened(area: Area, edits: Mapping[int, Mapping[int, CellEdit]]) -> Area:
    """The area with the edits in it."""
    new = {row: [c for c, edit in cells.items() if has_content(edit)] for row, cells in edits.items()}
    rows, columns = [row for row, filled in new.items() if filled], list(chain.from_iterable(new.values()))
    return Area(
        min([area.top, *rows]),
        min([area.left, *columns]),
        max([area.bottom, *rows]),
        max([area.right, *columns]),
    )
