"""Earlier states of the master: what lies in .lkjip/cadangan, from when, made before which command."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lkjip_xl.domain.errors import UsageError
from lkjip_xl.formats.folder.case_folder import CaseFolder

_NAMA = re.compile(r"Master (\d+) (\d{8}-\d{6})(?: (.*))?\.xlsx")


@dataclass(frozen=True, slots=True)
class Cadangan:
    """One earlier state; `sebelum` is the command it was kept before, "" where that is not known."""

    nomor: int
    berkas: Path
    waktu: datetime
    ukuran: int
    sebelum: str
    utuh: bool

    def as_dict(self) -> dict[str, object]:
        """The JSON shape."""
        return {
            "nomor": self.nomor,
            "berkas": f".lkjip/cadangan/{self.berkas.name}",
            "waktu": self.waktu.isoformat(timespec="seconds"),
            "ukuran": self.ukuran,
            "sebelum": self.sebelum,
            "utuh": self.utuh,
        }


def list_backups(folder: CaseFolder) -> list[Cadangan]:
    """All earlier states, the newest first; a state keeps its number."""
    found = sorted(folder.cadangan.glob("Master *.xlsx"), key=lambda p: p.name, reverse=True)
    named = [(p, m) for p in found if (m := _NAMA.fullmatch(p.name))]
    return [
        Cadangan(
            *(int(m[1]), path, datetime.strptime(m[2], "%Y%m%d-%H%M%S"), path.stat().st_size),
            sebelum=m[3] or "",
            utuh=is_sound(path),
        )
        for path, m in named
    ]


def choose(folder: CaseFolder, nomor: int) -> Cadangan:
    """The earlier state of a number.

    Raises:
        UsageError: there is none of that number, or it is damaged itself.
    """
    known = list_backups(folder)
    chosen = next((c for c in known if c.nomor == nomor), None)
    if chosen is None:
        numbers = (
            f"Pilih nomor {known[-1].nomor} sampai {known[0].nomor}." if known else "Belum ada cadangan."
        )
        raise UsageError(f"Cadangan nomor {nomor} tidak ada.", f"{numbers} Daftarnya: lkjip pulihkan DIR")
    if not chosen.utuh:
        raise UsageError(f"Cadangan nomor {nomor} rusak.", "Pilih nomor lain dari: lkjip pulihkan DIR")
    return chosen


def is_sound(path: Path) -> bool:
    """Whether a workbook's container is whole."""
    try:
        with zipfile.ZipFile(path) as z:
            return z.testzip() is None and "xl/workbook.xml" in z.namelist()
    except (OSError, zipfile.BadZipFile, EOFError, RuntimeError, ValueError):
        return False
