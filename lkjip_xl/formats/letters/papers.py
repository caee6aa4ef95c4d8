"""Papers of a step as files: their names, the office's own templates, their numbers."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.naskah import Surat
from lkjip_xl.domain.nomor_surat import RegisterEntry, add_entry, new_entry, number_key
from lkjip_xl.formats.folder.case_folder import safe_name
from lkjip_xl.formats.folder.written import write_own
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.letters.document import write_letter
from lkjip_xl.formats.workers import alone


def write_paper(
    kasus: Kasus, naskah: str, surat: Surat, nama: str, folder: Path | None = None, *, besar: bool = False
) -> Path:
    """Write a paper; the office's own template in the year's folder `templates` wins.

    A paper that people changed since it was written stays, and the new one stands beside it.

    `nama` is the file name without ending; papers in 4-hasil get the step's number before it. A paper that
    is `besar` is written by a process of its own.
    """
    if folder is None:
        folder, nama = kasus.folder.hasil, f"{kasus.langkah.lembar.split(' ', 1)[0]} {nama}"
    template = own_template(kasus, naskah)
    place = folder / f"{safe_name(nama)}.docx"

    def write(path: Path) -> None:
        work = partial(write_letter, path, naskah, surat, template=template)
        alone(work) if besar else work()

    return write_own(kasus.folder, place, write)


def own_template(kasus: Kasus, naskah: str) -> Path | None:
    """The office's own copy of a template, if there is one."""
    own = kasus.folder.root / "templates" / f"{naskah}.docx"
    return own if own.is_file() else None


@dataclass(slots=True)
class Penomoran:
    """The numbers that one action gives; `catatan` are the records that keep them.

    A paper is known by its kind and by what it is for (a bidang, a round): given once, a number stays
    with its paper, and no other paper ever gets it.
    """

    kasus: Kasus
    catatan: list[Catatan] = field(default_factory=list)

    def give(self, naskah: str, surat: Surat, untuk: str = "", nomor: str = "") -> Surat:
        """The paper with its number; it stays blank where Pengaturan has no pattern or code for it.

        `nomor` is a number that people chose, from the office's own register.

        Raises:
            UsageError: another paper carries that number.
            SettingsError: the pattern cannot be used.
        """
        kept = self.kasus.keadaan.number_of(naskah, untuk)
        if kept and (not nomor or number_key(str(kept["nomor"])) == number_key(nomor)):
            return replace(surat, nomor=str(kept["nomor"]))
        entry = self._chosen(naskah, nomor) if nomor else self._next(naskah)
        if entry is None:
            return surat
        record = {
            "naskah": naskah,
            "untuk": untuk,
            "nomor": entry.nomor,
            "urut": entry.urut,
            "tanggal": entry.tanggal.isoformat(),
        }
        self.catatan.append(Catatan(self.kasus.waktu, "nomor", record))
        return replace(surat, nomor=entry.nomor)

    def _next(self, naskah: str) -> RegisterEntry | None:
        pola, kode = self.kasus.master.pola_nomor.get(naskah, ("", ""))
        if not pola or ("{kode}" in pola and not kode):
            return None
        unit, today = self.kasus.kantor.unit, self.kasus.waktu.date()
        return new_entry(self._register(), naskah, pola, kode=kode, unit=unit, tanggal=today)

    def _chosen(self, naskah: str, nomor: str) -> RegisterEntry:
        register = self._register()
        today = self.kasus.waktu.date()
        return add_entry(register, RegisterEntry(nomor.strip(), naskah, 0, today))[-1]

    def _register(self) -> list[RegisterEntry]:
        """Every number of the year, those of this action too."""
        given = (*self.kasus.keadaan.nomor, *(c.rincian for c in self.catatan))
        return [
            RegisterEntry(str(n["nomor"]), str(n["naskah"]), int(n["urut"]), date.fromisoformat(n["tanggal"]))
            for n in given
        ]
