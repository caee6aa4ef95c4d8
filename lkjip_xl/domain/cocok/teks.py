"""Texts and figures as they are compared: spaces, dashes and capitals set aside, numbers by their value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

_STRIP = str.maketrans(dict.fromkeys("–—−‐‑‒", "-") | dict.fromkeys("\u00ad\u200b\u2060\ufeff"))
ANGKA = re.compile(r"(?<![\w-])(?:rp)?-?\d+(?:[.,]\d+)*")
_LUGAS = re.compile(r"-?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_MAKS_TUMBUH = 40  # characters; nobody types more on to a figure
_KALIMAT = re.compile(r"(?<=[.!?;:])\s+")


def normal(teks: str) -> str:
    """A text for comparing: one kind of dash, single blanks, small letters."""
    return " ".join(teks.translate(_STRIP).casefold().replace("rp.", "rp").replace("rp ", "rp").split())


def tokens(teks: str) -> list[str]:
    """The numbers of a text, in their order."""
    return [str(m) for m in ANGKA.findall(normal(teks))]


def value(teks: str) -> Decimal | None:
    """The value of a number as Indonesian writes it; None where it is no such number."""
    bare = normal(teks).removeprefix("rp").removesuffix("%").strip()
    return Decimal(bare.replace(".", "").replace(",", ".")) if _LUGAS.fullmatch(bare) else None


def same(satu: str, dua: str) -> bool:
    """Whether two printed figures say the same."""
    if normal(satu) == normal(dua):
        return True
    nilai = value(satu)
    return nilai is not None and nilai == value(dua)


def contains(teks: str, angka: str) -> bool:
    """Whether a figure stands in a text, as a whole number or as whole words."""
    if value(angka) is not None:
        return any(same(token, angka) for token in tokens(teks))
    return bool(re.search(rf"(?<!\w){re.escape(normal(angka))}(?!\w)", normal(teks)))


def grown(teks: str, awal: int, akhir: int) -> tuple[int, int]:
    """A mark's span with what was typed on to it: "87,5" and a digit behind it are one figure."""
    kiri, kanan = max(0, awal - _MAKS_TUMBUH), min(len(teks), akhir + _MAKS_TUMBUH)
    while awal > kiri and (teks[awal - 1].isalnum() or (teks[awal - 1] in ".,-−" and _digit(teks, awal - 2))):
        awal -= 1
    while akhir < kanan and (teks[akhir].isalnum() or (teks[akhir] in ".,-−" and _digit(teks, akhir + 1))):
        akhir += 1
    return awal, akhir


def _digit(teks: str, letak: int) -> bool:
    return 0 <= letak < len(teks) and teks[letak].isdecimal()


def sentences(teks: str) -> Iterator[str]:
    """The sentences of a paragraph."""
    return (s for s in _KALIMAT.split(teks.strip()) if s)
