"""Tables kept row by row in files of their own, so that one at a time is in memory.

A file is named by the SHA-256 of its content: it is written once, never changed, and one that was damaged
is the same as none. A table's place is "file:offset:length" in bytes.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, overload

from lkjip_xl.formats.book import Formula, Value
from lkjip_xl.formats.folder.atomic import flush

Baris = Mapping[str, Value]
_NAMA = 32  # characters of the SHA-256 that name a file


def keep_tables(tempat: Path, tabel: Mapping[str, Sequence[Baris]]) -> dict[str, str]:
    """Write all tables into one new file, flushed; gives the place of each."""
    if not tabel:
        return {}
    tempat.mkdir(parents=True, exist_ok=True)
    temporary = tempat / ".tulis-tabel"
    spans: dict[str, tuple[int, int]] = {}
    whole, offset = hashlib.sha256(), 0
    with temporary.open("wb") as stream:
        for name, rows in tabel.items():
            line = (rows.line if isinstance(rows, KeptRows) else dumped(rows).encode()) + b"\n"
            stream.write(line)
            whole.update(line)
            spans[name] = (offset, len(line))
            offset += len(line)
    file = whole.hexdigest()[:_NAMA]
    flush(temporary)
    temporary.replace(tempat / f"{file}.jsonl")
    return {name: f"{file}:{start}:{length}" for name, (start, length) in spans.items()}


def sweep_tables(tempat: Path, places: Iterable[object]) -> None:
    """Take away the files that none of these places is in."""
    needed = {_file(place) for place in places if isinstance(place, str)}
    for path in tempat.glob("*.jsonl"):
        if path.stem not in needed:
            path.unlink(missing_ok=True)


class KeptRows(Sequence[Baris]):
    """The rows of a table as `dumped` writes them, compressed; they are read again when one is asked for."""

    def __init__(self, rows: Sequence[Baris]) -> None:
        self._packed = zlib.compress(dumped(rows).encode(), level=1)

    @property
    def line(self) -> bytes:
        """What `dumped` wrote."""
        return zlib.decompress(self._packed)

    @overload
    def __getitem__(self, index: int) -> Baris: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Baris]: ...

    def __getitem__(self, index: int | slice) -> Baris | Sequence[Baris]:
        return self._rows[index]

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def _rows(self) -> Sequence[Baris]:
        rows: Sequence[Baris] = json.loads(self.line, object_hook=decode)
        return rows


class KeptTables(Mapping[str, Sequence[Baris]]):
    """Tables by name, read when they are asked for; those of a lost or damaged file are left out.

    Instead of its place a table may be there itself, as earlier versions kept it.
    """

    def __init__(self, tempat: Path, places: Mapping[str, object]) -> None:
        self._tempat = tempat
        files = {_file(place) for place in places.values() if isinstance(place, str)}
        sound = {file for file in files if _is_sound(tempat / f"{file}.jsonl", file)}
        self._places = {
            name: place
            for name, place in places.items()
            if not isinstance(place, str) or _file(place) in sound
        }

    def __getitem__(self, tabel: str) -> Sequence[Baris]:
        place: Any = self._places[tabel]
        rows: Sequence[Baris] = self._read(place) if isinstance(place, str) else place
        return rows

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def _read(self, place: str) -> Any:  # noqa: ANN401 - what was written
        file, offset, length = place.split(":")
        with (self._tempat / f"{file}.jsonl").open("rb") as stream:
            stream.seek(int(offset))
            return json.loads(stream.read(int(length)), object_hook=decode)


def dumped(data: object) -> str:
    """Values of cells, in lists and mappings, as JSON."""
    return json.dumps(_marked(data), ensure_ascii=False, default=_encode)


def decode(data: dict[str, Any]) -> object:
    """The object hook that reads what `dumped` wrote."""
    match data:
        case {"=": str(text), **rest} if not rest:
            return Formula(text)
        case {"dt": str(text), **rest} if not rest:
            return datetime.fromisoformat(text)
        case {"d": str(text), **rest} if not rest:
            return date.fromisoformat(text)
        case {"n": str(text), **rest} if not rest:
            return Decimal(text)
    return data


def _file(place: str) -> str:
    return place.partition(":")[0]


def _is_sound(path: Path, file: str) -> bool:
    whole = hashlib.sha256()
    try:
        with path.open("rb") as stream:
            while piece := stream.read(1 << 20):
                whole.update(piece)
    except OSError:
        return False
    return whole.hexdigest()[:_NAMA] == file


def _marked(data: object) -> object:
    """Formulas are texts to JSON: told apart by a wrapper."""
    match data:
        case Formula():
            return {"=": str(data)}
        case Mapping():
            return {k: _marked(v) for k, v in data.items()}
        case list() | tuple():
            return [_marked(v) for v in data]
    return data


def _encode(value: object) -> object:
    match value:
        case datetime():
            return {"dt": value.replace(tzinfo=None).isoformat()}
        case date():
            return {"d": value.isoformat()}
        case Decimal():
            return {"n": str(value)}
    raise TypeError(type(value).__name__)
