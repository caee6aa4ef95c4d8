"""Saving a built workbook so that the same content gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lkjip_xl.formats.folder.atomic import write_bytes
from lkjip_xl.formats.sheets.row_fit import fit_rows

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from openpyxl.workbook import Workbook

_TANGGAL_ZIP = (2026, 1, 1, 0, 0, 0)
_TANGGAL_INTI = b"2026-01-01T00:00:00Z"
_BATANG = re.compile(
    r'<conditionalFormatting sqref="(?P<sel>[^"]+)">\s*(?P<aturan><cfRule [^>]*><dataBar>.*?</dataBar></cfRule>)'
)
_X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
_ID_BATANG = "{7C0E6B1A-3D52-4F0B-9C11-2A6D5E8F4B01}"
_SAMBUNGAN = (
    f'<extLst><ext xmlns:x14="{_X14}" uri="{{B025F937-C7B1-47D3-B67F-A62EFF666E3E}}">'
    f"<x14:id>{_ID_BATANG}</x14:id></ext></extLst>"
)
_BATANG_PENUH = (
    f'<extLst><ext xmlns:x14="{_X14}" uri="{{{{78C0D931-6437-407d-A8EE-F0AAD7539E65}}}}">'
    "<x14:conditionalFormattings><x14:conditionalFormatting "
    'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
    f'<x14:cfRule type="dataBar" id="{{{_ID_BATANG}}}"><x14:dataBar minLength="0" maxLength="100" gradient="0">'
    '<x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="num"><xm:f>1</xm:f></x14:cfvo>'
    '<x14:negativeFillColor rgb="FFFF0000"/><x14:axisColor rgb="FF000000"/></x14:dataBar></x14:cfRule>'
    "<xm:sqref>{sel}</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext></extLst>"
)


def save_reproducibly(book: Workbook, path: Path) -> None:
    """Save with fixed dates in the zip and in the core properties; replaces the file whole."""
    write_bytes(path, reproducible(book))


def reproducible(book: Workbook) -> bytes:
    """The package of a built workbook; the same content gives the same bytes."""
    mentah = BytesIO()
    book.save(mentah)
    return normalise(_described(_solid_bars(fit_rows(mentah.getvalue()))))


def _described(isi: bytes) -> bytes:
    """The same package with an alternative text for every chart: its title, for those who cannot see it."""
    keluar = BytesIO()
    with ZipFile(BytesIO(isi)) as asal, ZipFile(keluar, "w", ZIP_DEFLATED) as tujuan:
        for info in asal.infolist():
            bagian = asal.read(info)
            if info.filename.startswith("xl/drawings/drawing"):
                bagian = _with_alternatives(asal, info.filename, bagian.decode("utf-8")).encode("utf-8")
            tujuan.writestr(info, bagian)
    return keluar.getvalue()


def _with_alternatives(paket: ZipFile, nama: str, gambar: str) -> str:
    """A drawing whose charts are named in Indonesian and described; they stand in the order of their links."""
    rels = paket.read(nama.replace("drawings/", "drawings/_rels/") + ".rels").decode("utf-8")
    tautan = {
        m["id"]: m["part"] for sifat in re.findall("<Relationship [^>]*>", rels) if (m := _relation(sifat))
    }
    for nomor, rid in enumerate(re.findall(r'<c:chart [^>]*r:id="([^"]+)"', gambar), start=1):
        chart = paket.read(tautan[rid]).decode("utf-8").partition("plotArea")[0]
        judul = "".join(re.findall(r"<(?:a:)?t>([^<]*)</(?:a:)?t>", chart))
        lama = f'id="{nomor}" name="Chart {nomor}"'
        gambar = gambar.replace(lama, f'id="{nomor}" name="Grafik {nomor}" descr="Grafik: {judul}"')
    return gambar


def _relation(sifat: str) -> dict[str, str]:
    """Id and part of a relationship to a chart; nothing for another kind."""
    tujuan, kunci = re.search(r'Target="/?(xl/charts/[^"]+)"', sifat), re.search(r'Id="([^"]+)"', sifat)
    return {"id": kunci[1], "part": tujuan[1]} if tujuan and kunci else {}


def _solid_bars(isi: bytes) -> bytes:
    """The same package with data bars in their full colour: without this part of 2010 they fade to white."""
    keluar = BytesIO()
    with ZipFile(BytesIO(isi)) as asal, ZipFile(keluar, "w", ZIP_DEFLATED) as tujuan:
        for info in asal.infolist():
            bagian = asal.read(info)
            if b"<dataBar>" in bagian:
                bagian = _solid_bar(bagian.decode("utf-8")).encode("utf-8")
            tujuan.writestr(info, bagian)
    return keluar.getvalue()


def _solid_bar(lembar: str) -> str:
    """A sheet whose only data bar, from 0 to 1, is solid."""
    found = _BATANG.search(lembar)
    if found is None:
        return lembar
    rule = found["aturan"].replace("</cfRule>", f"{_SAMBUNGAN}</cfRule>")
    solid = lembar.replace(found["aturan"], rule, 1)
    return solid.replace("</worksheet>", _BATANG_PENUH.format(sel=found["sel"]) + "</worksheet>")


def normalise(isi: bytes, saat: datetime | None = None) -> bytes:
    """The same package with fixed dates, parts in their order; `saat` is when people see it was made."""
    tanggal = _TANGGAL_INTI if saat is None else f"{saat:%Y-%m-%dT%H:%M:%S}Z".encode()
    keluar = BytesIO()
    with ZipFile(BytesIO(isi)) as asal, ZipFile(keluar, "w", ZIP_DEFLATED) as tujuan:
        for info in asal.infolist():
            bagian = asal.read(info)
            if info.filename == "docProps/core.xml":
                bagian = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", tanggal, bagian)
            baru = ZipInfo(info.filename, _TANGGAL_ZIP)
            baru.compress_type = ZIP_DEFLATED
            tujuan.writestr(baru, bagian)
    return keluar.getvalue()


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as one package; the same parts give the same bytes."""
    keluar = BytesIO()
    urut = sorted(parts, key=lambda nama: nama != "[Content_Types].xml")
    with ZipFile(keluar, "w", ZIP_DEFLATED) as paket:
        for nama in urut:
            info = ZipInfo(nama, _TANGGAL_ZIP)
            info.compress_type = ZIP_DEFLATED
            paket.writestr(info, parts[nama])
    return keluar.getvalue()
