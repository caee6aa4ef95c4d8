"""One sheet while it is edited: the cells as they will be, and what has to be written into its part."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date, time
from typing import TYPE_CHECKING

from lkjip_xl.engines.openxml.bounds import MAX_COLUMN, MAX_ROW, PackageError
from lkjip_xl.engines.openxml.cell_edit import CellEdit
from lkjip_xl.engines.openxml.cell_text import check_text, link_label
from lkjip_xl.engines.openxml.chart_edit import ChartInfo, sheet_charts
from lkjip_xl.engines.openxml.dates import to_serial
from lkjip_xl.engines.openxml.refs import Area, parse_area
from lkjip_xl.engines.openxml.sheet_reader import Cell

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lkjip_xl.engines.openxml.package import Package, TableInfo
    from lkjip_xl.engines.openxml.repack import Entry

Place = tuple[int, int]
Value = str | float | bool | date | time | None

_BLANK = Cell(None, None, "", 0, is_date=False)


@dataclass(slots=True)
class TableModel:
    """A table while it is edited; `info` is how it was read."""

    info: TableInfo
    name: str
    area: Area

    @property
    def body(self) -> Area | None:
        """The area of the data rows."""
        top, bottom = self.area.top + self.info.header_rows, self.area.bottom - self.info.totals_rows
        return self.area._replace(top=top, bottom=bottom) if top <= bottom else None

    @property
    def is_changed(self) -> bool:
        """Whether the table part has to be written."""
        return self.name != self.info.name or self.area != parse_area(self.info.ref)


class Roster:
    """The sheets of a document whose cells are in memory; who came first goes first.

    The last one stays, however many cells it has.
    """

    def __init__(self, limit: int = 20_000) -> None:
        self._limit = limit
        self._held = 0
        self._present: dict[int, tuple[SheetModel, int]] = {}

    def enter(self, sheet: SheetModel, cells: int) -> None:
        """Note that a sheet has so many cells in memory."""
        self.leave(sheet)
        while self._present and self._held + cells > self._limit:
            next(iter(self._present.values()))[0].forget_cells()
        self._present[id(sheet)] = (sheet, cells)
        self._held += cells

    def leave(self, sheet: SheetModel) -> None:
        """Note that a sheet has let go of its cells."""
        _, gone = self._present.pop(id(sheet), (sheet, 0))
        self._held -= gone


@dataclass(slots=True, eq=False)
class SheetModel:
    """A sheet; `part` is the part it was read from, which for a copy is its original's.

    `ready` are its parts where another process has written them (see `Document.take`).
    """

    package: Package
    name: str
    part: str
    state: str
    source_name: str
    roster: Roster
    is_copy: bool = False
    heights: dict[int, int] = field(default_factory=dict)
    chart_sources: dict[int, tuple[SheetModel, tuple[Area, ...]]] = field(default_factory=dict)
    ready: Mapping[str, Entry] | None = None
    _edits: dict[Place, CellEdit] | None = field(default_factory=dict)
    _packed: str = ""
    _cells: dict[Place, Cell] | None = None
    _tables: list[TableModel] | None = None
    _formulas: dict[Place, str] | None = None

    @property
    def edits(self) -> dict[Place, CellEdit]:
        """New contents by place; `_change` makes them."""
        if self._edits is None:
            self._edits = {(r, c): CellEdit(*edit) for r, c, *edit in json.loads(self._packed)}
        return self._edits

    def _change(self, place: Place, edit: CellEdit, new: Cell) -> None:
        self.edits[place] = edit
        self._packed = ""
        self.cells[place] = new

    @property
    def cells(self) -> dict[Place, Cell]:
        """The cells as they will be; of many sheets those of the last few are in memory."""
        if self._cells is None:
            self._cells = dict(self._read_cells())
            if not self.is_copy:  # copies of one sheet read it together
                self.package.forget(self.source_name)
            for place, edit in self.edits.items():
                self._cells[place] = self._edited(self._cells.get(place, _BLANK), edit)
            self.roster.enter(self, len(self._cells))
        return self._cells

    @property
    def formulas(self) -> dict[Place, str]:
        """The formulas that the sheet had when it was opened; they stay in memory, being few."""
        if self._formulas is None:
            self._read_cells()
        return self._formulas or {}

    def _read_cells(self) -> dict[Place, Cell]:
        """The cells as they were when the sheet was opened."""
        if self.ready is not None:
            raise PackageError("sheet", "the sheet is written already")
        cells = self.package.cells(self.source_name)
        if self._formulas is None:
            self._formulas = {p: cell.formula for p, cell in cells.items() if cell.formula is not None}
        return cells

    def forget_cells(self) -> None:
        """Let go of the cells; they are put together again when they are asked for. Edits take less room packed."""
        if self._edits and not self._packed:
            self._packed = json.dumps([(*place, *edit) for place, edit in self._edits.items()])
        if self._packed:
            self._edits = None
        self._cells = None
        self.package.forget(self.source_name)
        self.roster.leave(self)

    def revert(self) -> None:
        """Let go of all edits: the sheet is as it was read."""
        self._edits, self._packed, self._tables = {}, "", None
        self.heights.clear()
        self.chart_sources.clear()
        self.forget_cells()

    @property
    def tables(self) -> list[TableModel]:
        """The tables of the sheet."""
        if self._tables is None:
            infos = self.package.tables(self.source_name)
            self._tables = [TableModel(info, info.name, parse_area(info.ref)) for info in infos]
        return self._tables

    @property
    def charts(self) -> tuple[ChartInfo, ...]:
        """The charts drawn on the sheet; a copy has none."""
        return () if self.is_copy else sheet_charts(self.package, self.part)

    @property
    def is_changed(self) -> bool:
        """Whether the worksheet part has to be written."""
        return (
            self.is_copy
            or self.ready is not None
            or bool(self._edits or self._packed)
            or any(t.is_changed for t in self._tables or ())
        )

    def cell(self, row: int, column: int) -> Cell:
        """A cell; blank where there is none."""
        return self.cells.get((row, column), _BLANK)

    def put(self, row: int, column: int, value: Value) -> None:
        """Write a value; None and "" clear the cell, its style stays. Text stays text.

        Raises:
            PackageError: text or a number no cell can hold, or a place outside the grid.
        """
        if not (1 <= row <= MAX_ROW and 1 <= column <= MAX_COLUMN):
            raise PackageError("grid", "a cell outside the grid")
        plain = self._plain(value)
        if (row, column) not in self.edits and _holds(self.cell(row, column), plain):
            return  # what stands there already is not written again
        if isinstance(plain, str):
            check_text(plain)
        elif plain is not None and plain - plain != 0:
            raise PackageError("value", "a number that is not finite")
        self._store(row, column, CellEdit(plain))

    def put_formula(self, row: int, column: int, formula: str) -> None:
        """Write a formula given without "="; it is calculated when the workbook is opened in Excel."""
        check_text(formula)
        self._store(row, column, CellEdit(None, formula))

    def restyle(self, row: int, column: int, style: int) -> None:
        """Give a cell a style of the workbook, its content stays."""
        cell = self.cell(row, column)
        edit = self.edits.get((row, column))
        edit = edit._replace(style=style) if edit else CellEdit(None, None, style, restyle_only=True)
        self._change((row, column), edit, self._edited(cell, edit))

    def grow_rows(self, table: TableModel, bottom: int) -> None:
        """Give rows that join a table the styles and the fixed height of its first data row."""
        body = table.body
        if body is None:
            return
        for row in range(body.bottom + 1, bottom + 1):
            self.heights[row] = body.top
            for column in range(body.left, body.right + 1):
                self.restyle(row, column, self.cell(body.top, column).style)

    def copy(self, name: str, table_names: dict[str, str]) -> SheetModel:
        """A sheet like this one, edits included, its tables under new names; without drawings."""
        twin = SheetModel(
            self.package, name, self.part, self.state, self.source_name, self.roster, is_copy=True
        )
        twin._edits = dict(self.edits)
        twin.heights = dict(self.heights)
        twin._tables = [TableModel(t.info, table_names[t.name], t.area) for t in self.tables]
        return twin

    def _plain(self, value: Value) -> str | float | bool | None:
        if isinstance(value, date | time):
            return to_serial(value, date1904=self.package.date1904)
        if value is None or value == "":
            return None
        return value if isinstance(value, str | bool) else float(value)

    def _store(self, row: int, column: int, edit: CellEdit) -> None:
        old = self.cell(row, column)
        earlier = self.edits.get((row, column))
        if earlier is not None:
            edit = edit._replace(style=earlier.style)
        self._change((row, column), edit, self._edited(old, edit))

    def _edited(self, old: Cell, edit: CellEdit) -> Cell:
        """A cell once it is edited."""
        style = old.style if edit.style is None else edit.style
        if edit.restyle_only:
            value, formula, kind = old.value, old.formula, old.kind
        else:
            formula = edit.formula
            value = edit.value if formula is None else link_label(formula)
            kind = _kind(value)
        dates = self.package.styles.dates
        return Cell(value, formula, kind, style, kind == "n" and style < len(dates) and dates[style])


def _holds(cell: Cell, value: str | float | None) -> bool:
    """Whether the cell is this very value."""
    old = cell.value
    return old == value and type(old) is type(value) and cell.formula is None and cell.kind == _kind(value)


def _kind(value: str | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "b"
    return "s" if isinstance(value, str) else "n"
