"""The program's list sheets: the template of a bidang's data sheet, Temuan, Jejak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.settings_map import TINGKAT
from lkjip_xl.formats.sheet_table import Letak, add_table, whole_numbers, zebra

if TYPE_CHECKING:
    from lkjip_xl.domain.sop import Sop
    from lkjip_xl.formats.sheet_canvas import Kanvas

_KEPALA = 4
_DATA_SIAP = 60
_DAFTAR_SIAP = 200


def draw_data_template(kanvas: Kanvas, sop: Sop) -> None:
    """The very hidden sheet that is copied for every bidang: indicators, then budget lines beside them."""
    letak = add_table(kanvas, "tblIsian", peta.TABEL["tblIsian"], (_KEPALA, 2), siap=_DATA_SIAP, tegak="top")
    kanan = letak.kanan + 2
    anggaran = add_table(
        kanvas,
        "tblIsianAnggaran",
        peta.TABEL["tblIsianAnggaran"],
        (_KEPALA, kanan),
        siap=_DATA_SIAP,
        tegak="top",
    )
    kanvas.widths({letak.kanan + 1: 3})
    kanvas.band(
        "Isian bidang",
        anggaran.kanan,
        [(2, "‹ Beranda", peta.BERANDA), (3, "Temuan", peta.TEMUAN), (4, "Rekap", peta.REKAP)],
    )
    kanvas.title(3, 2, "Indikator kinerja")
    kanvas.put(
        3,
        5,
        "Merah: galat, harus diperbaiki. Kuning: peringatan. Penjelasannya di lembar Temuan.",
        warna="redup",
    )
    kanvas.title(3, kanan, "Realisasi anggaran")
    for tabel in (letak, anggaran):
        kanvas.sheet.column_dimensions[tabel.lajur("Tanda")].hidden = True
        _marks(kanvas, tabel)
        zebra(kanvas, tabel)
    whole_numbers(kanvas, letak.badan("Target", "Penyebut"))
    kanvas.frozen(f"E{_KEPALA + 1}")
    kanvas.printing(f"{sop.sebutan_laporan} {sop.singkatan}", ulang=f"1:{_KEPALA}")
    kanvas.pages(60, letak.lajur("Penyebut"), letak.lajur("Tanda"))
    kanvas.protect()
    kanvas.sheet.sheet_state = "veryHidden"


def _marks(kanvas: Kanvas, letak: Letak) -> None:
    """Colour the cells whose column is named in "Tanda" (see `sheet_map.marks`)."""
    kepala = f"{letak.lajur(letak.kolom[0])}${letak.kepala}"
    tanda = f"${letak.lajur('Tanda')}{letak.awal}"
    for tingkat in TINGKAT:
        latar, tulisan = kanvas.kuas.gaya.status[tingkat]
        rumus = f'ISNUMBER(SEARCH(";"&{kepala}&":{tingkat};",{tanda}))'
        kanvas.rule(letak.badan(), rumus, latar=latar, tulisan=tulisan, garis=tulisan, tebal=True)


def draw_findings(kanvas: Kanvas, sop: Sop) -> None:
    """Sheet Temuan: every finding with a link to its cell."""
    _list(kanvas, sop, "tblTemuan", "Temuan", "Galat harus diperbaiki; peringatan cukup diperiksa.")
    kanvas.frozen(f"D{_KEPALA + 1}")


def draw_log(kanvas: Kanvas, sop: Sop) -> None:
    """Sheet Jejak: who did what and when."""
    _list(kanvas, sop, "tblJejak", "Jejak", "Catatan pekerjaan, diisi program.")
    kanvas.frozen(f"C{_KEPALA + 1}")


def _list(kanvas: Kanvas, sop: Sop, nama: str, judul: str, catatan: str) -> None:
    letak = add_table(kanvas, nama, peta.TABEL[nama], (_KEPALA, 2), siap=_DAFTAR_SIAP, tegak="top")
    kanvas.band(judul, letak.kanan, [(2, "‹ Beranda", peta.BERANDA)])
    kanvas.put(3, 2, catatan, warna="redup")
    kanvas.sheet.row_dimensions[3].height = 22
    if "Tingkat" in letak.kolom:
        kanvas.statuses(letak.badan("Tingkat"), TINGKAT)
    zebra(kanvas, letak)
    kanvas.printing(f"{sop.sebutan_laporan} {sop.singkatan}", ulang=f"{_KEPALA}:{_KEPALA}")
    kanvas.protect()
