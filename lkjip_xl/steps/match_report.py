"""`lkjip cocokkan`: a report that people edited against the draft it was made from; nothing is changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.domain.angka_draf import AngkaTercetak
from lkjip_xl.domain.cocok.pencocokan import compare, is_related
from lkjip_xl.domain.dokumen import Dokumen
from lkjip_xl.domain.errors import FileUnusableError, LkjipError, UsageError
from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.progress import Draf, Keadaan
from lkjip_xl.formats.docx.gate import open_docx
from lkjip_xl.formats.docx.identity import named_version, told_version
from lkjip_xl.formats.docx.reader import read_docx, read_properties
from lkjip_xl.formats.drafts.figures import figures_of
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.state import load_state

_CONTOH = 3
_MAKS_PARAGRAF, _MAKS_TABEL = 20_000, 2_000  # ten times a long report


@dataclass(frozen=True, slots=True)
class HasilCocok:
    """What was compared: the file, the draft version it is, how many figures that prints, what differs."""

    berkas: Path
    versi: int
    jumlah: int
    temuan: tuple[Problem, ...]

    @property
    def pesan(self) -> str:
        """The result in one sentence."""
        if not self.temuan:
            return f"“{self.berkas.name}” cocok: {self.jumlah} angka draf versi {self.versi} diperiksa."
        return f"“{self.berkas.name}” (draf versi {self.versi}): {len(self.temuan)} temuan."


def match_file(folder: CaseFolder, path: Path) -> HasilCocok:
    """Look for every figure of the draft in a file that people edited.

    Raises:
        UsageError: no draft was made yet.
        FileUnusableError: the file cannot be read, or it is no draft of this folder.
    """
    _, keadaan = load_state(folder)
    if not keadaan.draf:
        raise UsageError("Belum ada draf yang dapat dicocokkan.", "Buat dahulu dengan: lkjip draf DIR")
    kini = read_docx(path)
    if len(kini.paragraf) > _MAKS_PARAGRAF or len(kini.tabel) > _MAKS_TABEL:
        raise FileUnusableError(
            f"“{path.name}” memuat jauh lebih banyak daripada sebuah laporan.",
            "Sebutkan draf laporan itu sendiri, tanpa dokumen lain di dalamnya.",
        )
    draf = _version(keadaan, kini, path)
    asal, angka = _kept(folder, draf)
    if not is_related(asal, kini):
        raise FileUnusableError(
            f"“{path.name}” bukan draf laporan dari folder ini.",
            "Sebutkan berkas Word hasil suntingan draf di 4-hasil.",
        )
    temuan = [p.at(berkas=path.name) for p in compare(asal, kini, angka)]
    old = [p.at(berkas=path.name) for p in _outdated(folder, keadaan, draf, angka)]
    printed = sum(t.nama.startswith("lkjip:") for _, t in asal.marks())
    return HasilCocok(path, draf.versi, printed, (*old, *temuan))


def match_latest(folder: CaseFolder) -> HasilCocok:
    """The same for the report in 4-hasil that was saved last.

    Raises:
        UsageError: there is none.
        FileUnusableError: the file cannot be read.
    """
    files = sorted(folder.hasil.glob("*.docx"), key=lambda p: p.stat().st_mtime, reverse=True)
    path = next((p for p in files if _is_draft(p)), None)
    if path is None:
        raise UsageError("Tidak ada draf Word di 4-hasil.", "Buat dahulu dengan: lkjip draf DIR")
    return match_file(folder, path)


def _is_draft(path: Path) -> bool:
    """Whether a file says of itself that it is a draft; one that cannot be read does not."""
    try:
        return told_version(read_properties(open_docx(path))) is not None
    except LkjipError:
        return False


def _version(keadaan: Keadaan, kini: Dokumen, path: Path) -> Draf:
    """The draft version a file was made from: by its own word, its name, else the last one."""
    told = told_version(kini.sifat)
    if told and told[0] != keadaan.tahun:
        raise FileUnusableError(
            f"“{path.name}” adalah draf tahun {told[0]}, sedangkan folder ini tahun {keadaan.tahun}.",
            "Sebutkan folder kerja tahun itu, atau draf tahun ini.",
        )
    number = told[1] if told else named_version(path)
    return next((d for d in keadaan.draf if d.versi == number), keadaan.draf[-1])


def _kept(folder: CaseFolder, draf: Draf) -> tuple[Dokumen, Mapping[str, AngkaTercetak]]:
    path, angka = folder.kept_draft(draf.versi), figures_of(folder, draf.versi)
    if not angka or not path.is_file():
        raise FileUnusableError(
            f"Salinan draf versi {draf.versi} (.lkjip/draf/{path.name}) tidak ada.",
            "Pulihkan folder .lkjip dari cadangan, atau buat versi baru dengan: lkjip draf DIR",
        )
    return read_docx(path), angka


def _outdated(
    folder: CaseFolder, keadaan: Keadaan, draf: Draf, angka: Mapping[str, AngkaTercetak]
) -> list[Problem]:
    """That the data moved on since this version, and which figures a later version prints differently."""
    last = keadaan.draf[-1]
    if draf.sidik == keadaan.sidik:
        return []
    later = figures_of(folder, last.versi) if last.versi != draf.versi else {}
    moved = [
        f"{new.sebutan} {angka[tag].teks} menjadi {new.teks}"
        for tag, new in later.items()
        if tag in angka and angka[tag].teks != new.teks
    ]
    rest = f"; dan {len(moved) - _CONTOH} lainnya" if len(moved) > _CONTOH else ""
    note = f" (pada versi {last.versi}: {'; '.join(moved[:_CONTOH])}{rest})" if moved else ""
    return [problem("C14", versi=draf.versi, catatan=note)]
