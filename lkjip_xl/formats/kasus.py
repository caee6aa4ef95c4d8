"""The case at hand: folder, SOP, state, master and moment, as papers and reports need it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.progress import Keadaan
from lkjip_xl.domain.records import Pejabat
from lkjip_xl.domain.sop import Langkah, Sop
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.master.reader import IsiMaster
from lkjip_xl.formats.office import office_of


@dataclass(frozen=True, slots=True)
class Kasus:
    """One year of one office at a moment, seen from one step of its SOP."""

    folder: CaseFolder
    sop: Sop
    keadaan: Keadaan
    master: IsiMaster
    langkah: Langkah
    waktu: datetime

    @property
    def kantor(self) -> Kantor:
        """The office as its papers name it."""
        return office_of(self.sop, self.master, self.keadaan.tahun, contoh=self.keadaan.contoh)

    def official(self, peran: str) -> Pejabat:
        """The official of a role of the SOP."""
        kantor = self.kantor
        return kantor.kepala if peran == self.sop.kepala else kantor.official(peran)

    def result(self, nama: str) -> Path:
        """A path in 4-hasil; papers of a step begin with its number."""
        return self.folder.hasil / nama
