"""Heads of the journal's chain that stand elsewhere: on the report's last page, on papers, in archives."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.archive_bag import bags
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.views.kept_views import recorded_head

_TERCETAK = re.compile(r"(?:catatan kerja|rantai jurnal)[^0-9a-fA-F]{0,60}([0-9a-f]{64})", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_TERBESAR = 30 << 20


class Kepala(NamedTuple):
    """A head as it stands in a file (path relative to the year's folder)."""

    sumber: str
    kepala: str


def recorded_heads(folder: CaseFolder) -> Iterator[Kepala]:
    """Every head that stands in documents, archives and the program's own notes."""
    for path in _documents(folder):
        for head in dict.fromkeys(printed_heads(path)):
            yield Kepala(folder.relative(path), head)
    for bag in bags(folder):
        kept = bag / "data" / ".lkjip" / "journal.jsonl"
        if kept.is_file():
            yield Kepala(folder.relative(kept), journal.head(kept))
    if head := recorded_head(folder):
        yield Kepala(".lkjip/tampilan.json", head)


def printed_heads(path: Path) -> list[str]:
    """The heads printed in a Word document; none where it cannot be read."""
    try:
        with zipfile.ZipFile(path) as z:
            info = z.getinfo("word/document.xml")
            if info.file_size > _TERBESAR:
                return []
            text = _TAG.sub(" ", z.read(info).decode("utf-8", "replace"))
    except (OSError, zipfile.BadZipFile, KeyError, EOFError, RuntimeError, ValueError):
        return []
    return _TERCETAK.findall(text)


def _documents(folder: CaseFolder) -> Iterator[Path]:
    for place in (folder.hasil, folder.dalam / "draf", folder.arsip):
        yield from sorted(p for p in place.glob("*.docx") if not p.name.startswith("~$"))
