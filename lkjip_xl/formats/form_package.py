"""The package of a form: the template's parts, the stamp in its carriers, and the zip."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.records import Stempel
from lkjip_xl.engines.openxml.bounds import Limits
from lkjip_xl.engines.openxml.container import Container
from lkjip_xl.engines.openxml.repack import repack
from lkjip_xl.formats import form_map as tata
from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.form_sheet import S, SheetPart, clean
from lkjip_xl.formats.form_template import form_bytes
from lkjip_xl.formats.resources import resource

_TANGGAL_ZIP = (2026, 1, 1, 0, 0, 0)
_MAKS_KAKI = 200  # Excel allows 255 characters in a footer, codes included


def sheet_parts(formulir: Collection[str]) -> dict[str, str]:
    """Sheet -> its part in the template: in the order in which `form_template` draws them."""
    lembar = (peta.PETUNJUK, *(t.lembar for t in tata.tables_of(formulir)), peta.STEMPEL)
    return {nama: f"xl/worksheets/sheet{nomor}.xml" for nomor, nama in enumerate(lembar, start=1)}


def table_parts(formulir: Collection[str]) -> dict[str, str]:
    """Table -> its part in the template."""
    tabel = enumerate(tata.tables_of(formulir), start=1)
    return {t.nama: f"xl/tables/table{nomor}.xml" for nomor, t in tabel}


@lru_cache(maxsize=8)
def _container(formulir: tuple[str, ...]) -> Container:
    """The template with these tables; drawn where no file of it travels along."""
    try:
        isi = resource("workbooks", tata.template_name(formulir)).read_bytes()
    except FileUnusableError:
        isi = form_bytes(formulir)
    return Container(isi, Limits())


@lru_cache(maxsize=8)
def template(formulir: tuple[str, ...]) -> Mapping[str, bytes]:
    """The parts of the template with these tables, read once."""
    with ZipFile(BytesIO(_container(formulir).data)) as paket:
        return {info.filename: paket.read(info) for info in paket.infolist()}


def packed_form(formulir: tuple[str, ...], parts: Mapping[str, bytes]) -> bytes:
    """The parts as one package; those of the template that did not change stay compressed as they lie."""
    asli = template(formulir)
    return repack(_container(formulir), {n: isi for n, isi in parts.items() if isi is not asli.get(n)})


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
        for bawah in sheet.akar.findall(f"{S}headerFooter/{S}oddFooter"):
            bawah.text = (bawah.text or "").replace("IDENTITAS", clean(kaki)[:_MAKS_KAKI].replace("&", "&&"))
