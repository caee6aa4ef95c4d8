"""The package of a form: the template's parts, the stamp in its carriers, and the zip."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from io import BytesIO
from zipfile import ZipFile

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.engines.openxml.bounds import Limits
from lkjip_xl.engines.openxml.container import Container
from lkjip_xl.engines.openxml.repack import repack
from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.forms import map as tata
from lkjip_xl.formats.forms.markup import clean, escaped
from lkjip_xl.formats.forms.model import Model, take_apart
from lkjip_xl.formats.forms.sheet import S, SheetPart
from lkjip_xl.formats.forms.spec import FormSpec
from lkjip_xl.formats.forms.template import form_bytes
from lkjip_xl.formats.forms.text import SheetText
from lkjip_xl.formats.resources import resource

_BUKU, _SIFAT = "xl/workbook.xml", "docProps/custom.xml"
_TANDA = "\ue000"
_FOLIO = "14"  # Excel's number of the paper that offices call F4
SEL_PILIHAN = tuple(f"{tata.TABEL_INDIKATOR.lajur(k)}{tata.AWAL}" for k in ("PIC", "Batas Waktu"))
_MAKS_KAKI = 200  # Excel allows 255 characters in a footer, codes included


def sheet_parts(formulir: Collection[str]) -> dict[str, str]:
    """Sheet -> its part in the template: in the order in which `forms.template` draws them."""
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


def stamp(parts: dict[str, bytes], sheets: Mapping[str, SheetText], spec: FormSpec) -> None:
    """The token in its three carriers, and whose form it is in the footer of every sheet."""
    stempel = spec.stempel
    token = clean(stempel.token())
    sheets[peta.STEMPEL].put("A1", token)
    for bagian, isi in _carriers(spec.formulir).items():
        tertulis = token.replace('"', '""') if bagian == _BUKU else token
        parts[bagian] = isi.replace(_TANDA, escaped(tertulis)).encode()
    kaki = f"{stempel.unit} · {stempel.bidang} · {stempel.tahun} · {stempel.terbitan}"
    for sheet in sheets.values():
        sheet.footer(clean(kaki)[:_MAKS_KAKI].replace("&", "&&"))


@lru_cache(maxsize=8)
def _carriers(formulir: tuple[str, ...]) -> Mapping[str, str]:
    """The two parts besides a sheet that carry the token, with `_TANDA` where it goes."""
    from lxml import etree

    buku, sifat = (etree.fromstring(template(formulir)[bagian]) for bagian in (_BUKU, _SIFAT))
    for nama in buku.iter(f"{S}definedName"):
        if nama.get("name") == peta.NAMA_STEMPEL:
            nama.text = f'"{_TANDA}"'
    for satu in sifat:
        if satu.get("name") == peta.NAMA_STEMPEL:
            satu[0].text = _TANDA
    tulis = {"xml_declaration": True, "encoding": "UTF-8", "standalone": True}
    return {b: etree.tostring(akar, **tulis).decode() for b, akar in ((_BUKU, buku), (_SIFAT, sifat))}


@lru_cache(maxsize=32)
def sheet_models(formulir: tuple[str, ...], kertas: str, *, catatan: bool) -> Mapping[str, Model]:
    """Every sheet of the template taken apart; `catatan`: with room for the list of what to mend."""
    parts = template(formulir)
    lembar = {nama: SheetPart(parts[bagian]) for nama, bagian in sheet_parts(formulir).items()}
    if kertas == "F4":
        for satu in lembar.values():
            satu.paper(_FOLIO)
    if not catatan:
        lembar[peta.PETUNJUK].drop_rows(tata.BARIS_CATATAN)
    model = {nama: take_apart(satu) for nama, satu in lembar.items() if nama == peta.STEMPEL}
    awal = tata.BARIS_CATATAN + 2 if catatan else 0
    model[peta.PETUNJUK] = take_apart(lembar[peta.PETUNJUK], awal, 2)
    for tabel in tata.tables_of(formulir):
        pilihan = SEL_PILIHAN if tabel is tata.TABEL_INDIKATOR else ()
        model[tabel.lembar] = take_apart(lembar[tabel.lembar], tata.AWAL, tata.KIRI, pilihan)
    return model
