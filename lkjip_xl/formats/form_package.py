"""The package of a form: the template's parts, the stamp in its carriers, and the zip."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lkjip_xl.domain.records import Stempel
from lkjip_xl.formats import form_map as tata
from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.form_sheet import S, SheetPart, clean
from lkjip_xl.formats.resources import resource

_TANGGAL_ZIP = (2026, 1, 1, 0, 0, 0)
_MAKS_KAKI = 200  # Excel allows 255 characters in a footer, codes included

# the template's own order of sheets; `test_form_writer` compares it with the file
SHEETS = {
    peta.PETUNJUK: "xl/worksheets/sheet1.xml",
    peta.INDIKATOR: "xl/worksheets/sheet2.xml",
    peta.ANGGARAN: "xl/worksheets/sheet3.xml",
    peta.STEMPEL: "xl/worksheets/sheet4.xml",
}
TABLES = {"tblIndikator": "xl/tables/table1.xml", "tblAnggaran": "xl/tables/table2.xml"}


@lru_cache(maxsize=1)
def template() -> Mapping[str, bytes]:
    """The parts of the template, read once."""
    with ZipFile(resource("workbooks", tata.TEMPLAT)) as paket:
        return {info.filename: paket.read(info) for info in paket.infolist()}


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


def stamp(parts: dict[str, bytes], sheets: Mapping[str, SheetPart], stempel: Stempel) -> None:
    """The token in its three carriers, and the footer of every sheet."""
    from lxml import etree

    token = clean(stempel.token())
    sheets[peta.STEMPEL].put("A1", token)
    buku = etree.fromstring(parts["xl/workbook.xml"])
    for nama in buku.iter(f"{S}definedName"):
        if nama.get("name") == peta.NAMA_STEMPEL:
            nama.text = '"' + token.replace('"', '""') + '"'
    parts["xl/workbook.xml"] = etree.tostring(buku, xml_declaration=True, encoding="UTF-8", standalone=True)
    sifat = etree.fromstring(parts["docProps/custom.xml"])
    for s in sifat:
        if s.get("name") == peta.NAMA_STEMPEL:
            s[0].text = token
    parts["docProps/custom.xml"] = etree.tostring(
        sifat, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    kaki = f"{stempel.unit} · {stempel.bidang} · {stempel.tahun} · {stempel.terbitan}"
    for sheet in sheets.values():
        for bawah in sheet.akar.iter(f"{S}oddFooter"):
            bawah.text = (bawah.text or "").replace("IDENTITAS", clean(kaki)[:_MAKS_KAKI].replace("&", "&&"))
