"""The answers of Beranda: where we are, who is waited for, what is wrong, what to press next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from lkjip_xl.domain.progress import StatusBidang, next_step
from lkjip_xl.domain.status import next_action, waiting_for, waiting_text
from lkjip_xl.domain.tanggal import format_tanggal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from lkjip_xl.domain.progress import Keadaan
    from lkjip_xl.domain.schedule import Kalender
    from lkjip_xl.domain.sop import Langkah, Sop

_MAKS_MENUNGGU: Final = 120  # characters that a card holds
_MAKS_TINDAKAN: Final = 130
_DISEBUT: Final = 4
TOMBOL: Final = {
    "bagikan": "Bagikan",
    "kumpulkan": "Kumpulkan",
    "periksa": "Periksa",
    "kembalikan": "Kembalikan",
    "olah": "Olah",
    "draf": "Draf Word",
    "reviu": "Reviu",
    "sahkan": "Sahkan",
    "surat": "Surat",
    "arsip": "Arsip",
}
"""The ribbon's button of an action; what has none goes by "Jalankan langkah ini"."""


class Sorotan(NamedTuple):
    """The answers: the step at hand, who is waited for and late, what is wrong, what to do, the time left."""

    status: str
    kini: str
    menunggu: str
    terlambat: str
    rincian: str
    tindakan: str
    tombol: str
    batas: str


def highlights(
    sop: Sop,
    keadaan: Keadaan,
    kalender: Kalender,
    sekarang: datetime,
    *,
    batas: date | None = None,
    kosong: Sequence[str] = (),
) -> Sorotan:
    """The answers at a moment.

    `batas` is the day by which the report must be delivered, `kosong` are the sheets that people must
    fill in before forms can go out.
    """
    langkah = next_step(sop, keadaan)
    return Sorotan(
        status=str(keadaan.step(langkah.id).at(sekarang)) if langkah else "selesai",
        kini=_now(langkah, keadaan),
        menunggu=_waited_for(keadaan),
        terlambat=_late(keadaan, kalender, sekarang.date()),
        rincian=_kinds(keadaan),
        tindakan=_action(langkah, keadaan, kosong),
        tombol=_button(langkah, keadaan),
        batas=time_left(kalender, sekarang.date(), batas) if langkah else "",
    )


def next_aksi(langkah: Langkah, keadaan: Keadaan) -> str:
    """The action that comes next in a step; "" where the step has none."""
    tuntas = keadaan.step(langkah.id).tuntas
    salah = any(b.galat and b.status is StatusBidang.DITERIMA for b in keadaan.bidang.values())
    if salah and "kembalikan" in langkah.aksi:
        return "kembalikan"
    sisa = [a for a in langkah.aksi if a not in tuntas and a != "kembalikan"]
    return next(iter(sisa or langkah.aksi), "")


def time_left(kalender: Kalender, hari: date, batas: date | None) -> str:
    """How long until the report must be delivered; "" where nobody set the day."""
    if batas is None:
        return ""
    awal = f"Batas penyampaian {format_tanggal(batas)}: "
    if hari > batas:
        return f"{awal}terlambat {max(kalender.count_days(batas, hari), 1)} hari kerja"
    sisa = kalender.count_days(hari, batas)
    return awal + (f"{sisa} hari kerja lagi" if sisa else "hari ini hari kerja terakhir")


def _now(langkah: Langkah | None, keadaan: Keadaan) -> str:
    if langkah is None:
        return "Semua langkah selesai"
    tenggat = keadaan.step(langkah.id).tenggat
    return langkah.sebutan + (f" · tenggat {format_tanggal(tenggat.date())}" if tenggat else "")


def _waited_for(keadaan: Keadaan) -> str:
    """As `waiting_text`; where the names are too long for a card, the codes."""
    utuh = waiting_text(keadaan)
    if len(utuh) <= _MAKS_MENUNGGU or not keadaan.bidang:
        return utuh
    codes = [b.kode for b in waiting_for(keadaan)]
    sisa = len(codes) - _DISEBUT
    return ", ".join(codes[:_DISEBUT]) + (f", dan {sisa} lainnya" if sisa > 0 else "")


def _action(langkah: Langkah | None, keadaan: Keadaan, kosong: Sequence[str]) -> str:
    """As `next_action`, short enough for a card; who is waited for stands beside."""
    if kosong and not keadaan.bidang:
        return f"Isi lembar {', '.join(kosong)}, lalu jalankan langkah berikutnya."
    utuh = next_action(langkah, keadaan).partition(" Menunggu: ")[0]
    return utuh if len(utuh) <= _MAKS_TINDAKAN else f"{utuh[: _MAKS_TINDAKAN - 1].rstrip()}…"


def _late(keadaan: Keadaan, kalender: Kalender, hari: date) -> str:
    """How many of those who are waited for are past their deadline, and the longest by how much."""
    ditunggu = waiting_for(keadaan)
    if not ditunggu:
        return ""
    lama = [kalender.count_days(date.fromisoformat(b.tenggat), hari) for b in ditunggu if b.tenggat]
    terlambat = [n for n in lama if n]
    if not terlambat:
        return f"{len(ditunggu)} formulir di luar, semua masih dalam tenggat"
    return f"{len(terlambat)} dari {len(ditunggu)} terlambat, paling lama {max(terlambat)} hari kerja"


def _kinds(keadaan: Keadaan) -> str:
    galat = sum(b.galat for b in keadaan.bidang.values())
    peringatan = sum(b.peringatan for b in keadaan.bidang.values())
    bagian = [(galat, "galat"), (peringatan, "peringatan"), (keadaan.temuan_rekap, "dari rekap")]
    return ", ".join(f"{n} {kata}" for n, kata in bagian if n)


def _button(langkah: Langkah | None, keadaan: Keadaan) -> str:
    """The ribbon's button, and the command for those who have no ribbon."""
    if langkah is None:
        return ""
    aksi = next_aksi(langkah, keadaan)
    return f"Tombol: {TOMBOL.get(aksi, 'Jalankan langkah ini')} · Perintah: lkjip {aksi or 'jalan'} DIR"
