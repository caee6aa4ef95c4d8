"""Ranges of LibreOffice cells, in the types xlwings knows."""

from __future__ import annotations

import re
from datetime import date, time
from typing import TYPE_CHECKING, Any

from lkjip_xl.engines.base import ErrorText, RangeBase, as_rows
from lkjip_xl.engines.openxml.cell_text import check_text, number_text
from lkjip_xl.engines.openxml.dates import from_serial, to_serial

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lkjip_xl.engines.openxml.refs import Area

Rows = list[list[Any]]

# Constants of com.sun.star: util.NumberFormat, sheet.FormulaResult, sheet.CellFlags, AddressConvention
_DATE_OR_TIME = 2 | 4
LOGICAL = 1024
_ERROR = 4
_CONTENTS = 1 | 2 | 4 | 16
EXCEL_SYNTAX = 3
_OWN_ERROR = re.compile(r"Err:\d+")


def native_range(sheet: Any, area: Area) -> Any:  # noqa: ANN401  (UNO objects)
    """The cells of an area on a UNO sheet."""
    return sheet.getCellRangeByPosition(area.left - 1, area.top - 1, area.right - 1, area.bottom - 1)


class Range(RangeBase):
    """A block of cells; `extra` are further areas, used as the source of a chart only."""

    def __init__(self, sheet: Any, area: Area | None, extra: tuple[Area, ...] = ()) -> None:  # noqa: ANN401
        super().__init__(sheet, area)
        self.extra = extra

    @property
    def native(self) -> Any:  # noqa: ANN401
        """The UNO range."""
        return native_range(self._sheet.native, self.area)

    @property
    def raw_value(self) -> Rows:
        """Values by row; dates as datetime, truth values as bool, errors as ErrorText."""
        native = self.native
        rows = [[None if value == "" else value for value in row] for row in native.DataArray]
        book = self._sheet.book
        formats = book.native.NumberFormats
        for uniform in native.CellFormatRanges:
            kind = formats.getByKey(uniform.NumberFormat).Type
            for r, c in self._inside(uniform.RangeAddress):
                rows[r][c] = _typed(rows[r][c], kind, date1904=book.date1904)
        for address in native.queryFormulaCells(_ERROR).RangeAddresses:
            for r, c in self._inside(address):
                rows[r][c] = ErrorText(_OWN_ERROR.sub("#VALUE!", native.getCellByPosition(c, r).String))
        return rows

    @raw_value.setter
    def raw_value(self, data: object) -> None:
        rows = as_rows(data, *self.shape)
        native, date1904 = self.native, self._sheet.book.date1904
        with self._sheet.open_for_writing():
            native.setDataArray(tuple(tuple(_stored(v, date1904=date1904) for v in row) for row in rows))
            logical = self._sheet.book.logical_format
            for r, row in enumerate(rows):
                for c, value in enumerate(row):
                    if isinstance(value, bool):
                        native.getCellByPosition(c, r).NumberFormat = logical

    @property
    def formula(self) -> object:
        """Formulas in Excel's syntax with "=", constants as text."""
        native, parser = self.native, self._sheet.book.parser
        rows = [
            [_formula_text(native.getCellByPosition(c, r), parser) for c in range(self.area.columns)]
            for r in range(self.area.rows)
        ]
        return rows[0][0] if self.shape == (1, 1) else tuple(map(tuple, rows))

    @formula.setter
    def formula(self, data: object) -> None:
        native, parser, date1904 = self.native, self._sheet.book.parser, self._sheet.book.date1904
        with self._sheet.open_for_writing():
            for r, row in enumerate(as_rows(data, *self.shape)):
                for c, value in enumerate(row):
                    cell = native.getCellByPosition(c, r)
                    if isinstance(value, str) and value.startswith("="):
                        cell.setTokens(parser.parseFormula(value[1:], cell.CellAddress))
                    else:
                        cell.setDataArray(((_stored(value, date1904=date1904),),))

    formula2 = formula

    def clear_contents(self) -> None:
        """Clear values and formulas; formats stay."""
        with self._sheet.open_for_writing():
            self.native.clearContents(_CONTENTS)

    def _inside(self, address: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401
        """Positions of a UNO address inside this range, from 0."""
        for row in range(address.StartRow, address.EndRow + 1):
            for column in range(address.StartColumn, address.EndColumn + 1):
                yield row - self.area.top + 1, column - self.area.left + 1


def _typed(value: Any, kind: int, *, date1904: bool) -> Any:  # noqa: ANN401
    if not isinstance(value, float):
        return value
    if kind & LOGICAL:
        return bool(value)
    moment = from_serial(value, date1904=date1904) if kind & _DATE_OR_TIME else None
    return value if moment is None else moment


def _stored(value: Any, *, date1904: bool) -> str | float:  # noqa: ANN401
    """A value as UNO takes it; refused where no cell of an .xlsx could hold it."""
    if value is None:
        return ""
    if isinstance(value, date | time):
        return to_serial(value, date1904=date1904)
    if isinstance(value, str):
        check_text(value)
        return value
    number_text(number := float(value))
    return number


def _formula_text(cell: Any, parser: Any) -> str:  # noqa: ANN401
    """A formula in Excel's syntax; a constant as Excel shows it in its formula bar."""
    if cell.Type.value != "FORMULA":
        return str(cell.String) if cell.Type.value == "TEXT" else str(cell.Formula)
    if whole := cell.getArrayFormula():  # only its first cell has the tokens
        return str(whole).strip("{}")
    printed = f"={parser.printFormula(cell.Tokens, cell.CellAddress)}"
    if printed == "=":  # an error that is a constant
        return str(cell.String)
    return {"=TRUE()": "TRUE", "=FALSE()": "FALSE"}.get(printed, printed)
