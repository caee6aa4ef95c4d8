"""The rows of sheet Pengaturan: names, first values, allowed values, and the small scale tables."""

from __future__ import annotations

from typing import Literal, NamedTuple

Isi = Literal["teks", "angka", "tanggal", "pilihan"]


class Setelan(NamedTuple):
    """One row of tblPengaturan. `baku` is the first value; `pilihan` the allowed ones, if listed."""

    nama: str
    isi: Isi
    baku: str | int | None
    keterangan: str
    pilihan: tuple[str, ...] = ()


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
            "Permendagri 86/2017",
            "Nama skala; isi skalanya ada di tabel sebelah",
        ),
        pilihan=("Permendagri 86/2017", "Sangat Baik", "sesuai tabel"),
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
    Setelan("Kertas", "pilihan", "A4", "Ukuran kertas laporan dan surat", ("A4", "F4")),
    Setelan("Tujuan Surat Pengantar", "teks", None, "Penerima laporan"),
)

SKALA: dict[str, tuple[tuple[int, str], ...]] = {
    "Permendagri 86/2017": (
        (91, "Sangat Tinggi"),
        (76, "Tinggi"),
        (66, "Sedang"),
        (51, "Rendah"),
        (0, "Sangat Rendah"),
    ),
    "Sangat Baik": ((91, "Sangat Baik"), (76, "Baik"), (66, "Cukup"), (51, "Kurang"), (0, "Sangat Kurang")),
}

# ordinal values, to be edited by the office: no regulation fixes them
PREDIKAT: tuple[tuple[str, int], ...] = (
    *(("AA", 7), ("A", 6), ("BB", 5), ("B", 4), ("CC", 3), ("C", 2), ("D", 1)),
    *(("WTP", 4), ("WDP", 3), ("TMP", 2), ("TW", 1)),
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
STATUS_KOREKSI = ("belum", "selesai")
TINGKAT = ("galat", "peringatan")
