"""The first rows of a new master, from its SOP: settings, officials, steps, letter numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.domain.skala import PRASETEL, PREDIKAT
from lkjip_xl.formats.master.settings_map import POLA_NOMOR, SETELAN
from lkjip_xl.formats.sheet_map import link

if TYPE_CHECKING:
    from lkjip_xl.domain.skala import Pita
    from lkjip_xl.domain.sop import Sop

Baris = dict[str, str | int | None]


def initial_settings(sop: Sop, tahun: int | None = None) -> list[Baris]:
    """The rows of tblPengaturan, all of them, in order; without a year the year stays blank."""
    dari_sop: dict[str, str | int | None] = {
        "Pemerintah": sop.pemerintah,
        "Perangkat Daerah": sop.perangkat_daerah,
        "Singkatan": sop.singkatan,
        "Unit": sop.unit,
        "Kepala": sop.kepala,
        "Tempat Surat": sop.tempat,
        "Tahun": tahun,
        "Tujuan Surat Pengantar": sop.tujuan,
    }
    return [
        {"Pengaturan": s.nama, "Nilai": dari_sop.get(s.nama, s.baku), "Keterangan": s.keterangan}
        for s in SETELAN
    ]


def initial_pejabat(sop: Sop) -> list[Baris]:
    """One row per role of the SOP, the head first; the names are for the office to fill in."""
    peran = dict.fromkeys((sop.kepala, *sop.pelaksana))
    return [
        {"Peran": p, "Nama": None, "NIP": None, "Jabatan": None, "Pangkat": None, "Sebutan": None}
        for p in peran
        if p
    ]


def initial_steps(sop: Sop) -> list[Baris]:
    """The rows of tblLangkah before any work: no dates, status "belum".

    "Buka" holds a formula text (with "="): wrap it in `book.Formula` when writing through the gate.
    """
    return [
        {
            "No": langkah.tanda,
            "Langkah": langkah.aktivitas,
            "Pelaksana": ", ".join(p.peran for p in langkah.pelaksana),
            "Status": "belum",
            "Mulai": None,
            "Tenggat": None,
            "Selesai": None,
            "Keluaran": None,
            "Buka": link(langkah.lembar),
        }
        for langkah in sop.langkah
    ]


def initial_bars(sop: Sop) -> list[Baris]:
    """The rows of tblGantt before any work: two per step, the plan and what became of it."""
    names = [nama for langkah in sop.langkah for nama in (langkah.lembar, "belum")]
    return [
        {"Batang": nama, "Jeda": None, "Rencana": None, "Nyata": None, "Berjalan": None} for nama in names
    ]


def initial_scale(nama: str = "Permendagri 86/2017") -> list[Baris]:
    """The rows of tblSkala for a named scale."""
    return [{"Batas Bawah": _bound(pita), "Kategori": pita.kategori} for pita in PRASETEL[nama]]


def initial_predicates() -> list[Baris]:
    """The rows of tblPredikat."""
    return [{"Predikat": predikat, "Nilai": int(nilai)} for predikat, nilai in PREDIKAT.items()]


def initial_letters(sop: Sop) -> list[Baris]:
    """One row of tblNomorSurat per paper of the SOP's steps."""
    naskah = dict.fromkeys(n for langkah in sop.langkah for n in langkah.naskah)
    return [{"Naskah": n, "Pola": POLA_NOMOR, "Kode Klasifikasi": None} for n in naskah]


def _bound(pita: Pita) -> int | str:
    """A band's bound as its cell holds it: a number, or a text such as ">100"."""
    return pita.batas_teks if pita.ketat or pita.batas_bawah % 1 else int(pita.batas_bawah)
