"""A Word file as PDF by LibreOffice, in a profile of its own, ended when it takes too long."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

from lkjip_xl.formats.soffice import run_soffice

_BATAS_DETIK = 180
_PDF_A2B = 2


def convert(sumber: Path, pdf: Path, soffice: Path, *, arsip: bool) -> bool:
    """Write `pdf`, tagged and with bookmarks; PDF/A-2b where `arsip`. False where LibreOffice gave none."""
    options = {
        "ExportBookmarks": ("boolean", "true"),
        "UseTaggedPDF": ("boolean", "true"),
        "DisplayPDFDocumentTitle": ("boolean", "true"),
        "InitialView": ("long", "1"),
        "SelectPdfVersion": ("long", str(_PDF_A2B if arsip else 0)),
    }
    filtered = json.dumps({k: {"type": kind, "value": v} for k, (kind, v) in options.items()})
    with tempfile.TemporaryDirectory(prefix="lkjip-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder, "naskah.docx")
        shutil.copyfile(sumber, copy)
        try:
            run_soffice(soffice, Path(folder), f"pdf:writer_pdf_Export:{filtered}", [copy], _BATAS_DETIK)
        except OSError:
            return False
        made = copy.with_suffix(".pdf")
        if not made.is_file() or not made.stat().st_size:
            return False
        shutil.copyfile(made, pdf)
    return True
