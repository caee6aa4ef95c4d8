"""The zip container of a package: bounded, checked, inflated on demand."""

from __future__ import annotations

import io
import os
import struct
import zipfile
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING

from lkjip_xl.engines.openxml.bounds import Budget, Limits, PackageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_CHUNK = 1 << 16
# Parts up to this size are inflated in one go and kept for the next reading, up to the limit.
_SMALL = 1 << 18
# Parts up to this size are remembered by their packed bytes.
_SHARED = 1 << 15
_LOCAL = struct.Struct("<4s22xHH")
_LOCAL_MAGIC = b"PK\x03\x04"
_UTF8 = 0x800
_OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = b"PK\x05\x06"
_END64_LOCATOR = b"PK\x06\x07"
# A central directory entry takes 46 bytes and a name; names of parts are short.
_ENTRY_BYTES = 512
_END64_SIZE = 56
_BAD_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
    LookupError,
    OverflowError,
)


class Container:
    """The entries of a zip file held in memory; part names are compared without regard to case (OPC)."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.budget = Budget(limits)
        self.data = data
        _check_directory(data, limits)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BAD_ZIP as error:
            raise PackageError("not-zip", f"not a readable zip file: {error}") from error
        self._entries = _index(self._zip.infolist(), limits)
        self._names = tuple(entry.filename for entry in self._entries.values())
        self._small: dict[str, bytes] = {}
        self._left = limits.kept

    @classmethod
    def open(cls, path: Path, limits: Limits) -> Container:
        """Read a regular file whole, never more than `limits.packed` bytes."""
        return cls(_read_file(path, limits), limits)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all entries as written, in the order of the directory."""
        return self._names

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def entry(self, name: str) -> zipfile.ZipInfo:
        """The directory entry of a part."""
        try:
            return self._entries[name.lower()]
        except KeyError:
            raise PackageError("part", f"part {name} is missing") from None

    def chunks(self, name: str) -> Iterator[bytes]:
        """The inflated bytes of a part, counted as they come; the first reading of a part counts."""
        entry = self.entry(name)
        counted = entry.filename in self.budget.parts
        self.budget.parts.add(entry.filename)
        size = 0
        for chunk in self._inflated(entry):
            size += len(chunk)
            if size > self.budget.limits.largest:
                raise PackageError("inflated", f"part {name} is too large")
            if not counted:
                self.budget.inflate(len(chunk))
            yield chunk

    def _inflated(self, entry: zipfile.ZipInfo) -> Iterator[bytes]:
        """The same without the counting; small parts in one piece."""
        if (whole := self._small.get(entry.filename)) is not None:
            yield whole
            return
        try:
            if max(entry.file_size, entry.compress_size) > _SMALL:
                with self._zip.open(entry) as stream:
                    while chunk := stream.read(_CHUNK):
                        yield chunk
                return
            whole = _inflate(self.data, entry)
        except _BAD_ZIP as error:
            raise PackageError("crc", f"part {entry.filename} is damaged: {error}") from error
        if len(whole) <= self._left:
            self._left -= len(whole)
            self._small[entry.filename] = whole
        if whole:
            yield whole

    def read(self, name: str) -> bytes:
        """The inflated bytes of a part."""
        entry = self.entry(name)
        if entry.filename in self.budget.parts and (whole := self._small.get(entry.filename)) is not None:
            return whole
        return b"".join(self.chunks(name))

    def verify(self) -> None:
        """Inflate every entry once: checksums and the inflated total.

        Raises:
            PackageError: an entry is damaged or the limits are passed.
        """
        for name in self.names:
            for _ in self.chunks(name):
                pass


def _inflate(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """A small entry whole, its length and checksum verified.

    Raises:
        zipfile.BadZipFile: it is not what the directory says. Other errors of _BAD_ZIP too.
    """
    magic, length, extra = _LOCAL.unpack_from(data, entry.header_offset)
    start = entry.header_offset + _LOCAL.size
    raw = data[start : start + length]
    name = raw.decode("ascii" if raw.isascii() else "utf-8" if entry.flag_bits & _UTF8 else "cp437")
    start += length + extra
    packed = data[start : start + entry.compress_size]
    if magic != _LOCAL_MAGIC or name != entry.orig_filename or len(packed) < entry.compress_size:
        raise zipfile.BadZipFile("no such entry where the directory says")
    if entry.compress_type == zipfile.ZIP_STORED:
        whole, checksum = packed, zlib.crc32(packed)
    else:
        unpack = _unpacked if entry.file_size <= _SHARED else _unpacked.__wrapped__
        whole, checksum = unpack(packed, entry.file_size)
    if len(whole) != entry.file_size or checksum != entry.CRC:
        raise zipfile.BadZipFile("wrong length or checksum")
    return whole


@lru_cache(maxsize=64)
def _unpacked(packed: bytes, size: int) -> tuple[bytes, int]:
    """At most one byte more than expected, and the checksum; forms made from one template share most small parts."""
    whole = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, size + 1)
    return whole, zlib.crc32(whole)


def _read_file(path: Path, limits: Limits) -> bytes:
    try:
        if not path.is_file():
            raise PackageError("missing", "no such regular file")
        with path.open("rb") as stream:
            data = stream.read(min(limits.packed, os.fstat(stream.fileno()).st_size) + 1)
    except (OSError, ValueError) as error:
        raise PackageError("io", f"cannot be read: {error}") from error
    if len(data) > limits.packed:
        raise PackageError("packed", f"larger than {limits.packed} bytes")
    if data.startswith(_OLE_MAGIC):
        raise PackageError("ole", "an OLE file: an old .xls or a workbook with a password")
    return data


def _check_directory(data: bytes, limits: Limits) -> None:
    """Refuse a huge central directory before zipfile builds an object per entry."""
    end = data.rfind(_END, max(0, len(data) - 65_557))
    if end < 0 or len(data) < end + 22:
        raise PackageError("not-zip", "no end of a zip directory")
    sizes = [struct.unpack_from("<L", data, end + 12)[0]]
    locator = end - 20
    if locator >= _END64_SIZE and data[locator : locator + 4] == _END64_LOCATOR:
        sizes = [struct.unpack_from("<Q", data, locator - _END64_SIZE + 40)[0]]
    if max(sizes) > limits.entries * _ENTRY_BYTES:
        raise PackageError("entries", "the zip directory is too large")


def _index(infos: list[zipfile.ZipInfo], limits: Limits) -> dict[str, zipfile.ZipInfo]:
    if len(infos) > limits.entries:
        raise PackageError("entries", f"more than {limits.entries} entries")
    entries: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        key = info.filename.lower()
        if key in entries:
            raise PackageError("duplicate", f"entry {info.filename} occurs twice")
        if info.flag_bits & 0x41:
            raise PackageError("encrypted", f"entry {info.filename} is encrypted")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise PackageError("method", f"entry {info.filename} uses method {info.compress_type}")
        entries[key] = info
    return entries
