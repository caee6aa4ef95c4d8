"""Everything that one form holds, as the writer is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.domain.records import Bidang, Indikator, Stempel
from lkjip_xl.domain.sop import BIASA
from lkjip_xl.formats.forms import map as tata


@dataclass(frozen=True, slots=True)
class BarisForm:
    """One line of a form: locked columns by name, and what stands in the inputs when it is issued.

    `indikator` is the master's row behind a line of sheet Indikator. `rincian` are the places (from 0) of
    the budget lines directly below this one.
    """

    tetap: Mapping[str, object]
    isian: Mapping[str, object] = field(default_factory=dict)
    indikator: Indikator | None = None
    rincian: tuple[int, ...] = ()

    def values(self, kolom: Sequence[str]) -> list[object]:
        """The line in the order of the columns."""
        return [self.tetap.get(k, self.isian.get(k)) for k in kolom]


@dataclass(frozen=True, slots=True)
class FormSpec:
    """Everything that one form holds. `catatan`: (sheet, cell as issued, text) of a returned form.

    `kontak` is whom to ask; without it the office's planner. `formulir` names the form's tables (of
    `domain.sop.FORMULIR`); rows of a table that is not among them are left out. `kebijakan` are the
    office's rules when the form is issued, `pic` who may be answerable, `kertas` A4 or F4.
    """

    pemerintah: str
    perangkat_daerah: str
    tahun: int
    bidang: Bidang
    stempel: Stempel
    tenggat: date | None
    indikator: Sequence[BarisForm] = ()
    anggaran: Sequence[BarisForm] = ()
    catatan: Sequence[tuple[str, str, str]] = ()
    kontak: str = ""
    formulir: tuple[str, ...] = BIASA
    individu: Sequence[BarisForm] = ()
    dokumen: Sequence[BarisForm] = ()
    kebijakan: Kebijakan = field(default_factory=Kebijakan)
    pic: Sequence[str] = ()
    kertas: str = "A4"

    @property
    def tabel(self) -> tuple[tuple[tata.TabelForm, Sequence[BarisForm]], ...]:
        """Each table of the form with its lines."""
        baris = {
            "indikator": self.indikator,
            "anggaran": self.anggaran,
            "individu": self.individu,
            "dokumen": self.dokumen,
        }
        return tuple((t, baris[t.jenis]) for t in tata.tables_of(self.formulir))
