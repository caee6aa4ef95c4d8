"""The workbook part and the lists around it: sheets, names, relationships, content types."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.engines.openxml.edit_xml import (
    add,
    child,
    children,
    insert_ordered,
    parse_part,
    remove,
    to_bytes,
)
from lkjip_xl.engines.openxml.reader import count
from lkjip_xl.engines.openxml.relations import resolve

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from lxml.etree import _Element as Element

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_CALCULATED_ON_LOAD = re.compile(rb'<calcPr(?: [A-Za-z]+="[^"<>]*")* fullCalcOnLoad="1"')
_BEFORE_NAMES = ("sheets", "functionGroups", "externalReferences")
_BEFORE_CALCULATION = (*_BEFORE_NAMES, "definedNames")


class NewSheet(NamedTuple):
    """A sheet to list: its name, state, relation id, and its place among all sheets (0-based)."""

    name: str
    state: str
    relation: str
    position: int


class NameEntry(NamedTuple):
    """A defined name to list.

    Attributes:
        name: the name.
        text: what it stands for, without "=".
        sheet: the position of its sheet, None for the whole workbook.
        copy_of: the position, in the list that was read, of the entry whose attributes it takes.
    """

    name: str
    text: str
    sheet: int | None
    copy_of: int | None


def edit_workbook(
    data: bytes, *, sheets: Sequence[NewSheet], moved: Mapping[int, int], names: Sequence[NameEntry] | None
) -> bytes:
    """The workbook part with sheets added and names rewritten, to be calculated when it is opened.

    Args:
        data: the part as read.
        sheets: sheets to add, in the order of their positions.
        moved: the new position of every sheet that was there.
        names: all defined names, or None to leave them.
    """
    if not sheets and names is None and _CALCULATED_ON_LOAD.search(data):
        return data
    root = parse_part(data)
    if sheets:
        _add_sheets(root, sheets)
        _move_views(root, moved)
    if names is not None:
        _write_names(root, names)
    calculation = child(root, "calcPr")
    if calculation is None:
        calculation = insert_ordered(root, "calcPr", _BEFORE_CALCULATION)
    calculation.set("fullCalcOnLoad", "1")
    return to_bytes(root)


def _add_sheets(root: Element, sheets: Sequence[NewSheet]) -> None:
    listed = child(root, "sheets")
    if listed is None:
        return
    strict = root.tag.startswith("{http://purl.oclc.org/")
    next_id = max((count(node.get("sheetId")) for node in listed), default=0) + 1
    for offset, sheet in enumerate(sheets):
        node = add(listed, "sheet", name=sheet.name, sheetId=str(next_id + offset))
        if sheet.state != "visible":
            node.set("state", sheet.state)
        node.set(f"{{{_OFFICE_STRICT if strict else _OFFICE}}}id", sheet.relation)
        listed.insert(sheet.position, node)


def _move_views(root: Element, moved: Mapping[int, int]) -> None:
    for views in children(root, "bookViews"):
        for view in children(views, "workbookView"):
            for attribute in ("activeTab", "firstSheet"):
                old = count(view.get(attribute), -1)
                if old in moved:
                    view.set(attribute, str(moved[old]))


def _write_names(root: Element, names: Sequence[NameEntry]) -> None:
    listed = child(root, "definedNames")
    old = list(listed) if listed is not None else []
    if listed is None:
        listed = insert_ordered(root, "definedNames", _BEFORE_NAMES)
    for node in old:
        listed.remove(node)
    for entry in names:
        attributes = dict(old[entry.copy_of].attrib) if entry.copy_of is not None else {}
        attributes.pop("localSheetId", None)
        attributes["name"] = entry.name
        if entry.sheet is not None:
            attributes["localSheetId"] = str(entry.sheet)
        add(listed, "definedName", entry.text, **attributes)
    if not names:
        remove(listed)


def add_relations(
    data: bytes | None, part: str, targets: Iterable[tuple[str, str]]
) -> tuple[bytes, list[str]]:
    """A relationships part with relations added.

    Args:
        data: the part as read; None makes a new one.
        part: the part the relations start from.
        targets: (kind, target part) of each, kind being "worksheet", "table" ...

    Returns:
        The part, and the new ids in order.
    """
    root = parse_part(data or f'<Relationships xmlns="{_PACKAGE}"/>'.encode())
    taken = {node.get("Id") for node in root}
    strict = any(node.get("Type", "").startswith(_OFFICE_STRICT) for node in root)
    ids = []
    for kind, target in targets:
        number = len(taken) + 1
        while f"rId{number}" in taken:
            number += 1
        taken.add(f"rId{number}")
        ids.append(f"rId{number}")
        path = posixpath.relpath("/" + target, "/" + posixpath.dirname(part))
        kind_uri = f"{_OFFICE_STRICT if strict else _OFFICE}/{kind}"
        add(root, "Relationship", Id=ids[-1], Type=kind_uri, Target=path)
    return to_bytes(root), ids


def keep_relations(data: bytes, part: str, targets: Mapping[str, str]) -> bytes:
    """The relations of a copied part: external ones as they are, tables with their new targets, no other."""
    root = parse_part(data)
    for node in list(root):
        target = resolve(part, node.get("Target", ""))
        if target in targets:
            node.set("Target", posixpath.relpath("/" + targets[target], "/" + posixpath.dirname(part)))
        elif node.get("TargetMode") != "External":
            remove(node)
    return to_bytes(root)


def drop_relation(data: bytes, part: str, target: str) -> bytes:
    """The relations without those to one part."""
    root = parse_part(data)
    for node in list(root):
        if node.get("TargetMode") != "External" and resolve(part, node.get("Target", "")) == target:
            remove(node)
    return to_bytes(root)


def edit_content_types(data: bytes, added: Mapping[str, str], dropped: Iterable[str]) -> bytes:
    """The content types with parts added and dropped."""
    root = parse_part(data)
    gone = {f"/{name}".lower() for name in dropped}
    for node in list(root):
        if node.get("PartName", "").lower() in gone:
            remove(node)
    for name, content_type in added.items():
        add(root, "Override", PartName=f"/{name}", ContentType=content_type)
    return to_bytes(root)


def drop_titles(data: bytes) -> bytes:
    """Document properties without the list of sheets (optional, and wrong once a sheet is added)."""
    root = parse_part(data)
    for name in ("TitlesOfParts", "HeadingPairs"):
        node = child(root, name)
        if node is not None:
            remove(node)
    return to_bytes(root)
