"""Findings of the last look at the report before it is signed: L01- figures, L20- agreement, L30- the text."""

from __future__ import annotations

from lkjip_xl.domain.catalogue.entri import GALAT, PERINGATAN, Entri

_PERBAIKI_DRAF = "Perbaiki di draf Word, simpan dengan nama yang sama, lalu ulangi."

NASKAH: dict[str, Entri] = {
    "L01": Entri(
        GALAT,
        "{baris}: realisasi tahun {tahun} belum ada, dan sebabnya tidak dijelaskan.",
        "Susulkan angkanya lewat formulir bidang, atau jelaskan di kolom Kendala mengapa belum ada.",
    ),
    "L02": Entri(
        PERINGATAN,
        "{baris}: capaiannya {sebab}.",
        "Pastikan penjelasannya cukup bagi pembaca laporan.",
    ),
    "L03": Entri(
        GALAT,
        "Sasaran “{sasaran}” belum mempunyai capaian.",
        "Lengkapi target dan realisasi paling sedikit satu indikatornya.",
    ),
    "L04": Entri(
        PERINGATAN,
        "{baris}: realisasi tahun-tahun sebelumnya kosong, sehingga tidak ada pembandingnya.",
        "Isi kolom Realisasi n-1 sampai n-4; biarkan kosong hanya bila indikatornya baru.",
    ),
    "L05": Entri(
        PERINGATAN,
        "{baris}: target akhir Renstra kosong, sehingga kemajuannya tidak disajikan.",
        "Isi kolom Target Renstra pada lembar Indikator.",
    ),
    "L06": Entri(
        PERINGATAN,
        "{baris}: standar nasional kosong, sehingga tidak dibandingkan.",
        "Isi kolom Standar Nasional bila standarnya ada; bila tidak ada, biarkan kosong.",
    ),
    "L07": Entri(
        GALAT,
        "{baris}: target belum tercapai, tetapi {kurang} belum disampaikan.",
        "Minta bidang melengkapi kolom Kendala, Solusi, dan Rencana Tindak Lanjut.",
    ),
    "L08": Entri(
        GALAT,
        "{baris}: target tercapai, tetapi sebab keberhasilannya tidak dijelaskan.",
        "Minta bidang menulis faktor penyebabnya di kolom Kendala atau Solusi.",
    ),
    "L09": Entri(
        PERINGATAN,
        "Sasaran “{sasaran}”: efisiensi penggunaan sumber daya tidak dapat dihitung.",
        "Kaitkan baris anggaran dengan sasaran ini dan lengkapi realisasinya.",
    ),
    "L10": Entri(
        PERINGATAN,
        "Sasaran “{sasaran}”: belum ada program atau kegiatan yang dikaitkan.",
        "Isi kolom Sasaran pada lembar Anggaran.",
    ),
    "L11": Entri(
        GALAT,
        "Baris anggaran {kode_baris} ({uraian}) menunjuk sasaran “{sasaran}”, yang tidak ada di lembar Indikator.",
        "Samakan tulisannya dengan lembar Indikator; huruf besar dan spasi ganda tidak berpengaruh.",
    ),
    "L12": Entri(
        PERINGATAN,
        "Baris anggaran {kode_baris} ({uraian}) belum dikaitkan dengan sasaran mana pun.",
        "Isi kolom Sasaran pada lembar Anggaran.",
    ),
    "L13": Entri(
        PERINGATAN,
        "Tidak satu pun indikator mempunyai rencana tindak lanjut.",
        "Minta bidang mengisi kolom Rencana Tindak Lanjut, agar laporan memuat upaya perbaikan.",
    ),
    "L20": Entri(
        GALAT,
        "{baris}: {kolom} di master “{kini}”, sedangkan formulir yang diisi bidang memuat “{lama}”.",
        "Kembalikan isi master, atau bagikan lagi formulirnya. Bila Perjanjian Kinerja memang berubah, "
        "pakai --paksa “alasan”.",
    ),
    "L21": Entri(
        GALAT,
        "{apa} “{nama}” tidak ditemukan di draf.",
        "Kembalikan tulisannya seperti di master, atau buat draf baru bila master berubah.",
    ),
    "L22": Entri(
        GALAT,
        "{baris}: {kolom} di draf “{draf}”, sedangkan di lembar Indikator “{master}”.",
        "Samakan; perubahan dibuat di master, lalu draf dibuat lagi.",
    ),
    "L23": Entri(
        GALAT,
        "Data sudah berubah sejak draf terakhir dibuat.",
        "Jalankan lkjip olah DIR, lalu buat draf baru dengan: lkjip draf DIR",
    ),
    "L24": Entri(
        GALAT,
        "Formulir {bidang} belum sah.",
        "Selesaikan pemeriksaannya: lkjip periksa DIR",
    ),
    "L30": Entri(GALAT, "Masih ada bagian yang harus diisi: “{kutipan}”.", _PERBAIKI_DRAF),
    "L31": Entri(
        GALAT,
        "Ada sisa tanda templat atau rujukan yang putus: “{kutipan}”.",
        _PERBAIKI_DRAF,
    ),
    "L32": Entri(GALAT, "Ada nilai yang bukan angka: “{kutipan}”.", _PERBAIKI_DRAF),
    "L33": Entri(GALAT, "Peraturan yang dikutip keliru: {catatan}", _PERBAIKI_DRAF),
    "L34": Entri(
        GALAT,
        "Sidik catatan kerja yang tercetak tidak ada dalam catatan kerja tahun ini.",
        "Pastikan draf ini memang dari folder kerja ini; bila benar, buat draf baru.",
    ),
    "L35": Entri(
        PERINGATAN,
        "Sidik catatan kerja tidak tercetak di draf.",
        "Kembalikan baris terakhir draf bila laporan harus dapat ditelusuri.",
    ),
    "L36": Entri(
        GALAT,
        "Catatan kerja putus pada baris {baris}.",
        "Pulihkan folder .lkjip dari cadangan, lalu ulangi.",
    ),
    "L37": Entri(
        PERINGATAN,
        "Batas penyampaian {batas} sudah lewat.",
        "Segera sampaikan laporan, dan jelaskan keterlambatannya dalam surat pengantar.",
    ),
    "L38": Entri(
        PERINGATAN,
        "Batas Penyampaian belum diisi.",
        "Isi pada lembar Pengaturan.",
    ),
    "L39": Entri(
        GALAT, "Bagian “{bagian}” tidak ada di draf.", "Kembalikan bagian itu, atau buat draf baru."
    ),
}
