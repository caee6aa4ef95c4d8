"""Example data for a template, made from the description of its fields."""

from __future__ import annotations

import re

from lkjip_xl.formats.templates.fields import Medan
from lkjip_xl.formats.word.figures import Rangkaian, run

_EMPAT = 4  # years, quarters
_MISAL = re.compile(r"misalnya (.+)$")


def example_context(medan: tuple[Medan, ...]) -> dict[str, object]:
    """A value for every field, two items in a list or as many as its description says."""
    return {m.nama: _value(m) for m in medan}


def _value(m: Medan) -> object:
    if m.daftar:
        return [_value(m.item()) for _ in range(_EMPAT if "empat" in m.arti else 2)]
    if m.kolom:
        return example_context(m.kolom)
    if m.benar:
        return True
    if m.nama == "no":
        return 1
    teks = _text(m)
    return Rangkaian(run(teks), teks) if m.rangkai else teks


def _text(m: Medan) -> str:
    given = _MISAL.search(m.arti)
    if m.nama.startswith("tahun") and not given:
        return "2025"
    return given[1].strip() if given else f"contoh {m.nama.replace('_', ' ')}"
