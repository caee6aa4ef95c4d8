"""What a returned form says about people's own performance: one row for one indicator of one person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.nip import parse_nip
from lkjip_xl.domain.rules_baris import Baris, rows_of

if TYPE_CHECKING:
    from lkjip_xl.domain.records import Submission

LEMBAR: Final = "Individu"
KOLOM: Final = ("Nama", "NIP", "Jabatan", "Indikator", "Satuan", "Target", "Realisasi", "Keterangan")
_POLA_KODE: Final = re.compile(r"I-(\d{2,3})", re.ASCII)


@dataclass(frozen=True, slots=True)
class BarisIndividu:
    """One row that a person filled in. `nip` is its 18 digits, or as typed where it is none.

    Figures are None where blank, without data or unreadable.
    """

    kode: str
    nama: str
    nip: str
    jabatan: str
    indikator: str
    satuan: str
    target: Decimal | None
    realisasi: Decimal | None
    keterangan: str


def person_code(nomor: int) -> str:
    """The code of a row, counted from 1: "I-01"."""
    return f"I-{nomor:02d}"


def person_number(kode: str) -> int:
    """The number of a row's code, 0 where it is no such code."""
    match = _POLA_KODE.fullmatch(kode)
    nomor = int(match[1]) if match else 0
    return nomor if nomor and person_code(nomor) == kode else 0


def used_rows(sub: Submission) -> dict[str, Baris]:
    """The rows with anything typed in them, by code, in the order of the form."""
    rows = {kode: Baris(f"Lembar Individu baris {kode}", sel) for kode, sel in rows_of(sub, LEMBAR).items()}
    return {k: r for k, r in rows.items() if not all(r.is_blank(kolom) for kolom in KOLOM)}


def people_of(sub: Submission) -> tuple[BarisIndividu, ...]:
    """The rows that were filled in, in the order of the form; unused rows are left out."""
    return tuple(_record(kode, baris) for kode, baris in used_rows(sub).items())


def _record(kode: str, baris: Baris) -> BarisIndividu:
    nama, nip, jabatan, indikator, satuan = (" ".join(baris.text(k).split()) for k in KOLOM[:5])
    return BarisIndividu(
        *(kode, nama, parse_nip(nip) or nip, jabatan, indikator, satuan),
        target=baris.number("Target"),
        realisasi=baris.number("Realisasi"),
        keterangan=baris.text("Keterangan"),
    )
