"""Shared formulas: one text for many cells, its relative references moved for each."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lkjip_xl.engines.openxml.bounds import MAX_COLUMN, MAX_ROW
from lkjip_xl.engines.openxml.refs import column_letters, column_number


# Strings, quoted sheet names and bracketed names (tables, other books) hold no references. What looks
# like a reference is one only where no letter, digit, dot or underscore touches it, and no "(" or "!"
# follows: LOG10( is a function, Q1!A1 begins with a sheet.
@cache  # few workbooks have a shared formula, and compiling this takes longer than reading a form
def _token() -> re.Pattern[str]:
    return re.compile(
        r"""
        (?P<skip>"(?:[^"]|"")*" | '(?:[^']|'')*' | \[(?:[^\[\]]|\[[^\[\]]*\])*\])
        | (?<![\w.$\\])(?P<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w.(!])
        | (?<![\w.$\\])(?P<rows>\$?[0-9]{1,7}:\$?[0-9]{1,7})(?![\w.(!])
        | (?<![\w.$\\])(?P<dc>\$?)(?P<c>[A-Za-z]{1,3})(?P<dr>\$?)(?P<r>[0-9]{1,7})(?![\w(!]|\.\w)
        """,
        re.VERBOSE | re.ASCII,
    )


class _Ref(NamedTuple):
    """A moving reference: None stays, a number moves; `text` is used where both are fixed."""

    column: int | None
    row: int | None
    column_fixed: bool
    row_fixed: bool

    def at(self, rows: int, columns: int) -> str:
        text = ""
        if self.column is not None:
            column = self.column if self.column_fixed else self.column + columns
            if not 1 <= column <= MAX_COLUMN:
                return "#REF!"
            text += f"{'$' * self.column_fixed}{column_letters(column)}"
        if self.row is not None:
            row = self.row if self.row_fixed else self.row + rows
            if not 1 <= row <= MAX_ROW:
                return "#REF!"
            text += f"{'$' * self.row_fixed}{row}"
        return text


class SharedFormula:
    """A formula cut into text and references once, written out for any cell."""

    def __init__(self, text: str, row: int, column: int) -> None:
        self._origin = (row, column)
        self._pieces = _pieces(text)

    def at(self, row: int, column: int) -> str:
        """The formula as it reads in a cell."""
        rows, columns = row - self._origin[0], column - self._origin[1]
        return "".join(p if isinstance(p, str) else p.at(rows, columns) for p in self._pieces)


def _pieces(text: str) -> list[str | _Ref]:
    pieces: list[str | _Ref] = []
    position = 0
    for match in _token().finditer(text):
        found = _references(match)
        if found is None:
            continue
        pieces.append(text[position : match.start()])
        pieces.extend(found)
        position = match.end()
    pieces.append(text[position:])
    return pieces


def _references(match: re.Match[str]) -> list[str | _Ref] | None:
    if match["skip"] is not None:
        return None
    if match["columns"] is not None:
        return _column_range(match["columns"])
    if match["rows"] is not None:
        first, last = match["rows"].split(":")
        return [_row_ref(first), ":", _row_ref(last)]
    column, row = column_number(match["c"].upper()), int(match["r"])
    if column > MAX_COLUMN or not 1 <= row <= MAX_ROW:
        return None
    return [_Ref(column, row, match["dc"] == "$", match["dr"] == "$")]


def _column_range(text: str) -> list[str | _Ref] | None:
    first, last = text.split(":")
    numbers = [column_number(part.lstrip("$").upper()) for part in (first, last)]
    if max(numbers) > MAX_COLUMN:
        return None
    return [
        _Ref(numbers[0], None, first.startswith("$"), row_fixed=False),
        ":",
        _Ref(numbers[1], None, last.startswith("$"), row_fixed=False),
    ]


def _row_ref(text: str) -> _Ref:
    return _Ref(None, int(text.lstrip("$")), column_fixed=False, row_fixed=text.startswith("$"))
