"""Rules for the documents of a returned form: answered, provable where they exist, explained where not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.isian_dokumen import answer, document_rows
from lkjip_xl.domain.kata import join_words
from lkjip_xl.domain.tanggal import parse_tanggal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lkjip_xl.domain.problems import Problem
    from lkjip_xl.domain.records import Submission
    from lkjip_xl.domain.rules.baris import Baris

_BUKTI: Final = ("Tanggal", "Halaman", "Tautan")
_LOKAL: Final = re.compile(r"[a-z]:[\\/]|file:|\\\\|/(home|users)/", re.IGNORECASE)
_MAKS_SEBUT: Final = 60


def check_documents(sub: Submission, nama: Mapping[str, str]) -> Iterator[Problem]:
    """Every finding of sheet Dokumen; `nama` are the documents that the SOP asks for, by code."""
    for kode, baris in document_rows(sub, nama).items():
        if nama and kode not in nama:
            yield baris.finding("P19", "Ada", kode=kode, sheet="Dokumen")
        elif baris.has("Ada"):
            yield from _document(baris)


def _document(baris: Baris) -> Iterator[Problem]:
    ada = answer(baris.text("Ada"))
    if not baris.text("Ada"):
        yield baris.finding("P60", "Ada")
    elif ada is None:
        yield baris.finding("P61", "Ada", tulisan=_short(baris.text("Ada")))
    elif ada:
        yield from _proof(baris)
    else:
        yield from _absence(baris)


def _proof(baris: Baris) -> Iterator[Problem]:
    tanggal, tautan = baris.text("Tanggal"), baris.text("Tautan")
    if not tanggal and not tautan and baris.has("Tanggal") and baris.has("Tautan"):
        yield baris.finding("P62", "Tanggal")
    if tanggal and parse_tanggal(tanggal) is None:
        yield baris.finding("P63", "Tanggal", tulisan=_short(tanggal))
    if _LOKAL.match(tautan.strip()):
        yield baris.finding("P66", "Tautan", tulisan=_short(tautan))


def _absence(baris: Baris) -> Iterator[Problem]:
    terisi = [k for k in _BUKTI if baris.text(k)]
    if terisi:
        yield baris.finding("P64", terisi[0], kolom=join_words(terisi))
    if baris.has("Keterangan") and not baris.text("Keterangan"):
        yield baris.finding("P65", "Keterangan")


def _short(teks: str) -> str:
    return teks if len(teks) <= _MAKS_SEBUT else teks[: _MAKS_SEBUT - 1] + "…"
