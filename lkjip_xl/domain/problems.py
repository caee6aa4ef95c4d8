"""Findings in data: where, what is wrong, what to do; always values, never exceptions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from lkjip_xl.domain.catalogue import KATALOG

if TYPE_CHECKING:
    from collections.abc import Mapping


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
        return replace(self, berkas=berkas or self.berkas, lembar=lembar or self.lembar, sel=sel or self.sel)

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
    kode: str,
    /,
    *,
    berkas: str = "",
    lembar: str = "",
    sel: str = "",
    tingkat: Tingkat | None = None,
    **isi: object,
) -> Problem:
    """A finding from the catalogue, its sentence filled with `isi`.

    Raises:
        KeyError: the code is not in the catalogue, or a field of its sentence is not given.
    """
    found = fill(kode, isi).at(berkas=berkas, lembar=lembar, sel=sel)
    return found if tingkat is None else replace(found, tingkat=tingkat)


def fill(kode: str, isi: Mapping[str, object]) -> Problem:
    """The same from a mapping of fields, without a place."""
    entri = KATALOG[kode]
    return Problem(kode, Tingkat(entri.tingkat), entri.pesan.format_map(isi), entri.saran.format_map(isi))


def is_galat(p: Problem) -> bool:
    """Whether the finding stops a form."""
    return p.tingkat is Tingkat.GALAT
