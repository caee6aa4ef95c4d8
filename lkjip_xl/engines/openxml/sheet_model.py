"""One sheet while it is edited: the cells as they will be, and what has to be written into its part."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from itertools import count
from types import MappingProxyType
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from lkjip_xl.engines.blocks import Formula
from lkjip_xl.engines.openxml.bounds import MAX_COLUMN, MAX_ROW, PackageError
from lkjip_xl.engines.openxml.cell_edit import CellEdit
from lkjip_xl.engines.openxml.cell_text import check_text, link_label
from lkjip_xl.engines.openxml.chart_edit import ChartInfo, sheet_charts
from lkjip_xl.engines.openxml.dates import to_serial
from lkjip_xl.engines.openxml.refs import Area, parse_area
from lkjip_xl.engines.openxml.sheet_grid import BLANK, KINDS, Content, Grid
from lkjip_xl.engines.openxml.sheet_reader import Cell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lkjip_xl.engines.openxml.package import Package, TableInfo
    from lkjip_xl.engines.openxml.repack import Entry

Place = tuple[int, int]
Value = str | float | bool | date | time | None
Edits = dict[int, dict[int, CellEdit]]

_NO_EDITS: Mapping[int, CellEdit] = MappingProxyType({})


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

    The last one stays, however many cells it has. Copies of one sheet share what was read.
    """

    def __init__(self, limit: int = 20_000) -> None:
        self._limit = limit
        self._held = 0
        self._present: dict[int, tuple[SheetModel, int]] = {}
        self._grids: WeakValueDictionary[str, Grid] = WeakValueDictionary()

    def grid(self, sheet: SheetModel) -> Grid:
        """The cells of a sheet as they were read; from now on they are in memory."""
        self.leave(sheet)
        grid = self._grids.get(sheet.part)
        if grid is None:
            self._make_room(Grid.least(sheet.package, sheet.part))
            grid = self._grids[sheet.part] = Grid(sheet.package, sheet.source_name)
        self._make_room(grid.size)
        self._present[id(sheet)] = (sheet, grid.size)
        self._held += grid.size
        return grid

    def _make_room(self, size: int) -> None:
        while self._present and self._held + size > self._limit:
            next(iter(self._present.values()))[0].forget_cells()

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
    _edits: Edits | None = field(default_factory=dict)
    _packed: bytes = b""
    _grid: Grid | None = None
    _tables: list[TableModel] | None = None

    @property
    def edits(self) -> Edits:
        """New contents by row and column; whoever adds to them lets go of `_packed`."""
        if self._edits is None:
            self._edits = {
                row: {column: CellEdit(*edit) for column, *edit in cells}
                for row, cells in json.loads(zlib.decompress(self._packed))
            }
        return self._edits

    @property
    def grid(self) -> Grid:
        """The cells as they were when the sheet was opened; of many sheets those of the last few are in memory."""
        if self.ready is not None:
            raise PackageError("sheet", "the sheet is written already")
        if self._grid is None:
            self._grid = self.roster.grid(self)
        return self._grid

    def forget_cells(self) -> None:
        """Let go of the cells; they are read again when they are asked for. Edits take less room packed."""
        if self._edits and not self._packed:
            rows = [(row, [(c, *edit) for c, edit in cells.items()]) for row, cells in self._edits.items()]
            self._packed = zlib.compress(json.dumps(rows).encode(), level=1)
        if self._packed:
            self._edits = None
        self._grid = None
        self.package.forget(self.source_name)
        self.roster.leave(self)

    def revert(self) -> None:
        """Let go of all edits: the sheet is as it was read."""
        self._edits, self._packed, self._tables = {}, b"", None
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

    @property
    def changes_formulas(self) -> bool:
        """Whether an edit brings a formula or takes one away."""
        rows, grid = self.edits.items(), self.grid
        if any(edit.formula is not None for _, edits in rows for edit in edits.values()):
            return True
        old = ((edits, column) for row, edits in rows for column in grid.formula_columns(row))
        return any(column in edits and not edits[column].restyle_only for edits, column in old)

    def cells(self, row: int, left: int, right: int) -> list[Cell]:
        """The cells of a row from one column to another, as they will be; blank where there is none."""
        cells = self.grid.cells(row, left, right)
        for column, edit in self.edits.get(row, _NO_EDITS).items():
            if left <= column <= right:
                cells[column - left] = self._edited(cells[column - left], edit)
        return cells

    def cell(self, row: int, column: int) -> Cell:
        """A cell as it will be."""
        return self.cells(row, column, column)[0]

    def all_cells(self) -> dict[Place, Cell]:
        """Every cell as it will be, by row and column."""
        cells = dict(self.grid.everything())
        for row, edits in self.edits.items():
            for column, edit in edits.items():
                cells[row, column] = self._edited(cells.get((row, column), BLANK), edit)
        return cells

    def put(self, row: int, column: int, value: Value) -> None:
        """Write a value; None and "" clear the cell, its style stays. Text stays text, a `Formula` is one.

        Raises:
            PackageError: text or a number no cell can hold, or a place outside the grid.
        """
        self.put_block(row, column, ((value,),))

    def put_block(self, top: int, left: int, rows: Sequence[Sequence[Value]]) -> None:
        """Write rows of values, as `put` does; what stands there already is not written again."""
        bottom, right = top + len(rows) - 1, left + max(map(len, rows), default=0) - 1
        if not (1 <= top <= bottom <= MAX_ROW and 1 <= left <= right <= MAX_COLUMN):
            raise PackageError("grid", "a cell outside the grid")
        edits, differing = self.edits, self.grid.differing
        for row, values in enumerate(rows, top):
            contents = [v if v is None or type(v) is float else self._content(v) for v in values]
            new = {column: _edit(content, None) for column, content in differing(row, left, contents)}
            earlier = edits.get(row)
            if earlier is None:
                if new:
                    edits[row] = new
                continue
            for column, before in earlier.items():
                if left <= column <= right:
                    new[column] = _edit(contents[column - left], before.style)
            earlier.update(new)
        self._packed = b""

    def restyle(self, row: int, column: int, style: int) -> None:
        """Give a cell a style of the workbook, its content stays."""
        edit = self.edits.get(row, _NO_EDITS).get(column)
        edit = edit._replace(style=style) if edit else CellEdit(None, None, style, restyle_only=True)
        self.edits.setdefault(row, {})[column] = edit
        self._packed = b""

    def grow_rows(self, table: TableModel, bottom: int) -> None:
        """Give rows that join a table the styles and the fixed height of its first data row."""
        body = table.body
        if body is None:
            return
        styles = [cell.style for cell in self.cells(body.top, body.left, body.right)]
        for row in range(body.bottom + 1, bottom + 1):
            self.heights[row] = body.top
            edited = self.edits.get(row, _NO_EDITS)
            cells = self.grid.cells(row, body.left, body.right)
            of_new = self.grid.styles_of_new(row, body.left, body.right)
            for column, style, cell, new in zip(count(body.left), styles, cells, of_new, strict=False):
                if column in edited or (new if cell is BLANK else cell.style) != style:
                    self.restyle(row, column, style)

    def copy(self, name: str, table_names: dict[str, str]) -> SheetModel:
        """A sheet like this one, edits included, its tables under new names; without drawings."""
        twin = SheetModel(
            self.package, name, self.part, self.state, self.source_name, self.roster, is_copy=True
        )
        twin._edits = {row: dict(edits) for row, edits in self.edits.items()}
        twin.heights = dict(self.heights)
        twin._tables = [TableModel(t.info, table_names[t.name], t.area) for t in self.tables]
        return twin

    def _content(self, value: Value) -> Content:
        """A value as a cell holds it."""
        if isinstance(value, str):
            return (value if type(value) in KINDS else str(value)) or None
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, date | time):
            return to_serial(value, date1904=self.package.date1904)
        return float(value)

    def _edited(self, old: Cell, edit: CellEdit) -> Cell:
        """A cell once it is edited."""
        style = old.style if edit.style is None else edit.style
        if edit.restyle_only:
            value, formula, kind = old.value, old.formula, old.kind
        else:
            formula = edit.formula
            value = edit.value if formula is None else link_label(formula)
            kind = KINDS[type(value)]
        dates = self.package.styles.dates
        return Cell(value, formula, kind, style, kind == "n" and style < len(dates) and dates[style])


def _edit(content: Content, style: int | None) -> CellEdit:
    """The edit that gives a cell this content.

    Raises:
        PackageError: no cell can hold it.
    """
    if isinstance(content, str):
        check_text(content)
        return (
            CellEdit(None, content[1:], style)
            if isinstance(content, Formula)
            else CellEdit(content, None, style)
        )
    if content is not None and content - content != 0:
        raise PackageError("value", "a number that is not finite")
    return CellEdit(content, None, style)
