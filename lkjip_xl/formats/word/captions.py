"""Captions of a Word document: SEQ numbers counted by chapter, cross references aimed at the next caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.formats.word.fields import Unsur, WordField, add_bookmark, drop_bookmarks, paragraph_fields
from lkjip_xl.formats.word.figures import NEXT
from lkjip_xl.formats.word.plain import W

if TYPE_CHECKING:
    from docx.document import Document

_AWALAN = "_Ref_lkjip_"
_NOMOR_AWAL = 50000  # bookmark ids of captions, clear of those a template may hold


def number_captions(document: Document) -> int:
    """Fill the cached numbers of all captions and references; how many captions there are."""
    drop_bookmarks(document.element.body, _AWALAN)
    paragraphs = list(document.element.body.iter(f"{W}p"))
    heading = _heading_1(document)
    counts: dict[str, int] = {}
    labels: dict[int, tuple[str, str, str]] = {}
    for place, paragraph in enumerate(paragraphs):
        if heading and _style_of(paragraph) == heading:
            counts.clear()
        for field in paragraph_fields(paragraph):
            if field.jenis == "SEQ":
                labels[place] = _number(paragraph, field, counts, len(labels))
    _aim_references(paragraphs, labels)
    return len(labels)


def _number(paragraph: Unsur, field: WordField, counts: dict[str, int], already: int) -> tuple[str, str, str]:
    """Count one caption and bookmark its label; kind, bookmark and label ("Tabel 3.1")."""
    kind = field.instruksi.split()[1]
    counts[kind] = counts.get(kind, 0) + 1
    field.show(str(counts[kind]))
    if counts[kind] == 1:
        _restart(field, kind)
    first = next(run for run in paragraph.iter(f"{W}r"))
    name = f"{_AWALAN}{already + 1}"
    add_bookmark(first, field.runs[-1], name, _NOMOR_AWAL + already)
    return kind, name, _text_until(paragraph, field.runs[-1])


def _restart(field: WordField, kind: str) -> None:
    """Say the chapter's first number outright: LibreOffice does not count anew at a heading."""
    for run in field.runs:
        for code in run.iter(f"{W}instrText"):
            code.text = f" SEQ {kind} \\* ARABIC \\r 1 "


def _text_until(paragraph: Unsur, last: Unsur) -> str:
    words = []
    for run in paragraph.iter(f"{W}r"):
        words += [t.text or "" for t in run.iter(f"{W}t")]
        if run is last:
            break
    return "".join(words).strip()


def _aim_references(paragraphs: list[Unsur], labels: dict[int, tuple[str, str, str]]) -> None:
    """Turn "the next table" into that table's bookmark; without one, into plain words."""
    coming: dict[str, tuple[str, str]] = {}
    for place in range(len(paragraphs) - 1, -1, -1):
        for field in list(paragraph_fields(paragraphs[place])):
            target = field.instruksi.split()[1] if field.jenis == "REF" else ""
            if not target.startswith(NEXT):
                continue
            kind = target.removeprefix(NEXT)
            if kind in coming:
                _point_at(field, *coming[kind])
            else:
                field.replace_by_text(f"{kind.lower()} dalam lampiran")
        if place in labels:
            kind, name, label = labels[place]
            coming[kind] = (name, label)


def _point_at(field: WordField, name: str, label: str) -> None:
    codes = [code for run in field.runs for code in run.iter(f"{W}instrText")]
    codes[0].text = f" REF {name} \\h "
    field.show(label)


def _heading_1(document: Document) -> str:
    """The id of the style that starts a chapter."""
    for style in document.styles.element.iter(f"{W}style"):
        name = style.find(f"{W}name")
        if name is not None and name.get(f"{W}val", "").casefold() == "heading 1":
            return str(style.get(f"{W}styleId"))
    return ""


def _style_of(paragraph: Unsur) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))
