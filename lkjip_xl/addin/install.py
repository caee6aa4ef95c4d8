"""Installs the add-in for one user, without administrator rights: the .xlam where Excel loads it, its settings.

The settings are read by the VBA from the user's own folder alone. A folder on the Python path could run
code that lies beside a workbook: it is switched off.
"""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.addin.build import NAMA, PROYEK, addin_bytes
from lkjip_xl.addin.policy import hindrances, is_marked_as_downloaded
from lkjip_xl.domain.errors import FileUnusableError, UsageError
from lkjip_xl.formats.folder.atomic import write_bytes

_MAC_STARTUP = (
    *("Library", "Group Containers", "UBF8T346G9.Office"),
    *("User Content.localized", "Startup.localized", "Excel"),
)
_MAC_DATA = ("Library", "Containers", "com.microsoft.Excel", "Data")
INGATAN = Path(f".{PROYEK}", "terakhir.txt")
"""Where below the user's profile the menu keeps the folder used last."""
_KLIK = ("lkjip-klik.exe", "lkjip-klik")


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where the add-in and its settings lie for one user of one system."""

    addin: Path
    setelan: Path
    sistem: str
    ingatan: Path
    """What the menu keeps for this user: the folder used last."""


def places(lingkungan: Mapping[str, str] = os.environ, sistem: str = sys.platform) -> Tempat:
    """The places on this system.

    Args:
        lingkungan: the environment variables of the user.
        sistem: as `sys.platform` tells it.

    Raises:
        UsageError: there is no Excel for this system, or the user's profile is not known.
    """
    if sistem == "win32" and lingkungan.get("APPDATA") and lingkungan.get("USERPROFILE"):
        excel = Path(lingkungan["APPDATA"], "Microsoft", "Excel", "XLSTART")
        home = Path(lingkungan["USERPROFILE"])
        return Tempat(excel / NAMA, home / f".{PROYEK}" / f"{PROYEK}.conf", sistem, home / INGATAN)
    if sistem == "darwin" and lingkungan.get("HOME"):
        home = Path(lingkungan["HOME"])
        settings = home.joinpath(*_MAC_DATA, f"{PROYEK}.conf")
        return Tempat(home.joinpath(*_MAC_STARTUP, NAMA), settings, sistem, home / INGATAN)
    if sistem in {"win32", "darwin"}:
        raise UsageError("Folder profil pemakai tidak diketahui.", "Jalankan dari sesi pemakai biasa.")
    raise UsageError(
        "Add-in hanya untuk Excel di Windows dan macOS.",
        "Di sini pakai perintah lkjip; master dapat dibuka dengan LibreOffice.",
    )


def install(tempat: Tempat) -> list[str]:
    """Place add-in and settings; gives what is left for the user to do.

    Raises:
        FileUnusableError: Excel has the add-in open, or a folder cannot be written.
    """
    settings = encoded(settings_text(tempat.sistem))
    for path, data in ((tempat.addin, addin_bytes()), (tempat.setelan, settings)):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as e:
            raise FileUnusableError(
                f"Folder {path.parent} tidak dapat dibuat.", "Periksa hak tulis pada profil Anda."
            ) from e
        write_bytes(path, data)
    return _left_to_do(tempat)


def uninstall(tempat: Tempat) -> bool:
    """Take add-in and settings away; False where there was nothing.

    Raises:
        FileUnusableError: Excel has the add-in open.
    """
    found = [path for path in (tempat.addin, tempat.setelan) if path.exists()]
    for path in (*found, tempat.ingatan):
        try:
            path.unlink(missing_ok=True)
        except OSError as e:
            raise FileUnusableError(f"{path} tidak dapat dihapus.", "Tutup Excel, lalu ulangi.") from e
    folder = tempat.ingatan.parent
    if folder.name == f".{PROYEK}" and folder.is_dir() and not any(folder.iterdir()):
        folder.rmdir()
    return bool(found)


def settings_text(sistem: str) -> str:
    """The settings as xlwings' module reads them: one quoted pair a line.

    Raises:
        FileUnusableError: the program of the buttons is not installed.
    """
    key = "INTERPRETER_MAC" if sistem == "darwin" else "INTERPRETER_WIN"
    rows = {key: sys.executable, "ADD_WORKBOOK_TO_PYTHONPATH": "FALSE", "SHOW CONSOLE": "False"}
    rows["USE UDF SERVER"] = "False"
    if sistem == "win32":
        rows["LKJIP_KLIK"] = str(button_program())
    return "".join(f'"{name}","{value}"\r\n' for name, value in rows.items())


def encoded(text: str, kode: str = "mbcs" if sys.platform == "win32" else "utf-8") -> bytes:
    """The settings in the code page in which VBA reads them.

    Raises:
        FileUnusableError: a path has letters that the code page does not have.
    """
    try:
        return text.encode(kode, "strict")
    except UnicodeEncodeError as e:
        raise FileUnusableError(
            f"Letak Python ({sys.executable}) memuat huruf yang tidak dapat dibaca makro Excel di komputer ini.",
            "Pasang Python dan lkjip-xl di folder tanpa huruf itu, misalnya C:\\LKjIP, lalu ulangi.",
        ) from e


def button_program() -> Path:
    """The console script that the buttons start, beside the interpreter that runs now.

    Raises:
        FileUnusableError: it is not there.
    """
    folders = [Path(sysconfig.get_path("scripts")), Path(sys.executable).parent]
    if os.name == "nt":
        folders.append(Path(sysconfig.get_path("scripts", "nt_user")))
    for folder in folders:
        for name in _KLIK:
            if (folder / name).is_file():
                return folder / name
    raise FileUnusableError(
        "Program lkjip-klik tidak ditemukan: pemasangan tidak lengkap.",
        "Pasang ulang dengan: pip install --force-reinstall lkjip-xl",
    )


def _left_to_do(tempat: Tempat) -> list[str]:
    if tempat.sistem == "darwin":
        return [
            "Jalankan sekali di Terminal: xlwings runpython install",
            "Tutup Excel sepenuhnya, lalu buka lagi: tab LKjIP muncul di sebelah Beranda.",
        ]
    known = [f"{what} {remedy}" for what, remedy in hindrances()]
    if is_marked_as_downloaded(tempat.addin):
        known.append(TERBLOKIR)
    return [
        "Tutup semua jendela Excel, lalu buka lagi: tab LKjIP muncul di sebelah Beranda.",
        *known,
        "Bila tab tidak muncul: lihat File > Opsi > Pusat Kepercayaan > Setelan Makro,",
        "  dan File > Opsi > Add-in > Item Dinonaktifkan.",
        "Bila makro dilarang oleh kebijakan kantor, pakai menu: ketik lkjip di terminal.",
    ]


TERBLOKIR = (
    "Windows menandai lkjip.xlam sebagai unduhan, sehingga makronya diblokir: klik kanan berkas itu, "
    "Properti, centang Buka Blokir, lalu OK."
)
