"""The final document: kept read-only and never written over, its sum recorded so that a change is noticed.

It is the draft as people edited it, but for the line of the cover that calls it a draft.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import NamedTuple

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.formats.docx.gate import Unsur, open_docx
from lkjip_xl.formats.folder.atomic import write_bytes
from lkjip_xl.formats.kasus import Kasus

AKSI_FINAL = "sahkan"  # the record that holds a final document's sum
_HANYA_BACA = 0o444

_SEBUTAN_DRAF = re.compile(r"\s*Draf versi \d+\b")  # as templates/lkjip.docx prints it on the cover
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


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
    content = as_final(source)
    sha256 = hashlib.sha256(content).hexdigest()
    known = {name for step in kasus.keadaan.langkah.values() for name in step.keluaran}
    n, place = 2, target
    while place.exists() and (kasus.folder.relative(place) in known or _sum(place) != sha256):
        place = target.with_stem(f"{target.stem} {n}")
        n += 1
    if not place.exists():
        write_bytes(place, content)
    place.chmod(_HANYA_BACA)
    isi = {"berkas": kasus.folder.relative(place), "sha256": sha256}
    return Final(place, sha256, Catatan(kasus.waktu, AKSI_FINAL, isi))


def as_final(draft: Path) -> bytes:
    """The draft without the line of its cover that calls it a draft; any other byte as it is.

    Raises:
        FileUnusableError: the draft cannot be read.
    """
    parts = open_docx(draft)
    lines = [
        p
        for p in _cover(parts.document)
        if _SEBUTAN_DRAF.match("".join(t.text or "" for t in p.iter(f"{_W}t")))
    ]
    for line in lines:
        line.getparent().remove(line)
    return parts.rewritten(parts.utama) if lines else draft.read_bytes()


def _cover(document: Unsur) -> list[Unsur]:
    """The paragraphs before the first break of a section."""
    cover: list[Unsur] = []
    for paragraph in document.iter(f"{_W}p"):
        if paragraph.find(f"{_W}pPr/{_W}sectPr") is not None:
            return cover
        cover.append(paragraph)
    return []


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
