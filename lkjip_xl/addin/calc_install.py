"""Installs the buttons in LibreOffice Calc for one user, with LibreOffice's own tool."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from lkjip_xl.addin.oxt import NAMA, PENGENAL, build_extension
from lkjip_xl.domain.errors import FileUnusableError, UsageError
from lkjip_xl.formats.soffice import find_soffice

_BATAS_DETIK = 120
_ALAT = ("unopkg.com", "unopkg.exe", "unopkg", "unopkg.bin")


def find_tool() -> Path:
    """The tool that adds extensions; it lies beside LibreOffice's program.

    Raises:
        UsageError: LibreOffice is not installed.
    """
    soffice = find_soffice()
    folders = [soffice.parent, soffice.resolve().parent] if soffice else []
    found = next((f / name for f in folders for name in _ALAT if (f / name).is_file()), None)
    if found is None:
        raise UsageError(
            "LibreOffice tidak ditemukan di komputer ini.", "Pasang LibreOffice lebih dahulu, lalu ulangi."
        )
    return found


def install_in_calc(*pilihan: str) -> None:
    """Build the extension and add it, in place of an older one; `pilihan` are further words for the tool.

    Raises:
        UsageError: LibreOffice is not installed.
        FileUnusableError: LibreOffice is running, or refuses the extension.
    """
    tool = find_tool()
    with tempfile.TemporaryDirectory(prefix="lkjip-") as folder:
        extension = Path(folder, NAMA)
        build_extension(extension)
        if _run(tool, "add", "-f", "--suppress-license", *pilihan, str(extension)):
            raise FileUnusableError(
                "LibreOffice tidak menerima tombol LKjIP.",
                "Tutup semua jendela LibreOffice (jangan jalankan sebagai administrator), lalu ulangi.",
            )


def uninstall_from_calc(*pilihan: str) -> bool:
    """Take the extension away; False where it was not there.

    Raises:
        UsageError: LibreOffice is not installed.
    """
    return _run(find_tool(), "remove", *pilihan, PENGENAL) == 0


def _run(tool: Path, *words: str) -> int:
    """The tool's exit code; it tells of running twice by another one than 0."""
    try:
        done = subprocess.run(  # noqa: S603  (LibreOffice's own tool, fixed words)
            [str(tool), *words], check=False, capture_output=True, timeout=_BATAS_DETIK
        )
    except (OSError, subprocess.TimeoutExpired):
        return 1
    return done.returncode
