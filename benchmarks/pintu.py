"""A click on one form, a command that only looks, and the time every command takes to load."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.bahan import office
from benchmarks.ukur import Hasil, medians, process

_KOSONG = "import sys, pathlib, json, hashlib, zipfile, datetime, decimal, re, click"
_SATU = (
    "import sys;from pathlib import Path;from lkjip_xl.formats.folder.case_folder import CaseFolder;"
    "from lkjip_xl.formats.forms.desk import Loket;from lkjip_xl.formats.forms.reader import Konteks;"
    "f=CaseFolder(Path(sys.argv[1]));"
    "Loket(f,Konteks(2025,'dinsos-pppa-probolinggo','UJI',frozenset({'B00000'})),False)"
    ".read(f.masuk/'Formulir B00000.xlsx','a');"
)
_XLWINGS = (
    "from lkjip_xl.engines.lean import load_xlwings;load_xlwings();import lkjip_xl.engines.openxml.engine;"
)
# What pip writes for a command; the empty one calls a function that does nothing.
_PERINTAH = "import re\nimport sys\nfrom {} import main\nif __name__ == '__main__':\n    sys.exit(main())\n"
_BERAT = "import sys;assert not {'pandas','matplotlib','numpy'} & set(sys.modules)"


def measure(*, cepat: bool) -> list[Hasil]:
    """Whole processes."""
    from lkjip_xl.formats.folder.case_folder import CaseFolder
    from lkjip_xl.steps.example import play

    with tempfile.TemporaryDirectory() as tempat:
        satu = office(Path(tempat) / "satu", 1).folder.root
        tahun = CaseFolder(Path(tempat) / "tahun")
        play(tahun, "dinsos-pppa-probolinggo", 1)
        kosong, status = _scripts(Path(tempat))
        waktu = medians(
            {
                "perintah kosong": process(str(kosong)),
                "kosong": process("-c", _KOSONG),
                "klik": process("-c", _SATU + _XLWINGS + _BERAT, str(satu)),
                "tanpa": process("-c", _SATU + _BERAT, str(satu)),
                "status": process(str(status), "status", str(tahun.root)),
                "pandas": process("-c", "import pandas"),
                "runpython": process("-c", "import xlwings.utils"),
            },
            3 if cepat else 9,
        )
    lantai = waktu["kosong"]
    return [
        _line("klik satu formulir, dengan xlwings", waktu["klik"], lantai, waktu["runpython"], 3.5),
        _line("satu formulir, tanpa xlwings", waktu["tanpa"], lantai, waktu["pandas"], 1.5),
        _line("lkjip status DIR", waktu["status"], waktu["perintah kosong"], waktu["pandas"], 1.5),
    ]


def _scripts(tempat: Path) -> tuple[Path, Path]:
    """The console script of nothing and that of the product, as installed."""
    (tempat / "tanpa_isi.py").write_text("def main():\n    return 0\n", encoding="utf-8")
    kosong, produk = tempat / "kosong", tempat / "lkjip"
    kosong.write_text(_PERINTAH.format("tanpa_isi"), encoding="utf-8")
    produk.write_text(_PERINTAH.format("lkjip_xl.door"), encoding="utf-8")
    return kosong, produk


def _line(nama: str, produk: float, lantai: float, pesaing: float, kali: float) -> Hasil:
    return Hasil(nama, lantai, produk, pesaing, f"≤ {kali} × lantai", produk <= kali * lantai)
