"""Parts that are edited: parsed without entities or network, changed in place, written back as UTF-8."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lkjip_xl.engines.openxml.bounds import PackageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RELATIONS = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}",
)


def parse_part(data: bytes) -> Element:
    """The root of a part.

    Raises:
        PackageError: not well-formed, or with a document type.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PackageError("xml", f"not well-formed: {error}") from error
    if root.getroottree().docinfo.doctype:
        raise PackageError("doctype", "a document type declaration is not allowed")
    return root


def to_bytes(root: Element) -> bytes:
    """The part as Excel writes parts: UTF-8, standalone."""
    from lxml import etree

    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def qualified(like: Element, name: str) -> str:
    """A name in the namespace of an element (the dialect the part is written in)."""
    return _qualified(str(like.tag), name)


@lru_cache(maxsize=256)
def _qualified(tag: str, name: str) -> str:
    return f"{tag[: tag.index('}') + 1]}{name}" if tag.startswith("{") else name


def child(parent: Element, *path: str) -> Element | None:
    """The element found by following local names down, each in the parent's own namespace."""
    found: Element | None = parent
    for name in path:
        if found is None:
            return None
        found = found.find(qualified(found, name))
    return found


def children(parent: Element, name: str) -> list[Element]:
    """Direct children of a local name, in the parent's own namespace."""
    return list(parent.findall(qualified(parent, name)))


def add(parent: Element, name: str, text: str | None = None, /, **attributes: str) -> Element:
    """A new last child in the parent's own namespace."""
    from lxml import etree

    node = etree.SubElement(parent, qualified(parent, name), attributes)
    node.text = text
    return node


def insert_ordered(parent: Element, name: str, after: tuple[str, ...]) -> Element:
    """A new child placed behind the last of the children named in `after` (schemas fix the order)."""
    from lxml import etree

    node = etree.Element(qualified(parent, name), nsmap=parent.nsmap)
    before = {qualified(parent, other) for other in after}
    position = max((i + 1 for i, other in enumerate(parent) if other.tag in before), default=0)
    parent.insert(position, node)
    return node


def remove(node: Element) -> None:
    """Take an element out of its parent."""
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def relation_attributes(node: Element) -> Iterator[tuple[str, str]]:
    """Attributes of the relationships namespace (r:id, r:embed ...) as (name, id)."""
    for name, value in node.attrib.items():
        if str(name).startswith(_RELATIONS):
            yield str(name), str(value)
