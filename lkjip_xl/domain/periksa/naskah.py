"""The last look before the report is signed: what is asked, what is looked at, what an answer is.

The questions are those of the evaluator (criteria of Pelaporan Kinerja, PermenPANRB 88/2021) and the
contents that PermenPANRB 53/2014 asks of a report. Each fault is a `Problem`; its level says whether it
holds up the signature.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from lkjip_xl.domain.cetakan import AngkaRekap
from lkjip_xl.domain.problems import Problem, is_galat
from lkjip_xl.domain.rekap import Rekap

_RINCIAN_MAKS = 4  # faults told in one cell; the findings hold all
BERKAS_MASTER = "Master LKjIP.xlsx"


class Jawab(StrEnum):
    """The answer to one question."""

    YA = "ya"
    SEBAGIAN = "sebagian"
    TIDAK = "tidak"


@dataclass(frozen=True, slots=True)
class Bagian:
    """One paragraph of the draft: its text, the section or table where it stands, the place in there."""

    teks: str
    tempat: str = ""
    sel: str = ""


@dataclass(frozen=True, slots=True)
class TabelDraf:
    """One table of the draft: its rows as texts, the header first, and where it stands."""

    baris: tuple[tuple[str, ...], ...]
    tempat: str = ""


@dataclass(frozen=True, slots=True)
class Naskah:
    """The newest draft as it reads now: file name, paragraphs of body and tables in order, tables."""

    berkas: str
    paragraf: tuple[Bagian, ...] = ()
    tabel: tuple[TabelDraf, ...] = ()
    judul: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormulirBidang:
    """What a bidang's form, as it was issued, says in its locked cells: (sheet, code, column) -> value."""

    bidang: str
    berkas: str
    terkunci: Mapping[tuple[str, str, str], object]
    sah: bool = True


@dataclass(frozen=True, slots=True)
class Bahan:
    """Everything that the questions look at.

    `sel` finds a cell of the master: (sheet, code, column) -> "C7". `sidik` are the fingerprints of all
    journal lines; `putus` is the line where the journal's chain breaks. `terkini` says whether the draft
    was made from the data as they are now; `angka` are faults among its figures, None where they were
    not compared.
    """

    tahun: int
    tanggal: date
    rekap: Rekap
    cetakan: AngkaRekap
    naskah: Naskah
    formulir: Sequence[FormulirBidang] = ()
    sel: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    sidik: frozenset[str] = frozenset()
    putus: int | None = None
    terkini: bool = True
    batas: date | None = None
    angka: tuple[Problem, ...] | None = None


@dataclass(frozen=True, slots=True)
class Butir:
    """One question with its answer; `dari` is how many things were looked at, `kosong` what no fault means."""

    pertanyaan: str
    temuan: tuple[Problem, ...] = ()
    dari: int = 1
    kosong: str = "Sesuai."

    @property
    def hasil(self) -> Jawab:
        """Yes without faults; no where everything that was looked at is at fault."""
        if not self.temuan:
            return Jawab.YA
        return Jawab.TIDAK if len(self.temuan) >= self.dari else Jawab.SEBAGIAN

    @property
    def menahan(self) -> bool:
        """Whether the answer holds up the signature."""
        return any(map(is_galat, self.temuan))

    def as_row(self, nomor: int) -> dict[str, str | int]:
        """The row of the master's table, of the paper and of the JSON answer."""
        return {
            "No": nomor,
            "Pertanyaan": self.pertanyaan,
            "Hasil": str(self.hasil),
            "Keterangan": self._told() if self.temuan else self.kosong,
            "Tempat": _listed(" › ".join(x for x in (p.lembar, p.sel) if x) for p in self._first()),
            "Saran": " ".join(dict.fromkeys(p.saran for p in self._first())),
        }

    def _first(self) -> list[Problem]:
        """The faults to be told: those that hold up the signature first."""
        return sorted(self.temuan, key=lambda p: not is_galat(p))[:_RINCIAN_MAKS]

    def _told(self) -> str:
        rest = len(self.temuan) - _RINCIAN_MAKS
        more = [f"Dan {rest} lainnya."] if rest > 0 else []
        held = ["Menahan pengesahan."] if self.menahan else []
        return " ".join([*held, *dict.fromkeys(p.pesan for p in self._first()), *more])


def open_faults(butir: Iterable[Butir]) -> tuple[Problem, ...]:
    """The faults that hold up the signature, each once."""
    return tuple(dict.fromkeys(p for b in butir for p in b.temuan if is_galat(p)))


def summary(butir: Sequence[Butir]) -> str:
    """The answers in one sentence."""
    counts = {j: sum(b.hasil is j for b in butir) for j in Jawab}
    held = sum(b.menahan for b in butir)
    end = f"{held} di antaranya menahan pengesahan." if held else "Tidak ada yang menahan pengesahan."
    return (
        f"Dari {len(butir)} pertanyaan: {counts[Jawab.YA]} ya, {counts[Jawab.SEBAGIAN]} sebagian, "
        f"{counts[Jawab.TIDAK]} tidak. {end}"
    )


def _listed(places: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(p for p in places if p))
