"""Bars of plan and real in working days; the calendar works 07.30 to 12.00 and 13.00 to 16.00."""

from dataclasses import replace
from datetime import datetime
from types import SimpleNamespace

import pytest

from lkjip_xl.domain.gantt import gantt
from lkjip_xl.domain.progress import Keadaan, KeadaanLangkah, StatusLangkah
from lkjip_xl.domain.schedule import Kalender

KALENDER = Kalender()
SENIN = datetime(2026, 1, 5, 7, 30)
RABU = datetime(2026, 1, 7, 16)
SELESAI, BERJALAN = StatusLangkah.SELESAI, StatusLangkah.BERJALAN
DUA = SimpleNamespace(langkah=(SimpleNamespace(id="L01"), SimpleNamespace(id="L02")))
RENCANA = KeadaanLangkah(rencana_mulai=SENIN, tenggat=RABU)
AWAL = KeadaanLangkah(rencana_mulai=SENIN, tenggat=SENIN.replace(hour=16))


def bar(step: KeadaanLangkah, sekarang: datetime = RABU):
    return gantt(DUA, Keadaan(langkah={"L01": AWAL, "L02": step}), KALENDER, sekarang)[1]


def test_days_are_office_time():
    assert KALENDER.days(SENIN, RABU) == 3
    assert KALENDER.days(SENIN, SENIN.replace(hour=12)) == pytest.approx(4.5 / 7.5)
    assert KALENDER.days(datetime(2026, 1, 9, 16), datetime(2026, 1, 12, 7, 30)) == 0
    assert KALENDER.days(RABU, SENIN) == 0


def test_a_step_without_any_date_has_no_bars():
    (batang, _) = gantt(DUA, Keadaan(), KALENDER, SENIN)
    assert batang[1:] == (0, 0, 0, 0, 0, "belum")


def test_plan_begins_where_the_work_began():
    step = replace(RENCANA, rencana_mulai=datetime(2026, 1, 6, 7, 30))
    assert bar(step)[1:4] == (1, 2, 0)
    assert bar(step).kabar == "belum"


def test_what_goes_on_reaches_to_now():
    step = replace(RENCANA, status=BERJALAN, mulai=SENIN)
    batang = bar(step, datetime(2026, 1, 6, 16))
    assert (batang.nyata, batang.berjalan, batang.kabar) == (0, 2, "berjalan")


@pytest.mark.parametrize(
    ("status", "selesai", "sekarang", "kabar"),
    [
        (SELESAI, RABU, RABU, "selesai tepat waktu"),
        (SELESAI, SENIN, RABU, "selesai, 2 hari kerja lebih awal"),
        (SELESAI, datetime(2026, 1, 12, 9), RABU, "selesai, terlambat 3 hari kerja"),
        (SELESAI, RABU.replace(hour=17), RABU, "selesai, terlambat kurang dari sehari"),
        (SELESAI, None, RABU, "selesai tepat waktu"),
        (BERJALAN, None, datetime(2026, 1, 9, 9), "terlambat 2 hari kerja"),
        (BERJALAN, None, RABU.replace(hour=17), "terlambat kurang dari sehari"),
    ],
)
def test_the_same_in_words(status, selesai, sekarang, kabar):
    step = replace(RENCANA, status=status, mulai=SENIN, selesai=selesai)
    assert bar(step, sekarang).kabar == kabar


def test_ten_minutes_stay_visible():
    step = replace(RENCANA, status=SELESAI, mulai=SENIN, selesai=SENIN.replace(minute=40))
    assert bar(step).nyata == 0.15
