"""The rows of sheet Pengaturan: names, first values, allowed values, and the small scale tables."""

from __future__ import annotations

from typing import Literal, NamedTuple

from lkjip_xl.domain.skala import PRASETEL

Isi = Literal["teks", "angka", "tanggal", "pilihan"]


class Setelan(NamedTuple):
    """One row of tblPengaturan. `baku` is the first value; `pilihan` the allowed ones, if listed."""

    nama: str
    isi: Isi
    baku: str | int | None
    keterangan: str
    pilihan: tuple[str, ...] = ()


_TIDAK = "tidak dihitung"

SETELAN: tuple[Setelan, ...] = (
    Setelan("Pemerintah", "teks", None, "Nama pemerintah daerah untuk kop surat"),
    Setelan("Perangkat Daerah", "teks", None, "Nama lengkap perangkat daerah"),
    Setelan("Singkatan", "teks", None, "Sebutan pendek dalam judul dan keterangan gambar"),
    Setelan("Unit", "teks", None, "Kode pendek unit: dipakai dalam nama berkas dan nomor surat"),
    Setelan("Kepala", "teks", None, "Peran yang mengesahkan laporan, sesuai lembar Pejabat"),
    Setelan("Alamat", "teks", None, "Alamat untuk kop surat"),
    Setelan("Tempat Surat", "teks", None, "Kota atau kabupaten pada tanggal surat"),
    Setelan("Tahun", "angka", None, "Tahun kinerja yang dilaporkan"),
    Setelan(
        "Tanggal Mulai", "tanggal", None, "Hari pertama langkah 1; tenggat langkah lain dihitung dari sini"
    ),
    Setelan("Hari Kerja", "pilihan", 5, "Jumlah hari kerja dalam seminggu", ("5", "6")),
    Setelan(
        "Jam Kerja per Hari", "angka", 8, "Dipakai menghitung langkah yang waktunya dalam jam atau menit"
    ),
    Setelan(
        "Tenggat Pengembalian",
        "tanggal",
        None,
        "Batas bidang mengembalikan formulir; kosong = mengikuti jadwal",
    ),
    Setelan("Batas Penyampaian", "tanggal", None, "Batas laporan disampaikan kepada penerima"),
    Setelan(
        "Rumus Negatif",
        "pilihan",
        "N1",
        "Rumus capaian untuk indikator berpolaritas negatif",
        ("N1", "N2", "N3"),
    ),
    Setelan(
        "Batas Atas Capaian",
        "pilihan",
        "tanpa",
        "Capaian di atas batas ini dipotong",
        ("tanpa", "100", "110", "120", "150"),
    ),
    Setelan(
        "Batas Bawah Capaian",
        "pilihan",
        "0",
        "Capaian negatif ditampilkan sebagai batas ini",
        ("0", "tanpa"),
    ),
    Setelan("Desimal", "pilihan", 2, "Angka di belakang koma pada persentase", ("0", "1", "2", "3", "4")),
    Setelan(
        *(
            "Skala Kategori",
            "pilihan",
            "sesuai tabel",
            "sesuai tabel: tabel di sebelah yang berlaku; nama lain: skala itu, tabel diabaikan",
        ),
        pilihan=("sesuai tabel", *PRASETEL),
    ),
    Setelan(
        *(
            "Kategori Dibulatkan Dulu",
            "pilihan",
            "tidak",
            "ya: 90,5 dibulatkan menjadi 91 sebelum dikategorikan",
        ),
        pilihan=("ya", "tidak"),
    ),
    Setelan(
        "Pita Efisiensi", "angka", 0, "Selisih capaian dan serapan (poin persen) yang masih dianggap efisien"
    ),
    Setelan(
        "Target 0 Positif",
        "pilihan",
        _TIDAK,
        "Capaian indikator positif bertarget 0",
        (_TIDAK, "100", "0"),
    ),
    Setelan(
        "Target 0 Negatif Tercapai",
        "pilihan",
        "100",
        "Capaian indikator negatif bertarget 0 dengan realisasi 0",
        ("100", _TIDAK),
    ),
    Setelan(
        "Target 0 Negatif Gagal",
        "pilihan",
        "0",
        "Capaian indikator negatif bertarget 0 dengan realisasi lebih dari 0",
        ("0", _TIDAK),
    ),
    Setelan("Kertas", "pilihan", "A4", "Ukuran kertas laporan dan surat", ("A4", "F4")),
    Setelan(
        "Lampiran Asal Angka",
        "pilihan",
        "tidak",
        "ya: laporan memuat lampiran yang menyebut formulir, lembar, dan sel setiap angka",
        ("ya", "tidak"),
    ),
    Setelan("Tujuan Surat Pengantar", "teks", None, "Penerima laporan"),
)

POLA_NOMOR = "{kode}/{urut}/{unit}/{tahun}"

BAGIAN_NARASI = (
    *("Gambaran Umum", "Tugas dan Fungsi", "Struktur Organisasi", "Sumber Daya Manusia"),
    *("Isu Strategis", "Ringkasan Renstra", "Visi dan Misi"),
)
"""Sections of the report that people write, in the order of the report."""

JENJANG = ("program", "kegiatan", "sub kegiatan")
SEBUTAN = ("a.n.", "Plt.", "Plh.", "u.b.")
JENIS_LIBUR = ("libur nasional", "cuti bersama", "libur daerah")
STATUS_LANGKAH = ("belum", "berjalan", "terlambat", "dikembalikan", "selesai")
STATUS_BIDANG = ("belum mengembalikan", "diterima", "dikembalikan", "sah")
KEPUTUSAN = ("disetujui", "perbaikan")
STATUS_KOREKSI = ("terbuka", "diterima", "ditolak", "selesai")
KEDUDUKAN_TIM = ("Pengarah", "Penanggung Jawab", "Ketua", "Sekretaris", "Anggota")
STATUS_TINDAK_LANJUT = ("selesai", "sebagian", "belum")
TINGKAT = ("galat", "peringatan")
