"""The answer of `lkjip status --json` (DESIGN section 4)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lkjip_xl.domain.progress import Keadaan, KeadaanBidang, StatusBidang, next_step
from lkjip_xl.domain.sop import Langkah, Sop

_DISEBUT = 3


def status_dict(sop: Sop, keadaan: Keadaan, sekarang: datetime) -> dict[str, Any]:
    """Steps and bidang with their status now; `berikutnya` says what to do."""
    return {
        "sop": sop.id,
        "tahun": keadaan.tahun,
        "langkah": [_step(x, keadaan, sekarang) for x in sop.langkah],
        "bidang": [
            {"kode": b.kode, "nama": b.nama, "status": b.status.value, "temuan": b.galat + b.peringatan}
            for b in keadaan.bidang.values()
        ],
        "temuan": keadaan.temuan,
        "berikutnya": next_action(next_step(sop, keadaan), keadaan),
    }


def _step(langkah: Langkah, keadaan: Keadaan, sekarang: datetime) -> dict[str, Any]:
    step = keadaan.step(langkah.id)
    return {
        "id": langkah.id,
        "nomor": langkah.nomor,
        "aktivitas": langkah.aktivitas,
        "pelaksana": [p.peran for p in langkah.pelaksana],
        "status": step.at(sekarang).value,
        "mulai": _iso(step.mulai),
        "tenggat": _iso(step.tenggat),
        "selesai": _iso(step.selesai),
        "keluaran": list(step.keluaran),
    }


def _iso(waktu: datetime | None) -> str | None:
    return waktu.isoformat(timespec="seconds") if waktu else None


def waiting_for(keadaan: Keadaan) -> list[KeadaanBidang]:
    """The bidang whose form is out: never returned, or returned for correction."""
    out = (StatusBidang.BELUM, StatusBidang.DIKEMBALIKAN)
    return [b for b in keadaan.bidang.values() if b.status in out]


def waiting_text(keadaan: Keadaan) -> str:
    """Who has not returned a form, one line."""
    if not keadaan.bidang:
        return "Formulir belum dibagikan"
    names = [b.nama for b in waiting_for(keadaan)]
    if len(names) > _DISEBUT:
        return f"{', '.join(names[:_DISEBUT])} dan {len(names) - _DISEBUT} lainnya"
    return ", ".join(names) if names else "Semua bidang sudah mengembalikan"


def next_action(langkah: Langkah | None, keadaan: Keadaan) -> str:
    """What to do now, one sentence."""
    if langkah is None:
        return "Semua langkah selesai. Simpan folder 5-arsip di tempat yang aman."
    waiting = waiting_for(keadaan)
    if "kumpulkan" in langkah.aksi and waiting:
        names = waiting_text(keadaan)
        return (
            f"Letakkan formulir yang kembali di folder 2-masuk, lalu jalankan Kumpulkan. Menunggu: {names}."
        )
    if "periksa" in langkah.aksi and any(b.galat for b in keadaan.bidang.values()):
        return (
            "Lihat lembar Temuan, jalankan Kembalikan untuk formulir yang salah, lalu kumpulkan perbaikannya."
        )
    return f"Jalankan langkah {langkah.nomor}: {langkah.aktivitas}."
