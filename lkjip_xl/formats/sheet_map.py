"""The one place for names in our workbooks: sheets, tables, column headers, named cells, charts.

Header texts are the contract of DESIGN section 4. Columns and rows are counted from 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from lkjip_xl.domain.sop import Langkah, Sop

BERANDA = "Beranda"
PANDUAN = "Panduan"
PENGATURAN = "Pengaturan"
PEJABAT = "Pejabat"
BIDANG = "Bidang"
INDIKATOR = "Indikator"
ANGGARAN = "Anggaran"
LIBUR = "Libur"
INDIVIDU = "Individu"  # sheets of forms alone; the master has no such sheet
DOKUMEN = "Dokumen"
NARASI = "Narasi"
TEMUAN = "Temuan"
REKAP = "Rekap"
JEJAK = "Jejak"
POLA_DATA = "_Data"  # very hidden; every bidang's data sheet is a copy of it
DAFTAR = "_Daftar"  # hidden; the lists behind validations
SEBELUM_DATA = TEMUAN  # data sheets of bidang stand after this sheet

PETUNJUK = "Petunjuk"  # first sheet of a form
STEMPEL = "_Stempel"  # very hidden sheet of a form; the token stands in A1
NAMA_STEMPEL = "lkjip_stempel"  # custom property and defined name that carry the token

TRIWULAN = ("TW I", "TW II", "TW III", "TW IV")
RIWAYAT = ("Realisasi n-1", "Realisasi n-2", "Realisasi n-3", "Realisasi n-4")

KOLOM_INDIKATOR_FORM = (
    *("Kode", "Sasaran", "Indikator", "Satuan", "Target"),
    *TRIWULAN,
    *("Realisasi", "Pembilang", "Penyebut"),
    *("Kendala", "Solusi", "Rencana Tindak Lanjut", "PIC", "Batas Waktu", "Bukti Dukung"),
)
KOLOM_ANGGARAN_FORM = ("Kode", "Uraian", "Pagu", "Realisasi", "Keterangan")
KOLOM_INDIVIDU_FORM = (
    *("Kode", "Nama", "NIP", "Jabatan", "Indikator", "Satuan", "Target", "Realisasi", "Keterangan"),
)
KOLOM_DOKUMEN_FORM = ("Kode", "Dokumen", "Ada", "Tanggal", "Halaman", "Tautan", "Keterangan")
ISIAN_INDIKATOR = KOLOM_INDIKATOR_FORM[5:]
ISIAN_ANGGARAN = ("Realisasi", "Keterangan")
ISIAN_INDIVIDU = KOLOM_INDIVIDU_FORM[1:]
ISIAN_DOKUMEN = KOLOM_DOKUMEN_FORM[2:]
KOLOM_ANGKA = frozenset({*TRIWULAN, "Realisasi", "Pembilang", "Penyebut", "Pagu"})

TABEL: dict[str, tuple[str, ...]] = {
    "tblLangkah": ("No", "Langkah", "Pelaksana", "Status", "Mulai", "Tenggat", "Selesai", "Keluaran", "Buka"),
    "tblStatusBidang": ("Kode", "Nama", "Kepala", "Status", "Putaran", "Temuan", "Buka"),
    "tblPengaturan": ("Pengaturan", "Nilai", "Keterangan"),
    "tblSkala": ("Batas Bawah", "Kategori"),
    "tblPredikat": ("Predikat", "Nilai"),
    "tblNomorSurat": ("Naskah", "Pola", "Kode Klasifikasi"),
    "tblPejabat": ("Peran", "Nama", "NIP", "Jabatan", "Pangkat", "Sebutan"),
    "tblBidang": ("Kode", "Nama", "Kepala", "NIP"),
    "tblIndikator": (
        *("Kode", "Sasaran", "Indikator", "Satuan", "Polaritas", "Target", "Bidang"),
        *("Konsolidasi", "Agregasi", "Target Renstra", "Standar Nasional"),
        *RIWAYAT,
    ),
    "tblAnggaran": ("Kode", "Uraian", "Jenjang", "Pagu", "Bidang", "Sasaran"),
    "tblLibur": ("Tanggal", "Keterangan", "Jenis"),
    "tblNarasi": ("Bagian", "Isi"),
    "tblTemuan": ("Kode", "Tingkat", "Bidang", "Berkas", "Lembar", "Sel", "Pesan", "Saran", "Buka"),
    "tblRekapSasaran": (
        *("Sasaran", "Capaian", "Serapan", "Efisiensi", "Kategori", "Pagu", "Realisasi"),
        "Status Efisiensi",
    ),
    "tblRekap": (
        *("Kode", "Sasaran", "Indikator", "Satuan", "Polaritas", "Target", "Realisasi", "Capaian"),
        *("Kategori", "Realisasi n-1", "Perubahan", "Target Renstra", "Kemajuan Renstra"),
        *("Standar Nasional", "Terhadap Standar", "Rumus", "Keterangan", "Asal"),
    ),
    "tblRekapAnggaran": (*("Kode", "Uraian", "Jenjang", "Bidang", "Pagu", "Realisasi", "Serapan", "Asal"),),
    "tblGantt": ("Batang", "Jeda", "Rencana", "Nyata", "Berjalan"),
    "tblJejak": ("Waktu", "Aksi", "Langkah", "Pelaku", "Rincian"),
    "tblIsian": (*KOLOM_INDIKATOR_FORM, "Asal", "Tanda"),
    "tblIsianAnggaran": (*KOLOM_ANGGARAN_FORM, "Asal", "Tanda"),
    "tblIsianIndividu": (*KOLOM_INDIVIDU_FORM, "Asal", "Tanda"),
    "tblIsianDokumen": (*KOLOM_DOKUMEN_FORM, "Asal", "Tanda"),
}
KOLOM_CEK = ("Kelengkapan", "Ada", "Catatan")
KOLOM_KELUARAN = ("Berkas", "Tanggal", "Buka")


class Kerja(NamedTuple):
    """The working table that an action has on its step's sheet.

    `baris` rows are prepared; `terbatas` tables never need more, so another may stand below them. `siap`
    rows are open to people when the program makes the table longer; `sendiri`: nothing stands above it.
    """

    jenis: str
    judul: str
    kolom: tuple[str, ...]
    baris: int
    terbatas: bool = False
    orang: bool = False  # filled in by people, never written by the program
    program: tuple[str, ...] = ()  # columns of a people's table that the program fills
    siap: int = 0
    sendiri: bool = False

    @property
    def tersedia(self) -> int:
        """How many rows are painted."""
        return max(self.baris, self.siap)


KERJA: dict[str, Kerja] = {
    "siapkan": Kerja(
        "Jadwal",
        "Jadwal penyusunan",
        ("No", "Langkah", "Pelaksana", "Waktu", "Rencana Mulai", "Tenggat"),
        20,
    ),
    "bagikan": Kerja(
        "Kirim",
        "Formulir yang dikirim",
        ("Kode", "Bidang", "Kepala", "Putaran", "Berkas", "Tenggat", "Dikirim"),
        60,
    ),
    "individu": Kerja(
        "Individu",
        "Kinerja individu",
        ("Bidang", "Nama", "NIP", "Jabatan", "Jumlah Indikator", "Capaian", "Kategori", "Keterangan"),
        120,
    ),
    "kumpulkan": Kerja(
        "Terima",
        "Berkas yang diterima",
        ("Waktu", "Berkas", "Bidang", "Putaran", "Kelas", "Pesan", "SHA-256"),
        120,
    ),
    "periksa": Kerja(
        "Periksa",
        "Hasil pemeriksaan per bidang",
        ("Kode", "Bidang", "Putaran", "Galat", "Peringatan", "Status"),
        60,
    ),
    "olah": Kerja(
        "Olah",
        "Capaian per sasaran",
        ("Sasaran", "Capaian", "Kategori", "Serapan", "Status Efisiensi"),
        40,
    ),
    "draf": Kerja("Draf", "Versi draf", ("Versi", "Berkas", "Tanggal", "Keterangan"), 30),
    "serahkan": Kerja(
        "Koreksi",
        "Lembar koreksi",
        (
            *("No", "Bagian", "Koreksi", "Oleh", "Status", "Alasan"),
            *("Letak", "Waktu", "Berkas", "Kode"),
        ),
        20,
        orang=True,
        program=("Letak", "Waktu", "Berkas", "Kode"),
        siap=300,
        sendiri=True,
    ),
    "reviu": Kerja(
        "Reviu",
        "Keputusan reviu",
        ("Pereviu", "Jabatan", "Keputusan", "Tanggal", "Catatan", "Versi"),
        15,
        terbatas=True,
        orang=True,
    ),
    "disposisi": Kerja(
        "Disposisi", "Disposisi", ("Kepada", "Perintah", "Tanggal", "Tenggat"), 10, terbatas=True
    ),
    "kirim": Kerja(
        "Ekspedisi",
        "Ekspedisi",
        ("Nomor", "Tanggal", "Berkas", "Tujuan", "Diterima", "Penerima"),
        8,
        terbatas=True,
        orang=True,
    ),
    "sahkan": Kerja("Pengesahan", "Pengesahan", ("Nama", "NIP", "Jabatan", "Tanggal", "Dokumen"), 15),
    "arsip": Kerja("Arsip", "Isi arsip", ("Berkas", "Ukuran", "SHA-256"), 150),
}

KERJA |= {
    "sk_tim": Kerja("Tim", "Susunan tim", ("Nama", "NIP", "Jabatan", "Kedudukan"), 12, orang=True),
    "rapat": Kerja(
        "Notulen",
        "Hasil rapat",
        ("Pembahasan", "Tindak Lanjut", "Penanggung Jawab", "Tenggat"),
        12,
        orang=True,
    ),
    "evaluasi": Kerja(
        "LKE",
        "Lembar Kerja Evaluasi",
        (
            *("Komponen", "Sub Komponen", "Kriteria", "Bobot", "Jawaban", "Nilai"),
            *("Bukti Dukung", "Catatan", "Rekomendasi"),
        ),
        90,
        orang=True,
        program=("Nilai",),
    ),
}
KERJA_LAIN: dict[str, tuple[Kerja, ...]] = {
    "sahkan": (
        Kerja(
            "PeriksaNaskah",
            "Pemeriksaan naskah sebelum disahkan",
            ("No", "Pertanyaan", "Hasil", "Keterangan", "Tempat", "Saran"),
            40,
        ),
    ),
    "bagikan": (
        Kerja(
            "Pesan",
            "Pesan siap kirim",
            ("Kode", "Bidang", "Surel", "Tulis Surel", "WhatsApp", "Pesan"),
            60,
        ),
    ),
    "kumpulkan": (
        Kerja(
            "Tunggu",
            "Yang ditunggu",
            (
                *("Kode", "Bidang", "Kepala", "Status", "Tenggat", "Terlambat"),
                *("Surel", "Tulis Surel", "WhatsApp", "Pesan"),
            ),
            60,
        ),
    ),
    "evaluasi": (
        Kerja(
            "HasilLKE",
            "Hasil evaluasi",
            ("Komponen", "Bobot", "Nilai", "Persen", "Tahun Lalu", "Perubahan", "Predikat"),
            8,
        ),
        Kerja("LHELalu", "Nilai tahun lalu", ("Komponen", "Nilai"), 8, orang=True),
        Kerja(
            "TindakLHE",
            "Tindak lanjut tahun lalu",
            ("Rekomendasi", "Tindak Lanjut", "Status"),
            15,
            orang=True,
        ),
    ),
}
"""Further tables of an action, to the right of its own."""

KERJA_LAIN["draf"] = (
    Kerja(
        "AngkaBerubah",
        "Angka yang berubah sejak versi sebelumnya",
        ("No", "Angka", "Sebelum", "Sesudah", "Asal"),
        60,
    ),
)
KERJA_LAIN["reviu"] = (KERJA["serahkan"],)
KERJA["koreksi"] = KERJA["serahkan"]
KERJA["setujui"] = KERJA["reviu"]

NAMA_AKSI = "lkjip_aksi"
"""A defined constant: the actions of the SOP, each between semicolons."""

SEL_BERANDA = (
    *("br_perangkat_daerah", "br_tahun", "br_diperbarui", "br_kemajuan", "br_langkah"),
    *("br_menunggu", "br_temuan", "br_tindakan", "br_batas", "br_status", "br_kini"),
    *("br_terlambat", "br_rincian", "br_tombol", "br_buka", "tm_catatan"),
)
SEL_REKAP = ("rk_capaian", "rk_kategori", "rk_pagu", "rk_realisasi", "rk_serapan")
SEL_LANGKAH = ("status", "rencana_mulai", "tenggat", "mulai", "selesai", "kembali", "catatan")


class Grafik(NamedTuple):
    """A native chart of a sheet: `nomor` counts from 0; the first of `kolom` names the categories."""

    lembar: str
    nomor: int
    tabel: str
    kolom: tuple[str, ...]
    judul: str


GRAFIK_SASARAN = Grafik(
    REKAP, 0, "tblRekapSasaran", ("Sasaran", "Capaian", "Serapan"), "Capaian dan serapan per sasaran (%)"
)
GRAFIK_INDIKATOR = Grafik(REKAP, 1, "tblRekap", ("Kode", "Capaian"), "Capaian per indikator (%)")
GRAFIK_ANGGARAN = Grafik(
    REKAP, 2, "tblRekapSasaran", ("Sasaran", "Pagu", "Realisasi"), "Pagu dan realisasi per sasaran (rupiah)"
)
GRAFIK_GANTT = Grafik(
    *(BERANDA, 0, "tblGantt", ("Batang", "Jeda", "Rencana", "Nyata", "Berjalan")),
    judul="Bingkai terang: rencana · gelap: selesai · arsir: sedang berjalan",
)
GRAFIK = (GRAFIK_SASARAN, GRAFIK_INDIKATOR, GRAFIK_ANGGARAN)


def step_table(jenis: str, step_id: str) -> str:
    """The name of a step's table; `jenis` is "Cek", "Keluaran" or a `Kerja.jenis`."""
    return f"tbl{jenis}_{step_id}"


