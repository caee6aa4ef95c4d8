"""The program's list sheets: the template of a bidang's data sheet, Temuan, Jejak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.master import data_map
from lkjip_xl.formats.master.settings_map import TINGKAT
from lkjip_xl.formats.sheets.table import Letak, add_table, whole_numbers, zebra

if TYPE_CHECKING:
    from lkjip_xl.domain.sop import Sop
    from lkjip_xl.formats.sheets.canvas import Kanvas

_KEPALA = data_map.KEPALA  # of the list sheets too
_SKALA = 49  # per cent: the widest table on one page


def draw_data_template(kanvas: Kanvas, sop: Sop) -> None:
    """The very hidden sheet that is copied for every bidang: the tables of its form side by side."""
    tabel = data_map.tables_of(sop.formulir)
    letak = [_data_table(kanvas, t, data_map.left_of(t, sop.formulir)) for t in tabel]
    for satu in letak[:-1]:
        kanvas.widths({satu.kanan + 1: 3})
    kanvas.band(
        "Isian bidang",
        letak[-1].kanan,
        [(2, "‹ Beranda", peta.BERANDA), (3, "Temuan", peta.TEMUAN), (4, "Rekap", peta.REKAP)],
    )
    for t, satu in zip(tabel, letak, strict=True):
        kanvas.title(3, satu.kiri, t.judul)
        if satu is not letak[0]:  # each stands on a page of its own in print
            kanvas.put(1, satu.kiri, t.judul, ukuran="judul", tebal=True, warna="putih", latar="pita")
    arti = "Merah: galat, harus diperbaiki. Kuning: peringatan. Penjelasannya di lembar Temuan."
    kanvas.put(3, letak[0].kiri + 3, arti, warna="redup")
    for satu in letak:
        _data_looks(kanvas, satu)
    kanvas.frozen(f"{'E' if 'indikator' in sop.formulir else 'D'}{_KEPALA + 1}")
    kanvas.printing(f"{sop.sebutan_laporan} {sop.singkatan}", ulang=f"{_KEPALA}:{_KEPALA}")
    if len(letak) > 1:
        kanvas.pages(_SKALA, *(x.lajur("Tanda") for x in letak[:-1]))
    kanvas.protect()
    kanvas.sheet.sheet_state = "veryHidden"


def _data_table(kanvas: Kanvas, tabel: data_map.TabelData, kiri: int) -> Letak:
    kolom = peta.TABEL[tabel.pola]
    return add_table(kanvas, tabel.pola, kolom, (_KEPALA, kiri), tegak="top", menerus=True)


def _data_looks(kanvas: Kanvas, letak: Letak) -> None:
    kanvas.sheet.column_dimensions[letak.lajur("Tanda")].hidden = True
    _marks(kanvas, letak)
    zebra(kanvas, letak)
    if "Target" in letak.kolom:
        sampai = "Penyebut" if "Penyebut" in letak.kolom else "Realisasi"
        whole_numbers(kanvas, letak.badan("Target", sampai))


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
    _list(kanvas, sop, "tblTemuan", "Temuan", "Belum ada pemeriksaan.")
    kanvas.name("tm_catatan", 3, 2)
    kanvas.frozen(f"D{_KEPALA + 1}")


def draw_log(kanvas: Kanvas, sop: Sop) -> None:
    """Sheet Jejak: who did what and when."""
    _list(kanvas, sop, "tblJejak", "Jejak", "Catatan pekerjaan, diisi program.")
    kanvas.frozen(f"C{_KEPALA + 1}")


def _list(kanvas: Kanvas, sop: Sop, nama: str, judul: str, catatan: str) -> None:
    letak = add_table(kanvas, nama, peta.TABEL[nama], (_KEPALA, 2), tegak="top", menerus=True)
    kanvas.band(judul, letak.kanan, [(2, "‹ Beranda", peta.BERANDA)])
    kanvas.put(3, 2, catatan, warna="redup")
    kanvas.sheet.row_dimensions[3].height = 22
    if "Tingkat" in letak.kolom:
        kanvas.statuses(letak.badan("Tingkat"), TINGKAT)
    zebra(kanvas, letak)
    kanvas.printing(f"{sop.sebutan_laporan} {sop.singkatan}", ulang=f"{_KEPALA}:{_KEPALA}")
    kanvas.protect()
