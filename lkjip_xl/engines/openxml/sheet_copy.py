"""What a copied worksheet part must leave behind: drawings, controls, printer settings, its selection."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.engines.openxml.edit_xml import child, children, relation_attributes, remove

if TYPE_CHECKING:
    from collections.abc import Container as Ids

    from lxml.etree import _Element as Element

_UNIQUE_ID = "{http://schemas.microsoft.com/office/spreadsheetml/2014/revision}uid"


def strip_copy(root: Element, kept: Ids[str]) -> None:
    """Make a worksheet fit to stand beside its original.

    Args:
        root: the worksheet element of the copy.
        kept: ids of the relations the copy keeps (tables, external links).
    """
    root.attrib.pop(_UNIQUE_ID, None)
    properties = child(root, "sheetPr")
    if properties is not None:
        properties.attrib.pop("codeName", None)  # two modules of one name ask for a repair
    for views in children(root, "sheetViews"):
        for view in children(views, "sheetView"):
            view.attrib.pop("tabSelected", None)
    for section in list(root):
        for node in list(section.iter()):
            for name, identity in relation_attributes(node):
                if identity not in kept:
                    _detach(root, section, node, name)


def _detach(root: Element, section: Element, node: Element, attribute: str) -> None:
    """Drop what needs the relation; of page set-up only the printer's own settings."""
    tag = str(node.tag).rpartition("}")[2]
    if tag == "pageSetup":
        node.attrib.pop(attribute, None)
    elif section.getparent() is root and str(section.tag).endswith("}extLst"):
        remove(_extension(section, node))
    elif section.getparent() is root:
        root.remove(section)


def _extension(section: Element, node: Element) -> Element:
    while (parent := node.getparent()) is not None and parent is not section:
        node = parent
    return node
