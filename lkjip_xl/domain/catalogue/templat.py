"""Findings about the office's Word templates (T) and about PDF copies (D)."""

from __future__ import annotations

from lkjip_xl.domain.catalogue.entri import GALAT, PERINGATAN, Entri

_LIHAT = "Daftar isian yang boleh dipakai: lkjip template --medan {naskah}"

TEMPLAT: dict[str, Entri] = {
    "T01": Entri(GALAT, "Isian {tanda} tidak dikenal.", "{dugaan}" + _LIHAT),
    "T02": Entri(
        GALAT,
        "Tanda {tanda} dibuka tetapi tidak ditutup dalam paragraf ini, atau sebaliknya.",
        "Tulis tanda itu utuh dalam satu paragraf, misalnya {{{{ identitas.tahun }}}}.",
    ),
    "T03": Entri(
        GALAT,
        "{tanda} tidak mempunyai pasangan.",
        "Setiap {{% for %}} ditutup {{% endfor %}}, setiap {{% if %}} ditutup {{% endif %}}.",
    ),
    "T04": Entri(
        GALAT,
        "Tanda {tanda} memakai perintah yang tidak dikenal atau tidak diizinkan.",
        "Yang boleh: {{{{ isian }}}}, {{% for %}}, {{% if %}}, {{% set %}}, dan saringan seperti |upper atau |length.",
    ),
    "T05": Entri(
        PERINGATAN,
        "Tanda {tanda} terpotong oleh perubahan huruf di tengahnya; hasilnya memakai bentuk huruf awalnya.",
        "Ketik ulang tanda itu sekaligus, atau samakan bentuk hurufnya.",
    ),
    "T06": Entri(
        GALAT,
        "Templat {bahaya}.",
        "Buang bagian itu di Word. Program tidak memakai templat seperti ini.",
    ),
    "T07": Entri(
        GALAT,
        "Templat tidak dapat diisi dengan data contoh: {sebab}",
        "Perbaiki di Word, lalu periksa lagi.",
    ),
    "T08": Entri(
        GALAT,
        "Isian {tanda} ditulis dengan cara yang keliru: {harus}.",
        "Ganti tandanya. " + _LIHAT,
    ),
    "T09": Entri(
        GALAT,
        "Tanda {tanda} berada di bagian yang tidak diisi program.",
        "Pindahkan ke isi, kepala halaman, kaki halaman, atau catatan kaki.",
    ),
    "T10": Entri(
        PERINGATAN,
        "Tidak ada naskah bernama “{naskah}”, sehingga templat ini tidak pernah dipakai.",
        "{dugaan}Nama berkas menentukan naskahnya; lihat: lkjip template --medan",
    ),
    "D01": Entri(
        PERINGATAN,
        "Judul “{judul}” tidak ditemukan pada tempatnya di PDF.",
        "Buka PDF itu dan bandingkan dengan berkas Word; bila perlu simpan sendiri dari Word sebagai PDF.",
    ),
}
