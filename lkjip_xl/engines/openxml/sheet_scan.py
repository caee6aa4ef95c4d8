"""The rows of a worksheet as most programs write them, read by one regular expression.

Whatever the expression does not cover to the last character is left to the readers that parse XML.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lkjip_xl.engines.openxml.bounds import MAX_ROW, PackageError
from lkjip_xl.engines.openxml.reader import count, unescape
from lkjip_xl.engines.openxml.refs import parse_cell
from lkjip_xl.engines.openxml.sheet_reader import MAX_FORMULA, Cell, SheetContext
from lkjip_xl.engines.openxml.sheet_values import typed_value

_OPEN, _CLOSE = b"<sheetData>", b"</sheetData>"
_UTF8_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?i:utf-8)[\"'])?"
    rb"(?: standalone=[\"'](?:yes|no)[\"'])?\s*\?>)?\s*<(?!\?)"
)
_TOKEN = re.compile(
    r'<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,9})")?(?: t="([A-Za-z]+)")?'
    r"(?:/>|>(?:<f>([^<>]*)</f>)?(?:<v>([^<>]*)</v>|<v ?/>)?"
    r'(?:<is><t(?: xml:space="preserve")?>([^<>]*)</t></is>)?</c>)'
    r"|<row((?: [A-Za-z0-9:]+=\"[^\"<>&]*\")*)(/?)>"
)
_ATTRIBUTE = re.compile(r' ([A-Za-z0-9:]+)="([^"]*)"')
_PREFIX = re.compile(rb" xmlns:([A-Za-z0-9]+)=")
# What XML does not allow, a carriage return (it is read as a line feed), and references by number.
_CONTROLS = bytes({*range(0x20)} - {0x09, 0x0A})
_REFERENCE = re.compile(rb"&(?!(?:lt|gt|amp|quot|apos);)")
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
        written = data[start + len(_OPEN) : end]
        rows = written.decode()
    except ValueError:
        return None
    if _is_strange(written):
        return None
    prefixes = frozenset(p.decode() for p in _PREFIX.findall(data[:start]))
    return data[: start + len(_OPEN)] + data[end:], Rows(rows, prefixes)


def _is_strange(data: bytes) -> bool:
    """Whether UTF-8 text holds something of the kind; each question is one quick pass over the bytes."""
    controls = len(data.translate(None, _CONTROLS)) < len(data)
    return controls or b"\xef\xbf\xbe" in data or b"\xef\xbf\xbf" in data or bool(_REFERENCE.search(data))


def scan_rows(rows: Rows, context: SheetContext) -> dict[tuple[int, int], Cell]:
    """The cells of the rows of a worksheet.

    Raises:
        UnusualError: not everything was understood.
        PackageError: a cell is doubled, out of its row or outside the grid, or holds what it cannot.
    """
    cells: dict[tuple[int, int], Cell] = {}
    blank: dict[str | None, Cell] = {}
    seen: set[int] = set()
    row = 0
    context.budget.cell(rows.text.count("<c "))
    *pieces, rest = rows.text.split("</row>")
    for piece in pieces:
        if (found := _known.get(piece)) is None:
            found = _Piece(row, rows.prefixes, context, blank).read(piece, whole=True)
            _remember(piece, found)
        _take(found, seen, cells)
        row = found.numbers[-1]
    if rest:
        _take(_Piece(row, rows.prefixes, context, blank).read(rest, whole=False), seen, cells)
    return cells


class _Found(NamedTuple):
    """The numbers of some rows and their cells; `alone` where they would be the same in any sheet."""

    numbers: list[int]
    cells: dict[tuple[int, int], Cell]
    alone: bool


_MAX_KNOWN, _MAX_PIECE = 512, 4096
_known: dict[str, _Found] = {}
"""The text of a row without stored values -> what it says: forms made from one template share most rows."""


def _remember(piece: str, found: _Found) -> None:
    # Without a "v" nothing in a cell depends on shared strings or styles of its workbook.
    if found.alone and len(piece) <= _MAX_PIECE and "<v" not in piece:
        if len(_known) >= _MAX_KNOWN:
            _known.clear()
        _known[piece] = found


def _take(found: _Found, seen: set[int], cells: dict[tuple[int, int], Cell]) -> None:
    for row in found.numbers:
        if row in seen:
            raise UnusualError
        seen.add(row)
    cells.update(found.cells)


class _Piece(NamedTuple):
    """What reads the rows up to the end of one: the row before, and what their cells refer to."""

    row: int
    prefixes: frozenset[str]
    context: SheetContext
    blank: dict[str | None, Cell]

    def read(self, text: str, *, whole: bool) -> _Found:
        """Rows without cells, and a last one with its cells where `whole`; each token follows without a gap."""
        row, label, end = self.row, "", 0
        numbers: list[int] = []
        cells: dict[tuple[int, int], Cell] = {}
        alone = True
        for match in _TOKEN.finditer(text):
            if match.start() != end:
                raise UnusualError
            end = match.end()
            letters, digits, style, kind, formula, value, inline, attributes, closed = match.groups()
            if letters is None:
                if label:
                    raise UnusualError
                row = _row_number(attributes, row, self.prefixes)
                numbers.append(row)
                alone = alone and ' r="' in attributes and ":" not in attributes
                label = "" if closed else str(row)
                continue
            place = (row, _columns.get(letters) or _column(letters))
            if digits != label:
                raise UnusualError
            if place in cells:
                raise PackageError("grid", f"a cell of row {row} is doubled or out of its row")
            cells[place] = self._cell(row, style, kind, (value, inline, formula))
        if end != len(text) or bool(label) is not whole:
            raise UnusualError
        return _Found(numbers, cells, alone)

    def _cell(
        self,
        row: int,
        style: str | None,
        kind: str | None,
        content: tuple[str | None, str | None, str | None],
    ) -> Cell:
        value, inline, formula = content
        if value is None and formula is None and inline is None and kind not in {"str", "inlineStr"}:
            cell = self.blank.get(style)
            if cell is None:
                cell = self.blank[style] = Cell(None, None, "", count(style), is_date=False)
            return cell
        texts = (_text(value), _text(inline), None if formula is None else _formula(formula))
        return _cell(texts, kind or "n", count(style), self.context, row)


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


@lru_cache(maxsize=256)
def _formula(raw: str) -> str:
    """The text of a formula; a row of a template has the same in every form."""
    return _text(raw)


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
