"""Findings in data: where, what is wrong, what to do; always values, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from lkjip_xl.domain.catalogue import KATALOG


class Tingkat(StrEnum):
    """How serious a finding is: a `galat` stops a form from becoming "sah"."""

    GALAT = "galat"
    PERINGATAN = "peringatan"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding (DESIGN section 4, "Findings")."""

    kode: str
    tingkat: Tingkat
    pesan: str
    saran: str
    berkas: str = ""
    lembar: str = ""
    sel: str = ""

    def at(self, *, berkas: str = "", lembar: str = "", sel: str = "") -> Problem:
        """The same finding at a place; parts left empty keep what they are."""
        return replace(
            self, berkas=berkas or self.berkas, lembar=lembar or self.lembar, sel=sel or self.sel
        )

    def as_dict(self) -> dict[str, str]:
        """The JSON shape of DESIGN section 4."""
        return {
            "kode": self.kode,
            "tingkat": str(self.tingkat),
            "berkas": self.berkas,
            "lembar": self.lembar,
            "sel": self.sel,
            "pesan": self.pesan,
            "saran": self.saran,
        }


def problem(
    kode: str, *, berkas: str = "", lembar: str = "", sel: str = "", tingkat: Tingkat | None = None, **isi: object
) -> Problem:
    """A finding from the catalogue, its sentence filled with `isi`.

    Raises:
        KeyError: the code is not in the catalogue, or a field of its sentence is not given.
    """
    entri = KATALOG[kode]
    return Problem(
        kode,
        tingkat or Tingkat(entri.tingkat),
        entri.pesan.format(**isi),
        entri.saran.format(**isi),
        berkas,
        lembar,
        sel,
    )


def is_galat(p: Problem) -> bool:
    """Whether the finding stops a form."""
    return p.tingkat is Tingkat.GALAT