def step_name(step_id: str, sel: str) -> str:
    """The defined name of a cell of a step's sheet; `sel` is one of SEL_LANGKAH."""
    return f"{step_id}_{sel}"


def work_tables(langkah: Langkah) -> tuple[Kerja, ...]:
    """The working tables of a step, in the order of its actions; none where no action has one."""
    known = [aksi for aksi in langkah.aksi if aksi in KERJA]
    return tuple(dict.fromkeys(k for aksi in known for k in (KERJA[aksi], *KERJA_LAIN.get(aksi, ()))))


def data_sheet(kode: str) -> str:
    """The name of a bidang's data sheet."""
    return f"Data {kode}"


def mark(kolom: str, tingkat: str) -> str:
    """One mark of column "Tanda"; marks are joined by `marks`."""
    return f"{kolom}:{tingkat}"


def marks(tanda: list[str]) -> str:
    """The value of column "Tanda": ";Realisasi:galat;TW II:peringatan;" or "" without marks."""
    return f";{';'.join(tanda)};" if tanda else ""


def link(lembar: str, sel: str = "A1", teks: str = "Buka") -> str:
    """A HYPERLINK formula to a cell of the same workbook, with the leading "="."""
    tempat = "#'" + lembar.replace("'", "''") + f"'!{sel}"
    return f'=HYPERLINK("{_quoted(tempat)}","{_quoted(teks)}")'


def file_link(berkas: str, teks: str = "Buka") -> str:
    """A HYPERLINK formula to a file; `berkas` is relative to the workbook's folder."""
    return link_formula(berkas, teks)


def link_formula(tujuan: str, teks: str) -> str:
    """A HYPERLINK formula to a file, a mail or a web address of at most 255 characters."""
    return f'=HYPERLINK("{_quoted(tujuan)}","{_quoted(teks)}")'


def master_sheets(sop: Sop) -> tuple[str, ...]:
    """All sheets of a blank master, in order; the hidden ones last."""
    langkah = tuple(step.lembar for step in sop.langkah)
    pemakai = (REKAP, TEMUAN, INDIKATOR, ANGGARAN, NARASI, BIDANG, PEJABAT, PENGATURAN, LIBUR, JEJAK)
    return (BERANDA, PANDUAN, *langkah, *pemakai, POLA_DATA, DAFTAR)


def _quoted(teks: str) -> str:
    return teks.replace('"', '""')
