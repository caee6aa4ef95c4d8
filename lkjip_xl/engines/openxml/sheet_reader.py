"""The reader of one worksheet part: cells and merged areas, within the grid and the limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.engines.openxml.bounds import MAX_COLUMN, MAX_ROW, PackageError
from lkjip_xl.engines.openxml.reader import count, unescape
from lkjip_xl.engines.openxml.refs import parse_area, parse_cell
from lkjip_xl.engines.openxml.shared_formula import SharedFormula
from lkjip_xl.engines.openxml.sheet_values import SheetContext, typed_value
from lkjip_xl.engines.openxml.xmlread import parse

if TYPE_CHECKING:
    from collections.abc import Iterable


# Depths of worksheet / sheetData, mergeCells ... / row / c / v, f, is
_ROOT, _SECTION, _ROW, _CELL, _CONTENT = range(1, 6)
_EXPECTED = {_ROW: {"row"}, _CELL: {"c", "extLst"}}
MAX_FORMULA = 16_384


class Cell(NamedTuple):
    """One cell as stored.

    Attributes:
        value: text, number (dates as their serial number), boolean, error text such as "#DIV/0!", or None.
        formula: without "=", shared formulas written out; None where the cell has none.
        kind: "n" number, "s" text, "b" boolean, "e" error, "d" number stored as an ISO date, "" blank.
        style: index into the cell styles.
        is_date: a number whose style shows it as a date or a time.
    """

    value: str | float | bool | None
    formula: str | None
    kind: str
    style: int
    is_date: bool


class SheetContent(NamedTuple):
    """Cells by (row, column), 1-based, and merged areas as references."""

    cells: dict[tuple[int, int], Cell]
    merges: tuple[str, ...]


def read_sheet(chunks: Iterable[bytes], context: SheetContext) -> SheetContent:
    """Read a worksheet part; a part that is no worksheet (a chart sheet) has no cells.

    Raises:
        PackageError: damaged, or cells doubled, outside their row or outside the grid.
    """
    handler = _SheetHandler(context)
    parse(chunks, handler, context.budget)
    handler.expand_shared()
    return SheetContent(handler.cells, tuple(handler.merges))


class _SheetHandler:
    """Follows worksheet/sheetData/row/c/(v|f|is) and worksheet/mergeCells/mergeCell by depth."""

    def __init__(self, context: SheetContext) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}
        self.merges: list[str] = []
        self._context = context
        self._is_sheet = False
        self._section = ""
        self._rows: set[int] = set()
        self._row = 0
        self._column = 0
        self._type = "n"
        self._style = 0
        self._text: dict[str, list[str]] = {}
        self._sink: list[str] | None = None
        self._phonetic = False
        self._formula: dict[str, str] | None = None
        self._shared: dict[str, SharedFormula] = {}
        self._followers: list[tuple[tuple[int, int], str]] = []

    def start(self, name: str, attributes: dict[str, str], depth: int) -> None:
        if depth == _ROOT:
            self._is_sheet = name == "worksheet"
        elif depth == _SECTION:
            self._section = name if self._is_sheet else ""
        elif self._section == "sheetData":
            self._start_in_data(name, attributes, depth)
        elif self._section == "mergeCells" and name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _start_in_data(self, name: str, attributes: dict[str, str], depth: int) -> None:
        if depth == _CELL and name == "c":
            self._begin_cell(attributes)
        elif depth == _CONTENT and name in {"v", "f"}:
            if name in self._text:
                raise PackageError("value", f"a cell of row {self._row} has two contents")
            self._sink = self._text[name] = []
            if name == "f":
                self._formula = attributes
        elif depth <= _CELL and name not in _EXPECTED[depth]:
            raise PackageError("xml", f"“{name}” among the cells of row {self._row}")
        elif name == "t" and depth > _CONTENT and not self._phonetic:
            self._sink = self._text.setdefault("t", [])
        elif name == "rPh":
            self._phonetic = True
        elif depth == _ROW and name == "row":
            self._begin_row(attributes)

    def end(self, name: str, depth: int) -> None:
        if self._section != "sheetData":
            return
        if depth == _CELL and name == "c":
            self._end_cell()
        elif name in {"v", "f", "t"}:
            self._sink = None
        elif name == "rPh":
            self._phonetic = False

    def data(self, text: str) -> None:
        if self._sink is not None:
            self._sink.append(text)

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row = count(attributes["r"]) if "r" in attributes else self._row + 1
        self._column = 0
        if not 1 <= self._row <= MAX_ROW or self._row in self._rows:
            raise PackageError("grid", f"row {self._row} is doubled or outside the grid")
        self._rows.add(self._row)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._context.budget.cell()
        row, column = self._row, self._column + 1
        if "r" in attributes:
            row, column = parse_cell(attributes["r"])
        if row != self._row or column > MAX_COLUMN or (row, column) in self.cells:
            raise PackageError("grid", f"a cell of row {self._row} is doubled or out of its row")
        self._column = column
        self._type = attributes.get("t", "n")
        self._style = count(attributes.get("s"))
        self._text = {}
        self._formula = None

    def _end_cell(self) -> None:
        dates, style = self._context.dates, self._style
        kind, value = self._value()
        is_date = kind == "d" or (kind == "n" and style < len(dates) and dates[style])
        self.cells[self._row, self._column] = Cell(value, self._own_formula(), kind, style, is_date)

    def _value(self) -> tuple[str, str | float | bool | None]:
        raw, inline = ("".join(self._text.get(name, ())) for name in ("v", "t"))
        return typed_value(self._type, raw, inline, self._context, self._row)

    def _own_formula(self) -> str | None:
        if self._formula is None:
            return None
        text = "".join(self._text.get("f", ()))
        if len(text) > MAX_FORMULA:
            raise PackageError("formula", f"a formula of row {self._row} is too long")
        if self._formula.get("t") == "shared":
            group = self._formula.get("si", "")
            if text:
                self._shared[group] = SharedFormula(text, self._row, self._column)
            else:
                self._followers.append(((self._row, self._column), group))
        if not text and self._formula.get("t") == "dataTable":
            return "TABLE()"
        return unescape(text) or None

    def _merge(self, ref: str) -> None:
        if len(self.merges) >= self._context.budget.limits.merges:
            raise PackageError("merges", "too many merged areas")
        self.merges.append(str(parse_area(ref)))

    def expand_shared(self) -> None:
        """Write shared formulas out; a follower without a leader refers to nothing."""
        for place, group in self._followers:
            shared = self._shared.get(group)
            formula = shared.at(*place) if shared else "#REF!"
            self._context.budget.formula(len(formula))
            self.cells[place] = self.cells[place]._replace(formula=formula)
