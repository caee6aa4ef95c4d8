"""The sheets people fill in: Pengaturan, Pejabat, Bidang, Indikator, Anggaran, Libur; and their lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.domain.records import Agregasi, Konsolidasi, Polaritas
from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.master import settings_map as setelan
from lkjip_xl.formats.master.rows import initial_pejabat
from lkjip_xl.formats.sheets.table import (
    Letak,
    add_table,
    choices,
    dates,
    numbers,
    validate,
    whole_numbers,
    zebra,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lkjip_xl.domain.sop import Sop
    from lkjip_xl.formats.sheets.canvas import Kanvas

_KEPALA = 4  # header row of every sheet with one table


def draw_officials(kanvas: Kanvas, sop: Sop) -> None:
    """Sheet Pejabat: roles of the SOP, to be given names."""
    frame(
        kanvas, sop, "Pejabat", 7, "Isi nama dan NIP pejabat untuk setiap peran; tambahkan baris bila perlu."
    )
    isi = [tuple(b.values()) for b in initial_pejabat(sop)]
    letak = _people(kanvas, "tblPejabat", len(isi) + 8, isi=isi)
    choices(
        kanvas, letak.badan("Sebutan", akhir=60), setelan.SEBUTAN, tanya="Kosongkan bila pejabat definitif."
    )
    _nip(kanvas, letak)


def draw_units(kanvas: Kanvas, sop: Sop) -> None:
    """Sheet Bidang: who receives a form."""
    catatan = f"Satu baris untuk setiap {sop.sebutan_bidang.lower()} yang menerima formulir. Kode pendek, tanpa spasi."
    frame(kanvas, sop, "Bidang", 5, catatan)
    letak = _people(kanvas, "tblBidang", 15)
    validate(
        *(kanvas, letak.badan("Kode", akhir=300)),
        type="custom",
        formula1=_unit_code(f"{letak.lajur('Kode')}{letak.awal}", letak.lajur("Kode")),
        pesan='Kode harus berbeda dari baris lain, paling panjang 15 huruf, tanpa spasi, "/", atau ";".',
        tanya="Kode pendek, misalnya REHSOS. Dipakai dalam nama berkas formulir.",
    )
    _nip(kanvas, letak)


def draw_indicators(kanvas: Kanvas, sop: Sop) -> None:
    """Sheet Indikator: targets, rules and history of every indicator."""
    catatan = "Satu baris per indikator. Beberapa bidang dipisah titik koma, misalnya REHSOS; LINJAMSOS."
    frame(kanvas, sop, "Indikator", 16, catatan)
    letak = _people(kanvas, "tblIndikator", 30)
    for kolom, kata in (("Polaritas", Polaritas), ("Konsolidasi", Konsolidasi), ("Agregasi", Agregasi)):
        choices(kanvas, letak.badan(kolom, akhir=500), [str(k) for k in kata])
    for kolom in ("Target Renstra", "Standar Nasional", *peta.RIWAYAT):
        numbers(kanvas, letak.badan(kolom, akhir=500))
    whole_numbers(kanvas, letak.badan("Target"))
    whole_numbers(kanvas, letak.badan("Target Renstra", "Realisasi n-4"))
    kanvas.frozen(f"E{_KEPALA + 1}")


def draw_budget(kanvas: Kanvas, sop: Sop) -> None:
    """Sheet Anggaran: the budget lines."""
    frame(kanvas, sop, "Anggaran", 7, "Program, kegiatan, dan sub kegiatan beserta pagunya.")
    letak = _people(kanvas, "tblAnggaran", 30)
    choices(kanvas, letak.badan("Jenjang", akhir=500), setelan.JENJANG)
    choices(kanvas, letak.badan("Bidang", akhir=500), "dft_bidang", wajib=False)
    validate(
        *(kanvas, letak.badan("Pagu", akhir=500)),
        type="decimal",
        operator="greaterThanOrEqual",
        formula1="0",
        pesan="Isi dengan angka rupiah tanpa tulisan, misalnya 150000000.",
    )
    kanvas.frozen(f"D{_KEPALA + 1}")


def draw_holidays(kanvas: Kanvas, sop: Sop) -> None:
    """Sheet Libur: days that are no working days."""
    frame(kanvas, sop, "Libur", 4, "Hari libur dan cuti bersama; tambahkan libur daerah bila ada.")
    letak = _people(kanvas, "tblLibur", 45)
    dates(kanvas, letak.badan("Tanggal", akhir=300))
    choices(kanvas, letak.badan("Jenis", akhir=300), setelan.JENIS_LIBUR)
    kanvas.sheet.page_setup.orientation = "portrait"  # four narrow columns, many rows


def draw_texts(kanvas: Kanvas, sop: Sop) -> None:
    """Sheet Narasi: the parts of the report that people write."""
    catatan = "Tulis uraian setiap bagian laporan; Alt+Enter memulai alinea baru."
    frame(kanvas, sop, "Narasi", 3, catatan)
    isi: list[tuple[object, ...]] = [(bagian, None) for bagian in setelan.BAGIAN_NARASI]
    letak = _people(kanvas, "tblNarasi", len(isi), isi=isi)
    kanvas.widths({letak.kiri: 26, letak.kanan: 110})


def draw_lists(kanvas: Kanvas) -> None:
    """The hidden sheet: names of lists that stand on other sheets."""
    from openpyxl.workbook.defined_name import DefinedName

    kanvas.put(1, 2, "Lembar bantu: daftar pilihan. Jangan dihapus.", warna="redup")
    kanvas.book.defined_names["dft_bidang"] = DefinedName("dft_bidang", attr_text="Bidang!$B$5:$B$104")
    kanvas.sheet.sheet_state = "hidden"


def frame(kanvas: Kanvas, sop: Sop, judul: str, kanan: int, catatan: str) -> None:
    """Band, remark and print set-up of a sheet whose table header stands in row 4."""
    kanvas.band(judul, kanan, [(2, "‹ Beranda", peta.BERANDA)])
    kanvas.put(3, 2, catatan, warna="redup")
    kanvas.sheet.row_dimensions[3].height = 22
    kanvas.printing(f"{sop.sebutan_laporan} {sop.singkatan}", ulang=f"{_KEPALA}:{_KEPALA}")


def _people(kanvas: Kanvas, nama: str, baris: int, *, isi: Sequence[tuple[object, ...]] = ()) -> Letak:
    letak = add_table(
        kanvas,
        nama,
        peta.TABEL[nama],
        (_KEPALA, 2),
        isi=isi,
        baris=baris,
        siap=max(100, baris),
        orang=True,
    )
    zebra(kanvas, letak, orang=True)
    kanvas.frozen(f"C{_KEPALA + 1}")
    return letak


def _unit_code(sel: str, kolom: str) -> str:
    unik = f"COUNTIF(${kolom}$5:${kolom}$300,{sel})=1"
    aman = "".join(f',ISERROR(FIND("{c}",{sel}))' for c in " /;|\\")
    return f"AND({unik},LEN({sel})<=15{aman})"


def _nip(kanvas: Kanvas, letak: Letak) -> None:
    sel = f"{letak.lajur('NIP')}{letak.awal}"
    validate(
        *(kanvas, letak.badan("NIP", akhir=300)),
        type="custom",
        formula1=f'LEN(SUBSTITUTE({sel}," ",""))=18',
        pesan="NIP terdiri atas 18 angka, misalnya 19800101 200501 1 001.",
        tanya="18 angka; spasi boleh.",
        wajib=False,
    )
