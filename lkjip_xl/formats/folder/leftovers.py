"""Files that a killed command left half made: cleared away by the next one, which holds the folder."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path

# As `atomic.beside` and the closed-file engine name what they write beside a file.
_SEMENTARA = re.compile(r"\.tulis-[a-z0-9_]{8}(\.\w+)?|\.[a-z0-9_]{8}\.tmp")
_ARSIP_SEMENTARA = ".belum-"


def sweep(flat: Iterable[Path], deep: Iterable[Path], arsip: Path) -> None:
    """Remove the program's temporary files directly in `flat`, anywhere below `deep`, and half archives."""
    for path in (*(p for f in flat for p in f.glob(".*")), *(p for f in deep for p in f.rglob(".*"))):
        if _SEMENTARA.fullmatch(path.name):
            _remove(path)
    for path in arsip.glob(f"{_ARSIP_SEMENTARA}*"):
        shutil.rmtree(path, ignore_errors=True)


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:
        return  # perhaps a folder, or held by another program: the next command tries again
