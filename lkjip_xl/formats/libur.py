"""National holidays and joint leave (cuti bersama) for the Libur sheet, offline, from `holidays`."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class HariLibur(NamedTuple):
    """A row of tblLibur; `jenis` is "libur nasional" or "cuti bersama"."""

    tanggal: date
    keterangan: str
    jenis: str


def libur_nasional(tahun: Iterable[int]) -> list[HariLibur]:
    """Days off of these years by date, each date once; a public holiday goes before joint leave.

    Days reckoned by the moon in years without a decree yet carry "(perkiraan)". The decree may change
    within the year: the Libur sheet stays editable.
    """
    import holidays

    years = sorted(set(tahun))
    if not years:
        return []
    days: dict[date, HariLibur] = {}
    for category, jenis in (("public", "libur nasional"), ("government", "cuti bersama")):
        found = holidays.country_holidays("ID", years=years, categories=(category,), language="id")
        for tanggal, nama in found.items():
            days.setdefault(tanggal, HariLibur(tanggal, nama, jenis))
    return sorted(days.values())
