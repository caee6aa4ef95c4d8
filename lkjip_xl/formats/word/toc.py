"""Tables of contents, of tables and of figures: entries filled by us, page numbers from LibreOffice.

Without LibreOffice the fields stay marked for updating, and Word fills the numbers when it opens the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.formats.folder.atomic import beside
from lkjip_xl.formats.word.fields import (
    Unsur,
    WordField,
    add_bookmark,
    drop_bookmarks,
    field_mark,
    field_mark_run,
    field_runs,
    make_run,
    new_paragraph,
    paragraph_fields,
    visible_text,
)
from lkjip_xl.formats.word.numbering import Penomoran
from lkjip_xl.formats.word.plain import W

if TYPE_CHECKING:
    from docx.document import Document

_NOMOR_AWAL = 60000  # bookmark ids of entries
_AWALAN = "_Toc_lkjip_"
_EMU_PER_TWIP = 635


@dataclass(frozen=True, slots=True)
class Entri:
    """One line of a list: the bookmark it leads to, its text, its level from 1."""

    penanda: str
    teks: str
    tingkat: int


def fill_entries(document: Document) -> int:
    """Fill every TOC field with its entries, page numbers still to come; how many entries there are."""
    headings, captions = _targets(document)
    total = 0
    for paragraphs, instruction in list(_toc_fields(document)):
        kind = re.search(r'\\c\s+"?([^"\s]+)"?', instruction)
        depth = re.search(r'\\o\s+"?\d-(\d)', instruction)
        entries = captions.get(kind[1], []) if kind else _up_to(headings, int(depth[1]) if depth else 3)
        _rewrite(document, paragraphs, instruction, entries, is_list=bool(kind))
        total += len(entries)
    return total


def fill_toc(path: Path, soffice: Path | None) -> bool:
    """Write page numbers into the lists of a document; False where they could not be found.

    The document stays as it is then, marked so that Word fills the numbers itself. Never raises for a
    LibreOffice that is missing, slow or failing.
    """
    import docx

    from lkjip_xl.formats.word.pages import page_labels

    document = docx.Document(str(path))
    labels = page_labels(document, soffice) if soffice is not None else {}
    if not labels:
        return False
    for paragraph in document.element.body.iter(f"{W}p"):
        for field in _page_references(paragraph):
            field.show(labels.get(field.instruksi.split()[1], ""))
    for mark in document.element.body.iter(f"{W}fldChar"):
        mark.attrib.pop(f"{W}dirty", None)
    with beside(path) as temporary:
        document.save(str(temporary))
    return True


def _page_references(paragraph: Unsur) -> Iterator[WordField]:
    for link in paragraph.iter(f"{W}hyperlink"):
        for field in paragraph_fields(link):
            if field.jenis == "PAGEREF":
                yield field


def _targets(document: Document) -> tuple[list[Entri], dict[str, list[Entri]]]:
    """Bookmarked headings and captions, in the order of the document."""
    drop_bookmarks(document.element.body, _AWALAN)
    numbers = Penomoran(document)
    headings: list[Entri] = []
    captions: dict[str, list[Entri]] = {}
    count = 0
    for paragraph in list(document.element.body.iter(f"{W}p")):
        label, level, words = numbers.label(paragraph), numbers.outline(paragraph), visible_text(paragraph)
        kind = next((f.instruksi.split()[1] for f in paragraph_fields(paragraph) if f.jenis == "SEQ"), "")
        if not words or not (kind or level <= 9):  # noqa: PLR2004 - Word's outline levels
            continue
        count += 1
        entry = Entri(f"{_AWALAN}{count}", f"{label}  {words}".strip(), level)
        _bookmark(paragraph, entry.penanda, _NOMOR_AWAL + count)
        (captions.setdefault(kind, []) if kind else headings).append(entry)
    return headings, captions


def _bookmark(paragraph: Unsur, nama: str, nomor: int) -> None:
    inner = [child for child in paragraph if child.tag != f"{W}pPr"]
    add_bookmark(inner[0], inner[-1], nama, nomor)


def _up_to(headings: list[Entri], depth: int) -> list[Entri]:
    return [entry for entry in headings if entry.tingkat <= depth]


def _toc_fields(document: Document) -> Iterator[tuple[list[Unsur], str]]:
    """The paragraphs of each TOC field, which may be many, and its instruction."""
    current: list[Unsur] = []
    depth, instruction = 0, ""
    for paragraph in list(document.element.body.iter(f"{W}p")):
        inside = depth > 0
        for run in paragraph.iter(f"{W}r"):
            kind = field_mark(run)
            if kind == "begin" and depth == 0:
                instruction = ""
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            if depth == 1:
                instruction += "".join(t.text or "" for t in run.iter(f"{W}instrText"))
        is_toc = instruction.strip().upper().startswith("TOC")
        if is_toc and (inside or depth > 0 or not current):
            current.append(paragraph)
        if depth == 0:
            if is_toc and current:
                yield current, instruction.strip()
            current, instruction = [], ""


def _rewrite(
    document: Document, paragraphs: list[Unsur], instruction: str, entries: list[Entri], *, is_list: bool
) -> None:
    """Put the entries where the field's paragraphs were."""
    first = paragraphs[0]
    made = [_entry_paragraph(document, first, entry, is_list=is_list) for entry in entries]
    if not made:
        made = [_empty_paragraph(first)]
    opening = field_runs(instruction, "")[:3]
    opening[0].find(f"{W}fldChar").set(f"{W}dirty", "true")
    for run in reversed(opening):
        made[0].insert(1 if made[0].find(f"{W}pPr") is not None else 0, run)
    made[-1].append(field_mark_run("end"))
    for paragraph in made:
        first.addprevious(paragraph)
    for paragraph in paragraphs:
        paragraph.getparent().remove(paragraph)


