"""Plan against real, step by step, in working days: what the Gantt chart on Beranda shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from lkjip_xl.domain.progress import StatusLangkah

if TYPE_CHECKING:
    from datetime import datetime

    from lkjip_xl.domain.progress import Keadaan, KeadaanLangkah
    from lkjip_xl.domain.schedule import Kalender
    from lkjip_xl.domain.sop import Sop

_TERPENDEK: Final = 0.15  # working days: a step of ten minutes stays visible


class Batang(NamedTuple):
    """The two bars of a step in working days since the work began; `berjalan` is real but unfinished.

    `kabar` tells the same in words: "selesai tepat waktu", "selesai, terlambat 3 hari kerja".
    """

    langkah_id: str
    jeda_rencana: float
    rencana: float
    jeda_nyata: float
    nyata: float
    berjalan: float
    kabar: str


def gantt(sop: Sop, keadaan: Keadaan, kalender: Kalender, sekarang: datetime) -> tuple[Batang, ...]:
    """The bars of all steps; a step without plan or start has bars of no length."""
    steps = [keadaan.step(langkah.id) for langkah in sop.langkah]
    moments = [m for step in steps for m in (step.rencana_mulai, step.mulai) if m]
    sejak = min(moments, default=sekarang)
    return tuple(
        _bars(langkah.id, step, sejak, kalender, sekarang)
        for langkah, step in zip(sop.langkah, steps, strict=True)
    )


def _bars(
    langkah_id: str, step: KeadaanLangkah, sejak: datetime, kalender: Kalender, sekarang: datetime
) -> Batang:
    jeda_rencana, rencana = _bar(kalender, sejak, step.rencana_mulai, step.tenggat)
    done = step.status is StatusLangkah.SELESAI
    jeda_nyata, lama = _bar(kalender, sejak, step.mulai, (step.selesai if done else None) or sekarang)
    nyata, berjalan = (lama, 0.0) if done else (0.0, lama)
    kabar = _told(step, kalender, sekarang)
    return Batang(langkah_id, jeda_rencana, rencana, jeda_nyata, nyata, berjalan, kabar)


def _bar(
    kalender: Kalender, sejak: datetime, mulai: datetime | None, selesai: datetime | None
) -> tuple[float, float]:
    """Where a bar begins and how long it is; a short one is drawn long enough to be seen."""
    if mulai is None or selesai is None:
        return 0.0, 0.0
    return round(kalender.days(sejak, mulai), 3), round(max(kalender.days(mulai, selesai), _TERPENDEK), 3)


def _told(step: KeadaanLangkah, kalender: Kalender, sekarang: datetime) -> str:
    """How a step stands against its deadline."""
    done = step.status is StatusLangkah.SELESAI
    saat = step.selesai if done and step.selesai else sekarang
    if step.tenggat is None or (saat <= step.tenggat and not done):
        return str(step.status)
    awal = "selesai, " if done else ""
    if saat > step.tenggat:
        late = kalender.count_days(step.tenggat.date(), saat.date())
        return f"{awal}terlambat {late} hari kerja" if late else f"{awal}terlambat kurang dari sehari"
    early = kalender.count_days(saat.date(), step.tenggat.date())
    return f"selesai, {early} hari kerja lebih awal" if early else "selesai tepat waktu"
