"""The log of an internal error: a file of its own, since people never see a traceback."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
import traceback
from pathlib import Path

import lkjip_xl
from lkjip_xl.domain.errors import FileUnusableError

_SEBAB = {
    errno.ENOSPC: "ruang disk habis",
    errno.EDQUOT: "jatah ruang disk habis",
    errno.EACCES: "akses ditolak",
    errno.EPERM: "akses ditolak",
    errno.EROFS: "disk hanya dapat dibaca",
    errno.EIO: "media penyimpanan bermasalah",
}


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


def disk_fault(error: OSError) -> FileUnusableError:
    """A fault of the disk or of its rights that nothing nearer has put into words."""
    name = Path(os.fsdecode(error.filename)).name if error.filename else ""
    what = f"Berkas “{name}”" if name else "Sebuah berkas"
    return FileUnusableError(
        f"{what} tidak dapat dibaca atau ditulis: {disk_cause(error)}.",
        "Periksa sisa ruang disk, hak akses, dan apakah berkas itu sedang dibuka, lalu ulangi perintah ini.",
    )


def disk_cause(error: OSError) -> str:
    """Why the disk refused, in words; the system's own are not in the user's language."""
    return _SEBAB.get(error.errno or 0, "sistem menolak")
