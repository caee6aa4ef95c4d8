"""The workbook part as most programs write it, what its names stand for taken out; others go to `reader`.

Without these texts it is the same in all workbooks made from one template, and is parsed once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.engines.openxml.bounds import Budget, PackageError
from lkjip_xl.engines.openxml.reader import WorkbookInfo, read_workbook, workbook_of
from lkjip_xl.engines.openxml.remember import Remembered
from lkjip_xl.engines.openxml.sheet_around import plain_elements
from lkjip_xl.engines.openxml.sheet_scan import UTF8_HEAD
from lkjip_xl.engines.openxml.xmlplain import whole
from lkjip_xl.engines.openxml.xmlread import tree
from lkjip_xl.engines.openxml.xmltext import UnusualError, decoded, plain_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lkjip_xl.engines.openxml.bounds import Limits

_NAME = re.compile(rb'(<definedName(?: [A-Za-z:]+="[^"<>]*")+ ?>)([^<]+)')


def read_any_workbook(chunks: Iterable[bytes], budget: Budget) -> WorkbookInfo:
    """What the workbook part says.

    Raises:
        PackageError: damaged, too large, or without sheets.
    """
    data, again = whole(chunks, budget.limits.tree)
    if data is not None:
        try:
            return _by_frame(data, budget)
        except UnusualError:
            pass
    return read_workbook(again, budget)


class _Frame(NamedTuple):
    """A workbook part whose names stand for nothing yet."""

    info: WorkbookInfo
    names: tuple[str, ...]
    elements: int


def _by_frame(data: bytes, budget: Budget) -> WorkbookInfo:
    parts = _NAME.split(data)
    written = parts[2::3]
    del parts[2::3]
    frame = _frames.get(key := b"".join(parts), lambda: _read_frame(key, budget.limits))
    if len(frame.names) != len(written):
        raise UnusualError
    names = dict(zip(frame.names, _decoded(written), strict=True))
    if frame.elements > budget.limits.nodes:  # it was read with other limits
        raise PackageError("elements", "too many XML elements in one part")
    budget.element(frame.elements)
    return frame.info._replace(names=names)


def _read_frame(data: bytes, limits: Limits) -> _Frame:
    if not UTF8_HEAD.match(data):
        raise UnusualError
    elements, _ = plain_elements(data)
    root = tree((data,), Budget(limits))
    info, names = workbook_of(root)
    if len(names) != sum(1 for _ in root.iter("definedName")):
        raise UnusualError
    return _Frame(info, tuple(name for name, _ in names), elements)


def _decoded(texts: list[bytes]) -> list[str]:
    decoded(b" ".join(texts))  # what a text lacks, the next cannot bring
    return [plain_text(text.decode()) for text in texts]


_frames: Remembered[_Frame] = Remembered()
