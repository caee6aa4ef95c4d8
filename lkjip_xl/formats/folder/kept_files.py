"""Other files of a year of which the program keeps a copy, so that a lost or spoilt one can be put back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from lkjip_xl.domain.errors import UsageError
from lkjip_xl.domain.progress import fold
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.atomic import copy_file
from lkjip_xl.formats.folder.case_folder import CaseFolder


@dataclass(frozen=True, slots=True)
class Simpanan:
    """A file that can be put back: where it belongs, the kept copy, and how it stands there now."""

    nomor: int
    tujuan: Path
    sumber: Path
    keadaan: str

    def as_dict(self, folder: CaseFolder) -> dict[str, object]:
        """The JSON shape."""
        paths = {"berkas": folder.relative(self.tujuan), "sumber": folder.relative(self.sumber)}
        return {"nomor": self.nomor, **paths, "keadaan": self.keadaan}


def list_kept(folder: CaseFolder) -> list[Simpanan]:
    """Every file with a kept copy, numbered from 1; the latest copy of each."""
    pairs = dict(_pairs(folder))
    found = [(target, source) for target, source in sorted(pairs.items()) if source.is_file()]
    return [Simpanan(n, t, s, _standing(t, s)) for n, (t, s) in enumerate(found, start=1)]


def put_back(folder: CaseFolder, nomor: int, waktu: datetime) -> Simpanan:
    """Put a kept copy where it belongs; what stands there goes to .lkjip/cadangan first.

    Raises:
        UsageError: there is none of that number.
        FileUnusableError: the place cannot be written.
    """
    known = list_kept(folder)
    chosen = next((s for s in known if s.nomor == nomor), None)
    if chosen is None:
        raise UsageError(
            f"Berkas nomor {nomor} tidak ada pada daftar.", "Daftarnya: lkjip pulihkan DIR --berkas"
        )
    if chosen.tujuan.exists():
        copy_file(chosen.tujuan, folder.cadangan / "berkas" / f"{waktu:%Y%m%d-%H%M%S} {chosen.tujuan.name}")
    copy_file(chosen.sumber, chosen.tujuan)
    return chosen


def _pairs(folder: CaseFolder) -> Iterator[tuple[Path, Path]]:
    """Where each file belongs, and its kept copy."""
    yield folder.sop, folder.cadangan / folder.sop.name
    yield folder.journal, folder.mirror
    source = folder.mirror if folder.mirror.is_file() else folder.journal
    for record in journal.read(source):
        r = record.rincian
        match record.aksi:
            case "formulir":
                yield folder.root / str(r["berkas"]), folder.issued(str(r["terbitan"]))
            case "terima":
                yield folder.root / str(r["berkas"]), folder.received(str(r["sha256"]))
    for draf in fold(journal.read(source)).draf:
        yield folder.root / draf.berkas, folder.kept_draft(draf.versi)


def _standing(target: Path, source: Path) -> str:
    if not target.is_file():
        return "hilang"
    return "sama" if target.read_bytes() == source.read_bytes() else "berubah"
