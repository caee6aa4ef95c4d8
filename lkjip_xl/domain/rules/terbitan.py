"""A form against the master of today: what the master changed since the form was issued."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from lkjip_xl.domain.kode import code_of
from lkjip_xl.domain.rules.baris import Baris, label_of, rows_of
from lkjip_xl.domain.values import format_number, format_rupiah, parse_rupiah, parse_target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lkjip_xl.domain.problems import Problem
    from lkjip_xl.domain.records import BarisAnggaran, Indikator, Submission

    Terkunci = Mapping[tuple[str, str, str], object]

_INDIKATOR = "Indikator"
_ANGGARAN = "Anggaran"


def check_changes(
    sub: Submission,
    terkunci: Terkunci,
    indikator: Mapping[str, Indikator],
    anggaran: Mapping[str, BarisAnggaran],
) -> Iterator[Problem]:
    """Unit, target or pagu that differs from what the bidang saw when it filled in its form.

    `terkunci` holds the cells of the issued form that people do not fill in: sheet, code, column -> value.
    """
    for kode, sel in rows_of(sub, _INDIKATOR).items():
        if (satu := indikator.get(kode)) and sub.stempel.bidang in satu.bidang:
            baris = Baris(label_of(_INDIKATOR, kode, satu.nama), sel)
            beda = (_unit(satu, terkunci), _target(satu, terkunci))
            yield from (_finding(baris, *b) for b in beda if b)
    for kode, sel in rows_of(sub, _ANGGARAN).items():
        if (satu_baris := anggaran.get(kode)) and sub.stempel.bidang == satu_baris.bidang:
            baris = Baris(label_of(_ANGGARAN, kode, satu_baris.uraian), sel)
            if lain := _pagu(satu_baris, terkunci):
                yield _finding(baris, *lain)


def _finding(baris: Baris, kolom: str, lama: str, kini: str) -> Problem:
    di = "Realisasi" if "Realisasi" in baris.sel else next(iter(baris.sel))
    return baris.finding("F60", di, kolom=kolom, lama=lama or "(kosong)", kini=kini or "(kosong)")


def _unit(satu: Indikator, terkunci: Terkunci) -> tuple[str, str, str] | None:
    lama = terkunci.get((_INDIKATOR, satu.kode, "Satuan"), satu.satuan)
    same = code_of(lama).casefold() == code_of(satu.satuan).casefold()
    return None if same else ("Satuan", code_of(lama), satu.satuan)


def _target(satu: Indikator, terkunci: Terkunci) -> tuple[str, str, str] | None:
    lama = terkunci.get((_INDIKATOR, satu.kode, "Target"), satu.target_teks)
    if code_of(lama) == code_of(satu.target_teks):
        return None
    dulu = parse_target(lama, satu.polaritas).nilai
    return None if dulu is not None and dulu == satu.target else ("Target", _shown(lama), satu.target_teks)


def _pagu(baris: BarisAnggaran, terkunci: Terkunci) -> tuple[str, str, str] | None:
    lama = terkunci.get((_ANGGARAN, baris.kode, "Pagu"), baris.pagu)
    dulu = parse_rupiah(lama).nilai
    return None if dulu == baris.pagu else ("Pagu", _rupiah(dulu), _rupiah(baris.pagu))


def _shown(nilai: object) -> str:
    return format_number(Decimal(repr(nilai)), None) if isinstance(nilai, float) else code_of(nilai)


def _rupiah(n: Decimal | None) -> str:
    return "" if n is None else format_rupiah(n)
