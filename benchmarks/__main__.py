"""`python -m benchmarks [NAMA ...] [--cepat]`: measure and print a table of ratios."""

from __future__ import annotations

import importlib
import sys

from benchmarks.ukur import Hasil, show

UKURAN = ("pintu", "formulir", "skala", "kantor", "master", "rekap", "draf")
LAMA = ("kantor_2000",)  # minutes long: measured only where it is named


def main(args: list[str]) -> None:
    """Measure what is named, or everything."""
    cepat = "--cepat" in args
    dipilih = [a for a in args if not a.startswith("-")] or list(UKURAN)
    if asing := set(dipilih) - {*UKURAN, *LAMA}:
        sys.exit(f"Tidak ada ukuran {', '.join(sorted(asing))}. Pilih: {', '.join((*UKURAN, *LAMA))}.")
    semua: list[Hasil] = []
    for nama in dipilih:
        sys.stderr.write(f"mengukur {nama} ...\n")
        semua += importlib.import_module(f"benchmarks.{nama}").measure(cepat=cepat)
    show(semua)


if __name__ == "__main__":
    main(sys.argv[1:])
