"""Working days, office hours and the deadlines of an SOP's steps.

Times are naive local datetimes. Rules (DOMAIN section 5):

- A day's office hours begin at 07.30 and, with the usual 7,5 hours and the break from 12.00 to 13.00, end
  at 16.00: the 37,5 hours a week of Perpres 21/2023. Opening hour and length are the calendar's own fields.
- "3 hari" are working days: the deadline is closing time of the third day. The day a step starts on is the
  first of them if at least half of its office hours are still to come, otherwise the next working day is.
- "10 menit" and "2 jam" run in office hours only and carry over to the next working day.
- Steps follow one another: each starts at the first open moment after the one before it is due.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from lkjip_xl.domain.errors import SettingsError
from lkjip_xl.domain.sop import total_waktu

if TYPE_CHECKING:
    from lkjip_xl.domain.sop import Sop, Waktu

_ISTIRAHAT: Final = (time(12), time(13))
_HARI: Final = timedelta(days=1)
_NOL: Final = timedelta()
_MAKS_JAM: Final = 12


class Jadwal(NamedTuple):
    """The planned start and the deadline of a step."""

    langkah_id: str
    mulai: datetime
    tenggat: datetime


@dataclass(frozen=True, slots=True)
class Kalender:
    """When the office works: holidays, 5 (Monday to Friday) or 6 days a week, hours a day, opening hour.

    Raises:
        SettingsError: another number of days, or hours that do not fit into a day.
    """

    libur: frozenset[date] = frozenset()
    hari_kerja: int = 5
    jam_kerja: Decimal = Decimal("7.5")
    buka: time = time(7, 30)

    def __post_init__(self) -> None:
        if self.hari_kerja not in {5, 6}:
            raise SettingsError(f"Hari Kerja di Pengaturan berisi {self.hari_kerja}.", "Isi dengan 5 atau 6.")
        if not 1 <= self.jam_kerja <= _MAKS_JAM or self.buka >= _ISTIRAHAT[0]:
            raise SettingsError(
                "Jam kerja di Pengaturan tidak masuk akal.",
                f"Isi Jam Kerja per Hari dengan 1 sampai {_MAKS_JAM}, mulai sebelum pukul 12.00.",
            )

    def works_on(self, hari: date) -> bool:
        """Whether the office works on this day."""
        return hari.weekday() < self.hari_kerja and hari not in self.libur

    def next_open(self, saat: datetime) -> datetime:
        """The first moment of office hours that is not before `saat`; a session's end belongs to the next."""
        hari = saat.date()
        while True:
            for mulai, selesai in self._sessions(hari):
                if saat < selesai:
                    return max(saat, mulai)
            hari += _HARI

    def deadline(self, mulai: datetime, waktu: Waktu) -> datetime:
        """When a step that starts at `mulai` and may take `waktu` is due; its days come before its hours."""
        saat = self.next_open(mulai)
        if waktu.hari:
            saat = self._after_days(saat, waktu.hari)
        lama = timedelta(hours=waktu.jam, minutes=waktu.menit)
        return self._after_time(saat, lama) if lama else saat

    def count_days(self, sejak: date, sampai: date) -> int:
        """Working days after `sejak` up to and including `sampai`; 0 where `sampai` is not later."""
        weeks, rest = divmod(max((sampai - sejak).days, 0), 7)
        days = weeks * self.hari_kerja
        days += sum((sejak + n * _HARI).weekday() < self.hari_kerja for n in range(1, rest + 1))
        return days - sum(sejak < hari <= sampai and hari.weekday() < self.hari_kerja for hari in self.libur)

    def days(self, sejak: datetime, sampai: datetime) -> float:
        """Office time from one moment to a later one, in working days; 0 where `sampai` is not later."""
        lama = _NOL
        for n in range(max((sampai.date() - sejak.date()).days + 1, 0)):
            for mulai, selesai in self._sessions(sejak.date() + n * _HARI):
                lama += max(min(selesai, sampai) - max(mulai, sejak), _NOL)
        return lama / timedelta(minutes=int(self.jam_kerja * 60))

    def _sessions(self, hari: date) -> tuple[tuple[datetime, datetime], ...]:
        """Start and end of the day's hours, before and after the break; none on a day off."""
        if not self.works_on(hari):
            return ()
        buka, istirahat, masuk = (datetime.combine(hari, jam) for jam in (self.buka, *_ISTIRAHAT))
        lama = timedelta(minutes=int(self.jam_kerja * 60))
        pagi = istirahat - buka
        if lama <= pagi:
            return ((buka, buka + lama),)
        return ((buka, istirahat), (masuk, masuk + lama - pagi))

    def _after_days(self, saat: datetime, jumlah: int) -> datetime:
        """Closing time of the last of so many working days, the first being today or the next."""
        sisa = sum(
            (max(selesai - max(mulai, saat), _NOL) for mulai, selesai in self._sessions(saat.date())), _NOL
        )
        if sisa * 2 < timedelta(minutes=int(self.jam_kerja * 60)):
            saat = self._next_day(saat)
        for _ in range(jumlah - 1):
            saat = self._next_day(saat)
        return self._sessions(saat.date())[-1][1]

    def _next_day(self, saat: datetime) -> datetime:
        return self.next_open(datetime.combine(saat.date() + _HARI, time()))

    def _after_time(self, saat: datetime, lama: timedelta) -> datetime:
        while True:
            saat = self.next_open(saat)
            selesai = next(end for _, end in self._sessions(saat.date()) if saat < end)
            if lama <= selesai - saat:
                return saat + lama
            lama -= selesai - saat
            saat = selesai


def schedule(sop: Sop, mulai: datetime, kalender: Kalender) -> tuple[Jadwal, ...]:
    """The plan of all steps, one after the other, from the first open moment at or after `mulai`."""
    plan: list[Jadwal] = []
    saat = mulai
    for langkah in sop.langkah:
        saat = kalender.next_open(saat)
        tenggat = kalender.deadline(saat, langkah.waktu)
        plan.append(Jadwal(langkah.id, saat, tenggat))
        saat = tenggat
    return tuple(plan)


def total(sop: Sop) -> Waktu:
    """The SOP's total time, unit by unit as the offices add it: "7 hari 8 jam 35 menit"."""
    return total_waktu(langkah.waktu for langkah in sop.langkah)
