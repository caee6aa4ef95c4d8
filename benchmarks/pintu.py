"""What a person waits for after pressing a button: whole processes, each a console script as pip writes it.

Two floors, both of the same shape as the product's own scripts. The empty command is a console script
whose `main` does nothing. The empty click does nothing either, but has loaded the part of the standard
library that reading a form cannot do without (`STANDAR`; a test holds that the click loads all of it).
Neither floor has loaded xlwings or any other package.

The click reads one returned form and loads xlwings lean with an engine: on Windows that is xlwings' own
for Excel, here the one for closed files. The last line is a whole button, from the start until the master
is saved; it has no floor to be held against, since half of it is Excel's own work in the office.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.bahan import office
from benchmarks.ukur import Hasil, medians, process

STANDAR = ("dataclasses", "datetime", "decimal", "enum", "hashlib", "json", "pathlib", "re", "zlib")
"""What the empty click loads."""
_PERINTAH = "import re\nimport sys\nfrom {} import main\nif __name__ == '__main__':\n    sys.exit(main())\n"
_FORMULIR = (
    "import gc, os, sys\nfrom pathlib import Path\n"
    "def main():\n    gc.set_threshold(50_000)  # as ribbon.main\n"
    "    from lkjip_xl.formats.folder.case_folder import CaseFolder\n"
    "    from lkjip_xl.formats.forms.desk import Loket\n"
    "    from lkjip_xl.formats.forms.reader import Konteks\n"
    "    folder = CaseFolder(Path(sys.argv[1]))\n"
    "    konteks = Konteks(2025, 'dinsos-pppa-probolinggo', 'UJI', frozenset({'B00000'}))\n"
    "    Loket(folder, konteks, False).read(folder.masuk / 'Formulir B00000.xlsx', 'a')\n"
)
_XLWINGS = (
    "    from lkjip_xl.engines.lean import load_xlwings\n    load_xlwings()\n"
    "    import lkjip_xl.engines.openxml.engine\n"
)
_SELESAI = "    os._exit(0)  # as ribbon.main: nothing is left to take apart\n"
_TOMBOL = (
    "import sys\nfrom lkjip_xl import ribbon\nfrom lkjip_xl.engines import desk\n"
    "def book():\n"
    "    from lkjip_xl.engines.lean import load_xlwings\n    xlwings = load_xlwings()\n"
    "    from lkjip_xl.engines.openxml.engine import Engine\n"
    "    return xlwings.Engine(impl=Engine()).apps.active.books.open(sys.argv[2])\n"
    "def main():\n    desk.calling_book = book\n    ribbon.main([sys.argv[1]])\n"
)
_ISI = {
    "kosong": "def main():\n    return 0\n",
    "kosong_klik": f"import {', '.join(STANDAR)}\ndef main():\n    return 0\n",
    "tanpa": _FORMULIR + _SELESAI,
    "klik": _FORMULIR + _XLWINGS + _SELESAI,
    "tombol": _TOMBOL,
}


def measure(*, cepat: bool) -> list[Hasil]:
    """Whole processes, taking turns."""
    from lkjip_xl.formats.folder.case_folder import CaseFolder
    from lkjip_xl.steps.example import play

    with tempfile.TemporaryDirectory() as tempat:
        satu = str(office(Path(tempat) / "satu", 1).folder.root)
        tahun = CaseFolder(Path(tempat) / "tahun")
        play(tahun, "dinsos-pppa-probolinggo", 2)
        skrip = scripts(Path(tempat))
        waktu = medians(
            {
                "kosong": process(skrip["kosong"]),
                "kosong klik": process(skrip["kosong_klik"]),
                "klik": process(skrip["klik"], satu),
                "tanpa": process(skrip["tanpa"], satu),
                "tombol status": process(skrip["lkjip-klik"], "status", f"--folder={tahun.root}"),
                "status": process(skrip["lkjip"], "status", str(tahun.root)),
                "tombol": process(skrip["tombol"], "kumpulkan", str(tahun.master)),
                "pandas": process("-c", "import pandas"),
                "runpython": process("-c", "import xlwings.utils"),
            },
            3 if cepat else 15,
        )
    lihat, klik = waktu["kosong"], waktu["kosong klik"]
    return [
        _line("klik satu formulir, dengan xlwings", waktu["klik"], klik, waktu["runpython"], 3.5),
        _line("tombol Status", waktu["tombol status"], lihat, waktu["runpython"], 1.5),
        _line("lkjip status DIR", waktu["status"], lihat, waktu["pandas"], 1.5),
        Hasil("satu formulir, tanpa xlwings", klik, waktu["tanpa"], waktu["pandas"], "", None),
        Hasil("tombol Kumpulkan sampai master tersimpan", None, waktu["tombol"], None, "", None),
    ]


def scripts(tempat: Path) -> dict[str, str]:
    """Console scripts by name: the two of the product, and those of the measurement."""
    pintu = {"lkjip": "lkjip_xl.door", "lkjip-klik": "lkjip_xl.ribbon"}
    for nama, isi in _ISI.items():
        (tempat / f"isi_{nama}.py").write_text(isi, encoding="utf-8")
        pintu[nama] = f"isi_{nama}"
    for nama, modul in pintu.items():
        (tempat / nama).write_text(_PERINTAH.format(modul), encoding="utf-8")
    return {nama: str(tempat / nama) for nama in pintu}


def _line(nama: str, produk: float, lantai: float, pesaing: float, kali: float) -> Hasil:
    return Hasil(nama, lantai, produk, pesaing, f"≤ {kali} × lantai", produk <= kali * lantai)
