"""What the parts of an SOP are called and mean: titles and explanations for people who write a new one."""

from __future__ import annotations

from typing import NamedTuple

LEMBAR_IDENTITAS = "Identitas"
LEMBAR_LANGKAH = "Langkah"
LEMBAR_DAFTAR = "Daftar"

TBL_IDENTITAS = ("Isian", "Nilai", "Keterangan")
TBL_AKSI = ("Aksi", "Yang dikerjakan program")
TBL_NASKAH = ("Naskah", "Isinya")
DISIMPULKAN = "(disimpulkan)"
"""Follows an actor that the printed SOP does not name."""


class Bagian(NamedTuple):
    """One part of an SOP: its key in the file, its title in the workbook, what to write."""

    kunci: str
    judul: str
    keterangan: str


IDENTITAS = (
    Bagian(
        "id", "Kode SOP", "Huruf kecil, angka, dan tanda hubung; misalnya dinas-pendidikan-kota. Wajib diisi."
    ),
    Bagian("judul", "Judul SOP", "Seperti tercetak pada SOP. Wajib diisi."),
    Bagian("nomor", "Nomor SOP", "Boleh kosong."),
    Bagian("pemerintah", "Pemerintah", "Misalnya Pemerintah Kota Probolinggo. Wajib diisi."),
    Bagian("wilayah", "Wilayah", "kota, kabupaten, atau provinsi."),
    Bagian("perangkat_daerah", "Perangkat Daerah", "Nama lengkap tanpa nama kota. Wajib diisi."),
    Bagian("singkatan", "Singkatan", "Sebutan pendek untuk judul dan keterangan gambar. Wajib diisi."),
    Bagian("unit", "Kode Unit", "Huruf besar, angka, titik, dan tanda hubung; dipakai dalam nomor surat."),
    Bagian("tempat", "Tempat Surat", "Kota pada tanggal surat. Wajib diisi."),
    Bagian("kepala", "Kepala", "Peran yang mengesahkan; harus ada dalam daftar Pelaksana di bawah."),
    Bagian("disahkan_oleh", "Disahkan Oleh", "Jabatan lengkap kepala seperti tercetak. Boleh kosong."),
    Bagian("sebutan_bidang", "Sebutan Bidang", "Sebutan untuk yang mengisi formulir: Bidang, Kasi/Lurah."),
    Bagian("sebutan_laporan", "Sebutan Laporan", "LKjIP, LKIP, atau sebutan lain pada SOP. Wajib diisi."),
    Bagian("tujuan", "Tujuan Surat Pengantar", "Penerima laporan. Boleh kosong."),
    Bagian("tanggal.pembuatan", "Tanggal Pembuatan", "Seperti tercetak. Boleh kosong."),
    Bagian("tanggal.revisi", "Tanggal Revisi", "Seperti tercetak. Boleh kosong."),
    Bagian("tanggal.efektif", "Tanggal Efektif", "Seperti tercetak. Boleh kosong."),
    Bagian("tanggal.pengesahan", "Tanggal Pengesahan", "Seperti tercetak. Boleh kosong."),
)

DAFTAR = (
    Bagian("pelaksana", "Pelaksana", "Semua peran pada SOP, satu per baris. Wajib diisi."),
    Bagian("dasar_hukum", "Dasar Hukum", "Satu peraturan per baris, seperti tercetak."),
    Bagian("keterkaitan", "Keterkaitan", "SOP lain yang terkait, satu per baris."),
    Bagian("kualifikasi", "Kualifikasi", "Kualifikasi pelaksana, satu per baris."),
    Bagian("peralatan", "Peralatan", "Peralatan dan perlengkapan, satu per baris."),
    Bagian("peringatan", "Peringatan", "Satu per baris."),
    Bagian("pencatatan", "Pencatatan", "Pencatatan dan pendataan, satu per baris."),
    Bagian(
        "formulir",
        "Formulir",
        "Tabel pada formulir: indikator, anggaran, individu, dokumen. Kosong = indikator dan anggaran.",
    ),
    Bagian("dokumen", "Dokumen", "Dokumen yang diminta, satu per baris; hanya bila Formulir memuat dokumen."),
)

