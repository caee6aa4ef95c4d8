"""The master as it is open in front of somebody: where its folder is, and whether it can be worked on there."""

from __future__ import annotations

from pathlib import Path

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.engines.attach import OnlineBookError, find_open_book
from lkjip_xl.engines.desk import Desk
from lkjip_xl.formats.book_errors import engine_errors
from lkjip_xl.formats.folder.case_folder import MASTER, CaseFolder


def running_master(folder: CaseFolder) -> Desk | None:
    """The master of a year as it is open in Excel, or in a LibreOffice that listens; None where it is not.

    Raises:
        FileUnusableError: it is open there, and cannot be worked on: from the web, read-only, or busy.
    """
    with engine_errors(folder.master):
        try:
            desk = find_open_book(folder.master)
        except OnlineBookError as e:
            raise _online() from e
        if desk is not None and desk.is_read_only:
            raise _read_only()
    return desk


def folder_of(desk: Desk) -> CaseFolder:
    """The year's folder that an open workbook lies in.

    Raises:
        FileUnusableError: the workbook lies on the web, is no master, cannot be saved, or its folder
            is no year's folder.
    """
    address = desk.address
    if "://" in address:
        raise _online()
    if Path(address).name.casefold() == MASTER.casefold() and desk.is_read_only:
        raise _read_only()
    return master_folder(Path(address))


def master_folder(path: Path) -> CaseFolder:
    """The year's folder that a master lies in.

    Raises:
        FileUnusableError: it is no master, or its folder is no year's folder.
    """
    if path.name.casefold() != MASTER.casefold():
        raise FileUnusableError(
            f"Buku kerja {path.name} bukan {MASTER}.", f"Buka {MASTER} dari folder kerja, lalu ulangi."
        )
    folder = CaseFolder(path.parent)
    folder.check()
    return folder


def _online() -> FileUnusableError:
    return FileUnusableError(
        "Buku kerja ini dibuka langsung dari OneDrive atau SharePoint, sehingga foldernya tidak terjangkau.",
        "Tutup, lalu buka dari folder biasa di komputer ini (pilih Selalu simpan di perangkat ini), dan ulangi.",
    )


def _read_only() -> FileUnusableError:
    return FileUnusableError(
        f"{MASTER} dibuka hanya-baca, mungkin karena sedang dibuka orang lain.",
        "Tutup, tunggu sampai orang itu selesai, lalu buka lagi.",
    )