def _entry_paragraph(document: Document, model: Unsur, entry: Entri, *, is_list: bool) -> Unsur:
    from docx.oxml.parser import OxmlElement

    paragraph, link = new_paragraph(model), OxmlElement("w:hyperlink")
    if not is_list:
        _use_level(document, paragraph, entry.tingkat)
    link.set(f"{W}anchor", entry.penanda)
    link.set(f"{W}history", "1")
    link.extend([make_run(entry.teks), make_run("\t"), *field_runs(f"PAGEREF {entry.penanda} \\h", "")])
    paragraph.append(link)
    return paragraph


def _empty_paragraph(model: Unsur) -> Unsur:
    paragraph = new_paragraph(model)
    paragraph.append(make_run("Tidak ada."))
    return paragraph


def _use_level(document: Document, paragraph: Unsur, level: int) -> None:
    """Give the paragraph the style "toc N" where the template has it."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    found = [s for s in list_styles(document) if style_name(s) == f"toc {level}"]
    if style is not None and found:
        style.set(f"{W}val", found[0].get(f"{W}styleId"))


def fit_tab_stops(document: Document) -> None:
    """Set the right tab of the lists at the text's edge, which differs between A4 and F4."""
    section = document.sections[0]
    sides = (section.left_margin or 0) + (section.right_margin or 0)
    width = round(((section.page_width or 0) - sides) / _EMU_PER_TWIP)
    for style in list_styles(document):
        for tab in style.iter(f"{W}tab"):
            tab.set(f"{W}pos", str(width))


def list_styles(document: Document) -> list[Unsur]:
    """The styles of lists: "toc 1" to "toc 9" and "table of figures"."""
    styles = document.styles.element.iter(f"{W}style")
    return [s for s in styles if re.fullmatch(r"toc \d|table of figures", style_name(s))]


def style_name(style: Unsur) -> str:
    """A style's name in lower case, as built-in names are compared."""
    name = style.find(f"{W}name")
    return "" if name is None else str(name.get(f"{W}val", "")).casefold()
