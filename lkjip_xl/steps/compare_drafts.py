"""`lkjip banding`: what changed between two drafts, told and written as a paper; nothing else changes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.domain.errors import UsageError
from lkjip_xl.domain.progress import Draf, Keadaan
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.drafts.changes import Perubahan, between_versions, edited, write_changes
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.letters.changes import summary
from lkjip_xl.formats.master.reader import read_master
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.tugas import Perintah


@dataclass(frozen=True, slots=True)
class HasilBanding:
    """What differs, and the paper that lists it."""

    beda: Perubahan
    berkas: Path

    @property
    def pesan(self) -> str:
        """The result in one sentence."""
        told = summary(self.beda.angka, self.beda.teks, self.beda.suntingan)
        return f"{self.beda.sebelum} dan {self.beda.sesudah}: {told}"


def compare_drafts(perintah: Perintah, versi: tuple[str, ...] = ()) -> HasilBanding:
    """Compare two versions, by default the last two; with one, as written against as edited.

    Raises:
        UsageError: there is no draft, or no such version.
        FileUnusableError: a draft cannot be read.
    """
    folder = perintah.folder
    sop, keadaan = load_state(folder)
    chosen = _chosen(keadaan, versi)
    if len(chosen) == 1:
        beda = edited(folder, chosen[0])
        names = (f"v{chosen[0].versi}", f"suntingan v{chosen[0].versi}")
    else:
        beda = between_versions(folder, *chosen)
        names = (f"v{chosen[0].versi}", f"v{chosen[1].versi}")
    langkah = next((x for x in sop.langkah if "draf" in x.aksi), sop.langkah[0])
    with open_book(folder.master) as book:
        master = read_master(book, sop.formulir)
    kasus = Kasus(folder, sop, keadaan, master, langkah, perintah.waktu)
    return HasilBanding(beda, write_changes(kasus, beda, *names))


def _chosen(keadaan: Keadaan, versi: tuple[str, ...]) -> tuple[Draf, ...]:
    if not keadaan.draf:
        raise UsageError("Belum ada draf yang dapat dibandingkan.", "Buat dahulu dengan: lkjip draf DIR")
    if not versi:
        return keadaan.draf[-2:]
    known = {str(d.versi): d for d in keadaan.draf}
    numbers = [v.casefold().removeprefix("v") for v in versi]
    missing = [v for v, n in zip(versi, numbers, strict=True) if n not in known]
    if missing:
        raise UsageError(f"Draf versi {missing[0]} tidak ada.", f"Yang ada: {', '.join(known)}.")
    return tuple(known[n] for n in dict.fromkeys(numbers))
