"""The paragraphs of a template with the place a person finds them by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from lkjip_xl.formats.word.plain import W

if TYPE_CHECKING:
    from docx.document import Document

_BAGIAN = (("header", "kepala halaman"), ("footer", "kaki halaman"), ("footnotes", "catatan kaki"))
_JUDUL = re.compile(r"heading|judul|title", re.IGNORECASE)
_PANJANG = 60


@dataclass(frozen=True, slots=True)
class Paragraf:
    """A paragraph: its part as people call it, the heading above it, its text in pieces by formatting."""

    bagian: str
    judul: str
    potongan: tuple[tuple[str, str], ...]  # text, formatting

    @property
    def teks(self) -> str:
        """The whole text."""
        return "".join(t for t, _ in self.potongan)

    @property
    def tempat(self) -> str:
        """Where it is, in words."""
        teks = " ".join(self.teks.split())
        dikutip = f"“{teks[:_PANJANG]}{'…' if len(teks) > _PANJANG else ''}”"
        return f"di bawah “{self.judul}”: {dikutip}" if self.judul and self.judul != teks else dikutip


@dataclass(frozen=True, slots=True)
class Bagian:
    """A part of the file that is filled, or one that is not."""

    nama: str
    sebutan: str
    diisi: bool
    xml: str
    paragraf: tuple[Paragraf, ...]


def read_parts(doc: Document) -> Iterator[Bagian]:
    """Every part with paragraphs, the body first."""
    from docx.oxml import parse_xml
    from lxml.etree import tostring

    main = doc.part.partname
    yield _part(str(main), "isi", doc.element.body, tostring(doc.element.body, encoding="unicode"))
    for part in doc.part.package.iter_parts():
        name = PurePosixPath(str(part.partname))
        if part.partname == main or name.suffix != ".xml" or name.name in {"styles.xml", "settings.xml"}:
            continue
        sebutan = next((told for stem, told in _BAGIAN if name.name.startswith(stem)), name.name)
        root = part.element if hasattr(part, "element") else parse_xml(part.blob)
        if next(root.iter(f"{W}p"), None) is not None:
            yield _part(str(name), sebutan, root, tostring(root, encoding="unicode"))


def _part(nama: str, sebutan: str, root: Any, xml: str) -> Bagian:  # noqa: ANN401 - an lxml element
    filled = sebutan == "isi" or sebutan in {told for _, told in _BAGIAN}
    return Bagian(nama, sebutan, filled, xml, tuple(_paragraphs(root, sebutan)))


def _paragraphs(root: Any, sebutan: str) -> Iterator[Paragraf]:  # noqa: ANN401 - an lxml element
    judul = ""
    for p in root.iter(f"{W}p"):
        found = Paragraf(sebutan, judul, tuple(_pieces(p)))
        yield found
        style = p.find(f"{W}pPr/{W}pStyle")
        if style is not None and _JUDUL.search(str(style.get(f"{W}val"))) and found.teks.strip():
            judul = " ".join(found.teks.split())[:_PANJANG]


def _pieces(p: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401 - an lxml element
    """The texts of a paragraph's own runs, each with its formatting (spelling marks do not count)."""
    from lxml.etree import tostring

    for t in p.iter(f"{W}t"):
        run = t.getparent()
        if next(a for a in t.iterancestors() if a.tag == f"{W}p") is not p:
            continue
        format_ = run.find(f"{W}rPr")
        kept = [] if format_ is None else [c for c in format_ if c.tag not in {f"{W}noProof", f"{W}lang"}]
        yield t.text or "", "".join(sorted(tostring(c, encoding="unicode") for c in kept))
