"""The template of a bidang's form: drawn with openpyxl once, committed as workbooks/formulir*.xlsx.

Each table holds one model row; `forms.writer` copies it for every line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.domain.sop import BIASA
from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.folder.atomic import write_bytes
from lkjip_xl.formats.forms import map as tata
from lkjip_xl.formats.forms.help import YANG_DIMINTA, how_to_fill
from lkjip_xl.formats.sheets.row_height import height_for
from lkjip_xl.formats.sheets.style import Kuas, blend, load_style

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from lkjip_xl.formats.sheets.canvas import Kanvas
    from lkjip_xl.formats.sheets.style import Peran

_WARNA = (
    ("isian", "Diisi oleh bidang"),
    ("aksen_muda", "Perlu dilengkapi: sebabnya tertulis di kolom Status"),
    ("terkunci", "Terkunci atau terisi sendiri; bila keliru, beri tahu perencana"),
    ("", "Formulir yang dikembalikan: perlu diperbaiki, baca catatan pada selnya"),
)


def build_form(path: Path, formulir: tuple[str, ...] = BIASA) -> None:
    """Build the template with these tables; the same code gives the same bytes."""
    write_bytes(path, form_bytes(formulir))


def form_bytes(formulir: tuple[str, ...]) -> bytes:
    """The package of the template with these tables (of `domain.sop.FORMULIR`)."""
    from openpyxl import Workbook
    from openpyxl.packaging.custom import StringProperty
    from openpyxl.workbook.defined_name import DefinedName

    from lkjip_xl.formats.forms.tables import draw_tables
    from lkjip_xl.formats.sheets.workbook_file import reproducible

    book = Workbook()
    book.remove(book.worksheets[0])
    kuas = Kuas(load_style())
    tabel = tata.tables_of(formulir)
    _instructions(_canvas(book, peta.PETUNJUK, "pita", kuas), tabel)
    draw_tables({t: _canvas(book, t.lembar, "batang", kuas) for t in tabel})
    stempel = book.create_sheet(peta.STEMPEL)
    stempel["A1"] = peta.NAMA_STEMPEL
    stempel.sheet_state = "veryHidden"
    stempel.protection.sheet = True
    book.defined_names[peta.NAMA_STEMPEL] = DefinedName(peta.NAMA_STEMPEL, attr_text='""')
    sifat = StringProperty(name=peta.NAMA_STEMPEL, value="-")
    book.custom_doc_props.append(sifat)  # type: ignore[attr-defined]
    book.properties.creator, book.properties.title = "lkjip-xl", "Formulir isian kinerja"
    book.properties.language = "id-ID"
    return reproducible(book)


def _canvas(book: Workbook, lembar: str, warna: str, kuas: Kuas) -> Kanvas:
    from lkjip_xl.formats.sheets.canvas import Kanvas

    sheet = book.create_sheet(lembar)
    sheet.sheet_properties.tabColor = kuas.gaya.warna[warna]
    kanvas = Kanvas(sheet, kuas)
    sheet.sheet_view.zoomScale = 100
    return kanvas


def _instructions(kanvas: Kanvas, tabel: Sequence[tata.TabelForm]) -> None:
    for huruf, lebar in tata.LAJUR_PETUNJUK.items():
        kanvas.sheet.column_dimensions[huruf].width = lebar
    kanvas.band("Formulir isian kinerja", 5)
    kanvas.put(2, 2, None, sampai=5, warna="pita", latar="kepala", tebal=True, bentuk="teks", bungkus=True)
    _cards(kanvas)
    _asked(kanvas, tabel)
    _details(kanvas)
    _how(kanvas, how_to_fill([t.jenis for t in tabel], tata.BANYAK_CARA))
    _legend(kanvas)
    baris = int(tata.SEL_IDENTITAS[1:])
    kanvas.put(baris, 2, None, sampai=5, ukuran="kecil", warna="redup", bentuk="teks", bungkus=True)
    kanvas.sheet.row_dimensions[baris].height = 28
    _notes(kanvas)
    kanvas.printing("IDENTITAS", ulang="1:2")
    kanvas.sheet.page_setup.orientation = "portrait"
    kanvas.protect()


def _cards(kanvas: Kanvas) -> None:
    """Until when, by whom, how much is done; below, whether the form can be sent."""
    kanvas.sheet.row_dimensions[3].height = 10
    kartu = (
        ("KEMBALIKAN PALING LAMBAT", 2, 2, "aksen_muda", "aksen", "tanggal_hari"),
        ("DIISI OLEH", 3, 3, "belang_kartu", "pita", "teks"),
        ("SUDAH TERISI", 4, 5, "latar", "pita", "umum"),
    )
    for judul, kiri, kanan, latar, warna, bentuk in kartu:
        rupa: Peran = {"tebal": True, "latar": latar, "datar": "left", "indentasi": 1}
        label: Peran = {**rupa, "ukuran": "kecil", "warna": warna}
        kanvas.put(4, kiri, judul, sampai=kanan, **label)
        nilai: Peran = {**rupa, "ukuran": "subjudul", "bentuk": bentuk, "bungkus": True}
        kanvas.put(5, kiri, None, sampai=kanan, **nilai)
    kanvas.put(6, 2, None, sampai=5, tebal=True, indentasi=1, bungkus=True, latar="latar")
    kanvas.put(7, 2, None, sampai=5, warna="batang", latar="latar", indentasi=1)
    for baris, tinggi in ((4, 20), (5, 32), (6, 24), (7, 18)):
        kanvas.sheet.row_dimensions[baris].height = tinggi
    siap, belum = kanvas.kuas.gaya.status["selesai"], kanvas.kuas.gaya.status["peringatan"]
    rumus = f'LEFT(${tata.SEL_SIAP[0]}${tata.SEL_SIAP[1:]},4)="Siap"'
    kanvas.rule("B6:E6", rumus, latar=siap[0], tulisan=siap[1], tebal=True)
    kanvas.rule("B6:E6", f"NOT({rumus})", latar=belum[0], tulisan=belum[1], tebal=True)
    kanvas.rule("D5:E5", rumus, latar=siap[0], tulisan=siap[1], tebal=True)


def _asked(kanvas: Kanvas, tabel: Sequence[tata.TabelForm]) -> None:
    """A line per sheet: a link to it, what it asks, how it stands."""
    kanvas.put(8, 2, None, sampai=5, bentuk="teks", tebal=True, warna="salah", indentasi=1)
    kanvas.sheet.row_dimensions[8].height = 22
    kanvas.title(tata.BARIS_DIMINTA, 2, "Yang diminta")
    for urut in range(1, tata.LEMBAR_TERBANYAK + 1):
        baris = tata.BARIS_DIMINTA + urut
        if urut > len(tabel):
            kanvas.sheet.row_dimensions[baris].height = 2
            continue
        satu = tabel[urut - 1]
        kanvas.link(baris, 2, f"Isi {satu.lembar} ›", satu.lembar, satu.sel_pertama, **_TAUTAN)
        kanvas.put(baris, 3, YANG_DIMINTA[satu.jenis], garis="garis", bungkus=True, indentasi=1)
        kanvas.put(baris, 4, None, sampai=5, garis="garis", tebal=True, bungkus=True, indentasi=1)
        kanvas.sheet.row_dimensions[baris].height = 32


_TAUTAN: Peran = {"warna": "tautan", "latar": "kepala", "garis": "garis", "tebal": True, "indentasi": 1}


def _details(kanvas: Kanvas) -> None:
    pertama = int(tata.SEL_RINCI["Bidang"][1:])
    kanvas.title(pertama - 1, 2, "Untuk siapa")
    kanvas.sheet.row_dimensions[pertama - 1].height = 32
    for baris, label in enumerate(tata.SEL_RINCI, start=pertama):
        kanvas.put(baris, 2, label, warna="redup", garis="garis", latar="latar", indentasi=1)
        kanvas.put(baris, 3, None, sampai=5, garis="garis", bentuk="teks", indentasi=1, bungkus=True)
        kanvas.sheet.row_dimensions[baris].height = 20


def _how(kanvas: Kanvas, cara: Sequence[str]) -> None:
    kanvas.title(tata.BARIS_CARA - 1, 2, "Cara mengisi")
    for nomor, kalimat in enumerate(cara, start=1):
        baris = tata.BARIS_CARA + nomor - 1
        kanvas.put(baris, 2, f"Langkah {nomor}", tebal=True, warna="pita_muda", indentasi=1, tegak="top")
        kanvas.put(baris, 3, kalimat, sampai=5, bungkus=True, tegak="top")
        tinggi = height_for([(kalimat, sum(tata.LAJUR_PETUNJUK[k] for k in "CDE"))])
        kanvas.sheet.row_dimensions[baris].height = tinggi + 4


def _legend(kanvas: Kanvas) -> None:
    kanvas.title(tata.BARIS_WARNA, 2, "Arti warna")
    for baris, (latar, arti) in enumerate(_WARNA, start=tata.BARIS_WARNA + 1):
        kanvas.put(baris, 2, None, latar=latar, garis="garis")
        kanvas.put(baris, 3, arti, sampai=5, indentasi=1)
        kanvas.sheet.row_dimensions[baris].height = 20
    latar, tulisan = kanvas.kuas.gaya.status["galat"]
    kanvas.rule(tata.SEL_CONTOH_CATATAN, "TRUE", latar=latar, tulisan=tulisan, garis=tulisan, tebal=True)


def _notes(kanvas: Kanvas) -> None:
    """The list of what to mend: title, header and one model row; the writer empties it where unused."""
    baris = tata.BARIS_CATATAN
    kanvas.title(baris, 2, "Yang perlu diperbaiki")
    for lajur, kepala in ((2, "Sel"), (3, "Catatan")):
        kanvas.put(
            *(baris + 1, lajur, kepala),
            sampai=5 if lajur == 3 else 0,  # noqa: PLR2004 - the remark takes the rest of the line
            tebal=True,
            warna="kepala_tinta",
            latar="kepala",
            garis="garis",
            indentasi=1,
        )
    rupa: Peran = {"garis": "garis", "bentuk": "teks", "tegak": "top", "indentasi": 1}
    kanvas.put(baris + 2, 2, None, **blend(rupa, tebal=True))
    kanvas.put(baris + 2, 3, None, **blend(rupa, bungkus=True))
    for lajur in (4, 5):
        kanvas.put(baris + 2, lajur, None, garis="garis")
