"""What stands around the rows of a worksheet: checked by the parser written in C, never built.

Only the merged areas are taken from it, by an expression that is right on well-formed XML of the plain kind:
no comment, no CDATA section and no instruction in it, so that "<" begins a tag wherever it stands.

Most of it are rules for colours and for what may be typed, the same in all workbooks made from one template.
Such a rule is checked once, as a document of its own; in what holds it an empty element takes its place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat

from lkjip_xl.engines.openxml.bounds import Limits, PackageError
from lkjip_xl.engines.openxml.refs import parse_area
from lkjip_xl.engines.openxml.remember import Remembered
from lkjip_xl.engines.openxml.sheet_scan import OPEN, UTF8_HEAD
from lkjip_xl.engines.openxml.xmlplain import MAX_DEPTH, declares
from lkjip_xl.engines.openxml.xmltext import UnusualError, decoded

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


class Around(NamedTuple):
    """How many elements stand around the rows of a worksheet, how many end tags, and its merged areas."""

    elements: int
    ends: int
    merges: tuple[str, ...]


def read_around(rest: bytes, limits: Limits) -> Around:
    """Check a worksheet whose rows were taken out (`sheet_scan.cut_rows`).

    Raises:
        UnusualError: something in it is not written as most programs write it.
        PackageError: it is not well-formed, an area is none, or there are too many.
    """
    frame, rules = _take_apart(rest)
    around = _frames.get(frame, lambda: _read_frame(frame, limits))
    elements = around.elements + sum([rule.elements - 1 for rule in rules])
    ends = around.ends + sum([rule.ends for rule in rules])
    if ends >= MAX_DEPTH:  # each end tag ends one element, so nothing stands deeper than there are
        raise UnusualError
    if len(around.merges) > limits.merges:  # it was read with other limits
        raise PackageError("merges", "too many merged areas")
    return Around(elements, ends, around.merges)


def _read_frame(frame: bytes, limits: Limits) -> Around:
    elements, ends = plain_elements(frame)
    check_well_formed(frame)
    return Around(elements, ends, _merges(frame, limits))


_frames: Remembered[Around] = Remembered(64)


class _Rule(NamedTuple):
    """A rule that is well-formed on its own, with nothing in it that a reader looks for."""

    elements: int
    ends: int


_RULES = (b"conditionalFormatting", b"dataValidation")
_RULE = re.compile(rb"<[A-Za-z]+(?: [A-Za-z]+=\"[^\"<>]*\")*>")
_SOUGHT = (b"sheetData", b"mergeCell")
_EXTENT = re.compile(rb"<dimension ref=\"[A-Z0-9:]{2,21}\" ?/>")
_FOOTER = re.compile(rb"(<oddFooter>)([^<]+)")
_INSTEAD = b"<_/>"  # a place where an element may stand is one where this may stand
_MAX_RULES, _MAX_RULE = 1024, 4096
_rules: dict[bytes, _Rule] = {}


def _take_apart(rest: bytes) -> tuple[bytes, list[_Rule]]:
    """The part without what differs in workbooks made from one template, and what is known of its rules.

    These are its rules (one that is not plain stays where it is), its extent and the text of its footer.
    """
    rules = []
    rest = _FOOTER.sub(_without_text, _EXTENT.sub(_INSTEAD, rest, 1), 1)
    for name in _RULES:
        end = b"</%s>" % name
        *pieces, last = rest.split(end)
        kept = []
        for piece in pieces:
            start = max(piece.rfind(b"<%s " % name), 0)
            written = piece[start:] + end
            rule = _rules.get(written) or _rule(written)
            kept.append(piece[:start] + _INSTEAD if rule else piece + end)
            if rule:
                rules.append(rule)
        rest = b"".join((*kept, last))
    return rest, rules


def _rule(written: bytes) -> _Rule | None:
    """What is to be known of a rule; None of one that means something only where it stands."""
    if len(written) > _MAX_RULE or not _RULE.match(written) or any(name in written for name in _SOUGHT):
        return None
    try:
        rule = _Rule(*plain_elements(written))
        check_well_formed(written)
    except (UnusualError, PackageError):
        return None
    if len(_rules) >= _MAX_RULES:
        _rules.clear()
    _rules[written] = rule
    return rule


def _without_text(footer: re.Match[bytes]) -> bytes:
    """The tag of a footer; all of it where something strange stands in its text."""
    try:
        decoded(footer[2])
    except UnusualError:
        return footer[0]
    return footer[1]


def _merges(rest: bytes, limits: Limits) -> tuple[str, ...]:
    """The merged areas of a well-formed worksheet without its rows."""
    start = rest.find(OPEN)
    head = UTF8_HEAD.match(rest)
    if head is None or not _ROOT.match(rest, head.end()):
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
