"""Where things stand in a form as we issue it; the template is drawn and the writer fills from here.

The reader does not rely on these places: it finds tables by their headers.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from lkjip_xl.domain.sop import FORMULIR
from lkjip_xl.formats import sheet_map as peta

BIASA = ("indikator", "anggaran")  # the tables of most forms
KIRI = 2  # first column of every table
KEPALA = 5  # their header row
AWAL = 6  # their first body row: the model row of the template
SEL_JUDUL = "B1"  # title of every input sheet

# cells of Petunjuk
SEL_KANTOR = "B2"
SEL_TENGGAT = "B5"
SEL_TERISI = "D5"
SEL_PESAN = "B6"  # one line on a returned form
SEL_RINCI = {
    "Bidang": "C8",
    "Kepala": "C9",
    "Perangkat daerah": "C10",
    "Pemerintah": "C11",
    "Tahun kinerja": "C12",
    "Putaran": "C13",
    "Pertanyaan": "C14",
}
BARIS_CARA = 17
BANYAK_CARA = 6  # sentences on how to fill the form
BARIS_WARNA = 24
SEL_CONTOH_CATATAN = "B27"  # its conditional format lends the colour of cells to be mended
SEL_IDENTITAS = "B29"
BARIS_CATATAN = 31  # title of "Yang perlu diperbaiki"; its header and model row follow
LAJUR_PETUNJUK = {"B": 24.0, "C": 40.0, "D": 30.0, "E": 26.0}


class TabelForm(NamedTuple):
    """A table of the form: its name in an SOP, title, sheet, name and columns.

    `hitung` is the column whose filled cells tell the progress, `dari` the column that says of how many;
    "" where every row counts.
    """

    jenis: str
    judul: str
    lembar: str
    nama: str
    kolom: tuple[str, ...]
    isian: tuple[str, ...]
    hitung: str = "Realisasi"
    dari: str = ""


TABEL_INDIKATOR = TabelForm(
    "indikator",
    "Indikator kinerja",
    peta.INDIKATOR,
    "tblIndikator",
    peta.KOLOM_INDIKATOR_FORM,
    peta.ISIAN_INDIKATOR,
)
TABEL_ANGGARAN = TabelForm(
    "anggaran",
    "Realisasi anggaran",
    peta.ANGGARAN,
    "tblAnggaran",
    peta.KOLOM_ANGGARAN_FORM,
    peta.ISIAN_ANGGARAN,
)
TABEL_INDIVIDU = TabelForm(
    "individu",
    "Kinerja individu",
    peta.INDIVIDU,
    "tblIndividu",
    peta.KOLOM_INDIVIDU_FORM,
    peta.ISIAN_INDIVIDU,
    dari="Indikator",
)
TABEL_DOKUMEN = TabelForm(
    "dokumen",
    "Dokumen yang diminta",
    peta.DOKUMEN,
    "tblDokumen",
    peta.KOLOM_DOKUMEN_FORM,
    peta.ISIAN_DOKUMEN,
    hitung="Ada",
)
TABEL_FORM = (TABEL_INDIKATOR, TABEL_ANGGARAN, TABEL_INDIVIDU, TABEL_DOKUMEN)


def tables_of(formulir: Collection[str]) -> tuple[TabelForm, ...]:
    """The tables of a form that holds these (of FORMULIR), in the order of its sheets."""
    return tuple(t for t in TABEL_FORM if t.jenis in formulir)


def template_name(formulir: Collection[str]) -> str:
    """The file name of the template with these tables."""
    urut = tuple(j for j in FORMULIR if j in formulir)
    return "formulir.xlsx" if urut == BIASA else f"formulir-{'-'.join(urut)}.xlsx"
