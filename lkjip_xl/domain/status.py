"""The answer of `lkjip status --json` (DESIGN section 4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lkjip_xl.domain.progress import Keadaan, KeadaanBidang, StatusBidang, StatusLangkah, next_step
from lkjip_xl.domain.sop import Langkah, Sop

_DISEBUT = 3
_URUTAN = (StatusBidang.BELUM, StatusBidang.DIKEMBALIKAN, StatusBidang.DITERIMA, StatusBidang.SAH)


@dataclass(frozen=True, slots=True)
class StatusUnit:
    """One line of the status of units: a unit that holds a form, or a bidang with its `seksi`.

    A bidang is as far as the last of its seksi; `form` is the form that the unit holds itself.
    """

    kode: str
    nama: str
    kepala: str
    status: StatusBidang
    putaran: int
    temuan: int
    induk: str = ""
    seksi: int = 0
    form: KeadaanBidang | None = None


def unit_statuses(keadaan: Keadaan) -> list[StatusUnit]:
    """Every unit, each bidang before its seksi."""
    forms = keadaan.bidang
    below: dict[str, list[KeadaanBidang]] = {}
    for b in forms.values():
        below.setdefault(b.induk, []).append(b)
    result: list[StatusUnit] = []
    shown: set[str] = set()
    for b in forms.values():
        head = b.induk or b.kode
        if head in shown:
            continue
        shown.add(head)
        seksi = below.get(head, [])
        result += [_parent(head, forms.get(head), seksi)] if seksi else []
        result += [_own(x) for x in seksi] or [_own(b)]
    return result


def _parent(kode: str, own: KeadaanBidang | None, seksi: list[KeadaanBidang]) -> StatusUnit:
    everyone = [*([own] if own else []), *seksi]
    return StatusUnit(
        kode,
        own.nama if own else seksi[0].nama_induk,
        own.kepala if own else seksi[0].kepala_induk,
        status=min((x.status for x in everyone), key=_URUTAN.index),
        putaran=max(x.putaran for x in everyone),
        temuan=sum(x.galat + x.peringatan for x in everyone),
        seksi=len(seksi),
        form=own,
    )


def _own(b: KeadaanBidang) -> StatusUnit:
    return StatusUnit(
        b.kode, b.nama, b.kepala, b.status, b.putaran, b.galat + b.peringatan, induk=b.induk, form=b
    )


def status_dict(sop: Sop, keadaan: Keadaan, sekarang: datetime) -> dict[str, Any]:
    """Steps and bidang with their status now; `berikutnya` says what to do."""
    return {
        "sop": sop.id,
        "tahun": keadaan.tahun,
        "langkah": [_step(x, keadaan, sekarang) for x in sop.langkah],
        "bidang": [
            {
                "kode": u.kode,
                "nama": u.nama,
                "status": u.status.value,
                "temuan": u.temuan,
                "putaran": u.putaran,
                "induk": u.induk,
                "seksi": u.seksi,
            }
            for u in unit_statuses(keadaan)
        ],
        "temuan": keadaan.temuan,
        "berikutnya": next_action(next_step(sop, keadaan), keadaan),
    }


def _step(langkah: Langkah, keadaan: Keadaan, sekarang: datetime) -> dict[str, Any]:
    step = keadaan.step(langkah.id)
    return {
        "id": langkah.id,
        "nomor": langkah.nomor,
        "tanda": langkah.tanda,
        "aktivitas": langkah.aktivitas,
        "pelaksana": [p.peran for p in langkah.pelaksana],
        "status": step.at(sekarang).value,
        "mulai": _iso(step.mulai),
        "tenggat": _iso(step.tenggat),
        "selesai": _iso(step.selesai),
        "keluaran": list(step.keluaran),
        "dikembalikan": step.kembali,
        "alasan": step.alasan,
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
        return f"{', '.join(names[:_DISEBUT])}, dan {len(names) - _DISEBUT} lainnya"
    return ", ".join(names) if names else "Semua bidang sudah mengembalikan"


def next_action(langkah: Langkah | None, keadaan: Keadaan) -> str:
    """What to do now, one sentence."""
    if langkah is None:
        return "Semua langkah selesai. Simpan folder 5-arsip di tempat yang aman."
    step = keadaan.step(langkah.id)
    waiting = waiting_for(keadaan)
    if step.status is StatusLangkah.DIKEMBALIKAN and not waiting:
        return f"{langkah.sebutan} dikembalikan ({step.kembali} kali): {step.alasan}"
    if "kumpulkan" in langkah.aksi and waiting:
        names = waiting_text(keadaan)
        return (
            f"Letakkan formulir yang kembali di folder 2-masuk, lalu jalankan Kumpulkan. Menunggu: {names}."
        )
    if "periksa" in langkah.aksi and any(b.galat for b in keadaan.bidang.values()):
        return (
            "Lihat lembar Temuan, jalankan Kembalikan untuk formulir yang salah, lalu kumpulkan perbaikannya."
        )
    return f"Jalankan langkah {langkah.tanda}: {langkah.aktivitas}."
