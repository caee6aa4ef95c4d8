"""Deadlines: working days, office hours, and the plan of a whole SOP."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.domain.errors import SettingsError
from lkjip_xl.domain.schedule import Kalender, schedule, total
from lkjip_xl.domain.sop import Langkah, Pelaku, Sop, Waktu, parse_waktu

if TYPE_CHECKING:
    from collections.abc import Sequence

SENIN = date(2026, 1, 5)
LIBUR = frozenset({date(2026, 1, 16), date(2026, 2, 16), date(2026, 2, 17)})
BIASA = Kalender(LIBUR)


def at(hari: date, jam: str) -> datetime:
    return datetime.combine(hari, time.fromisoformat(jam))


def waktu(cetak: str) -> Waktu:
    hasil = parse_waktu(cetak)
    assert hasil is not None
    return hasil


def sop_of(times: Sequence[Waktu]) -> Sop:
    langkah = tuple(
        Langkah(f"L{n:02}", str(n), f"{n} x", "a", (Pelaku("P"),), "k", w, "o", ("olah",))
        for n, w in enumerate(times, start=1)
    )
    teks = ("x", "X", "", "Pemerintah Kota X", "kota", "Dinas X", "X", "X", "X", "P", "Bidang", "LKjIP", "Y")
    return Sop(*teks, (), (), (), (), (), (), ("P",), langkah)


@pytest.mark.parametrize(
    ("mulai", "lama", "tenggat"),
    [
        ("2026-01-05T07:30", "1 hari", "2026-01-05T16:00"),
        ("2026-01-05T07:30", "3 hari", "2026-01-07T16:00"),
        ("2026-01-08T07:30", "3 hari", "2026-01-12T16:00"),  # over a weekend
        ("2026-01-15T07:30", "2 hari", "2026-01-19T16:00"),  # over a holiday and a weekend
        ("2026-01-10T09:00", "1 hari", "2026-01-12T16:00"),  # starts on a Saturday
        ("2026-01-05T11:15", "1 hari", "2026-01-05T16:00"),  # half of the day is left: it counts
        ("2026-01-05T11:16", "1 hari", "2026-01-06T16:00"),  # less: the next day is the first
        ("2026-01-05T07:30", "10 menit", "2026-01-05T07:40"),
        ("2026-01-05T11:30", "1 jam", "2026-01-05T13:30"),  # over the break
        ("2026-01-05T12:20", "30 menit", "2026-01-05T13:30"),  # starts in the break
        ("2026-01-09T15:30", "1 jam", "2026-01-12T08:00"),  # over the weekend
        ("2026-01-05T15:00", "1 jam", "2026-01-05T16:00"),  # ends exactly at closing time
        ("2026-01-05T05:00", "9 jam", "2026-01-06T09:00"),
        ("2026-01-05T07:30", "1 hari 2 jam 15 menit", "2026-01-06T09:45"),
    ],
)
def test_deadline(mulai: str, lama: str, tenggat: str):
    assert BIASA.deadline(datetime.fromisoformat(mulai), waktu(lama)) == datetime.fromisoformat(tenggat)


def test_six_day_week_works_on_saturday():
    assert Kalender(hari_kerja=6).deadline(at(date(2026, 1, 9), "07:30"), waktu("2 hari")).date() == date(
        2026, 1, 10
    )


def test_short_day_has_no_break():
    kalender = Kalender(jam_kerja=Decimal(4))
    assert kalender.deadline(at(SENIN, "08:00"), waktu("4 jam")) == at(SENIN + timedelta(days=1), "08:00")
    assert kalender.deadline(at(SENIN, "07:30"), waktu("1 hari")) == at(SENIN, "11:30")


def test_no_time_is_due_at_the_first_open_moment():
    assert BIASA.deadline(at(SENIN, "06:00"), Waktu("")) == at(SENIN, "07:30")


@pytest.mark.parametrize(
    "isi",
    [{"hari_kerja": 7}, {"jam_kerja": Decimal(0)}, {"jam_kerja": Decimal(13)}, {"buka": time(12)}],
)
def test_impossible_calendar_is_refused(isi: dict[str, object]):
    with pytest.raises(SettingsError, match="Pengaturan"):
        Kalender(**isi)  # type: ignore[arg-type]


def test_count_days_leaves_out_the_first_day_and_days_off():
    assert BIASA.count_days(date(2026, 1, 15), date(2026, 1, 20)) == 2
    assert BIASA.count_days(date(2026, 1, 20), date(2026, 1, 15)) == 0


def test_plan_of_steps_in_sequence():
    plan = schedule(sop_of([waktu("10 menit"), waktu("1 Hari"), waktu("1 jam")]), at(SENIN, "06:00"), BIASA)
    assert [(j.langkah_id, j.mulai.isoformat(), j.tenggat.isoformat()) for j in plan] == [
        ("L01", "2026-01-05T07:30:00", "2026-01-05T07:40:00"),
        ("L02", "2026-01-05T07:40:00", "2026-01-05T16:00:00"),
        ("L03", "2026-01-06T07:30:00", "2026-01-06T08:30:00"),
    ]


def test_total_adds_unit_by_unit():
    assert total(sop_of([waktu("4 Hari"), waktu("23 jam"), waktu("50 menit"), waktu("20 menit")])).cetak == (
        "4 hari 23 jam 70 menit"
    )


times = st.builds(Waktu, st.just("x"), st.integers(0, 9), st.integers(0, 20), st.integers(0, 500))
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31))
calendars = st.builds(
    Kalender,
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=40),
    st.sampled_from([5, 6]),
    st.decimals("1", "12", places=1),
    st.times(time(6), time(11, 59)).map(lambda t: t.replace(second=0, microsecond=0)),
)


@given(st.lists(times, min_size=1, max_size=8), moments, calendars)
def test_plan_never_falls_on_a_day_off_and_never_goes_back(
    lama: list[Waktu], mulai: datetime, kalender: Kalender
):
    plan = schedule(sop_of(lama), mulai, kalender)
    moments = [mulai, *(saat for jadwal in plan for saat in (jadwal.mulai, jadwal.tenggat))]
    assert moments == sorted(moments)
    assert all(kalender.works_on(saat.date()) for saat in moments[1:])


@given(moments, times, times, calendars)
def test_more_time_is_never_due_earlier(mulai: datetime, a: Waktu, b: Waktu, kalender: Kalender):
    lebih = Waktu("x", a.hari + b.hari, a.jam + b.jam, a.menit + b.menit)
    assert kalender.deadline(mulai, a) <= kalender.deadline(mulai, lebih)


@given(moments, st.timedeltas(timedelta(), timedelta(days=20)), times, calendars)
def test_starting_later_is_never_due_earlier(
    mulai: datetime, tunda: timedelta, lama: Waktu, kalender: Kalender
):
    assert kalender.deadline(mulai, lama) <= kalender.deadline(mulai + tunda, lama)
