"""The rows of a worksheet as most programs write them, read by one regular expression.

Whatever the expression does not cover to the last character is left to the readers that parse XML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.engines.openxml.bounds import MAX_ROW, PackageError
from lkjip_xl.engines.openxml.reader import count, unescape
from lkjip_xl.engines.openxml.refs import parse_cell
from lkjip_xl.engines.openxml.sheet_reader import MAX_FORMULA, Cell, SheetContext
from lkjip_xl.engines.openxml.sheet_values import typed_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lkjip_xl.engines.openxml.bounds import Budget

_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_UTF8_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?i:utf-8)[\"'])?"
    rb"(?: standalone=[\"'](?:yes|no)[\"'])?\s*\?>)?\s*<(?!\?)"
)
_TOKEN = re.compile(
    r'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,9})")?(?: t="([A-Za-z]+)")?'
    r"(?:/>|>(?:<f>([^<>]*)</f>)?(?:<v>([^<>]*)</v>|<v ?/>)?"
    r'(?:<is><t(?: xml:space="preserve")?>([^<>]*)</t></is>)?</c>)'
    r"|<row((?: [A-Za-z0-9:]+=\"[^\"<>&]*\")*)(/?)>|</row>"
)
_ATTRIBUTE = re.compile(r' ([A-Za-z0-9:]+)="([^"]*)"')
_PREFIX = re.compile(rb" xmlns:([A-Za-z0-9]+)=")
# What XML does not allow, a carriage return (it is read as a line feed), and references by number.
_STRANGE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|&(?!(?:lt|gt|amp|quot|apos);)")
_columns: dict[str, int] = {}
"""Letters of a column -> its number, for columns met so far; at most 16,384."""


class UnusualError(Exception):
    """Something that the quick readers leave to the thorough one."""


class Rows(NamedTuple):
    """The rows of a worksheet as written, and the prefixes that are declared before them."""

    text: str
    prefixes: frozenset[str]


def split_data(data: bytes) -> tuple[bytes, Rows] | None:
    """A worksheet part with its rows taken out, and the rows; None where they are not to be read here."""
    start, end = data.find(_OPEN), data.rfind(_CLOSE)
    if start < 0 or end < start or not _UTF8_HEAD.match(data) or data.count(_OPEN) != 1:
        return None
    try:
        rows = data[start + len(_OPEN) : end].decode()
    except ValueError:
        return None
    if _STRANGE.search(rows):
        return None
    prefixes = frozenset(p.decode() for p in _PREFIX.findall(data[:start]))
    return data[: start + len(_OPEN)] + data[end:], Rows(rows, prefixes)


def scan_rows(rows: Rows, context: SheetContext) -> dict[tuple[int, int], Cell]:
    """The cells of the rows of a worksheet.

    Raises:
        UnusualError: not everything was understood.
        PackageError: a cell is doubled, out of its row or outside the grid, or holds what it cannot.
    """
    cells: dict[tuple[int, int], Cell] = {}
    blank: dict[str | None, Cell] = {}
    for row, groups in _cells(rows, context.budget):
        letters, _, style, kind, formula, value, inline = groups
        place = (row, _columns.get(letters or "") or _column(letters or ""))
        if place in cells:
            raise PackageError("grid", f"a cell of row {row} is doubled or out of its row")
        if value is None and formula is None and inline is None and kind not in {"str", "inlineStr"}:
            cell = blank.get(style)
            if cell is None:
                cell = blank[style] = Cell(None, None, "", count(style), is_date=False)
            cells[place] = cell
        else:
            content = (_text(value), _text(inline), None if formula is None else _text(formula))
            cells[place] = _cell(content, kind or "n", count(style), context, row)
    return cells


def _cells(rows: Rows, budget: Budget) -> Iterator[tuple[int, tuple[str | None, ...]]]:
    """Every cell with the number of its row; each token follows the one before without a gap."""
    row, inside, end, label = 0, False, 0, ""
    seen: set[int] = set()
    budget.cell(rows.text.count("<c "))
    for match in _TOKEN.finditer(rows.text):
        if match.start() != end:
            raise UnusualError
        end = match.end()
        if match[1] is not None:
            if not inside or match[2] != label:
                raise UnusualError
            yield row, match.groups()[:7]
        elif match[8] is None:
            if not inside:
                raise UnusualError
            inside = False
        else:
            row = _row_number(match[8], row, rows.prefixes)
            if inside or row in seen:
                raise UnusualError
            seen.add(row)
            inside, label = not match[9], str(row)
    if end != len(rows.text) or inside:
        raise UnusualError


def _row_number(attributes: str, before: int, prefixes: frozenset[str]) -> int:
    pairs = _ATTRIBUTE.findall(attributes)
    given = dict(pairs)
    foreign = {name.partition(":")[0] for name in given if ":" in name}
    if len(given) != len(pairs) or "xmlns" in given or not foreign <= prefixes:
        raise UnusualError
    row = count(given["r"]) if "r" in given else before + 1
    if not 1 <= row <= MAX_ROW:
        raise UnusualError
    return row


def _column(letters: str) -> int:
    _columns[letters] = column = parse_cell(f"{letters}1")[1]
    return column


def _text(raw: str | None) -> str:
    if raw is None or "&" not in raw:
        return raw or ""
    for name, character in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
        raw = raw.replace(f"&{name};", character)
    return raw


def _cell(
    content: tuple[str, str, str | None], kind: str, style: int, context: SheetContext, row: int
) -> Cell:
    raw, inline, formula = content
    kind, value = typed_value(kind, raw, inline, context, row)
    dates = context.dates
    if formula and len(formula) > MAX_FORMULA:
        raise PackageError("formula", f"a formula of row {row} is too long")
    is_date = kind == "d" or (kind == "n" and style < len(dates) and dates[style])
    return Cell(value, unescape(formula) if formula else None, kind, style, is_date)
