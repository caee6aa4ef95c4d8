"""What a finished Word file says, compared with what was written: nothing may be cut off on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

if TYPE_CHECKING:
    from docx.document import Document

TAG = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_ANGKA = re.compile(r"^[\divxlcIVXLC.\s]*$")


def squeeze(teks: str) -> str:
    """A text without blanks, since breaks and tabs are elements in Word."""
    return re.sub(r"\s+", "", teks)


def text_of(xml: bytes) -> str:
    """The text of a part, blanks left out, read strictly.

    Raises:
        XMLSyntaxError: the part is no XML.
        ValueError: a text stands where Word shows none, as {{ }} for {{r }} and the other way make it.
    """
    from lxml.etree import XMLParser, fromstring

    akar = fromstring(xml, XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    for unsur in akar.iter("{*}t", "{*}p", "{*}tc", "{*}tr", "{*}tbl", "{*}body"):
        teks = not str(unsur.tag).endswith("}t")
        if (teks and ((unsur.text or "").strip() or any((a.tail or "").strip() for a in unsur))) or (
            not teks and len(unsur)
        ):
            raise ValueError("teks di luar tempatnya")
    return squeeze("".join(t.text or "" for t in akar.iter("{*}t")))


def all_text(doc: Document, *, fields: bool = True) -> str:
    """Every text of a document, a line per run: body, headers, footers, notes, properties.

    Without `fields` what is made anew when a document is finished is left out: what a field shows (a
    table of contents, a reference), and the properties.
    """
    lines = [line for part in _parts(doc) for line in _lines(part, fields=fields)]
    if fields:
        properti = doc.core_properties
        lines += [properti.title, properti.subject, properti.author, properti.comments]
    return "\n".join(lines)


def _lines(part: Any, *, fields: bool) -> Iterator[str]:  # noqa: ANN401 - an lxml element
    depth = 0
    for element in part.iter():
        tag = str(element.tag)
        if tag.endswith("}fldChar"):
            kind = next((v for k, v in element.attrib.items() if k.endswith("}fldCharType")), "")
            depth += {"begin": 1, "end": -1}.get(kind, 0)
        elif tag.endswith("}t") and (fields or depth <= 0):
            yield element.text or ""


class Padat:
    """A finished text without blanks; whether another stands in it.

    Most texts are a line of their own there and are found as such: to search the whole for each of them
    takes the square of the length.
    """

    def __init__(self, teks: str) -> None:
        self.teks = squeeze(teks)
        self._baris = {squeeze(baris) for baris in teks.splitlines()}

    def __contains__(self, teks: str) -> bool:
        dicari = squeeze(teks)
        return dicari in self._baris or dicari in self.teks


def lost_in(before: str, sesudah: Padat) -> str:
    """The first longer text that stands no more in the finished one; "" where none is missing.

    Numbers of captions and pages are made anew when a document is finished.
    """
    seen = dict.fromkeys(line for line in before.splitlines() if not _ANGKA.match(line))
    return next((line for line in seen if line not in sesudah), "")


def same_as_written(path: Path, doc: Document) -> str | None:
    """The name of a part that is not in the saved file as it is in memory; None where all are."""
    try:
        with ZipFile(path) as z:
            names = set(z.namelist())
            for part in doc.part.package.iter_parts():
                name = str(part.partname).lstrip("/")
                if name not in names or z.read(name) != part.blob:
                    return name
    except BadZipFile:
        return path.name
    return None


def _parts(doc: Document) -> list[Any]:
    from lxml.etree import fromstring

    found = [doc.element.body]
    for part in doc.part.package.iter_parts():
        name = str(part.partname)
        if re.search(r"/(header|footer|footnotes|endnotes|comments)\d*\.xml$", name):
            found.append(part.element if hasattr(part, "element") else fromstring(part.blob))
    return found
