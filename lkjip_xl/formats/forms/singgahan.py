"""What was read once, kept by its content: never needed, and never right for anything but the same bytes.

An entry is found by a key that is a SHA-256 of everything it depends on, the program's own reader
included. A torn or damaged entry is the same as none.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

_SIDIK = 64  # characters of a SHA-256 before the content


@dataclass(frozen=True, slots=True)
class Singgahan:
    """The store below one folder; entries of other versions of the reader are swept away."""

    folder: Path

    def get(self, kunci: str) -> dict[str, object] | None:
        """What was kept under a key; None where nothing, or nothing whole, was."""
        try:
            whole = self._path(kunci).read_bytes()
            if hashlib.sha256(whole[_SIDIK:]).hexdigest().encode() != whole[:_SIDIK]:
                return None
            found = json.loads(whole[_SIDIK:])
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def keep(self, kunci: str, isi: dict[str, object]) -> None:
        """Keep a content under its key; a store that cannot be written stays as it is."""
        data = json.dumps(isi, separators=(",", ":")).encode()
        path = self._path(kunci)
        temporary = path.with_name(f".{path.name}.tulis")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Not flushed: an entry that a crash has torn is found by its checksum and read anew.
            temporary.write_bytes(hashlib.sha256(data).hexdigest().encode() + data)
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)

    def sweep(self) -> None:
        """Take away what other versions of the reader have kept."""
        if self.folder.is_dir():
            for other in self.folder.iterdir():
                if other.name != reader_version() and other.is_dir() and not other.is_symlink():
                    shutil.rmtree(other, ignore_errors=True)

    def _path(self, kunci: str) -> Path:
        return self.folder / reader_version() / f"{kunci}.json"


def key_of_parts(*bagian: object) -> str:
    """One key for everything that a result depends on."""
    return hashlib.sha256(json.dumps(bagian, default=str).encode()).hexdigest()


@lru_cache(maxsize=1)
def reader_version() -> str:
    """A fingerprint of the program's own sources that read a form, so that no entry outlives a change in them."""
    root = Path(__file__).resolve().parents[2]
    files = [
        *sorted((root / "domain").rglob("*.py")),
        *sorted((root / "engines" / "openxml").glob("*.py")),
        *sorted((root / "formats" / "forms").glob("*.py")),
        *sorted((root / "formats").glob("gate*.py")),
        root / "formats" / "sheet_map.py",
    ]
    whole = hashlib.sha256()
    for path in files:
        whole.update(f"{path.name}\0".encode() + path.read_bytes())
    return whole.hexdigest()[:16]
