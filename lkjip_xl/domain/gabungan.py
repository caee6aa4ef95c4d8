"""Quarters to a year and units to an indicator (DOMAIN section 3); blanks are left out and said, never 0."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.angka import KONTEKS
from lkjip_xl.domain.hitung import mean, ratio, total, weighted_mean
from lkjip_xl.domain.records import Agregasi, Konsolidasi

_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


@dataclass(frozen=True, slots=True)
class UnitValue:
    """What one unit contributes: its realisation, and the parts of its ratio where the form asks for them.

    `unit` names it in notes; `penyebut` is also the weight of "rata-rata tertimbang". `tanpa_kasus` says
    that there was nothing to count this year, so that nothing is missing either.
    """

    realisasi: Decimal | None
    pembilang: Decimal | None = None
    penyebut: Decimal | None = None
    unit: str = ""
    tanpa_kasus: bool = False


def consolidate(quarters: Sequence[Decimal | None], rule: Konsolidasi) -> Decimal | None:
    """The year's figure from its quarters, unrounded; of the quarters there are, None where there is none.

    "nilai akhir" is the last quarter that is filled. `consolidation_note` says what was missing.
    """
    ada = [q for q in quarters if q is not None]
    if not ada:
        return None
    if rule is Konsolidasi.JUMLAH:
        return total(ada)
    return mean(ada) if rule is Konsolidasi.RATA_RATA else ada[-1]


def consolidation_note(quarters: Sequence[Decimal | None], rule: Konsolidasi) -> str:
    """A note where the year's figure stands on fewer quarters than the rule means ("" otherwise)."""
    kosong = [_ROMAWI[i] for i, q in enumerate(quarters) if q is None]
    if not kosong or len(kosong) == len(quarters):
        return ""
    if rule is Konsolidasi.NILAI_AKHIR:
        if quarters[-1] is not None:
            return ""
        akhir = max(i for i, q in enumerate(quarters) if q is not None)
        return f"memakai triwulan {_ROMAWI[akhir]} karena triwulan sesudahnya belum ada data"
    return f"belum termasuk triwulan {', '.join(kosong)} (belum ada data)"


def combine(units: Sequence[UnitValue], rule: Agregasi, *, persen: bool) -> Decimal | None:
    """One indicator's figure from its units, unrounded; None where no unit has what the rule needs.

    A ratio is sum of pembilang over sum of penyebut (x 100 where the unit is %), never a mean of ratios.
    The figure of a unit alone needs no weight and no parts: it stands as it is.
    """
    gabungan = _joint(units, rule, persen=persen)
    return units[0].realisasi if gabungan is None and len(units) == 1 else gabungan


def without_cases(
    pembilang: Decimal | None, penyebut: Decimal | None, rule: Agregasi, *, persen: bool
) -> bool:
    """Whether a figure that is made of pembilang and penyebut has none, since both are 0."""
    return pembilang == penyebut == 0 and (persen or rule in (Agregasi.RASIO, Agregasi.TERTIMBANG))


def _joint(units: Sequence[UnitValue], rule: Agregasi, *, persen: bool) -> Decimal | None:
    if rule is Agregasi.RASIO:
        return _pooled(units, persen=persen)
    if rule is Agregasi.TERTIMBANG:
        return weighted_mean((u.realisasi, u.penyebut) for u in units)
    ada = [u.realisasi for u in units if u.realisasi is not None]
    if not ada:
        return None
    return total(ada) if rule is Agregasi.JUMLAH else mean(ada)


def _pooled(units: Sequence[UnitValue], *, persen: bool) -> Decimal | None:
    pasangan = [
        (u.pembilang, u.penyebut) for u in units if u.pembilang is not None and u.penyebut is not None
    ]
    atas, bawah = total(a for a, _ in pasangan), total(b for _, b in pasangan)
    if bawah <= 0:
        return None
    return ratio(atas, bawah) if persen else KONTEKS.divide(atas, bawah)


def combination_note(units: Sequence[UnitValue], rule: Agregasi) -> str:
    """A note that names the units left out because they lack what the rule needs ("" otherwise)."""
    kurang = missing_units(units, rule)
    return f"belum termasuk {', '.join(kurang)} (belum ada data)" if kurang else ""


def missing_units(units: Sequence[UnitValue], rule: Agregasi) -> tuple[str, ...]:
    """The units that the joint figure leaves out because they lack what the rule needs."""
    sendiri = len(units) == 1 and units[0].realisasi is not None
    if sendiri:
        return ()
    return tuple(
        u.unit or f"unit ke-{i}"
        for i, u in enumerate(units, start=1)
        if not u.tanpa_kasus and not _complete(u, rule)
    )


def _complete(u: UnitValue, rule: Agregasi) -> bool:
    if rule is Agregasi.RASIO:
        return u.pembilang is not None and u.penyebut is not None
    if rule is Agregasi.TERTIMBANG:
        return u.realisasi is not None and u.penyebut is not None
    return u.realisasi is not None
