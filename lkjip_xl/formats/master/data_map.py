"""Where things stand on a bidang's data sheet: the tables of its SOP's forms, side by side."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from lkjip_xl.engines.openxml.refs import cell_name
from lkjip_xl.formats.sheet_map import ANGGARAN, DOKUMEN, INDIKATOR, INDIVIDU, TABEL

JUDUL = "B1"  # the title of a data sheet
KEPALA = 4  # header row of its tables
KIRI = 2  # first column of the first table; the others stand to the right, one column apart


class TabelData(NamedTuple):
    """A table of a data sheet: its name in an SOP, title, the form's sheet, its name on the template."""

    jenis: str
    judul: str
    lembar: str
    pola: str


TABEL_DATA = (
    TabelData("indikator", "Indikator kinerja", INDIKATOR, "tblIsian"),
    TabelData("anggaran", "Realisasi anggaran", ANGGARAN, "tblIsianAnggaran"),
    TabelData("individu", "Kinerja individu", INDIVIDU, "tblIsianIndividu"),
    TabelData("dokumen", "Dokumen yang diminta", DOKUMEN, "tblIsianDokumen"),
)


def tables_of(formulir: Collection[str]) -> tuple[TabelData, ...]:
    """The tables of a data sheet whose forms hold these (of `domain.sop.FORMULIR`), from left to right."""
    return tuple(t for t in TABEL_DATA if t.jenis in formulir)


def left_of(tabel: TabelData, formulir: Collection[str]) -> int:
    """The first column of a table."""
    sebelum = tables_of(formulir)
    return KIRI + sum(len(TABEL[t.pola]) + 1 for t in sebelum[: sebelum.index(tabel)])


def data_table(pola: str, kode: str) -> str:
    """The name of a bidang's table; `pola` is its name on the template."""
    return f"{pola}_{''.join(c if c.isalnum() else '_' for c in kode)}"


def data_tables(kode: str, formulir: Collection[str]) -> dict[str, str]:
    """Template table -> this bidang's table, for the copy of the template sheet."""
    return {t.pola: data_table(t.pola, kode) for t in tables_of(formulir)}


def data_cell(lembar: str, kolom: str, urut: int, formulir: Collection[str]) -> str:
    """The cell of a bidang's data sheet for a form's sheet, a column and a row counted from 0.

    Raises:
        StopIteration: the forms have no such sheet.
    """
    tabel = next(t for t in tables_of(formulir) if t.lembar == lembar)
    return cell_name(KEPALA + 1 + urut, left_of(tabel, formulir) + TABEL[tabel.pola].index(kolom))
