"""The template of a bidang's form: drawn with openpyxl once, committed as workbooks/formulir*.xlsx.

Each table holds one model row; `form_writer` copies it for every line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.formats import form_map as tata
from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.atomic import write_bytes
from lkjip_xl.formats.form_help import how_to_fill
from lkjip_xl.formats.row_height import height_for
from lkjip_xl.formats.style import Kuas, blend, load_style

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from openpyxl.workbook import Workbook

    from lkjip_xl.formats.sheet_canvas import Kanvas
    from lkjip_xl.formats.style import Peran

_WARNA = (
    ("isian", "Diisi oleh bidang"),
    ("terkunci", "Terkunci: jangan diubah; bila keliru, beri tahu perencana"),
    ("", "Formulir yang dikembalikan: perlu diperbaiki, baca catatan pada selnya"),
)


def build_form(path: Path, formulir: tuple[str, ...] = tata.BIASA) -> None:
    """Build the template with these tables; the same code gives the same bytes."""
    write_bytes(path, form_bytes(formulir))


def form_bytes(formulir: tuple[str, ...]) -> bytes:
    """The package of the template with these tables (of `domain.sop.FORMULIR`)."""
    from openpyxl import Workbook
    from openpyxl.packaging.custom import StringProperty
    from openpyxl.workbook.defined_name import DefinedName

    from lkjip_xl.formats.form_tables import draw_tables
    from lkjip_xl.formats.workbook_file import reproducible

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
    from lkjip_xl.formats.sheet_canvas import Kanvas

    sheet = book.create_sheet(lembar)
    sheet.sheet_properties.tabColor = kuas.gaya.warna[warna]
    kanvas = Kanvas(sheet, kuas)
    sheet.sheet_view.zoomScale = 100
    return kanvas


def _instructions(kanvas: Kanvas, tabel: Sequence[tata.TabelForm]) -> None:
    for huruf, lebar in tata.LAJUR_PETUNJUK.items():
        kanvas.sheet.column_dimensions[huruf].width = lebar
    kanvas.band("Formulir isian kinerja", 5)
    kanvas.put(2, 2, None, sampai=3, warna="pita", latar="kepala", tebal=True, bentuk="teks")
    _links(kanvas, [t.lembar for t in tabel])
    _cards(kanvas)
    _details(kanvas)
    _how(kanvas, how_to_fill([t.jenis for t in tabel], tata.BANYAK_CARA))
    _legend(kanvas)
    kanvas.put(29, 2, None, sampai=5, ukuran="kecil", warna="redup", bentuk="teks", bungkus=True)
    kanvas.sheet.row_dimensions[29].height = 28
    _notes(kanvas)
    kanvas.printing("IDENTITAS", ulang="1:2")
    kanvas.sheet.page_setup.orientation = "portrait"
    kanvas.protect()


_TAUTAN: Peran = {"warna": "tautan", "latar": "kepala", "datar": "center", "tebal": True}


def _links(kanvas: Kanvas, lembar: Sequence[str]) -> None:
    """To every input sheet, two on a line; the thin line below the band takes what is more."""
    for urut, nama in enumerate(lembar):
        baris, lajur = 2 + urut // 2, 4 + urut % 2
        if urut == 2:  # noqa: PLR2004 - the first of the second line
            kanvas.sheet.row_dimensions[baris].height = 20
            for kolom in range(1, 7):
                kanvas.put(baris, kolom, latar="kepala")
        kanvas.link(baris, lajur, f"Isi {nama} ›", nama, **_TAUTAN)


def _cards(kanvas: Kanvas) -> None:
    sela = kanvas.sheet.row_dimensions[3]
    sela.height = sela.height or 10
    kartu = (
        ("KEMBALIKAN PALING LAMBAT", 2, 3, "aksen_muda", "aksen", "tanggal_hari"),
        ("SUDAH TERISI", 4, 5, "latar", "pita", "umum"),
    )
    for judul, kiri, kanan, latar, warna, bentuk in kartu:
        rupa: Peran = {"tebal": True, "latar": latar, "datar": "left", "indentasi": 1}
        label: Peran = {**rupa, "ukuran": "kecil", "warna": warna}
        kanvas.put(4, kiri, judul, sampai=kanan, **label)
        nilai: Peran = {**rupa, "ukuran": "besar", "bentuk": bentuk}
        kanvas.put(5, kiri, None, sampai=kanan, **nilai)
    kanvas.sheet.row_dimensions[4].height = 22
    kanvas.sheet.row_dimensions[5].height = 32
    lengkap = kanvas.kuas.gaya.status["selesai"]
    rumus = 'LEFT($D$5,FIND(" ",$D$5&" "))=MID($D$5,FIND("dari ",$D$5&"dari ")+5,FIND(" ",$D$5&" "))'
    kanvas.rule("D5:E5", rumus, latar=lengkap[0], tulisan=lengkap[1], tebal=True)


def _details(kanvas: Kanvas) -> None:
    kanvas.put(6, 2, None, sampai=5, bentuk="teks", tebal=True, warna="salah", indentasi=1)
    kanvas.sheet.row_dimensions[6].height = 22
    kanvas.title(7, 2, "Untuk siapa")
    for baris, label in enumerate(tata.SEL_RINCI, start=8):
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
