"""What an action is given (`Tugas`) and what it gives back (`Hasil`); the conductor does the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.errors import SettingsError
from lkjip_xl.domain.problems import Problem
from lkjip_xl.formats.book import Value
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.kasus import Kasus

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from lkjip_xl.formats.forms.batch import Cara

Baris = Mapping[str, Value]
Tabel = dict[str, Sequence[Baris]]
Lapor = Callable[[str, int, int], None]


def cara_of(
    lapor: Lapor, pelaksana: Executor | None, apa: str = "Membaca formulir", *, utuh: bool = True
) -> Cara:
    """How many forms are worked on for a command; `apa` tells what is done."""
    from lkjip_xl.formats.forms.batch import Cara  # most actions read no forms

    return Cara(pelaksana, lambda ke, dari: lapor(apa, ke, dari), utuh)


def silent(_apa: str, _ke: int, _dari: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Perintah:
    """What a door asks for: the folder, the moment, the choices of the command line, who watches.

    `pelaksana` is an executor that many forms are handed to in chunks, such as that of a cluster.
    """

    folder: CaseFolder
    waktu: datetime
    pilihan: Mapping[str, str] = field(default_factory=dict)
    lapor: Lapor = silent
    pelaksana: Executor | None = None


@dataclass(frozen=True, slots=True)
class Tugas(Kasus):
    """One action to do: the case, the choices of the user, and who watches the progress.

    `pilihan` are words of the command line ("paksa": a reason, "oleh": who, ...); `baca` gives the rows
    of a table that people filled on a step's sheet, `baca_sel` each value with its cell; `lapor` is told
    what is being done, which of how many.
    """

    pilihan: Mapping[str, str] = field(default_factory=dict)
    baca: Callable[[str], list[dict[str, Value]]] = lambda _tabel: []
    baca_sel: Callable[[str], Sequence[Mapping[str, tuple[Value, str]]]] = lambda _tabel: []
    lapor: Lapor = silent
    pelaksana: Executor | None = None

    def baca_bila_ada(self, tabel: str) -> list[dict[str, Value]]:
        """The rows of a table that a master begun with an earlier version does not have."""
        try:
            return self.baca(tabel)
        except SettingsError:
            return []


@dataclass(frozen=True, slots=True)
class Hasil:
    """What an action did: the sentence, its outputs, journal records, tables of the master, findings.

    `belum` says what still needs people; while it is not empty the step stays open.
    `lembar_baru` are bidang whose data sheet is wanted; `dibuka` is a step that is opened again and why.
    """

    pesan: str
    keluaran: tuple[Path, ...] = ()
    catatan: tuple[Catatan, ...] = ()
    tabel: Mapping[str, Sequence[Baris]] = field(default_factory=dict)
    nama: Mapping[str, Value] = field(default_factory=dict)
    lembar_baru: tuple[str, ...] = ()
    temuan: tuple[Problem, ...] = ()
    belum: tuple[str, ...] = ()
    dibuka: tuple[str, str] | None = None
