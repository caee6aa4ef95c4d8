"""The workbook of the engines' contract, and a look at the entries of a package."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

from lkjip_xl.engines.contract_book import TITLES, build_workbook, table_sheet

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["TITLES", "build_workbook", "change_parts", "packed_entries", "part", "table_sheet"]


def change_parts(path: Path, changes: dict[str, Callable[[bytes], bytes]], **added: bytes) -> None:
    """Rewrite parts of a package, and add parts (folders written as "__")."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, changes[name](data) if name in changes else data)
        for name, data in added.items():
            new.writestr(name.replace("__", "/") + ".xml", data)
    path.write_bytes(stream.getvalue())


def packed_entries(path: Path) -> dict[str, bytes]:
    """The compressed bytes of every entry, as they lie in the file."""
    data = path.read_bytes()
    found = {}
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        for info in archive.infolist():
            name, extra = struct.unpack_from("<2H", data, info.header_offset + 26)
            start = info.header_offset + 30 + name + extra
            found[info.filename] = data[start : start + info.compress_size]
    return found


def part(path: Path, name: str) -> str:
    """A part as text."""
    with zipfile.ZipFile(path) as archive:
        return archive.read(name).decode()
