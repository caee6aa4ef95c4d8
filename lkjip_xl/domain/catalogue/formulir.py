"""Findings about a returned form: F01- the file, F20- its identity, F40- its tables, F50- its cells."""

from __future__ import annotations

from lkjip_xl.domain.catalogue.entri import GALAT, PERINGATAN, Entri

_KIRIM_ULANG = "Minta bidang mengirim ulang formulir yang diisi, sebagai berkas Excel (.xlsx)."
_SIMPAN_XLSX = (
    "Buka berkasnya, pilih Simpan Sebagai dengan jenis Excel Workbook (*.xlsx), lalu kirim hasilnya; "
    "atau isi formulir aslinya."
)
_FORMULIR_ASLI = "Salin isiannya ke formulir yang dibagikan untuk bidang itu, lalu kirim formulir tersebut."

FORMULIR: dict[str, Entri] = {
    "F01": Entri(
        PERINGATAN,
        "“{nama}” adalah {jenis}, bukan berkas formulir.",
        "Bila di dalamnya ada formulir, keluarkan dan taruh langsung di folder masuk.",
    ),
    "F02": Entri(
        PERINGATAN,
        "“{nama}” adalah berkas sementara yang dibuat program lain, bukan formulir.",
        "Tidak perlu tindakan; berkas itu dibiarkan.",
    ),
    "F03": Entri(
        GALAT,
        "“{nama}” adalah pintasan ke berkas lain, bukan berkas formulirnya sendiri.",
        "Salin berkas formulirnya langsung ke folder masuk.",
    ),
    "F04": Entri(
        GALAT,
        "“{nama}” tidak dapat dibuka untuk dibaca.",
        "Tutup berkas itu di program lain, periksa izin foldernya, lalu ulangi.",
    ),
    "F05": Entri(GALAT, "“{nama}” kosong (0 byte).", _KIRIM_ULANG),
    "F06": Entri(
        GALAT,
        "“{nama}” lebih besar daripada {batas} MB, batas ukuran formulir.",
        "Hapus gambar dan lembar tambahan dari formulir; bukti dukung cukup ditulis nama atau tautannya.",
    ),
    "F07": Entri(
        PERINGATAN,
        "“{nama}” belum utuh dan baru saja berubah: tampaknya masih disalin.",
        "Tunggu sampai selesai disalin, lalu jalankan lagi.",
    ),
    "F08": Entri(GALAT, "“{nama}” berformat Excel lama (.xls), yang tidak dapat dibaca.", _SIMPAN_XLSX),
    "F09": Entri(
        GALAT,
        "“{nama}” dikunci dengan kata sandi.",
        "Minta bidang menyimpannya tanpa kata sandi pembuka, lalu mengirim ulang.",
    ),
    "F10": Entri(GALAT, "“{nama}” berformat {format}, bukan Excel Workbook (.xlsx).", _SIMPAN_XLSX),
    "F11": Entri(
        PERINGATAN,
        "“{nama}” adalah {jenis}, bukan formulir LKjIP.",
        "Bila di dalamnya ada formulir, keluarkan dan taruh langsung di folder masuk.",
    ),
    "F18": Entri(
        PERINGATAN,
        "“{nama}” adalah draf laporan yang kembali, bukan formulir.",
        "Komentar dan perubahan di dalamnya dibaca oleh: lkjip reviu DIR, atau lkjip koreksi DIR menurut SOP.",
    ),
    "F12": Entri(GALAT, "“{nama}” rusak atau terpotong, jadi tidak dapat dibaca utuh.", _KIRIM_ULANG),
    "F13": Entri(
        GALAT,
        "“{nama}” memuat jauh lebih banyak data daripada sebuah formulir, jadi tidak dibuka.",
        "Hapus baris, kolom, dan lembar tambahan, atau salin isiannya ke formulir asli.",
    ),
    "F14": Entri(
        GALAT,
        "“{nama}” memuat makro; formulir LKjIP tidak memakai makro.",
        _SIMPAN_XLSX,
    ),
    "F15": Entri(
        GALAT,
        "“{nama}” memuat {isi}, yang tidak boleh ada dalam formulir.",
        "Hapus bagian itu dari berkasnya, atau salin isiannya ke formulir asli.",
    ),
    "F16": Entri(
        GALAT,
        "“{nama}” memuat definisi dokumen (DOCTYPE) yang tidak lazim dalam berkas Excel, jadi tidak dibuka.",
        _FORMULIR_ASLI,
    ),
    "F17": Entri(
        PERINGATAN,
        "“{nama}” bertaut ke buku kerja lain; angka dari tautan itu tidak dapat diperiksa.",
        "Ganti rumus yang bertaut dengan angkanya.",
    ),
    "F20": Entri(
        PERINGATAN,
        "“{nama}” adalah buku kerja Excel, tetapi bukan formulir LKjIP.",
        "Bila ini isian sebuah bidang, salin isinya ke formulir yang dibagikan.",
    ),
    "F21": Entri(
        GALAT,
        "“{nama}” berisi tabel formulir, tetapi tanda pengenalnya hilang.",
        _FORMULIR_ASLI,
    ),
    "F22": Entri(
        GALAT,
        "Tanda pengenal dalam “{nama}” saling bertentangan: {tanda}.",
        _FORMULIR_ASLI,
    ),
    "F23": Entri(GALAT, "Tanda pengenal dalam “{nama}” rusak: “{tanda}”.", _FORMULIR_ASLI),
    "F24": Entri(
        GALAT,
        "“{nama}” adalah formulir tahun {ada}, sedangkan yang dikumpulkan tahun {perlu}.",
        "Isi dan kirim formulir tahun {perlu}.",
    ),
    "F25": Entri(
        GALAT,
        "“{nama}” adalah formulir perangkat daerah “{ada}”, bukan “{perlu}”.",
        "Kembalikan berkas itu kepada pengirimnya.",
    ),
    "F26": Entri(
        GALAT,
        "“{nama}” dibuat untuk SOP “{ada}”, sedangkan folder ini memakai “{perlu}”.",
        "Kirim formulir yang dibagikan dari folder ini.",
    ),
    "F27": Entri(
        GALAT,
        "“{nama}” adalah formulir bidang “{ada}”, yang tidak ada di lembar Bidang.",
        "Periksa kode bidang itu di master, atau kirim formulir bidang yang benar.",
    ),
    "F28": Entri(
        GALAT,
        "“{nama}” memakai formulir versi {ada}, sedangkan yang dikenal versi {perlu}.",
        "Salin isiannya ke formulir yang dibagikan terakhir.",
    ),
    "F29": Entri(
        GALAT,
        "“{nama}” bernomor terbitan {ada}, yang tidak pernah dibagikan dari folder ini.",
        _FORMULIR_ASLI,
    ),
    "F30": Entri(
        GALAT,
        "Salinan terbitan {ada} tidak dapat dibaca, jadi “{nama}” tidak dapat dibandingkan.",
        "Pulihkan folder .lkjip dari cadangan, atau bagikan formulir itu lagi.",
    ),
    "F31": Entri(
        GALAT,
        "Tabel {tabel} tidak ditemukan: judul kolom {kolom} hilang atau diubah.",
        "Kembalikan judul kolomnya seperti semula, atau salin isiannya ke formulir asli.",
    ),
    "F32": Entri(
        GALAT,
        "Tabel {tabel} ada lebih dari satu ({sheet}), jadi tidak jelas mana yang berlaku.",
        "Hapus salinannya dan sisakan satu tabel yang diisi.",
    ),
    "F33": Entri(
        PERINGATAN,
        "Salinan tabel {tabel} ada di lembar {sheet}; yang dibaca lembar {dibaca}.",
        "Pastikan isian yang benar ada di lembar {dibaca}, lalu hapus salinannya.",
    ),
    "F34": Entri(
        GALAT,
        "Tanda pengenal “{nama}” tidak sama dengan formulir terbitan {ada} yang dibagikan.",
        _FORMULIR_ASLI,
    ),
    "F35": Entri(
        GALAT,
        "Salinan tabel {tabel} di lembar {sheet} isinya berbeda dari lembar {dibaca} yang dibaca.",
        "Pastikan isian yang benar ada di lembar {dibaca}, lalu hapus salinannya.",
    ),
    "F36": Entri(
        PERINGATAN,
        "“{nama}” kehilangan tanda pengenal tersembunyinya; formulir dikenali dari baris identitas di Petunjuk.",
        "Pastikan isian bidang ini terbaca; lain kali simpan formulirnya dengan Excel atau LibreOffice.",
    ),
    "F40": Entri(
        GALAT,
        "Kolom {kolom} tabel {tabel} tidak ditemukan, jadi isinya tidak terbaca.",
        "Kembalikan kolom itu dengan judul yang sama seperti di formulir asli.",
    ),
    "F41": Entri(
        GALAT,
        "Judul kolom {kolom} pada tabel {tabel} ada lebih dari satu, jadi isinya tidak dipakai.",
        "Sisakan satu kolom {kolom}.",
    ),
    "F42": Entri(
        GALAT,
        "Baris {kode} ({uraian}) hilang dari tabel {tabel}.",
        "Kembalikan baris itu dan isi, atau pakai formulir asli.",
    ),
    "F43": Entri(
        GALAT,
        "Baris {kode} ada lebih dari satu (baris {baris}), jadi isinya tidak dipakai.",
        "Sisakan satu baris untuk kode itu.",
    ),
    "F44": Entri(
        PERINGATAN,
        "Baris tambahan “{kode}” tidak ada di formulir asli, jadi tidak dibaca.",
        "Hapus baris itu; bila memang perlu, minta perencana menambahkannya di master.",
    ),
    "F45": Entri(
        GALAT,
        "Baris {kode}: {kolom} diubah dari “{lama}” menjadi “{baru}”.",
        "Kembalikan seperti semula; perubahan {kolom} diusulkan lewat perencana.",
    ),
    "F46": Entri(
        GALAT,
        "Baris {kode}: {kolom} diubah dari “{lama}” menjadi “{baru}”, jadi isian baris itu tidak dipakai.",
        "Kembalikan {kolom} seperti semula dan pastikan isiannya untuk baris yang benar.",
    ),
    "F47": Entri(
        PERINGATAN,
        "Kolom tambahan “{kolom}” tidak ada di formulir asli, jadi tidak dibaca.",
        "Pindahkan isinya ke kolom yang tersedia bila perlu masuk laporan.",
    ),
    "F48": Entri(
        PERINGATAN,
        "Baris {kode}: {kolom} digabung dengan sel lain ({area}); isinya hanya dihitung untuk sel pertama.",
        "Pisahkan sel yang digabung dan isi masing-masing.",
    ),
    "F49": Entri(
        GALAT,
        "Baris {kode}: {kolom} termasuk sel gabungan {area}, jadi angkanya tidak jelas milik siapa.",
        "Pisahkan sel yang digabung dan isi masing-masing.",
    ),
    "F50": Entri(
        PERINGATAN,
        "Baris {kode}: {kolom} berisi rumus (={rumus}); yang dipakai hasil terakhirnya, {nilai}.",
        "Pastikan hasilnya benar; sebaiknya ganti rumus dengan angkanya.",
    ),
    "F51": Entri(
        GALAT,
        "Baris {kode}: {kolom} berisi rumus (={rumus}) tanpa hasil yang tersimpan.",
        "Buka dan simpan lagi di Excel, atau ganti rumus dengan isinya.",
    ),
    "F52": Entri(
        PERINGATAN,
        "Baris {kode}: {kolom} mengambil angka dari buku kerja lain (={rumus}); yang dipakai {nilai}.",
        "Ganti rumus dengan angkanya, sebab sumbernya tidak dapat diperiksa.",
    ),
    "F53": Entri(
        PERINGATAN,
        "Baris {kode}: {kolom} tampil sebagai {tampil} karena berformat persen; dibaca {nilai} %.",
        "Pastikan maksudnya memang {nilai} %.",
    ),
    "F54": Entri(
        GALAT,
        "Baris {kode}: {kolom} tampil sebagai {tampil} karena berformat persen, padahal satuannya {satuan}.",
        "Tulis angkanya tanpa format persen.",
    ),
    "F55": Entri(
        PERINGATAN,
        "Baris {kode}: {kolom} memuat karakter yang tidak tampak; karakter itu dihapus.",
        "Tidak perlu tindakan bila teksnya sudah benar.",
    ),
    "F56": Entri(
        PERINGATAN,
        "Baris {kode}: {kolom} lebih panjang daripada {batas} karakter; selebihnya tidak dibaca.",
        "Ringkas isinya; rincian cukup disebut di Bukti Dukung.",
    ),
    "F57": Entri(
        GALAT,
        "Baris {kode}: {kolom} berisi kesalahan Excel {nilai}.",
        "Ganti dengan teks yang dimaksud.",
    ),
    "F58": Entri(
        PERINGATAN,
        "Baris tambahan “{kode}” tidak bernomor seperti baris lain atau nomornya berulang, jadi tidak dibaca.",
        "Isi baris kosong yang tersedia, atau tulis kode berikutnya ({berikut}) di kolom Kode.",
    ),
    "F59": Entri(
        GALAT,
        "Baris {kode}: {kolom} tersimpan sebagai angka {nilai}; Excel hanya menyimpan 15 angka, sisanya hilang.",
        "Ubah format selnya menjadi Teks, lalu ketik lagi {kolom} itu.",
    ),
    "F60": Entri(
        PERINGATAN,
        "{baris}: {kolom} di master kini “{kini}”, sedangkan formulir yang dibagikan memuat “{lama}”.",
        "Yang dipakai angka di master; pastikan isian bidang memang untuk {kolom} itu, atau bagikan lagi formulirnya.",
    ),
}
