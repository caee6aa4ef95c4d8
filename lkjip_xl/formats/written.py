"""What the program wrote itself: a paper that people changed since is theirs and is not overwritten."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from lkjip_xl.formats.atomic import write_text
from lkjip_xl.formats.case_folder import CaseFolder

_DAFTAR = "naskah.json"


def write_own(folder: CaseFolder, path: Path, write: Callable[[Path], None]) -> Path:
    """Let `write` make a file at `path`, or beside it where people changed what stands there.

    Gives the place: "Nama.docx", or "Nama (2).docx" and so on.
    """
    known = _read(folder)
    place = next(p for p in _places(path) if _is_free(folder, p, known))
    write(place)
    known = {**known, folder.relative(place): _sidik(place)}
    write_text(folder.dalam / _DAFTAR, json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True))
    return place


def _places(path: Path) -> Iterator[Path]:
    yield path
    for n in count(2):
        yield path.with_stem(f"{path.stem} ({n})")


def _is_free(folder: CaseFolder, place: Path, known: dict[str, str]) -> bool:
    return not place.exists() or known.get(folder.relative(place)) == _sidik(place)


def _sidik(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read(folder: CaseFolder) -> dict[str, str]:
    """What was written before; a lost or damaged list makes every file people's own."""
    try:
        data = json.loads((folder.dalam / _DAFTAR).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(k): str(v) for k, v in data.items()} if isinstance(data, dict) else {}
