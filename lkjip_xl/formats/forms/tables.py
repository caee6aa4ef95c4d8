"""The input sheets of the form template: header, one model row, validations with examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.utils import get_column_letter as letter

from lkjip_xl.engines.openxml.refs import parse_cell
from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.forms import map as tata
from lkjip_xl.formats.forms.prompts import (
    ANJURAN,
    BELUM,
    CATATAN,
    CONTOH,
    CONTOH_DOKUMEN,
    CONTOH_INDIVIDU,
    KELOMPOK,
    PERSEN,
    RUPIAH,
    SATUAN,
    TANPA_BELANJA,
    TANPA_ISI,
    WARNA_STATUS,
)
from lkjip_xl.formats.forms.words import choice_formula
from lkjip_xl.formats.sheets.canvas import NAVIGASI
from lkjip_xl.formats.sheets.style import blend, side_of
from lkjip_xl.formats.sheets.table import Letak, choices, excel_table, validate, whole_numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lkjip_xl.formats.sheets.canvas import Kanvas
    from lkjip_xl.formats.sheets.style import Peran


def draw_tables(kanvas: Mapping[tata.TabelForm, Kanvas]) -> None:
    """Every input sheet, with links to the sheets before and after it."""
    lembar = ["", *(t.lembar for t in kanvas), ""]
    for urut, (tabel, satu) in enumerate(kanvas.items()):
        letak = _table(satu, tabel, KELOMPOK[tabel.jenis])
        _navigation(satu, letak, lembar[urut], lembar[urut + 2])
        _heading(satu, tabel)
        _RINCI[tabel.jenis](satu, letak)
        _begin_at(satu, tabel.sel_pertama)


def _heading(kanvas: Kanvas, tabel: tata.TabelForm) -> None:
    """Whose form it is, and how to fill it, before the table: a printed page may begin there."""
    kiri, kanan = tabel.lajur_bidang
    catatan = CATATAN.get(tabel.jenis, ANJURAN)
    rupa: Peran = {"tebal": True, "warna": "putih", "latar": "pita"}
    if kanan > kiri:
        kanvas.put(1, kiri, None, sampai=kanan, **blend(rupa, ukuran="subjudul", bungkus=True))
        kanvas.put(3, kiri, catatan, sampai=kanan, warna="redup", bungkus=True)
    else:
        kanvas.put(1, kiri, None, **blend(rupa, ukuran="judul"))
        kanvas.put(3, tata.KIRI, catatan, warna="redup")
    kanvas.sheet.row_dimensions[3].height = 32 if kanan > kiri else 22


def _begin_at(kanvas: Kanvas, sel: str) -> None:
    """Let the sheet open on its first input, where that cell lies in the pane that scrolls."""
    beku = str(kanvas.sheet.freeze_panes)
    if parse_cell(sel)[1] >= parse_cell(beku)[1]:
        for pilih in kanvas.sheet.sheet_view.selection:
            if pilih.pane == "bottomRight":
                pilih.activeCell = pilih.sqref = sel


def _indicators(kanvas: Kanvas, letak: Letak) -> None:
    kanvas.pages(66, letak.lajur("Penyebut"))
    kanvas.sheet.sheet_view.zoomScale = 90
    kanvas.sheet.print_title_cols = f"{letak.lajur('Kode')}:{letak.lajur('Indikator')}"
    for kolom in (*peta.TRIWULAN, "Realisasi"):
        _number(kanvas, letak, kolom, CONTOH[kolom])
    for kolom in ("Pembilang", "Penyebut"):
        _number(kanvas, letak, kolom, CONTOH[kolom], belum=TANPA_ISI)
    for kolom in ("Kendala", "Solusi", "Rencana Tindak Lanjut", "Bukti Dukung"):
        _text(kanvas, letak, kolom)
    for kolom in ("PIC", "Batas Waktu"):
        _offer(kanvas, letak, kolom, (kolom,), CONTOH[kolom])  # the writer knows the names and the year
    capaian = f"{tata.TABEL_INDIKATOR.lajur(tata.CAPAIAN)}{tata.AWAL}"
    kanvas.rule(capaian, f"IF(ISNUMBER({capaian}),{capaian}<>ROUND({capaian},2))", angka="[$-421]#,##0.0000")
    for kolom in (tata.TAHUN_LALU, tata.USULAN, tata.CAPAIAN):
        whole_numbers(kanvas, f"{tata.TABEL_INDIKATOR.lajur(kolom)}{tata.AWAL}")
    kanvas.frozen(f"{letak.lajur('Satuan')}{tata.AWAL}")


def _budget(kanvas: Kanvas, letak: Letak) -> None:
    _number(kanvas, letak, "Realisasi", RUPIAH, belum=TANPA_BELANJA)
    _text(kanvas, letak, "Keterangan")
    kanvas.frozen(f"{letak.lajur('Pagu')}{tata.AWAL}")


def _persons(kanvas: Kanvas, letak: Letak) -> None:
    nip = _model(letak, "NIP")
    validate(
        *(kanvas, nip),
        type="custom",
        formula1=f'OR(LEN(SUBSTITUTE({nip}," ",""))=18,{nip}="-")',
        pesan="NIP terdiri atas 18 angka, misalnya 19800101 200501 1 001. Bukan ASN: tulis tanda hubung (-).",
        tanya="18 angka; spasi boleh. Bukan ASN: tulis tanda hubung (-).",
        wajib=False,
    )
    whole_numbers(kanvas, _model(letak, "Target"))  # a range or a predicate is a target too
    _number(
        kanvas, letak, "Realisasi", "Realisasi setahun. " + PERSEN + " Target predikat: tulis predikatnya."
    )
    for kolom, tanya in CONTOH_INDIVIDU.items():
        if kolom == "Satuan":
            _offer(kanvas, letak, kolom, SATUAN, tanya)
        else:
            _text(kanvas, letak, kolom, tanya)
    kanvas.frozen(f"{letak.lajur('NIP')}{tata.AWAL}")


def _documents(kanvas: Kanvas, letak: Letak) -> None:
    ada = _model(letak, "Ada")
    choices(kanvas, ada, ("ada", "tidak"), tanya="Pilih ada atau tidak.")
    validate(
        *(kanvas, _model(letak, "Tanggal")),
        type="date",
        operator="greaterThanOrEqual",
        formula1="36526",
        pesan="Isi dengan tanggal dokumen, misalnya 15/01/2025.",
        tanya="Tanggal dokumen ditetapkan, misalnya 15/01/2025.",
        wajib=False,
    )
    for kolom, tanya in CONTOH_DOKUMEN.items():
        _text(kanvas, letak, kolom, tanya)
    kanvas.frozen(f"{letak.lajur('Ada')}{tata.AWAL}")


_RINCI: dict[str, Callable[[Kanvas, Letak], None]] = {
    "indikator": _indicators,
    "anggaran": _budget,
    "individu": _persons,
    "dokumen": _documents,
}


def _table(kanvas: Kanvas, tabel: tata.TabelForm, kelompok: tuple[tuple[str, ...], ...]) -> Letak:
    """The sheet's columns, those of the table framed as one; gives where the table stands."""
    letak = Letak(tata.KEPALA, tabel.kiri, tabel.kolom, 1)
    kanvas.sheet.row_dimensions[tata.KEPALA].height = 44 if len(tabel.pantauan) > 1 else 32
    for j, kolom in enumerate(tabel.semua):
        _column(kanvas, tabel, kolom, tata.KIRI + j)
    _groups(kanvas, tabel, kelompok)
    kanvas.sheet.add_table(excel_table(tabel.nama, letak, saring=False))
    _statuses(kanvas, tabel)
    _warn_text(kanvas, letak, [k for k in tabel.isian if k in peta.KOLOM_ANGKA])
    kanvas.printing("IDENTITAS", ulang=f"{tata.KEPALA - 1}:{tata.KEPALA}")
    kanvas.protect()
    return letak


