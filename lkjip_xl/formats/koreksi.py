"""Corrections of the document: the rows of table tblKoreksi, and what the journal keeps of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.domain.errors import UsageError
from lkjip_xl.domain.progress import Catatan
from lkjip_xl.formats.book import Value
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.master_reader import text

SELESAI = "selesai"
_KOLOM = ("Bagian", "Koreksi", "Oleh", "Status")

Baris = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Koreksi:
    """The corrections with what is new of them; `belum` says how many are open, `diminta` what is asked anew."""

    baris: list[Baris]
    catatan: tuple[Catatan, ...]
    belum: tuple[str, ...]
    diminta: tuple[str, ...]


def settle_corrections(kasus: Kasus, pilihan: Mapping[str, str], baris: Sequence[Baris]) -> Koreksi:
    """The table, numbered, with what the command line adds to it.

    `pilihan`: "keputusan" perbaikan adds the correction of "catatan" (its place in "bagian", who asks in
    "oleh"); disetujui says that all corrections have been made.

    Raises:
        UsageError: a correction is asked for and not said.
    """
    rows = [dict(r) for r in baris if text(r.get("Koreksi")) or text(r.get("Bagian"))]
    rows += list(_added(kasus, pilihan))
    for n, row in enumerate(rows, start=1):
        row["No"] = n
        if pilihan.get("keputusan") == "disetujui":
            row["Status"] = SELESAI
    new = tuple(_new_records(kasus, rows))
    still = sum(_is_open(r) for r in rows)
    asked = tuple(
        f"{c.rincian['bagian']}: {c.rincian['koreksi']}" for c in new if c.rincian["status"] != SELESAI
    )
    waiting = f"{still} koreksi belum selesai pada lembar {kasus.langkah.lembar}"
    return Koreksi(rows, new, (waiting,) if still else (), asked)


def _added(kasus: Kasus, pilihan: Mapping[str, str]) -> Iterator[Baris]:
    if pilihan.get("keputusan") != "perbaikan":
        return
    asked = pilihan.get("catatan", "").strip()
    if not asked:
        raise UsageError("Koreksi belum disebutkan.", "Tambahkan --catatan “apa yang harus diperbaiki”.")
    actors = kasus.langkah.pelaksana
    who = pilihan.get("oleh", "").strip() or (actors[0].peran if actors else "")
    part = pilihan.get("bagian", "").strip() or "Dokumen"
    yield {"Bagian": part, "Koreksi": asked, "Oleh": who, "Status": "belum"}


def _new_records(kasus: Kasus, rows: Sequence[Baris]) -> Iterator[Catatan]:
    for row in rows:
        no = str(row["No"])
        isi = {k.lower(): text(row.get(k)) for k in _KOLOM}
        isi["status"] = isi["status"].casefold() or "belum"
        kept = kasus.keadaan.koreksi.get((kasus.langkah.id, no))
        if kept is None or any(kept.get(k) != v for k, v in isi.items()):
            yield Catatan(kasus.waktu, "koreksi", {"langkah": kasus.langkah.id, "no": no, **isi})


def _is_open(row: Baris) -> bool:
    return text(row.get("Status")).casefold() != SELESAI
