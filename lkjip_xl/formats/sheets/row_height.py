"""How tall a row must be for its wrapped texts: LibreOffice and viewers do not work this out on opening."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_BARIS = 13.5  # points per line of the body size
_SISA = 4.0
LOWEST = 18.0
_TERTINGGI = 409.0  # Excel's limit


def line_count(teks: str, lebar: float) -> int:
    """The lines that a text takes in a column of this width (characters), broken between words."""
    muat = max(int(lebar * 1.2) - 2, 1)
    if len(teks) <= muat and "\n" not in teks:
        return 1
    return sum(_wrapped(paragraf, muat) for paragraf in teks.split("\n"))


def height_for(sel: Iterable[tuple[str, float]]) -> float:
    """The height in points of a row with these (text, column width) cells."""
    baris = max((line_count(teks, lebar) for teks, lebar in sel if teks), default=1)
    return min(max(baris * _BARIS + _SISA, LOWEST), _TERTINGGI)


def _wrapped(paragraf: str, muat: int) -> int:
    if len(paragraf) <= muat:
        return 1
    baris, isi = 1, 0
    for kata in paragraf.split(" "):
        panjang = len(kata)
        if isi and isi + 1 + panjang > muat:
            baris, isi = baris + 1, 0
        if panjang > muat:
            baris += (panjang - 1) // muat
            panjang = (panjang - 1) % muat + 1
        isi += panjang + (1 if isi else 0)
    return baris