def _column(kanvas: Kanvas, tabel: tata.TabelForm, kolom: str, lajur: int) -> None:
    """Header, model cell and width of one column."""
    lebar, bentuk = kanvas.kuas.gaya.kolom(f"form{tabel.lembar}", kolom)
    kanvas.sheet.column_dimensions[letter(lajur)].width = lebar
    pantau = kolom in tabel.pantauan
    kanvas.put(
        *(tata.KEPALA, lajur, kolom),
        tebal=True,
        warna="kepala_tinta",
        latar="belang_kartu" if pantau else "kepala",
        garis="garis",
        bungkus=True,
        datar="center",
    )
    kanvas.put(tata.AWAL, lajur, None, **_looks(bentuk, isian=kolom in tabel.isian, pantau=pantau))


def _looks(bentuk: str, *, isian: bool, pantau: bool) -> Peran:
    return {
        "bentuk": bentuk,
        "latar": "isian" if isian else "latar" if pantau else "terkunci",
        "garis": "isian_garis" if isian else "garis",
        "tegak": "top",
        "indentasi": 1 if side_of(bentuk) == "left" else 0,
        "bungkus": pantau or bentuk in {"teks", "kode"},
        "ukuran": "kecil" if pantau and side_of(bentuk) != "right" else "isi",
        "terkunci": not isian,
        "muat": side_of(bentuk) == "right",
    }


