"""Rules for a figure far from its target: a fraction typed for a percentage, a slipped comma, another unit."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.records import Agregasi, Polaritas, Rentang
from lkjip_xl.domain.rules.baris import TRIWULAN, Baris, differs, short
from lkjip_xl.domain.rules.satuan import is_percent, is_score
from lkjip_xl.domain.values import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lkjip_xl.domain.problems import Problem
    from lkjip_xl.domain.records import Indikator

KALI: Final = 20
_SATU: Final = Decimal(1)
_PECAHAN_JELAS: Final = Decimal(5)  # above it, a figure of at most 1 is no small percentage any more
_SERATUS: Final = Decimal(100)


def check_scale(baris: Baris, indikator: Indikator) -> Iterator[Problem]:
    """A realisation that differs from its target by its very scale; an explanation does not silence it."""
    angka = baris.number("Realisasi")
    if angka is None or not is_far_off(indikator, angka):
        return
    isi = {"angka": format_number(angka, None), "target": target_text(indikator)}
    if _is_fraction(baris, indikator, angka):
        yield baris.finding("P25", "Realisasi", maksud=short(angka * _SERATUS), **isi)
    else:
        yield baris.finding("P24", "Realisasi", satuan=indikator.satuan.strip(), **isi)


def is_far_off(indikator: Indikator, angka: Decimal) -> bool:
    """Whether figure and target differ 20 times, or a score or percentage of at most 1 stands against one above 5.

    Of a figure that several units add up, a small part says nothing.
    """
    bawah, atas = bounds(indikator)
    besar = abs(angka)
    if not besar or bawah <= 0:
        return False
    if besar >= atas * KALI:
        return True
    if len(indikator.bidang) > 1 and indikator.agregasi is Agregasi.JUMLAH:
        return False
    skor = is_percent(indikator.satuan) or is_score(indikator.satuan)
    return besar * KALI <= bawah or (skor and besar <= _SATU and bawah > _PECAHAN_JELAS)


def target_text(indikator: Indikator) -> str:
    """The target as a sentence names it."""
    bawah, atas = bounds(indikator)
    return format_number(bawah, None) + (f"-{format_number(atas, None)}" if atas != bawah else "")


def bounds(indikator: Indikator) -> tuple[Decimal, Decimal]:
    """The target's lower and upper end; 0 and 0 where there is none."""
    target = indikator.target
    if isinstance(target, Rentang):
        return target.bawah, target.atas
    return (target, target) if target is not None else (Decimal(0), Decimal(0))


def _is_fraction(baris: Baris, indikator: Indikator, angka: Decimal) -> bool:
    """Whether all figures of a percentage are fractions; pembilang and penyebut may prove that they are not."""
    if not is_percent(indikator.satuan) or indikator.polaritas not in (Polaritas.POSITIF, Polaritas.RENTANG):
        return False
    semua = [angka, *(n for tw in TRIWULAN if (n := baris.number(tw)) is not None)]
    kecil = all(0 <= n <= _SATU for n in semua) and bounds(indikator)[0] > _PECAHAN_JELAS
    return kecil and baris.has("Pembilang") and baris.has("Penyebut") and not _is_proven(baris, angka)


def _is_proven(baris: Baris, angka: Decimal) -> bool:
    atas, bawah = baris.number("Pembilang"), baris.number("Penyebut")
    if atas is None or bawah is None or bawah <= 0:
        return False
    return not differs(angka, atas / bawah * _SERATUS)
