"""Sheet Beranda: where are we, who are we waiting for, what is wrong, what next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import DataBarRule

from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.master.gantt import gantt_height
from lkjip_xl.formats.master.rows import initial_steps
from lkjip_xl.formats.master.settings_map import STATUS_BIDANG, STATUS_LANGKAH
from lkjip_xl.formats.sheets.canvas import NAVIGASI
from lkjip_xl.formats.sheets.style import blend
from lkjip_xl.formats.sheets.table import add_table, zebra

if TYPE_CHECKING:
    from lkjip_xl.domain.sop import Sop
    from lkjip_xl.formats.sheets.canvas import Kanvas
    from lkjip_xl.formats.sheets.style import Peran

# title, first and last column, named cell, ground
_KARTU = (
    ("DI MANA KITA", 2, 3, "br_langkah", "latar"),
    ("SIAPA YANG DITUNGGU", 4, 5, "br_menunggu", "belang_kartu"),
    ("APA YANG SALAH", 6, 7, "br_temuan", "latar"),
    ("APA BERIKUTNYA", 8, 10, "br_tindakan", "aksen_muda"),
)
_ISI, _RINCI, _KAKI = 5, 6, 7  # rows of a card below its title
_NAVIGASI = (
    *(peta.REKAP, peta.TEMUAN, peta.INDIKATOR, peta.ANGGARAN, peta.BIDANG),
    *(peta.PEJABAT, peta.PENGATURAN, peta.LIBUR, peta.JEJAK),
)
_LANGKAH = 11  # header row of tblLangkah
_BIDANG_SIAP = 60
_BELUM_HARI_INI = '[$-421]"Diperbarui" d mmm yyyy hh"."mm", belum hari ini"'


def draw_beranda(kanvas: Kanvas, sop: Sop) -> None:
    """Draw the whole sheet; its tables hold the steps and one blank bidang."""
    _band(kanvas, sop)
    _cards(kanvas, sop)
    bidang = gantt_row(sop) + gantt_height(sop) + 3
    _card_links(kanvas, sop, bidang)
    _steps(kanvas, sop)
    _units(kanvas, sop, bidang)
    kanvas.frozen("A4")
    kanvas.printing(f"{sop.sebutan_laporan} {sop.singkatan}", ulang="1:2")
    kanvas.protect()


def gantt_row(sop: Sop) -> int:
    """The row of the title of the Gantt chart; its space is `sheets.gantt.gantt_height` rows below it."""
    return _LANGKAH + len(sop.langkah) + 2


def _band(kanvas: Kanvas, sop: Sop) -> None:
    kanvas.band("", 10)
    kanvas.put(1, 2, sop.perangkat_daerah, sampai=7, ukuran="judul", tebal=True, warna="putih", latar="pita")
    kanvas.name("br_perangkat_daerah", 1, 2)
    kanvas.put(
        1,
        8,
        f"Penyusunan {sop.sebutan_laporan} tahun",
        sampai=9,
        warna="tautan_pita",
        latar="pita",
        datar="right",
    )
    kanvas.put(1, 10, None, ukuran="judul", tebal=True, warna="putih", latar="pita", datar="center")
    kanvas.name("br_tahun", 1, 10)
    for lajur, lembar in enumerate(_NAVIGASI, start=2):
        kanvas.link(2, lajur, lembar, lembar, **blend(NAVIGASI, datar="center"))
    for lajur, lembar in ((2, peta.PANDUAN), (3, peta.NARASI)):
        kanvas.link(3, lajur, lembar, lembar, **blend(NAVIGASI, datar="center"))
    _dates(kanvas)


def _dates(kanvas: Kanvas) -> None:
    """When the sheet was brought up to date, and how long until the report must be delivered."""
    peran: Peran = {"latar": "kepala", "warna": "redup", "ukuran": "kecil"}
    for lajur in (1, 11):
        kanvas.put(3, lajur, latar="kepala")
    kanvas.put(3, 4, None, sampai=6, **blend(peran, tebal=True, warna="pita"))
    kanvas.name("br_batas", 3, 4)
    kanvas.put(3, 7, None, sampai=10, **blend(peran, bentuk="diperbarui", datar="right", indentasi=1))
    kanvas.name("br_diperbarui", 3, 7)
    latar, tulisan = kanvas.kuas.gaya.status["peringatan"]  # days late are those of that day
    lama = f"AND(ISNUMBER($G$3),$G$3<TODAY(),$B${_KAKI}<1)"
    kanvas.rule("G3:J3", lama, latar=latar, tulisan=tulisan, angka=_BELUM_HARI_INI)


def _cards(kanvas: Kanvas, sop: Sop) -> None:
    for baris, tinggi in ((3, 18), (4, 22), (_ISI, 50), (_RINCI, 27), (_KAKI, 20), (8, 8)):
        kanvas.sheet.row_dimensions[baris].height = tinggi
    isi = {
        "br_langkah": f"0 dari {len(sop.langkah)} langkah selesai",
        "br_menunggu": "Belum ada formulir yang dikirim",
        "br_temuan": "Belum ada pemeriksaan",
        "br_tindakan": "Lengkapi Pengaturan, Pejabat, Bidang, Indikator, dan Anggaran",
    }
    for judul, kiri, kanan, nama, latar in _KARTU:
        warna = "aksen" if nama == "br_tindakan" else "pita"
        kanvas.put(
            4, kiri, judul, sampai=kanan, ukuran="kecil", tebal=True, warna=warna, latar=latar, indentasi=1
        )
        kanvas.put(
            *(_ISI, kiri, isi[nama]),
            sampai=kanan,
            ukuran="subjudul" if nama in {"br_langkah", "br_temuan"} else "sedang",
            tebal=True,
            latar=latar,
            bungkus=True,
            bentuk="temuan" if nama == "br_temuan" else "umum",
            datar="left",
            indentasi=1,
            tegak="top",
        )
        kanvas.name(nama, _ISI, kiri)
    _details(kanvas, sop)
    _progress(kanvas)


def _details(kanvas: Kanvas, sop: Sop) -> None:
    """The line below each card's answer: the step and its light, how late, what kind, which button."""
    gaya = kanvas.kuas.gaya
    kanvas.put(_RINCI, 2, "belum", latar="latar", datar="center", tebal=True, ukuran="kecil")
    kanvas.name("br_status", _RINCI, 2)
    kanvas.statuses(f"B{_RINCI}:B{_RINCI}", STATUS_LANGKAH)
    awal = sop.langkah[0]
    for nama, kiri, kanan, latar, isi in (
        ("br_kini", 3, 3, "latar", awal.sebutan),
        ("br_terlambat", 4, 5, "belang_kartu", None),
        ("br_rincian", 6, 7, "latar", None),
        ("br_tombol", 8, 10, "aksen_muda", None),
    ):
        kecil: Peran = {"ukuran": "kecil", "warna": "redup", "latar": latar, "indentasi": 1, "bungkus": True}
        kanvas.put(_RINCI, kiri, isi, sampai=kanan if kanan > kiri else 0, **kecil)
        kanvas.name(nama, _RINCI, kiri)
    for sel, kata, status in (("D", "terlambat", "terlambat"), ("F", "galat", "galat")):
        latar, tulisan = gaya.status[status]
        kanvas.rule(
            f"{sel}{_RINCI}", f'ISNUMBER(SEARCH("{kata}",{sel}{_RINCI}))', latar=latar, tulisan=tulisan
        )


