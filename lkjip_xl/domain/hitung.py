"""The arithmetic of figures: exact or unrounded `Decimal`, apart from the caller's context."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from lkjip_xl.domain.angka import KONTEKS

SERATUS = Decimal(100)


def ratio(a: Decimal, b: Decimal) -> Decimal:
    """a/b x 100, unrounded; `b` is not 0."""
    return KONTEKS.divide(KONTEKS.multiply(a, SERATUS), b)


def mean(values: Iterable[Decimal | None]) -> Decimal | None:
    """The mean of the figures there are, unrounded; None where there is none."""
    ada = [v for v in values if v is not None]
    return KONTEKS.divide(total(ada), Decimal(len(ada))) if ada else None


def total(values: Iterable[Decimal]) -> Decimal:
    """The exact sum."""
    jumlah = Decimal(0)
    for v in values:
        jumlah = KONTEKS.add(jumlah, v)
    return jumlah


def weighted_mean(pairs: Iterable[tuple[Decimal | None, Decimal | None]]) -> Decimal | None:
    """The mean of (value, weight) pairs, unrounded; pairs with a blank are left out, weights sum above 0."""
    ada = [(v, w) for v, w in pairs if v is not None and w is not None]
    bobot = total(w for _, w in ada)
    return KONTEKS.divide(total(KONTEKS.multiply(v, w) for v, w in ada), bobot) if bobot > 0 else None
