"""A paper in Word from its template: filled, finished, read back before it takes its place.

A template that is not the bundled one is filled in a process of its own, with limits (`render_apart`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.formats.docx.render_apart import fill_apart
from lkjip_xl.formats.docx.template import cut_off, faulty, fill, is_bundled
from lkjip_xl.formats.docx.verify import TAG, Padat, all_text, lost_in, same_as_written, squeeze
from lkjip_xl.formats.folder.atomic import beside

if TYPE_CHECKING:
    from docx.document import Document

_F4_MM = (215, 330)


def render_docx(
    sumber: Path,
    konteks: Mapping[str, object],
    path: Path,
    *,
    kertas: str = "A4",
    lengkapi: Callable[[Document], None] | None = None,
) -> None:
    """Fill a template and put the result in place once every text of it was found there again.

    `lengkapi` finishes the filled document (captions, charts, properties) before it is saved. A value
    with `__html__` prints its own runs; its `teks` is what a reader must find.

    Raises:
        SettingsError: the template is faulty, takes too long, or asks for a field that `konteks` lacks.
        FileUnusableError: the result could not be read back whole, or the place cannot be written.
    """
    doc, tercetak = (fill if is_bundled(sumber) else fill_apart)(sumber, konteks)
    if kertas == "F4":
        _use_f4(doc)
    before = all_text(doc, fields=False)
    if lengkapi is not None:
        lengkapi(doc)
    with beside(path) as sementara:
        doc.save(str(sementara))
        _verify(sementara, doc, before, tercetak, sumber)


def _use_f4(doc: Document) -> None:
    from docx.shared import Mm

    for bagian in doc.sections:
        lebar, tinggi = (Mm(sisi) for sisi in _F4_MM)
        mendatar = (bagian.page_width or 0) > (bagian.page_height or 0)
        bagian.page_width, bagian.page_height = (tinggi, lebar) if mendatar else (lebar, tinggi)


def _verify(path: Path, doc: Document, before: str, tercetak: list[str], sumber: Path) -> None:
    """The saved file is the document part by part, every text stands in it, and no tag is left."""
    if (bagian := same_as_written(path, doc)) is not None:
        raise cut_off(sumber, f"bagian {bagian}")
    teks = _read_text(path)
    hilang = next((t for t in dict.fromkeys(tercetak) if t not in teks), None) or lost_in(before, teks)
    if hilang:
        raise cut_off(sumber, f"“{hilang[:60]}”")
    if TAG.search(teks.teks) and not any(TAG.search(squeeze(t)) for t in tercetak):
        raise faulty(sumber, "menyisakan tanda {{ }} yang tidak terisi")


def _read_text(path: Path) -> Padat:
    import docx

    return Padat(all_text(docx.Document(str(path))))
