"""Edited rows of a worksheet part, written as text: the cells not edited stay letter for letter."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from lkjip_xl.engines.openxml.cell_edit import has_content
from lkjip_xl.engines.openxml.cell_text import escape, link_label, number_text
from lkjip_xl.engines.openxml.refs import cell_name
from lkjip_xl.engines.openxml.row_text import END, attribute, inside, parse_row, set_attribute
from lkjip_xl.engines.openxml.sheet_frame import default_style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lkjip_xl.engines.openxml.cell_edit import CellEdit
    from lkjip_xl.engines.openxml.row_text import Token

_is_plain = re.compile(r"(?!\s)[^&<>_\x00-\x1f\ufffe\uffff]*(?<!\s)").fullmatch  # nothing in it is escaped
_TEXT_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord("\r"): "&#13;"}


def write_rows(
    rows: Mapping[int, str],
    edits: Mapping[int, Mapping[int, CellEdit]],
    columns: tuple[tuple[int, int, int], ...],
) -> dict[int, str]:
    """The rows with edits in them, from the first to the last.

    Args:
        rows: as `split_rows` gives them.
        edits: new contents by row and column.
        columns: (first, last, style) of columns with a style, for new cells.

    Raises:
        UnusualError: a row to be edited holds something unusual.
    """
    edited = dict(rows)
    for row, cells in edits.items():
        old = rows.get(row)
        if old is not None:
            edited[row] = _edit_row(old, row, cells, columns)
        elif any(map(has_content, cells.values())):
            edited[row] = _edit_row(f'<row r="{row}"/>', row, cells, columns)
    return edited if len(edited) == len(rows) else dict(sorted(edited.items()))


def _edit_row(
    text: str, row: int, edits: Mapping[int, CellEdit], columns: tuple[tuple[int, int, int], ...]
) -> str:
    attributes, tokens = parse_row(text)
    attributes = _free_row(attributes)
    written = {
        column: token[0] if (edit := edits.get(column)) is None else _edit_cell(token, edit)
        for column, token in tokens.items()
    }
    if not edits.keys() <= written.keys():
        new = {column: edit for column, edit in edits.items() if column not in written and has_content(edit)}
        for column, edit in new.items():
            style = default_style(attributes, column, columns)
            written[column] = _cell(cell_name(row, column), f' s="{style}"' if style else "", edit)
        written = dict(sorted(written.items()))
    cells = "".join(written.values())
    return f'<row r="{row}"{attributes}>{cells}{END}' if cells else f'<row r="{row}"{attributes}/>'


@lru_cache(maxsize=256)
def _free_row(attributes: str) -> str:
    """Without what the new contents may make wrong; a height of people's choice stays."""
    attributes = set_attribute(attributes, "spans", None)
    if attribute(attributes, "customHeight") in {"1", "true"}:
        return attributes
    return set_attribute(attributes, "ht", None)


def _edit_cell(token: Token, edit: CellEdit) -> str:
    """A cell with its new content; with an edit of its style alone it keeps the old one."""
    whole, letters, row, attributes, *_ = token
    if not edit.restyle_only:
        return _cell(letters + row, _without_type(attributes), edit)
    tag = f'<c r="{letters}{row}"{_with_style(attributes, edit.style)}'
    content = inside(whole)
    return f"{tag}/>" if content is None else f"{tag}>{content}</c>"


def _cell(name: str, attributes: str, edit: CellEdit) -> str:
    """A cell with a new content; `attributes` are the others that it has."""
    value, formula, style, restyle_only = edit
    attributes = _with_style(attributes, style)
    if formula is not None and not restyle_only:
        return f'<c r="{name}"{attributes}{_formula(formula)}</c>'
    if value is None or restyle_only:
        return f'<c r="{name}"{attributes}/>'
    if isinstance(value, str):
        return f'<c r="{name}"{attributes} t="inlineStr"><is>{_text("t", value)}</is></c>'
    if isinstance(value, bool):
        return f'<c r="{name}"{attributes} t="b"><v>{int(value)}</v></c>'
    return f'<c r="{name}"{attributes}><v>{number_text(value)}</v></c>'


def _with_style(attributes: str, style: int | None) -> str:
    return attributes if style is None else set_attribute(attributes, "s", str(style))


@lru_cache(maxsize=1024)
def _without_type(attributes: str) -> str:
    """The attributes of a cell without those that say what it held."""
    for name in ("t", "cm", "vm"):
        attributes = set_attribute(attributes, name, None)
    return attributes


def _formula(formula: str) -> str:
    label = link_label(formula)
    if label is None:
        return f">{_text('f', formula)}"
    return f' t="str">{_text("f", formula)}{_text("v", label)}'


def _text(name: str, text: str) -> str:
    if _is_plain(text):
        return f"<{name}>{text}</{name}>"
    space = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<{name}{space}>{escape(text).translate(_TEXT_ESCAPES)}</{name}>"
