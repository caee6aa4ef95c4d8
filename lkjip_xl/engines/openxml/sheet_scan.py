"""The rows of a worksheet as most programs write them, read by one regular expression.

Whatever the expression does not cover to the last character is left to the readers that parse XML.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from lkjip_xl.engines.openxml.bounds import MAX_ROW, PackageError
from lkjip_xl.engines.openxml.cell_scan import (
    CELL,
    column_of,
    empty_cell,
    formula_of,
    inline_cell,
    opening_of,
    stored_cell,
)
from lkjip_xl.engines.openxml.reader import count
from lkjip_xl.engines.openxml.sheet_reader import Cell
from lkjip_xl.engines.openxml.sheet_values import SheetContext
from lkjip_xl.engines.openxml.xmltext import UnusualError, check_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OPEN, CLOSE = b"<sheetData>", b"</sheetData>"
UTF8_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?i:utf-8)[\"'])?"
    rb"(?: standalone=[\"'](?:yes|no)[\"'])?\s*\?>)?\s*<(?!\?)"
)
_ROW = re.compile(r'(<row((?: [A-Za-z0-9:]+="[^"<>&]*")*)(/?)>)')
_END = "</row>"
_BLOCK = 1 << 16
_MAX_TAGS = 1 << 10
_ATTRIBUTE = re.compile(r' ([A-Za-z0-9:]+)="([^"]*)"')
_PREFIX = re.compile(rb" xmlns:([A-Za-z0-9]+)=")


class Written(NamedTuple):
    """The rows of a worksheet as written, and the prefixes that are declared before them.

    Nobody has looked yet whether something strange stands in them.
    """

    data: bytes
    prefixes: frozenset[str]


def cut_rows(data: bytes) -> tuple[bytes, Written] | None:
    """A worksheet part with its rows taken out, and the rows; None where they cannot be told apart."""
    start, end = data.find(OPEN), data.rfind(CLOSE)
    # A second one among the rows is no row, and `scan_rows` leaves them.
    if start < 0 or end < start or not UTF8_HEAD.match(data) or data.find(OPEN, end) >= 0:
        return None
    prefixes = frozenset(p.decode() for p in _PREFIX.findall(data[:start]))
    start += len(OPEN)
    return data[:start] + data[end:], Written(data[start:end], prefixes)


def scan_rows(rows: Written, context: SheetContext) -> dict[tuple[int, int], Cell]:
    """The cells of the rows of a worksheet.

    Raises:
        UnusualError: not everything was understood.
        PackageError: a cell is doubled, out of its row or outside the grid, or holds what it cannot.
    """
    scan = _Scan(rows.prefixes, context)
    for block in _blocks(rows.data.decode("latin-1")):  # see `cell_scan`
        scan.take(block)
    if len(set(scan.numbers)) < len(scan.numbers):
        raise UnusualError
    return scan.cells


def _blocks(text: str) -> Iterator[str]:
    """The rows as texts of a moderate size: what the expression takes apart is all in memory at once."""
    start = 0
    while start < len(text):
        end = text.find(_END, start + _BLOCK)
        end = len(text) if end < 0 else end + len(_END)
        yield text[start:end]
        start = end


class _Scan:
    """Takes up the cells and the row numbers of one block of rows after the other."""

    def __init__(self, prefixes: frozenset[str], context: SheetContext) -> None:
        self.cells: dict[tuple[int, int], Cell] = {}
        self.numbers: list[int] = []
        self._prefixes = prefixes
        self._context = context

    def take(self, block: str) -> None:
        """Take up some whole rows.

        The expression makes of them what stands before a cell (most often nothing, else tags of rows) and its
        seven groups, in turn, and what stands behind the last cell.
        """
        parts: list[str | Any] = CELL.split(block)
        gaps, letters, rows, attributes, formulas, values, texts, empty = (parts[n::8] for n in range(8))
        stored, inline = [*filter(None, values)], [*filter(None, texts)]
        check_texts([*stored, *inline])
        before = len(self.numbers)
        columns, openings = map(column_of, letters), map(opening_of, attributes)
        cells = zip(columns, rows, openings, formulas, values, texts, strict=False)
        self._cells(gaps, len(rows), cells)
        contents = "".join(filter(None, empty))
        elements = len(self.numbers) - before + len(rows) + len(formulas) - formulas.count(None)
        elements += len(stored) + 2 * len(inline) + contents.count("<") - contents.count("</")
        self._context.budget.element(elements)

    def _cells(self, gaps: list[str], many: int, found: Iterable[tuple[Any, ...]]) -> None:
        """The cells of a block; what stands before each is in `gaps`."""
        cells, context, before = self.cells, self._context, len(self.cells)
        row, label = 0, ""
        context.budget.cell(many)
        gaps[0] = _END + gaps[0]
        for gap, (column, written, opening, raw, value, text) in zip(gaps, found, strict=False):
            if gap:
                self.numbers += _numbers(gap, self._prefixes, whole=True)
                row, label = self.numbers[-1], str(self.numbers[-1])
            if written != label:
                raise UnusualError
            formula = formula_of(raw) if raw else None
            if text:
                cells[row, column] = inline_cell(opening, formula, text)
            elif value:
                cells[row, column] = stored_cell(opening, formula, value, context, row)
            else:
                cells[row, column] = opening.empty if formula is None else empty_cell(opening, formula)
        self.numbers += _numbers(gaps[-1], self._prefixes, whole=False)
        if len(cells) - before < many:
            raise PackageError("grid", "a cell is doubled")


def _numbers(tags: str, prefixes: frozenset[str], *, whole: bool) -> tuple[int, ...]:
    """The numbers of the rows whose tags stand between two cells, the end of one row first.

    All these rows are without cells but the last where `whole`; each tag follows without a gap.
    """
    read = _read_tags if len(tags) <= _MAX_TAGS else _read_tags.__wrapped__
    return read(tags, prefixes, whole)


@lru_cache(maxsize=1024)
def _read_tags(tags: str, prefixes: frozenset[str], whole: bool) -> tuple[int, ...]:  # noqa: FBT001
    if not tags.startswith(_END):
        raise UnusualError
    tags = tags[len(_END) :].replace(f">{_END}", "/>")
    found = _ROW.findall(tags)
    ends = [end for _, _, end in found]
    if sum(len(tag) for tag, _, _ in found) != len(tags):
        raise UnusualError
    if ends != ["/"] * (len(ends) - whole) + [""] * whole:
        raise UnusualError
    return tuple(_row_number(attributes, prefixes) for _, attributes, _ in found)


def _row_number(attributes: str, prefixes: frozenset[str]) -> int:
    """The number of a row by its attributes."""
    check_texts([attributes])
    pairs = _ATTRIBUTE.findall(attributes)
    given = dict(pairs)
    foreign = {name.partition(":")[0] for name in given if ":" in name}
    if len(given) != len(pairs) or "xmlns" in given or not foreign <= prefixes:
        raise UnusualError
    row = count(given.get("r"))
    if not 1 <= row <= MAX_ROW:
        raise UnusualError
    return row
