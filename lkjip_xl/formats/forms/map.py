"""Where things stand in a form as we issue it; the template is drawn and the writer fills from here.

The reader does not rely on these places: it finds tables by their headers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import lru_cache
from typing import NamedTuple

from lkjip_xl.domain.sop import BIASA, FORMULIR
from lkjip_xl.engines.openxml.refs import column_letters
from lkjip_xl.formats import sheet_map as peta

KIRI = 2  # first column of what a form says about its rows; the table follows
KEPALA = 5  # their header row
AWAL = 6  # their first body row: the model row of the template
SEL_JUDUL = "B1"  # title of every input sheet

# cells of Petunjuk
SEL_KANTOR = "B2"
SEL_TENGGAT = "B5"
SEL_OLEH = "C5"
SEL_TERISI = "D5"
SEL_SIAP = "B6"  # whether the form can be sent, else what is still to do
SEL_BATANG = "B7"
SEL_PESAN = "B8"  # one line on a returned form
BARIS_DIMINTA = 9  # title of "Yang diminta"; a line per sheet follows
LEMBAR_TERBANYAK = 4
SEL_RINCI = {
    "Bidang": "C15",
    "Kepala": "C16",
    "Perangkat daerah": "C17",
    "Pemerintah": "C18",
    "Tahun kinerja": "C19",
    "Putaran": "C20",
    "Pertanyaan": "C21",
}
BARIS_CARA = 24
BANYAK_CARA = 6  # sentences on how to fill the form
BARIS_WARNA = 31
SEL_CONTOH_CATATAN = "B35"  # its conditional format lends the colour of cells to be mended
SEL_IDENTITAS = "B37"
BARIS_CATATAN = 39  # title of "Yang perlu diperbaiki"; its header and model row follow
LAJUR_PETUNJUK = {"B": 30.0, "C": 42.0, "D": 26.0, "E": 24.0}

STATUS = "Status"
TAHUN_LALU = "Realisasi tahun lalu"  # its header names the year
USULAN = "Usulan dari triwulan"
USULAN_RINCIAN = "Usulan dari rincian"
CAPAIAN = "Capaian"
KATEGORI = "Kategori"
SERAPAN = "Serapan"


class TabelForm(NamedTuple):
    """A table of the form: its name in an SOP, title, sheet, name and columns.

    `pantauan` are the columns before it, in which the form itself says how a row stands; they are no part
    of the table. `hitung` is the column whose filled cells tell the progress, `dari` one whose filled cells
    say of how many; "" where every row counts.
    """

    jenis: str
    judul: str
    lembar: str
    nama: str
    kolom: tuple[str, ...]
    isian: tuple[str, ...]
    pantauan: tuple[str, ...] = (STATUS,)
    hitung: str = "Realisasi"
    dari: str = ""

    @property
    def semua(self) -> tuple[str, ...]:
        """Every column of the sheet from `KIRI` on."""
        return (*self.pantauan, *self.kolom)

    @property
    def kiri(self) -> int:
        """The first column of the table."""
        return KIRI + len(self.pantauan)

    @property
    def huruf(self) -> Mapping[str, str]:
        """The letter of every column."""
        return _letters(self.pantauan, self.kolom)

    @property
    def lajur_bidang(self) -> tuple[int, int]:
        """The columns over which the bidang's name stands: from the code to what a row is about.

        They repeat on every printed page. A sheet without room there has one column for both.
        """
        if len(self.pantauan) == 1:
            return self.kiri, self.kiri
        return self.kiri, next(
            self.kiri + n for n, k in enumerate(self.kolom) if k in ("Indikator", "Uraian")
        )

    @property
    def sel_pertama(self) -> str:
        """The first cell that people fill in."""
        return f"{self.lajur(self.isian[0])}{AWAL}"

    def lajur(self, nama: str) -> str:
        """The letter of a column."""
        return _letters(self.pantauan, self.kolom)[nama]


@lru_cache(maxsize=8)
def _letters(pantauan: tuple[str, ...], kolom: tuple[str, ...]) -> Mapping[str, str]:
    return {nama: column_letters(n) for n, nama in enumerate((*pantauan, *kolom), start=KIRI)}


TABEL_INDIKATOR = TabelForm(
    "indikator",
    "Indikator kinerja",
    peta.INDIKATOR,
    "tblIndikator",
    peta.KOLOM_INDIKATOR_FORM,
    peta.ISIAN_INDIKATOR,
    (STATUS, TAHUN_LALU, USULAN, CAPAIAN, KATEGORI),
)
TABEL_ANGGARAN = TabelForm(
    "anggaran",
    "Realisasi anggaran",
    peta.ANGGARAN,
    "tblAnggaran",
    peta.KOLOM_ANGGARAN_FORM,
    peta.ISIAN_ANGGARAN,
    (STATUS, SERAPAN, USULAN_RINCIAN),
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
