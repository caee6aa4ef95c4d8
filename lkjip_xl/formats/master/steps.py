"""One sheet per SOP step: the card of the step at the left, its working tables at the right."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lkjip_xl.domain.lke import JAWABAN
from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.master import settings_map as setelan
from lkjip_xl.formats.master.lke import prefilled
from lkjip_xl.formats.sheets.canvas import NAVIGASI
from lkjip_xl.formats.sheets.table import Letak, add_table, choices, dates, zebra

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lkjip_xl.domain.sop import Langkah, Sop
    from lkjip_xl.formats.sheets.canvas import Kanvas
    from lkjip_xl.formats.sheets.style import Peran

_ATAS = 5  # the header row: the step's card at the left, the first working table at the right
_KIRI = 2
_KERJA = 6  # first column of the working tables
_SKALA = 54  # per cent: the widest table fits a page together with the card
_MUAT = 36  # characters on a line of the step's card
_TINGGI_BEBAS = 40  # points: a row chosen higher than this has room for three lines
_CEK_CADANGAN = 3  # blank lines for items of the office's own
_KELUARAN_SIAP = 60
_PILIHAN = {
    "LKE": ("Jawaban", tuple(JAWABAN)),
    "Tim": ("Kedudukan", setelan.KEDUDUKAN_TIM),
    "TindakLHE": ("Status", setelan.STATUS_TINDAK_LANJUT),
}
_RINCI = (
    ("status", "Status", "tengah"),
    ("rencana_mulai", "Rencana mulai", "tanggal_panjang"),
    ("tenggat", "Tenggat", "tanggal_panjang"),
    ("mulai", "Mulai", "tanggal_panjang"),
    ("selesai", "Selesai", "tanggal_panjang"),
    ("kembali", "Dikembalikan", "teks"),
)


def draw_step(kanvas: Kanvas, sop: Sop, posisi: int) -> None:
    """Draw the sheet of the step at `posisi` (from 0)."""
    langkah = sop.langkah[posisi]
    kanvas.widths({5: 3})
    bawah = _card(kanvas, langkah, len(sop.langkah), posisi)
    bawah = _checklist(kanvas, langkah, bawah)
    _outputs(kanvas, langkah, bawah)
    tabel = _working_tables(kanvas, langkah)
    blok = sorted(
        {letak.kanan: letak for letak in tabel if letak.kepala == _ATAS}.values(), key=lambda b: b.kiri
    )
    kanan = max([_KERJA + 5, *(letak.kanan for letak in tabel)])
    _band(kanvas, sop, posisi, kanan)
    kanvas.frozen(f"A{_ATAS + 1}")
    kanvas.printing(
        f"{sop.sebutan_laporan} {sop.singkatan} · Langkah {langkah.tanda}", ulang=f"{_ATAS}:{_ATAS}"
    )
    if len(blok) > 1:
        kanvas.pages(_SKALA, *(letak.lajur(letak.kolom[-1]) for letak in blok[:-1]))
        _jumps(kanvas, langkah, blok)
    _free_heights(kanvas)
    kanvas.protect()


def _jumps(kanvas: Kanvas, langkah: Langkah, blok: Sequence[Letak]) -> None:
    """Links to the tables that stand further to the right."""
    for urut, letak in enumerate(blok[1:], start=1):
        judul = kanvas.sheet.cell(_ATAS - 1, letak.kiri).value
        sel = f"{letak.lajur(letak.kolom[0])}{_ATAS - 1}"
        kiri = _KERJA + 2 * urut
        kanvas.link(2, kiri, f"{judul} ›", langkah.lembar, sel, **NAVIGASI)
        kanvas.sheet.merge_cells(start_row=2, start_column=kiri, end_row=2, end_column=kiri + 1)


def _band(kanvas: Kanvas, sop: Sop, posisi: int, kanan: int) -> None:
    langkah = sop.langkah[posisi]
    tautan = [(2, "‹ Beranda", peta.BERANDA)]
    if posisi:
        tautan.append((3, "‹ Langkah sebelumnya", sop.langkah[posisi - 1].lembar))
    if posisi + 1 < len(sop.langkah):
        tautan.append((_KERJA, "Langkah berikutnya ›", sop.langkah[posisi + 1].lembar))
    judul = re.sub(r"^\d+[a-z]?[. ]+", "", langkah.lembar)
    kanvas.band(f"Langkah {langkah.tanda} · {judul}", kanan, tautan)
    for kiri in (3, _KERJA):  # the columns below are narrower than the words
        kanvas.sheet.merge_cells(start_row=2, start_column=kiri, end_row=2, end_column=kiri + 1)
    kanvas.put(3, 2, langkah.aktivitas, sampai=min(kanan, _KERJA + 6), bungkus=True, ukuran="subjudul")
    kanvas.sheet.row_dimensions[3].height = 36
    kanvas.sheet.row_dimensions[4].height = 22


def _card(kanvas: Kanvas, langkah: Langkah, jumlah: int, posisi: int) -> int:
    kepala: Peran = {"tebal": True, "warna": "putih", "latar": "pita_muda", "indentasi": 1}
    kanvas.put(
        _ATAS, _KIRI, f"Langkah {langkah.tanda} (urutan {posisi + 1} dari {jumlah})", sampai=4, **kepala
    )
    pelaku = ", ".join(p.peran + (" *" if p.disimpulkan else "") for p in langkah.pelaksana)
    tetap = (
        ("Pelaksana", pelaku),
        ("Waktu menurut SOP", langkah.waktu.cetak),
        ("Output menurut SOP", langkah.output),
    )
    baris = _ATAS + 1
    for sel, label, bentuk in _RINCI:
        _line(kanvas, baris, label, None, bentuk)
        if sel == "kembali":  # how often and why: three lines
            kanvas.sheet.row_dimensions[baris].height = _TINGGI_BEBAS
        kanvas.name(peta.step_name(langkah.id, sel), baris, 3)
        baris += 1
    kanvas.sheet.cell(_ATAS + 1, 3).value = "belum"
    kanvas.statuses(f"C{_ATAS + 1}:D{_ATAS + 1}", setelan.STATUS_LANGKAH)
    for label, isi in tetap:
        _line(kanvas, baris, label, isi, "teks")
        if len(isi) > _MUAT:
            kanvas.sheet.row_dimensions[baris].height = max(15 * -(-len(isi) // _MUAT), _TINGGI_BEBAS)
        baris += 1
    kanvas.put(baris, _KIRI, "Catatan", **_LABEL)
    kanvas.put(
        *(baris, 3, None),
        sampai=4,
        bungkus=True,
        tegak="top",
        latar="isian",
        garis="isian_garis",
        terkunci=False,
        bentuk="teks",
    )
    kanvas.sheet.row_dimensions[baris].height = 46
    kanvas.name(peta.step_name(langkah.id, "catatan"), baris, 3)
    return baris + 2


_LABEL: Peran = {"warna": "redup", "latar": "latar", "garis": "garis", "indentasi": 1}


def _line(kanvas: Kanvas, baris: int, label: str, isi: str | None, bentuk: str) -> None:
    kanvas.put(baris, _KIRI, label, **_LABEL)
    kanvas.put(
        *(baris, 3, isi),
        sampai=4,
        bentuk=bentuk,
        datar="left",
        garis="garis",
        bungkus=True,
        indentasi=1,
    )


def _checklist(kanvas: Kanvas, langkah: Langkah, atas: int) -> int:
    kanvas.title(atas, _KIRI, "Kelengkapan")
    butir = [(b, None, None) for b in langkah.butir_kelengkapan]
    nama = peta.step_table("Cek", langkah.id)
    baris = len(butir) + _CEK_CADANGAN
    letak = add_table(
        *(kanvas, nama, peta.KOLOM_CEK, (atas + 1, _KIRI)),
        isi=butir,
        baris=baris,
        siap=baris,
        orang=True,
        saring=False,
    )
    akhir = letak.kepala + letak.baris
    choices(kanvas, letak.badan("Ada", akhir=akhir), ("ada", "belum"))
    kanvas.rule(
        letak.badan("Ada", akhir=akhir),
        f'{letak.lajur("Ada")}{letak.awal}="ada"',
        latar=kanvas.kuas.gaya.status["selesai"][0],
        tulisan=kanvas.kuas.gaya.status["selesai"][1],
        tebal=True,
    )
    return akhir + 2


def _outputs(kanvas: Kanvas, langkah: Langkah, atas: int) -> None:
    kanvas.title(atas, _KIRI, "Keluaran")
    nama = peta.step_table("Keluaran", langkah.id)
    letak = add_table(
        kanvas, nama, peta.KOLOM_KELUARAN, (atas + 1, _KIRI), siap=_KELUARAN_SIAP, saring=False, lebar=False
    )
    zebra(kanvas, letak)


def _working_tables(kanvas: Kanvas, langkah: Langkah) -> list[Letak]:
    """Lay the working tables: below a bounded one there is room, beside others starts a new block."""
    baris, kiri, hasil = _ATAS, _KERJA, []
    kerja = sorted(peta.work_tables(langkah), key=lambda k: not k.terbatas)
    if not kerja:
        _nothing(kanvas, langkah)
    for urut, tabel in enumerate(kerja):
        letak = _working_table(kanvas, langkah, tabel, (baris, kiri))
        hasil.append(letak)
        if tabel.terbatas and urut + 1 < len(kerja) and not kerja[urut + 1].sendiri:
            baris = letak.kepala + letak.baris + 3
        else:
            baris, kiri = _ATAS, letak.kanan + 2
            kanvas.widths({letak.kanan + 1: 3})
    return hasil


def _working_table(kanvas: Kanvas, langkah: Langkah, kerja: peta.Kerja, di: tuple[int, int]) -> Letak:
    kanvas.title(di[0] - 1, di[1], kerja.judul)
    letak = add_table(
        *(kanvas, peta.step_table(kerja.jenis, langkah.id), kerja.kolom, di),
        isi=prefilled(kerja.jenis),
        baris=kerja.baris if kerja.orang else 1,
        siap=kerja.tersedia,
        orang=kerja.orang,
        saring=False,
    )
    _words(kanvas, kerja, letak)
    for kolom in kerja.program:
        _locked(kanvas, kerja, letak, kolom)
    if not kerja.orang:
        zebra(kanvas, letak)
    return letak


def _words(kanvas: Kanvas, kerja: peta.Kerja, letak: Letak) -> None:
    akhir = letak.kepala + kerja.tersedia
    daftar = {
        "Reviu": ("Keputusan", setelan.KEPUTUSAN),
        "Koreksi": ("Status", setelan.STATUS_KOREKSI),
        "Periksa": ("Status", setelan.STATUS_BIDANG),
        "Tunggu": ("Status", setelan.STATUS_BIDANG),
        "Terima": ("Kelas", ("diterima", "diterima dengan peringatan", "ditolak", "bukan formulir")),
    }.get(kerja.jenis)
    if daftar:
        kolom, kata = daftar
        kanvas.statuses(letak.badan(kolom, akhir=akhir), kata)
        if kerja.orang:
            choices(kanvas, letak.badan(kolom, akhir=akhir), kata)
    if kerja.jenis in _PILIHAN:
        kolom, kata = _PILIHAN[kerja.jenis]
        choices(kanvas, letak.badan(kolom, akhir=akhir), kata)
    if kerja.jenis == "Reviu":
        dates(kanvas, letak.badan("Tanggal", akhir=akhir))


def _free_heights(kanvas: Kanvas) -> None:
    """Rows grow with the texts of the working tables: low rows of the card at the left do not hold them."""
    for baris, rentang in kanvas.sheet.row_dimensions.items():
        if baris > _ATAS and rentang.height is not None and rentang.height < _TINGGI_BEBAS:
            rentang.height = None


def _locked(kanvas: Kanvas, kerja: peta.Kerja, letak: Letak, kolom: str) -> None:
    """A column that the program fills among those of people."""
    lajur = letak.kiri + letak.kolom.index(kolom)
    bentuk = kanvas.kuas.gaya.kolom(f"tbl{kerja.jenis}", kolom).bentuk
    for baris in range(letak.awal, letak.awal + kerja.tersedia):
        kanvas.put(baris, lajur, latar="terkunci", garis="garis", bentuk=bentuk, terkunci=True)


def _nothing(kanvas: Kanvas, langkah: Langkah) -> None:
    kanvas.title(_ATAS - 1, _KERJA, "Yang dikerjakan")
    kanvas.widths(dict.fromkeys(range(_KERJA, _KERJA + 6), 18.0))
    pesan = "Tidak ada tabel. Lengkapi daftar kelengkapan di sebelah kiri, lalu tekan tombol langkah ini."
    for i, teks in enumerate((pesan, f"Output: {langkah.output}")):
        kanvas.put(
            _ATAS + i, _KERJA, teks, sampai=_KERJA + 5, bungkus=True, tegak="top", latar="latar", indentasi=1
        )
