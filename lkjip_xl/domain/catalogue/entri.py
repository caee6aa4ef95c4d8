"""The shape of a catalogue entry; the entries stand in the modules beside it."""

from __future__ import annotations

from typing import Final, NamedTuple

GALAT: Final = "galat"
PERINGATAN: Final = "peringatan"


class Entri(NamedTuple):
    """One catalogue entry; `tingkat` is "galat" or "peringatan", braces in the sentences are fields."""

    tingkat: str
    pesan: str
    saran: str
