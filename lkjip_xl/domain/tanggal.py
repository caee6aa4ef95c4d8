"""Dates as Indonesian offices write them, and month numerals for letter numbers."""

from __future__ import annotations

import re
from datetime import date, datetime

BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)

_ROMAWI = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")

# Spellings in use besides the standard names: old ones and abbreviations.
_EJAAN_LAIN = {
    "jan": 1, "feb": 2, "peb": 2, "pebruari": 2, "mar": 3, "mrt": 3, "apr": 4, "jun": 6, "jul": 7,
    "agu": 8, "ags": 8, "agt": 8, "agust": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "nop": 11,
    "nopember": 11, "des": 12,
}  # fmt: skip
_NOMOR_BULAN = {nama.casefold(): nomor for nomor, nama in enumerate(BULAN, start=1)} | _EJAAN_LAIN

_HARI = r"(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)"
_KATA = re.compile(rf"(?:{_HARI},?\s+)?([0-9]{{1,2}})[\s-]+([a-z]+)\.?[\s-]+([0-9]{{4}})", re.IGNORECASE)
_ANGKA = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ][0-9:.]+)?")


def format_tanggal(tanggal: date) -> str:
    """A date as printed in letters: "2 Januari 2026"."""
    return f"{tanggal.day} {BULAN[tanggal.month - 1]} {tanggal.year}"


def bulan_romawi(bulan: int) -> str:
    """The Roman numeral of a month, 1 to 12."""
    return _ROMAWI[bulan - 1]


def names_month(teks: str) -> bool:
    """Whether a text begins with the name of a month: "31 Maret" is a day, no figure of the unit Maret."""
    kata = teks.split()
    return bool(kata) and kata[0].strip(".,-").casefold() in _NOMOR_BULAN


def parse_tanggal(mentah: object) -> date | None:
    """The date a person typed, or None where there is no whole date in it.

    "2/1/2026" is day first, as in Indonesia; old spellings (Pebruari, Nopember) and weekdays are
    accepted; a year of two digits is not, since it cannot be told from a day.
    """
    if isinstance(mentah, datetime):
        return mentah.date()
    if isinstance(mentah, date):
        return mentah
    return _from_text(" ".join(mentah.split())) if isinstance(mentah, str) else None


def _from_text(teks: str) -> date | None:
    if m := _KATA.fullmatch(teks):
        return _make(m[3], _NOMOR_BULAN.get(m[2].casefold(), 0), m[1])
    if m := _ANGKA.fullmatch(teks):
        return _make(m[4], m[3], m[1])
    if m := _ISO.fullmatch(teks):
        return _make(m[1], m[2], m[3])
    return None


def _make(tahun: str, bulan: str | int, hari: str) -> date | None:
    try:
        return date(int(tahun), int(bulan), int(hari))
    except ValueError:  # 31 Februari
        return None
