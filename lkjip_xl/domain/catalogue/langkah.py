"""Findings of the steps: the inbox, aggregation, reviews and the papers."""

from __future__ import annotations

from lkjip_xl.domain.catalogue.entri import GALAT, PERINGATAN, Entri

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
    "S20": Entri(
        GALAT,
        "Kriteria “{kriteria}” ({kode_sub}) belum dijawab.",
        "Pilih AA, A, BB, B, CC, C, D, atau E pada kolom Jawaban.",
    ),
    "S21": Entri(
        GALAT,
        "Jawaban “{mentah}” untuk kriteria “{kriteria}” ({kode_sub}) tidak dikenal.",
        "Pilih AA, A, BB, B, CC, C, D, atau E pada kolom Jawaban.",
    ),
    "S22": Entri(
        GALAT,
        "Jumlah bobot LKE adalah {jumlah}, bukan 100.",
        "Perbaiki kolom Bobot sehingga jumlah seluruh kriteria 100.",
    ),
    "S23": Entri(
        GALAT,
        "Bobot kriteria “{kriteria}” ({kode_sub}) kosong atau bukan angka di atas nol.",
        "Isi bobotnya; jumlah seluruh kriteria harus 100.",
    ),
    "S24": Entri(
        PERINGATAN,
        "Kriteria “{kriteria}” ({kode_sub}) dijawab {jawaban}, tetapi belum ada rekomendasinya.",
        "Tulis apa yang harus diperbaiki pada kolom Rekomendasi.",
    ),
    "S25": Entri(
        PERINGATAN,
        "Kriteria “{kriteria}” ({kode_sub}) dijawab {jawaban} tanpa bukti dukung.",
        "Tulis dokumen, halaman, atau tautannya pada kolom Bukti Dukung.",
    ),
    "S26": Entri(
        GALAT, "Ada anggota tim yang belum bernama.", "Isi kolom Nama, atau kosongkan seluruh barisnya."
    ),
    "S27": Entri(
        GALAT,
        "Kedudukan {nama} dalam tim belum diisi.",
        "Pilih kedudukannya, misalnya Ketua atau Anggota.",
    ),
    "S28": Entri(
        PERINGATAN,
        "NIP {nama} belum diisi.",
        "Isi NIP 18 angka, atau biarkan kosong bila memang bukan pegawai ber-NIP.",
    ),
    "S29": Entri(
        GALAT, "Tim evaluasi belum mempunyai ketua.", "Pilih Ketua pada kolom Kedudukan salah satu anggota."
    ),
    "S30": Entri(
        PERINGATAN,
        "NIP {nip} tertulis untuk lebih dari satu orang atau unit: {orang}.",
        "Pastikan NIP setiap orang, dan tulis seseorang hanya pada satu formulir.",
    ),
    "S60": Entri(
        GALAT,
        "{isian}: {sebab}.",
        "Perbaiki sel itu, simpan, lalu ulangi.",
    ),
    "S61": Entri(
        GALAT,
        "Sel memuat galat rumus {nilai}.",
        "Ganti rumusnya dengan tulisan, simpan, lalu ulangi.",
    ),
    "S03": Entri(
        PERINGATAN,
        "Berkas ini tidak dipakai: yang dipilih ialah “{dipakai}”.",
        "Pindahkan dari 2-masuk, atau pilih dengan: lkjip kumpulkan DIR --pakai “NAMA BERKAS”.",
    ),
    "P40": Entri(
        PERINGATAN,
        "Pengaturan: {kolom} tertulis “{mentah}”, yang bukan batas kategori.",
        "Isi angkanya, misalnya 91 atau >100, dan nama kategorinya; setiap batas hanya satu kali.",
    ),
    "P41": Entri(
        PERINGATAN,
        "Libur: {kolom} tertulis “{mentah}”, yang bukan tanggal, sehingga tidak dihitung sebagai hari libur.",
        "Isi dengan tanggal, misalnya 17/08/2026.",
    ),
    "P43": Entri(
        GALAT,
        "Bidang {kode} dan {lain} sama-sama bernama “{nama}”, sehingga surat dan formulirnya tertukar.",
        "Bedakan namanya, misalnya dengan menambahkan layanan atau wilayahnya.",
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
    "S40": Entri(
        GALAT,
        "Draf yang kembali ini tidak dapat dibaca: {sebab}",
        "Minta berkasnya lagi sebagai dokumen Word (.docx), lalu ulangi.",
    ),
    "S41": Entri(
        PERINGATAN,
        "Suntingan orang pada draf versi {versi} tidak ada pada versi {baru}: “{isi}”.",
        "Tulis isinya pada lembar Narasi di master, atau salin lagi ke draf yang baru.",
    ),
}
