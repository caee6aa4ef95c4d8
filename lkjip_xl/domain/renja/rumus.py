"""What a formula of the Renja form adds up: its cells, its kind, and its shape relative to its own cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

_TERPANJANG = 2_000  # characters; the form's own formulas are short, a stranger's need not be read
_TERLUAS = 20_000  # cells of one range

_REF = r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,6}"
_LUAR = re.compile(r"(?:'[^']*'|[A-Za-z_][\w.]*|\])!", re.ASCII)
AREA = rf"{_REF}(?:\s*:\s*{_REF})*"
"""The pattern of a cell or a range, chained ranges included."""
_RANTAI = re.compile(rf"(?<![A-Za-z0-9_.$]){AREA}(?![A-Za-z0-9_(])", re.ASCII)
_SATU = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})", re.ASCII)
_TETAPAN = re.compile(
    r"(?<![A-Za-z0-9.])[0-9]{4,}(?:\.[0-9]+)?", re.ASCII
)  # an amount, not the 100 of a per cent
_SUM = re.compile(r"(?:SUM|[@(),;+\s])*", re.IGNORECASE)
_AVERAGE = re.compile(r"\s*AVERAGE\s*\(\s*@(?:\s*[,;]\s*@)*\s*\)\s*", re.IGNORECASE)
_IFERROR = re.compile(r"\s*IFERROR\s*\((.*)[,;]\s*(?:0|\"[^\"]*\")\s*\)\s*", re.IGNORECASE | re.DOTALL)

Sel = tuple[int, int]
"""Row and column, 1-based."""


class JenisRumus(StrEnum):
    """A sum of cells of its own column, their mean, or anything else."""

    JUMLAH = "jumlah"
    RATA = "rata-rata"
    LAIN = "lain"


@dataclass(frozen=True, slots=True)
class Rumus:
    """A formula that was read.

    Attributes:
        jenis: what it does.
        sel: every cell it refers to on its own sheet.
        pola: its text with relative references, constants masked: equal for a copied formula.
        berantai: holds a range such as T56:T64:T67, which Excel reads as the whole of T56:T67.
    """

    jenis: JenisRumus
    sel: frozenset[Sel]
    pola: str
    berantai: bool = False


def column_number(huruf: str) -> int:
    """The number of a column: A is 1."""
    nomor = 0
    for h in huruf:
        nomor = nomor * 26 + ord(h) - 64
    return nomor


def cell_name(baris: int, kolom: int) -> str:
    """The name of a cell: (7, 3) is "C7"."""
    huruf = ""
    while kolom:
        kolom, sisa = divmod(kolom - 1, 26)
        huruf = chr(65 + sisa) + huruf
    return f"{huruf}{baris}"


@lru_cache(maxsize=20_000)
def parse_formula(teks: str, baris: int, kolom: int) -> Rumus:
    """Read a formula (without "=") that stands in a cell.

    A formula that is too long, or that refers to another sheet, is `LAIN` without cells.
    """
    if len(teks) > _TERPANJANG or _LUAR.search(teks):
        return Rumus(JenisRumus.LAIN, frozenset(), teks[:_TERPANJANG])
    inti = _strip(teks)
    sel: set[Sel] = set()
    berantai = False
    for rantai in _RANTAI.findall(inti):
        ujung = _corners(rantai)
        berantai = berantai or len(ujung) > 2  # noqa: PLR2004 - more than two corners
        sel |= _area(ujung)
    kerangka = _RANTAI.sub("@", inti)
    jenis = _kind(kerangka, sel, baris, kolom)
    return Rumus(jenis, frozenset(sel), _pattern(inti, baris, kolom), berantai)


def area_cells(rantai: str) -> frozenset[Sel]:
    """The cells of a range such as "T56:T64:T67"; none where it is too wide to be one of the form's."""
    return frozenset(_area(_corners(rantai)))


def _strip(teks: str) -> str:
    """The formula without a guard against errors and without parentheses around the whole."""
    inti = teks.strip().lstrip("+=")
    if m := _IFERROR.fullmatch(inti):
        inti = m[1]
    while inti.startswith("(") and inti.endswith(")") and _balanced(inti[1:-1]):
        inti = inti[1:-1]
    return inti


def _balanced(teks: str) -> bool:
    dalam = 0
    for huruf in teks:
        dalam += (huruf == "(") - (huruf == ")")
        if dalam < 0:
            return False
    return dalam == 0


def _corners(rantai: str) -> list[Sel]:
    return [(int(b), column_number(k)) for k, b in _SATU.findall(rantai)]


def _area(ujung: list[Sel]) -> set[Sel]:
    """Every cell of a range; nothing where it is too wide to be one of the form's."""
    baris, kolom = [b for b, _ in ujung], [k for _, k in ujung]
    atas, bawah, kiri, kanan = min(baris), max(baris), min(kolom), max(kolom)
    if (bawah - atas + 1) * (kanan - kiri + 1) > _TERLUAS:
        return set()
    return {(b, k) for b in range(atas, bawah + 1) for k in range(kiri, kanan + 1)}


def _kind(kerangka: str, sel: set[Sel], baris: int, kolom: int) -> JenisRumus:
    if not sel or any(k != kolom or b == baris for b, k in sel):
        return JenisRumus.LAIN
    if _SUM.fullmatch(kerangka):
        return JenisRumus.JUMLAH
    return JenisRumus.RATA if _AVERAGE.fullmatch(kerangka) else JenisRumus.LAIN


def _pattern(inti: str, baris: int, kolom: int) -> str:
    def relative(cocok: re.Match[str]) -> str:
        huruf, angka = cocok.groups()
        return f"R[{int(angka) - baris}]C[{column_number(huruf) - kolom}]"

    potong = re.split(f"({_RANTAI.pattern})", inti, flags=re.ASCII)
    isi = [_SATU.sub(relative, p) if i % 2 else _TETAPAN.sub("#", p).upper() for i, p in enumerate(potong)]
    return re.sub(r"\s+", "", "".join(isi))
