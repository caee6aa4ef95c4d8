"""Relationships between parts, and the content types of a package."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.remember import Remembered
from lkjip_xl.engines.openxml.xmlread import tree

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from lkjip_xl.engines.openxml.container import Container

CONTENT_TYPES = "[Content_Types].xml"


class Relation(NamedTuple):
    """One relationship; `kind` is the last word of its type ("worksheet", "table" ...)."""

    id: str
    kind: str
    target: str
    external: bool


def relations_part(part: str) -> str:
    """Where the relationships of a part are kept; "" stands for the package itself."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def resolve(part: str, target: str) -> str:
    """The part a target points at, seen from a part."""
    path = unquote(target.partition("#")[0].replace("\\", "/"))
    if not path.startswith("/"):
        path = posixpath.join(posixpath.dirname(part), path)
    return posixpath.normpath("/" + path.lstrip("/")).lstrip("/")


def read_relations(container: Container, part: str) -> tuple[Relation, ...]:
    """The relationships of a part, targets resolved to part names; none where there is no such part."""
    name = relations_part(part)
    if name not in container:
        return ()
    data = container.read(name)
    key = b"\0".join(
        (part.encode(), data)
    )  # targets are resolved from the part; no name of an entry holds a NUL
    return _relations.get(key, lambda: _relations_of(tree((data,), container.budget), part))


def _relations_of(root: Element, part: str) -> tuple[Relation, ...]:
    found = []
    for node in root.iter("Relationship"):
        external = node.get("TargetMode", "Internal").lower() == "external"
        target = node.get("Target", "")
        found.append(
            Relation(
                node.get("Id", ""),
                node.get("Type", "").rpartition("/")[2],
                target if external else resolve(part, target),
                external,
            )
        )
    return tuple(found)


def read_content_types(container: Container) -> dict[str, str]:
    """The content type of every entry, keyed by its name as written."""
    if CONTENT_TYPES not in container:
        raise PackageError("workbook", "the package lists no content types")
    data = container.read(CONTENT_TYPES)
    defaults, overrides = _types.get(data, lambda: _types_of(tree((data,), container.budget)))
    return {
        name: overrides.get(name.lower(), defaults.get(name.rpartition(".")[2].lower(), ""))
        for name in container.names
    }


def _types_of(root: Element) -> tuple[dict[str, str], dict[str, str]]:
    """The types by extension, and by part."""
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for node in root:
        if node.tag == "Default":
            defaults[node.get("Extension", "").lower()] = node.get("ContentType", "")
        elif node.tag == "Override":
            overrides[node.get("PartName", "").lstrip("/").lower()] = node.get("ContentType", "")
    return defaults, overrides


_relations: Remembered[tuple[Relation, ...]] = Remembered()
_types: Remembered[tuple[dict[str, str], dict[str, str]]] = Remembered()
