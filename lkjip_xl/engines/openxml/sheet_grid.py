"""The cells of a worksheet as it was read: of rows that are text, only those asked for are parsed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from lkjip_xl.engines.blocks import Formula
from lkjip_xl.engines.openxml.cell_scan import empty_cell, opening_of, stored_cell
from lkjip_xl.engines.openxml.cell_text import link_label
from lkjip_xl.engines.openxml.row_text import Token, parse_row, split_rows, tag_of
from lkjip_xl.engines.openxml.sheet_frame import default_style, read_frame
from lkjip_xl.engines.openxml.sheet_reader import Cell
from lkjip_xl.engines.openxml.sheet_values import SheetContext
from lkjip_xl.engines.openxml.xmltext import UnusualError, shown_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lkjip_xl.engines.openxml.package import Package

Content = str | float | bool | None
BLANK = Cell(None, None, "", 0, is_date=False)
KINDS: Mapping[type, str] = {type(None): "", str: "s", float: "n", bool: "b", Formula: ""}
"""The types of contents, with the kind of a cell that has one."""
_TEXTS = frozenset({"str", "inlineStr"})
_NOTHING: Mapping[int, Token] = {}
_tuple = tuple.__new__  # a cell made by it skips a call
_CELL_LENGTH = 128  # characters of a row, not parsed, that take less memory than a cell


class Grid:
    """What a worksheet part holds; `texts` are its rows by number, `rest` the part without them.

    Without a `rest` the part is not written as most programs write it: then it is read as a whole.
    """

    def __init__(self, package: Package, sheet: str) -> None:
        self._package = package
        self._sheet = sheet
        self.rest: bytes | None = None
        self.texts: Mapping[int, str] = {}
        self._all: Mapping[tuple[int, int], Cell] | None = None
        try:
            self.rest, self.texts = split_rows(package.read_part(package.sheet(sheet).part))
        except UnusualError:
            self._all = self.everything()
        self.size = len(self._all or ()) + sum(map(len, self.texts.values())) // _CELL_LENGTH

    @staticmethod
    def least(package: Package, part: str) -> int:
        """The size that it has at least, before it is read."""
        return package.container.entry(part).file_size // _CELL_LENGTH

    def everything(self) -> Mapping[tuple[int, int], Cell]:
        """All cells by (row, column)."""
        return self._package.cells(self._sheet)

    @cached_property
    def formulas(self) -> Mapping[tuple[int, int], str]:
        """All formulas, shared ones written out."""
        cells = self.everything()
        return {place: cell.formula for place, cell in cells.items() if cell.formula is not None}

    def cells(self, row: int, left: int, right: int) -> list[Cell]:
        """The cells of a row from one column to another; BLANK where there is none."""
        if self._all is None:
            try:
                return self._parsed(row, left, right)
            except UnusualError:
                self._all = self.everything()
        return [self._all.get((row, column), BLANK) for column in range(left, right + 1)]

    def differing(self, row: int, left: int, contents: Sequence[Content]) -> list[tuple[int, Content]]:
        """Those of some contents for the cells of a row, with their columns, that do not stand there already."""
        if self._all is None:
            try:
                tokens = self._tokens(row)
                return [
                    (column, content)
                    for column, content in enumerate(contents, left)
                    if self._is_other(tokens.get(column), row, content)
                ]
            except UnusualError:
                self._all = self.everything()
        cells = self.cells(row, left, left + len(contents) - 1)
        together = enumerate(zip(cells, contents, strict=True), left)
        return [(column, content) for column, (cell, content) in together if not _holds(cell, content)]

    def styles_of_new(self, row: int, left: int, right: int) -> list[int | None]:
        """The styles that cells of a row would take that are not there yet; None where it is not known."""
        columns = range(left, right + 1)
        try:
            frame = read_frame(self.rest) if self.rest and self._all is None else None
        except UnusualError:
            frame = None
        if frame is None:
            return [None for _ in columns]
        tag = tag_of(text) if (text := self.texts.get(row)) else ""
        return [default_style(tag, column, frame.columns) for column in columns]

    def formula_columns(self, row: int) -> list[int]:
        """The columns of the cells of a row that hold formulas."""
        if self._all is None:
            if "<f" not in self.texts.get(row, ""):
                return []
            try:
                return [column for column, token in self._tokens(row).items() if "<f" in token[0]]
            except UnusualError:
                self._all = self.everything()
        return [column for number, column in self.formulas if number == row]

    def _tokens(self, row: int) -> Mapping[int, Token]:
        text = self.texts.get(row)
        return _NOTHING if text is None else parse_row(text).tokens

    def _is_other(self, token: Token | None, row: int, content: Content) -> bool:
        """Whether a cell holds something else; most often a look at its text is enough."""
        if token is None:
            return content is not None
        _, _, _, attributes, formula, value, inline, other = token
        if not (formula or value or inline or other):
            return content is not None or opening_of(attributes).kind in _TEXTS
        if type(content) is float:
            try:
                if float(value) != content:
                    return True
            except ValueError:
                return True
        elif type(content) is str and inline and "&" not in inline and "_x" not in inline:
            return inline != content or bool(formula) or opening_of(attributes).kind != "inlineStr"
        return not _holds(self._cell(token, row), content)

    def _parsed(self, row: int, left: int, right: int) -> list[Cell]:
        tokens = self._tokens(row)
        return [
            BLANK if (token := tokens.get(column)) is None else self._cell(token, row)
            for column in range(left, right + 1)
        ]

    def _cell(self, token: Token, row: int) -> Cell:
        """A cell by its text.

        Raises:
            UnusualError: its content is left to the thorough reader.
            PackageError: the content does not fit the type.
        """
        _, _, _, attributes, raw, value, inline, other = token
        opening = opening_of(attributes)
        if not (raw or value or inline or other):
            return opening.empty
        is_text = opening.kind in _TEXTS
        if other or (value if opening.kind == "inlineStr" else inline) or not (is_text or value.isascii()):
            raise UnusualError
        formula = shown_text(raw) or None
        if is_text:
            return _tuple(Cell, (shown_text(value or inline), formula, "s", opening.style, False))
        if value:
            context = self._context_with_strings if opening.kind == "s" else self._context
            return stored_cell(opening, formula, value, context, row)
        return opening.empty if formula is None else empty_cell(opening, formula)

    @cached_property
    def _context(self) -> SheetContext:
        package = self._package
        return SheetContext((), package.styles.dates, package.date1904, package.container.budget)

    @cached_property
    def _context_with_strings(self) -> SheetContext:
        return self._context._replace(strings=self._package.strings)


def _holds(cell: Cell, content: Content) -> bool:
    """Whether the cell is this very content; a formula whose result is not known here is written again."""
    if isinstance(content, Formula):
        label = link_label(content[1:])
        return label is not None and cell[:2] == (label, content[1:])
    return cell[:3] == (content, None, KINDS[type(content)])
