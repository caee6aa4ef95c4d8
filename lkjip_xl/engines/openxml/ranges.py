"""Ranges of the closed-file engine, as xlwings' object model asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.engines.base import ErrorText, RangeBase, as_rows
from lkjip_xl.engines.blocks import Formula
from lkjip_xl.engines.openxml.cell_text import number_text
from lkjip_xl.engines.openxml.dates import from_serial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lkjip_xl.engines.openxml.refs import Area
    from lkjip_xl.engines.openxml.sheet_reader import Cell
    from lkjip_xl.engines.openxml.sheets import Sheet


class Range(RangeBase):
    """A block of cells of a sheet; `extra` are further areas, used as the source of a chart only."""

    def __init__(self, sheet: Sheet, area: Area | None, extra: tuple[Area, ...] = ()) -> None:
        super().__init__(sheet, area)
        self.extra = extra

    @property
    def raw_value(self) -> list[list[object]]:
        """Values by row; dates as datetime, errors as ErrorText."""
        return [[self._value(cell) for cell in row] for row in self._cells()]

    @raw_value.setter
    def raw_value(self, data: object) -> None:
        self._sheet.model.put_block(self.area.top, self.area.left, as_rows(data, *self.shape))

    @property
    def formula(self) -> object:
        """Formulas with "=", constants as text, in the shape xlwings gives values in."""
        rows = [[_formula_text(cell) for cell in row] for row in self._cells()]
        if self.shape == (1, 1):
            return rows[0][0]
        return tuple(map(tuple, rows))

    @formula.setter
    def formula(self, data: object) -> None:
        rows = [
            [Formula(v) if isinstance(v, str) and v.startswith("=") else v for v in row]
            for row in as_rows(data, *self.shape)
        ]
        self._sheet.model.put_block(self.area.top, self.area.left, rows)

    formula2 = formula

    @property  # type: ignore[misc]  # formats are the template's business
    def number_format(self) -> str | None:
        """The format all cells share; None where they differ, "General" where none is set."""
        codes = self._sheet.model.package.styles.codes
        styles = {cell.style for row in self._cells() for cell in row}
        found = {codes[style] if style < len(codes) else "" for style in styles}
        return (found.pop() or "General") if len(found) == 1 else None

    def clear_contents(self) -> None:
        """Clear values and formulas; styles stay."""
        self.raw_value = None

    def _cells(self) -> Iterator[list[Cell]]:
        model, area = self._sheet.model, self.area
        for row in range(area.top, area.bottom + 1):
            yield model.cells(row, area.left, area.right)

    def _value(self, cell: Cell) -> object:
        if cell.kind == "e":
            return ErrorText(cell.value)
        if cell.is_date and isinstance(cell.value, float):
            moment = from_serial(cell.value, date1904=self._sheet.model.package.date1904)
            return cell.value if moment is None else moment
        return cell.value


def _formula_text(cell: Cell) -> str:
    if cell.formula is not None:
        return f"={cell.formula}"
    if isinstance(cell.value, bool):
        return str(cell.value).upper()
    if isinstance(cell.value, float):
        return number_text(cell.value)
    return cell.value or ""
