"""The final document: kept read-only and never written over, its sum recorded so that a change is noticed."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import NamedTuple

from lkjip_xl.domain.progress import Catatan
from lkjip_xl.formats.folder.atomic import copy_file
from lkjip_xl.formats.kasus import Kasus

AKSI_FINAL = "sahkan"  # the record that holds a final document's sum
_HANYA_BACA = 0o444


class Final(NamedTuple):
    """A final document, its SHA-256 and the record that keeps it."""

    berkas: Path
    sha256: str
    catatan: Catatan


def keep_final(kasus: Kasus, source: Path, target: Path) -> Final:
    """Copy a draft to `target`, or to "... 2" where another final document stands, and make it read-only.

    The same document that no record knows was left by a run that was cut short: it is taken as it is.

    Raises:
        FileUnusableError: the place cannot be written.
    """
    sha256 = _sum(source)
    known = {name for step in kasus.keadaan.langkah.values() for name in step.keluaran}
    n, place = 2, target
    while place.exists() and (kasus.folder.relative(place) in known or _sum(place) != sha256):
        place = target.with_stem(f"{target.stem} {n}")
        n += 1
    if not place.exists():
        copy_file(source, place)
    place.chmod(_HANYA_BACA)
    isi = {"berkas": kasus.folder.relative(place), "sha256": sha256}
    return Final(place, sha256, Catatan(kasus.waktu, AKSI_FINAL, isi))


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
