"""What the report shows: the rekap of the forms in force, the office, its texts, the rules of computation."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.domain.catatan_rumus import formula_notes
from lkjip_xl.domain.errors import UsageError
from lkjip_xl.domain.laporan import Ketentuan, Laporan, Uraian
from lkjip_xl.domain.problems import is_galat
from lkjip_xl.domain.rekap import Rekap
from lkjip_xl.domain.values import format_number
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.forms.inbox import forms_in_force
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.master.reader import IsiMaster
from lkjip_xl.formats.office import policy_of

if TYPE_CHECKING:
    from collections.abc import Iterator

URAIAN: dict[str, str] = {
    "Gambaran Umum": "gambaran_umum",
    "Tugas dan Fungsi": "tugas_fungsi",
    "Struktur Organisasi": "struktur",
    "Sumber Daya Manusia": "sdm",
    "Isu Strategis": "isu_strategis",
    "Ringkasan Renstra": "renstra",
    "Visi dan Misi": "visi_misi",
}
"""Sections of table tblNarasi -> fields of `Uraian`."""


def ensure_sound(master: IsiMaster, *, forced: bool = False) -> None:
    """See that no error in the people's tables spoils the figures.

    Raises:
        UsageError: there is one and nobody forced it; the first is named.
    """
    wrong = [p for p in master.temuan if is_galat(p)]
    if wrong and not forced:
        first = wrong[0]
        place = " › ".join(x for x in (first.lembar, first.sel) if x)
        raise UsageError(
            f"Master memuat {len(wrong)} kesalahan, antara lain di {place}: {first.pesan}",
            f"{first.saran} Lihat semuanya dengan: lkjip periksa DIR",
        )


def rekap_of(kasus: Kasus) -> Rekap:
    """The rekap of the forms in force, computed anew from their kept copies."""
    from lkjip_xl.formats.rekap_frame import build_rekap

    forms = forms_in_force(kasus.folder, kasus.keadaan, kasus.master)
    return build_rekap(
        kasus.keadaan.tahun,
        kasus.master.indikator,
        kasus.master.anggaran,
        [f.submission for f in forms if f.submission],
        policy_of(kasus.master),
    )


def fingerprint(rekap: Rekap) -> str:
    """A short mark of all figures and texts of a rekap; equal data give equal marks."""
    return hashlib.sha256(repr(rekap).encode("utf-8")).hexdigest()[:16]


def report_of(kasus: Kasus, rekap: Rekap, versi: int) -> Laporan:
    """The report around the figures."""
    kantor = kasus.kantor
    kertas: Literal["A4", "F4"] = "F4" if kantor.kertas == "F4" else "A4"
    texts = {field: kasus.master.narasi.get(bagian, "") for bagian, field in URAIAN.items()}
    return Laporan(
        pemerintah=kantor.pemerintah,
        perangkat_daerah=kantor.perangkat_daerah,
        tahun=kantor.tahun,
        tanggal=kasus.waktu.date(),
        kepala=kantor.kepala,
        singkatan=kantor.singkatan,
        tempat=kantor.tempat,
        alamat=kantor.alamat,
        wilayah=kasus.sop.wilayah,
        kertas=kertas,
        sebutan_laporan=kantor.sebutan_laporan,
        versi=versi,
        contoh=kantor.contoh,
        uraian=Uraian(**texts),
        bidang=kasus.master.bidang,
        ketentuan=rules_of(policy_of(kasus.master), rekap),
        jejak=journal.head(kasus.folder.journal),
    )


def rules_of(kebijakan: Kebijakan, rekap: Rekap) -> Ketentuan:
    """The rules of computation as sentences under the tables."""
    used = [
        (f"{n}.{i}", h.rumus) for n, s in enumerate(rekap.sasaran, 1) for i, h in enumerate(s.indikator, 1)
    ]
    return Ketentuan(
        rumus=formula_notes(used),
        pembulatan=f"Angka dibulatkan setengah ke atas pada {kebijakan.desimal} angka di belakang koma.",
        skala=tuple(_bands(kebijakan)),
        desimal=kebijakan.desimal,
    )


def _bands(kebijakan: Kebijakan) -> Iterator[tuple[str, str]]:
    upper: Decimal | None = None
    for pita in kebijakan.skala:
        bound = format_number(pita.batas_bawah, None)
        sign = ">" if pita.ketat else "≥"
        if pita is kebijakan.skala[-1] and upper is not None:
            yield f"< {format_number(upper, None)}", pita.kategori
        else:
            yield f"{sign} {bound}", pita.kategori
        upper = pita.batas_bawah
