"""Where each figure of the report comes from: the form's or the master's file, sheet and cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from lkjip_xl.domain.cetakan import amount, rupiah
from lkjip_xl.domain.kode import code_of
from lkjip_xl.domain.laporan import AsalAngka
from lkjip_xl.domain.records import Asal, Submission
from lkjip_xl.domain.values import parse_number, parse_rupiah
from lkjip_xl.formats.book import Value
from lkjip_xl.formats.folder.case_folder import MASTER
from lkjip_xl.formats.forms.inbox import forms_in_force
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.sheet_map import ANGGARAN, INDIKATOR, RIWAYAT

BarisSel = Mapping[str, tuple[Value, str]]
_MASTER = {
    INDIKATOR: ("tblIndikator", "Indikator", ("Target", "Target Renstra", "Standar Nasional", *RIWAYAT)),
    ANGGARAN: ("tblAnggaran", "Uraian", ("Pagu",)),
}


def figure_origins(
    kasus: Kasus, baca_sel: Callable[[str], Sequence[BarisSel]], desimal: int
) -> tuple[AsalAngka, ...]:
    """Every figure in the order of the master's rows: what the master gives, then what the forms give."""
    forms = [f.submission for f in forms_in_force(kasus.folder, kasus.keadaan, kasus.master) if f.submission]
    found: list[AsalAngka] = []
    for lembar, (tabel, nama, kolom) in _MASTER.items():
        for row in baca_sel(tabel):
            satu = _Baris(lembar, code_of(row["Kode"][0]), " ".join(str(row[nama][0] or "").split()))
            found += _from_master(satu, row, kolom, desimal)
            found += _from_forms(satu, forms, desimal)
    return tuple(found)


class _Baris(NamedTuple):
    """A row of the master: its sheet, code and wording."""

    lembar: str
    kode: str
    uraian: str


def _from_master(satu: _Baris, row: BarisSel, kolom: Sequence[str], desimal: int) -> Iterator[AsalAngka]:
    for k in kolom:
        value, sel = row[k]
        if value is None or not str(value).strip():
            continue
        reading = parse_rupiah(value) if satu.lembar == ANGGARAN else parse_number(value)
        typed = " ".join(str(value).split())
        text = typed if reading.nilai is None else _shown(reading.nilai, satu.lembar, desimal)
        yield AsalAngka(satu.kode, satu.uraian, k, text, Asal(MASTER, satu.lembar, sel))


def _from_forms(satu: _Baris, forms: Sequence[Submission], desimal: int) -> Iterator[AsalAngka]:
    for form in forms:
        for isian in form.isian:
            if (isian.lembar, isian.kode) == (satu.lembar, satu.kode) and isinstance(isian.nilai, Decimal):
                text = _shown(isian.nilai, satu.lembar, desimal)
                yield AsalAngka(satu.kode, satu.uraian, isian.kolom, text, isian.asal)


def _shown(nilai: Decimal, lembar: str, desimal: int) -> str:
    return rupiah(nilai) if lembar == ANGGARAN else amount(nilai, desimal)
