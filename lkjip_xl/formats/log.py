"""The log of an internal error: a file of its own, since people never see a traceback."""

from __future__ import annotations

import os
import sys
import tempfile
import traceback
from pathlib import Path

import lkjip_xl


def keep_traceback() -> Path:
    """Keep the traceback of the exception being handled; gives the file."""
    handle, name = tempfile.mkstemp(prefix="lkjip-", suffix=".log", text=True)
    with os.fdopen(handle, "w", encoding="utf-8") as f:
        f.write(f"lkjip {lkjip_xl.__version__}, Python {sys.version}\n{' '.join(sys.argv)}\n")
        f.write(traceback.format_exc())
    return Path(name)


def internal_error() -> str:
    """What to tell about an internal error, with the place of its log."""
    told = "Ada kesalahan di dalam program; pekerjaan yang sudah tersimpan tidak berubah."
    try:
        return f"{told} Kirimkan catatan ini kepada pengelola: {keep_traceback()}"
    except OSError:  # the disk is full, or there is no place for temporary files
        return f"{told} Catatannya tidak dapat disimpan; periksa sisa ruang disk, lalu ulangi."
