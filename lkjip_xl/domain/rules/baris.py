"""One row of a returned form as the rules see it: its cells by column, findings at their place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from lkjip_xl.domain.problems import Problem, fill
from lkjip_xl.domain.values import format_number, is_blank, round_half_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lkjip_xl.domain.records import Isian, Submission

_LABEL = 70

TRIWULAN = ("TW I", "TW II", "TW III", "TW IV")
"""The columns of the quarters."""


@dataclass(frozen=True, slots=True)
class Baris:
    """The input cells of one row; `label` opens every sentence about it."""

    label: str
    sel: Mapping[str, Isian]

    def has(self, kolom: str) -> bool:
        """Whether the column was asked and still stands in the returned file."""
        return kolom in self.sel and bool(self.sel[kolom].asal.sel)

    def number(self, kolom: str) -> Decimal | None:
        """The figure of a column; None where blank, not asked or unreadable."""
        nilai = self.sel[kolom].nilai if kolom in self.sel else None
        return nilai if isinstance(nilai, Decimal) else None

    def text(self, kolom: str) -> str:
        """The text of a column; "" where blank or only a dash or n/a."""
        nilai = self.sel[kolom].nilai if kolom in self.sel else None
        return "" if nilai is None or is_blank(str(nilai)) else str(nilai)

    def is_blank(self, kolom: str) -> bool:
        """Whether nothing at all was typed there."""
        return str(self.typed(kolom)).strip() == ""

    def typed(self, kolom: str) -> str:
        """What stands in the cell, as text."""
        mentah = self.sel[kolom].mentah if kolom in self.sel else None
        return "" if mentah is None else str(mentah)

    def is_no_data(self, kolom: str) -> bool:
        """Whether the cell says in words that there are no data yet ("n/a", "-")."""
        return not self.is_blank(kolom) and is_blank(self.sel[kolom].mentah)

    def finding(self, kode: str, kolom: str, /, **isi: object) -> Problem:
        """A finding at the cell where the person finds the column now."""
        asal = self.sel[kolom].asal
        found = fill(kode, {"baris": self.label, **isi})
        return found.at(berkas=asal.berkas, lembar=asal.lembar, sel=asal.sel)


def rows_of(sub: Submission, lembar: str) -> dict[str, dict[str, Isian]]:
    """The input cells of a sheet (as issued): code -> column -> cell; rows that are gone are left out."""
    rows: dict[str, dict[str, Isian]] = {}
    for isian in sub.isian:
        if isian.lembar == lembar:
            rows.setdefault(isian.kode, {})[isian.kolom] = isian
    return {kode: sel for kode, sel in rows.items() if any(i.asal.sel for i in sel.values())}


def label_of(jenis: str, kode: str, nama: str) -> str:
    """How a row is named in sentences: "Indikator 1.1 (Persentase ...)"; long names are shortened."""
    singkat = nama if len(nama) <= _LABEL else nama[: _LABEL - 1].rstrip() + "…"
    return f"{jenis} {kode} ({singkat})" if singkat else f"{jenis} {kode}"


def differs(tertulis: Decimal, hitung: Decimal) -> bool:
    """Whether a typed figure is neither the rounding nor the truncation of a computed one.

    Published reports both round and truncate (DOMAIN section 3): one unit of the last typed place is
    allowed, four places at most.
    """
    exponent = tertulis.normalize().as_tuple().exponent
    places = min(max(-exponent, 0), 4) if isinstance(exponent, int) else 0
    return abs(tertulis - hitung) >= Decimal(1).scaleb(-places) and tertulis != hitung


def short(angka: Decimal) -> str:
    """A computed figure with four places at most, no trailing zeros."""
    return format_number(round_half_up(angka, 4), None)
