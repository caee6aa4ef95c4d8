"""`lkjip pesan`: a reminder for everyone whose form is out; nothing else of the year changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.master.reader import read_master
from lkjip_xl.formats.messages.files import Ditunggu, Kabar, write_reminders
from lkjip_xl.formats.state import load_state


@dataclass(frozen=True, slots=True)
class Pengingat:
    """One reminder and its two files, e-mail and text."""

    ditunggu: Ditunggu
    berkas: tuple[Path, Path]

    def as_dict(self, root: Path) -> Mapping[str, object]:
        """The JSON shape."""
        b, pesan = self.ditunggu.bidang, self.ditunggu.pesan
        return {
            "kode": b.kode,
            "bidang": b.nama,
            "kepala": b.kepala,
            "status": b.status.value,
            "tenggat": b.tenggat or None,
            "terlambat": self.ditunggu.terlambat,
            "jenis": pesan.jenis.value,
            "subjek": pesan.subjek,
            "surel": pesan.surel,
            "whatsapp": pesan.whatsapp,
            "lampiran": b.berkas_terbit,
            "berkas": [p.relative_to(root).as_posix() for p in self.berkas],
        }


def remind(folder: CaseFolder, waktu: datetime) -> Sequence[Pengingat]:
    """Write the reminders of this day, the latest unit first; the master may stay open in Excel.

    Raises:
        FileUnusableError: the folder is no year's folder, or its master is missing.
    """
    sop, keadaan = load_state(folder)
    with open_book(folder.master) as book:
        master = read_master(book, sop.formulir)
    with folder.locked():
        written = write_reminders(folder, Kabar(sop, keadaan, master, waktu))
    return [Pengingat(d, files) for d, files in written]
