"""Drafts that reviewers handed back: found in 2-masuk or named by people, their remarks as register rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.domain.cocok.pencocokan import is_related
from lkjip_xl.domain.errors import FileUnusableError, LkjipError, UsageError
from lkjip_xl.domain.masukan import Masukan
from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.formats.book import Value
from lkjip_xl.formats.docx.gate import DocxParts, open_docx
from lkjip_xl.formats.docx.identity import is_named_draft, named_version, told_version
from lkjip_xl.formats.docx.reader import read_docx, read_parts, read_properties
from lkjip_xl.formats.docx.remarks import Bacaan, remarks_of
from lkjip_xl.formats.gate import show_name
from lkjip_xl.formats.kasus import Kasus

_SARAN = "Sebutkan draf laporan dari folder ini yang sudah diberi komentar atau disunting di Word."
_DITANDAI = "Ditandai selesai pada berkasnya."


@dataclass(frozen=True, slots=True)
class DrafKembali:
    """One returned draft: its file, which version it was, what its reviewers wrote."""

    path: Path
    versi: int
    bacaan: Bacaan

    @property
    def baris(self) -> list[dict[str, Value]]:
        """The rows for the register."""
        return [_row(m, show_name(self.path)) for m in self.bacaan.masukan]


@dataclass(frozen=True, slots=True)
class Kembalian:
    """All returned drafts, and files that look like one and could not be read."""

    draf: tuple[DrafKembali, ...]
    temuan: tuple[Problem, ...] = ()

    @property
    def baris(self) -> list[dict[str, Value]]:
        """The rows for the register, file by file."""
        return [row for d in self.draf for row in d.baris]

    @property
    def pesan(self) -> str:
        """What was read, in one sentence; "" where nothing came back."""
        if not self.draf:
            return ""
        names = ", ".join(f"“{show_name(d.path)}”" for d in self.draf)
        count = sum(len(d.bacaan.masukan) for d in self.draf)
        form = sum(d.bacaan.bentuk for d in self.draf)
        told = f"; {form} perubahan bentuk tidak dicatat satu per satu" if form else ""
        return f" Dibaca dari {names}: {count} komentar dan perubahan{told}."


def returned_drafts(kasus: Kasus, dari: str = "") -> Kembalian:
    """The drafts named in `dari` (one path a line), else those that lie in 2-masuk.

    Raises:
        UsageError: a named file is not there.
        FileUnusableError: a named file cannot be read, or is no draft of this folder.
    """
    if dari.strip():
        return Kembalian(tuple(_named(kasus, line) for line in dict.fromkeys(dari.splitlines()) if line))
    found: list[DrafKembali] = []
    faults: list[Problem] = []
    for path in _inbox(kasus.folder.masuk):
        try:
            parts = open_docx(path)
            versi = _version(kasus, parts, path)
            if versi:
                found.append(DrafKembali(path, versi, remarks_of(parts)))
        except LkjipError as error:
            if is_named_draft(path.stem):
                faults.append(problem("S40", berkas=f"2-masuk/{show_name(path)}", sebab=error.pesan))
    return Kembalian(tuple(found), tuple(faults))


def _inbox(masuk: Path) -> Iterator[Path]:
    """The Word documents of the inbox; links and files that programs keep open are left out."""
    for path in sorted(masuk.glob("*")) if masuk.is_dir() else ():
        word = path.suffix.casefold() == ".docx" and not path.name.startswith(("~$", "."))
        if word and path.is_file() and not path.is_symlink():
            yield path


def _named(kasus: Kasus, nama: str) -> DrafKembali:
    places = (Path(nama), kasus.folder.masuk / nama, kasus.folder.root / nama)
    path = next((p for p in places if p.is_file()), None)
    if path is None:
        raise UsageError(f"Berkas “{nama}” pada --dari tidak ada.", "Periksa nama dan foldernya.")
    parts = open_docx(path)
    versi = _version(kasus, parts, path, pasti=True)
    if not versi:
        raise FileUnusableError(f"“{show_name(path)}” bukan draf laporan dari folder ini.", _SARAN)
    return DrafKembali(path, versi, remarks_of(parts))


def _version(kasus: Kasus, parts: DocxParts, path: Path, *, pasti: bool = False) -> int:
    """Which of our versions a file is; 0 where it is none.

    A file without its own word is ours when its text is; `pasti`: also under any name.
    """
    known = {d.versi for d in kasus.keadaan.draf}
    told = told_version(read_properties(parts))
    if told:
        if told[0] != kasus.keadaan.tahun:
            raise FileUnusableError(
                f"“{show_name(path)}” adalah draf tahun {told[0]}, sedangkan folder ini tahun "
                f"{kasus.keadaan.tahun}.",
                _SARAN,
            )
        return told[1] if told[1] in known else 0
    named = named_version(path)
    if not known or not (pasti or (named in known and is_named_draft(path.stem))):
        return 0
    versi = named if named in known else max(known)
    kept = kasus.folder.kept_draft(versi)
    return versi if kept.is_file() and is_related(read_docx(kept), read_parts(parts, dihapus=True)) else 0


def _row(m: Masukan, berkas: str) -> dict[str, Value]:
    return {
        "Bagian": m.bagian,
        "Koreksi": m.uraian,
        "Oleh": m.oleh,
        "Status": m.status,
        "Alasan": _DITANDAI if m.tuntas else None,
        "Letak": m.letak,
        "Waktu": m.waktu,
        "Berkas": berkas,
        "Kode": m.kode,
    }
