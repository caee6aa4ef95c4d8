"""The rows of a worksheet as most programs write them, read by one regular expression.

Whatever the expression does not cover to the last character is left to the readers that parse XML.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from lkjip_xl.engines.openxml.bounds import MAX_ROW, PackageError
from lkjip_xl.engines.openxml.reader import count, unescape
from lkjip_xl.engines.openxml.refs import parse_cell
from lkjip_xl.engines.openxml.sheet_reader import MAX_FORMULA, Cell
from lkjip_xl.engines.openxml.sheet_values import SheetContext, typed_value

OPEN, CLOSE = b"<sheetData>", b"</sheetData>"
UTF8_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"'](?i:utf-8)[\"'])?"
    rb"(?: standalone=[\"'](?:yes|no)[\"'])?\s*\?>)?\s*<(?!\?)"
)
# One cell, or the begin of a row; the first group is all of it. A text without content is the same as none.
_TOKEN = re.compile(
    r'(<c r="([A-Z]{1,3})([1-9][0-9]{0,6})"(?: s="([0-9]{1,9})")?(?: t="([A-Za-z]+)")?'
    r'(?:/>|>(?:<f(?: aca="[a-z01]{1,5}")?(?: ca="[a-z01]{1,5}")?>([^<]*)</f>)?(?:<v>([^<]*)</v>|<v ?/>)?'
    r'(?:<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
    r"|<row((?: [A-Za-z0-9:]+=\"[^\"<>&]*\")*)(/?)>)"
)
_WHOLE = itemgetter(0)
_Token = tuple[str, ...]
_NUMBERED = re.compile(r' r="([1-9][0-9]{0,6})"')
_MAX_ATTRIBUTES = 512
_ATTRIBUTE = re.compile(r' ([A-Za-z0-9:]+)="([^"]*)"')
_PREFIX = re.compile(rb" xmlns:([A-Za-z0-9]+)=")
# What XML does not allow ("]]>" in a text is of this kind), a carriage return (it is read as a line feed), and
# references by number.
_CONTROLS = bytes({*range(0x20)} - {0x09, 0x0A})
_REFERENCE = re.compile(rb"&(?!(?:lt|gt|amp|quot|apos);)")
_TEXTS = frozenset({"str", "inlineStr"})
_count = lru_cache(maxsize=1024)(count)
_tuple = tuple.__new__  # a cell made by it skips a call
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
    start, end = data.find(OPEN), data.rfind(CLOSE)
    # A second one among the rows is no row, and `scan_rows` leaves them.
    if start < 0 or end < start or not UTF8_HEAD.match(data) or data.find(OPEN, end) >= 0:
        return None
    try:
        written = data[start + len(OPEN) : end]
        rows = written.decode()
    except ValueError:
        return None
    if is_strange(written, rows):
        return None
    prefixes = frozenset(p.decode() for p in _PREFIX.findall(data[:start]))
    return data[: start + len(OPEN)] + data[end:], Rows(rows, prefixes)


def is_strange(data: bytes, text: str) -> bool:
    """Whether a text (and its bytes) holds something of the kind; each question is one quick pass."""
    controls = len(data.translate(None, _CONTROLS)) < len(data)
    forbidden = "\ufffe" in text or "\uffff" in text or ("]" in text and "]]>" in text)
    return controls or forbidden or bool(_REFERENCE.search(data))


def scan_rows(rows: Rows, context: SheetContext) -> dict[tuple[int, int], Cell]:
    """The cells of the rows of a worksheet.

    Raises:
        UnusualError: not everything was understood.
        PackageError: a cell is doubled, out of its row or outside the grid, or holds what it cannot.
    """
    cells: dict[tuple[int, int], Cell] = {}
    blank: dict[str, Cell] = {}
    seen: set[int] = set()
    row = 0
    *pieces, rest = rows.text.split("</row>")
    for piece in pieces:
        found = _known.get(piece) if len(piece) <= _MAX_PIECE else None
        if found is None:
            found = _Piece(row, rows.prefixes, context, blank).read(piece, whole=True)
            _remember(piece, found)
        context.budget.cell(len(found.cells))
        _take(found, seen, cells)
        row = found.numbers[-1]
    if rest:
        _take(_Piece(row, rows.prefixes, context, blank).read(rest, whole=False), seen, cells)
    return cells


class _Found(NamedTuple):
    """The numbers of some rows and their cells; `alone` where they would be the same in any sheet.

    Where no cell has a stored value, nothing in it depends on shared strings or styles of its workbook.
    """

    numbers: list[int]
    cells: dict[tuple[int, int], Cell]
    alone: bool


_MAX_KNOWN, _MAX_PIECE = 512, 4096
_known: dict[str, _Found] = {}
"""The text of a row without stored values -> what it says: forms made from one template share most rows."""


def _remember(piece: str, found: _Found) -> None:
    if found.alone and len(piece) <= _MAX_PIECE:
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
    blank: dict[str, Cell]

    def read(self, text: str, *, whole: bool) -> _Found:
        """Rows without cells, and a last one with its cells where `whole`; each token follows without a gap."""
        tokens = _TOKEN.findall(text)
        if sum(map(len, map(_WHOLE, tokens))) != len(text):
            raise UnusualError
        row, label = self.row, ""
        numbers: list[int] = []
        cells: dict[tuple[int, int], Cell] = {}
        alone = True
        for token in tokens:
            if letters := token[1]:
                place = (row, _columns.get(letters) or _column(letters))
                if token[2] != label:
                    raise UnusualError
                if place in cells:
                    raise PackageError("grid", f"a cell of row {row} is doubled or out of its row")
                cells[place] = self._cell(token, row)
                if token[6]:
                    alone = False
                continue
            if label:
                raise UnusualError
            attributes, closed = token[8:]
            row = _row_number(attributes, row, self.prefixes)
            numbers.append(row)
            alone = alone and ' r="' in attributes and ":" not in attributes
            label = "" if closed else str(row)
        if bool(label) is not whole:
            raise UnusualError
        return _Found(numbers, cells, alone)

    def _cell(self, token: _Token, row: int) -> Cell:
        _, _, _, style, kind, formula, value, inline, _, _ = token
        if not (value or formula or inline) and kind not in _TEXTS:
            cell = self.blank.get(style)
            if cell is None:
                cell = self.blank[style] = Cell(None, None, "", _count(style), is_date=False)
            return cell
        if value if kind == "inlineStr" else inline:
            raise UnusualError  # a content that its type does not name
        if kind == "inlineStr":
            return _text_cell(inline, formula, style, row)
        if kind == "str":
            return _text_cell(value, formula, style, row)
        return _typed_cell(token, self.context, row)


def _row_number(attributes: str, before: int, prefixes: frozenset[str]) -> int:
    """The number of a row by its attributes; those besides it are much the same in all rows."""
    first = _NUMBERED.match(attributes)
    if first and len(attributes) <= _MAX_ATTRIBUTES and _are_plain(attributes[first.end() :], prefixes):
        row = int(first[1])
        if row <= MAX_ROW:
            return row
    return _any_row_number(attributes, before, prefixes)


@lru_cache(maxsize=256)
def _are_plain(attributes: str, prefixes: frozenset[str]) -> bool:
    """Whether attributes besides a number are well-formed and say nothing of the number."""
    try:
        return _any_row_number(f' r="1"{attributes}', 0, prefixes) == 1
    except UnusualError:
        return False


def _any_row_number(attributes: str, before: int, prefixes: frozenset[str]) -> int:
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


def plain_text(raw: str) -> str:
    """Text with the five named references of XML resolved."""
    if "&" not in raw:
        return raw
    for name, character in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
        raw = raw.replace(f"&{name};", character)
    return raw


@lru_cache(maxsize=256)
def _formula(raw: str, row: int) -> str:
    """The text of a formula; a row of a template has the same in every form."""
    text = plain_text(raw)
    if len(text) > MAX_FORMULA:
        raise PackageError("formula", f"a formula of row {row} is too long")
    return unescape(text)


def _text_cell(raw: str, formula: str, style: str, row: int) -> Cell:
    text = unescape(plain_text(raw)) if "&" in raw or "_x" in raw else raw
    return _tuple(Cell, (text, _formula(formula, row) if formula else None, "s", _count(style), False))


def _typed_cell(token: _Token, context: SheetContext, row: int) -> Cell:
    kind, value = typed_value(token[4] or "n", plain_text(token[6]), "", context, row)
    style, dates = _count(token[3]), context.dates
    is_date = kind == "d" or (kind == "n" and style < len(dates) and dates[style])
    return _tuple(Cell, (value, _formula(token[5], row) if token[5] else None, kind, style, is_date))
