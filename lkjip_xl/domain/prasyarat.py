"""What must be done before an action may run, and what may not be touched once the report is approved."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.progress import Keadaan, StatusLangkah, unfinished_before
from lkjip_xl.domain.sop import Langkah, Sop
from lkjip_xl.domain.tanggal import format_tanggal

_FORMULIR = ("kumpulkan", "periksa", "kembalikan")
_KEPUTUSAN = ("koreksi", "reviu", "setujui")
_PAKSA = "atau pakai --paksa “alasan” bila memang harus."


class Halangan(NamedTuple):
    """Why an action may not run now, and what to do."""

    pesan: str
    saran: str


def obstacle(
    sop: Sop, keadaan: Keadaan, langkah: Langkah, aksi: str, tersedia: Collection[str]
) -> Halangan | None:
    """What stands in the way of an action; `tersedia` are the actions that the product has."""
    return (
        _approved(sop, keadaan, langkah, aksi)
        or _steps_before(sop, keadaan, langkah, aksi)
        or _actions_before(keadaan, langkah, aksi, tersedia)
    )


def needed_actions(langkah: Langkah, tersedia: Collection[str]) -> tuple[str, ...]:
    """The actions that a step needs to be finished; sending back is done only where something is wrong."""
    return tuple(a for a in langkah.aksi if a in tersedia and a != "kembalikan")


def outdated(sop: Sop, keadaan: Keadaan, langkah: Langkah, catatan: Iterable[Catatan]) -> tuple[Langkah, ...]:
    """Finished steps after this one that rest on what these records change: forms, figures or the draft."""
    if not any(_changes_basis(keadaan, c) for c in catatan):
        return ()
    later = sop.langkah[sop.langkah.index(langkah) + 1 :]
    return tuple(x for x in later if keadaan.step(x.id).status is StatusLangkah.SELESAI)


def _changes_basis(keadaan: Keadaan, catatan: Catatan) -> bool:
    if catatan.aksi == "olah":
        return bool(keadaan.sidik) and catatan.rincian["sidik"] != keadaan.sidik
    return catatan.aksi in ("formulir", "terima", "draf")


def _approved(sop: Sop, keadaan: Keadaan, langkah: Langkah, aksi: str) -> Halangan | None:
    """Once the report is approved, nothing before that is done again; approving twice tells more itself."""
    start = sop.langkah.index(langkah) + (aksi == "sahkan")
    for later in sop.langkah[start:]:
        step = keadaan.step(later.id)
        if "sahkan" in later.aksi and step.status is StatusLangkah.SELESAI:
            day = f" pada {format_tanggal(step.selesai.date())}" if step.selesai else ""
            return Halangan(
                f"{langkah.sebutan} tidak dijalankan: laporan sudah disahkan{day}.",
                "Bila laporan memang harus diubah, pakai --paksa “alasan”.",
            )
    return None


def _steps_before(sop: Sop, keadaan: Keadaan, langkah: Langkah, aksi: str) -> Halangan | None:
    before = unfinished_before(sop, keadaan, langkah)
    waiting = [x for x in before if not _runs_beside(x, langkah, aksi, keadaan)]
    if not waiting:
        return None
    names = ", ".join(x.lembar for x in waiting)
    return Halangan(
        f"{langkah.sebutan} belum dapat dijalankan: langkah {names} belum selesai.",
        f"Jalankan dahulu langkah {waiting[0].tanda}, {_PAKSA}",
    )


def _runs_beside(before: Langkah, langkah: Langkah, aksi: str, keadaan: Keadaan) -> bool:
    """Forms come in while others are checked; remarks come in while the draft is being mended."""
    if "kumpulkan" in before.aksi and "periksa" in langkah.aksi and bool(keadaan.penerimaan):
        return True
    if "individu" in before.aksi and aksi in _FORMULIR and keadaan.penerimaan:
        return True
    returned = keadaan.step(before.id).status is StatusLangkah.DIKEMBALIKAN
    return returned and aksi in _KEPUTUSAN and before.id == langkah.kembali_ke


def _actions_before(
    keadaan: Keadaan, langkah: Langkah, aksi: str, tersedia: Collection[str]
) -> Halangan | None:
    """Within a step its actions come in their order; forms are checked while others still come in."""
    needed = needed_actions(langkah, tersedia)
    if aksi not in needed:
        return None
    done = keadaan.step(langkah.id).tuntas
    waiting = [a for a in needed[: needed.index(aksi)] if a not in done]
    if aksi == "periksa" and keadaan.penerimaan:
        waiting = [a for a in waiting if a != "kumpulkan"]
    if not waiting:
        return None
    return Halangan(
        f"“{aksi}” belum dapat dijalankan: “{waiting[0]}” pada langkah {langkah.nomor} belum tuntas.",
        f"Jalankan dahulu: lkjip {waiting[0]} DIR, {_PAKSA}",
    )
