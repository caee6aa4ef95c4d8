"""The data sheets of the master for the forms that are in force: the tables of one bidang in memory at a time.

Where many forms come back, workers write the sheets of a closed master (see `data_apart`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeVar

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.records import BarisAnggaran, Indikator
from lkjip_xl.formats.book import MasterBook, Value
from lkjip_xl.formats.forms.batch import Cara
from lkjip_xl.formats.forms.inbox import Putusan, desk_of
from lkjip_xl.formats.forms.reception import is_in_force, whole
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.master.data_map import TABEL_DATA, data_table
from lkjip_xl.formats.master.data_rows import data_tables_of
from lkjip_xl.formats.sheet_map import data_sheet
from lkjip_xl.formats.views.data_apart import Meja, Pesanan, write_sheets
from lkjip_xl.formats.views.kept_tables import KeptRows
from lkjip_xl.formats.views.tables import TablesApart

Baris = Mapping[str, Value]
_Milik = TypeVar("_Milik", Indikator, BarisAnggaran)


def data_sheets(
    kasus: Kasus,
    settled: Sequence[Putusan],
    lain: Mapping[str, Sequence[Baris]] | None = None,
    cara: Cara | None = None,
) -> LembarData:
    """The data sheets of the forms that are in force after this, made when they are asked for.

    They follow the tables of `lain`; `cara` says how many of them are written.
    """
    shown = {
        p.baca.stempel.bidang: p
        for p in sorted(settled, key=lambda p: p.baru)
        if p.sha256 and p.baca.stempel and (p.baru or is_in_force(kasus, p))
    }
    return LembarData(kasus, shown, lain or {}, cara or Cara())


class LembarData(TablesApart):
    """The tables of the data sheets of some bidang, after other tables."""

    def __init__(
        self, kasus: Kasus, forms: Mapping[str, Putusan], lain: Mapping[str, Sequence[Baris]], cara: Cara
    ) -> None:
        self._kasus = kasus
        self._forms = forms
        self._lain = lain
        self._cara = cara
        self._bidang = {data_table(t.pola, kode): kode for kode in forms for t in TABEL_DATA}
        self._indikator = {i.kode: i for i in kasus.master.indikator}
        self._anggaran = {a.kode: a for a in kasus.master.anggaran}
        self._loket = desk_of(kasus.folder, kasus.keadaan, kasus.master)
        self._last: tuple[str, Mapping[str, Sequence[Baris]]] = ("", {})
        self._kept: dict[str, KeptRows] = {}

    def __getitem__(self, tabel: str) -> Sequence[Baris]:
        if tabel in self._lain:
            return self._lain[tabel]
        if tabel in self._kept:
            return self._kept[tabel]
        kode = self._bidang[tabel]
        if self._last[0] != kode:
            self._last = (kode, self._tables(self._forms[kode]))
        return self._last[1][tabel]

    def __contains__(self, tabel: object) -> bool:
        return tabel in self._lain or tabel in self._bidang

    def __iter__(self) -> Iterator[str]:
        return chain(self._lain, self._bidang)

    def __len__(self) -> int:
        return len(self._lain) + len(self._bidang)

    def write_apart(self, book: MasterBook) -> frozenset[str]:
        """Let workers write the sheets, where they are many and the workbook is closed."""
        if book.is_live or not self._cara.is_shared(len(self._forms)):
            return frozenset()
        meja = Meja(self._loket, book.path, book.fingerprint, self._kasus.sop.daftar_dokumen)
        for lembar in write_sheets(meja, self._orders(), self._cara):
            if book.take_sheet(data_sheet(lembar.bidang), lembar.bagian):
                self._kept |= lembar.tabel
        return frozenset(self._kept)

    def _orders(self) -> list[Pesanan]:
        indikator = _by_unit((b, i) for i in self._indikator.values() for b in i.bidang)
        anggaran = _by_unit((a.bidang, a) for a in self._anggaran.values())
        return [
            Pesanan(kode, p.sha256, p.baca.berkas, p.baca.temuan, indikator[kode], anggaran[kode])
            for kode, p in self._forms.items()
        ]

    def _tables(self, p: Putusan) -> Mapping[str, Sequence[Baris]]:
        form = whole(self._kasus, p, self._loket).submission
        if form is None:
            raise FileUnusableError(
                f"Salinan “{p.baca.berkas}” di folder .lkjip/diterima hilang atau rusak.",
                "Jalankan lagi: lkjip kumpulkan DIR",
            )
        dokumen = self._kasus.sop.daftar_dokumen
        return data_tables_of(form, self._indikator, self._anggaran, p.baca.temuan, dokumen)


def _by_unit(milik: Iterator[tuple[str, _Milik]]) -> defaultdict[str, dict[str, _Milik]]:
    """Bidang -> what belongs to it, by code."""
    units: defaultdict[str, dict[str, _Milik]] = defaultdict(dict)
    for bidang, satu in milik:
        units[bidang][satu.kode] = satu
    return units
