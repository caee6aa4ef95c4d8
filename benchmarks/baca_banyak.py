"""`python -m benchmarks.baca_banyak DIR N`: read the N forms of an office as a collection does."""

from __future__ import annotations

import sys
from pathlib import Path

from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.forms.batch import Cara, read_many
from lkjip_xl.formats.forms.desk import ACCEPTED, Loket
from lkjip_xl.formats.forms.reader import Konteks


def main() -> None:
    """Read, and say how many were accepted."""
    folder = CaseFolder(Path(sys.argv[1]))
    bidang = frozenset(f"B{n:05d}" for n in range(int(sys.argv[2])))
    loket = Loket(folder, Konteks(2025, "dinsos-pppa-probolinggo", "UJI", bidang))
    files = [(p, f"2-masuk/{p.name}") for p in sorted(folder.masuk.iterdir())]
    read = read_many(loket, files, Cara(utuh=False))
    sys.stdout.write(f"{sum(h.kelas in ACCEPTED for h, _ in read)} diterima\n")


if __name__ == "__main__":
    main()
