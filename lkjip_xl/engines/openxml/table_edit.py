"""Table parts: a new area, a new name, and the ranges of a sheet that follow a table as it grows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.edit_xml import child, children, parse_part, remove, to_bytes
from lkjip_xl.engines.openxml.formula_names import rename_in_part
from lkjip_xl.engines.openxml.reader import count
from lkjip_xl.engines.openxml.refs import Area, parse_area

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

    from lkjip_xl.engines.openxml.formula_names import Renames

_FOLLOWERS = frozenset({"conditionalFormatting", "dataValidation"})
_TABLE = re.compile(rb'(?:<\?xml[^<>?]*\?>)?\s*<table(?: [A-Za-z0-9:]+="[^"<>]*")*? ref="([A-Z0-9:]+)"')
_UNIQUE_ID = "{http://schemas.microsoft.com/office/spreadsheetml/2014/revision}uid"


def edit_table(data: bytes, *, area: Area, name: str, table_id: int | None, renames: Renames) -> bytes:
    """A table part with another area and name; a new id makes it another table."""
    if table_id is None and not any(renames) and (resized := _resized(data, area, name)) is not None:
        return resized
    root = parse_part(data)
    if root.get("ref") != str(area):
        _set_area(root, area)
    if root.get("displayName") != name:
        root.set("name", name)
        root.set("displayName", name)
    if table_id is not None:
        root.set("id", str(table_id))
        root.attrib.pop(_UNIQUE_ID, None)
    rename_in_part(root, renames)
    return to_bytes(root)


def _resized(data: bytes, area: Area, name: str) -> bytes | None:
    """A table part of the usual kind with another area; None where more than the area may have to change."""
    head = _TABLE.match(data)
    if head is None or b"sortState" in data or b"totalsRow" in data or b"<!" in data:
        return None
    old, new = b' ref="%s"' % head[1], f' ref="{area}"'.encode()
    is_alone = data.count(b' ref="') == data.count(old) == 1 + data.count(b"<autoFilter" + old)
    has_name = f' displayName="{name}"'.encode() in head[0]
    return data.replace(old, new) if is_alone and has_name else None


def _set_area(root: Element, area: Area) -> None:
    root.set("ref", str(area))
    filters = child(root, "autoFilter")
    if filters is not None:
        totals = count(root.get("totalsRowCount"))
        filters.set("ref", str(area._replace(bottom=area.bottom - totals)))
    # a sort that was applied to the old rows says nothing about the new ones
    for holder in (root, filters):
        for state in children(holder, "sortState") if holder is not None else ():
            remove(state)


class Follower(NamedTuple):
    """An element whose ranges follow a table: a conditional format, a validation, or an extension's `sqref`."""

    node: Element
    is_attribute: bool

    @property
    def refs(self) -> str:
        """Its ranges, separated by blanks."""
        return str((self.node.get("sqref") if self.is_attribute else self.node.text) or "")

    def move(self, refs: str) -> None:
        """Give it other ranges."""
        if self.is_attribute:
            self.node.set("sqref", refs)
        else:
            self.node.text = refs


def following_ranges(root: Element) -> Iterator[Follower]:
    """Whatever has ranges that follow tables; none of it stands among the cells, which are by far the most."""
    data = child(root, "sheetData")
    for node in (node for section in root if section is not data for node in section.iter()):
        tag = node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""
        if (tag in _FOLLOWERS and node.get("sqref")) or (tag == "sqref" and node.text):
            yield Follower(node, tag in _FOLLOWERS)


def grow_ranges(root: Element, old: Area, new: Area) -> None:
    """Let conditional formats and validations that end with a table's body end with its new body.

    Ranges are never shortened: a format laid down for more rows than there are now is meant.
    """
    if new.bottom <= old.bottom:
        return
    for follower in following_ranges(root):
        refs = follower.refs.split()
        if (grown := [grown_range(ref, old, new) for ref in refs]) != refs:
            follower.move(" ".join(grown))


def grown_range(reference: str, old: Area, new: Area) -> str:
    """A range as it is once the body of a table has become `new`."""
    try:
        area = parse_area(reference)
    except PackageError:
        return reference
    inside = old.left <= area.left and area.right <= old.right
    if inside and area.top <= old.top and area.bottom == old.bottom < new.bottom:
        return str(area._replace(bottom=new.bottom))
    return reference
