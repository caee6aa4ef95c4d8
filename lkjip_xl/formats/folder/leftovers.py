"""Files that a killed command left half made: cleared away by the next one, which holds the folder."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lkjip_xl.formats.folder.case_folder import CaseFolder

# As `atomic.beside` and the closed-file engine name what they write beside a file.
_SEMENTARA = re.compile(r"\.tulis-[a-z0-9_]{8}(\.\w+)?|\.[a-z0-9_]{8}\.tmp")
_ARSIP_SEMENTARA = ".belum-"


def sweep(folder: CaseFolder) -> None:
    """Remove temporary files of the program; the inbox belongs to people and is not touched."""
    flat = (folder.root, folder.arsip, folder.root / "templates")
    deep = (folder.formulir, folder.kembali, folder.hasil, folder.dalam)
    for path in (*(p for f in flat for p in f.glob(".*")), *(p for f in deep for p in f.rglob(".*"))):
        if _SEMENTARA.fullmatch(path.name):
            _remove(path)
    for path in folder.arsip.glob(f"{_ARSIP_SEMENTARA}*"):
        shutil.rmtree(path, ignore_errors=True)


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return  # perhaps a folder, or held by another program: the next command tries again
