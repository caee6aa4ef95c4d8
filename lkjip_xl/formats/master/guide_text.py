"""The words of sheet Panduan: what each role does, in the order it is done, and where."""

from __future__ import annotations

from typing import NamedTuple

from lkjip_xl.formats import sheet_map as peta


class Tindakan(NamedTuple):
    """One numbered action; `lembar` is a sheet of the master, `aksi` names the step that has it instead.

    An action whose `aksi` the SOP lacks is left out.
    """

    teks: str
    lembar: str = ""
    aksi: str = ""


class Bagian(NamedTuple):
    """What one role does."""

    judul: str
    tentang: str
    tindakan: tuple[Tindakan, ...]


BAGIAN: tuple[Bagian, ...] = (
    Bagian(
        "Staf",
        "Menyiapkan tahun baru, mengirim formulir, dan menagihnya.",
        (
            Tindakan("Isi nama, alamat, dan tanggal pada lembar Pengaturan.", peta.PENGATURAN),
            Tindakan("Isi nama dan NIP pejabat pada lembar Pejabat.", peta.PEJABAT),
            Tindakan("Isi daftar bidang; kode pendek tanpa spasi.", peta.BIDANG),
            Tindakan("Isi indikator dan targetnya, atau impor dari berkas Evaluasi Renja.", peta.INDIKATOR),
            Tindakan("Isi baris anggaran dan pagunya.", peta.ANGGARAN),
            Tindakan("Tambahkan hari libur daerah.", peta.LIBUR),
            Tindakan("Tekan Bagikan. Formulir dan surat ada di folder 1-formulir.", aksi="bagikan"),
            Tindakan("Kirim pesan: klik Buka draf (formulir sudah terlampir) atau WhatsApp.", aksi="bagikan"),
            Tindakan(
                "Simpan formulir yang kembali ke folder 2-masuk, lalu tekan Kumpulkan.", aksi="kumpulkan"
            ),
            Tindakan("Kirim pengingat kepada yang terlambat: tabel Yang ditunggu.", aksi="kumpulkan"),
        ),
    ),
    Bagian(
        "Kepala bidang",
        "Mengisi formulir bidangnya dan mengirimkannya kembali; master ini tidak perlu dibuka.",
        (
            Tindakan("Simpan dan buka formulir dari surel atau WhatsApp, lalu baca lembar Petunjuk."),
            Tindakan("Isi sel berwarna kuning. Bila belum ada data, tulis n/a, bukan 0."),
            Tindakan("Target yang tidak tercapai: isi kendala, solusi, dan rencana tindak lanjut."),
            Tindakan("Simpan, lalu kirim kembali berkas yang sama sebelum tenggat."),
            Tindakan(
                "Bila dikembalikan: buka berkas putaran berikutnya, perbaiki sel yang bercatatan, kirim lagi."
            ),
            Tindakan("Bila diminta mereviu draf: isi keputusan dan catatan.", aksi="reviu"),
        ),
    ),
    Bagian(
        "Perencana",
        "Menjalankan langkah SOP sampai dokumen disahkan.",
        (
            Tindakan("Buka Beranda: kartu APA BERIKUTNYA menyebut tombol yang ditekan.", peta.BERANDA),
            Tindakan("Tekan Periksa. Penjelasan setiap temuan ada di lembar Temuan.", aksi="periksa"),
            Tindakan("Tekan Kembalikan untuk formulir yang salah, lalu kirim pesannya.", aksi="kembalikan"),
            Tindakan("Tekan Olah, lalu baca lembar Rekap dan grafiknya.", peta.REKAP),
            Tindakan("Tulis uraian laporan pada lembar Narasi.", peta.NARASI),
            Tindakan("Tekan Draf Word. Versi lama tidak pernah ditimpa.", aksi="draf"),
            Tindakan("Serahkan draf kepada kepala; catat koreksinya.", aksi="serahkan"),
            Tindakan("Hitung nilai LKE dan buat laporan hasil evaluasi.", aksi="evaluasi"),
            Tindakan("Buat surat pengantar bernomor.", aksi="surat"),
            Tindakan("Tekan Arsip setelah semuanya selesai.", aksi="arsip"),
        ),
    ),
    Bagian(
        "Kepala",
        "Melihat kemajuan, memutuskan, dan mengesahkan.",
        (
            Tindakan("Buka Beranda: sampai di mana, siapa yang ditunggu, apa yang salah.", peta.BERANDA),
            Tindakan("Baca capaian dan grafik pada lembar Rekap.", peta.REKAP),
            Tindakan("Beri disposisi untuk memulai penyusunan.", aksi="disposisi"),
            Tindakan("Baca draf Word, lalu putuskan: disetujui atau perbaikan.", aksi="reviu"),
            Tindakan("Putuskan: disetujui atau perbaikan.", aksi="setujui"),
            Tindakan("Sahkan dokumen final.", aksi="sahkan"),
            Tindakan("Siapa mengerjakan apa, dan kapan, tercatat di lembar Jejak.", peta.JEJAK),
        ),
    ),
    Bagian(
        "Bila ada masalah",
        "Pekerjaan yang sudah tersimpan tidak hilang.",
        (
            Tindakan(
                "Tab LKjIP tidak muncul atau makro diblokir: ketik lkjip di terminal, "
                "menunya mengerjakan hal yang sama."
            ),
            Tindakan(
                "Excel tidak ada: isi master dan formulir dengan LibreOffice, jalankan langkah dengan perintah."
            ),
            Tindakan(
                "Komputer berganti: salin seluruh folder kerja (juga folder .lkjip), pasang lkjip, lalu lkjip doktor."
            ),
            Tindakan("Master rusak atau terhapus: lkjip pulihkan DIR menunjukkan cadangannya."),
            Tindakan(
                "Pesan kesalahan: ikuti kalimat terakhirnya; kode seperti P33 dijelaskan di lembar Temuan.",
                peta.TEMUAN,
            ),
        ),
    ),
)
