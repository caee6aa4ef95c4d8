"""Findings of `cocokkan`: an edited draft against the draft as it was made."""

from __future__ import annotations

from lkjip_xl.domain.catalogue.entri import GALAT, PERINGATAN, Entri

_ASAL = " Bila memang data yang berubah, perbaiki datanya lalu buat draf baru: lkjip draf DIR."

COCOK: dict[str, Entri] = {
    "C01": Entri(
        GALAT,
        "Angka {sebutan} tertulis “{temu}”, padahal menurut rekap “{harap}”{catatan}.",
        "Tulis kembali “{harap}”{asal}." + _ASAL,
    ),
    "C02": Entri(
        GALAT,
        "Angka {sebutan} (“{harap}” menurut rekap) tidak ada lagi di tempatnya{catatan}.",
        "Tulis kembali “{harap}”{asal}." + _ASAL,
    ),
    "C03": Entri(
        GALAT,
        "Di tempat angka {sebutan} (“{harap}” menurut rekap) kini tertulis “{temu}”, yaitu {lain}.",
        "Kembalikan kedua angka ke tempatnya; di sini harus “{harap}”{asal}.",
    ),
    "C04": Entri(
        GALAT,
        "{tabel} tidak ada lagi; {jumlah} angka rekap hilang bersamanya, antara lain {contoh}.",
        "Kembalikan tabel itu dari draf asli, atau buat draf baru: lkjip draf DIR.",
    ),
    "C05": Entri(
        GALAT,
        "Baris “{baris}” tidak ada lagi; {jumlah} angka rekap hilang bersamanya: {contoh}.",
        "Kembalikan baris itu dari draf asli.",
    ),
    "C06": Entri(
        GALAT,
        "Kolom “{kolom}” tidak ada lagi; {jumlah} angka rekap hilang bersamanya, antara lain {contoh}.",
        "Kembalikan kolom itu dari draf asli.",
    ),
    "C07": Entri(
        PERINGATAN,
        "Urutan baris berbeda dengan draf: “{baris}” kini mendahului “{lain}”.",
        "Kembalikan urutannya bila perpindahan itu tidak disengaja.",
    ),
    "C08": Entri(
        PERINGATAN,
        "Kalimat “{kutipan}” dihapus atau ditulis ulang tanpa angkanya: {contoh}.",
        "Pastikan angka itu memang tidak perlu disebut, atau kembalikan kalimatnya dari draf asli.",
    ),
    "C09": Entri(
        PERINGATAN,
        "Kalimat “{kutipan}” memuat angka {temu} yang tidak ada dalam draf{catatan}.",
        "Bandingkan dengan draf asli; hitungan dalam kalimat ini dibuat dari rekap.",
    ),
    "C10": Entri(
        GALAT,
        "Kalimat “{kutipan}” menyebut {temu} untuk “{nama}”, padahal rekap tidak memuat angka itu ({harap}).",
        "Samakan angkanya dengan rekap{asal}, atau tulis kalimat itu tanpa angka.",
    ),
    "C11": Entri(
        GALAT,
        "Tanda templat {temu} tertinggal dalam “{kutipan}”.",
        "Ganti tanda itu dengan isinya, atau hapus.",
    ),
    "C12": Entri(
        GALAT,
        "Isian “{temu}” belum diisi dalam “{kutipan}”.",
        "Isi bagian itu, atau hapus bila tidak diperlukan.",
    ),
    "C13": Entri(
        GALAT,
        "“{temu}” dalam “{kutipan}” bukan angka.",
        "Ganti dengan angkanya, atau dengan keterangan mengapa angkanya tidak ada.",
    ),
    "C14": Entri(
        PERINGATAN,
        "Draf versi {versi} dibuat dari rekap lama; data sudah diolah lagi sesudahnya{catatan}.",
        "Buat draf baru dengan: lkjip draf DIR.",
    ),
    "C16": Entri(
        PERINGATAN,
        "Kalimat “{kutipan}” kini menyatakan “{temu}”, sedangkan menurut rekap “{harap}”.",
        "Samakan kata itu dengan angkanya, atau kembalikan kalimatnya dari draf asli.",
    ),
    "C17": Entri(
        PERINGATAN,
        "Baris “{baris}” memuat {temu}, sedangkan draf memuat {harap}.",
        "Tulis kembali {harap} bila perubahan itu tidak disengaja.",
    ),
    "C18": Entri(
        GALAT,
        "Grafik “{judul}” tidak sama dengan draf: {temu}.",
        "Samakan data grafik itu dengan rekap, atau salin kembali grafiknya dari draf asli." + _ASAL,
    ),
    "C19": Entri(
        PERINGATAN,
        "Grafik “{judul}” tidak ada lagi.",
        "Kembalikan grafik itu dari draf asli bila penghapusannya tidak disengaja.",
    ),
    "C20": Entri(
        PERINGATAN,
        "Baris “{baris}” tidak ada dalam draf dan memuat {temu}, yang bukan angka rekap.",
        "Pastikan angka itu benar dan sumbernya disebut; angka kinerja dan anggaran masuk lewat formulir.",
    ),
}
