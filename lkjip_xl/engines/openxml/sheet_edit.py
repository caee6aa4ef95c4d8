"""A worksheet part with the edits of its sheet: as text where it is written as usual, else as a tree."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, Protocol

from lkjip_xl.engines.openxml.cell_edit import (
    row_height,
    set_row_heights,
    widen_dimension,
    widened,
    write_cells,
)
from lkjip_xl.engines.openxml.edit_xml import parse_part, to_bytes
from lkjip_xl.engines.openxml.formula_names import rename_in_part
from lkjip_xl.engines.openxml.row_text import fix_heights
from lkjip_xl.engines.openxml.row_write import write_rows
from lkjip_xl.engines.openxml.sheet_copy import strip_copy
from lkjip_xl.engines.openxml.sheet_frame import read_frame
from lkjip_xl.engines.openxml.table_edit import grow_ranges, grown_range
from lkjip_xl.engines.openxml.xmltext import UnusualError

if TYPE_CHECKING:
    from collections.abc import Container as Ids
    from collections.abc import Iterable, Iterator

    from lxml.etree import _Element as Element

    from lkjip_xl.engines.openxml.formula_names import Renames
    from lkjip_xl.engines.openxml.sheet_frame import Frame
    from lkjip_xl.engines.openxml.sheet_model import SheetModel


_ROWS = 256  # rows that are encoded at a time


class Finish(Protocol):
    """What is done to a worksheet that changed, before it is written."""

    def tree(self, sheet: SheetModel, root: Element) -> None:
        """Do it to a worksheet with its rows."""

    def text(self, sheet: SheetModel, frame: Frame, rows: dict[int, str]) -> None:
        """Do it to the rows of a worksheet by number, each as it is written."""


def edit_sheet(sheet: SheetModel, renames: Renames, kept: Ids[str], finish: Finish | None) -> Iterable[bytes]:
    """The part of a sheet with its edits, in pieces; of a copy, its original's with those of the copy.

    Args:
        sheet: the sheet.
        renames: what its formulas are to call tables and sheets.
        kept: ids of the relations that a copy keeps.
        finish: what is done to it at the end.
    """
    try:
        return _as_text(sheet, renames, kept, finish)
    except UnusualError:
        return (_as_tree(sheet, renames, kept, finish),)


def _as_text(sheet: SheetModel, renames: Renames, kept: Ids[str], finish: Finish | None) -> Iterable[bytes]:
    rest, rows = sheet.grid.rest, sheet.grid.texts
    if rest is None or (any(renames) and any("<f" in row for row in rows.values())):
        raise UnusualError
    frame = read_frame(rest)
    rows = write_rows(rows, sheet.edits, frame.columns)
    fix_heights(rows, sheet.heights)
    if finish is not None:
        finish.text(sheet, frame, rows)
    mark = b"<sheetData></sheetData>"
    changed = None if sheet.is_copy or any(renames) or _grows(frame, sheet) else _widened(rest, frame, sheet)
    if changed is None:
        changed, mark = _edited_rest(rest, sheet, renames, kept), b"<sheetData/>"
    head, found, tail = changed.partition(mark)
    if not found:
        raise UnusualError
    return chain((head, b"<sheetData>"), _encoded(rows.values()), (b"</sheetData>", tail))


def _encoded(rows: Iterable[str]) -> Iterator[bytes]:
    """The rows as they are written, some at a time."""
    rest = iter(rows)
    while some := "".join(islice(rest, _ROWS)):
        yield some.encode()


def _grows(frame: Frame, sheet: SheetModel) -> bool:
    """Whether ranges follow a table of the sheet."""
    bodies = [(old, new) for t in sheet.tables if (old := t.info.body) and (new := t.body) and new != old]
    return any(grown_range(ref, old, new) != ref for old, new in bodies for ref in frame.ranges)


def _widened(rest: bytes, frame: Frame, sheet: SheetModel) -> bytes | None:
    """A worksheet without its rows that says what area it fills now; None where it is not said as usual."""
    if frame.filled is None or (area := widened(frame.filled, sheet.edits)) == frame.filled:
        return rest
    old = f'<dimension ref="{frame.filled}"/>'.encode()
    return rest.replace(old, f'<dimension ref="{area}"/>'.encode()) if rest.count(old) == 1 else None


def _edited_rest(rest: bytes, sheet: SheetModel, renames: Renames, kept: Ids[str]) -> bytes:
    """A worksheet without its rows, changed as the edits ask for it."""
    root = parse_part(rest)
    widen_dimension(root, sheet.edits)
    _beside_rows(root, sheet, renames)
    if sheet.is_copy:
        strip_copy(root, kept)
    return to_bytes(root)


def _as_tree(sheet: SheetModel, renames: Renames, kept: Ids[str], finish: Finish | None) -> bytes:
    root = parse_part(sheet.package.read_part(sheet.part))
    write_cells(root, sheet.edits, sheet.grid.formulas)
    fixed = {like: row_height(root, like) for like in set(sheet.heights.values())}
    set_row_heights(root, {row: height for row, like in sheet.heights.items() if (height := fixed[like])})
    _beside_rows(root, sheet, renames)
    if finish is not None:
        finish.tree(sheet, root)
    if sheet.is_copy:
        strip_copy(root, kept)
    return to_bytes(root)


def _beside_rows(root: Element, sheet: SheetModel, renames: Renames) -> None:
    """Ranges that follow the tables, and names in formulas."""
    for table in sheet.tables:
        if (old := table.info.body) is not None and (new := table.body) is not None:
            grow_ranges(root, old, new)
    rename_in_part(root, renames)
