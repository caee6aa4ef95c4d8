"""A Word file as PDF by Word itself, on Windows; documents that people have open are left alone."""

from __future__ import annotations

import platform
import shutil
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

_PDF, _JUDUL, _TANPA_SIMPAN, _TANPA_TANYA = 17, 1, 0, 0  # wdExportFormatPDF, wdExportCreateHeadingBookmarks


def convert(sumber: Path, pdf: Path, *, arsip: bool) -> bool:
    """Write `pdf` with headings as bookmarks, tagged; False where Word is not there or gave none.

    Word opens a copy, so that a document that is open, changed or not, stays as it is. A Word that was
    running stays open; one that was started for this is ended.
    """
    client = _client()
    if client is None:
        return False
    try:
        app, ours = _application(client)
    except Exception:  # noqa: BLE001 - COM reports every trouble as com_error, known only with pywin32
        return False
    try:
        with tempfile.TemporaryDirectory(prefix="lkjip-", ignore_cleanup_errors=True) as folder:
            copy, made = Path(folder, "naskah.docx"), Path(folder, "naskah.pdf")
            shutil.copyfile(sumber, copy)
            _export(app, copy, made, arsip=arsip)
            shutil.copyfile(made, pdf)
    except Exception:  # noqa: BLE001 - as above
        return False
    finally:
        if ours:
            app.Quit(_TANPA_SIMPAN)
    return True


def available() -> bool:
    """Whether pywin32 is there to talk to Word."""
    return _client() is not None


def _client() -> Any:  # noqa: ANN401 - pywin32 has no types
    if platform.system() != "Windows":
        return None
    try:
        return import_module("win32com.client")
    except ImportError:
        return None


def _application(client: Any) -> tuple[Any, bool]:  # noqa: ANN401
    """Word, and whether it was started for this."""
    try:
        return client.GetActiveObject("Word.Application"), False
    except Exception:  # noqa: BLE001 - none is running
        app = client.DispatchEx("Word.Application")
        app.DisplayAlerts = _TANPA_TANYA
        return app, True


def _export(app: Any, sumber: Path, pdf: Path, *, arsip: bool) -> None:  # noqa: ANN401
    document = app.Documents.Open(str(sumber), ReadOnly=True, AddToRecentFiles=False, Visible=False)
    try:
        document.ExportAsFixedFormat(
            str(pdf),
            _PDF,
            OpenAfterExport=False,
            CreateBookmarks=_JUDUL,
            DocStructureTags=True,
            IncludeDocProps=True,
            UseISO19005_1=arsip,
        )
    finally:
        document.Close(_TANPA_SIMPAN)
