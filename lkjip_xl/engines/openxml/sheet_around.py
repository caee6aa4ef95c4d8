"""What stands around the rows of a worksheet: checked by the parser written in C, never built.

Only the merged areas are taken from it, by an expression that is right on well-formed XML of the plain kind:
no comment, no CDATA section and no instruction in it, so that "<" begins a tag wherever it stands.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.parsers import expat

from lkjip_xl.engines.openxml.bounds import Limits, PackageError
from lkjip_xl.engines.openxml.refs import parse_area
from lkjip_xl.engines.openxml.sheet_scan import OPEN, UTF8_HEAD, UnusualError
from lkjip_xl.engines.openxml.xmlplain import MAX_DEPTH, declares

_ROOT = re.compile(rb"worksheet[ >]")
_MERGES = re.compile(
    rb"</sheetData>(?:<[A-Za-z]+(?: [A-Za-z:]+=\"[^\"<>]*\")* ?/>)*"
    rb"<mergeCells(?: count=\"[0-9]*\")?>((?:<mergeCell ref=\"[A-Z0-9:]{2,21}\" ?/>)+)</mergeCells>"
)
_REF = re.compile(r'"([^"]*)"')
_MAX_REMEMBERED = 1 << 12


def plain_elements(data: bytes) -> tuple[int, int]:
    """How many elements, and how many end tags, stand in well-formed XML of the plain kind.

    Raises:
        UnusualError: it is of another kind.
    """
    declared = b"<?xml" in data[:8]
    # Most often no "?" stands behind the declaration, not even in a text.
    if data.count(b"?") != 2 * declared and data.count(b"<?") != declared:
        raise UnusualError
    if declares(data) or b"\0" in data:
        raise UnusualError
    ends = data.count(b"</")
    return data.count(b"<") - ends - declared, ends


def check_well_formed(data: bytes) -> None:
    """See that XML is well-formed, prefixes included.

    Raises:
        PackageError: it is not.
    """
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(data, True)  # noqa: FBT003  (expat's own signature)
    except (expat.ExpatError, ValueError, LookupError, OverflowError) as error:
        raise PackageError("xml", f"not well-formed: {error}") from error


def plain_merges(rest: bytes, ends: int, limits: Limits) -> tuple[str, ...]:
    """The merged areas of a well-formed worksheet whose rows were taken out (`sheet_scan.split_data`).

    `ends` is the number of its end tags: each ends one element, so nothing stands deeper than there are.

    Raises:
        UnusualError: something in it is not written as most programs write it.
        PackageError: an area is none, or there are too many.
    """
    start = rest.find(OPEN)
    head = UTF8_HEAD.match(rest)
    if ends >= MAX_DEPTH or head is None or not _ROOT.match(rest, head.end()):
        raise UnusualError
    if rest.count(b"sheetData") != 2 or _depth(rest[:start]) != 1:  # noqa: PLR2004
        raise UnusualError
    written = rest.count(b"mergeCell")
    if not written:
        return ()
    found = _MERGES.match(rest, start + len(OPEN))
    if found is None or found[1].count(b"<") + 2 != written:
        raise UnusualError
    if written - 2 > limits.merges:
        raise PackageError("merges", "too many merged areas")
    return _areas(found[1]) if len(found[1]) <= _MAX_REMEMBERED else _areas.__wrapped__(found[1])


def _depth(data: bytes) -> int:
    """How many elements are open at the end of the begin of well-formed XML of the plain kind.

    Raises:
        UnusualError: a ">" that ends no tag stands in it, so that tags cannot be counted.
    """
    tags, ends = data.count(b"<"), data.count(b"</")
    if tags != data.count(b">"):
        raise UnusualError
    return tags - data.count(b"<?") - data.count(b"/>") - 2 * ends


@lru_cache(maxsize=64)
def _areas(merges: bytes) -> tuple[str, ...]:
    """The areas of some mergeCell elements; sheets made from one template have the same."""
    return tuple(str(parse_area(ref)) for ref in _REF.findall(merges.decode()))
