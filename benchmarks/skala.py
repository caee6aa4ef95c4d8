"""Time and memory of reading ten to ten thousand forms; a second run, and collection into the master."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.bahan import office
from benchmarks.ukur import Hasil, peak_of


def measure(*, cepat: bool) -> list[Hasil]:
    """A whole process for each size."""
    hasil: list[Hasil] = []
    for banyak in (10, 100) if cepat else (10, 100, 1_000, 10_000):
        with tempfile.TemporaryDirectory() as tempat:
            root = office(Path(tempat), banyak).folder.root
            for kali in ("pertama", "kedua"):
                lama, puncak, keluar = peak_of("benchmarks.baca_banyak", str(root), str(banyak))
                if f"{banyak} diterima" not in keluar:
                    raise AssertionError(keluar)
                hasil.append(
                    Hasil(
                        f"membaca {banyak} formulir, {kali}",
                        None,
                        lama / banyak,
                        None,
                        "waktu per formulir dan memori datar",
                        catatan=f"seluruh proses {lama:.1f} dtk, puncak {puncak:.0f} MB, per formulir:",
                    )
                )
    return hasil
