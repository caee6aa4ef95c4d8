"""A Word file as PDF by LibreOffice, in a profile of its own, ended when it takes too long."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

BATAS_DETIK = 180
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
        command = [
            str(soffice), f"-env:UserInstallation={Path(folder, 'profil').as_uri()}", "--headless", "--norestore",
            "--convert-to", f"pdf:writer_pdf_Export:{filtered}", "--outdir", folder, str(copy),
        ]  # fmt: skip
        try:
            _run(command)
        except OSError:
            return False
        made = copy.with_suffix(".pdf")
        if not made.is_file() or not made.stat().st_size:
            return False
        shutil.copyfile(made, pdf)
    return True


def _run(command: list[str]) -> None:
    """Run to the end or to the time limit; then the children of soffice end with it."""
    with subprocess.Popen(  # noqa: S603 - the LibreOffice of this computer
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        try:
            process.wait(BATAS_DETIK)
        except subprocess.TimeoutExpired:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        tree = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(tree, check=False, capture_output=True)  # noqa: S603 - a program of Windows
    process.kill()
