"""What xlwings engines of our own share: values on their way in and out, and the shape of ranges."""

from __future__ import annotations

import numbers
from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lkjip_xl.engines.lean import without_optional_packages
from lkjip_xl.engines.openxml.refs import Area, column_letters, parse_area

with without_optional_packages():
    from xlwings import base_classes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

# (row, column, rows, columns), as xlwings gives slices of a range
_WITH_SIZE = 4


class ErrorText(str):
    """The text of an error cell such as "#DIV/0!", told apart from text somebody typed."""

    __slots__ = ()


def value_for_cell(value: Any) -> Any:  # noqa: ANN401  (whatever a caller hands to xlwings)
    """A Python value as engines take it: text, float, bool, date, time or None.

    Decimal becomes float, numpy scalars become Python's, and what pandas calls missing becomes None.
    """
    if value is None or isinstance(value, str | bool | date | time):
        return None if _is_missing(value) else value
    if isinstance(value, Decimal | numbers.Real):
        number = float(value)
        return None if number != number else number  # noqa: PLR0124  (only NaN differs from itself)
    if hasattr(value, "item"):
        return value_for_cell(value.item())
    return None if _is_missing(value) else str(value)


def _is_missing(value: object) -> bool:
    return type(value).__name__ in {"NaTType", "NAType"}


class EngineBase:
    """The part of an engine the xlwings converters talk to."""

    name = ""
    # anything else would be sent through the converters of xlwings' remote engines
    type = "desktop"

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any = None) -> Any:  # noqa: ANN401, ARG004
        """A value on its way into a cell."""
        return value_for_cell(value)

    @staticmethod
    def clean_value_data(
        data: Sequence[Sequence[Any]],
        datetime_builder: Callable[..., Any],
        empty_as: object,
        number_builder: Callable[[float], object] | None,
        err_to_str: bool,  # noqa: FBT001  (xlwings calls it by position)
    ) -> list[list[object]]:
        """Values on their way out, with the options the caller gave to xlwings."""

        def clean(value: object) -> object:
            if value is None or value == "":
                return empty_as
            if isinstance(value, ErrorText):
                return str(value) if err_to_str else None
            if isinstance(value, datetime):
                return _build_date(value, datetime_builder)
            if number_builder is not None and isinstance(value, float):
                return number_builder(value)
            return value

        return [[clean(value) for value in row] for row in data]


def _build_date(value: datetime, builder: Callable[..., Any]) -> object:
    names = ("year", "month", "day", "hour", "minute", "second", "microsecond")
    return builder(**{name: getattr(value, name) for name in names}, tzinfo=None)


def to_area(first: object, last: object = None) -> Area | None:
    """The area of a range given as xlwings gives it; None where it has no cells.

    Args:
        first: "A1:B2", (row, column), (row, column, rows, columns), a row number, or a range.
        last: the opposite corner, given likewise.

    Raises:
        PackageError: text that is no reference.
        IndexError: rows or columns counted from 0.
    """
    if isinstance(first, int) and isinstance(last, int):
        first, last = (first, last), None
    if isinstance(first, tuple) and len(first) == _WITH_SIZE:
        row, column, rows, columns = first
        return Area(row, column, row + rows - 1, column + columns - 1) if rows and columns else None
    start = _corner(first)
    end = start if last is None else _corner(last)
    return Area(
        min(start.top, end.top),
        min(start.left, end.left),
        max(start.bottom, end.bottom),
        max(start.right, end.right),
    )


def _corner(place: object) -> Area:
    if isinstance(place, RangeBase):
        return place.area
    if isinstance(place, tuple):
        if 0 in place:
            raise IndexError("rows and columns of a range count from 1")
        row, column = place
        return Area(row, column, row, column)
    return parse_area(str(place).upper())


class RangeBase(base_classes.Range):
    """A block of cells; an engine adds reading and writing of values and formulas."""

    options: Any = None

    def __init__(self, sheet: Any, area: Area | None) -> None:  # noqa: ANN401  (the engine's own sheet)
        self._sheet = sheet
        self._area = area

    @property
    def area(self) -> Area:
        """Where the range lies; an empty range has no place."""
        if self._area is None:
            raise ValueError("an empty range has no cells")
        return self._area

    @property
    def api(self) -> object:
        """True-ish wherever there are cells: xlwings drops writes in silence where it is not."""
        return self or None

    @property
    def sheet(self) -> Any:  # noqa: ANN401
        """The sheet."""
        return self._sheet

    def __bool__(self) -> bool:
        return self._area is not None

    def __len__(self) -> int:
        return self.area.rows * self.area.columns if self else 0

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        """Sheet name, first row, first column, number of rows, number of columns."""
        area = self.area
        return self._sheet.name, area.top, area.left, area.rows, area.columns

    @property
    def row(self) -> int:
        """The first row."""
        return self.area.top

    @property
    def column(self) -> int:
        """The first column."""
        return self.area.left

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of rows and columns."""
        return self.area.rows, self.area.columns

    def __call__(self, first: int, second: int | None = None) -> RangeBase:
        """One cell by its number, or by row and column, counted from 1 inside the range."""
        row, column = first, second
        if column is None:
            row, column = (first - 1) // self.area.columns + 1, (first - 1) % self.area.columns + 1
        top, left = self.area.top + row - 1, self.area.left + column - 1
        return type(self)(self._sheet, Area(top, left, top, left))

    @property
    def address(self) -> str:
        """The reference, such as "$A$1:$B$2"."""
        return self.get_address(row_absolute=True, column_absolute=True, external=False)

    def get_address(self, row_absolute: bool, column_absolute: bool, external: bool) -> str:  # noqa: FBT001
        """The reference, with or without dollar signs and the sheet."""
        area = self.area

        def corner(row: int, column: int) -> str:
            letters = f"{'$' * column_absolute}{column_letters(column)}"
            return f"{letters}{'$' * row_absolute}{row}"

        text = corner(area.top, area.left)
        if (area.rows, area.columns) != (1, 1):
            text += f":{corner(area.bottom, area.right)}"
        return f"'[{self._sheet.book.name}]{self._sheet.name}'!{text}" if external else text


def as_rows(data: object, rows: int, columns: int) -> list[list[Any]]:
    """Values as xlwings writes them (one for all, a row, or rows) as rows of the range's own shape.

    Raises:
        ValueError: the shapes differ.
    """
    if not isinstance(data, list | tuple):
        return [[data] * columns for _ in range(rows)]
    block = [list(row) if isinstance(row, list | tuple) else None for row in data]
    plain = [list(data)] if any(row is None for row in block) else [row for row in block if row is not None]
    if len(plain) != rows or any(len(row) != columns for row in plain):
        raise ValueError(f"a block of {rows} by {columns} values is needed")
    return plain
