"""Findings of the rules on people's own performance (P50-P59) and on documents (P60-P69) of a form."""

from __future__ import annotations

from lkjip_xl.domain.catalogue.entri import GALAT, PERINGATAN, Entri

ISIAN: dict[str, Entri] = {
    "P50": Entri(
        GALAT,
        "Lembar Individu belum berisi satu pegawai pun.",
        "Isi paling sedikit satu baris: nama, NIP, jabatan, indikator, target, dan realisasinya.",
    ),
    "P51": Entri(
        GALAT, "{baris}: kolom {kolom} belum diisi.", "Lengkapi kolom itu, atau kosongkan barisnya."
    ),
    "P52": Entri(
        PERINGATAN,
        "{baris}: NIP belum diisi.",
        "Isi 18 angka NIP-nya; bila bukan ASN, tulis tanda hubung (-).",
    ),
    "P53": Entri(
        GALAT,
        "{baris}: realisasi belum diisi.",
        "Isi angkanya (tulis 0 bila memang nol). Bila datanya belum ada, tulis n/a "
        "dan jelaskan di kolom Keterangan.",
    ),
    "P54": Entri(
        GALAT,
        "{baris}: realisasi ditulis “{tulisan}” tanpa penjelasan.",
        "Isi angkanya, atau jelaskan di kolom Keterangan mengapa datanya belum ada.",
    ),
    "P55": Entri(
        PERINGATAN,
        "{baris}: realisasi ditulis “{tulisan}”, jadi capaiannya tidak dapat dihitung.",
        "Susulkan angkanya bila sudah ada.",
    ),
    "P56": Entri(
        GALAT,
        "{baris}: NIP {nip} sudah dipakai untuk {nama} di baris {lain}.",
        "Perbaiki NIP atau namanya; satu NIP hanya milik satu orang.",
    ),
    "P57": Entri(
        PERINGATAN,
        "{baris}: {nama} ber-NIP {nip}, sedangkan di baris {lain} ber-NIP {nip_lain}.",
        "Samakan NIP-nya bila orangnya sama.",
    ),
    "P58": Entri(
        GALAT,
        "{baris}: indikator yang sama untuk {nama} sudah ada di baris {lain}.",
        "Hapus salah satu barisnya, atau perbaiki nama indikatornya.",
    ),
    "P60": Entri(
        GALAT,
        "{baris}: belum dijawab ada atau tidak.",
        "Pilih ada atau tidak di kolom Ada.",
    ),
    "P61": Entri(
        GALAT,
        "{baris}: kolom Ada berisi “{tulisan}”.",
        "Pilih ada atau tidak.",
    ),
    "P62": Entri(
        GALAT,
        "{baris}: dokumen dinyatakan ada, tetapi Tanggal dan Tautan kosong.",
        "Isi tanggal dokumennya atau tautan ke berkasnya.",
    ),
    "P63": Entri(
        PERINGATAN,
        "{baris}: Tanggal tertulis “{tulisan}”, yang tidak terbaca sebagai tanggal.",
        "Tulis tanggal lengkap, misalnya 15 Januari 2025.",
    ),
    "P64": Entri(
        GALAT,
        "{baris}: dokumen dinyatakan tidak ada, tetapi kolom {kolom} diisi.",
        "Pilih ada, atau kosongkan kolom itu.",
    ),
    "P65": Entri(
        PERINGATAN,
        "{baris}: dokumen tidak ada, tetapi sebabnya belum dijelaskan.",
        "Jelaskan sebabnya di kolom Keterangan.",
    ),
    "P66": Entri(
        PERINGATAN,
        "{baris}: Tautan menunjuk ke komputer sendiri ({tulisan}), jadi tidak dapat dibuka orang lain.",
        "Taruh berkasnya di penyimpanan bersama dan tulis tautannya.",
    ),
}
