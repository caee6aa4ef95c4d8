"""What editing has to know of a worksheet besides its rows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.cell_edit import column_style, column_styles
from lkjip_xl.engines.openxml.edit_xml import child, children, parse_part
from lkjip_xl.engines.openxml.reader import count
from lkjip_xl.engines.openxml.refs import Area, column_letters, parse_area
from lkjip_xl.engines.openxml.row_text import attribute
from lkjip_xl.engines.openxml.table_edit import following_ranges
from lkjip_xl.engines.openxml.xmltext import UnusualError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

_MAX_REMEMBERED = 1 << 16
_MAX_COLUMNS = 200  # of one column element; those that reach further are the blank rest of the sheet
STANDARD_WIDTH = 8.43  # of a column in Excel


class Frame(NamedTuple):
    """Columns with a style (first, last, style), widths of columns by letters, first cells of merged areas.

    `filled` is the area that the sheet says it fills, None where it says nothing; `ranges` are those that
    follow a table as it grows.
    """

    columns: tuple[tuple[int, int, int], ...]
    widths: Mapping[str, float]
    merged: frozenset[str]
    filled: Area | None
    ranges: tuple[str, ...]


def read_frame(rest: bytes) -> Frame:
    """The frame of a worksheet without its rows; sheets made from one template have the same.

    Raises:
        UnusualError: what it says of its area is none.
    """
    return _read(rest) if len(rest) <= _MAX_REMEMBERED else _read.__wrapped__(rest)


@lru_cache(maxsize=16)
def _read(rest: bytes) -> Frame:
    root = parse_part(rest)
    dimension = child(root, "dimension")
    try:
        filled = None if dimension is None else parse_area(dimension.get("ref", ""))
    except PackageError:
        raise UnusualError from None
    ranges = tuple(text for node in following_ranges(root) for text in node.refs.split())
    return Frame(column_styles(root), column_widths(root), merged_cells(root), filled, ranges)


def default_style(row: str, column: int, columns: tuple[tuple[int, int, int], ...]) -> int:
    """The style a new cell takes from its row, given its attributes, or from its column."""
    if attribute(row, "customFormat") in {"1", "true"}:
        return int(attribute(row, "s") or 0)
    return column_style(columns, column)


def column_widths(root: Element) -> dict[str, float]:
    """The widths of columns by their letters, in characters."""
    widths: dict[str, float] = {}
    for cols in children(root, "cols"):
        for node in children(cols, "col"):
            first = count(node.get("min"))
            for number in range(first, min(count(node.get("max")), first + _MAX_COLUMNS) + 1):
                widths[column_letters(number)] = float(node.get("width") or STANDARD_WIDTH)
    return widths


def merged_cells(root: Element) -> frozenset[str]:
    """The first cells of merged areas."""
    merges = (node for cells in children(root, "mergeCells") for node in children(cells, "mergeCell"))
    return frozenset(node.get("ref", "").partition(":")[0] for node in merges)
