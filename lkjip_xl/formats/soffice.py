"""LibreOffice as a converter: found where it is installed, run in a profile of its own, ended when it is slow."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Sequence
from pathlib import Path

BATAS_DETIK = 90
_TEMPAT = (
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


def find_soffice() -> Path | None:
    """LibreOffice on the path or where its installers put it; None where there is none."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    places = [Path(found)] if found else [Path(p) for p in _TEMPAT]
    return next((p for p in places if p.is_file()), None)


def run_soffice(
    soffice: Path, folder: Path, bentuk: str, sources: Sequence[Path], batas: float | None = None
) -> None:
    """Convert files into `folder` in one run, with a profile of its own there; ends at the time limit.

    `batas` is the limit in seconds, by default BATAS_DETIK. What could not be converted simply is not there afterwards.

    Raises:
        OSError: LibreOffice cannot be started.
    """
    profile = Path(folder, "profil").as_uri()
    command = [
        str(soffice), f"-env:UserInstallation={profile}", "--headless", "--norestore",
        "--convert-to", bentuk, "--outdir", str(folder), *map(str, sources),
    ]  # fmt: skip
    with subprocess.Popen(  # noqa: S603 - the LibreOffice of this computer
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    ) as process:
        try:
            process.wait(BATAS_DETIK if batas is None else batas)
        except subprocess.TimeoutExpired:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it with the child that soffice starts."""
    if os.name == "posix":
        os.killpg(process.pid, signal.SIGKILL)
    else:
        tree = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
        subprocess.run(tree, check=False, capture_output=True)  # noqa: S603 - a program of Windows
    process.kill()
