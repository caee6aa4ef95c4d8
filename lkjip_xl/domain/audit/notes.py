"""Notes of the audit of published tables: what may explain a printed figure, and odd categories."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from lkjip_xl.domain.angka import parse_number, round_half_up
from lkjip_xl.domain.audit.rumus import BarisTerbit, formulas, realisations, targets
from lkjip_xl.domain.capaian import RUMUS, Kebijakan, category, compute
from lkjip_xl.domain.records import Polaritas
from lkjip_xl.domain.skala import PRASETEL, Skala
from lkjip_xl.domain.values import format_number

_BATAS_UMUM = frozenset({Decimal(100), Decimal(110), Decimal(120), Decimal(150)})
_SETENGAH = Decimal("0.5")
_LEPAS = Kebijakan(batas_bawah=None)
"""Formulas as they are: neither floor nor cap."""


def places(n: Decimal) -> int:
    """The decimal places a figure is written with."""
    eksponen = n.as_tuple().exponent
    return max(-eksponen, 0) if isinstance(eksponen, int) else 0


def mismatch_notes(
    baris: BarisTerbit, hitung: Decimal, tercetak: Decimal, kebijakan: Kebijakan
) -> Iterator[str]:
    """What may explain a printed capaian that the row's own figures do not give."""
    if tercetak in _BATAS_UMUM and hitung > tercetak:
        yield f"angka tercetak mungkin dibatasi {format_number(tercetak, 0)}"
    if rumus := _other_formula(baris, tercetak, kebijakan):
        yield f"angka tercetak sesuai dengan rumus {rumus}: periksa polaritasnya"
    if _fits_unrounded(baris, tercetak, kebijakan):
        yield "angka tercetak mungkin dihitung dari target dan realisasi sebelum dibulatkan"


def _other_formula(baris: BarisTerbit, tercetak: Decimal, kebijakan: Kebijakan) -> str:
    """A formula of another polarity that gives the printed figure, "" where none does."""
    lain = (Polaritas.POSITIF, Polaritas.NEGATIF_N1, Polaritas.NEGATIF_N2, Polaritas.NEGATIF_N3)
    for p, t, r in product(lain, targets(baris, kebijakan), realisations(baris, kebijakan)):
        mentah = compute(t, r, p, _LEPAS).mentah
        if mentah is not None and round_half_up(mentah, places(tercetak)) == tercetak:
            return RUMUS[p]
    return ""


def _fits_unrounded(baris: BarisTerbit, tercetak: Decimal, kebijakan: Kebijakan) -> bool:
    """Whether figures that round to the row's target and realisation can give the printed one.

    Only where they are written with decimals: a count is exact.
    """
    t, r = parse_number(baris.target).nilai, parse_number(baris.realisasi).nilai
    if t is None or r is None or not (places(t) or places(r)):
        return False
    for polaritas, _ in formulas(baris, kebijakan):
        mentah = [compute(x, y, polaritas, _LEPAS).mentah for x, y in product(_span(t), _span(r))]
        ada = [m for m in mentah if m is not None]
        if ada and min(ada) <= tercetak <= max(ada):
            return True
    return False


def _span(n: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the largest figure that are printed as this one."""
    setengah = _SETENGAH.scaleb(-places(n)) if places(n) else Decimal(0)
    return n - setengah, n + setengah


def category_check(capaian: Decimal, tercetak: str, kebijakan: Kebijakan) -> tuple[str, str]:
    """The category of a capaian, and a note where no known scale gives the printed one.

    A scale is known where it has the printed name; "" where there is none, and the office's scale where
    no category is printed.
    """
    nama = tercetak.strip().casefold()
    if not nama:
        return category(capaian, kebijakan)[0], ""
    hitung = [
        category(capaian, Kebijakan(skala=skala, bulat_dulu=kebijakan.bulat_dulu))[0]
        for skala in _scales(kebijakan)
        if any(pita.kategori.casefold() == nama for pita in skala)
    ]
    if not hitung:
        return "", ""
    if any(kategori.casefold() == nama for kategori in hitung):
        return tercetak.strip(), ""
    return hitung[0], (
        f'kategori tercetak "{tercetak.strip()}", sedangkan skala untuk capaian '
        f"{format_number(capaian, None)} memberi {hitung[0]}"
    )


def _scales(kebijakan: Kebijakan) -> tuple[Skala, ...]:
    return (kebijakan.skala, *PRASETEL.values())
