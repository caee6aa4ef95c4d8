"""The office's records as plain values: bidang, indikator, anggaran, pejabat, stempel, submission.

Numbers are `Decimal`; `None` is "belum ada data" and never 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Polaritas(StrEnum):
    """Which way is better, with the negative formula chosen per indicator (DOMAIN section 3).

    `NEGATIF` alone means the workbook's default formula.
    """

    POSITIF = "positif"
    NEGATIF = "negatif"
    NEGATIF_N1 = "negatif N1"
    NEGATIF_N2 = "negatif N2"
    NEGATIF_N3 = "negatif N3"
    RENTANG = "rentang"


class Konsolidasi(StrEnum):
    """How four quarters make the year."""

    JUMLAH = "jumlah"
    RATA_RATA = "rata-rata"
    NILAI_AKHIR = "nilai akhir"


class Agregasi(StrEnum):
    """How several units make one indicator; `RASIO` is sum of pembilang over sum of penyebut."""

    JUMLAH = "jumlah"
    RATA_RATA = "rata-rata"
    TERTIMBANG = "rata-rata tertimbang"
    RASIO = "rasio"


@dataclass(frozen=True, slots=True)
class Asal:
    """Where a value came from: file (relative to the year's folder), sheet, cell."""

    berkas: str
    lembar: str
    sel: str

    def __str__(self) -> str:
        return f"{self.berkas} › {self.lembar} › {self.sel}"


@dataclass(frozen=True, slots=True)
class Rentang:
    """A target range such as 80-90, both ends included."""

    bawah: Decimal
    atas: Decimal


@dataclass(frozen=True, slots=True)
class Bidang:
    """A unit that receives a form; `kode` is short, unique and safe in file names."""

    kode: str
    nama: str
    kepala: str = ""
    nip: str = ""


@dataclass(frozen=True, slots=True)
class Pejabat:
    """An official who signs: `peran` is a role of the SOP, `sebutan` one of "", a.n., Plt., Plh., u.b."""

    peran: str
    nama: str = ""
    nip: str = ""
    jabatan: str = ""
    pangkat: str = ""
    sebutan: str = ""

    @property
    def office(self) -> str:
        """The office as printed; the role where the office is not filled in."""
        return self.jabatan or self.peran


@dataclass(frozen=True, slots=True)
class Indikator:
    """One row of tblIndikator of the master; `bidang` lists every unit that feeds it.

    `riwayat` holds the realisations of the years n-1 to n-4, in this order. `target_teks` keeps the
    target as typed, `realisasi` figures of predicates (BB, WTP) go through the scale table.
    """

    kode: str
    sasaran: str
    nama: str
    satuan: str
    polaritas: Polaritas
    target: Decimal | Rentang | None
    bidang: tuple[str, ...]
    konsolidasi: Konsolidasi = Konsolidasi.NILAI_AKHIR
    agregasi: Agregasi = Agregasi.JUMLAH
    target_renstra: Decimal | None = None
    standar_nasional: Decimal | None = None
    riwayat: tuple[Decimal | None, ...] = (None, None, None, None)
    target_teks: str = ""


@dataclass(frozen=True, slots=True)
class BarisAnggaran:
    """One row of tblAnggaran of the master; `jenjang` is program, kegiatan or sub kegiatan; rupiah."""

    kode: str
    uraian: str
    jenjang: str
    pagu: Decimal | None
    bidang: str
    sasaran: str = ""


@dataclass(frozen=True, slots=True)
class Stempel:
    """The identity of an issued form (DESIGN section 4, "Form tables").

    `putaran` counts the rounds of a bidang from 1; `terbitan` is the issue id, unique per file issued.
    """

    tahun: int
    sop: str
    unit: str
    bidang: str
    putaran: int
    terbitan: str
    versi: int = 1

    def token(self) -> str:
        """One line that travels in the form's three carriers; parts never hold a "|"."""
        parts = (self.versi, self.tahun, self.sop, self.unit, self.bidang, self.putaran, self.terbitan)
        return "LKJIP|" + "|".join(str(p) for p in parts)

    @staticmethod
    def parse(token: str) -> Stempel | None:
        """The stamp in a token, or None where it is not one of ours."""
        parts = token.strip().split("|")
        try:
            mark, versi, tahun, sop, unit, bidang, putaran, terbitan = parts
            stempel = Stempel(int(tahun), sop, unit, bidang, int(putaran), terbitan, int(versi))
        except ValueError:
            return None
        return stempel if mark == "LKJIP" and bidang and terbitan else None


@dataclass(frozen=True, slots=True)
class Isian:
    """One input cell of a returned form.

    `sel` is the cell in the form as issued, `mentah` what stands in the file, `nilai` what it means:
    Decimal in number columns, str in text columns, None where blank or "belum ada data".
    `asal` is the cell where the value stands now (rows may have moved).
    """

    lembar: str
    sel: str
    kode: str
    kolom: str
    nilai: Decimal | str | None
    mentah: str | float | int | bool | None
    asal: Asal


@dataclass(frozen=True, slots=True)
class Submission:
    """A returned form that was read: its stamp and every input cell, in the order of the issued form."""

    berkas: str
    stempel: Stempel
    isian: tuple[Isian, ...]

    def value(self, kode: str, kolom: str, lembar: str = "Indikator") -> Decimal | str | None:
        """The value of a row's column; None where blank or not asked."""
        cell = self.cell(kode, kolom, lembar)
        return cell.nilai if cell else None

    def cell(self, kode: str, kolom: str, lembar: str = "Indikator") -> Isian | None:
        """The input cell of a row's column."""
        for isian in self.isian:
            if isian.kode == kode and isian.kolom == kolom and isian.lembar == lembar:
                return isian
        return None
