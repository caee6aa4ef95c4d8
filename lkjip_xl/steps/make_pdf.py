"""The report or a paper as PDF beside the Word file, for reading, for electronic signature, for the archive."""

from __future__ import annotations

from pathlib import Path

from lkjip_xl.domain.errors import UsageError
from lkjip_xl.formats.folder.case_folder import CaseFolder, ensure_file
from lkjip_xl.formats.pdf.document import check_chapters, pdf_beside
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.tugas import Hasil

_PENUTUP = (
    "Untuk tanda tangan elektronik, unggah PDF ini ke aplikasi TTE kantor, lalu simpan hasilnya di 4-hasil "
    "dengan nama yang berakhiran “(TTE).pdf”."
)


def make_pdf(folder: CaseFolder, berkas: Path | None = None, *, arsip: bool = False) -> Hasil:
    """Write the PDF of a Word file, by default the newest draft or final; the Word file stays as it is.

    Raises:
        UsageError: there is no draft yet, or the file is no .docx.
        FileUnusableError: no program here makes PDF, or the file cannot be used.
    """
    folder.check()
    sumber = newest_report(folder) if berkas is None else _named(berkas)
    with folder.locked("pdf"):
        place, by = pdf_beside(folder, sumber, arsip=arsip)
    temuan = tuple(check_chapters(sumber, place))
    same = "Bab dan judulnya sama dengan berkas Word." if not temuan else "Ada judul yang tidak sama."
    return Hasil(f"PDF dibuat dengan {by}: {place.name}. {same} {_PENUTUP}", (place,), temuan=temuan)


def newest_report(folder: CaseFolder) -> Path:
    """The Word file of the report that was last saved: a draft, or the final document.

    Raises:
        UsageError: there is none yet.
    """
    _, keadaan = load_state(folder)
    drafts = [folder.root / d.berkas for d in keadaan.draf]
    finals = folder.hasil.glob("*- Final*.docx")
    found = [p for p in (*drafts, *finals) if p.is_file() and not p.name.startswith("~$")]
    if not found:
        raise UsageError("Belum ada draf yang dapat dijadikan PDF.", "Buat dahulu dengan: lkjip draf DIR")
    return max(found, key=lambda p: (p.stat().st_mtime_ns, "Final" in p.name))


def _named(berkas: Path) -> Path:
    ensure_file(berkas)
    if berkas.suffix.casefold() != ".docx":
        raise UsageError(f"“{berkas.name}” bukan berkas Word (.docx).", "Sebutkan berkas .docx di 4-hasil.")
    return berkas
