"""Commands on a whole office: collection into the master, and an SOP from its first to its last step."""

from __future__ import annotations

import tempfile
import time
import warnings
from pathlib import Path

from benchmarks.kantor_besar import large_office
from benchmarks.ukur import Hasil, peak_of


def measure(*, cepat: bool) -> list[Hasil]:
    """Whole processes; the office of the collection grows with `cepat` off."""
    with tempfile.TemporaryDirectory() as tempat:
        banyak = 20 if cepat else 200
        folder = large_office(Path(tempat) / "kantor", banyak)
        pesaing = _with_pandas(folder.masuk, Path(tempat) / "pandas.xlsx")
        lama, puncak, keluar = peak_of("benchmarks.perintah", "kumpulkan", str(folder.root))
        if f"{banyak} dari {banyak} bidang" not in keluar:
            raise AssertionError(keluar)
        lagi, puncak_lagi, _ = peak_of("benchmarks.perintah", "kumpulkan", str(folder.root))
        contoh, puncak_contoh, _ = peak_of("benchmarks.perintah", "contoh", str(Path(tempat) / "contoh"))
    return [
        Hasil(f"kumpulkan {banyak} formulir ke master, seluruh proses", None, lama, pesaing, "12 × pandas; ≤ 150 MB",
              pesaing >= 12 * lama and puncak <= 150, f"puncak {puncak:.0f} MB"),
        Hasil("sama, dijalankan lagi", None, lagi, pesaing, "hanya yang baru dibaca", None,
              f"puncak {puncak_lagi:.0f} MB"),
        Hasil("contoh: seluruh SOP, 10 langkah", None, contoh, None, "dinyatakan", None,
              f"puncak {puncak_contoh:.0f} MB"),
    ]  # fmt: skip


def _with_pandas(masuk: Path, ke: Path) -> float:
    """Every form read, everything written into one workbook: what a user would do, without any check."""
    import pandas as pd

    mulai = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pd.ExcelWriter(ke, engine="openpyxl") as buku:
            for path in sorted(masuk.iterdir()):
                tabel = pd.read_excel(path, sheet_name=None, engine="openpyxl")
                tabel["Indikator"].to_excel(buku, sheet_name=path.stem[:31])
    return time.perf_counter() - mulai
