"""From a Renja workbook to the office's records: indikator, anggaran, realisations of quarters and year."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.records import Asal, BarisAnggaran, Indikator, Konsolidasi, Polaritas
from lkjip_xl.domain.renja.kebiasaan import habits
from lkjip_xl.domain.renja.lembar import TRIWULAN, BarisRenja, Jenis, Jenjang, Kelompok, RenjaBook, Ukuran

JENJANG_ANGGARAN: Final = frozenset({"program", "kegiatan", "sub kegiatan"})
_GABUNGAN = re.compile(r"(?:^|\s)\(?1[.)]\s*\S.*\s\(?2[.)]\s*\S", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Realisasi:
    """What was reached or spent: four quarters and the year as the sheet states them.

    `asal` holds the cells of the four quarters and the year, in this order. For the year of a
    performance figure the sheet's own total stands, even where the audit finds it wrong.
    """

    triwulan: tuple[Decimal | None, ...]
    tahun: Decimal | None
    asal: tuple[Asal | None, ...]

    @property
    def jumlah(self) -> Decimal | None:
        """The sum of the quarters that are known; None where none is."""
        isi = [n for n in self.triwulan if n is not None]
        return sum(isi, Decimal(0)) if isi else None


@dataclass(frozen=True, slots=True)
class HasilImpor:
    """What a Renja workbook gives to the master.

    Attributes:
        tahun: the year of the plan, None where no heading says it.
        indikator: rows of tblIndikator, in the order of the sheet.
        anggaran: rows of tblAnggaran, parents before their children, rupiah.
        realisasi: performance by kode of the indikator.
        realisasi_rupiah: money by kode of the anggaran.
        baris: the row of the sheet by kode of either.
        temuan: findings of the reading and of the import; the audit's are separate.
    """

    tahun: int | None
    perangkat_daerah: str
    indikator: tuple[Indikator, ...]
    anggaran: tuple[BarisAnggaran, ...]
    realisasi: Mapping[str, Realisasi]
    realisasi_rupiah: Mapping[str, Realisasi]
    baris: Mapping[str, int]
    temuan: tuple[Problem, ...]


def to_records(
    book: RenjaBook,
    *,
    bidang: str = "UMUM",
    bidang_program: Mapping[str, str] | None = None,
    jenjang_indikator: Iterable[str] = ("program",),
    jenjang_anggaran: Iterable[str] = JENJANG_ANGGARAN,
) -> HasilImpor:
    """The records of a book. The form knows no bidang and no polarity: both are given or supposed.

    Rows without a target and a pagu this year are left out, with a note. Quarters are increments unless
    the sheet's own totals say otherwise.

    Args:
        book: the workbook that was read.
        bidang: the kode of the bidang that every row gets, unless
        bidang_program: gives another by the kode of the row's program.
        jenjang_indikator: levels whose indicators become indicators of the LKjIP.
        jenjang_anggaran: levels that become budget lines.
    """
    rencana = [b for b in book.baris if b.jenjang not in {Jenjang.TOTAL, Jenjang.URUSAN} and b.direncanakan]
    milik = _owner(book, bidang, bidang_program or {})
    untuk_indikator, untuk_anggaran = frozenset(jenjang_indikator), frozenset(jenjang_anggaran)
    ukur = [b for b in rencana if b.jenjang in untuk_indikator and b.indikator]
    uang = [b for b in rencana if b.jenjang in untuk_anggaran and not b.lanjutan]
    konsolidasi = habits(book).konsolidasi
    return HasilImpor(
        book.tahun,
        book.perangkat_daerah,
        tuple(_indicator(b, milik(b), konsolidasi) for b in ukur),
        tuple(_budget(b, milik(b)) for b in uang),
        {b.kode: _realisation(book, b, Jenis.K) for b in ukur},
        {b.kode: _realisation(book, b, Jenis.RP) for b in uang},
        {b.kode: b.baris for b in (*uang, *ukur)},
        (*book.temuan, *_notes(book, ukur)),
    )


def _owner(book: RenjaBook, bidang: str, per_program: Mapping[str, str]) -> Callable[[BarisRenja], str]:
    """The bidang of a row: its program's, else the default."""

    def owner(b: BarisRenja) -> str:
        atas: BarisRenja | None = b
        while atas is not None:
            if atas.kode in per_program:
                return per_program[atas.kode]
            atas = book.per_nomor.get(atas.induk or 0)
        return bidang

    return owner


def _indicator(b: BarisRenja, bidang: str, konsolidasi: Konsolidasi) -> Indikator:
    target = b.angka.get(Ukuran(Kelompok.TARGET, Jenis.K))
    return Indikator(
        kode=b.kode,
        sasaran=b.sasaran,
        nama=b.indikator,
        satuan=b.satuan,
        polaritas=Polaritas.POSITIF,
        target=target.nilai if target else None,
        bidang=(bidang,),
        konsolidasi=konsolidasi,
        target_renstra=b.nilai(Kelompok.RENSTRA, Jenis.K),
        riwayat=(b.nilai(Kelompok.LALU, Jenis.K), None, None, None),
        target_teks=target.teks if target else "",
    )


def _budget(b: BarisRenja, bidang: str) -> BarisAnggaran:
    return BarisAnggaran(
        b.kode, b.nama, str(b.jenjang), b.nilai(Kelompok.TARGET, Jenis.RP), bidang, b.sasaran
    )


def _realisation(book: RenjaBook, b: BarisRenja, jenis: Jenis) -> Realisasi:
    def asal(kelompok: Kelompok) -> Asal | None:
        angka = b.angka.get(Ukuran(kelompok, jenis))
        return Asal(book.berkas, book.lembar, angka.sel) if angka else None

    triwulan = tuple(b.nilai(k, jenis) for k in TRIWULAN)
    return Realisasi(
        triwulan, b.nilai(Kelompok.TAHUN, jenis), tuple(asal(k) for k in (*TRIWULAN, Kelompok.TAHUN))
    )


def _notes(book: RenjaBook, ukur: Sequence[BarisRenja]) -> list[Problem]:
    temuan = [p for b in ukur for p in _row_notes(b)]
    tanpa = [b for b in book.baris if b.jenjang not in {Jenjang.TOTAL, Jenjang.URUSAN} and not b.direncanakan]
    if tanpa:
        nomor = ", ".join(str(b.baris) for b in tanpa)
        temuan.append(problem("I21", sel=_first_cell(tanpa[0]), nomor=nomor))
    if ukur:
        temuan.append(problem("I23", sel=_first_cell(ukur[0]), jumlah=len(ukur)))
    return [p.at(berkas=book.berkas, lembar=book.lembar) for p in temuan]


def _row_notes(b: BarisRenja) -> list[Problem]:
    sel = _first_cell(b)
    temuan: list[Problem] = []
    if _GABUNGAN.search(b.indikator):
        temuan.append(problem("I20", sel=sel, nomor=b.baris, teks=b.indikator[:120]))
    if b.nilai(Kelompok.TARGET, Jenis.K) is None:
        temuan.append(problem("I22", sel=sel, kode=b.kode, nomor=b.baris))
    if not b.sasaran:
        temuan.append(problem("I25", sel=sel, nomor=b.baris, baris=b.sebutan))
    return temuan


def _first_cell(b: BarisRenja) -> str:
    """The cell of the row's target, where people look for it."""
    return (
        b.angka[Ukuran(Kelompok.TARGET, Jenis.K)].sel if Ukuran(Kelompok.TARGET, Jenis.K) in b.angka else ""
    )
