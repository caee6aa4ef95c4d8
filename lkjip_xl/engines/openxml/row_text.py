"""The rows of a worksheet part as text, not parsed; `row_write` edits them.

Whatever is not written as most programs write it raises `UnusualError` and is left to `cell_edit`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lkjip_xl.engines.openxml.sheet_scan import UnusualError, split_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ATTRIBUTES = r'((?: [A-Za-z0-9:]+="[^"<>&]*")*)'
ROW = re.compile(rf'<row r="([1-9][0-9]{{0,6}})"{_ATTRIBUTES}(/?)>')
CELL = re.compile(
    rf'<c r="([A-Z]{{1,3}})([1-9][0-9]*)"{_ATTRIBUTES}(?:/>|>([^<]*(?:<(?!/?c[ />])[^<]*)*)</c>)'
)
_PLAIN = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&"))
_TAG = re.compile("<[^>]*>")
END = "</row>"


def split_rows(data: bytes) -> tuple[bytes, dict[int, str]]:
    """A worksheet part without its rows, and its rows by number, from the first to the last.

    Raises:
        UnusualError: the rows are not to be edited as text.
    """
    found = split_data(data) if b"<!" not in data and b't="shared"' not in data else None
    if found is None:
        raise UnusualError
    rest, (text, _) = found
    rows: dict[int, str] = {}
    *pieces, last = text.split(END)
    number = 0
    for piece in pieces:
        number = _take(piece, rows, number, whole=True)
    if last:
        _take(last, rows, number, whole=False)
    return rest, rows


def _take(piece: str, rows: dict[int, str], before: int, *, whole: bool) -> int:
    """Note the rows of a piece of text: empty ones, and a last one whose end was cut off where `whole`."""
    start = 0
    while start < len(piece):
        match = ROW.match(piece, start)
        if match is None or (number := int(match[1])) <= before:
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


def tag_of(row: str) -> str:
    """The tag of a row: `<row r="7" ht="18"`."""
    return row[: row.index(">")].removesuffix("/")


def is_fixed(row: str) -> bool:
    """Whether people gave the row its height."""
    tag = tag_of(row)
    return " customHeight=" in tag and attribute(tag, "customHeight") in {"1", "true"}


def with_height(row: str, height: str, *, fixed: bool = False) -> str:
    """The row with another height, that stays where it is `fixed`."""
    old = tag_of(row)
    tag = set_attribute(old, "ht", height)
    return (set_attribute(tag, "customHeight", "1") if fixed else tag) + row[len(old) :]


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
            rows[row] = with_height(rows[row], height, fixed=True)


def _fixed_height(row: str | None) -> str | None:
    return attribute(tag_of(row), "ht") if row and is_fixed(row) else None


def text_cells(row: str) -> Iterator[tuple[str, str | None, bool, str]]:
    """The cells of a row that hold text: letters of the column, style, and the text itself.

    Instead of a text that cells share its number is given, and True before it.
    """
    if ' t="inlineStr"' not in row and ' t="s"' not in row:
        return
    for letters, _, attributes, content in CELL.findall(row):
        kind = attribute(attributes, "t")
        if kind in {"s", "inlineStr"} and content:
            text = _TAG.sub("", content)
            for name, character in _PLAIN if "&" in text else ():
                text = text.replace(name, character)
            yield letters, attribute(attributes, "s"), kind == "s", text
