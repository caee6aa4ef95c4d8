"""What a returned form says about the documents that were asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.rules.baris import Baris, label_of, rows_of
from lkjip_xl.domain.tanggal import parse_tanggal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from lkjip_xl.domain.records import Submission

LEMBAR: Final = "Dokumen"
_JAWABAN: Final = {"ada": True, "ya": True, "tidak": False, "tidak ada": False, "belum ada": False}


@dataclass(frozen=True, slots=True)
class BarisDokumen:
    """One document: whether it exists (None: not answered), its date, pages, link and a remark."""

    kode: str
    nama: str
    ada: bool | None
    tanggal: date | None
    halaman: str
    tautan: str
    keterangan: str


def answer(teks: str) -> bool | None:
    """What column "Ada" says; None where it is blank or says something else."""
    return _JAWABAN.get(" ".join(teks.split()).casefold())


def document_rows(sub: Submission, nama: Mapping[str, str]) -> dict[str, Baris]:
    """The rows of the form by code; `nama` are the documents that the SOP asks for, by code."""
    rows = rows_of(sub, LEMBAR)
    return {kode: Baris(label_of("Dokumen", kode, nama.get(kode, "")), sel) for kode, sel in rows.items()}


def documents_of(sub: Submission, nama: Mapping[str, str]) -> tuple[BarisDokumen, ...]:
    """Every document of the form, in its order; `nama` as in `document_rows`."""
    return tuple(
        BarisDokumen(
            *(kode, nama.get(kode, ""), answer(baris.text("Ada")), parse_tanggal(baris.text("Tanggal"))),
            halaman=baris.text("Halaman"),
            tautan=baris.text("Tautan"),
            keterangan=baris.text("Keterangan"),
        )
        for kode, baris in document_rows(sub, nama).items()
    )
