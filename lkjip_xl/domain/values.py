"""Figures as people type them and as the report prints them (DOMAIN section 3).

A value and a finding may come together (a warning); a finding that is a `galat` has no value. Blank,
"-" and "n/a" are neither: no data. Every code of a `Bacaan` fills its sentence of the catalogue with
`kolom` and `mentah`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from lkjip_xl.domain.angka import Bacaan, clean, is_blank, parse_number, parse_rupiah, readings, round_half_up
from lkjip_xl.domain.nip import check_nip, format_nip, parse_nip
from lkjip_xl.domain.records import Polaritas, Rentang
from lkjip_xl.domain.skala import PREDIKAT
from lkjip_xl.domain.tanggal import bulan_romawi, format_tanggal, parse_tanggal

__all__ = [
    "Bacaan",
    "BacaanTarget",
    "bulan_romawi",
    "check_nip",
    "format_nip",
    "format_number",
    "format_rupiah",
    "format_tanggal",
    "is_blank",
    "parse_nip",
    "parse_number",
    "parse_predicate",
    "parse_rupiah",
    "parse_tanggal",
    "parse_target",
    "readings",
    "round_half_up",
]

_MINIMAL = re.compile(
    r"(?:>=?|≥|=>|min(?:imal|imum)?\b\.?|paling sedikit|sekurang-kurangnya)\s*", re.IGNORECASE
)
_MAKSIMAL = re.compile(
    r"(?:<=?|≤|=<|maks?(?:imal|imum)?\b\.?|paling banyak|setinggi-tingginya)\s*", re.IGNORECASE
)
_RENTANG = re.compile(
    r"([0-9][0-9.,]*\s*%?)\s*(?:-|–|—|s\.?\s?/?\s?d\.?|sampai(?: dengan)?|hingga)\s*([0-9][0-9.,]*\s*%?.*)",
    re.IGNORECASE,
)
_SEBUTAN = re.compile(r"^(?:opini|predikat|nilai)\s+")
_PREDIKAT_BERNILAI = re.compile(r"[a-z]{1,4}[+-]?\s*\(([^()]+)\)")
_KODE_PREDIKAT = re.compile(r"[A-Za-z]{1,4}(?:[+-]|-[A-Za-z]{1,4})?")


@dataclass(frozen=True, slots=True)
class BacaanTarget:
    """What a target cell says; `arah` is "min" for ">= 90", "maks" for "<= 5", else ""."""

    nilai: Decimal | Rentang | None
    kode: str | None = None
    arah: str = ""


def parse_predicate(mentah: object, predikat: Mapping[str, Decimal] = PREDIKAT) -> Bacaan:
    """The figure in a cell that may hold a predicate (BB, WTP): looked up, never guessed (N13).

    Of "BB (72,5)" the figure itself counts, with a warning (N06).
    """
    bacaan = parse_number(mentah)
    if bacaan.kode != "N02":
        return bacaan
    kunci = _SEBUTAN.sub("", clean(str(mentah)).casefold())
    if (m := _PREDIKAT_BERNILAI.fullmatch(kunci)) and (dalam := parse_number(m[1])).nilai is not None:
        return Bacaan(dalam.nilai, dalam.kode or "N06")
    for kode, nilai in predikat.items():
        if kode.casefold() == kunci:
            return Bacaan(nilai)
    return Bacaan(None, "N13") if _KODE_PREDIKAT.fullmatch(kunci) else bacaan


def parse_target(
    mentah: object, polaritas: Polaritas | None = None, predikat: Mapping[str, Decimal] = PREDIKAT
) -> BacaanTarget:
    """The target in a cell: a figure, a predicate, a range "80-90", or a bound ">= 90".

    A range under another polarity than `RENTANG`, and a bound against the polarity, are warnings (N14,
    N15); a range with its ends exchanged is a `galat` (N12).
    """
    teks = clean(mentah) if isinstance(mentah, str) else ""
    if m := _RENTANG.fullmatch(teks):
        return _range(parse_number(m[1]), parse_number(m[2]), polaritas)
    arah = ""
    for pola, nama in ((_MINIMAL, "min"), (_MAKSIMAL, "maks")):
        if m := pola.match(teks):
            arah, mentah = nama, teks[m.end() :]
    bacaan = parse_predicate(mentah, predikat)
    melawan = bacaan.nilai is not None and polaritas is not None and _is_against(arah, polaritas)
    return BacaanTarget(bacaan.nilai, "N15" if melawan else bacaan.kode, arah)


def _range(bawah: Bacaan, atas: Bacaan, polaritas: Polaritas | None) -> BacaanTarget:
    if bawah.nilai is None or atas.nilai is None:
        return BacaanTarget(None, (bawah if bawah.nilai is None else atas).kode)
    if bawah.nilai > atas.nilai:
        return BacaanTarget(None, "N12")
    kode = None if polaritas in (None, Polaritas.RENTANG) else "N14"
    return BacaanTarget(Rentang(bawah.nilai, atas.nilai), kode or bawah.kode or atas.kode)


def _is_against(arah: str, polaritas: Polaritas) -> bool:
    negatif = polaritas.value.startswith("negatif")
    return (arah == "min" and negatif) or (arah == "maks" and polaritas is Polaritas.POSITIF)


def format_number(n: Decimal | None, places: int | None = 2) -> str:
    """A figure as printed: "1.234,50"; `places=None` prints what there is; "-" where there is no data."""
    if n is None:
        return "-"
    teks = f"{n if places is None else round_half_up(n, places):f}"
    if places is None and "." in teks:
        teks = teks.rstrip("0").rstrip(".")
    bulat, _, pecahan = teks.lstrip("-").partition(".")
    tanda = "-" if teks.startswith("-") and teks.strip("-0.") else ""
    return tanda + f"{int(bulat):,}".replace(",", ".") + (f",{pecahan}" if pecahan else "")


def format_rupiah(n: Decimal | None, places: int = 2) -> str:
    """Rupiah as printed: "Rp1.234.567,00"; "-" where there is no data."""
    teks = format_number(n, places)
    if n is None:
        return teks
    return f"-Rp{teks[1:]}" if teks.startswith("-") else f"Rp{teks}"