LANGKAH = (
    Bagian("id", "ID", "L01, L02, dan seterusnya. Kosong = menurut urutan baris."),
    Bagian("nomor", "Nomor", "Nomor langkah seperti tercetak. Kosong = menurut urutan baris."),
    Bagian(
        "lembar", "Lembar", "Nama lembar langkah pada master, paling panjang 31 huruf. Kosong = otomatis."
    ),
    Bagian("aktivitas", "Aktivitas", "Uraian langkah seperti tercetak. Wajib diisi."),
    Bagian(
        "pelaksana",
        "Pelaksana",
        f"Peran dari daftar Pelaksana; beberapa peran dipisah titik koma. Tambahkan {DISIMPULKAN} "
        "bila tidak tersebut pada SOP.",
    ),
    Bagian("kelengkapan", "Kelengkapan", "Kelengkapan seperti tercetak; beberapa butir diawali tanda -."),
    Bagian("waktu", "Waktu", "Misalnya 3 hari, 2 jam, atau 10 menit."),
    Bagian("output", "Output", "Keluaran seperti tercetak. Wajib diisi."),
    Bagian("aksi", "Aksi", "Yang dikerjakan program, lihat lembar Daftar; beberapa aksi dipisah titik koma."),
    Bagian(
        "naskah",
        "Naskah",
        "Surat yang dibuat langkah ini, lihat lembar Daftar; dipisah titik koma. Boleh kosong.",
    ),
    Bagian("kembali_ke", "Kembali Ke", "ID langkah sebelumnya yang dibuka lagi bila ada yang salah."),
    Bagian("pereviu", "Pereviu", "Peran yang memutuskan pada reviu; kosong = pelaksana langkah itu."),
    Bagian("keterangan", "Keterangan", "Catatan seperti tercetak. Boleh kosong."),
)
KOLOM_JAMAK = ("aksi", "naskah", "pereviu")
"""Columns of a step that hold several values in a cell."""

AKSI_KETERANGAN = {
    "siapkan": "menyusun jadwal dan nota dinas rencana",
    "disposisi": "membuat lembar disposisi pimpinan",
    "sk_tim": "membuat surat keputusan tim",
    "rapat": "membuat undangan dan bahan rapat",
    "bagikan": "membuat formulir dan surat permintaan untuk setiap bidang",
    "kumpulkan": "membaca formulir yang kembali; tanda terima dan surat pengingat",
    "periksa": "memeriksa isi formulir yang diterima",
    "kembalikan": "mengembalikan formulir yang salah beserta catatannya",
    "individu": "menghitung kinerja perorangan dan membuat laporannya",
    "olah": "mengolah data bidang menjadi rekap perangkat daerah",
    "evaluasi": "menghitung Lembar Kerja Evaluasi dan membuat laporan hasil evaluasi",
    "draf": "membuat versi baru draf laporan di Word",
    "serahkan": "menyerahkan draf kepada pimpinan untuk dikoreksi",
    "koreksi": "mencatat koreksi atas draf",
    "reviu": "mencatat keputusan para pereviu",
    "setujui": "mencatat persetujuan pimpinan",
    "sahkan": "menyimpan dokumen final dan lembar pengesahan",
    "surat": "membuat surat pengantar",
    "kirim": "membuat lembar ekspedisi dan mencatat penerimaannya",
    "arsip": "mengarsipkan seluruh berkas beserta sidiknya",
}

NASKAH_KETERANGAN = {
    "nota-dinas-rencana": "nota dinas rencana penyusunan",
    "nota-dinas-kebutuhan-data": "nota dinas kebutuhan data",
    "nota-dinas-penyerahan": "nota dinas penyerahan draf atau data",
    "nota-pengembalian": "nota pengembalian formulir yang salah",
    "lembar-disposisi": "lembar disposisi pimpinan",
    "disposisi-persetujuan": "disposisi persetujuan atas dokumen",
    "sk-tim-evaluasi": "surat keputusan tim evaluasi internal",
    "undangan-rapat": "undangan rapat",
    "daftar-hadir": "daftar hadir rapat",
    "notulen": "notulen rapat",
    "langkah-evaluasi": "rencana langkah evaluasi",
    "daftar-dokumen-sakip": "daftar dokumen SAKIP yang diminta",
    "pedoman-evaluasi": "pedoman evaluasi data kinerja",
    "format-pengumpulan-data": "penjelasan format pengumpulan data",
    "daftar-inventaris-data": "daftar inventaris data kinerja",
    "surat-permintaan": "surat permintaan data kepada setiap bidang",
    "nota-penerusan-data": "nota penerusan data kepada tim evaluasi",
    "tanda-terima": "tanda terima formulir",
    "surat-pengingat": "surat pengingat bagi yang terlambat",
    "laporan-kinerja-individu": "laporan kinerja setiap orang",
    "rekap-kinerja-individu": "rekap kinerja perorangan",
    "laporan-hasil-evaluasi": "laporan hasil evaluasi",
    "lembar-koreksi": "lembar koreksi draf",
    "lembar-reviu": "lembar reviu draf",
    "lembar-persetujuan": "lembar persetujuan",
    "lembar-pemeriksaan": "lembar pemeriksaan naskah",
    "lembar-pengesahan": "lembar pengesahan",
    "surat-pengantar": "surat pengantar penyampaian laporan",
    "lembar-ekspedisi": "lembar ekspedisi dengan tanda terima",
    "berita-acara-arsip": "berita acara pengarsipan",
    "register-arsip": "register arsip dokumen cetak",
}
