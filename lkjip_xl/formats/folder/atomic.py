"""Files written beside and then put in place, so that a crash never leaves half a file."""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.engines.rights import take_rights

_TRIES = 8
_PAUSE = 0.15


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A temporary file in the folder of `path`; on a clean exit it is flushed and takes its place.

    Raises:
        FileUnusableError: the place cannot be written, or another program holds the file open.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".tulis-", suffix=path.suffix, dir=path.parent)
    except OSError as e:
        raise _unwritable(path) from e
    os.close(handle)
    temporary = Path(name)
    try:
        take_rights(temporary, path)
        yield temporary
        flush(temporary)
        put_in_place(temporary, path)
    except OSError as e:
        raise _unwritable(path) from e
    finally:
        temporary.unlink(missing_ok=True)


def write_bytes(path: Path, isi: bytes) -> None:
    """Write a whole file atomically."""
    with beside(path) as temporary:
        temporary.write_bytes(isi)


def write_text(path: Path, isi: str) -> None:
    """Write a whole UTF-8 text file atomically."""
    write_bytes(path, isi.encode("utf-8"))


def copy_file(asal: Path, tujuan: Path) -> None:
    """Copy a file atomically; the source stays untouched."""
    with beside(tujuan) as temporary:
        shutil.copyfile(asal, temporary)


def build(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make the file beside, then put it in place."""
    with beside(path) as temporary:
        write(temporary)


def flush(path: Path) -> None:
    """Force a file's bytes to the disk."""
    with path.open("rb+") as f:
        os.fsync(f.fileno())


def put_in_place(temporary: Path, path: Path) -> None:
    """Replace `path` by `temporary`; on Windows an open target is tried again for about a second."""
    for attempt in range(_TRIES):
        try:
            temporary.replace(path)
        except PermissionError:
            if attempt == _TRIES - 1:
                raise
            time.sleep(_PAUSE)
        else:
            return


def _unwritable(path: Path) -> FileUnusableError:
    return FileUnusableError(
        f"Berkas “{path.name}” tidak dapat ditulis di folder “{path.parent}”.",
        "Tutup berkas itu bila sedang terbuka, periksa hak tulis dan sisa ruang disk, lalu ulangi.",
    )
