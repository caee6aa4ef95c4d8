"""Timing: medians of runs that take turns, so that a busy machine is as unkind to one as to another."""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

Kerja = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Hasil:
    """One line of the table; seconds. `sasaran` says what is to be reached, `tercapai` whether it is."""

    ukuran: str
    lantai: float | None
    produk: float
    pesaing: float | None
    sasaran: str
    tercapai: bool | None = None
    catatan: str = ""


def medians(kerja: Mapping[str, Kerja], ulang: int) -> dict[str, float]:
    """The median seconds of each work; one run of each is thrown away first."""
    waktu: dict[str, list[float]] = {nama: [] for nama in kerja}
    for putaran in range(ulang + 1):
        for nama, satu in kerja.items():
            gc.collect()
            mulai = time.perf_counter()
            satu()
            lama = time.perf_counter() - mulai
            if putaran:
                waktu[nama].append(lama)
    return {nama: statistics.median(w) for nama, w in waktu.items()}


@cache
def _installed() -> Mapping[str, str]:
    """The environment of a product that pip has installed: its modules are compiled already.

    Where this process may not keep compiled modules, they go to a folder of their own, filled by the
    first run, which is thrown away.
    """
    env = dict(os.environ)
    if env.pop("PYTHONDONTWRITEBYTECODE", ""):
        folder = tempfile.mkdtemp(prefix="lkjip-ukur-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        env["PYTHONPYCACHEPREFIX"] = folder
    return env


def process(*args: str, cwd: str | None = None) -> Kerja:
    """A whole process of this Python; its exit code does not matter, its output is thrown away."""

    def satu() -> None:
        subprocess.run([sys.executable, *args], cwd=cwd, env=_installed(), capture_output=True, check=False)

    return satu


def peak_of(*args: str) -> tuple[float, float, str]:
    """Seconds and peak memory (MB, workers not counted) of a whole process, and what it printed."""
    # On Linux the kernel's own mark: getrusage passes on the peak of the process that started this one.
    kode = (
        "import os,resource,runpy,sys;sys.argv=sys.argv[1:]\n"
        "try:\n runpy.run_module(sys.argv[0],run_name='__main__',alter_sys=True)\n"
        "finally:\n"
        " tanda=[b.split()[1] for b in open('/proc/self/status') if b.startswith('VmHWM')]"
        " if os.path.exists('/proc/self/status') else [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]\n"
        " print('PUNCAK',int(tanda[0])/1024)"
    )
    mulai = time.perf_counter()
    jalan = subprocess.run(
        [sys.executable, "-c", kode, *args], capture_output=True, text=True, check=False, env=_installed()
    )
    lama = time.perf_counter() - mulai
    baris = [b for b in jalan.stdout.splitlines() if b.startswith("PUNCAK")]
    return lama, float(baris[-1].split()[1]) if baris else 0.0, jalan.stdout + jalan.stderr


def show(hasil: Sequence[Hasil]) -> None:
    """The table."""
    from rich.console import Console
    from rich.table import Table

    tabel = Table(title="Kinerja (median; ms)", title_justify="left")
    for judul in ("Ukuran", "Lantai", "Produk", "Pesaing", "× lantai", "pesaing ×", "Sasaran", ""):
        tabel.add_column(judul, overflow="fold")
    for h in hasil:
        tabel.add_row(
            f"{h.ukuran}\n{h.catatan}" if h.catatan else h.ukuran,
            _ms(h.lantai),
            _ms(h.produk),
            _ms(h.pesaing),
            f"{h.produk / h.lantai:.2f}" if h.lantai else "",
            f"{h.pesaing / h.produk:.1f}" if h.pesaing else "",
            h.sasaran,
            "" if h.tercapai is None else "ya" if h.tercapai else "BELUM",
        )
    Console(width=150).print(tabel)


def _ms(detik: float | None) -> str:
    return "" if detik is None else f"{detik * 1000:,.2f}".replace(",", " ")
