"""Holidays and joint leave for the Libur sheet."""

from __future__ import annotations

from datetime import date

from lkjip_xl.formats.libur import HariLibur, libur_nasional


def test_holidays_and_joint_leave_of_2026():
    libur = {hari.tanggal: hari for hari in libur_nasional([2026])}
    assert libur[date(2026, 8, 17)] == HariLibur(
        date(2026, 8, 17), "Hari Kemerdekaan Republik Indonesia", "libur nasional"
    )
    assert libur[date(2026, 3, 21)].jenis == "libur nasional"
    bersama = [
        d for d, hari in libur.items() if "Idul Fitri" in hari.keterangan and hari.jenis == "cuti bersama"
    ]
    assert bersama == [date(2026, 3, 20), date(2026, 3, 23), date(2026, 3, 24)]


def test_years_are_sorted_without_repeats():
    libur = libur_nasional([2026, 2025, 2026])
    assert libur == sorted(libur)
    assert len({hari.tanggal for hari in libur}) == len(libur)
    assert {hari.tanggal.year for hari in libur} == {2025, 2026}
    assert all(hari.keterangan and hari.jenis in {"libur nasional", "cuti bersama"} for hari in libur)


def test_no_year_gives_no_days():
    assert libur_nasional([]) == []
