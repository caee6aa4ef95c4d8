"""What the list of changes between two drafts says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from lkjip_xl.domain.beda.angka import AngkaBerubah
from lkjip_xl.domain.beda.naskah import Beda
from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.naskah import Surat

_MAKS_BARIS = 400  # of one table; a list that is longer is told by its number


def daftar_perubahan(
    kantor: Kantor,
    sebelum: str,
    sesudah: str,
    *,
    angka: Sequence[AngkaBerubah],
    perubahan: Sequence[Beda],
    suntingan: Sequence[Beda] = (),
    tanggal: date | None = None,
) -> Surat:
    """Figures, texts and rows that changed from one draft to another, and people's edits that it lacks."""
    data = {
        "sebelum": sebelum,
        "sesudah": sesudah,
        "ringkasan": summary(angka, perubahan, suntingan),
        "angka": [
            {"no": n, "angka": a.sebutan, "sebelum": a.lama, "sesudah": a.baru, "asal": a.asal}
            for n, a in enumerate(angka[:_MAKS_BARIS], start=1)
        ],
        "perubahan": [
            {"no": n, "tempat": _place(b), "ragam": str(b.ragam), "isi": b.ringkas}
            for n, b in enumerate(perubahan[:_MAKS_BARIS], start=1)
        ],
        "suntingan": [
            {"no": n, "tempat": _place(b), "isi": b.baru}
            for n, b in enumerate(suntingan[:_MAKS_BARIS], start=1)
        ],
    }
    return kantor.letter("Daftar Perubahan Draf", kantor.perencana, tanggal, data=data)


def summary(angka: Sequence[object], perubahan: Sequence[object], suntingan: Sequence[object] = ()) -> str:
    """The changes in one sentence."""
    if not (angka or perubahan or suntingan):
        return "Tidak ada yang berubah."
    lost = f" {len(suntingan)} suntingan orang belum ada pada versi baru." if suntingan else ""
    longest = max(len(angka), len(perubahan), len(suntingan))
    cut = f" Daftar ini memuat {_MAKS_BARIS} baris pertama." if longest > _MAKS_BARIS else ""
    return f"{len(angka)} angka dan {len(perubahan)} bagian teks atau tabel berubah.{lost}{cut}"


def _place(b: Beda) -> str:
    return f"{b.bagian}, {b.letak}"
