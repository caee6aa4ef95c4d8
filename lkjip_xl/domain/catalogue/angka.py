"""Findings of typed values: N01-N18 figures (filled with `kolom`, `mentah`), N30-N36 NIP (`nip`)."""

from __future__ import annotations

from lkjip_xl.domain.catalogue.entri import GALAT, PERINGATAN, Entri

ANGKA: dict[str, Entri] = {
    "N01": Entri(
        GALAT,
        '{kolom} berisi "{mentah}", yang dapat berarti ribuan atau pecahan.',
        "Tulis 1234 untuk seribu dua ratus tiga puluh empat, atau 1,234 untuk satu koma dua tiga empat.",
    ),
    "N02": Entri(
        GALAT,
        '{kolom} berisi "{mentah}", yang bukan satu angka.',
        "Tulis satu angka saja, misalnya 87,50; keterangan lain masuk ke kolom keterangan.",
    ),
    "N03": Entri(
        GALAT,
        "{kolom} berisi tanggal ({mentah}), padahal yang diminta angka.",
        "Excel mengubah ketikan seperti 1/2 menjadi tanggal: ubah format sel menjadi angka, lalu tulis ulang.",
    ),
    "N04": Entri(
        GALAT,
        '{kolom} berisi "{mentah}" (benar/salah atau ya/tidak), padahal yang diminta angka.',
        "Tulis angkanya, atau tulis n/a bila belum ada data.",
    ),
    "N05": Entri(
        GALAT,
        '{kolom} berisi kesalahan rumus ("{mentah}").',
        "Perbaiki rumusnya, atau tulis angkanya langsung.",
    ),
    "N06": Entri(
        PERINGATAN,
        '{kolom} berisi "{mentah}": angka disertai keterangan; hanya angkanya yang dipakai.',
        "Periksa apakah angkanya benar, lalu tulis angkanya saja.",
    ),
    "N07": Entri(
        PERINGATAN,
        '{kolom} berisi "{mentah}"; koma dibaca sebagai koma desimal, bukan ribuan.',
        "Periksa. Bila yang dimaksud ribuan, tulis tanpa tanda pemisah, misalnya 1234.",
    ),
    "N08": Entri(
        GALAT,
        '{kolom} berisi "{mentah}": angka disertai kata atau singkatan bilangan (ribu, juta, miliar).',
        "Tulis angka lengkapnya, misalnya 5000000 untuk 5 juta.",
    ),
    "N09": Entri(
        GALAT,
        '{kolom} berisi "{mentah}", yang dapat berarti nol atau belum ada data.',
        "Tulis 0 bila hasilnya memang nol, atau n/a bila belum ada data.",
    ),
    "N10": Entri(
        GALAT,
        '{kolom} berisi "{mentah}", angka yang terlalu panjang untuk sebuah capaian atau jumlah rupiah.',
        "Periksa apakah ada angka yang terketik dua kali atau nomor yang salah tempat.",
    ),
    "N11": Entri(
        PERINGATAN,
        '{kolom} berisi "{mentah}"; angka dalam kurung dibaca sebagai angka negatif.',
        "Periksa. Bila bukan angka negatif, tulis tanpa tanda kurung.",
    ),
    "N12": Entri(
        GALAT,
        '{kolom} berisi rentang "{mentah}" yang batas bawahnya lebih besar daripada batas atasnya.',
        "Tulis batas bawah lebih dahulu, misalnya 80-90.",
    ),
    "N13": Entri(
        GALAT,
        '{kolom} berisi predikat "{mentah}" yang tidak ada dalam tabel predikat.',
        "Perbaiki tulisannya, atau tambahkan predikat itu dengan nilainya di tabel predikat (Pengaturan).",
    ),
    "N14": Entri(
        PERINGATAN,
        '{kolom} berisi rentang "{mentah}", padahal polaritas indikatornya bukan rentang.',
        'Pilih polaritas "rentang", atau tulis target sebagai satu angka.',
    ),
    "N15": Entri(
        PERINGATAN,
        '{kolom} berisi "{mentah}", yang arahnya berlawanan dengan polaritas indikatornya.',
        "Periksa polaritas: >= untuk indikator positif, <= untuk indikator negatif.",
    ),
    "N16": Entri(
        GALAT,
        '{kolom} berisi "{mentah}": angkanya berbeda dari tulisan dalam kurung.',
        "Tulis angka yang benar saja, tanpa kurung.",
    ),
    "N17": Entri(
        GALAT,
        '{kolom} berisi "{mentah}", padahal satuan baris ini {satuan}.',
        "Tulis angkanya dalam {satuan}, tanpa %, Rp, atau satuan lain.",
    ),
    "N18": Entri(
        PERINGATAN,
        '{kolom} berisi "{mentah}", padahal satuan baris ini {satuan}; hanya angkanya yang dipakai.',
        "Pastikan angkanya memang dalam {satuan}, lalu tulis tanpa tanda %.",
    ),
    "N30": Entri(
        GALAT, 'NIP "{nip}" tidak terdiri atas 18 angka.', "Periksa dan tulis NIP lengkap 18 angka."
    ),
    "N31": Entri(
        GALAT,
        "NIP {nip} tersimpan sebagai angka, sehingga angka-angka terakhirnya hilang.",
        "Ubah format sel menjadi teks, lalu tulis ulang NIP lengkap 18 angka.",
    ),
    "N32": Entri(
        GALAT,
        "NIP {nip}: delapan angka pertama bukan tanggal lahir yang ada.",
        "Periksa tanggal lahir (tahun, bulan, tanggal) pada NIP.",
    ),
    "N33": Entri(
        PERINGATAN,
        "NIP {nip}: angka ke-13 dan ke-14 bukan bulan 01 sampai 12 dan bukan kode PPPK.",
        "Periksa bulan pengangkatan pada NIP.",
    ),
    "N34": Entri(
        PERINGATAN,
        "NIP {nip}: tahun pengangkatan terlalu dekat dengan tahun lahir.",
        "Periksa tahun lahir dan tahun pengangkatan pada NIP.",
    ),
    "N35": Entri(
        GALAT,
        "NIP {nip}: angka ke-15 (jenis kelamin) bukan 1 atau 2.",
        "Periksa NIP; 1 untuk laki-laki, 2 untuk perempuan.",
    ),
    "N36": Entri(
        PERINGATAN, "NIP {nip}: nomor urut di akhir bernilai 000.", "Periksa tiga angka terakhir NIP."
    ),
}
