"""Cell references of the A1 style, within the grid of a worksheet."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lkjip_xl.engines.openxml.bounds import MAX_COLUMN, MAX_ROW, PackageError

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})", re.ASCII)
_A = ord("A") - 1


class Area(NamedTuple):
    """A block of cells, 1-based, both corners inside."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def rows(self) -> int:
        """Number of rows."""
        return self.bottom - self.top + 1

    @property
    def columns(self) -> int:
        """Number of columns."""
        return self.right - self.left + 1

    def __str__(self) -> str:
        first = cell_name(self.top, self.left)
        return first if self[:2] == self[2:] else f"{first}:{cell_name(self.bottom, self.right)}"


def column_number(letters: str) -> int:
    """The number of a column: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - _A
    return number


@lru_cache(maxsize=1024)
def column_letters(number: int) -> str:
    """The letters of a column: 1 is A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """The name of a cell: (7, 3) is "C7"."""
    return f"{column_letters(column)}{row}"


def parse_cell(text: str) -> tuple[int, int]:
    """Row and column of a reference such as "C7" or "$C$7".

    Raises:
        PackageError: not a reference, or outside the grid.
    """
    match = _CELL.fullmatch(text)
    if match is None:
        raise PackageError("grid", "not a cell reference")
    row, column = int(match[2]), column_number(match[1])
    if row > MAX_ROW or column > MAX_COLUMN:
        raise PackageError("grid", "a cell reference outside the grid")
    return row, column


@lru_cache(maxsize=1024)
def parse_area(text: str) -> Area:
    """A reference such as "A1:C7" or "B2", corners in any order."""
    first, _, last = text.partition(":")
    top, left = parse_cell(first)
    bottom, right = parse_cell(last) if last else (top, left)
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))
