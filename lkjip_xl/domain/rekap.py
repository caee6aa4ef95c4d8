"""The result of aggregation: every printed figure, with its sources. Percentages are in %, money in rupiah."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.problems import Problem
from lkjip_xl.domain.records import Asal, BarisAnggaran, Indikator


@dataclass(frozen=True, slots=True)
class Analisis:
    """What a bidang says about one indicator, as typed; texts may be empty."""

    bidang: str
    kendala: str = ""
    solusi: str = ""
    rencana: str = ""
    pic: str = ""
    batas_waktu: str = ""
    bukti: str = ""


@dataclass(frozen=True, slots=True)
class HasilIndikator:
    """One indicator of the office: figures unrounded where `_mentah`, else as printed (rounded once).

    `capaian` is after floor and cap, `capaian_mentah` before both; None is "tidak dapat dihitung" or
    "belum ada data", told apart by `keterangan`. `triwulan` holds four figures; `tren` pairs of year
    and realisation from n-4 to n; `perubahan` is this year's realisation less last year's;
    `kemajuan_renstra` and `terhadap_nasional` are in %. `realisasi_teks` is the predicate ("BB") that the
    bidang wrote for the year, where it wrote one. `bagian` pairs each bidang with its figure; `belum_utuh`
    names the bidang that the figure lacks.
    """

    indikator: Indikator
    target: Decimal | None
    realisasi: Decimal | None
    capaian_mentah: Decimal | None
    capaian: Decimal | None
    kategori: str
    keterangan: str
    rumus: str
    triwulan: tuple[Decimal | None, ...]
    tren: tuple[tuple[int, Decimal | None], ...]
    capaian_lalu: Decimal | None
    perubahan: Decimal | None
    kemajuan_renstra: Decimal | None
    terhadap_nasional: Decimal | None
    analisis: tuple[Analisis, ...]
    sumber: tuple[Asal, ...]
    realisasi_teks: str = ""
    bagian: tuple[tuple[str, Decimal | None], ...] = ()
    belum_utuh: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HasilAnggaran:
    """One budget line with its realisation (rupiah) and serapan (%)."""

    baris: BarisAnggaran
    realisasi: Decimal | None
    serapan: Decimal | None
    keterangan: str
    sumber: tuple[Asal, ...]


@dataclass(frozen=True, slots=True)
class HasilSasaran:
    """One sasaran strategis: the mean of its indicators and the budget that served it.

    `efisiensi` is capaian % less serapan %; `status_efisiensi` names it ("efisien", "tidak efisien",
    "tidak dapat dihitung").
    """

    nama: str
    indikator: tuple[HasilIndikator, ...]
    capaian: Decimal | None
    kategori: str
    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Decimal | None
    efisiensi: Decimal | None
    status_efisiensi: str
    anggaran: tuple[HasilAnggaran, ...]


@dataclass(frozen=True, slots=True)
class Rekap:
    """The whole office: sasaran in the order of the master, all budget lines, totals, findings."""

    tahun: int
    sasaran: tuple[HasilSasaran, ...]
    anggaran: tuple[HasilAnggaran, ...]
    capaian: Decimal | None
    kategori: str
    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Decimal | None
    temuan: tuple[Problem, ...] = ()

    @property
    def indikator(self) -> tuple[HasilIndikator, ...]:
        """All indicators, in the order of their sasaran."""
        return tuple(i for s in self.sasaran for i in s.indikator)
