"""Commands on a whole office: collection into the master, and an SOP from its first to its last step."""

from __future__ import annotations

import hashlib
import tempfile
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.kantor_besar import large_office
from benchmarks.ukur import Hasil, peak_of
from lkjip_xl.engines.openxml.bounds import OWN_FILE, Limits
from lkjip_xl.engines.openxml.container import Container
from lkjip_xl.engines.openxml.repack import compressed, repack, replace_file
from lkjip_xl.formats.folder.atomic import write_bytes
from lkjip_xl.formats.folder.case_folder import CaseFolder

_SASARAN, _MEMORI, _BANYAK = 12, 150, 2_000  # times pandas, MB, forms
_CUKUP = 15  # so many times the product's own time pandas is waited for


def measure(*, cepat: bool) -> list[Hasil]:
    """Whole processes; the office of the collection grows with `cepat` off."""
    with tempfile.TemporaryDirectory() as tempat:
        hasil = collection(Path(tempat), 20 if cepat else 200)
        contoh, puncak, _ = peak_of("benchmarks.perintah", "contoh", str(Path(tempat) / "contoh"))
    return [
        *hasil,
        Hasil("contoh: seluruh SOP, 10 langkah", None, contoh, None, "dinyatakan", None, _peak(puncak)),
    ]


def collection(tempat: Path, banyak: int) -> list[Hasil]:
    """Every form of an office into its master: the first time, and again."""
    folder = large_office(tempat / "kantor", banyak)
    masuk = sorted(folder.masuk.iterdir())
    lantai = _timed(lambda: _floor(folder, tempat / "lantai"))
    lama, puncak, keluar = peak_of("benchmarks.perintah", "kumpulkan", str(folder.root))
    if f"{banyak} dari {banyak} bidang" not in keluar:
        raise AssertionError(keluar)
    lagi, puncak_lagi, _ = peak_of("benchmarks.perintah", "kumpulkan", str(folder.root))
    pesaing, terbaca = _with_pandas(masuk, tempat / "pandas.xlsx", _CUKUP * lama)
    nama = f"kumpulkan {banyak} formulir ke master, seluruh proses"
    tercapai = pesaing >= _SASARAN * lama and puncak <= _MEMORI if banyak >= _BANYAK else None
    sasaran = f"{_SASARAN} × pandas; ≤ {_MEMORI} MB" if banyak >= _BANYAK else "dinyatakan"
    henti = f"; pandas dihentikan pada formulir ke-{terbaca}" if terbaca < banyak else ""
    return [
        Hasil(nama, lantai, lama, pesaing, sasaran, tercapai, _peak(puncak) + henti),
        Hasil(
            "sama, dijalankan lagi", None, lagi, pesaing, "hanya yang baru dibaca", None, _peak(puncak_lagi)
        ),
    ]


def _peak(mb: float) -> str:
    return f"puncak {mb:.0f} MB"


def _timed(kerja: Callable[[], None]) -> float:
    mulai = time.perf_counter()
    kerja()
    return time.perf_counter() - mulai


def _floor(folder: CaseFolder, ke: Path) -> None:
    """What cannot be avoided: every form inflated, hashed and copied to the disk, every data sheet compressed."""
    ke.mkdir()
    for path in sorted(folder.masuk.iterdir()):
        form = Container.open(path, Limits())
        form.verify()
        write_bytes(ke / hashlib.sha256(form.data).hexdigest(), form.data)
    master = Container.open(folder.master, OWN_FILE)
    sheets = {n: compressed(n, master.read(n)) for n in master.names if n.startswith("xl/worksheets/sheet")}
    replace_file(ke / "master.xlsx", repack(master, sheets))


def _with_pandas(masuk: Sequence[Path], ke: Path, batas: float) -> tuple[float, int]:
    """Every form read, its two tables written into one workbook: what a user would do, without any check.

    Given up after `batas` seconds, since it slows down with every sheet. Gives the seconds, and how many
    forms were done.
    """
    import pandas as pd

    mulai = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        buku = pd.ExcelWriter(ke, engine="openpyxl")
        for urut, path in enumerate(masuk):
            if time.perf_counter() - mulai > batas:
                return time.perf_counter() - mulai, urut
            tabel = pd.read_excel(path, sheet_name=None, engine="openpyxl")
            lembar = path.stem[:31]
            tabel["Indikator"].to_excel(buku, sheet_name=lembar)
            tabel["Anggaran"].to_excel(buku, sheet_name=lembar, startcol=30)
        buku.close()
    return time.perf_counter() - mulai, len(masuk)
