"""Runs the engines' contract inside the programs of this computer: in Excel, or in a LibreOffice of its own.

In Excel only workbooks of the contract are opened and closed. An Excel that runs already is used and left
running; where none runs, one is started in front of the user and ended again.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import Any

from lkjip_xl.addin.doctor import Pemeriksaan
from lkjip_xl.domain.errors import FileUnusableError, UsageError
from lkjip_xl.engines.contract import Checked, run_contract
from lkjip_xl.engines.desk import limit_tries
from lkjip_xl.engines.lean import load_xlwings

_SARAN = "Kirimkan keluaran perintah ini kepada pengelola LKjIP."


def try_excel() -> tuple[Pemeriksaan, ...]:
    """The contract in a real Excel.

    Raises:
        UsageError: this system has no Excel.
        FileUnusableError: Excel cannot be reached.
    """
    system: str = sys.platform
    if system not in {"win32", "darwin"}:
        raise UsageError(
            "Uji di dalam Excel hanya ada di Windows dan macOS.", "Di sini pakai: lkjip doktor --libreoffice"
        )
    xlwings: Any = load_xlwings()
    limit_tries()
    if "excel" not in {engine.name for engine in xlwings.engines}:
        raise FileUnusableError(
            "Penghubung ke Excel (pywin32 atau appscript) tidak terpasang.",
            "Pasang ulang dengan: pip install --upgrade lkjip-xl",
        )
    return in_excel(xlwings)


def in_excel(xlwings: Any) -> tuple[Pemeriksaan, ...]:  # noqa: ANN401  (the module, or its stand-in)
    """The contract in the Excel that runs, else in one that is started for it and ended."""
    running = list(xlwings.apps)
    app = running[0] if running else xlwings.App(visible=True, add_book=False)
    try:
        return _run(app.books.open, "Excel")
    finally:
        if not running:
            app.quit()


def try_libreoffice() -> tuple[Pemeriksaan, ...]:
    """The contract in a LibreOffice with a profile of its own.

    Raises:
        UsageError: LibreOffice or its Python bridge is not installed.
    """
    from lkjip_xl.engines.libreoffice.office import Office, OfficeMissingError

    try:
        with Office() as office:
            from lkjip_xl.engines.libreoffice.engine import Engine

            books = load_xlwings().Engine(impl=Engine(office)).apps[0].books
            return _run(books.open, "LibreOffice")
    except OfficeMissingError as e:
        raise UsageError(
            "LibreOffice, atau jembatan Python-nya (uno), tidak ditemukan.",
            "Pasang LibreOffice dan paket python3-uno, lalu ulangi.",
        ) from e


def _run(open_file: Any, program: str) -> tuple[Pemeriksaan, ...]:  # noqa: ANN401
    with tempfile.TemporaryDirectory(prefix="lkjip-uji-", ignore_cleanup_errors=True) as folder:
        return tuple(_line(program, checked) for checked in run_contract(open_file, Path(folder)))


def _line(program: str, checked: Checked) -> Pemeriksaan:
    told = "sesuai" if checked.ok else checked.message
    return Pemeriksaan(f"{program}: {checked.name}", checked.ok, told, _SARAN)
