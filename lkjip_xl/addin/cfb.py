"""Writes a compound file ([MS-CFB] version 3), the container of a VBA project; the same bytes every time.

Streams shorter than 4,096 bytes go into the mini stream, as the format demands; no times are written.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping

_SECTOR = 512
_MINI = 64
_CUTOFF = 4096
_END, _FREE, _FAT, _NONE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD, 0xFFFFFFFF
_STORAGE, _STREAM, _ROOT = 1, 2, 5
_BLACK = 1
_FIRST_FAT = 109
_PER_SECTOR = _SECTOR // 4

Tree = Mapping[str, "bytes | Mapping[str, bytes]"]


class _Entry:
    """A directory entry before its place in the tree is known."""

    def __init__(self, name: str, kind: int, data: bytes = b"") -> None:
        self.name, self.kind, self.data = name, kind, data
        self.left = self.right = self.child = _NONE
        self.start, self.size = (_END if kind == _STREAM else 0), len(data)

    @property
    def order(self) -> tuple[int, str]:
        """Shorter names first, then by capital letters."""
        return len(self.name), self.name.upper()

    def packed(self) -> bytes:
        """The 128 bytes of the entry; no times, no class."""
        name = self.name.encode("utf-16-le") + b"\0\0"
        head = name.ljust(64, b"\0") + struct.pack("<HBB", len(name), self.kind, _BLACK)
        links = struct.pack("<III", self.left, self.right, self.child)
        return head + links + bytes(36) + struct.pack("<IQ", self.start, self.size)


def write_compound(tree: Tree) -> bytes:
    """A compound file with streams, and storages of streams one level deep."""
    entries = _entries(tree)
    sectors: list[bytes] = []
    fat: list[int] = []
    mini = bytearray()
    mini_fat: list[int] = []
    for entry in entries[1:]:
        if entry.kind != _STREAM or not entry.data:
            continue
        if entry.size < _CUTOFF:
            entry.start = _append_mini(mini, mini_fat, entry.data)
        else:
            entry.start = _append(sectors, fat, entry.data)
    root = entries[0]
    root.start, root.size = (_append(sectors, fat, bytes(mini)) if mini else _END), len(mini)
    mini_start = _append(sectors, fat, _numbers(mini_fat)) if mini_fat else _END
    directory = b"".join(entry.packed() for entry in entries)
    blank = _Entry("", 0).packed()
    blank = blank[:64] + bytes(4) + blank[68:116] + bytes(12)
    directory += blank * (-len(entries) % (_SECTOR // 128))
    directory_start = _append(sectors, fat, directory)
    mini_count = -(-len(mini_fat) // _PER_SECTOR)
    return _assemble(sectors, fat, directory_start, mini_start, mini_count)


def _entries(tree: Tree) -> list[_Entry]:
    """The root and all below it, each storage's children as a balanced tree of black nodes."""
    entries = [_Entry("Root Entry", _ROOT)]
    storages: list[tuple[int, Mapping[str, bytes]]] = []
    top: list[int] = []
    for name, content in tree.items():
        top.append(len(entries))
        if isinstance(content, bytes):
            entries.append(_Entry(name, _STREAM, content))
        else:
            storages.append((len(entries), content))
            entries.append(_Entry(name, _STORAGE))
    entries[0].child = _link(entries, top)
    for place, content in storages:
        first = len(entries)
        entries.extend(_Entry(name, _STREAM, data) for name, data in content.items())
        entries[place].child = _link(entries, list(range(first, len(entries))))
    return entries


def _link(entries: list[_Entry], places: list[int]) -> int:
    """Link siblings by their order; gives the one in the middle."""
    if not places:
        return _NONE
    places = sorted(places, key=lambda place: entries[place].order)
    middle = len(places) // 2
    entries[places[middle]].left = _link(entries, places[:middle])
    entries[places[middle]].right = _link(entries, places[middle + 1 :])
    return places[middle]


def _append(sectors: list[bytes], fat: list[int], data: bytes) -> int:
    """Add a chain of sectors; gives the first."""
    start = len(sectors)
    count = -(-len(data) // _SECTOR)
    for n in range(count):
        sectors.append(data[n * _SECTOR : (n + 1) * _SECTOR].ljust(_SECTOR, b"\0"))
        fat.append(start + n + 1 if n + 1 < count else _END)
    return start


def _append_mini(mini: bytearray, mini_fat: list[int], data: bytes) -> int:
    start = len(mini_fat)
    count = -(-len(data) // _MINI)
    mini += data.ljust(count * _MINI, b"\0")
    mini_fat.extend(start + n + 1 for n in range(count - 1))
    mini_fat.append(_END)
    return start


def _numbers(values: list[int]) -> bytes:
    """Sector numbers as whole sectors."""
    padded = values + [_FREE] * (-len(values) % _PER_SECTOR)
    return struct.pack(f"<{len(padded)}I", *padded)


def _assemble(
    sectors: list[bytes], fat: list[int], directory_start: int, mini_start: int, mini_count: int
) -> bytes:
    """Header, sectors and the sector table, whose own sectors stand last.

    Raises:
        ValueError: more sectors than a header alone can tell of (about 7 MB).
    """
    count = 1
    while count * _PER_SECTOR < len(fat) + count:
        count += 1
    if count > _FIRST_FAT:
        raise ValueError("a compound file of more than 7 MB is not supported")
    places = list(range(len(sectors), len(sectors) + count))
    table = _numbers([*fat, *([_FAT] * count)])
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH6xIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, count, directory_start, 0)
    header += struct.pack("<IIIII", _CUTOFF, mini_start, mini_count, _END, 0)
    header += struct.pack(f"<{_FIRST_FAT}I", *places, *([_FREE] * (_FIRST_FAT - count)))
    return header + b"".join(sectors) + table
