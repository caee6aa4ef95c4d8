"""The journal of a year: append-only JSON lines, each chained to the one before by SHA-256.

What one command records is one group: every line says how many of its group follow ("sisa"), and a
group that a crash cut short is left out when reading and set aside by the next command.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.errors import FileUnusableError

START = "0" * 64


class Sambungan(NamedTuple):
    """A group of lines ready to be appended: where it goes, its bytes, the chain's head once it is there."""

    tempat: int
    isi: bytes
    kepala: str


def append(path: Path, catatan: Catatan) -> None:
    """Add one record and flush it to the disk.

    Raises:
        FileUnusableError: the journal cannot be written.
    """
    commit(path, prepare(path, [catatan]))


def prepare(path: Path, records: Sequence[Catatan]) -> Sambungan:
    """The lines that continue the journal; nothing is written.

    Raises:
        FileUnusableError: the journal cannot be read.
    """
    whole = whole_lines(path)
    last = whole[-1] if whole else b""
    lines = []
    for rest, record in zip(reversed(range(len(records))), records, strict=True):
        last = _line(record, rest, last)
        lines.append(last)
    place = sum(len(line) + 1 for line in whole)
    return Sambungan(place, b"".join(line + b"\n" for line in lines), _sha(last) if last else START)


def commit(path: Path, sambungan: Sambungan) -> None:
    """Append a prepared group and flush it; a torn rest of a crash is kept beside and cut off first.

    Raises:
        FileUnusableError: the journal cannot be written.
    """
    try:
        _set_aside(path, sambungan.tempat)
        try:
            with path.open("ab") as f:
                f.write(sambungan.isi)
                f.flush()
                os.fsync(f.fileno())
        except OSError:
            _cut(path, sambungan.tempat)
            raise
    except OSError as e:
        raise FileUnusableError(
            f"Catatan kerja “{path}” tidak dapat ditulis.",
            "Periksa hak tulis dan sisa ruang disk, lalu ulangi.",
        ) from e


def read(path: Path) -> tuple[Catatan, ...]:
    """All records, oldest first; a group cut short by a crash is left out.

    Raises:
        FileUnusableError: the journal is missing or a line in its middle is damaged.
    """
    records = []
    for number, line in enumerate(whole_lines(path), start=1):
        try:
            records.append(_record(json.loads(line)))
        except (ValueError, KeyError, TypeError) as e:
            raise FileUnusableError(
                f"Catatan kerja “{path}” rusak pada baris {number}.",
                "Lihat dengan: lkjip periksa-jejak DIR; pulihkan dengan: lkjip pulihkan DIR --berkas",
            ) from e
    return tuple(records)


def readable(path: Path) -> Iterator[Catatan]:
    """The records that can be read, damaged lines left out."""
    for line in whole_lines(path):
        try:
            yield _record(json.loads(line))
        except (ValueError, KeyError, TypeError):
            continue


def whole_lines(path: Path) -> list[bytes]:
    """The lines of whole groups, without their line ends.

    Raises:
        FileUnusableError: the journal is missing or cannot be read.
    """
    try:
        lines = path.read_bytes().split(b"\n")[:-1] if path.exists() else []
    except OSError as e:
        raise FileUnusableError(f"Catatan kerja “{path}” tidak dapat dibaca.", "Periksa folder kerja.") from e
    while lines and _following(lines[-1]):
        lines.pop()
    return lines


def chain_faults(lines: Iterable[bytes]) -> list[int]:
    """The lines (from 1) that are not chained to the one before them."""
    faults, last = [], b""
    for number, line in enumerate(lines, start=1):
        if _told(line) != (_sha(last) if last else START):
            faults.append(number)
        last = line
    return faults


def broken_at(path: Path) -> int | None:
    """The first line (from 1) that is not chained to the one before it; None where the chain is whole.

    A rewritten journal and a cut tail are found by comparing its heads with those kept elsewhere.
    """
    return next(iter(chain_faults(whole_lines(path))), None)


def heads(lines: Iterable[bytes]) -> tuple[str, ...]:
    """The head of the chain after each line."""
    return tuple(_sha(line) for line in lines)


def head(path: Path) -> str:
    """The SHA-256 of the last whole line: whoever keeps it can tell later whether the journal was rewritten."""
    lines = whole_lines(path)
    return _sha(lines[-1]) if lines else START


def _sha(line: bytes) -> str:
    return hashlib.sha256(line).hexdigest()


def _line(catatan: Catatan, rest: int, before: bytes) -> bytes:
    isi: dict[str, object] = {
        "waktu": catatan.waktu.isoformat(timespec="seconds"),
        "aksi": catatan.aksi,
        "rincian": dict(catatan.rincian),
        "sebelum": _sha(before) if before else START,
    }
    if rest:
        isi["sisa"] = rest
    return json.dumps(isi, ensure_ascii=False, sort_keys=True).encode("utf-8")


def fingerprints(path: Path) -> frozenset[str]:
    """The SHA-256 of every whole line: what `head` was at any time of the year."""
    return frozenset(hashlib.sha256(line).hexdigest() for line in path.read_bytes().split(b"\n")[:-1])


def _record(data: Mapping[str, object]) -> Catatan:
    rincian = data["rincian"]
    if not isinstance(rincian, dict):
        raise TypeError("rincian")
    return Catatan(datetime.fromisoformat(str(data["waktu"])), str(data["aksi"]), rincian)


def _field(line: bytes, name: str) -> object:
    """A field of a line; None where the line is no JSON object."""
    try:
        data = json.loads(line)
    except ValueError:
        return None
    return data.get(name) if isinstance(data, dict) else None


def _told(line: bytes) -> object:
    return _field(line, "sebelum")


def _following(line: bytes) -> bool:
    """Whether a line says that more of its group follow."""
    return b'"sisa"' in line and bool(_field(line, "sisa"))


def _set_aside(path: Path, end: int) -> None:
    """Keep what stands behind the last whole group beside the journal, and cut it off."""
    data = path.read_bytes() if path.exists() else b""
    if len(data) > end:
        path.with_suffix(".sobek").write_bytes(data[end:])
        _cut(path, end)


def _cut(path: Path, end: int) -> None:
    if path.exists():
        with path.open("rb+") as f:
            f.truncate(end)
