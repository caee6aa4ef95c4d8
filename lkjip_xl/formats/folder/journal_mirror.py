"""A second copy of the journal among the backups: what was cut, edited or rewritten is seen against it."""

from __future__ import annotations

import os
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.formats.folder import journal

if TYPE_CHECKING:
    from datetime import datetime

    from lkjip_xl.formats.folder.case_folder import CaseFolder


class Beda(NamedTuple):
    """The first line (from 1) that differs from the copy, and how many lines of the copy are missing."""

    baris: int
    hilang: int


def keep_mirror(folder: CaseFolder) -> None:
    """Bring the copy up to the journal; a copy that disagrees is evidence and stays as it is.

    Never raises: the copy is a comfort, not the truth.
    """
    try:
        data = b"".join(line + b"\n" for line in journal.whole_lines(folder.journal))
        kept = folder.mirror.read_bytes() if folder.mirror.exists() else b""
        if not data.startswith(kept) or data == kept:
            return
        folder.mirror.parent.mkdir(parents=True, exist_ok=True)
        with folder.mirror.open("ab") as f:
            f.write(data[len(kept) :])
            f.flush()
            os.fsync(f.fileno())
    except OSError:
        return


def set_mirror_aside(folder: CaseFolder, waktu: datetime) -> None:
    """Keep a copy that disagrees under another name, so that a new one begins."""
    if compare(folder) is not None:
        folder.mirror.replace(folder.mirror.with_name(f"journal {waktu:%Y%m%d-%H%M%S}.jsonl"))


def compare(folder: CaseFolder) -> Beda | None:
    """Where the journal disagrees with its copy; None where it continues it, or there is no copy."""
    if not folder.mirror.exists():
        return None
    kept = folder.mirror.read_bytes().split(b"\n")[:-1]
    have = journal.whole_lines(folder.journal)
    missing = max(len(kept) - len(have), 0)
    for number, (ours, theirs) in enumerate(zip_longest(have[: len(kept)], kept), start=1):
        if ours != theirs:
            return Beda(number, missing)
    return None
