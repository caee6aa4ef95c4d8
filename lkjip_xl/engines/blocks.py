"""Writing a block of values and formulas through xlwings, so that text stays text in every engine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from lkjip_xl.engines.excel import is_excel, would_be_parsed

if TYPE_CHECKING:
    import xlwings as xw

Value = str | float | int | bool | datetime | date | Decimal | None


class Formula(str):
    """A formula to be written as one, with its leading "=", such as '=HYPERLINK("#Rekap!A1","Buka")'."""

    __slots__ = ()


def write_block(target: xw.Range, block: Sequence[Sequence[Value]], *, straight: bool = False) -> None:
    """Write rows of values into a range of the same shape.

    Decimal becomes float, a time zone is dropped, "" is blank, and only a `Formula` is a formula. With
    `straight` the engine gets all of it without xlwings' converters, which our own does not need.
    """
    if straight:
        target.raw_value = block
        return
    rows = [[_plain(value) for value in row] for row in block]
    if is_excel(target.sheet.book.app.engine.name):
        _free_from_text(target, rows)
        _format_as_text(target, rows)
    target.value = [[None if isinstance(v, Formula) else v for v in row] for row in rows]
    for column in range(len(rows[0])):
        for first, formulas in _formula_runs([row[column] for row in rows]):
            cells = target[first : first + len(formulas), column : column + 1]
            cells.formula = [[str(formula)] for formula in formulas]


def _plain(value: Value) -> Value:
    if value is None or type(value) is float or isinstance(value, Formula):
        return value
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, str):
        return str(value) or None
    return value


def _formula_runs(values: Sequence[Value]) -> Iterator[tuple[int, list[Formula]]]:
    """Formulas standing directly below each other, with the position of the first."""
    run: list[Formula] = []
    for position, value in enumerate([*values, None]):
        if isinstance(value, Formula):
            run.append(value)
        elif run:
            yield position - len(run), run
            run = []


def _free_from_text(target: xw.Range, rows: Sequence[Sequence[Value]]) -> None:
    """A number or formula that Excel gets in a cell with the text format becomes text: lift the format first."""
    for column in range(len(rows[0])):
        figures = [r for r, row in enumerate(rows) if isinstance(row[column], int | float | date | Formula)]
        found = target[:, column : column + 1].number_format if figures else ""
        if found == "@" and len(figures) == len(rows):
            target[:, column : column + 1].number_format = "General"
            continue
        if found in {"@", None}:  # text, or not one format for all
            for row in figures:
                cell = target[row : row + 1, column : column + 1]
                if found == "@" or cell.number_format == "@":
                    cell.number_format = "General"


def _format_as_text(target: xw.Range, rows: Sequence[Sequence[Value]]) -> None:
    """Excel parses text on writing ("001" becomes 1) unless the cell has the text format beforehand."""
    for column in range(len(rows[0])):
        values = [row[column] for row in rows]
        risky = [r for r, v in enumerate(values) if _is_text(v) and would_be_parsed(str(v))]
        if risky and all(v is None or _is_text(v) for v in values):
            target[:, column : column + 1].number_format = "@"
            continue
        for row in risky:
            target[row : row + 1, column : column + 1].number_format = "@"


def _is_text(value: Value) -> bool:
    return isinstance(value, str) and not isinstance(value, Formula)
