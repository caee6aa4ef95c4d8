"""What a report says besides its figures: the office, texts written by people, rules of computation."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from lkjip_xl.domain.records import Asal, Bidang, Pejabat
from lkjip_xl.domain.regulations import CITATIONS

Kertas = Literal["A4", "F4"]

_DIRUJUK = (
    "pp-8-2006",
    "perpres-29-2014",
    "permenpanrb-53-2014",
    "permendagri-86-2017",
    "permenpanrb-88-2021",
)
DASAR_HUKUM: tuple[str, ...] = (
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
    *(CITATIONS[kunci].teks for kunci in _DIRUJUK),
)


@dataclass(frozen=True, slots=True)
class Uraian:
    """Texts that people write, paragraphs separated by line breaks; empty means still to be written."""

    gambaran_umum: str = ""
    tugas_fungsi: str = ""
    struktur: str = ""
    sdm: str = ""
    isu_strategis: str = ""
    renstra: str = ""
    visi_misi: str = ""


@dataclass(frozen=True, slots=True)
class Ketentuan:
    """The rules behind the figures, as sentences to be printed below the tables.

    `rumus` is one sentence per formula in use, `skala` pairs of a range as printed and its category.
    """

    rumus: tuple[str, ...] = ()
    pembulatan: str = ""
    skala: tuple[tuple[str, str], ...] = ()
    desimal: int = 2


@dataclass(frozen=True, slots=True)
class AsalAngka:
    """One figure as printed and the cell that it comes from; `kolom` is the column there."""

    kode: str
    uraian: str
    kolom: str
    nilai: str
    asal: Asal


@dataclass(frozen=True, slots=True)
class Laporan:
    """One version of the report of one office and year.

    `contoh` marks example data on the cover and in every header; `jejak` is the journal's head printed
    on the last page ("" leaves the line out); with `asal_angka` the appendix names file, sheet and cell
    of these figures.
    """

    pemerintah: str
    perangkat_daerah: str
    tahun: int
    tanggal: date
    kepala: Pejabat
    singkatan: str = ""
    tempat: str = ""
    alamat: str = ""
    wilayah: str = ""
    kertas: Kertas = "A4"
    sebutan_laporan: str = "LKjIP"
    versi: int = 1
    contoh: bool = False
    uraian: Uraian = field(default_factory=Uraian)
    dasar_hukum: tuple[str, ...] = DASAR_HUKUM
    bidang: tuple[Bidang, ...] = ()
    ketentuan: Ketentuan = field(default_factory=Ketentuan)
    jejak: str = ""
    asal_angka: tuple[AsalAngka, ...] = ()

    @property
    def judul(self) -> str:
        """The report's title, as in the document properties."""
        return f"Laporan Kinerja Instansi Pemerintah ({self.sebutan_laporan}) Tahun {self.tahun}"
