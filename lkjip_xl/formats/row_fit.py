"""Row heights for wrapped texts in a saved workbook: LibreOffice and viewers do not work them out on opening.

Only rows without a height chosen by a person change, and the heights stay automatic for Excel.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias
from zipfile import ZipFile

from lkjip_xl.engines.openxml.bounds import OWN_FILE
from lkjip_xl.engines.openxml.container import Container
from lkjip_xl.engines.openxml.repack import Entry, compressed, repack
from lkjip_xl.formats.row_height import height_for

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

Simpul: TypeAlias = Any  # an lxml element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_BAKU = 8.43  # Excel's standard column width


def part_marks(path: Path) -> dict[str, int]:
    """The checksum of every part of a workbook file."""
    with ZipFile(path) as paket:
        return {info.filename: info.CRC for info in paket.infolist()}


def fit_file(
    path: Path, lembar: Collection[str] | None = None, sebelum: Mapping[str, int] | None = None
) -> None:
    """`fit_rows` on a file, written atomically; a file that needs no change is left alone."""
    from lkjip_xl.formats.atomic import write_bytes

    lama = path.read_bytes()
    baru = fit_rows(lama, lembar, sebelum)
    if baru is not lama:
        write_bytes(path, baru)


def fit_rows(
    isi: bytes, lembar: Collection[str] | None = None, sebelum: Mapping[str, int] | None = None
) -> bytes:
    """The package with fitted rows on these sheets (all where None); the same object if nothing changes.

    With `sebelum` (`part_marks` of an earlier state) only on sheets that have changed since.
    """
    with ZipFile(BytesIO(isi)) as paket:
        marks = {info.filename: info.CRC for info in paket.infolist()}
        parts = [b for b in _parts(paket, lembar) if not sebelum or sebelum.get(b) != marks[b]]
        if not parts:
            return isi
        bungkus = _wrapping(paket.read("xl/styles.xml"))
        teks = _shared(paket)
        ubah: dict[str, bytes | Entry | None] = {}
        for bagian in parts:
            baru = _fit_sheet(paket.read(bagian), bungkus, teks)
            if baru is not None:
                ubah[bagian] = compressed(bagian, baru)
    return repack(Container(isi, OWN_FILE), ubah) if ubah else isi


def _parts(paket: ZipFile, lembar: Collection[str] | None) -> list[str]:
    from lxml import etree

    buku = etree.fromstring(paket.read("xl/workbook.xml"))
    hubungan = etree.fromstring(paket.read("xl/_rels/workbook.xml.rels"))
    tujuan = {r.get("Id"): r.get("Target") for r in hubungan}
    sheets = buku.find(f"{_S}sheets")
    parts = [tujuan[s.get(_R)] for s in sheets if lembar is None or s.get("name") in lembar]
    parts = [p.lstrip("/") if p.startswith("/") else f"xl/{p}" for p in parts]
    return [p for p in parts if "/worksheets/" in p]


def _wrapping(styles: bytes) -> frozenset[str]:
    """The style numbers whose text wraps."""
    from lxml import etree

    xfs = etree.fromstring(styles).find(f"{_S}cellXfs")
    wraps = (xf.find(f"{_S}alignment") for xf in xfs)
    return frozenset(
        str(i) for i, a in enumerate(wraps) if a is not None and a.get("wrapText") in ("1", "true")
    )


def _shared(paket: ZipFile) -> list[str]:
    from lxml import etree

    if "xl/sharedStrings.xml" not in paket.namelist():
        return []
    return ["".join(si.itertext()) for si in etree.fromstring(paket.read("xl/sharedStrings.xml"))]


def _fit_sheet(isi: bytes, bungkus: frozenset[str], teks: list[str]) -> bytes | None:
    from lxml import etree

    akar = etree.fromstring(isi)
    lebar = _widths(akar)
    gabung = _merged_rows(akar)
    berubah = False
    for row in akar.iter(f"{_S}row"):
        if row.get("customHeight") in ("1", "true") or not len(row):
            continue
        tinggi = height_for(_texts(row, bungkus, teks, lebar, gabung.get(row.get("r"), frozenset())))
        if row.get("ht") is None or abs(float(row.get("ht")) - tinggi) >= 1:
            row.set("ht", f"{tinggi:g}")
            berubah = True
    if not berubah:
        return None
    return bytes(etree.tostring(akar, xml_declaration=True, encoding="UTF-8", standalone=True))


def _texts(
    row: Simpul, bungkus: frozenset[str], teks: list[str], lebar: Mapping[str, float], lewati: Collection[str]
) -> list[tuple[str, float]]:
    """The wrapped texts of a row with the width of their column; merged cells do not count."""
    hasil = []
    for c in row:
        sel = c.get("r")
        if c.get("s") not in bungkus or c.get("t") not in ("s", "inlineStr") or sel in lewati:
            continue
        if c.get("t") == "s":
            v = c.find(f"{_S}v")
            isi = teks[int(v.text)] if v is not None and v.text else ""
        else:
            isi = "".join(c.itertext())
        hasil.append((isi, lebar.get(sel.rstrip("0123456789"), _BAKU)))
    return hasil


def _widths(akar: Simpul) -> dict[str, float]:
    from openpyxl.utils import get_column_letter as letter

    kolom: dict[str, float] = {}
    for col in akar.iter(f"{_S}col"):
        awal, akhir = int(col.get("min")), int(col.get("max"))
        for i in range(awal, min(akhir, awal + 200) + 1):
            kolom[letter(i)] = float(col.get("width") or _BAKU)
    return kolom


def _merged_rows(akar: Simpul) -> dict[str, frozenset[str]]:
    """Row number -> the first cells of merged ranges that begin in it."""
    baris: dict[str, set[str]] = {}
    for m in akar.iter(f"{_S}mergeCell"):
        sel = m.get("ref").split(":")[0]
        baris.setdefault(sel.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), set()).add(sel)
    return {r: frozenset(s) for r, s in baris.items()}
