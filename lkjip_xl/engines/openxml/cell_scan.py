"""One cell of a worksheet as most programs write it, read by its text.

Each letter of that text stands for one byte (as in Latin-1): most are thrown away, what is kept is decoded.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lkjip_xl.engines.openxml.reader import count
from lkjip_xl.engines.openxml.refs import parse_cell
from lkjip_xl.engines.openxml.sheet_reader import Cell
from lkjip_xl.engines.openxml.sheet_values import SheetContext, typed_value
from lkjip_xl.engines.openxml.xmltext import UnusualError, check_texts, meant_text, plain_text, shown_text

# Column and row of a cell, its attributes, its formula, and its stored value, or its inline text, or an empty
# content. What they are is seen to where they are read.
CELL = re.compile(
    r'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"([A-Za-z0-9=" ]{0,64})'
    r'(?:/>|>(?:<f(?: aca="[a-z01]{1,5}")?(?: ca="[a-z01]{1,5}")?>([^<]{0,8192})</f>)?'
    r'(?:<v>([^<]+)</v>|<is><t(?: xml:space="preserve")?>([^<]+)</t></is>'
    r'|(<v></v>|<v ?/>|<is><t(?: xml:space="preserve")?></t></is>))?</c>)'
)
_ATTRIBUTES = re.compile(r'(?: s="([0-9]{1,9})")?(?: t="([A-Za-z]+)")?')
_is_plain_number = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,15})?").fullmatch
_is_plain_index = re.compile("[0-9]{1,9}").fullmatch
_TEXTS = frozenset({"str", "inlineStr"})
_tuple = tuple.__new__  # a cell made by it skips a call


class Opening(NamedTuple):
    """What the attributes of a cell say; `empty` is the cell without a content."""

    kind: str
    style: int
    empty: Cell


@lru_cache(maxsize=1024)
def opening_of(attributes: str) -> Opening:
    """What the attributes of a cell say.

    Raises:
        UnusualError: they are not written as usual.
    """
    match = _ATTRIBUTES.fullmatch(attributes)
    if match is None:
        raise UnusualError
    style, kind = match.groups()
    is_text = kind in _TEXTS
    empty = Cell("" if is_text else None, None, "s" if is_text else "", count(style), is_date=False)
    return Opening(kind or "n", empty.style, empty)


@lru_cache(maxsize=1024)
def column_of(letters: str) -> int:
    """The number of a column within the grid."""
    return parse_cell(f"{letters}1")[1]


@lru_cache(maxsize=1024)
def formula_of(raw: str) -> str | None:
    """The text of a formula; a row of a template has the same in every form.

    Raises:
        UnusualError: something strange stands in it.
    """
    check_texts([raw])
    return shown_text(meant_text(raw)) or None


def empty_cell(opening: Opening, formula: str) -> Cell:
    """A cell with a formula and without a content."""
    return opening.empty._replace(formula=formula)


def inline_cell(opening: Opening, formula: str | None, raw: str) -> Cell:
    """A cell with an inline text.

    Raises:
        UnusualError: its type names another content.
    """
    kind, style, _ = opening
    if kind != "inlineStr":
        raise UnusualError
    return _tuple(Cell, (shown_text(meant_text(raw)), formula, "s", style, False))


def stored_cell(opening: Opening, formula: str | None, raw: str, context: SheetContext, row: int) -> Cell:
    """A cell with a stored value.

    Raises:
        UnusualError: its type names another content.
        PackageError: it is not what its type asks for.
    """
    kind, style, _ = opening
    if kind == "inlineStr":
        raise UnusualError
    if kind == "n" and _is_plain_number(raw):
        value: str | float | bool | None = float(raw)
    elif kind == "s" and _is_plain_index(raw) and (index := int(raw)) < len(context.strings):
        value = context.strings[index]
    else:
        kind, value = typed_value(kind, plain_text(meant_text(raw)), "", context, row)
    if kind == "n":
        return _tuple(
            Cell, (value, formula, kind, style, style < len(context.dates) and context.dates[style])
        )
    return _tuple(Cell, (value, formula, kind, style, kind == "d"))
