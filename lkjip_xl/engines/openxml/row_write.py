"""Edited rows of a worksheet part, written as text: the cells not edited stay letter for letter."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lkjip_xl.engines.openxml.cell_edit import has_content
from lkjip_xl.engines.openxml.cell_text import escape, link_label, number_text
from lkjip_xl.engines.openxml.refs import cell_name, parse_cell
from lkjip_xl.engines.openxml.row_text import CELL, END, ROW, attribute, set_attribute
from lkjip_xl.engines.openxml.sheet_scan import UnusualError

if TYPE_CHECKING:
    import re
    from collections.abc import Mapping

    from lkjip_xl.engines.openxml.cell_edit import CellEdit

_TEXT_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}


def write_rows(
    rows: dict[int, str],
    edits: Mapping[tuple[int, int], CellEdit],
    columns: tuple[tuple[int, int, int], ...],
) -> dict[int, str]:
    """The rows with edits in them, from the first to the last.

    Args:
        rows: as `split_rows` gives them.
        edits: new contents by (row, column).
        columns: (first, last, style) of columns with a style, for new cells.

    Raises:
        UnusualError: a row to be edited holds something unusual.
    """
    by_row: dict[int, dict[int, CellEdit]] = {}
    for (row, column), edit in edits.items():
        by_row.setdefault(row, {})[column] = edit
    edited = dict(rows)
    for row, cells in by_row.items():
        old = rows.get(row)
        if old is not None:
            edited[row] = _edit_row(old, row, cells, columns)
        elif any(map(has_content, cells.values())):
            edited[row] = _edit_row(f'<row r="{row}"/>', row, cells, columns)
    return edited if len(edited) == len(rows) else dict(sorted(edited.items()))


def _edit_row(
    text: str, row: int, edits: Mapping[int, CellEdit], columns: tuple[tuple[int, int, int], ...]
) -> str:
    match = ROW.match(text)
    if match is None:
        raise UnusualError
    attributes = _free_row(match[2])
    found = {} if match[3] else _cells(text, match.end(), row)
    written = {
        column: _edit_cell(cell, edits[column]) if column in edits else cell[0]
        for column, cell in found.items()
    }
    new = [column for column, edit in edits.items() if column not in found and has_content(edit)]
    for column in new:
        style = _default_style(attributes, column, columns)
        shape = f' s="{style}"' if style else ""
        written[column] = _cell(cell_name(row, column), shape, None, edits[column])
    inside = "".join(written[column] for column in sorted(written)) if new else "".join(written.values())
    return f'<row r="{row}"{attributes}>{inside}{END}' if inside else f'<row r="{row}"{attributes}/>'


@lru_cache(maxsize=256)
def _free_row(attributes: str) -> str:
    """Without what the new contents may make wrong; a height of people's choice stays."""
    attributes = set_attribute(attributes, "spans", None)
    if attribute(attributes, "customHeight") in {"1", "true"}:
        return attributes
    return set_attribute(attributes, "ht", None)


def _cells(text: str, start: int, row: int) -> dict[int, re.Match[str]]:
    """The cells of a row by column, in order and without a gap."""
    cells: dict[int, re.Match[str]] = {}
    last = 0
    end, label = start, str(row)
    for match in CELL.finditer(text, start):
        column = _column(match[1])
        if match.start() != end or match[2] != label or column <= last:
            raise UnusualError
        cells[column] = match
        last, end = column, match.end()
    if text[end:] != END:
        raise UnusualError
    return cells


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    return parse_cell(f"{letters}1")[1]


def _edit_cell(cell: re.Match[str], edit: CellEdit) -> str:
    letters, row, attributes, content = cell.groups()
    return _cell(letters + row, attributes, content, edit)


def _cell(name: str, attributes: str, content: str | None, edit: CellEdit) -> str:
    """A cell with its new content; with an edit of its style alone it keeps the old one."""
    kept = _free_cell(attributes, edit.style, restyle_only=edit.restyle_only)
    if edit.restyle_only:
        return f'<c r="{name}"{kept}/>' if content is None else f'<c r="{name}"{kept}>{content}</c>'
    if edit.formula is not None:
        return f'<c r="{name}"{kept}{_formula(edit.formula)}</c>'
    value = edit.value
    if value is None:
        return f'<c r="{name}"{kept}/>'
    if isinstance(value, bool):
        return f'<c r="{name}"{kept} t="b"><v>{int(value)}</v></c>'
    if isinstance(value, str):
        return f'<c r="{name}"{kept} t="inlineStr"><is>{_text("t", value)}</is></c>'
    return f'<c r="{name}"{kept}><v>{number_text(value)}</v></c>'


@lru_cache(maxsize=1024)
def _free_cell(attributes: str, style: int | None, *, restyle_only: bool) -> str:
    """The attributes of a cell for its new content and style (None keeps what it has)."""
    if not restyle_only:
        for name in ("t", "cm", "vm"):
            attributes = set_attribute(attributes, name, None)
    return attributes if style is None else set_attribute(attributes, "s", str(style))


def _formula(formula: str) -> str:
    label = link_label(formula)
    if label is None:
        return f">{_text('f', formula)}"
    return f' t="str">{_text("f", formula)}{_text("v", label)}'


def _text(name: str, text: str) -> str:
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<{name}{space}>{escape(text).translate(_TEXT_ESCAPES)}</{name}>"


def _default_style(row: str, column: int, columns: tuple[tuple[int, int, int], ...]) -> int:
    """The style a new cell takes from its row or its column."""
    if attribute(row, "customFormat") in {"1", "true"}:
        return int(attribute(row, "s") or 0)
    return next((style for low, high, style in columns if low <= column <= high), 0)