def _statuses(kanvas: Kanvas, tabel: tata.TabelForm) -> None:
    """The status in its colour, and in the same colour the cells that it names."""
    gaya, status = kanvas.kuas.gaya, f"{tabel.lajur(tata.STATUS)}{tata.AWAL}"
    garis = gaya.warna["garis"]
    for kata, warna in WARNA_STATUS:
        latar, tulisan = gaya.status[warna]
        rumus = f'LEFT({status},{len(kata)})="{kata}"'
        kanvas.rule(status, rumus, latar=latar, tulisan=tulisan, garis=garis, tebal=True)
    pertama, akhir = tabel.lajur(tabel.isian[0]), tabel.lajur(tabel.isian[-1])
    disebut = f"ISNUMBER(SEARCH({pertama}${tata.KEPALA},${status}))"
    for kata, warna in (("Perbaiki", "galat"), ("", "peringatan")):
        latar, tulisan = gaya.status[warna]
        rumus = f'AND(LEFT(${status},{len(kata)})="{kata}",{disebut})' if kata else disebut
        kanvas.rule(
            f"{pertama}{tata.AWAL}:{akhir}{tata.AWAL}", rumus, latar=latar, tulisan=tulisan, garis=tulisan
        )


def _groups(kanvas: Kanvas, tabel: tata.TabelForm, kelompok: tuple[tuple[str, ...], ...]) -> None:
    baris = tata.KEPALA - 1
    kanvas.sheet.row_dimensions[baris].height = 20
    for judul, dari, sampai, warna, latar in kelompok:
        kiri, kanan = (tata.KIRI + tabel.semua.index(k) for k in (dari, sampai))
        kanvas.put(baris, kiri, judul, sampai=kanan, tebal=True, warna=warna, latar=latar, datar="center")


def _navigation(kanvas: Kanvas, letak: Letak, sebelum: str, sesudah: str) -> None:
    kanvas.band("", letak.kanan)
    kanvas.link(2, 2, "‹ Petunjuk", peta.PETUNJUK, **NAVIGASI)
    tautan = [(f"‹ {sebelum}", sebelum)] if sebelum else []
    tautan += [(f"{sesudah} ›", sesudah)] if sesudah else []
    for lajur, (teks, lembar) in zip((4, 7), tautan, strict=False):
        kanvas.link(2, lajur, teks, lembar, **NAVIGASI)


def _model(letak: Letak, kolom: str) -> str:
    return f"{letak.lajur(kolom)}{tata.AWAL}"


def _number(kanvas: Kanvas, letak: Letak, kolom: str, tanya: str, *, belum: str = BELUM) -> None:
    """Anything but a number is refused; where a figure may be missing, n/a says so."""
    sel = _model(letak, kolom)
    boleh = f"ISNUMBER({sel})"
    if belum == BELUM:
        boleh = f'OR({boleh},TRIM({sel})="n/a",TRIM({sel})="-")'
    if "Target" in letak.kolom and "TW I" not in letak.kolom:  # people's own targets may be words
        boleh = f"OR({boleh},ISTEXT({_model(letak, 'Target')}))"
    pesan = f"Isi dengan angka saja, misalnya 87,5, tanpa satuan, %, atau Rp. {belum}"
    validate(kanvas, sel, type="custom", formula1=boleh, pesan=pesan, tanya=tanya)


def _offer(kanvas: Kanvas, letak: Letak, kolom: str, pilihan: Sequence[str], tanya: str) -> None:
    """A list to choose from; other words may be typed."""
    from openpyxl.worksheet.datavalidation import DataValidation

    cek = DataValidation(type="list", formula1=choice_formula(pilihan), allow_blank=True)
    cek.showErrorMessage, cek.showInputMessage = False, True
    cek.promptTitle, cek.prompt = "Petunjuk", tanya
    cek.add(_model(letak, kolom))
    kanvas.sheet.add_data_validation(cek)


def _text(kanvas: Kanvas, letak: Letak, kolom: str, tanya: str = "") -> None:
    validate(
        *(kanvas, _model(letak, kolom)),
        type="textLength",
        operator="lessThanOrEqual",
        formula1="2000",
        pesan="Tulisan terlalu panjang; ringkas menjadi paling banyak 2.000 huruf.",
        tanya=tanya or CONTOH[kolom],
    )


def _warn_text(kanvas: Kanvas, letak: Letak, kolom: list[str]) -> None:
    """Text where a number belongs shows as wrong, except n/a and where the target is a word itself."""
    latar, tulisan = kanvas.kuas.gaya.status["galat"]
    acuan = next((f"${_model(letak, k)}" for k in ("Target", "Pagu") if k in letak.kolom), "")
    for k in kolom:
        sel = _model(letak, k)
        rumus = f'AND(ISTEXT({sel}),NOT(ISTEXT({acuan})),LEN(TRIM({sel}))>1,TRIM({sel})<>"n/a")'
        kanvas.rule(sel, rumus, latar=latar, tulisan=tulisan, tebal=True)
        if "Pagu" not in letak.kolom:  # rupiah has a form of its own
            whole_numbers(kanvas, sel)
