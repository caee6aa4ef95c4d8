"""Writing a package: untouched entries are copied as they lie, compressed bytes and all."""

from __future__ import annotations

import os
import struct
import tempfile
import time
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.rights import take_rights

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterable, Mapping

    from lkjip_xl.engines.openxml.container import Container

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_UTF8 = 0x800
_DEFLATED = 8
# 1 January 1980, the first day a zip file knows: the same edit gives the same bytes on any day.
_DOS_DATE = (1 << 5) | 1
_ATTEMPTS = 6
_PAUSE = 0.25


Piece: TypeAlias = "bytes | memoryview"


class Entry(NamedTuple):
    """An entry as it lies in a zip file; `size` and `crc` are those of its inflated bytes."""

    name: bytes
    flags: int
    method: int
    moment: tuple[int, int]
    crc: int
    size: int
    packed: Piece


def repack(container: Container, changes: Mapping[str, bytes | Entry | None]) -> bytes:
    """The package with parts replaced, added or (None) left out; the rest byte for byte the same.

    A part may be given compressed already, by `compressed`.
    """
    return b"".join(pieces(container, changes))


def pieces(container: Container, changes: Mapping[str, bytes | Entry | None]) -> list[Piece]:
    """The same in pieces, for a file: what is only copied is not copied in memory."""
    pending = {name.lower(): (name, data) for name, data in changes.items()}
    entries = []
    for name in container.names:
        if name.lower() not in pending:
            entries.append(_copied(container.entry(name), container.data))
            continue
        _, data = pending.pop(name.lower())
        if data is not None:
            entries.append(_as_entry(name, data))
    entries.extend(_as_entry(name, data) for name, data in pending.values() if data is not None)
    return _laid_out(entries)


def _as_entry(name: str, data: bytes | Entry) -> Entry:
    return compressed(name, data) if isinstance(data, bytes) else data


def _copied(info: zipfile.ZipInfo, data: bytes) -> Entry:
    offset = info.header_offset
    if data[offset : offset + 4] != b"PK\x03\x04" or len(data) < offset + _LOCAL.size:
        raise PackageError("not-zip", f"entry {info.filename} has no header")
    name_size, extra_size = struct.unpack_from("<2H", data, offset + 26)
    start = offset + _LOCAL.size + name_size + extra_size
    packed = memoryview(data)[start : start + info.compress_size]
    if len(packed) != info.compress_size:
        raise PackageError("not-zip", f"entry {info.filename} is cut off")
    year, month, day, hour, minute, second = info.date_time
    moment = (hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day)
    # bit 3 (sizes follow the data) is dropped: they stand in the header here
    flags = info.flag_bits & ~0x08
    name = info.orig_filename.encode("utf-8" if flags & _UTF8 else "cp437")
    return Entry(name, flags, info.compress_type, moment, info.CRC, info.file_size, packed)


def compressed(name: str, data: bytes | Iterable[bytes]) -> Entry:
    """A part, perhaps given in pieces, as an entry: many parts take less memory so."""
    deflate = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -15)
    packed = bytearray()
    crc = size = 0
    for piece in [data] if isinstance(data, bytes) else data:
        packed += deflate.compress(piece)
        crc, size = zlib.crc32(piece, crc), size + len(piece)
    packed += deflate.flush()
    flags = 0 if name.isascii() else _UTF8
    moment = (0, _DOS_DATE)
    return Entry(name.encode(), flags, _DEFLATED, moment, crc, size, bytes(packed))


def _laid_out(entries: list[Entry]) -> list[Piece]:
    """The entries and their directory."""
    laid: list[Piece] = []
    directory = bytearray()
    offset = 0
    for e in entries:
        sizes = (e.crc, len(e.packed), e.size, len(e.name), 0)
        directory += _CENTRAL.pack(
            b"PK\x01\x02", 20, 20, e.flags, e.method, *e.moment, *sizes, 0, 0, 0, 0, offset
        )
        directory += e.name
        head = _LOCAL.pack(b"PK\x03\x04", 20, e.flags, e.method, *e.moment, *sizes) + e.name
        laid += (head, e.packed)
        offset += len(head) + len(e.packed)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(entries), len(entries), len(directory), offset, 0)
    return [*laid, bytes(directory), end]


def replace_file(path: Path, *data: Piece) -> None:
    """Write beside, flush to the disk, then replace: a crash leaves the old file or the new one, whole.

    Raises:
        PermissionError: the target stays open elsewhere (Windows), after some retries.
        OSError: the folder cannot be written.
    """
    handle, name = tempfile.mkstemp(prefix=".", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(data)
            stream.flush()
            os.fsync(stream.fileno())
        take_rights(temporary, path)
        _replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _replace(temporary: Path, path: Path) -> None:
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            temporary.replace(path)
        except PermissionError:
            if attempt == _ATTEMPTS:
                raise
            time.sleep(_PAUSE)
        else:
            return
