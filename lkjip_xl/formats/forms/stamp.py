"""Whose form a workbook is: one token in four carriers, judged against this folder's own identity."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.records import Stempel
from lkjip_xl.domain.skala import PREDIKAT
from lkjip_xl.formats.sheet_map import NAMA_STEMPEL, PETUNJUK, STEMPEL

if TYPE_CHECKING:
    from decimal import Decimal

    from lkjip_xl.engines.openxml.package import Package

VERSI: Final = 1
_IDENTITAS: Final = "Identitas formulir (jangan diubah):"  # as `forms.writer` puts it
_TAMPAK: Final = "baris identitas"
_MAKS_TOKEN: Final = 80


@dataclass(frozen=True, slots=True)
class Konteks:
    """What this year's folder expects of a returned form.

    `bidang` holds the known codes; `predikat` is the office's scale of predicates (BB, WTP ...).
    """

    tahun: int
    sop: str
    unit: str
    bidang: frozenset[str]
    predikat: Mapping[str, Decimal] = field(default_factory=lambda: PREDIKAT)


def read_stamp(paket: Package, nama: str) -> tuple[Stempel | None, Problem | None]:
    """The stamp, or what is wrong with it; neither where the workbook carries none."""
    return stamp_of(tokens_of(paket), nama)


def stamp_of(tokens: Mapping[str, str], nama: str) -> tuple[Stempel | None, Problem | None]:
    """The same by what `tokens_of` found.

    One carrier is enough, but none may contradict another: other programs lose some of them.
    """
    berbeda = dict.fromkeys(tokens.values())
    if not berbeda:
        return None, None
    if len(berbeda) > 1:
        tanda = "; ".join(f"{asal} “{_shorten(token)}”" for asal, token in tokens.items())
        return None, problem("F22", nama=nama, tanda=tanda)
    token = next(iter(berbeda))
    stempel = Stempel.parse(token)
    if stempel is None or stempel.token() != token:
        return None, problem("F23", nama=nama, tanda=_shorten(token))
    return stempel, None


def stamp_notes(tokens: Mapping[str, str], nama: str) -> tuple[Problem, ...]:
    """A note where only the line that people see still tells whose form it is."""
    return (problem("F36", nama=nama),) if [*tokens] == [_TAMPAK] else ()


def check_identity(stempel: Stempel, konteks: Konteks, nama: str) -> Problem | None:
    """The first thing that keeps a form of ours from being one of this folder."""
    if stempel.versi != VERSI:
        return problem("F28", nama=nama, ada=stempel.versi, perlu=VERSI)
    pasangan = (
        ("F25", stempel.unit, konteks.unit),
        ("F24", stempel.tahun, konteks.tahun),
        ("F26", stempel.sop, konteks.sop),
    )
    for kode, ada, perlu in pasangan:
        if ada != perlu:
            return problem(kode, nama=nama, ada=ada, perlu=perlu)
    if stempel.bidang not in konteks.bidang:
        return problem("F27", nama=nama, ada=stempel.bidang)
    return None


def tokens_of(paket: Package) -> dict[str, str]:
    """Carrier, as people may find it -> the token it holds; those that hold none are left out."""
    found = {
        "properti dokumen": _named(paket.custom_properties),
        "nama terdefinisi": _constant(_named(paket.defined_names)),
    }
    for info in paket.sheets:
        if info.name.casefold() == STEMPEL.casefold():
            sel = paket.cells(info.name).get((1, 1))
            found["lembar tersembunyi"] = "" if sel is None or sel.value is None else str(sel.value).strip()
        elif info.name.casefold() == PETUNJUK.casefold():
            found[_TAMPAK] = _visible(paket, info.name)
    return {asal: token for asal, token in found.items() if token}


def _visible(paket: Package, lembar: str) -> str:
    """The token in the line that people see; programs that keep nothing but cells keep it."""
    awal = _IDENTITAS.casefold()
    teks = (c.value for c in paket.cells(lembar).values() if isinstance(c.value, str) and ":" in c.value)
    return next((t.strip()[len(awal) :].strip() for t in teks if t.strip().casefold().startswith(awal)), "")


def _named(isi: Mapping[str, str]) -> str:
    return next((v.strip() for k, v in isi.items() if k.casefold() == NAMA_STEMPEL.casefold()), "")


def _constant(teks: str) -> str:
    """The text of a name that stands for a text constant; a name that points at cells carries nothing."""
    if not (teks.startswith('"') and teks.endswith('"')):
        return ""
    return teks[1:-1].replace('""', '"').strip()


def _shorten(token: str) -> str:
    return token if len(token) <= _MAKS_TOKEN else token[: _MAKS_TOKEN - 1] + "…"
