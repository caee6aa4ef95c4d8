"""The "Evaluasi Hasil Renja" workbook as values: rows, figures by meaning, each with its cell.

The form is E.29/E.30 of Permendagri 86/2017: per urusan, program, kegiatan and sub kegiatan a target of
the Renstra, what was reached before, the target of the year, four quarters, the year, the sum so far and
the progress, each as K (performance) and Rp. Money is rupiah; `None` is a blank cell and never 0.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Final, NamedTuple

from lkjip_xl.domain.problems import Problem

_TERPANJANG: Final = 60  # characters of a row's name in a message


class Kelompok(StrEnum):
    """A pair of columns of the form; the value is what messages call it."""

    RENSTRA = "target Renstra"
    LALU = "realisasi s/d tahun lalu"
    TARGET = "target tahun ini"
    TW1 = "TW I"
    TW2 = "TW II"
    TW3 = "TW III"
    TW4 = "TW IV"
    TAHUN = "realisasi tahun ini"
    SD = "realisasi s/d tahun ini"
    TINGKAT = "tingkat capaian"


class Jenis(StrEnum):
    """What a column of a pair holds."""

    K = "K"
    PERSEN = "%"
    RP = "Rp"


class Ukuran(NamedTuple):
    """The meaning of a column, such as Rp of TW II."""

    kelompok: Kelompok
    jenis: Jenis

    @property
    def judul(self) -> str:
        """What messages call the column."""
        return f"{self.jenis} {self.kelompok}"


class Jenjang(StrEnum):
    """The level of a row; `TOTAL` is the closing row of the sheet."""

    URUSAN = "urusan"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB = "sub kegiatan"
    TOTAL = "total"


TRIWULAN: Final = (Kelompok.TW1, Kelompok.TW2, Kelompok.TW3, Kelompok.TW4)
RP_BERJENJANG: Final = tuple(
    Ukuran(k, Jenis.RP) for k in (Kelompok.RENSTRA, Kelompok.LALU, Kelompok.TARGET, *TRIWULAN, Kelompok.TAHUN)
)
"""The money columns in which a parent is the sum of its children."""


@dataclass(frozen=True, slots=True)
class Angka:
    """One figure of the sheet.

    Attributes:
        sel: its cell, such as "AC12"; `baris` and `kolom` are the same, 1-based.
        nilai: the stored value; None where blank, an error, or text that is no number.
        rumus: the formula without "=", None where the figure was typed.
        galat: the error value of Excel, such as "#DIV/0!".
        teks: the text that stands in the number cell; `bacaan` the code of what reading it said.
    """

    sel: str
    baris: int
    kolom: int
    nilai: Decimal | None = None
    rumus: str | None = None
    galat: str = ""
    teks: str = ""
    bacaan: str = ""

    @property
    def kosong(self) -> bool:
        """Whether nothing stands in the cell."""
        return self.nilai is None and self.rumus is None and not self.galat and not self.teks


@dataclass(frozen=True, slots=True)
class BarisRenja:
    """One row of the form.

    `induk` is the row number of the parent; `di_luar_total` marks a row that no total of the sheet
    counts; `lanjutan` a further indicator of the row above it, which has no name of its own. `kode` is
    unique in the book: the kode rekening where the sheet has one, else "01", "01.01", "01.01.01" by place.
    """

    baris: int
    nama: str
    indikator: str
    satuan: str
    jenjang: Jenjang
    angka: Mapping[Ukuran, Angka]
    induk: int | None = None
    di_luar_total: bool = False
    lanjutan: bool = False
    kode: str = ""
    sasaran: str = ""
    tujuan: str = ""
    penanggung_jawab: str = ""

    def nilai(self, kelompok: Kelompok, jenis: Jenis) -> Decimal | None:
        """The figure of a column; None where blank or where the sheet has no such column."""
        angka = self.angka.get(Ukuran(kelompok, jenis))
        return angka.nilai if angka else None

    @property
    def direncanakan(self) -> bool:
        """Whether the row has a target or a pagu this year."""
        return any(self.nilai(Kelompok.TARGET, jenis) for jenis in (Jenis.K, Jenis.RP))

    @property
    def sebutan(self) -> str:
        """What messages call the row."""
        teks = self.nama or self.indikator or "jumlah"
        return teks if len(teks) <= _TERPANJANG else teks[: _TERPANJANG - 3].rstrip() + "..."


@dataclass(frozen=True)
class RenjaBook:
    """A workbook that was read; `temuan` are the faults met while reading (codes A and I)."""

    berkas: str
    lembar: str
    tahun: int | None
    perangkat_daerah: str
    kolom: Mapping[Ukuran, int]
    baris: tuple[BarisRenja, ...]
    temuan: tuple[Problem, ...] = field(default=())

    @cached_property
    def per_nomor(self) -> dict[int, BarisRenja]:
        """Rows by row number."""
        return {b.baris: b for b in self.baris}

    @cached_property
    def _anak(self) -> dict[int, tuple[BarisRenja, ...]]:
        anak: dict[int, list[BarisRenja]] = {}
        for b in self.baris:
            if b.induk is not None and not b.lanjutan:
                anak.setdefault(b.induk, []).append(b)
        return {induk: tuple(isi) for induk, isi in anak.items()}

    @cached_property
    def puncak(self) -> tuple[BarisRenja, ...]:
        """The rows without a parent that together make the whole."""
        return tuple(
            b
            for b in self.baris
            if b.induk is None and not b.di_luar_total and not b.lanjutan and b.jenjang is not Jenjang.TOTAL
        )

    def children(self, baris: BarisRenja) -> tuple[BarisRenja, ...]:
        """The rows right below a row, those outside its total too; of a total row, the topmost rows."""
        if baris.jenjang is Jenjang.TOTAL:
            return self.puncak
        return self._anak.get(baris.baris, ())

    def summed(self, baris: BarisRenja) -> tuple[BarisRenja, ...]:
        """The rows whose money makes a row's money."""
        return tuple(b for b in self.children(baris) if not b.di_luar_total)

    def leaves(self) -> tuple[BarisRenja, ...]:
        """The rows without children, where figures are typed; totals and further indicators left out."""
        return tuple(
            b
            for b in self.baris
            if not b.lanjutan and b.jenjang is not Jenjang.TOTAL and b.baris not in self._anak
        )
