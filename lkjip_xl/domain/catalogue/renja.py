"""Findings of the audit of a Renja workbook (A20 to A49) and of its import (I20 to I39)."""

from __future__ import annotations

from lkjip_xl.domain.catalogue.entri import GALAT, PERINGATAN, Entri

RENJA: dict[str, Entri] = {
    "A20": Entri(
        GALAT,
        "{di} ({judul}, {baris}) tertulis {ada}, padahal jumlah bagiannya ({bagian}) {harus}; "
        "selisih {selisih}.{sebab}",
        "Perbaiki rumus {di} sehingga menjumlahkan {bagian}, lalu hitung ulang buku kerjanya.",
    ),
    "A21": Entri(
        GALAT,
        "{di} ({judul}, {baris}) tertulis {ada}, padahal jumlah empat triwulan ({bagian}) {harus}; "
        "selisih {selisih}.{sebab}",
        "Isi {di} dengan jumlah {bagian}, atau betulkan triwulan yang keliru.",
    ),
    "A22": Entri(
        GALAT,
        "{di} ({judul}, {baris}) tertulis {ada}, padahal {bagian} berjumlah {harus}; "
        "selisih {selisih}.{sebab}",
        "Isi {di} dengan jumlah {bagian}.",
    ),
    "A23": Entri(
        GALAT,
        "{di} ({judul}, {baris}) tertulis {ada} %, padahal {bagian} menghasilkan {harus} %.{sebab}",
        "Perbaiki rumus {di}: {bagian}, dikalikan 100.",
    ),
    "A24": Entri(
        GALAT,
        "{di} ({judul}, {baris}) tertulis {ada}, padahal rata-rata {bagian} adalah {harus}.{sebab}",
        "Perbaiki rumus {di} menjadi rata-rata {bagian} (pisahkan sel dengan koma, bukan titik dua).",
    ),
    "A25": Entri(
        GALAT,
        "{di} ({judul}, {baris}) tertulis {ada}, padahal {bagian} menghasilkan {harus}.{sebab}",
        "Cocokkan persentase {di} dengan realisasi kinerjanya: salah satunya keliru.",
    ),
    "A26": Entri(
        GALAT,
        "{di} ({judul}, {baris}) tertulis {ada}, padahal persentase dan target barisnya ({bagian}) "
        "menghasilkan {harus}.{sebab}",
        "Perbaiki rumus {di}, atau betulkan persentase dan targetnya.",
    ),
    "A27": Entri(
        GALAT,
        "{di} ({judul}, {baris}) berisi galat Excel {galat}.",
        "Periksa pembagi rumus {di} ({rumus}): isi targetnya, "
        "atau kosongkan selnya bila memang tidak bertarget.",
    ),
    "A28": Entri(
        PERINGATAN,
        "Rumus {di} ({judul}, {baris}) berbeda dari sel sejenisnya: {beda}. Angkanya saat ini masih cocok.",
        "Samakan rumus {di} dengan sel di sekitarnya sebelum angkanya berubah.",
    ),
    "A29": Entri(
        PERINGATAN,
        "{di} ({judul}, {baris}) diketik sebagai angka {ada}, padahal sel sejenisnya berisi rumus.",
        "Ganti angka di {di} dengan rumus seperti sel di sekitarnya.",
    ),
    "A30": Entri(
        GALAT,
        "{di} ({judul}, {baris}) tertulis {ada} tanpa {bagian}, padahal baris itu bagiannya; "
        "seharusnya {harus}, selisih {selisih}.",
        "Perluas rumus {di} sehingga mencakup {bagian}.",
    ),
    "A31": Entri(
        PERINGATAN,
        "{di} ({judul}, {baris}): realisasi {ada} melebihi pagu {harus} di {pagu}.",
        "Periksa realisasi dan pagu baris itu; bila benar, jelaskan sebabnya.",
    ),
    "A32": Entri(
        PERINGATAN,
        "{di} ({judul}, {baris}) bernilai negatif: {ada}.",
        "Periksa {di}: realisasi satu triwulan tidak lazim kurang dari nol.",
    ),
    "A33": Entri(
        PERINGATAN,
        "{di} ({judul}, {baris}) tertulis {ada}, padahal targetnya di {target} nol atau kosong.",
        "Isi target di {target}, atau hapus realisasi di {di}.",
    ),
    "A34": Entri(
        PERINGATAN,
        "{di} ({judul}, {baris}): indikator persentase mencapai {ada} %, "
        "karena persentase tahun lalu dan tahun ini dijumlahkan.{akibat}",
        "Untuk indikator persentase, pakai realisasi terakhir, bukan penjumlahan antartahun.",
    ),
    "A35": Entri(
        PERINGATAN,
        '{di} ({judul}, {baris}) berisi teks "{teks}", bukan angka.',
        "Ketik angka saja di {di}, satuannya di kolom satuan.",
    ),
    "A36": Entri(
        PERINGATAN,
        "{di} ({judul}, {baris}) kosong, padahal {total} menjumlahkannya.{akibat}",
        "Isi {di}; ketik 0 bila memang tidak ada realisasi, karena kosong berarti belum ada data.",
    ),
    "A37": Entri(
        PERINGATAN,
        "Rumus {di} (={rumus}) menunjuk dirinya sendiri.",
        "Hapus rumus {di} atau ganti dengan isinya.",
    ),
    "A38": Entri(
        PERINGATAN,
        "{jumlah} rumus, mulai {di}, tersimpan tanpa hasil hitungan, jadi dihitung ulang di sini{akibat}.",
        "Buka berkas itu di Excel atau LibreOffice, hitung ulang, simpan, lalu ulangi.",
    ),
    "A39": Entri(
        PERINGATAN,
        "{di} ({judul}, {baris}) tertulis {ada}, lebih dari 100 %.",
        "Periksa persentase {di} terhadap target barisnya.",
    ),
    "A40": Entri(
        PERINGATAN,
        "Baris {nomor} ({baris}) berangka {ada} di {di}, tetapi tidak ikut dalam total mana pun.",
        "Masukkan baris itu ke rumus totalnya, atau pastikan baris itu memang di luar total.",
    ),
    "A41": Entri(
        PERINGATAN,
        "{di} ({judul}, {baris}) tertulis {ada}, ikut keliru karena {sebab} keliru; "
        "setelah dibetulkan menjadi {harus}, selisih {selisih}.",
        "Betulkan {sebab} dahulu, lalu hitung ulang; bila {di} diketik, isi dengan {harus}.",
    ),
    "A42": Entri(
        PERINGATAN,
        "{di} ({judul}, {baris}) tertulis {ada} dan benar, tetapi tidak cocok dengan bagiannya ({bagian}), "
        "yang kini menghasilkan {harus}, selisih {selisih}, karena {sebab} keliru.",
        "{di} tidak perlu diubah: betulkan {sebab}, lalu hitung ulang.",
    ),
    "I20": Entri(
        PERINGATAN,
        'Baris {nomor} memuat beberapa indikator dalam satu sel dengan satu angka: "{teks}".',
        "Pisahkan menjadi satu baris untuk tiap indikator, lengkap dengan target dan realisasinya.",
    ),
    "I21": Entri(
        PERINGATAN,
        "Baris {nomor} tidak bertarget dan tidak berpagu pada tahun ini, jadi tidak diimpor.",
        "Bila seharusnya ada, isi target dan pagunya lalu impor lagi.",
    ),
    "I22": Entri(
        PERINGATAN,
        "Indikator {kode} (baris {nomor}) tidak memiliki target kinerja tahun ini.",
        "Isi target indikator itu di lembar Indikator master.",
    ),
    "I23": Entri(
        PERINGATAN,
        "Polaritas {jumlah} indikator dianggap positif, karena formulir Renja tidak memuatnya.",
        "Periksa kolom Polaritas di lembar Indikator, terutama indikator yang makin kecil makin baik.",
    ),
    "I24": Entri(
        PERINGATAN,
        "Tahun pelaksanaan tidak ditemukan pada judul kolom maupun judul lembar.",
        'Tulis tahunnya pada judul, misalnya "Tahun Berjalan (Tahun 2025)".',
    ),
    "I25": Entri(
        PERINGATAN,
        "Sasaran perangkat daerah tidak tercantum untuk baris {nomor} ({baris}).",
        "Isi kolom Sasaran di lembar Indikator master.",
    ),
}
