"""Sheet Rekap: the office's totals, three tables side by side, and above each its native chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.sheets.canvas import NAVIGASI
from lkjip_xl.formats.sheets.chart import bar_chart
from lkjip_xl.formats.sheets.style import blend
from lkjip_xl.formats.sheets.table import Letak, add_table, whole_numbers, zebra

if TYPE_CHECKING:
    from lkjip_xl.domain.sop import Sop
    from lkjip_xl.formats.sheets.canvas import Kanvas
    from lkjip_xl.formats.sheets.style import Peran

_KARTU = 4  # labels of the totals; the values stand below
_GRAFIK = 7
_KEPALA = 26
_SIAP = 150
_TOTAL = (
    ("rk_capaian", "Capaian kinerja (%)", "persen"),
    ("rk_kategori", "Kategori", "teks"),
    ("rk_serapan", "Serapan anggaran (%)", "persen"),
    ("rk_pagu", "Pagu", "rupiah"),
    ("rk_realisasi", "Realisasi", "rupiah"),
)
_BLOK = (
    ("tblRekapSasaran", "Per sasaran strategis", peta.GRAFIK_SASARAN),
    ("tblRekap", "Per indikator", peta.GRAFIK_INDIKATOR),
    ("tblRekapAnggaran", "Per baris anggaran", peta.GRAFIK_ANGGARAN),
)


def draw_rekap(kanvas: Kanvas, sop: Sop) -> None:
    """Draw the whole sheet; the charts stand above the tables, so growing tables never meet them."""
    letak: dict[str, Letak] = {}
    kiri = 2
    for nama, judul, _ in _BLOK:
        kanvas.title(_KEPALA - 1, kiri, judul)
        letak[nama] = add_table(kanvas, nama, peta.TABEL[nama], (_KEPALA, kiri), siap=_SIAP)
        zebra(kanvas, letak[nama])
        kanvas.widths({letak[nama].kanan + 1: 3})
        kiri = letak[nama].kanan + 2
    whole_numbers(kanvas, letak["tblRekap"].badan("Target", "Realisasi"))
    _band(kanvas, letak)
    _totals(kanvas)
    for nama, _, grafik in _BLOK:
        bar_chart(kanvas, grafik, letak[grafik.tabel], f"{letak[nama].lajur(letak[nama].kolom[0])}{_GRAFIK}")
    kanvas.frozen("A3")
    kanvas.printing(f"{sop.sebutan_laporan} {sop.singkatan}", ulang=f"{_KEPALA}:{_KEPALA}")
    kanvas.pages(
        66,
        letak["tblRekapSasaran"].lajur("Status Efisiensi"),
        letak["tblRekap"].lajur("Kategori"),
        letak["tblRekap"].lajur("Asal"),
    )
    kanvas.protect()


def _band(kanvas: Kanvas, letak: dict[str, Letak]) -> None:
    kanan = letak["tblRekapAnggaran"].kanan
    kanvas.band("Rekap capaian kinerja dan anggaran", kanan, [(2, "‹ Beranda", peta.BERANDA)])
    for nama, judul, _ in _BLOK[1:]:
        kanvas.put(1, letak[nama].kiri, judul, ukuran="judul", tebal=True, warna="putih", latar="pita")
    lanjutan = letak["tblRekap"].kiri + letak["tblRekap"].kolom.index("Kategori") + 1
    kanvas.put(
        1, lanjutan, "Per indikator (lanjutan)", ukuran="judul", tebal=True, warna="putih", latar="pita"
    )
    tujuan = (("Per indikator ›", "tblRekap"), ("Anggaran ›", "tblRekapAnggaran"))
    for lajur, (teks, nama) in enumerate(tujuan, start=3):
        sel = f"{letak[nama].lajur(letak[nama].kolom[0])}1"
        kanvas.link(2, lajur, teks, peta.REKAP, sel, **NAVIGASI)


def _totals(kanvas: Kanvas) -> None:
    tempat = ((2, 2), (3, 4), (5, 6), (7, 7), (8, 8))
    for baris, tinggi in ((3, 8), (_KARTU, 20), (_KARTU + 1, 30), (_KARTU + 2, 8)):
        kanvas.sheet.row_dimensions[baris].height = tinggi
    for (nama, label, bentuk), (kiri, kanan) in zip(_TOTAL, tempat, strict=True):
        rupa: Peran = {"tebal": True, "latar": "latar", "datar": "left", "indentasi": 1}
        kanvas.put(_KARTU, kiri, label, sampai=kanan, **blend(rupa, ukuran="kecil", warna="redup"))
        besar: Peran = {**rupa, "ukuran": "subjudul", "warna": "pita", "bentuk": bentuk}
        kanvas.put(_KARTU + 1, kiri, None, sampai=kanan, **besar)
        kanvas.name(nama, _KARTU + 1, kiri)
