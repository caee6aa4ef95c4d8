"""Faults of workbook engines and lock files, in the words of the people who use the workbook."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from lkjip_xl.domain.errors import FileUnusableError, LkjipError
from lkjip_xl.engines.faults import LockedSheetError, LockedStructureError, RefusedError
from lkjip_xl.engines.lockfiles import find_lock
from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.formats.folder.case_folder import MASTER, MASTER_HILANG
from lkjip_xl.formats.log import disk_cause

_RESTORE = "Kembalikan keadaan sebelumnya: lkjip pulihkan DIR"
_DAMAGED = ("rusak atau bukan buku kerja Excel (.xlsx).", _RESTORE)
_TOO_BIG = ("terlalu besar untuk dibaca.", "Hapus gambar dan lembar yang tidak dipakai, lalu ulangi.")
_BY_REASON = {
    "missing": ("tidak ditemukan.", "Periksa nama dan foldernya, lalu ulangi."),
    "io": ("tidak dapat dibaca.", "Periksa apakah berkas dapat dibuka di komputer ini, lalu ulangi."),
    "ole": (
        "adalah berkas Excel lama (.xls) atau memakai kata sandi.",
        "Simpan ulang sebagai .xlsx tanpa kata sandi, lalu ulangi.",
    ),
    "encrypted": ("memakai kata sandi.", "Simpan ulang tanpa kata sandi, lalu ulangi."),
    "packed": _TOO_BIG,
    "inflated": _TOO_BIG,
    "entries": _TOO_BIG,
    "elements": _TOO_BIG,
    "cells": _TOO_BIG,
    "changed": (
        "disimpan oleh orang lain sejak dibuka; tidak ada yang diubah.",
        "Ulangi perintah ini: isi terbaru akan dibaca lebih dahulu.",
    ),
    "chart": ("memuat grafik tanpa seri data.", _RESTORE),
    "name": ("memuat nama sel yang tidak menunjuk ke sel.", _RESTORE),
    "sheet-name": (
        "tidak dapat memuat lembar bernama itu: sudah ada, terlalu panjang, atau memuat tanda terlarang.",
        "Ganti kode bidang dengan huruf, angka, atau tanda hubung, lalu ulangi.",
    ),
    "value": (
        "tidak dapat memuat salah satu nilai: teks melebihi 32.767 huruf, atau angka di luar jangkauan.",
        "Ringkas teks pada isian sumbernya, lalu ulangi.",
    ),
}
# Errors of pywin32 and appscript, which are not there to be imported everywhere.
_EXCEL_ERRORS = frozenset({"com_error", "CommandError", "ExcelBusyError", "XlwingsError"})


class _Faults:
    """A class, because what LibreOffice raises is lost when it is thrown into a generator."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(
        self, _: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        """Tell a fault of the engine in words.

        Raises:
            FileUnusableError: there was one.
        """
        told = _told(self._path, error) if isinstance(error, Exception) else None
        if told is not None:
            raise told from (None if _is_uno(error) else error)


def engine_errors(path: Path) -> AbstractContextManager[None]:
    """Inside, faults of an engine become FileUnusableError naming the workbook."""
    return _Faults(path)


def _told(path: Path, error: Exception) -> FileUnusableError | None:
    """A fault of an engine in words; None where it is none."""
    match error:
        case LkjipError():
            return None
        case PackageError():
            what, remedy = _BY_REASON.get(error.reason, _DAMAGED)
            return FileUnusableError(f"Berkas {path.name} {what}", _remedy(path, error.reason, remedy))
        case LockedSheetError():
            return FileUnusableError(
                f"Lembar {error.sheet} di {path.name} dikunci dengan kata sandi; program tidak dapat menulisnya.",
                "Lepaskan kuncinya (Tinjau > Buka Proteksi Lembar), lalu ulangi.",
            )
        case LockedStructureError():
            return FileUnusableError(
                f"Struktur buku kerja {path.name} dikunci; program tidak dapat menambah lembar.",
                "Lepaskan kuncinya (Tinjau > Proteksi Buku Kerja), lalu ulangi.",
            )
        case FileNotFoundError():
            what, remedy = _BY_REASON["missing"]
            return FileUnusableError(f"Berkas {path.name} {what}", _remedy(path, "missing", remedy))
        case PermissionError():
            return _held(path)
        case OSError():
            return FileUnusableError(
                f"Berkas {path.name} tidak dapat ditulis atau dibaca: {disk_cause(error)}.",
                "Periksa ruang kosong dan hak akses folder, lalu ulangi.",
            )
    if isinstance(error, RefusedError) or _is_uno(error):
        return FileUnusableError(f"LibreOffice menolak perubahan pada {path.name}.", _WAIT_LIBREOFFICE)
    if type(error).__name__ in _EXCEL_ERRORS:
        return FileUnusableError(f"Excel menolak perubahan pada {path.name}.", _WAIT_EXCEL)
    return None


_WAIT_EXCEL = "Selesaikan isian sel yang sedang diketik (Enter atau Esc), tutup kotak dialog, lalu ulangi."
_WAIT_LIBREOFFICE = "Tutup kotak dialog yang terbuka, pastikan berkas itu tidak hanya-baca, lalu ulangi."


def _is_uno(error: object) -> bool:
    """Whether LibreOffice's bridge raised it, which need not be there to be imported."""
    return type(error).__name__.startswith("com.sun.star.")


def _remedy(path: Path, reason: str, usual: str) -> str:
    """What to do; a lost or damaged master has copies."""
    lost = reason == "missing" or usual == _RESTORE
    return MASTER_HILANG if lost and path.name == MASTER else usual


def ensure_free(path: Path) -> None:
    """Make sure that nobody has a workbook open.

    Raises:
        FileUnusableError: a lock file lies beside it; the sentence names its owner.
    """
    if find_lock(path) is not None:
        raise _held(path)


def _held(path: Path) -> FileUnusableError:
    lock = find_lock(path)
    if lock is None:
        return FileUnusableError(
            f"Berkas {path.name} sedang dipakai program lain atau folder tidak dapat ditulis.",
            "Tutup berkas itu di Excel, lalu ulangi.",
        )
    owner = f" oleh {lock.user}" if lock.user else ""
    instead = " atau pakai menu LKjIP di jendelanya" if lock.program == "LibreOffice" else ""
    return FileUnusableError(
        f"Berkas {path.name} sedang dibuka{owner} di {lock.program}.",
        f"Tutup berkas itu{instead}, lalu ulangi; bila sudah tidak ada yang membukanya, hapus {lock.path.name}.",
    )
