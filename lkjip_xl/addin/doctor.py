"""Looks at this computer: what the product needs, what is there, and how to mend what is not."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

from lkjip_xl.addin.build import addin_bytes
from lkjip_xl.addin.install import TERBLOKIR, places, settings_text
from lkjip_xl.addin.policy import hindrances, is_marked_as_downloaded
from lkjip_xl.domain.errors import LkjipError, UsageError

_PAKET = "lkjip-xl"
_EXCEL_MAC = Path("/Applications/Microsoft Excel.app")
_EXCEL_KEY = r"SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
_OFFICES = (
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """One line of the doctor; `wajib` tells whether the work suffers without it."""

    nama: str
    baik: bool
    keterangan: str
    saran: str = ""
    wajib: bool = True

    def as_dict(self) -> dict[str, object]:
        """The JSON shape."""
        keadaan = "baik" if self.baik else "kurang"
        return {
            "nama": self.nama,
            "keadaan": keadaan,
            "wajib": self.wajib,
            "keterangan": self.keterangan,
            "saran": self.saran,
        }


def examine(
    folder: Path | None = None, lingkungan: Mapping[str, str] = os.environ, sistem: str = sys.platform
) -> tuple[Pemeriksaan, ...]:
    """Look at Python, packages, Excel, LibreOffice, the add-in and, where given, a folder."""
    lines = [_python(), _packages()]
    if sistem in {"win32", "darwin"}:
        lines += [_excel(sistem), _addin(lingkungan, sistem)]
        lines += [
            Pemeriksaan("Setelan Excel", baik=False, keterangan=what, saran=remedy)
            for what, remedy in hindrances()
        ]
    else:
        told = "tidak ada untuk sistem ini; pakai perintah lkjip, master dapat dibuka dengan LibreOffice"
        lines.append(Pemeriksaan("Excel", baik=True, keterangan=told, wajib=False))
    lines.append(_libreoffice())
    if folder is not None:
        lines.append(_folder(folder))
    return tuple(lines)


def in_words(lines: Sequence[Pemeriksaan]) -> str:
    """The lines as text: what is good, what is missing, how to mend it."""
    told = []
    for line in lines:
        told.append(f"[{'baik' if line.baik else 'kurang'}] {line.nama}: {line.keterangan}")
        if not line.baik and line.saran:
            told.append(f"    {line.saran}")
    return "\n".join(told)


def _python() -> Pemeriksaan:
    told = f"{platform.python_version()} {platform.architecture()[0]}, {sys.executable}"
    return Pemeriksaan("Python", baik=True, keterangan=told)


def _packages() -> Pemeriksaan:
    """Every package the installed product asks for is there."""
    remedy = "Pasang ulang dengan: pip install --upgrade lkjip-xl"
    try:
        wanted = [r for r in metadata.requires(_PAKET) or () if "extra ==" not in r]
    except metadata.PackageNotFoundError:
        return Pemeriksaan("Paket Python", baik=False, keterangan="lkjip-xl belum terpasang", saran=remedy)
    names = [re.match(r"[\w.-]+", r).group() for r in wanted]  # type: ignore[union-attr]
    missing = [name for name in names if not _is_there(name)]
    told = f"{len(names)} paket lengkap" if not missing else f"tidak ada: {', '.join(missing)}"
    return Pemeriksaan("Paket Python", not missing, told, remedy)


def _is_there(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _excel(sistem: str) -> Pemeriksaan:
    there = _EXCEL_MAC.is_dir() if sistem == "darwin" else _is_registered()
    told = "terpasang" if there else "tidak ditemukan"
    remedy = "Pasang Microsoft Excel, atau pakai perintah lkjip dengan LibreOffice."
    return Pemeriksaan("Excel", there, told, remedy, wajib=False)


def _is_registered() -> bool:
    """Whether Windows knows an Excel of this computer or this user."""
    try:
        winreg: Any = import_module("winreg")  # Windows alone has it
    except ImportError:
        return False
    for root in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        try:
            winreg.CloseKey(winreg.OpenKey(root, _EXCEL_KEY))
        except OSError:
            continue
        return True
    return False


def _addin(lingkungan: Mapping[str, str], sistem: str) -> Pemeriksaan:
    """The add-in that is installed is the one that would be built now, and its settings are this Python's."""
    remedy = "Tutup Excel, lalu jalankan: lkjip pasang"
    try:
        tempat = places(lingkungan, sistem)
        if not tempat.addin.is_file():
            return Pemeriksaan("Add-in", baik=False, keterangan="belum dipasang", saran=remedy)
        same = tempat.addin.read_bytes() == addin_bytes()
        fitting = tempat.setelan.is_file() and _lines(tempat.setelan.read_bytes()) == settings_text(sistem)
    except UsageError as e:
        return Pemeriksaan("Add-in", baik=False, keterangan=e.pesan, saran=e.saran)
    except (LkjipError, OSError):
        return Pemeriksaan("Add-in", baik=False, keterangan="tidak dapat diperiksa", saran=remedy)
    if is_marked_as_downloaded(tempat.addin):
        return Pemeriksaan("Add-in", baik=False, keterangan="diblokir Windows", saran=TERBLOKIR)
    if not same:
        return Pemeriksaan("Add-in", baik=False, keterangan="bukan buatan versi ini", saran=remedy)
    told = "terpasang" if fitting else "setelannya menunjuk ke Python lain"
    return Pemeriksaan("Add-in", fitting, told, remedy)


def _lines(data: bytes) -> str:
    return data.decode("mbcs" if sys.platform == "win32" else "utf-8", errors="replace")


def _libreoffice() -> Pemeriksaan:
    found = shutil.which("soffice") or next((p for p in _OFFICES if Path(p).is_file()), None)
    told = str(found) if found else "tidak ditemukan; nomor halaman daftar isi diisi oleh Word saat dibuka"
    remedy = "Tidak wajib. Bila diinginkan: https://id.libreoffice.org"
    return Pemeriksaan("LibreOffice", bool(found), told, remedy, wajib=False)


def _folder(folder: Path) -> Pemeriksaan:
    """Files can be made in the folder."""
    name = f"Folder {folder}"
    if not folder.is_dir():
        return Pemeriksaan(name, baik=False, keterangan="tidak ada", saran="Periksa nama foldernya.")
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError:
        remedy = "Pilih folder lain, atau minta hak tulis kepada pengelola komputer."
        return Pemeriksaan(name, baik=False, keterangan="tidak dapat ditulis", saran=remedy)
    return Pemeriksaan(name, baik=True, keterangan="dapat ditulis")
