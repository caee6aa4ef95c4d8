"""Small plain XML parts parsed whole by the parser written in C; everything else is left to `xmlread`.

A plain part has no document type, no comment and no CDATA section, is written in an encoding of the ASCII
kind, and is small enough to stand in memory as a tree. On such parts both readers say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from lkjip_xl.engines.openxml.bounds import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from lkjip_xl.engines.openxml.bounds import Budget

MAX_DEPTH = 200
_FEW = 64
_LESS = ord("<")
_BOM = b"\xef\xbb\xbf"
_FAULTS = (ET.ParseError, ValueError, LookupError, OverflowError)


def whole(chunks: Iterable[bytes], limit: int) -> tuple[bytes | None, Iterator[bytes]]:
    """The bytes of a part where they are at most `limit`, and all of them again as chunks in any case."""
    source = iter(chunks)
    taken: list[bytes] = []
    size = 0
    for chunk in source:
        taken.append(chunk)
        size += len(chunk)
        if size > limit:
            return None, _joined(taken, source)
    return b"".join(taken), iter(taken)


def _joined(taken: list[bytes], source: Iterator[bytes]) -> Iterator[bytes]:
    yield from taken
    yield from source


def declares(data: bytes) -> bool:
    """Whether "<!" stands in it; "!" is looked for, which is far rarer in a worksheet than "<"."""
    at = -1
    for _ in range(_FEW):
        at = data.find(b"!", at + 1)
        if at < 0:
            return False
        if at and data[at - 1] == _LESS:
            return True
    return data.find(b"<!", at) >= 0


def plain_tree(data: bytes, budget: Budget, nodes: int | None = None) -> Element | None:
    """The tree of a plain part, names with their namespaces; None where the part is not plain.

    `nodes` bounds its elements. They are counted before anything is built.

    Raises:
        PackageError: not well-formed, or too large.
    """
    if declares(data) or b"\0" in data or not data.removeprefix(_BOM).startswith(b"<"):
        return None
    elements = data.count(b"<") - data.count(b"</") - data.count(b"<?")
    if nodes is not None and elements > nodes:
        raise PackageError("elements", "too many XML elements in one part")
    budget.element(elements)
    try:
        return ET.XML(data)
    except _FAULTS as error:
        raise PackageError("xml", f"not well-formed: {error}") from error


def check_depth(element: Element, depth: int) -> None:
    """See that nothing stands deeper than MAX_DEPTH; the element itself stands at `depth`."""
    level = [element]
    while level:
        if depth > MAX_DEPTH:
            raise PackageError("xml", "elements nested too deep")
        level = [child for parent in level for child in parent]
        depth += 1
