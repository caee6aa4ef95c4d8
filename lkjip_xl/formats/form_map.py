"""Where things stand in a form as we issue it; the template is drawn and the writer fills from here.

The reader does not rely on these places: it finds tables by their headers.
"""

from __future__ import annotations

from typing import NamedTuple

from lkjip_xl.formats.sheet_map import (
    ANGGARAN,
    INDIKATOR,
    ISIAN_ANGGARAN,
    ISIAN_INDIKATOR,
    KOLOM_ANGGARAN_FORM,
    KOLOM_INDIKATOR_FORM,
)

TEMPLAT = "formulir.xlsx"
KIRI = 2  # first column of both tables
KEPALA = 5  # their header row
AWAL = 6  # their first body row: the model row of the template
SEL_JUDUL = "B1"  # title of both input sheets

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
BARIS_WARNA = 24
SEL_CONTOH_CATATAN = "B27"  # its conditional format lends the colour of cells to be mended
SEL_IDENTITAS = "B29"
BARIS_CATATAN = 31  # title of "Yang perlu diperbaiki"; its header and model row follow
LAJUR_PETUNJUK = {"B": 24.0, "C": 40.0, "D": 30.0, "E": 26.0}


class TabelForm(NamedTuple):
    """A table of the form: its sheet, name and columns."""

    lembar: str
    nama: str
    kolom: tuple[str, ...]
    isian: tuple[str, ...]


TABEL_INDIKATOR = TabelForm(INDIKATOR, "tblIndikator", KOLOM_INDIKATOR_FORM, ISIAN_INDIKATOR)
TABEL_ANGGARAN = TabelForm(ANGGARAN, "tblAnggaran", KOLOM_ANGGARAN_FORM, ISIAN_ANGGARAN)
TABEL_FORM = (TABEL_INDIKATOR, TABEL_ANGGARAN)
