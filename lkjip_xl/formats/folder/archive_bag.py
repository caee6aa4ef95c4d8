"""The archive of a year as BagIt bags with SHA-256 of every file: made, listed, verified."""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.case_folder import CaseFolder

MANIFES = "manifest-sha256.txt"


class Cacat(NamedTuple):
    """What is wrong with one file of a bag: "rusak", "hilang" or "asing"; `berkas` relative to the bag."""

    jenis: str
    berkas: str

    @property
    def pesan(self) -> str:
        """The fault in words."""
        told = {
            "rusak": "berubah sejak diarsipkan",
            "hilang": "tidak ada lagi",
            "asing": "tidak ada pada daftar arsip",
        }
        return f"{self.berkas} {told.get(self.jenis, 'tidak dapat diperiksa')}."


def build_bag(bag: Path, files: Mapping[str, Path], kantor: Kantor, waktu: datetime) -> Path:
    """Copy files to their places (`archive_names`) in a new bag beside earlier ones; gives the bag's folder.

    The bag is made beside and named last, so that an interrupted archive is never taken for a whole one.

    Raises:
        FileUnusableError: the archive cannot be written.
    """
    import bagit

    logging.getLogger("bagit").setLevel(logging.CRITICAL + 1)  # it logs tracebacks; faults are told below
    bag = _free_name(bag)
    unfinished = bag.with_name(f".belum-{bag.name}")
    info = {
        "Source-Organization": kantor.perangkat_daerah,
        "External-Description": kantor.laporan,
        "Bagging-Date": f"{waktu:%Y-%m-%d}",
    }
    try:
        shutil.rmtree(unfinished, ignore_errors=True)
        for place, source in files.items():
            target = unfinished / place
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


def bags(folder: CaseFolder) -> list[Path]:
    """The finished bags of a year, oldest first."""
    found = (p for p in folder.arsip.glob("*") if p.is_dir() and not p.name.startswith("."))
    return sorted(p for p in found if (p / "bagit.txt").is_file() or (p / MANIFES).is_file())


def verify_bag(bag: Path) -> list[Cacat]:
    """Every damaged, missing and added file of a bag; none where it is as it was made.

    Raises:
        FileUnusableError: the folder is no bag of this program.
    """
    there = {p.relative_to(bag).as_posix() for p in bag.rglob("*") if p.is_file()}
    sums = (*_manifest(bag / MANIFES, bag), *_manifest(bag / "tagmanifest-sha256.txt", bag))
    listed = {name if name in there else _decoded(name): told for name, told in sums}
    found = [Cacat("hilang", name) for name in listed if name not in there]
    found += [Cacat("rusak", n) for n, told in listed.items() if n in there and file_sum(bag / n) != told]
    added = there - listed.keys() - {"tagmanifest-sha256.txt"}
    return sorted([*found, *(Cacat("asing", name) for name in added)], key=lambda c: c.berkas)


def file_sum(path: Path) -> str:
    """The SHA-256 of a file; "" where it cannot be read."""
    try:
        with path.open("rb") as f:
            return hashlib.file_digest(f, "sha256").hexdigest()
    except OSError:
        return ""


def unlike_recorded(folder: CaseFolder, bag: Path) -> list[Cacat]:
    """The manifest, where it is not the one that the year's journal recorded: it may have been made anew."""
    name = f"{folder.arsip.name}/{bag.name}"
    sums = [
        str(c.rincian["sidik"])
        for c in journal.readable(folder.journal)
        if c.aksi == "arsip" and c.rincian.get("arsip") == name and "sidik" in c.rincian
    ]
    return [Cacat("rusak", MANIFES)] if sums and file_sum(bag / MANIFES) not in sums else []


def _manifest(path: Path, bag: Path) -> Iterator[tuple[str, str]]:
    """File and SHA-256 of every line of a manifest.

    Raises:
        FileUnusableError: it cannot be read.
    """
    try:
        lines = path.read_bytes().decode().split("\n")
    except (OSError, ValueError) as e:
        raise FileUnusableError(
            f"Arsip “{bag.name}” tidak dapat diuji: {path.name} hilang atau rusak.",
            "Sebutkan folder arsip yang dibuat dengan lkjip arsip, di dalam 5-arsip.",
        ) from e
    for line in lines:
        told, _, name = line.rstrip("\r").partition(" ")
        if name:
            yield name.lstrip(" ").removeprefix("*"), told


def _decoded(name: str) -> str:
    """A name as BagIt writes it ("%0A" for a line end)."""
    return name.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%")
