"""The lock of a year's folder: held across processes and, as far as a share allows, across machines.

The system's own lock decides on one machine and ends with its process. A share may not carry it to other
machines, so the holder also writes who it is; a note that a crash left on this machine is taken over.
"""

from __future__ import annotations

import errno
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from lkjip_xl.domain.errors import FileUnusableError

TUNGGU = 20.0  # seconds that a command waits for the one before it
_CATATAN = "pemegang.json"
_TANPA_KUNCI = frozenset({errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP})  # a share without locks


class Pemegang(NamedTuple):
    """Who holds the folder: process, computer, account, since when, with which command."""

    pid: int
    komputer: str
    pemakai: str
    sejak: str
    perintah: str

    @property
    def sebutan(self) -> str:
        """The holder in words."""
        what = f"menjalankan lkjip {self.perintah} " if self.perintah else "memakainya "
        return f"{self.pemakai or 'seseorang'} {what}di komputer {self.komputer} sejak {self.sejak}"


@contextmanager
def hold(root: Path, dalam: Path, perintah: str = "", tunggu: float | None = None) -> Iterator[None]:
    """Hold the folder; waits for another command for a while.

    Raises:
        FileUnusableError: another command holds it (who, where and since when), or it cannot be locked.
    """
    from filelock import FileLock, Timeout

    note = dalam / _CATATAN
    try:
        lock = FileLock(dalam / "lock", timeout=TUNGGU if tunggu is None else tunggu)
        lock.acquire()
    except Timeout as e:
        raise _held(root, _read(note)) from e
    except (OSError, NotImplementedError) as e:
        raise _unlockable(root, e) from e
    try:
        _sign(root, note, perintah)
        try:
            yield
        finally:
            _forget(note)
    finally:
        lock.release()


def _unlockable(root: Path, error: Exception) -> FileUnusableError:
    """What to do where the lock itself fails: rights and room, or a share that knows no locks."""
    remedy = "Periksa hak tulis dan sisa ruang disk, lalu ulangi."
    if isinstance(error, NotImplementedError) or getattr(error, "errno", None) in _TANPA_KUNCI:
        remedy = (
            "Folder jaringan ini tidak mendukung penguncian berkas. Minta pengelola jaringan menyalakannya, "
            "atau kerjakan di salinan folder pada komputer ini lalu salin kembali."
        )
    return FileUnusableError(f"Folder “{root}” tidak dapat dikunci untuk dikerjakan.", remedy)


def _sign(root: Path, note: Path, perintah: str) -> None:
    """Write down who holds the folder.

    Raises:
        FileUnusableError: another computer holds it.
    """
    other = _read(note)
    if other is not None and other.komputer != socket.gethostname():
        raise _held(root, other, note)
    me = Pemegang(os.getpid(), socket.gethostname(), _account(), f"{datetime.now():%d-%m-%Y %H.%M}", perintah)
    try:
        note.write_text(json.dumps(me._asdict(), ensure_ascii=False), encoding="utf-8")
    except OSError as e:
        _forget(note)
        raise FileUnusableError(
            f"Folder “{root}” tidak dapat ditulis.", "Periksa hak tulis dan sisa ruang disk, lalu ulangi."
        ) from e


def _read(note: Path) -> Pemegang | None:
    """The holder's note; None where there is none or a crash left half of it."""
    try:
        data = json.loads(note.read_text(encoding="utf-8"))
        return Pemegang(
            int(data["pid"]), *(str(data[k]) for k in ("komputer", "pemakai", "sejak", "perintah"))
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _forget(note: Path) -> None:
    try:
        note.unlink(missing_ok=True)
    except OSError:
        return  # the next command on this computer takes it over


def _account() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _held(root: Path, who: Pemegang | None, note: Path | None = None) -> FileUnusableError:
    told = f": {who.sebutan}" if who else ""
    wait = "Tunggu perintah itu selesai, lalu ulangi."
    if note is not None:
        wait = f"{wait} Bila komputer itu sudah mati atau perintahnya terhenti, hapus .lkjip/{note.name}."
    return FileUnusableError(f"Folder “{root}” sedang dipakai perintah LKjIP lain{told}.", wait)
