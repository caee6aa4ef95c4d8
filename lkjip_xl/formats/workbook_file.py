"""Saving a built workbook so that the same content gives the same bytes."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lkjip_xl.formats.atomic import write_bytes
from lkjip_xl.formats.row_fit import fit_rows

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook

_TANGGAL_ZIP = (2026, 1, 1, 0, 0, 0)
_TANGGAL_INTI = b"2026-01-01T00:00:00Z"


def save_reproducibly(book: Workbook, path: Path) -> None:
    """Save with fixed dates in the zip and in the core properties; replaces the file whole."""
    write_bytes(path, reproducible(book))


def reproducible(book: Workbook) -> bytes:
    """The package of a built workbook; the same content gives the same bytes."""
    mentah = BytesIO()
    book.save(mentah)
    return normalise(fit_rows(mentah.getvalue()))


def normalise(isi: bytes) -> bytes:
    """The same package with fixed dates, parts in their order."""
    keluar = BytesIO()
    with ZipFile(BytesIO(isi)) as asal, ZipFile(keluar, "w", ZIP_DEFLATED) as tujuan:
        for info in asal.infolist():
            bagian = asal.read(info)
            if info.filename == "docProps/core.xml":
                bagian = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", _TANGGAL_INTI, bagian)
            baru = ZipInfo(info.filename, _TANGGAL_ZIP)
            baru.compress_type = ZIP_DEFLATED
            tujuan.writestr(baru, bagian)
    return keluar.getvalue()
