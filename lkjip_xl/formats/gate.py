"""The gate before any parser: what lies in the inbox, and whether it may be opened at all.

Nothing here raises on a hostile file; every refusal is a `Problem` with its remedy. Limits are those of
OFFICE.md: 20 MB packed, 60 MB inflated.
"""

from __future__ import annotations

import stat
import time
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePath
from typing import Final

from lkjip_xl.domain.problems import Problem, fill, problem
from lkjip_xl.engines.openxml.bounds import Limits, PackageError
from lkjip_xl.engines.openxml.container import Container
from lkjip_xl.engines.openxml.package import Package
from lkjip_xl.formats.gate_content import check_content, name_signature

BATAS: Final = Limits()
_MASIH_DISALIN: Final = 30.0  # seconds: a broken file that changed later than this may still be arriving

_SEMENTARA_AWAL: Final = ("~$", ".~", "~wrl", "._")
_SEMENTARA_AKHIR: Final = (".tmp", ".part", ".partial", ".crdownload", ".download", ".lnk", ".lock", "#")
_SEMENTARA: Final = frozenset({"thumbs.db", "desktop.ini", ".ds_store", ".directory"})
_LEMBAR_SEBAR: Final = frozenset(
    {".xlsx", ".xlsm", ".xlsb", ".xls", ".xltx", ".xltm", ".xlt", ".ods", ".fods", ".et"}
)
_KODE_ALASAN: Final = {
    "missing": "F04",
    "io": "F04",
    "packed": "F06",
    "entries": "F13",
    "inflated": "F13",
    "elements": "F13",
    "cells": "F13",
    "merges": "F13",
    "encrypted": "F09",
    "doctype": "F16",
}


class Kelas(StrEnum):
    """What became of a file of the inbox (DESIGN section 4)."""

    DITERIMA = "diterima"
    PERINGATAN = "diterima dengan peringatan"
    DITOLAK = "ditolak"
    BUKAN = "bukan formulir"


@dataclass(frozen=True, slots=True)
class Gerbang:
    """The gate's answer: `kelas` is None where the file may be read, and then `paket` is its package.

    `menunggu` marks a file that seems to be still arriving: leave it for the next run.
    """

    kelas: Kelas | None
    temuan: tuple[Problem, ...] = ()
    paket: Package | None = None
    menunggu: bool = False


def show_name(path: PurePath) -> str:
    """The file's name as it can be shown: no line breaks, no direction marks, no broken characters."""
    nama = path.name.encode("utf-8", "replace").decode("utf-8")
    return nama if nama.isprintable() else "".join(c if c.isprintable() else "?" for c in nama)


def plain_bytes(path: Path) -> bytes | None:
    """The bytes of a regular file whose place and size the gate lets through; None of any other."""
    try:
        info = path.lstat()
        if _by_place(path, info.st_mode, "") or not 0 < info.st_size <= BATAS.packed:
            return None
        with path.open("rb") as stream:
            isi = stream.read(BATAS.packed + 1)
    except (OSError, ValueError):
        return None
    return isi if len(isi) <= BATAS.packed else None


def inspect(path: Path, sekarang: float | None = None, nama: str = "") -> Gerbang:
    """Judge a file of the inbox before it is parsed.

    `sekarang` (seconds) defaults to the clock, `nama` (for sentences) to the file's own.
    """
    nama = nama or show_name(path)
    try:
        info = path.lstat()
    except (OSError, ValueError):
        return _refused("F04", nama)
    if verdict := _by_place(path, info.st_mode, nama):
        return verdict
    umur = (time.time() if sekarang is None else sekarang) - info.st_mtime
    baru = abs(umur) < _MASIH_DISALIN
    if info.st_size == 0:
        return _empty(path, nama, baru=baru)
    if info.st_size > BATAS.packed:
        return _large(path, nama)
    return _by_content(path, nama, baru=baru)


def refusal(error: PackageError, nama: str) -> Problem:
    """A package's failure as a finding."""
    return problem(_KODE_ALASAN.get(error.reason, "F12"), nama=nama, batas=BATAS.packed >> 20)


def _by_place(path: Path, mode: int, nama: str) -> Gerbang | None:
    """What name and kind of the entry already tell."""
    kecil = path.name.casefold()
    if stat.S_ISLNK(mode):
        return _refused("F03", nama)
    if stat.S_ISDIR(mode):
        return _no_form("F01", nama, jenis="folder")
    if not stat.S_ISREG(mode):
        return _no_form("F01", nama, jenis="berkas khusus sistem")
    sementara = kecil.startswith(_SEMENTARA_AWAL) or kecil.endswith(_SEMENTARA_AKHIR) or kecil in _SEMENTARA
    return _no_form("F02", nama) if sementara else None


def _empty(path: Path, nama: str, *, baru: bool) -> Gerbang:
    if not _is_spreadsheet(path):
        return _no_form("F11", nama, jenis="berkas kosong")
    return _waiting(nama) if baru else _refused("F05", nama)


def _large(path: Path, nama: str) -> Gerbang:
    if not _is_spreadsheet(path):
        return _no_form("F11", nama, jenis="berkas besar jenis lain")
    return _refused("F06", nama, batas=BATAS.packed >> 20)


def _by_content(path: Path, nama: str, *, baru: bool) -> Gerbang:
    """Open the zip, look at its parts, let it through as a package."""
    try:
        container = Container.open(path, BATAS)
        if found := check_content(container, nama):
            return _from_finding(found, path)
        paket = Package(container)
        _ = paket.sheets
    except PackageError as error:
        return _from_error(error, path, nama, baru=baru)
    tautan = any(n.casefold().startswith("xl/externallinks/") for n in container.names)
    return Gerbang(None, (problem("F17", nama=nama),) if tautan else (), paket)


def _from_error(error: PackageError, path: Path, nama: str, *, baru: bool) -> Gerbang:
    if error.reason in {"ole", "not-zip"} and (found := name_signature(path, nama)):
        return _from_finding(found, path)
    if error.reason in {"not-zip", "crc", "io", "missing"} and baru and _is_spreadsheet(path):
        return _waiting(nama)
    if not _is_spreadsheet(path) and error.reason == "not-zip":
        return _no_form("F11", nama, jenis="berkas jenis lain")
    return Gerbang(Kelas.DITOLAK, (refusal(error, nama),))


def _from_finding(found: Problem, path: Path) -> Gerbang:
    """Foreign content is no form; foreign content under the name of a workbook is refused."""
    if found.kode in ("F11", "F18"):
        return Gerbang(Kelas.BUKAN, (found,))
    if found.kode == "F10" and not _is_spreadsheet(path):
        return _no_form("F11", show_name(path), jenis="berkas jenis lain")
    return Gerbang(Kelas.DITOLAK, (found,))


def _is_spreadsheet(path: Path) -> bool:
    return path.suffix.casefold() in _LEMBAR_SEBAR


def _refused(kode: str, nama: str, /, **isi: object) -> Gerbang:
    return Gerbang(Kelas.DITOLAK, (fill(kode, {"nama": nama, **isi}),))


def _no_form(kode: str, nama: str, /, **isi: object) -> Gerbang:
    return Gerbang(Kelas.BUKAN, (fill(kode, {"nama": nama, **isi}),))


def _waiting(nama: str) -> Gerbang:
    return Gerbang(Kelas.DITOLAK, (problem("F07", nama=nama),), menunggu=True)
