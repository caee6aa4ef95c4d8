"""Rows of a form's sheet Individu: one for one indicator of one person, numbered I-01 and on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.rules.baris import Baris, rows_of

if TYPE_CHECKING:
    from lkjip_xl.domain.records import Submission

LEMBAR: Final = "Individu"
KOLOM: Final = ("Nama", "NIP", "Jabatan", "Indikator", "Satuan", "Target", "Realisasi", "Keterangan")
_POLA_KODE: Final = re.compile(r"I-(\d{2,3})", re.ASCII)


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
