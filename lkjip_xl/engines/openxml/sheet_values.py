"""What the content of a cell means by the cell's type."""

from __future__ import annotations

import math
import re
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.dates import to_serial
from lkjip_xl.engines.openxml.reader import count, flag, unescape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lkjip_xl.engines.openxml.bounds import Budget

# Python's float() takes "nan", "1_000" and full-width digits; a worksheet has none of these.
_NUMBER = re.compile(r"\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?\s*", re.ASCII)
_MAX_NUMBER = 400


class SheetContext(NamedTuple):
    """What the cells of a sheet refer to."""

    strings: Sequence[str]
    dates: Sequence[bool]
    date1904: bool
    budget: Budget


def typed_value(
    kind: str, raw: str, inline: str, context: SheetContext, row: int
) -> tuple[str, str | float | bool | None]:
    """The kind and the value of a cell.

    Args:
        kind: its type as written, "n" where none is.
        raw: the text of its `v`.
        inline: the text of its `is`, phonetic hints left out.
        context: what the cells of the sheet refer to.
        row: for the message.

    Raises:
        PackageError: the content does not fit the type.
    """
    if (raw if kind == "inlineStr" else inline).strip():
        raise PackageError("value", f"a cell of row {row} has a content that its type does not name")
    if kind == "inlineStr":
        return "s", unescape(inline)
    if kind == "str":
        return "s", unescape(raw)
    if not raw or raw.isspace():
        return "", None
    if kind == "n":
        return "n", _number(raw)
    if kind == "s":
        return "s", _shared_string(raw, context, row)
    match kind:
        case "b":
            return "b", flag(raw)
        case "e":
            return "e", raw
        case "d":
            return _iso_date(raw, context, row)
    raise PackageError("value", f"unknown cell type in row {row}")


def _shared_string(raw: str, context: SheetContext, row: int) -> str:
    index = count(raw.strip(), -1)
    if not 0 <= index < len(context.strings):
        raise PackageError("strings", f"a cell of row {row} points at no shared string")
    return context.strings[index]


def _number(raw: str) -> float:
    if len(raw) > _MAX_NUMBER or not _NUMBER.fullmatch(raw):
        raise PackageError("value", "a number cell holds no number")
    value = float(raw)
    if not math.isfinite(value):
        raise PackageError("value", "a number cell holds a number out of range")
    return value


def _iso_date(raw: str, context: SheetContext, row: int) -> tuple[str, float]:
    try:
        moment = datetime.fromisoformat(raw.strip())
    except ValueError as error:
        raise PackageError("value", f"no ISO date in row {row}") from error
    return "d", to_serial(moment, date1904=context.date1904)
