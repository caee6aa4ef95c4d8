"""What a form says about its own rows while people fill them in: the words, and budget, documents, people.

The form's formulas (`formats.forms.formulas`) say the same; these are the results that a form carries
before any program has calculated it, and the measure that the formulas are tested against.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from lkjip_xl.domain.capaian import Kebijakan, round_half_up, serapan
from lkjip_xl.domain.hitung import SERATUS
from lkjip_xl.domain.isian_dokumen import answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    Isi: TypeAlias = Mapping[str, object]

LENGKAP: Final = "Lengkap"
BELUM: Final = "Belum diisi"
LENGKAPI: Final = "Lengkapi: "
PERBAIKI: Final = "Perbaiki: "
PASTIKAN: Final = "Pastikan: "
ISI_REALISASI: Final = "Isi Realisasi, lihat Usulan"
SEBAB_NA: Final = f"{LENGKAPI}Kendala (sebab n/a)"
BUKAN_ANGKA: Final = f"{PERBAIKI}Realisasi harus angka"
BUKAN_PREDIKAT: Final = f"{PERBAIKI}Realisasi bukan predikat yang dikenal"
BEDA_USULAN: Final = f"{PERBAIKI}Realisasi berbeda dari Usulan"
PECAHAN: Final = f"{PERBAIKI}Realisasi tertulis pecahan; 0,875 ditulis 87,5"
NEGATIF: Final = f"{PERBAIKI}Realisasi atau TW tidak boleh negatif"
PENYEBUT_NOL: Final = f"{PERBAIKI}Penyebut harus lebih dari 0"
BEDA_RASIO: Final = f"{PERBAIKI}Realisasi berbeda dari Pembilang / Penyebut"
TANPA_KASUS: Final = f"{PASTIKAN}tidak ada kasus (Pembilang dan Penyebut 0)"
JAUH: Final = "Realisasi jauh dari target"
TAK_TERHITUNG: Final = "-"
TIDAK_DAPAT: Final = "tidak dapat dihitung"
GABUNGAN: Final = "gabungan"
NEGATIF_RUPIAH: Final = f"{PERBAIKI}Realisasi tidak boleh negatif"
LEBIH_PAGU: Final = f"{PERBAIKI}Realisasi melebihi Pagu"
BEDA_RINCIAN: Final = f"{PERBAIKI}Realisasi berbeda dari jumlah rincian"
NOL_RUPIAH: Final = f"{PASTIKAN}realisasi 0, tulis sebabnya di Keterangan"
TERLALU_KECIL: Final = f"{PASTIKAN}Realisasi sangat kecil, tulis rupiah penuh"
TANPA_BUKTI: Final = f"{LENGKAPI}Tanggal atau Tautan"
BUKTI_LEBIH: Final = f"{PERBAIKI}Ada dipilih tidak, tetapi Tanggal, Halaman, atau Tautan terisi"
BUKAN_JAWABAN: Final = f"{PERBAIKI}Ada diisi dengan ada atau tidak"
SEBAB_TIDAK_ADA: Final = f"{PASTIKAN}Keterangan belum menjelaskan sebabnya"
SEBAB_NA_ORANG: Final = f"{LENGKAPI}Keterangan (sebab n/a)"
NIP_KOSONG: Final = f"{PASTIKAN}NIP belum diisi"
WAJIB_ORANG: Final = ("Nama", "Jabatan", "Indikator", "Satuan", "Target", "Realisasi")
_SEN: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Pantauan:
    """The form's own answer about one row; "" where it says nothing.

    `usulan` is what the quarters or the lines below make, `capaian` in % (of a budget line its serapan).
    """

    status: str
    usulan: Decimal | str = ""
    capaian: Decimal | str = ""
    kategori: str = ""


def watch_budget(pagu: Decimal | None, isi: Isi, rincian: Sequence[object], kebijakan: Kebijakan) -> Pantauan:
    """A budget line; `rincian` is what stands as realisation in the lines directly below it."""
    ada = [n for r in rincian if (n := figure_of(r)) is not None]
    usulan: Decimal | str = sum(ada, Decimal(0)) if ada else ""
    angka = figure_of(isi.get("Realisasi"))
    terserap = serapan(angka, pagu)
    persen = "" if terserap is None else round_half_up(terserap, kebijakan.desimal)
    if angka is None:
        kosong = ISI_REALISASI if ada else BELUM
        return Pantauan(BUKAN_ANGKA if text_of(isi.get("Realisasi")) else kosong, usulan, persen)
    return Pantauan(_money(pagu, angka, isi, usulan, lengkap=len(ada) == len(rincian)), usulan, persen)


def _money(pagu: Decimal | None, angka: Decimal, isi: Isi, usulan: Decimal | str, *, lengkap: bool) -> str:
    if angka < 0:
        return NEGATIF_RUPIAH
    if pagu is not None and angka > pagu:
        return LEBIH_PAGU
    if isinstance(usulan, Decimal) and (usulan - angka >= _SEN or (lengkap and angka - usulan >= _SEN)):
        return BEDA_RINCIAN
    if pagu is None or not is_unsaid(isi.get("Keterangan")) or angka * SERATUS >= pagu:
        return LENGKAP
    return TERLALU_KECIL if angka else NOL_RUPIAH


def watch_document(isi: Isi) -> Pantauan:
    """A document's row."""
    ada = text_of(isi.get("Ada"))
    bukti = {k: text_of(isi.get(k)) != "" for k in ("Tanggal", "Halaman", "Tautan")}
    if not ada:
        return Pantauan(BELUM)
    if answer(ada):
        return Pantauan(LENGKAP if bukti["Tanggal"] or bukti["Tautan"] else TANPA_BUKTI)
    if answer(ada) is None:
        return Pantauan(BUKAN_JAWABAN)
    if any(bukti.values()):
        return Pantauan(BUKTI_LEBIH)
    return Pantauan(SEBAB_TIDAK_ADA if is_unsaid(isi.get("Keterangan")) else LENGKAP)


def watch_person(isi: Isi) -> Pantauan:
    """A row of a person's own performance; an unused row says nothing."""
    if not any(text_of(nilai) for nilai in isi.values()):
        return Pantauan("")
    kurang = [k for k in WAJIB_ORANG if not text_of(isi.get(k))]
    if kurang:
        return Pantauan(LENGKAPI + ", ".join(kurang))
    if is_unsaid(isi.get("Realisasi")) and figure_of(isi.get("Realisasi")) is None:
        return Pantauan(SEBAB_NA_ORANG if is_unsaid(isi.get("Keterangan")) else LENGKAP)
    return Pantauan(LENGKAP if text_of(isi.get("NIP")) else NIP_KOSONG)


def is_unsaid(nilai: object) -> bool:
    """Whether a cell says nothing: blank, a single mark, or n/a."""
    teks = text_of(nilai)
    return len(teks) < 2 or teks.casefold() == "n/a"  # noqa: PLR2004


def text_of(nilai: object) -> str:
    """What stands in a cell, as text without blanks around it."""
    return "" if nilai is None else str(nilai).strip()


def figure_of(nilai: object, kebijakan: Kebijakan | None = None) -> Decimal | None:
    """The figure in a cell as a formula sees it: a number, or a predicate where one is asked."""
    if isinstance(nilai, int | float | Decimal):
        return Decimal(str(nilai))
    if kebijakan is None:
        return None
    kata = text_of(nilai).casefold()
    return next((n for k, n in kebijakan.predikat.items() if k.casefold() == kata), None)
