"""What may stand in a cell, and how it is written in XML."""

from __future__ import annotations

import math
import re

from lkjip_xl.engines.openxml.bounds import PackageError

_MAX_TEXT = 32_767
# Characters XML cannot hold, and text that would read as an escape of one (ECMA-376, ST_Xstring).
_TO_ESCAPE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LINK = re.compile(r'HYPERLINK\("((?:[^"]|"")*)"(?:,"((?:[^"]|"")*)")?\)', re.IGNORECASE)


def check_text(text: str) -> None:
    """Refuse text no cell can hold.

    Raises:
        PackageError: longer than 32,767 characters, or with half a surrogate pair.
    """
    if len(text) > _MAX_TEXT:
        raise PackageError("value", f"text longer than {_MAX_TEXT} characters")
    if not text.isascii() and _SURROGATE.search(text):
        raise PackageError("value", "text with half a surrogate pair")


def escape(text: str) -> str:
    """Text with control characters as _xHHHH_ (Excel's own way to keep them)."""
    return _TO_ESCAPE.sub(lambda match: f"_x{ord(match[0]):04X}_", text)


def link_label(formula: str) -> str | None:
    """What a HYPERLINK formula of two literals shows; None for any other formula."""
    match = _LINK.fullmatch(formula)
    if match is None:
        return None
    address, label = match.groups()
    return str(address if label is None else label).replace('""', '"')


def number_text(value: float) -> str:
    """The shortest text that reads back as the same number."""
    if not math.isfinite(value):
        raise PackageError("value", "a number that is not finite")
    text = repr(value)
    return text.removesuffix(".0")
