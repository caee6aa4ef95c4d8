"""The words of a form's input sheets: what each cell asks with an example, groups of columns, status colours."""

from __future__ import annotations

from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.forms import map as tata

PERSEN = "Angka saja, misalnya 87,5. Belum ada data: n/a; 0 berarti memang nol."
CONTOH = {
    **dict.fromkeys(peta.TRIWULAN, "Realisasi pada triwulan ini. " + PERSEN),
    "Realisasi": "Realisasi setahun. "
    + PERSEN
    + " Angka menurut triwulan ada di kolom Usulan; ketik di sini bila benar.",
    "Pembilang": "Bagian atas rasio, misalnya jumlah yang dilayani: 345",
    "Penyebut": "Bagian bawah rasio, misalnya jumlah seluruhnya: 400",
    "Kendala": "Apa yang menghambat, misalnya: tenaga pendamping kurang pada triwulan III.",
    "Solusi": "Apa yang sudah dilakukan, misalnya: menambah pendamping dari relawan.",
    "Rencana Tindak Lanjut": "Apa yang akan dilakukan, misalnya: mengusulkan tenaga pendamping tahun depan.",
    "PIC": "Jabatan yang bertanggung jawab: pilih dari daftar atau tulis, misalnya Kepala Seksi Rehabilitasi.",
    "Batas Waktu": "Kapan selesai: pilih dari daftar atau tulis, misalnya 15 Mei 2026.",
    "Bukti Dukung": "Nama dokumen atau tautan, misalnya: Laporan Tahunan 2025.pdf",
    "Keterangan": "Penjelasan bila serapan rendah atau ada pergeseran anggaran.",
}
CONTOH_INDIVIDU = {
    "Nama": "Nama pegawai beserta gelar; ditulis lagi pada setiap baris indikatornya.",
    "Jabatan": "Jabatan pegawai, misalnya: Pengelola Data Kependudukan.",
    "Indikator": "Ukuran kinerja pegawai, misalnya: Jumlah surat keterangan yang diselesaikan.",
    "Target": "Target setahun, misalnya 87,5, BB, atau ≤ 5.",
    "Satuan": "Satuan ukuran, misalnya: dokumen, %, atau orang.",
    "Keterangan": "Penjelasan, misalnya sebab target tidak tercapai.",
}
CONTOH_DOKUMEN = {
    "Halaman": "Halaman tempat datanya, misalnya: 12-15.",
    "Tautan": "Tautan ke berkas di penyimpanan bersama, atau nama berkas yang dikirim bersama formulir.",
    "Keterangan": "Sebab bila tidak ada, atau catatan lain.",
}
SATUAN = ("dokumen", "laporan", "surat", "berkas", "kegiatan", "orang", "layanan", "hari", "%", "indeks")
ANJURAN = "Isi hanya sel kuning. Angka memakai koma desimal, misalnya 87,5. Belum ada data: tulis n/a."
RUPIAH = "Realisasi dalam rupiah, angka saja, misalnya 125000000. Tidak ada belanja: tulis 0."
BELUM = "Belum ada data: tulis n/a."
TANPA_BELANJA = "Tidak ada belanja: tulis 0."
TANPA_ISI = "Tidak diperlukan: kosongkan."
TERKUNCI = "Ditetapkan (terkunci)"
WARNA_STATUS = (
    ("Lengkapi", "peringatan"),
    ("Lengkap", "selesai"),
    ("Perbaiki", "galat"),
    ("Pastikan", "berjalan"),
    ("Isi ", "peringatan"),
    ("Belum", "belum"),
)  # how a status begins; LibreOffice applies the first that fits
PANTAUAN = "Pantauan, terisi sendiri"
KELOMPOK = {
    "indikator": (
        (PANTAUAN, tata.STATUS, tata.KATEGORI, "kepala_tinta", "belang_kartu"),
        (TERKUNCI, "Kode", "Target", "redup", "terkunci"),
        ("Realisasi", "TW I", "Penyebut", "putih", "pita_muda"),
        ("Analisis dan tindak lanjut", "Kendala", "Bukti Dukung", "putih", "batang_tua"),
    ),
    "anggaran": (
        (PANTAUAN, tata.STATUS, tata.USULAN_RINCIAN, "kepala_tinta", "belang_kartu"),
        (TERKUNCI, "Kode", "Pagu", "redup", "terkunci"),
        ("Realisasi", "Realisasi", "Keterangan", "putih", "pita_muda"),
    ),
    "individu": (
        ("Pantauan", tata.STATUS, tata.STATUS, "kepala_tinta", "belang_kartu"),
        ("Nomor", "Kode", "Kode", "redup", "terkunci"),
        ("Pegawai", "Nama", "Jabatan", "putih", "pita_muda"),
        ("Kinerja setahun", "Indikator", "Keterangan", "putih", "batang_tua"),
    ),
    "dokumen": (
        ("Pantauan", tata.STATUS, tata.STATUS, "kepala_tinta", "belang_kartu"),
        (TERKUNCI, "Kode", "Dokumen", "redup", "terkunci"),
        ("Keberadaan dokumen", "Ada", "Keterangan", "putih", "pita_muda"),
    ),
}
CATATAN = {
    "anggaran": "Isi hanya sel kuning. Realisasi dalam rupiah penuh, angka saja. Tidak ada belanja: tulis 0.",
    "individu": "Isi hanya sel kuning: satu baris untuk satu indikator seorang pegawai. Baris sisa dibiarkan kosong. "
    "Capaian dihitung program saat formulir diterima.",
    "dokumen": "Isi hanya sel kuning. Dokumen yang ada perlu Tanggal atau Tautan; yang tidak ada perlu Keterangan.",
}
