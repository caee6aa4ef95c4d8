"""Findings of the steps: the inbox, aggregation, reviews and the papers."""

from __future__ import annotations

from lkjip_xl.domain.entri import GALAT, PERINGATAN, Entri

LANGKAH: dict[str, Entri] = {
    "S01": Entri(
        GALAT,
        "“{berkas_lain}” dan “{berkas_ini}” sama-sama menjawab formulir {bidang} putaran {putaran}, "
        "tetapi isinya berbeda.",
        "Tentukan yang benar, lalu jalankan: lkjip kumpulkan DIR --pakai “NAMA BERKAS”. "
        "Yang lain dipindahkan dari 2-masuk.",
    ),
    "S02": Entri(
        GALAT,
        "Formulir {bidang} putaran {putaran} ini sudah digantikan putaran {kini}.",
        "Isi formulir perbaikan putaran {kini} dari folder 3-kembali.",
    ),
    "S30": Entri(
        GALAT,
        "{nama} ({bidang}) belum mempunyai NIP, jadi Laporan Kinerja Individu-nya belum dibuat.",
        "Isi NIP 18 angka pada lembar Individu formulir {bidang}, lalu kumpulkan lagi.",
    ),
    "S31": Entri(
        PERINGATAN,
        "NIP {nip} tertulis untuk lebih dari satu orang atau unit: {orang}.",
        "Pastikan NIP setiap orang, dan tulis seseorang hanya pada satu formulir.",
    ),
    "P40": Entri(
        PERINGATAN,
        "Pengaturan: {kolom} tertulis “{mentah}”, yang bukan batas kategori.",
        "Isi angkanya, misalnya 91 atau >100, dan nama kategorinya; setiap batas hanya satu kali.",
    ),
    "B90": Entri(
        PERINGATAN,
        "Baris anggaran {kode_baris} ({uraian}) belum dikaitkan dengan sasaran yang ada di lembar Indikator.",
        "Isi kolom Sasaran pada lembar Anggaran dengan sasaran yang sama tulisannya.",
    ),
    "B91": Entri(
        GALAT,
        "Baris anggaran {kode_baris} ({uraian}) belum mempunyai pagu atau realisasi, "
        "sehingga jumlah anggaran tidak dihitung.",
        "Lengkapi pagu di lembar Anggaran atau realisasinya di formulir bidang.",
    ),
}
