"""Who has a workbook open: the lock files Excel and LibreOffice lay beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

_EXCEL_NAME_MAX = 52
_READ = 1_024


class LockFile(NamedTuple):
    """A lock file: where it lies, whose it is ("" where it does not say), and the program's name."""

    path: Path
    user: str
    program: str


def find_lock(path: Path) -> LockFile | None:
    """The lock file of a workbook; None where nobody seems to have it open.

    A program that crashed leaves its lock file behind, so this is a strong hint, not a proof.
    """
    excel = path.with_name(f"~${path.name}")
    if excel.is_file():
        return LockFile(excel, _excel_user(excel), "Excel")
    office = path.with_name(f".~lock.{path.name}#")
    if office.is_file():
        return LockFile(office, _office_user(office), "LibreOffice")
    return None


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return stream.read(_READ)
    except OSError:
        return b""  # Excel holds its own lock file closed to others on some shares


def _excel_user(path: Path) -> str:
    """One byte with the length of the name, then the name in the code page of Windows."""
    data = _head(path)
    size = data[0] if data else 0
    return data[1 : 1 + size].decode("cp1252", "replace").strip() if size <= _EXCEL_NAME_MAX else ""


def _office_user(path: Path) -> str:
    """Comma-separated: full name, account, computer, time, profile."""
    fields = _head(path).decode("utf-8", "replace").split(",")
    return next((field.strip() for field in fields[:2] if field.strip()), "")
