"""A Word file as PDF by Word or LibreOffice, its chapters compared with those of the Word file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.formats.docx.verify import squeeze
from lkjip_xl.formats.folder.atomic import beside
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.folder.written import write_own
from lkjip_xl.formats.pdf import office as pdf_office
from lkjip_xl.formats.pdf import word as pdf_word
from lkjip_xl.formats.soffice import find_soffice
from lkjip_xl.formats.word.plain import W

if TYPE_CHECKING:
    from pypdf import PdfReader

_ISI_TEKS = 9  # the level of body text
_JUDUL = re.compile(r"^(heading [1-9]|title|judul .*)$", re.IGNORECASE)


def to_pdf(sumber: Path, pdf: Path, *, arsip: bool = False) -> str:
    """Write the PDF of a Word file at `pdf`; gives the program that made it.

    An archive copy is PDF/A-2b by LibreOffice, PDF/A-1 by Word where there is no LibreOffice.

    Raises:
        FileUnusableError: neither program is there, or none could make the PDF.
    """
    soffice = find_soffice()
    ways: list[tuple[str, Callable[[], bool]]] = [
        ("Word", partial(pdf_word.convert, sumber, pdf, arsip=arsip))
    ]
    if soffice is not None:
        ways.append(("LibreOffice", partial(pdf_office.convert, sumber, pdf, soffice, arsip=arsip)))
    for name, convert in reversed(ways) if arsip else ways:
        if convert():
            return name
    if soffice is None and not pdf_word.available():
        raise FileUnusableError(
            "Komputer ini tidak mempunyai Word yang dapat dipanggil atau LibreOffice untuk membuat PDF.",
            "Pasang LibreOffice dari libreoffice.org, atau buka berkasnya di Word lalu "
            "Berkas › Simpan Sebagai › PDF (untuk arsip: Opsi › Sesuai PDF/A).",
        )
    raise FileUnusableError(
        f"“{sumber.name}” tidak dapat dijadikan PDF.",
        "Pastikan berkasnya terbuka di Word, atau simpan sendiri lewat Berkas › Simpan Sebagai › PDF.",
    )


def pdf_beside(folder: CaseFolder, sumber: Path, *, arsip: bool = False) -> tuple[Path, str]:
    """Write the PDF beside its Word file, never over what people put there; its place, and what made it.

    Raises:
        FileUnusableError: no program here makes PDF.
    """
    by: list[str] = []
    name = f"{sumber.stem} (PDF-A).pdf" if arsip else f"{sumber.stem}.pdf"
    target = (sumber if folder.root in sumber.parents else folder.hasil / sumber.name).with_name(name)
    place = write_own(folder, target, lambda path: by.append(_atomic(sumber, path, arsip=arsip)))
    return place, by[0]


def archive_copy(folder: CaseFolder) -> Path | None:
    """The PDF/A of the final document for the archive; None where it cannot be made here."""
    finals = sorted(folder.hasil.glob("*- Final*.docx"), key=lambda p: p.stat().st_mtime_ns)
    try:
        return pdf_beside(folder, finals[-1], arsip=True)[0] if finals else None
    except FileUnusableError:
        return None


def _atomic(sumber: Path, path: Path, *, arsip: bool) -> str:
    with beside(path) as sementara:
        return to_pdf(sumber, sementara, arsip=arsip)


def check_chapters(sumber: Path, pdf: Path) -> list[Problem]:
    """Headings of the Word file that the PDF does not have, or has in another order."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(str(pdf))
        bookmarks = [squeeze(t).casefold() for t in _outline(reader, reader.outline)]
        printed = squeeze("".join(page.extract_text() for page in reader.pages)).casefold()
    except (PyPdfError, OSError, ValueError, KeyError) as e:
        raise FileUnusableError(f"“{pdf.name}” tidak dapat dibaca kembali.", "Ulangi perintahnya.") from e
    wanted = headings(sumber)
    outlined = [teks for teks, in_outline in wanted if in_outline and bookmarks]
    missing = _missing(outlined, bookmarks)
    missing += [
        teks for teks, _ in wanted if teks not in outlined and squeeze(teks).casefold() not in printed
    ]
    return [problem("D01", berkas=pdf.name, judul=judul) for judul in missing]


def headings(sumber: Path) -> list[tuple[str, bool]]:
    """The headings of a Word file in their order, each with whether its style is in the outline."""
    import docx

    lines = []
    for p in docx.Document(str(sumber)).paragraphs:
        outlined = p.style is not None and _in_outline(p.style)
        if (outlined or _JUDUL.match(p.style.name if p.style is not None else "")) and p.text.strip():
            lines.append((p.text.strip(), outlined))
    return lines


def _in_outline(style: Any) -> bool:  # noqa: ANN401 - a style of python-docx, which has no types
    """Whether a style or one that it rests on has a level of the outline."""
    while style is not None:
        level = style.element.find("{*}pPr/{*}outlineLvl")
        if level is not None:
            return int(level.get(f"{W}val", "9")) < _ISI_TEKS
        style = style.base_style
    return False


def _outline(reader: PdfReader, items: Sequence[Any]) -> Iterator[str]:
    for item in items:
        if isinstance(item, list):
            yield from _outline(reader, item)
        else:
            yield str(item.title)


def _missing(judul: list[str], shown: list[str]) -> list[str]:
    """Headings that do not follow each other in what the PDF shows; numbers may stand before them."""
    at, missing = 0, []
    for text in judul:
        found = next((n for n in range(at, len(shown)) if shown[n].endswith(squeeze(text).casefold())), None)
        if found is None:
            missing.append(text)
        else:
            at = found + 1
    return missing
