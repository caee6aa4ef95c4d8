"""The rights of a file that is written beside another, and then takes its place."""

from __future__ import annotations

import os
import stat
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_MASK = Lock()


def take_rights(new: Path, path: Path) -> None:
    """Give a temporary file, which is private, the rights of `path`, or those of a file made in the usual way."""
    if path.exists():
        new.chmod(stat.S_IMODE(path.stat().st_mode))
        return
    with _MASK:  # to be seen it must be set, and it is the whole process's
        mask = os.umask(0)
        os.umask(mask)
    new.chmod(0o666 & ~mask)
