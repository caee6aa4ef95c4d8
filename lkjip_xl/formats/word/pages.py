"""On which printed page each bookmark stands, asked of LibreOffice (a PDF with named destinations).

Printed numbers follow the sections: roman in front, starting again where a section says so.
"""

from __future__ import annotations

import copy
import json
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.formats.soffice import run_soffice
from lkjip_xl.formats.word.fields import Unsur, add_bookmark
from lkjip_xl.formats.word.numbering import format_ordinal
from lkjip_xl.formats.word.plain import W

if TYPE_CHECKING:
    from docx.document import Document

_SEKSI = "lkjip_seksi_"
_NOMOR_AWAL = 70000
_SARINGAN = {"ExportBookmarksToPDFDestination": {"type": "boolean", "value": "true"}}


def page_labels(document: Document, soffice: Path) -> dict[str, str]:
    """Printed page number by bookmark; empty where LibreOffice gave none in time."""
    marked = copy.deepcopy(document)
    formats = _mark_sections(marked)
    with tempfile.TemporaryDirectory(prefix="lkjip-") as folder:
        source = Path(folder, "laporan.docx")
        marked.save(str(source))
        pdf = _convert(source, soffice)
        found = _destinations(pdf) if pdf is not None else {}
    names = [str(mark.get(f"{W}name")) for mark in marked.element.body.iter(f"{W}bookmarkStart")]
    pages = {name: found[_escaped(name)] for name in names if _escaped(name) in found}
    return {name: _label(page, pages, formats) for name, page in pages.items()}


def _escaped(name: str) -> str:
    """A bookmark's name as LibreOffice writes it into a PDF: what is no letter or digit as hexadecimal."""
    return re.sub(r"[^A-Za-z0-9]", lambda match: f"{ord(match[0]):02X}", name)


def _convert(source: Path, soffice: Path) -> Path | None:
    """The PDF that LibreOffice makes of a document."""
    try:
        run_soffice(soffice, source.parent, f"pdf:writer_pdf_Export:{json.dumps(_SARINGAN)}", [source])
    except OSError:
        return None
    pdf = source.with_suffix(".pdf")
    return pdf if pdf.is_file() else None


def _destinations(pdf: Path) -> dict[str, int]:
    """Page index from 0 by destination, its name as `_escaped` gives it."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(str(pdf))
        found = {name: reader.get_destination_page_number(d) for name, d in reader.named_destinations.items()}
    except (PyPdfError, ValueError, KeyError, OSError):
        return {}
    return {name.lstrip("/"): page for name, page in found.items() if page is not None and page >= 0}


def _mark_sections(document: Document) -> list[tuple[str, int | None]]:
    """Bookmark the first paragraph of each section; the sections' number formats and starts."""
    formats: list[tuple[str, int | None]] = []
    first = True
    for paragraph in list(document.element.body.iter(f"{W}p")):
        if first and paragraph.find(f"{W}r") is not None:
            runs = [child for child in paragraph if child.tag != f"{W}pPr"]
            add_bookmark(runs[0], runs[-1], f"{_SEKSI}{len(formats)}", _NOMOR_AWAL + len(formats))
            first = False
        properties = paragraph.find(f"{W}pPr/{W}sectPr")
        if properties is not None:
            formats.append(_number_format(properties))
            first = True
    formats.append(_number_format(document.element.body.sectPr))
    return formats


def _number_format(section: Unsur) -> tuple[str, int | None]:
    found = section.find(f"{W}pgNumType")
    if found is None:
        return "decimal", None
    start = found.get(f"{W}start")
    return str(found.get(f"{W}fmt", "decimal")), None if start is None else int(start)


def _label(page: int, pages: dict[str, int], formats: list[tuple[str, int | None]]) -> str:
    """The printed number of a page: counted from the last section that starts its numbers again."""
    shape, offset = "decimal", 0
    for n, (bentuk, start) in enumerate(formats):
        begin = pages.get(f"{_SEKSI}{n}", 0)
        if begin > page:
            break
        shape = bentuk
        if start is not None:
            offset = start - 1 - begin
    return format_ordinal(page + 1 + offset, shape)
