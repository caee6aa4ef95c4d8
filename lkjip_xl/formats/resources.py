"""Files that travel with the product: templates/, workbooks/, macros/, docs/pesan.md and data/."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from lkjip_xl.domain.errors import FileUnusableError

Jenis = Literal["templates", "workbooks", "macros", "docs"]

_PAKET = Path(__file__).resolve().parent.parent


def resource(jenis: Jenis, nama: str) -> Path:
    """The path of a bundled file: inside the wheel, or beside the package in a checkout.

    Raises:
        FileUnusableError: the installation is incomplete.
    """
    for akar in (_PAKET / "_bundel", _PAKET.parent):
        path = akar / jenis / nama
        if path.is_file():
            return path
    raise FileUnusableError(
        f"Berkas bawaan {jenis}/{nama} tidak ditemukan: pemasangan tidak lengkap.",
        "Pasang ulang dengan: pip install --force-reinstall lkjip-xl",
    )


def data_file(*bagian: str) -> Path:
    """The path of a data file of the package, named by the folders it lies in."""
    return _PAKET.joinpath("data", *bagian)
