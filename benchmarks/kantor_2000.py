"""The collection of an office of 2,000 bidang: a few minutes, most of them to make it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.kantor import collection
from benchmarks.ukur import Hasil


def measure(*, cepat: bool) -> list[Hasil]:
    """Whole processes; 400 bidang where it must be quick."""
    with tempfile.TemporaryDirectory() as tempat:
        return collection(Path(tempat), 400 if cepat else 2_000)
