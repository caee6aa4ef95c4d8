"""Names in an archive: whatever a file of the inbox is called, a manifest can list it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

_MAKS_BYTE = 240  # of one name; systems allow 255


def places(root: Path, files: Iterable[Path]) -> dict[str, Path]:
    """Where each file stands in the archive, relative to its payload -> the file below `root`.

    A name stays as it is, but for characters that a manifest cannot hold or nobody can see: they become
    their number ("~202E"). Names that come out alike are numbered.
    """
    found: dict[str, Path] = {}
    for path in files:
        plain = PurePosixPath(*map(_named, path.relative_to(root).parts))
        place, n = plain, 1
        while str(place) in found:
            n += 1
            place = plain.with_name(f"{plain.stem} ({n}){plain.suffix}")
        found[str(place)] = path
    return found


def _named(part: str) -> str:
    name = "".join(c if c.isprintable() and c != "%" else f"~{ord(c):04X}" for c in part)
    if name == part or len(name.encode()) <= _MAKS_BYTE:
        return name
    suffix = PurePosixPath(name).suffix[:20]
    return name.encode()[: _MAKS_BYTE - len(suffix.encode())].decode("utf-8", "ignore") + suffix
