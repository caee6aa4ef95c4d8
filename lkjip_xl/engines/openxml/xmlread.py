"""XML of package parts by expat: no document types, no entities, everything counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn, Protocol
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.xmlplain import MAX_DEPTH, check_depth, plain_tree, whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lkjip_xl.engines.openxml.bounds import Budget

# A tag or comment longer than this says nothing to a workbook; one of 60 MB costs the parser a minute.
_MAX_SILENCE = 1 << 20
_RELATIONS = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships ",
    "http://purl.oclc.org/ooxml/officeDocument/relationships ",
)
_XML_FAULTS = (expat.ExpatError, ValueError, LookupError, OverflowError)


class Handler(Protocol):
    """Receives the elements of one part; names come without their namespace."""

    def start(self, name: str, attributes: dict[str, str], depth: int) -> None:
        """An element begins; the root has depth 1."""

    def end(self, name: str, depth: int) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """A run of text."""


def local(name: str) -> str:
    """The name without its namespace (whichever prefix or OOXML dialect the writer chose)."""
    return name.rpartition(" ")[2]


def attribute_name(name: str) -> str:
    """The attribute without namespace, or "r:id" for one of the relationships namespace."""
    space = name.rfind(" ")
    if space < 0:
        return name
    return f"r:{name[space + 1 :]}" if name.startswith(_RELATIONS) else name


def parse(chunks: Iterable[bytes], handler: Handler, budget: Budget) -> None:
    """Send the elements of a part to the handler.

    Raises:
        PackageError: not well-formed, has a DOCTYPE, too deep or too large.
    """
    parser = _new_parser(handler, budget)
    silence, heard = 0, -1
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)  # noqa: FBT003  (expat's own signature)
            silence = 0 if parser.CurrentByteIndex != heard else silence + len(chunk)
            heard = parser.CurrentByteIndex
            if silence > _MAX_SILENCE:
                raise PackageError("xml", "a tag without end")
        parser.Parse(b"", True)  # noqa: FBT003
    except _XML_FAULTS as error:
        raise PackageError("xml", f"not well-formed: {error}") from error


def _new_parser(handler: Handler, budget: Budget) -> expat.XMLParserType:
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.EntityDeclHandler = _refuse_doctype
    names: dict[str, str] = {}
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        budget.element()
        depth += 1
        if depth > MAX_DEPTH:
            raise PackageError("xml", "elements nested too deep")
        if (short := names.get(name)) is None:
            short = names[name] = local(name)
        handler.start(short, attributes, depth)

    def end(name: str) -> None:
        nonlocal depth
        handler.end(names[name], depth)
        depth -= 1

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = handler.data
    return parser


def _refuse_doctype(*_: object) -> NoReturn:
    raise PackageError("doctype", "a document type declaration is not allowed")


class _TreeHandler:
    """Builds an element tree with local names, at most `limits.nodes` elements."""

    def __init__(self, limit: int) -> None:
        self._builder = TreeBuilder()
        self._left = limit

    def start(self, name: str, attributes: dict[str, str], depth: int) -> None:  # noqa: ARG002
        self._left -= 1
        if self._left < 0:
            raise PackageError("elements", "too many XML elements in one part")
        self._builder.start(name, {attribute_name(key): value for key, value in attributes.items()})

    def end(self, name: str, depth: int) -> None:  # noqa: ARG002
        self._builder.end(name)

    def data(self, text: str) -> None:
        self._builder.data(text)

    def close(self) -> Element:
        return self._builder.close()


def tree(chunks: Iterable[bytes], budget: Budget) -> Element:
    """A small part as an element tree with local names."""
    data, again = whole(chunks, budget.limits.tree)
    root = None if data is None else plain_tree(data, budget, budget.limits.nodes)
    if root is None:
        handler = _TreeHandler(budget.limits.nodes)
        parse(again, handler, budget)
        return handler.close()
    check_depth(root, 1)
    return _without_namespaces(root)


def _without_namespaces(root: Element) -> Element:
    """The tree with local names."""
    names: dict[str, str] = {}
    for element in root.iter():
        if (short := names.get(element.tag)) is None:
            short = names[element.tag] = element.tag.rpartition("}")[2]
        element.tag = short
        if "{" in "".join(element.attrib):
            element.attrib = {_plain_name(key): value for key, value in element.attrib.items()}
    return root


def _plain_name(name: str) -> str:
    """The same as `attribute_name`, of a name as the tree parser writes it."""
    return attribute_name(name.removeprefix("{").replace("}", " ", 1))
