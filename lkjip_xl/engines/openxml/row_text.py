"""The rows of a worksheet part as text, each parsed when it is asked for; `row_write` edits them.

Whatever is not written as most programs write it raises `UnusualError` and is left to the thorough reader
and to `cell_edit`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.engines.openxml.bounds import MAX_ROW
from lkjip_xl.engines.openxml.cell_scan import column_of
from lkjip_xl.engines.openxml.sheet_scan import cut_rows
from lkjip_xl.engines.openxml.xmltext import UnusualError, decoded, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ATTRIBUTES = r'((?: [A-Za-z0-9:]+="[^"<>&]*")*)'
_ROW = re.compile(rf'<row r="([1-9][0-9]{{0,6}})"{_ATTRIBUTES}(/?)>')
# A cell: all of it, its column, row and attributes, then its formula, value and text - or what else it holds.
_CELL = re.compile(
    rf'(<c r="([A-Z]{{1,3}})([1-9][0-9]*)"{_ATTRIBUTES}(?:/>|>'
    r'(?:(?:<f(?: aca="[a-z01]{1,5}")?(?: ca="[a-z01]{1,5}")?>([^<]{0,8192})</f>)?(?:<v>([^<]*)</v>)?'
    r'(?:<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>'
    r"|([^<]*(?:<(?!/?c[ />])[^<]*)*)</c>)))"
)
# A cell that is not empty: its column and attributes, and its text, or what else it holds.
_FILLED = re.compile(
    rf'<c r="([A-Z]{{1,3}})[0-9]+"{_ATTRIBUTES}>'
    r"(?:<is><t>([^<]+)</t></is>|([^<]*(?:<(?!/?c[ />])[^<]*)*))</c>"
)
_TAG = re.compile("<[^>]*>")
_STYLE = re.compile(r' s="([0-9]+)"')
_MAX_REMEMBERED = 8192
END = "</row>"
Token = tuple[str, str, str, str, str, str, str, str]


class ParsedRow(NamedTuple):
    """A row: its attributes besides the number, and its cells by column, in order."""

    attributes: str
    tokens: Mapping[int, Token]


def split_rows(data: bytes) -> tuple[bytes, dict[int, str]]:
    """A worksheet part without its rows, and its rows by number, from the first to the last.

    Raises:
        UnusualError: the rows are not to be edited as text.
    """
    declared = data.find(b"<") + len(b"<?")
    unusual = _has_tag(data, b"!") or _has_tag(data, b"?", declared) or b't="shared"' in data
    found = None if unusual else cut_rows(data)
    # References by number would have to be told from the same letters written out wherever rows are compared.
    if found is None or b"&#" in found[1].data:
        raise UnusualError
    del data  # a large sheet is not to be in memory twice
    rest, text = found[0], decoded(found[1].data)
    del found
    rows: dict[int, str] = {}
    number = start = 0
    while (end := text.find(END, start)) >= 0:
        end += len(END)
        row = text[start:end]
        head = _ROW.match(row)
        if head is not None and not head[3] and number < int(head[1]) <= MAX_ROW:  # as most are
            number = int(head[1])
            rows[number] = row
        else:
            number = _take(row.removesuffix(END), rows, number, whole=True)
        start = end
    if start < len(text):
        _take(text[start:], rows, number, whole=False)
    return rest, rows


def _has_tag(data: bytes, sign: bytes, start: int = 0) -> bool:
    """Whether "<" with this sign behind it stands somewhere; the sign is much the rarer of the two."""
    at = data.find(sign, start)
    while at > 0 and data[at - 1] != ord("<"):
        at = data.find(sign, at + 1)
    return at > 0


def _take(piece: str, rows: dict[int, str], before: int, *, whole: bool) -> int:
    """Note the rows of a piece of text: empty ones, and a last one whose end was cut off where `whole`."""
    start = 0
    while start < len(piece):
        match = _ROW.match(piece, start)
        if match is None or not before < (number := int(match[1])) <= MAX_ROW:
            raise UnusualError
        before = number
        if not match[3]:
            if not whole:
                raise UnusualError
            rows[number] = piece[start:] + END
            return number
        rows[number] = match[0]
        start = match.end()
    if whole:
        raise UnusualError
    return before


def parse_row(text: str) -> ParsedRow:
    """A row with its cells in order and without a gap; rows made from one template are parsed once.

    Raises:
        UnusualError: something else stands in it.
    """
    return _parsed(text) if len(text) <= _MAX_REMEMBERED else _parsed.__wrapped__(text)


@lru_cache(maxsize=256)
def _parsed(text: str) -> ParsedRow:
    head = _ROW.match(text)
    if head is None:
        raise UnusualError
    row, attributes, closed = head.groups()
    covered = head.end() + len("" if closed else END)
    cells: dict[int, Token] = {}
    last = 0
    for token in _CELL.findall(text, head.end()):
        column = column_of(token[1])
        if token[2] != row or column <= last:
            raise UnusualError
        cells[column] = token
        last = column
        covered += len(token[0])
    if covered != len(text):
        raise UnusualError
    return ParsedRow(attributes, cells)


def tag_of(row: str) -> str:
    """The tag of a row: `<row r="7" ht="18"`."""
    return row[: row.index(">")].removesuffix("/")


def has_height(row: str) -> bool:
    """Whether the row says how tall it is."""
    return ' ht="' in row[: row.index(">")]


def styles_in(row: str) -> list[str]:
    """The styles of a row and of its cells."""
    return _STYLE.findall(row)


def with_height(row: str, height: str) -> str:
    """A row that has none with a height."""
    tag, _, rest = row.partition(">")
    return f'{tag} ht="{height}">{rest}'


def attribute(attributes: str, name: str) -> str | None:
    """The value of an attribute."""
    _, found, rest = attributes.partition(f' {name}="')
    return rest.partition('"')[0] if found else None


def set_attribute(attributes: str, name: str, value: str | None) -> str:
    """The attributes with one set, or (None) taken away."""
    before, _, rest = attributes.partition(f' {name}="')
    written = "" if value is None else f' {name}="{value}"'
    return before + written + rest.partition('"')[2]


def fix_heights(rows: dict[int, str], heights: Mapping[int, int]) -> None:
    """Give rows the fixed height that another has (row -> the other); where it has none they stay."""
    fixed = {like: _fixed_height(rows.get(like)) for like in set(heights.values())}
    for row, like in heights.items():
        if (height := fixed[like]) is not None and row in rows:
            tag = tag_of(old := rows[row])
            new = set_attribute(set_attribute(tag, "ht", height), "customHeight", "1")
            rows[row] = new + old[len(tag) :]


def _fixed_height(row: str | None) -> str | None:
    tag = tag_of(row) if row else ""
    return attribute(tag, "ht") if attribute(tag, "customHeight") in {"1", "true"} else None


def inside(cell: str) -> str | None:
    """What stands between the tags of a cell; None where it has but one tag."""
    tag, _, rest = cell.partition(">")
    return None if tag.endswith("/") else rest.removesuffix("</c>")


def text_cells(row: str) -> Iterator[tuple[str, str | None, bool, str]]:
    """The cells of a row that hold text: letters of the column, style, and the text itself.

    Instead of a text that cells share its number is given, and True before it.
    """
    for letters, attributes, whole, content in _FILLED.findall(row):
        kind, style = _kind_and_style(attributes)
        if kind in {"s", "inlineStr"} and (text := whole or _TAG.sub("", content)):
            yield letters, style, kind == "s", plain_text(text)


@lru_cache(maxsize=1024)
def _kind_and_style(attributes: str) -> tuple[str | None, str | None]:
    return attribute(attributes, "t"), attribute(attributes, "s")
