"""What an office's policy or a user's settings of Excel do to the add-in, read from the registry and told.

Keys and values as Microsoft documents them for Office 2016 and later (version 16.0).
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

Baca = Callable[[str, str, str], object]
"""The value of a registry entry: root ("HKCU" or "HKLM"), key, name; None where there is none."""

_OFFICE = r"Software\Microsoft\Office\16.0\Excel"
_POLICY = r"Software\Policies\Microsoft\Office\16.0\Excel"
_MACROS_OFF = 4
_SIGNED_ONLY = 3
_ASK_ADMIN = "Mintalah pengelola komputer mengizinkannya; sementara itu pakai menu: ketik lkjip di terminal."


def read_registry(root: str, key: str, name: str) -> object:
    """An entry of this computer's registry; None where there is none, or no registry."""
    try:
        winreg: Any = import_module("winreg")  # Windows alone has it
        roots = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}
        with winreg.OpenKey(roots[root], key) as opened:
            return winreg.QueryValueEx(opened, name)[0] if name else winreg.QueryInfoKey(opened)[1]
    except (ImportError, OSError):
        return None


def hindrances(baca: Baca = read_registry) -> list[tuple[str, str]]:
    """What keeps Excel from running the add-in: each with what to do."""
    return [
        (what, remedy)
        for found, what, remedy in (
            (
                _macros(baca) == _MACROS_OFF,
                "Kebijakan atau setelan Excel mematikan semua makro.",
                _REMEDY_MACROS,
            ),
            (
                _macros(baca) == _SIGNED_ONLY,
                "Excel hanya menjalankan makro yang ditandatangani; add-in LKjIP tidak ditandatangani.",
                _REMEDY_MACROS,
            ),
            (
                _policy(baca, r"\Security\Trusted Locations", "AllLocationsDisabled") == 1,
                "Kebijakan kantor menutup semua lokasi tepercaya, sehingga folder XLSTART tidak dipercaya.",
                _ASK_ADMIN,
            ),
            (
                _policy(baca, "", "DisableAllAddins") == 1
                or _policy(baca, r"\Security", "DisableAllAddins") == 1,
                "Kebijakan kantor mematikan semua add-in Excel.",
                _ASK_ADMIN,
            ),
            (
                bool(baca("HKCU", rf"{_OFFICE}\Resiliency\DisabledItems", "")),
                "Excel menonaktifkan sebuah add-in karena pernah bermasalah.",
                "Buka File > Opsi > Add-in > Kelola: Item Dinonaktifkan, pilih lkjip.xlam, lalu Aktifkan.",
            ),
        )
        if found
    ]


_REMEDY_MACROS = f"Lihat File > Opsi > Pusat Kepercayaan > Setelan Makro. {_ASK_ADMIN}"


def is_marked_as_downloaded(path: Path) -> bool:
    """Whether Windows marks a file as coming from the internet, so that Excel blocks its macros."""
    try:
        with Path(f"{path}:Zone.Identifier").open("rb") as mark:
            return bool({b"ZoneId=3", b"ZoneId=4"} & set(mark.read(1_000).split()))
    except OSError:
        return False


def _macros(baca: Baca) -> object:
    """The setting for macros: the policy's where there is one, else the user's."""
    told = _policy(baca, r"\Security", "VBAWarnings")
    return told if told is not None else baca("HKCU", rf"{_OFFICE}\Security", "VBAWarnings")


def _policy(baca: Baca, key: str, name: str) -> object:
    """A policy for this computer or this user."""
    found = baca("HKLM", _POLICY + key, name)
    return found if found is not None else baca("HKCU", _POLICY + key, name)
