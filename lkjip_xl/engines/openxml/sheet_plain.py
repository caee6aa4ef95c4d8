"""The quick reader of worksheet parts that hold nothing unusual; the others go to `sheet_reader`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.engines.openxml.bounds import MAX_ROW, PackageError
from lkjip_xl.engines.openxml.reader import count, unescape
from lkjip_xl.engines.openxml.refs import parse_area, parse_cell
from lkjip_xl.engines.openxml.sheet_around import read_around
from lkjip_xl.engines.openxml.sheet_reader import MAX_FORMULA, Cell, SheetContent, read_sheet
from lkjip_xl.engines.openxml.sheet_scan import Written, cut_rows, scan_rows
from lkjip_xl.engines.openxml.sheet_values import SheetContext, typed_value
from lkjip_xl.engines.openxml.xmlplain import check_depth, declares, plain_tree, whole
from lkjip_xl.engines.openxml.xmltext import UnusualError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element


def read_any_sheet(chunks: Iterable[bytes], context: SheetContext) -> SheetContent:
    """Read a worksheet part by the reader that fits it.

    Raises:
        PackageError: damaged, or cells doubled, outside their row or outside the grid.
    """
    limits = context.budget.limits
    data, again = whole(chunks, limits.whole)
    elements, cells = context.budget.elements, context.budget.cells
    if data is not None and not declares(data):
        split = cut_rows(data)
        attempts = (_by_text, _by_tree) if split else ()
        for attempt, rest, rows in (*((a, *split) for a in attempts if split), (_by_tree, data, None)):
            try:
                if len(rest) <= limits.tree and (found := attempt(rest, rows, context)) is not None:
                    return found
            except UnusualError:
                context.budget.elements, context.budget.cells = elements, cells
    return read_sheet(again, context)


def _by_text(rest: bytes, rows: Written | None, context: SheetContext) -> SheetContent:
    """Rows and merged areas by expressions; the rest is only checked."""
    if rows is None:
        raise UnusualError
    around = read_around(rest, context.budget.limits)
    context.budget.element(around.elements)
    return SheetContent(scan_rows(rows, context), around.merges)


def _by_tree(rest: bytes, rows: Written | None, context: SheetContext) -> SheetContent | None:
    root = plain_tree(rest, context.budget)
    return None if root is None else _Sheet(context).read(root, rows)


class _Sheet:
    """One worksheet as a tree: worksheet/sheetData/row/c/(v|f|is) and worksheet/mergeCells/mergeCell."""

    def __init__(self, context: SheetContext) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merges: list[str] = []
        self._context = context
        self._names: dict[str, str] = {}
        self._blank: dict[str | None, Cell] = {}

    def read(self, root: Element, rows: Written | None) -> SheetContent:
        """What the tree of the part says; `rows` are its rows where they were taken out of it."""
        if self._name(root) != "worksheet":
            raise UnusualError
        for section in root:
            name = self._name(section)
            if name == "sheetData" and rows is not None:
                self.cells, rows = scan_rows(rows, self._context), None
            elif name == "sheetData":
                self._rows(section)
            else:
                check_depth(section, 2)
            if name == "mergeCells":
                self._merge(section)
        if rows is not None:
            raise UnusualError
        return SheetContent(self.cells, tuple(self.merges))

    def _name(self, element: Element) -> str:
        """The name without its namespace."""
        tag = element.tag
        if (short := self._names.get(tag)) is None:
            short = self._names[tag] = tag.rpartition("}")[2]
        return short

    def _rows(self, section: Element) -> None:
        row = 0
        seen: set[int] = set()
        for element in section:
            if self._name(element) != "row":
                raise UnusualError
            written = element.get("r")
            row = row + 1 if written is None else count(written)
            if not 1 <= row <= MAX_ROW or row in seen:
                raise PackageError("grid", f"row {row} is doubled or outside the grid")
            seen.add(row)
            self._context.budget.cell(len(element))
            self._row(element, row)

    def _row(self, element: Element, row: int) -> None:
        cells, names, label = self.cells, self._names, str(row)
        column = 0
        for node in element:
            if names.get(node.tag) != "c" and self._name(node) != "c":
                raise UnusualError
            get = node.attrib.get
            ref = get("r")
            column = column + 1 if ref is None else _column(ref, label)
            place = (row, column)
            if place in cells:
                raise PackageError("grid", f"a cell of row {row} is doubled or out of its row")
            cells[place] = self._cell(node, row) if len(node) else self._without_content(get("s"), get("t"))

    def _without_content(self, style: str | None, kind: str | None) -> Cell:
        if kind in {"str", "inlineStr"}:
            raise UnusualError
        if (cell := self._blank.get(style)) is None:
            cell = self._blank[style] = Cell(None, None, "", count(style), is_date=False)
        return cell

    def _cell(self, node: Element, row: int) -> Cell:
        raw = formula = inline = None
        for child in node:
            match self._name(child):
                case "v" if raw is None and not len(child):
                    raw = child.text or ""
                case "f" if formula is None and not len(child) and "t" not in child.attrib:
                    formula = child.text or ""
                case "is" if inline is None:
                    inline = self._inline(child)
                case _:
                    raise UnusualError
        context, style = self._context, count(node.get("s"))
        kind, value = typed_value(node.get("t", "n"), raw or "", inline or "", context, row)
        dates = context.dates
        is_date = kind == "d" or (kind == "n" and style < len(dates) and dates[style])
        if formula and len(formula) > MAX_FORMULA:
            raise PackageError("formula", f"a formula of row {row} is too long")
        return Cell(value, unescape(formula) if formula else None, kind, style, is_date)

    def _inline(self, node: Element) -> str:
        texts: list[str] = []
        for element in node:
            runs = element if self._name(element) == "r" else (element,)
            for run in runs:
                if self._name(run) != "t" or len(run):
                    raise UnusualError
                texts.append(run.text or "")
        return "".join(texts)

    def _merge(self, section: Element) -> None:
        for node in section:
            if self._name(node) != "mergeCell" or len(node):
                raise UnusualError
            if len(self.merges) >= self._context.budget.limits.merges:
                raise PackageError("merges", "too many merged areas")
            self.merges.append(str(parse_area(node.get("ref", ""))))


def _column(ref: str, row: str) -> int:
    """The column of a reference in the row of this number."""
    number, column = parse_cell(ref)
    if str(number) != row:
        raise UnusualError
    return column
