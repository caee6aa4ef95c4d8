"""By what a Word file tells that it is a draft of ours: its subject, else its name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

_SUBJEK = re.compile(r"(\d{4}), draf versi (\d{1,6})$")
_NAMA = re.compile(r"\bv(\d{1,6})\b", re.IGNORECASE)
_DRAF = re.compile(r"\bdra(?:f|ft)\b.*\bv\d{1,6}\b", re.IGNORECASE)


def told_version(sifat: Mapping[str, str]) -> tuple[int, int] | None:
    """Year and version in a document's properties."""
    found = _SUBJEK.search(sifat.get("subject", "").strip())
    return (int(found[1]), int(found[2])) if found else None


def named_version(path: PurePath) -> int:
    """The version in a file's name; 0 where there is none."""
    found = _NAMA.search(path.stem.replace("_", " "))
    return int(found[1]) if found else 0


def is_named_draft(nama: str) -> bool:
    """Whether a file is called a draft with its version."""
    return bool(_DRAF.search(nama.replace("_", " ")))
