"""Data sheets of a closed master written by workers, each in a reading of the file of its own.

A worker gives the parts of a sheet as they go into the package, and the rows as they are kept. What it
cannot do without the rest of the master it leaves: the sheet is then written as always, with its messages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import local
from typing import NamedTuple

from lkjip_xl.domain.errors import LkjipError
from lkjip_xl.domain.problems import Problem
from lkjip_xl.domain.records import BarisAnggaran, Indikator, Submission
from lkjip_xl.formats.book import MasterBook, Parts, Value
from lkjip_xl.formats.forms.batch import Cara
from lkjip_xl.formats.forms.desk import Loket
from lkjip_xl.formats.master.book import opened_master
from lkjip_xl.formats.master.data_rows import data_tables_of
from lkjip_xl.formats.sheet_map import ANGGARAN, INDIKATOR, data_sheet
from lkjip_xl.formats.views.kept_tables import KeptRows
from lkjip_xl.formats.workers import spread

_POTONG = 32  # sheets sent to a worker at a time
_reading = local()


class Pesanan(NamedTuple):
    """One data sheet to write: the form by its kept bytes, its findings, and what the master says of its rows."""

    bidang: str
    sha256: str
    berkas: str
    temuan: tuple[Problem, ...]
    indikator: Mapping[str, Indikator]
    anggaran: Mapping[str, BarisAnggaran]


class Lembar(NamedTuple):
    """A data sheet as it was written: its parts of the package, and the rows of its tables."""

    bidang: str
    bagian: Parts
    tabel: Mapping[str, KeptRows]


@dataclass(frozen=True, slots=True)
class Meja:
    """What all workers are told: where forms are recalled, the master and its SHA-256, documents by code."""

    loket: Loket
    master: Path
    sidik: str
    dokumen: Mapping[str, str]


def write_sheets(meja: Meja, pesanan: Sequence[Pesanan], cara: Cara) -> Iterator[Lembar]:
    """The sheets that workers could write, in the order in which they are done."""
    numbers = range(len(pesanan))
    done = 0
    for _, chunk in spread(cara.pelaksana, partial(write_chunk, meja), pesanan, numbers, _POTONG):
        done += len(chunk)
        yield from (lembar for lembar in chunk if lembar is not None)
        cara.lapor(done, len(pesanan))


def write_chunk(meja: Meja, pesanan: Sequence[Pesanan]) -> list[Lembar | None]:
    """What a worker does: write some sheets; None for one that is to be written with the rest of the master."""
    book = _opened(meja.master, meja.sidik)
    if book.fingerprint != meja.sidik:  # somebody has saved it meanwhile
        return [None for _ in pesanan]
    return [_written(book, meja, satu) for satu in pesanan]


def _opened(master: Path, sidik: str) -> MasterBook:
    """The master as this thread has it open; another file of another moment takes its place."""
    if getattr(_reading, "sidik", None) != sidik:
        _reading.book = opened_master(master)
        _reading.sidik = sidik
    book: MasterBook = _reading.book
    return book


def _written(book: MasterBook, meja: Meja, satu: Pesanan) -> Lembar | None:
    """A sheet with its form; None where the master or the form is not as it is wanted here."""
    lembar = data_sheet(satu.bidang)
    try:
        form = meja.loket.read(meja.loket.folder.received(satu.sha256), satu.berkas).submission
        if form is None or not _is_known(form, satu):
            return None
        tables = data_tables_of(form, satu.indikator, satu.anggaran, satu.temuan, meja.dokumen)
        wanted = [nama for nama, rows in tables.items() if rows or book.has_table(nama)]
        if any(book.sheet_of(nama) != lembar for nama in wanted):
            return None
        bagian = _rendered(book, lembar, {nama: tables[nama] for nama in wanted})
    except LkjipError:
        return None
    return Lembar(satu.bidang, bagian, {nama: KeptRows(rows) for nama, rows in tables.items()})


def _rendered(book: MasterBook, lembar: str, tables: Mapping[str, Sequence[Mapping[str, Value]]]) -> Parts:
    try:
        for nama, rows in tables.items():
            book.write_table(nama, rows)
        return book.rendered(lembar)
    finally:
        book.revert(lembar)


def _is_known(form: Submission, satu: Pesanan) -> bool:
    """Whether every code of the form is one of its bidang's own; the master may know it elsewhere."""
    own = {INDIKATOR: satu.indikator, ANGGARAN: satu.anggaran}
    return all(i.kode in own[i.lembar] for i in form.isian if i.lembar in own)
