"""Figures and sentences as Word runs; every figure sits in a content control that names it.

A figure's control has the tag "lkjip:<kode>:<medan>" (domain.cetakan), so that it is found again after
people have edited the document. LibreOffice 7.4 drops the tags of controls when it saves but keeps
bookmarks: each control stands inside one, its name made from the tag.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lkjip_xl.domain.cetakan import Angka, Medan, figures
from lkjip_xl.domain.narasi.kalimat import Kalimat
from lkjip_xl.formats.word.fields import add_bookmark, drop_bookmarks
from lkjip_xl.formats.word.plain import W, escape_text, plain_text, quoted

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["Rangkaian", "bookmark_stem", "figure_runs", "figures", "mark_figures", "paragraph", "referral"]

_NOMOR_AWAL = 80000  # bookmark ids of figures
_AWALAN = "_lkjip_"


@dataclass(frozen=True, slots=True)
class Rangkaian:
    """A row of runs for a `{{r ... }}` tag; `teks` is what a reader sees of it."""

    xml: str
    teks: str

    def __html__(self) -> str:
        return self.xml


def figure_runs(medan: Medan) -> dict[str, Rangkaian]:
    """The figures of one record, each in its content control."""
    return {nama: Rangkaian(_control(angka), angka.teks) for nama, angka in medan.items()}


def paragraph(sentences: Iterable[Kalimat]) -> Rangkaian:
    """Sentences as the runs of one paragraph."""
    parts: list[str | Angka] = []
    for kalimat in sentences:
        parts += [" ", *kalimat] if parts else kalimat
    xml = "".join(_control(p) if isinstance(p, Angka) else run(p) for p in parts)
    return Rangkaian(xml, "".join(p.teks if isinstance(p, Angka) else str(plain_text(p)) for p in parts))


def mark_figures(document: Document) -> int:
    """Put each figure's control inside a bookmark; how many figures the document shows."""
    body, seen = document.element.body, 0
    drop_bookmarks(body, _AWALAN)
    for control in list(body.iter(f"{W}sdt")):
        tag = control.find(f"{W}sdtPr/{W}tag")
        if tag is not None and str(tag.get(f"{W}val")).startswith("lkjip:"):
            seen += 1
            name = f"{bookmark_stem(str(tag.get(f'{W}val')))}_{seen}"
            add_bookmark(control, control, name, _NOMOR_AWAL + seen)
    return seen


def bookmark_stem(tag: str) -> str:
    """What the bookmarks of a figure's places begin with; "_1", "_2" ... follow, in document order."""
    return f"{_AWALAN}{zlib.crc32(tag.encode()):08x}"


def run(teks: str) -> str:
    """A text as one run, with nothing in it that XML or docxtpl would take for markup."""
    return f'<w:r><w:t xml:space="preserve">{escape_text(str(plain_text(teks)))}</w:t></w:r>'


def referral(jenis: str) -> Rangkaian:
    """A cross reference to the next caption of this kind ("Tabel", "Gambar"); `word.captions` aims it."""
    return Rangkaian(field(f"REF {NEXT}{jenis} \\h", jenis), "")


NEXT = "lkjip_berikut_"


def field(instruction: str, cached: str, attributes: Mapping[str, str] | None = None) -> str:
    """A complex field as runs, with the text shown until Word updates it."""
    extra = "".join(f" w:{k}={quoted(v)}" for k, v in (attributes or {}).items())
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"{extra}/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape_text(instruction)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(cached)}'
        f'<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _control(angka: Angka) -> str:
    alias, tag = quoted(str(plain_text(angka.alias))), quoted(str(plain_text(angka.tag)))
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={alias}/><w:tag w:val={tag}/></w:sdtPr>"
        f"<w:sdtContent>{run(angka.teks)}</w:sdtContent></w:sdt>"
    )
