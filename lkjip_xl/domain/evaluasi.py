"""The score of a SAKIP evaluation from the answers of its worksheet (PermenPANRB 88/2021; DOMAIN section 6).

Exact fractions throughout: a sub-component whose weight is shared by eleven criteria loses nothing. What
is printed has two places, and the predicate goes by the printed score, so that a reader can check it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from lkjip_xl.domain.angka import round_half_up
from lkjip_xl.domain.lke import JAWABAN, PREDIKAT, Predikat

_TEMPAT = 2


@dataclass(frozen=True, slots=True)
class BarisLke:
    """One criterion as filled in; `jawaban` is "" where nobody has answered yet, never a score of 0.

    `kode` is the sub-component's ("1.a"), `urut` the row's position in the worksheet.
    """

    komponen: str
    sub: str
    kriteria: str
    bobot: Decimal
    jawaban: str = ""
    bukti: str = ""
    catatan: str = ""
    rekomendasi: str = ""
    urut: int = 0

    @property
    def kode(self) -> str:
        """The sub-component's code: the first word of its name."""
        return self.sub.split(" ", 1)[0]


@dataclass(frozen=True, slots=True)
class NilaiSub:
    """A sub-component with its rows; without a value as long as a criterion is not answered."""

    nama: str
    bobot: Decimal
    baris: tuple[BarisLke, ...]
    pecahan: Fraction | None

    @property
    def nilai(self) -> Decimal | None:
        """The value with two places."""
        return _printed(self.pecahan)


@dataclass(frozen=True, slots=True)
class NilaiKomponen:
    """A component with its sub-components, and what it was worth last year, where that is known."""

    nama: str
    bobot: Decimal
    sub: tuple[NilaiSub, ...]
    lalu: Decimal | None = None

    @property
    def pecahan(self) -> Fraction | None:
        """The exact value; None as long as a sub-component has none."""
        return _sum(s.pecahan for s in self.sub)

    @property
    def nilai(self) -> Decimal | None:
        """The value with two places."""
        return _printed(self.pecahan)

    @property
    def perubahan(self) -> Decimal | None:
        """The change since last year, in points."""
        return change(self.nilai, self.lalu)


@dataclass(frozen=True, slots=True)
class HasilEvaluasi:
    """The whole evaluation; `nilai` is None as long as an answer is missing."""

    komponen: tuple[NilaiKomponen, ...]
    lalu: Decimal | None = None

    @property
    def bobot(self) -> Decimal:
        """The sum of all weights: 100 where they are right."""
        return sum((k.bobot for k in self.komponen), Decimal(0))

    @property
    def nilai(self) -> Decimal | None:
        """The final score with two places."""
        return _printed(_sum(k.pecahan for k in self.komponen)) if self.komponen else None

    @property
    def predikat(self) -> Predikat | None:
        """The predicate of the final score."""
        return None if self.nilai is None else predicate(self.nilai)

    @property
    def perubahan(self) -> Decimal | None:
        """The change of the final score since last year, in points."""
        return change(self.nilai, self.lalu)

    @property
    def kosong(self) -> tuple[BarisLke, ...]:
        """The criteria that nobody has answered."""
        return tuple(b for k in self.komponen for s in k.sub for b in s.baris if not b.jawaban)


def evaluate(
    baris: Sequence[BarisLke], lalu: Mapping[str, Decimal] | None = None, nilai_lalu: Decimal | None = None
) -> HasilEvaluasi:
    """The score of a worksheet; `lalu` holds last year's values by component, `nilai_lalu` its score."""
    before = lalu or {}
    komponen = tuple(
        NilaiKomponen(nama, sum((s.bobot for s in sub), Decimal(0)), sub, before.get(nama))
        for nama, rows in _grouped(baris, lambda b: b.komponen)
        for sub in (tuple(_sub(n, r) for n, r in _grouped(rows, lambda b: b.sub)),)
    )
    return HasilEvaluasi(komponen, nilai_lalu)


def predicate(nilai: Decimal) -> Predikat:
    """The predicate of a score, by strict bounds on its two printed places: 90,00 is A, 90,01 is AA."""
    printed = round_half_up(nilai, _TEMPAT)
    return next((p for p in PREDIKAT if printed > p.di_atas), PREDIKAT[-1])


def row_value(sub: NilaiSub, baris: BarisLke) -> Decimal | None:
    """What one criterion adds to its sub-component, two places; None where it is not answered."""
    return _printed(_share(sub.bobot, sub.baris, baris)) if baris.jawaban else None


def change(kini: Decimal | None, lalu: Decimal | None) -> Decimal | None:
    """The difference of two printed values; None where one of them is not known."""
    return None if kini is None or lalu is None else kini - lalu


def parse_answer(mentah: object) -> str | None:
    """The answer as typed ("a ", "Bb"); "" for a blank cell, None for what is no answer at all."""
    typed = "" if mentah is None else "".join(str(mentah).split()).upper()
    return typed if not typed or typed in JAWABAN else None


def _sub(nama: str, rows: Sequence[BarisLke]) -> NilaiSub:
    """Criteria share the weight as their rows say; the sum is rounded, since 9/11 cannot be typed."""
    bobot = round_half_up(sum((b.bobot for b in rows), Decimal(0)), _TEMPAT)
    answered = all(b.jawaban for b in rows)
    exact = sum((_share(bobot, rows, b) for b in rows), Fraction(0)) if answered else None
    return NilaiSub(nama, bobot, tuple(rows), exact)


def _share(bobot: Decimal, rows: Sequence[BarisLke], b: BarisLke) -> Fraction:
    whole = sum((Fraction(r.bobot) for r in rows), Fraction(0))
    part = Fraction(b.bobot) / whole if whole else Fraction(0)
    return Fraction(bobot) * part * JAWABAN[b.jawaban] / 100


def _grouped(rows: Sequence[BarisLke], key: Callable[[BarisLke], str]) -> list[tuple[str, list[BarisLke]]]:
    """Rows by name, names in the order of their first row."""
    groups: dict[str, list[BarisLke]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return list(groups.items())


def _sum(values: Iterable[Fraction | None]) -> Fraction | None:
    total = Fraction(0)
    for value in values:
        if value is None:
            return None
        total += value
    return total


def _printed(exact: Fraction | None) -> Decimal | None:
    """Two places, half up, from the exact fraction."""
    if exact is None:
        return None
    hundredths = (exact * 200 + 1) // 2
    return (Decimal(int(hundredths)) / 100).quantize(Decimal("0.01"))
