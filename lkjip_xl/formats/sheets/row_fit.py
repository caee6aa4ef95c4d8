"""Row heights for wrapped texts of a workbook: LibreOffice and viewers do not work them out on opening.

Only rows without a height change (what is written into a row takes away the one it had, unless a person
chose it), and the heights stay automatic for Excel.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from lkjip_xl.engines.openxml.bounds import OWN_FILE
from lkjip_xl.engines.openxml.edit_xml import parse_part, to_bytes
from lkjip_xl.engines.openxml.package import Package
from lkjip_xl.engines.openxml.repack import Entry, compressed, repack
from lkjip_xl.engines.openxml.row_text import has_height, styles_in, text_cells, with_height
from lkjip_xl.engines.openxml.sheet_frame import STANDARD_WIDTH, column_widths, merged_cells
from lkjip_xl.engines.openxml.sheet_model import SheetModel
from lkjip_xl.formats.sheets.row_height import LOWEST, height_for

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from lkjip_xl.engines.openxml.sheet_frame import Frame

Simpul: TypeAlias = Any  # an lxml element
_GAYA = "xl/styles.xml"

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class RowFitter:
    """Fits the rows of sheets that are about to be written, of those with a table whose name begins so."""

    def __init__(self, awalan: str) -> None:
        self._awalan = awalan
        self._bungkus: frozenset[str] | None = None

    def tree(self, sheet: SheetModel, root: Simpul) -> None:
        """Fit the rows of a worksheet in place."""
        if self._concerns(sheet):
            _fit(root, self._wrapped(sheet), lambda n: sheet.package.strings[n])

    def text(self, sheet: SheetModel, frame: Frame, rows: dict[int, str]) -> None:
        """Fit rows that are still text."""
        if not self._concerns(sheet):
            return
        bungkus = self._wrapped(sheet)
        for number, row in rows.items():
            if has_height(row) or "<c " not in row:
                continue
            tinggi = LOWEST
            if not bungkus.isdisjoint(styles_in(row)):
                tinggi = height_for(
                    (
                        sheet.package.strings[int(isi)] if bersama else isi,
                        frame.widths.get(huruf, STANDARD_WIDTH),
                    )
                    for huruf, gaya, bersama, isi in text_cells(row)
                    if gaya in bungkus and f"{huruf}{number}" not in frame.merged
                )
            rows[number] = with_height(row, f"{tinggi:g}")

    def _concerns(self, sheet: SheetModel) -> bool:
        return any(t.name.startswith(self._awalan) for t in sheet.tables)

    def _wrapped(self, sheet: SheetModel) -> frozenset[str]:
        """The styles of the workbook that wrap, looked up once."""
        if self._bungkus is None:
            ada = _GAYA in sheet.package.container
            self._bungkus = _wrapping(sheet.package.read_part(_GAYA)) if ada else frozenset()
        return self._bungkus


def fit_rows(isi: bytes) -> bytes:
    """The package with fitted rows on all sheets; the same object if nothing changes."""
    package = Package.from_bytes(isi, OWN_FILE)
    bungkus = _wrapping(package.read_part(_GAYA))
    ubah: dict[str, bytes | Entry | None] = {}
    for bagian in dict.fromkeys(s.part for s in package.sheets if "/worksheets/" in s.part):
        akar = parse_part(package.read_part(bagian))
        if _fit(akar, bungkus, lambda n: package.strings[n]):
            ubah[bagian] = compressed(bagian, to_bytes(akar))
    return repack(package.container, ubah) if ubah else isi


@lru_cache(maxsize=4)
def _wrapping(styles: bytes) -> frozenset[str]:
    """The style numbers whose text wraps."""
    from lxml import etree

    xfs = etree.fromstring(styles).find(f"{_S}cellXfs")
    wraps = (xf.find(f"{_S}alignment") for xf in xfs)
    return frozenset(
        str(i) for i, a in enumerate(wraps) if a is not None and a.get("wrapText") in ("1", "true")
    )


def _fit(akar: Simpul, bungkus: frozenset[str], teks: Callable[[int], str]) -> bool:
    """Fit the rows of a worksheet in place; whether one of them changed."""
    lebar, gabung = column_widths(akar), merged_cells(akar)
    berubah = False
    for row in akar.iter(f"{_S}row"):
        if row.get("ht") is not None or not len(row):
            continue
        tinggi = height_for(_texts(row, bungkus, teks, lebar, gabung))
        row.set("ht", f"{tinggi:g}")
        berubah = True
    return berubah


def _texts(
    row: Simpul,
    bungkus: frozenset[str],
    teks: Callable[[int], str],
    lebar: Mapping[str, float],
    lewati: Collection[str],
) -> list[tuple[str, float]]:
    """The wrapped texts of a row with the width of their column; merged cells do not count."""
    hasil = []
    for c in row:
        sel = c.get("r")
        if c.get("s") not in bungkus or c.get("t") not in ("s", "inlineStr") or sel in lewati:
            continue
        if c.get("t") == "s":
            v = c.find(f"{_S}v")
            isi = teks(int(v.text)) if v is not None and v.text else ""
        else:
            isi = "".join(c.itertext())
        hasil.append((isi, lebar.get(sel.rstrip("0123456789"), STANDARD_WIDTH)))
    return hasil
