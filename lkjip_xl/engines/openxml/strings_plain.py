"""The shared strings as most programs write them, read by one regular expression; others go to `reader`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lkjip_xl.engines.openxml.reader import read_strings
from lkjip_xl.engines.openxml.sheet_around import check_well_formed, plain_elements
from lkjip_xl.engines.openxml.sheet_scan import UTF8_HEAD
from lkjip_xl.engines.openxml.xmlplain import whole
from lkjip_xl.engines.openxml.xmltext import UnusualError, decoded, shown_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lkjip_xl.engines.openxml.bounds import Budget

_ROOT = re.compile(rb"sst(?: [A-Za-z:]+=\"[^\"<>]*\")* ?>")
_CLOSE = b"</sst>"
_ITEM = re.compile(r'<si><t(?: xml:space="preserve")?(?:/>|>([^<]*)</t>)</si>\s*')


def read_any_strings(chunks: Iterable[bytes], budget: Budget) -> list[str]:
    """The shared strings in order.

    Raises:
        PackageError: damaged, or too large.
    """
    data, again = whole(chunks, budget.limits.whole)
    elements = budget.elements
    if data is not None:
        try:
            return _by_text(data, budget)
        except UnusualError:
            budget.elements = elements
    return read_strings(again, budget)


def _by_text(data: bytes, budget: Budget) -> list[str]:
    head = UTF8_HEAD.match(data)
    root = _ROOT.match(data, head.end()) if head else None
    end = data.rfind(_CLOSE)
    if root is None or end < root.end():
        raise UnusualError
    budget.element(plain_elements(data)[0])
    check_well_formed(data[: root.end()] + data[end:])
    written = decoded(data[root.end() : end])
    parts: list[str | None] = _ITEM.split(written)  # the text of each item, and what stands between two
    if any(parts[::2]):
        raise UnusualError
    return [shown_text(text) if text else "" for text in parts[1::2]]
