"""What the first sheet of a form says about filling it: one sentence a line, for the tables it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_LEMBAR: Final = {
    "indikator": "Indikator",
    "anggaran": "Anggaran",
    "individu": "Individu",
    "dokumen": "Dokumen",
}
YANG_DIMINTA: Final = {
    "indikator": "Realisasi triwulan dan setahun; penjelasan bila target tidak tercapai",
    "anggaran": "Realisasi anggaran setahun, dalam rupiah",
    "individu": "Kinerja setiap pegawai, satu baris untuk satu indikator",
    "dokumen": "Ada atau tidaknya setiap dokumen, beserta tautannya",
}
"""What each sheet asks, in half a sentence."""
_ANGKA: Final = (
    "Tulis angka dengan koma desimal, misalnya 87,5. Jangan menulis satuan, tanda %, atau Rp di dalam sel."
)
_KHUSUS: Final = {
    "indikator": (
        "Isi TW I sampai TW IV, lalu Realisasi setahun: kolom Usulan memperlihatkan angka menurut triwulan.",
        "Bila belum ada data, tulis n/a, bukan 0.",
        "Untuk persentase atau rasio, isi juga Pembilang dan Penyebut agar angkanya dapat diperiksa.",
        "Bila target tidak tercapai, isi Kendala, Solusi, Rencana Tindak Lanjut, PIC, dan Batas Waktu.",
        "Kolom Status mengatakan apa yang masih kurang.",
    ),
    "individu": (
        "Lembar Individu: satu baris untuk satu indikator seorang pegawai; baris yang tidak dipakai dibiarkan kosong.",
    ),
    "dokumen": (
        "Lembar Dokumen: pilih ada atau tidak untuk setiap dokumen.",
        "Bila ada, isi Tanggal dokumen atau Tautan ke berkasnya, dan Halaman tempat datanya.",
        "Bila tidak ada, jelaskan sebabnya di kolom Keterangan.",
    ),
}
_DENGAN_TANGAN: Final = {
    "indikator": (
        "Tulis angka dengan koma desimal, misalnya 87,5, tanpa satuan, tanda %, atau Rp.",
        "Isi TW I sampai TW IV dan Realisasi setahun. Bila belum ada data, tulis n/a, bukan 0.",
        "Bila target tidak tercapai, isi Kendala, Solusi, Rencana Tindak Lanjut, PIC, dan Batas Waktu.",
    ),
    "anggaran": ("Tulis realisasi anggaran dalam rupiah penuh, misalnya 125.000.000.",),
    "individu": ("Lembar Individu: satu baris untuk satu indikator seorang pegawai.",),
    "dokumen": ("Lembar Dokumen: tulis ada atau tidak; bila tidak ada, jelaskan sebabnya.",),
}
_SERAHKAN: Final = "Tanda tangani lembar ini, lalu serahkan semua lembarnya kepada perencana sebelum tenggat."
_KIRIM: Final = (
    "Simpan dengan nama berkas yang sama, lalu kembalikan sebelum tenggat. Jangan menyalin ke berkas lain."
)


def how_to_fill(formulir: Sequence[str], banyak: int) -> list[str]:
    """At most `banyak` sentences for a form with these tables, the first step first."""
    urut = ", lalu ".join(f"lembar {_LEMBAR[jenis]}" for jenis in formulir)
    mulai = f"Buka {urut}. Isi hanya sel berwarna kuning; sel abu-abu terkunci."
    angka = () if list(formulir) == ["dokumen"] else (_ANGKA,)
    khusus = [*angka, *(kalimat for jenis in formulir for kalimat in _KHUSUS.get(jenis, ()))]
    return [mulai, *_packed(khusus, banyak - 2), _KIRIM]


def how_by_hand(formulir: Sequence[str], banyak: int) -> list[str]:
    """The same for a form on paper."""
    kalimat = [k for jenis in formulir for k in _DENGAN_TANGAN.get(jenis, ())]
    return [*_packed(kalimat, banyak - 1), _SERAHKAN]


def _packed(kalimat: Sequence[str], banyak: int) -> list[str]:
    """The sentences on that many lines: neighbours share a line, the shortest pair first."""
    baris = list(kalimat)
    while len(baris) > banyak:
        i = min(range(len(baris) - 1), key=lambda n: len(baris[n]) + len(baris[n + 1]))
        baris[i : i + 2] = [f"{baris[i]} {baris[i + 1]}"]
    return baris
