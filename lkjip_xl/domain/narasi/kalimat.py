"""What sentences about figures are made of: pieces that keep a figure's identity, units, judgements."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto

from lkjip_xl.domain.cetakan import Angka
from lkjip_xl.domain.records import Indikator, Polaritas, Rentang
from lkjip_xl.domain.rekap import HasilIndikator

Kalimat = tuple[str | Angka, ...]

_PERSEN = frozenset({"%", "persen", "prosen", "persentase"})
_TANPA_SATUAN = frozenset(
    {"", "-", "–", "nilai", "indeks", "poin", "angka", "skor", "predikat", "kategori", "opini"}
)


class Hasil(Enum):
    """How a realisation stands to its target, by polarity; the last four are no judgement."""

    MELAMPAUI = auto()
    MEMENUHI = auto()
    BELUM = auto()
    BELUM_UTUH = auto()
    TAK_TERHITUNG = auto()
    TANPA_TARGET = auto()
    TANPA_DATA = auto()


def plain(kalimat: Kalimat) -> str:
    """The sentence as text."""
    return "".join(part if isinstance(part, str) else part.teks for part in kalimat)


def judge(h: HasilIndikator) -> Hasil:
    """Whether the target was met, from target and realisation themselves (not from capaian)."""
    target = h.indikator.target if isinstance(h.indikator.target, Rentang) else h.target
    if h.realisasi is None:
        return Hasil.TANPA_DATA
    if target is None:
        return Hasil.TANPA_TARGET
    if h.capaian is None:
        return Hasil.TAK_TERHITUNG
    if h.belum_utuh:
        return Hasil.BELUM_UTUH
    if isinstance(target, Rentang):
        return Hasil.MEMENUHI if target.bawah <= h.realisasi <= target.atas else Hasil.BELUM
    if h.realisasi == target:
        return Hasil.MEMENUHI
    return Hasil.MELAMPAUI if is_better(h.indikator, h.realisasi, target) else Hasil.BELUM


def is_negative(indikator: Indikator) -> bool:
    """Whether less is better."""
    return indikator.polaritas not in (Polaritas.POSITIF, Polaritas.RENTANG)


def is_range(indikator: Indikator) -> bool:
    """Whether the target is a range, so that neither more nor less is better."""
    return indikator.polaritas is Polaritas.RENTANG or isinstance(indikator.target, Rentang)


def is_better(indikator: Indikator, nilai: Decimal, acuan: Decimal) -> bool:
    """Whether a figure is strictly better than another."""
    return nilai < acuan if is_negative(indikator) else nilai > acuan


def with_unit(angka: Angka, indikator: Indikator) -> Kalimat:
    """A figure and its unit: "87,5 persen", "35 kasus", "81,15"."""
    unit = indikator.satuan.strip()
    if unit.casefold() in _PERSEN:
        return (angka, " persen")
    return (angka,) if unit.casefold() in _TANPA_SATUAN else (angka, f" {unit}")


def difference(angka: Angka, indikator: Indikator) -> Kalimat:
    """A difference and its unit: of percentages it is counted in "poin persen"."""
    unit = indikator.satuan.strip()
    if unit.casefold() in _PERSEN:
        return (angka, " poin persen")
    return (angka, " poin") if unit.casefold() in _TANPA_SATUAN else (angka, f" {unit}")
