"""The journal of a year: append-only JSON lines, each chained to the one before by SHA-256."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.progress import Catatan

_START = "0" * 64


def append(path: Path, catatan: Catatan) -> None:
    """Add one line and flush it to the disk; a torn last line of a crash is set aside first.

    Raises:
        FileUnusableError: the journal cannot be written.
    """
    try:
        whole = _mend(path) if path.exists() else b""
        last = whole.rsplit(b"\n", 2)[-2] if whole else b""
        line = json.dumps(
            {
                "waktu": catatan.waktu.isoformat(timespec="seconds"),
                "aksi": catatan.aksi,
                "rincian": dict(catatan.rincian),
                "sebelum": hashlib.sha256(last).hexdigest() if last else _START,
            },
            ensure_ascii=False,
            sort_keys=True,
        )
        with path.open("ab") as f:
            f.write(line.encode("utf-8") + b"\n")
            f.flush()
            os.fsync(f.fileno())
    except OSError as e:
        raise FileUnusableError(
            f"Catatan kerja “{path}” tidak dapat ditulis.",
            "Periksa hak tulis dan sisa ruang disk, lalu ulangi.",
        ) from e


def read(path: Path) -> tuple[Catatan, ...]:
    """All records, oldest first; a torn last line is left out.

    Raises:
        FileUnusableError: the journal is missing or a line in its middle is damaged.
    """
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as e:
        raise FileUnusableError(f"Catatan kerja “{path}” tidak dapat dibaca.", "Periksa folder kerja.") from e
    records = []
    for number, line in enumerate(lines[:-1], start=1):
        try:
            records.append(_record(json.loads(line)))
        except (ValueError, KeyError, TypeError) as e:
            raise FileUnusableError(
                f"Catatan kerja “{path}” rusak pada baris {number}.",
                "Pulihkan folder .lkjip dari cadangan; berkas lain tidak terpengaruh.",
            ) from e
    return tuple(records)


def broken_at(path: Path) -> int | None:
    """The first line (from 1) that is not chained to the one before it; None where the chain is whole.

    A rewritten journal and a cut tail are found by comparing `head` with what was printed earlier.
    """
    last = b""
    for number, line in enumerate(path.read_bytes().split(b"\n")[:-1], start=1):
        expected = hashlib.sha256(last).hexdigest() if last else _START
        try:
            told = json.loads(line).get("sebelum")
        except (ValueError, AttributeError):
            return number
        if told != expected:
            return number
        last = line
    return None


def head(path: Path) -> str:
    """The SHA-256 of the last whole line: whoever keeps it can tell later whether the journal was rewritten."""
    lines = path.read_bytes().split(b"\n")[:-1]
    return hashlib.sha256(lines[-1]).hexdigest() if lines else _START


def _record(data: Mapping[str, object]) -> Catatan:
    rincian = data["rincian"]
    if not isinstance(rincian, dict):
        raise TypeError("rincian")
    return Catatan(datetime.fromisoformat(str(data["waktu"])), str(data["aksi"]), rincian)


def _mend(path: Path) -> bytes:
    """The journal's bytes up to the last whole line; a torn rest is cut off and kept beside."""
    whole = path.read_bytes()
    if not whole or whole.endswith(b"\n"):
        return whole
    end = whole.rfind(b"\n") + 1
    path.with_suffix(".sobek").write_bytes(whole[end:])
    with path.open("rb+") as f:
        f.truncate(end)
    return whole[:end]
