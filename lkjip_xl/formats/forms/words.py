"""Pieces of formulas that the sheets of a form share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import TypeAlias

_MAKS_DAFTAR = 250

Sel: TypeAlias = Callable[[str], str]
"""The cell of a column in the formula's own row, such as "P6"."""


def unsaid(sel: str) -> str:
    """The test for a cell that says nothing: blank, a single mark, or n/a."""
    return f'OR(LEN(TRIM({sel}))<2,TRIM({sel})="n/a")'


def chain(jenjang: Iterable[tuple[str, str]], akhir: str) -> str:
    """The word of the first test that holds; `akhir` (a formula) where none does."""
    for syarat, kata in reversed([*jenjang]):
        akhir = f"IF({syarat},{text(kata)},{akhir})"
    return akhir


def first_of(pilihan: Iterable[tuple[str, str]]) -> str:
    """The formula of the first test that holds, else a blank text."""
    hasil = '""'
    for syarat, isi in reversed([*pilihan]):
        hasil = f"IF({syarat},{isi},{hasil})"
    return hasil


def text(kata: str) -> str:
    """A text constant."""
    return '"' + kata.replace('"', '""') + '"'


def plain(n: Decimal) -> str:
    """A number constant."""
    return f"{n.normalize():f}" if n else "0"


def choice_formula(pilihan: Iterable[str]) -> str:
    """The source of a list validation: as many of the choices as its 255 characters hold.

    A comma parts the choices, so a choice with a comma in it cannot be offered.
    """
    jadi = ""
    for satu in dict.fromkeys(" ".join(c.split()).replace('"', "”") for c in pilihan):
        panjang = f"{jadi},{satu}" if jadi else satu
        if satu and "," not in satu and len(panjang) <= _MAKS_DAFTAR:
            jadi = panjang
    return f'"{jadi}"'
