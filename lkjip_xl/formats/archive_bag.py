"""The archive of a year as a BagIt bag with SHA-256 of every file."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.kantor import Kantor


def build_bag(bag: Path, root: Path, files: Sequence[Path], kantor: Kantor, waktu: datetime) -> Path:
    """Copy files, at their places below `root`, into a new bag beside earlier ones; gives the bag's folder.

    The bag is made beside and named last, so that an interrupted archive is never taken for a whole one.

    Raises:
        FileUnusableError: the archive cannot be written.
    """
    import bagit

    logging.getLogger("bagit").setLevel(logging.WARNING)
    bag = _free_name(bag)
    unfinished = bag.with_name(f".belum-{bag.name}")
    info = {
        "Source-Organization": kantor.perangkat_daerah,
        "External-Description": kantor.laporan,
        "Bagging-Date": f"{waktu:%Y-%m-%d}",
    }
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        for source in files:
            target = unfinished / source.relative_to(root)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, target)
        bagit.make_bag(str(unfinished), info, checksums=["sha256"])
        unfinished.rename(bag)
    except (OSError, bagit.BagError) as e:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise FileUnusableError(
            f"Arsip “{bag.name}” tidak dapat dibuat.", "Periksa sisa ruang disk dan hak tulis folder 5-arsip."
        ) from e
    return bag


def _free_name(bag: Path) -> Path:
    """A bag that stands there already stays as it is."""
    names = (bag, *(bag.with_name(f"{bag.name} ({n})") for n in range(2, 1000)))
    return next(name for name in names if not name.exists())
