"""What the program wrote itself: a paper that people changed since is theirs and is not overwritten."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from lkjip_xl.formats.folder.atomic import beside, write_text
from lkjip_xl.formats.folder.case_folder import CaseFolder

_DAFTAR = "naskah.json"
_SIMPAN = 5  # sums kept of one file: the present one and some before it


def write_own(folder: CaseFolder, path: Path, write: Callable[[Path], None]) -> Path:
    """Let `write` make a file at `path`, or beside it where people changed what stands there.

    Its sum is noted before it takes its place: killed in between, the next run knows the file as its own.

    Gives the place: "Nama.docx", or "Nama (2).docx" and so on.
    """
    known = _read(folder)
    place = next(p for p in _places(path) if _is_free(folder, p, known))
    with beside(place) as temporary:
        write(temporary)
        name = folder.relative(place)
        sums = [_sidik(temporary), *known.get(name, [])][:_SIMPAN]
        isi = {**known, name: list(dict.fromkeys(sums))}
        write_text(folder.dalam / _DAFTAR, json.dumps(isi, ensure_ascii=False, indent=1, sort_keys=True))
    return place


def is_own(folder: CaseFolder, path: Path) -> bool:
    """Whether a file stands as the program wrote it."""
    return path.exists() and _is_free(folder, path, _read(folder))


def _places(path: Path) -> Iterator[Path]:
    yield path
    for n in count(2):
        yield path.with_stem(f"{path.stem} ({n})")


def _is_free(folder: CaseFolder, place: Path, known: dict[str, list[str]]) -> bool:
    return not place.exists() or _sidik(place) in known.get(folder.relative(place), ())


def _sidik(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read(folder: CaseFolder) -> dict[str, list[str]]:
    """What was written before; a lost or damaged list makes every file people's own."""
    try:
        data = json.loads((folder.dalam / _DAFTAR).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(data, dict):
        return {}
    return {str(k): [str(x) for x in (v if isinstance(v, list) else [v])] for k, v in data.items()}
