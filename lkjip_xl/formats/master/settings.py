"""Sheet Pengaturan: one value per row, and the scale tables at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.master import settings_map as setelan
from lkjip_xl.formats.master.rows import initial_letters, initial_predicates, initial_scale, initial_settings
from lkjip_xl.formats.master.sheets import frame
from lkjip_xl.formats.sheets.table import add_table, choices, dates, numbers

if TYPE_CHECKING:
    from lkjip_xl.domain.sop import Sop
    from lkjip_xl.formats.sheets.canvas import Kanvas

_KEPALA = 4
_BENTUK = {"teks": "teks", "angka": "umum", "tanggal": "tanggal_panjang", "pilihan": "umum"}


def draw_settings(kanvas: Kanvas, sop: Sop) -> None:
    """Sheet Pengaturan: one value per row, and the scale tables at the right."""
    frame(kanvas, sop, "Pengaturan", 14, "Ubah hanya kolom Nilai. Perubahan berlaku pada langkah berikutnya.")
    isi = [tuple(b.values()) for b in initial_settings(sop)]
    letak = add_table(
        kanvas,
        "tblPengaturan",
        peta.TABEL["tblPengaturan"],
        (_KEPALA, 2),
        isi=isi,
        siap=len(isi),
        saring=False,
    )
    for i, s in enumerate(setelan.SETELAN):
        _setting(kanvas, letak.awal + i, s, isi[i][1])
    kanan = letak.kanan + 2
    kanvas.widths({letak.kanan + 1: 3, kanan + 2: 3, kanan + 5: 3})
    for nama, di, baris in (
        ("tblSkala", kanan, [tuple(b.values()) for b in initial_scale()]),
        ("tblPredikat", kanan + 3, [tuple(b.values()) for b in initial_predicates()]),
        ("tblNomorSurat", kanan + 6, [tuple(b.values()) for b in initial_letters(sop)]),
    ):
        siap = len(baris) + 6
        add_table(
            kanvas,
            nama,
            peta.TABEL[nama],
            (_KEPALA, di),
            isi=baris,
            baris=siap,
            siap=siap,
            orang=True,
            saring=False,
        )
    kanvas.frozen(f"C{_KEPALA + 1}")
    kanvas.protect()


def _setting(kanvas: Kanvas, baris: int, s: setelan.Setelan, nilai: object) -> None:
    kanvas.put(baris, 2, s.nama, garis="garis", bentuk="teks", indentasi=1)
    kanvas.put(
        *(baris, 3, nilai),
        bentuk=_BENTUK[s.isi],
        latar="isian",
        garis="isian_garis",
        datar="left",
        terkunci=False,
        bungkus=True,
        indentasi=1,
    )
    kanvas.put(baris, 4, s.keterangan, garis="garis", warna="redup", bungkus=True, indentasi=1)
    if s.pilihan:
        choices(kanvas, f"C{baris}", s.pilihan)
    elif s.isi == "tanggal":
        dates(kanvas, f"C{baris}")
    elif s.isi == "angka":
        numbers(kanvas, f"C{baris}")