def _card_links(kanvas: Kanvas, sop: Sop, bidang: int) -> None:
    """The foot of each card: where its answer is told in full."""
    kecil: Peran = {"ukuran": "kecil", "warna": "tautan", "indentasi": 1}
    kumpul = next((x for x in sop.langkah if "kumpulkan" in x.aksi), None)
    kanvas.put(_KAKI, 5, latar="belang_kartu")
    kanvas.link(
        _KAKI, 4, "Daftar bidang ›", peta.BERANDA, f"B{bidang - 1}", **blend(kecil, latar="belang_kartu")
    )
    if kumpul:
        kanvas.link(_KAKI, 5, "Pengingat ›", kumpul.lembar, **blend(kecil, latar="belang_kartu"))
    kanvas.put(_KAKI, 7, latar="latar")
    kanvas.link(_KAKI, 6, "Buka Temuan ›", peta.TEMUAN, **blend(kecil, latar="latar"))
    tujuan = peta.link(sop.langkah[0].lembar, teks=f"Buka lembar {sop.langkah[0].lembar} ›")
    kanvas.put(_KAKI, 8, tujuan, sampai=10, **blend(kecil, latar="aksen_muda"))
    kanvas.name("br_buka", _KAKI, 8)


def _progress(kanvas: Kanvas) -> None:
    """The bar of the first card."""
    kanvas.put(
        *(_KAKI, 2, 0),
        sampai=3,
        latar="latar",
        bentuk="persen_bulat",
        datar="center",
        tebal=True,
        warna="pita",
    )
    kanvas.name("br_kemajuan", _KAKI, 2)
    batang = DataBarRule(  # type: ignore[no-untyped-call]
        "num", 0, "num", 1, color="FF" + kanvas.kuas.gaya.warna["batang"]
    )
    kanvas.sheet.conditional_formatting.add(f"B{_KAKI}:C{_KAKI}", batang)


def _steps(kanvas: Kanvas, sop: Sop) -> None:
    kanvas.title(_LANGKAH - 1, 2, "Langkah SOP")
    isi = [tuple(baris.values()) for baris in initial_steps(sop)]
    letak = add_table(
        kanvas,
        "tblLangkah",
        peta.TABEL["tblLangkah"],
        (_LANGKAH, 2),
        isi=isi,
        siap=len(isi),
        saring=False,
    )
    akhir = letak.kepala + letak.baris
    kanvas.statuses(letak.badan("Status", akhir=akhir), STATUS_LANGKAH)
    zebra(kanvas, letak, akhir=akhir)


def _units(kanvas: Kanvas, sop: Sop, kepala: int) -> None:
    kanvas.title(kepala - 1, 2, f"{sop.sebutan_bidang} yang mengisi formulir")
    letak = add_table(
        kanvas,
        "tblStatusBidang",
        peta.TABEL["tblStatusBidang"],
        (kepala, 2),
        siap=_BIDANG_SIAP,
        saring=False,
        lebar=False,
    )
    kanvas.statuses(letak.badan("Status"), STATUS_BIDANG)
    zebra(kanvas, letak)
