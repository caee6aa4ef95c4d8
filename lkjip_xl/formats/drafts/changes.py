"""What changed between two drafts of a year's folder, and its paper in 4-hasil."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.domain.angka_draf import AngkaTercetak
from lkjip_xl.domain.beda.angka import AngkaBerubah, moved_figures
from lkjip_xl.domain.beda.naskah import Beda, compare_texts, lost_edits
from lkjip_xl.domain.beda.tabel import compare_rows, lost_cells
from lkjip_xl.domain.dokumen import Dokumen, Jenis
from lkjip_xl.domain.errors import FileUnusableError, LkjipError
from lkjip_xl.domain.progress import Draf
from lkjip_xl.formats.docx.reader import read_docx
from lkjip_xl.formats.drafts.figures import figures_of
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.letters.changes import daftar_perubahan
from lkjip_xl.formats.letters.papers import write_paper

_MAKS_PARAGRAF, _MAKS_TABEL = 20_000, 2_000  # ten times a long report


@dataclass(frozen=True, slots=True)
class Perubahan:
    """Two drafts by name and what differs; `suntingan` are people's edits that the newer one lacks."""

    sebelum: str
    sesudah: str
    angka: tuple[AngkaBerubah, ...]
    teks: tuple[Beda, ...]
    suntingan: tuple[Beda, ...] = ()

    def as_dict(self) -> Mapping[str, object]:
        """The JSON answer."""
        return {
            "sebelum": self.sebelum,
            "sesudah": self.sesudah,
            "angka": [
                {"alias": a.sebutan, "tag": a.tag, "lama": a.lama, "baru": a.baru, "asal": a.asal}
                for a in self.angka
            ],
            "perubahan": [b.as_dict() for b in self.teks],
            "suntingan": [b.as_dict() for b in self.suntingan],
        }


def between_versions(folder: CaseFolder, lama: Draf, baru: Draf) -> Perubahan:
    """Two versions as the program wrote them, with the edits of the older one's file that the newer lacks.

    Raises:
        FileUnusableError: a kept copy is gone or damaged.
    """
    old, new = read_kept(folder, lama.versi), read_kept(folder, baru.versi)
    figures = moved_figures(figures_of(folder, lama.versi), figures_of(folder, baru.versi))
    texts = (*compare_texts(old, new), *compare_rows(old, new))
    lost = edits_lost(folder, lama, new)
    return Perubahan(_name(lama), _name(baru), figures, texts, lost)


def edited(folder: CaseFolder, draf: Draf) -> Perubahan:
    """A version as written against its file in 4-hasil, as people edited it.

    Raises:
        FileUnusableError: the kept copy or the file is gone or damaged.
    """
    path = folder.root / draf.berkas
    if not path.is_file():
        raise FileUnusableError(
            f"Draf “{draf.berkas}” tidak ada lagi.", "Kembalikan berkasnya, atau sebutkan dua versi."
        )
    old, new = read_kept(folder, draf.versi), bounded(read_docx(path), path)
    figures = moved_figures(_printed(folder, draf.versi, old), _printed(folder, draf.versi, new))
    texts = (*compare_texts(old, new), *compare_rows(old, new))
    return Perubahan(f"{_name(draf)} seperti ditulis", f"{_name(draf)} seperti disunting", figures, texts)


def edits_lost(folder: CaseFolder, lama: Draf, baru: Dokumen) -> tuple[Beda, ...]:
    """What people wrote into an older version's file and a newer document does not contain.

    A file that is gone or unreadable tells nothing.
    """
    try:
        path = folder.root / lama.berkas
        asal, sunting = read_kept(folder, lama.versi), bounded(read_docx(path), path)
    except LkjipError:
        return ()
    return (*lost_edits(asal, sunting, baru), *lost_cells(asal, sunting, baru))


def read_kept(folder: CaseFolder, versi: int) -> Dokumen:
    """A version as the program wrote it.

    Raises:
        FileUnusableError: its copy is gone or damaged.
    """
    path = folder.kept_draft(versi)
    if not path.is_file():
        raise FileUnusableError(
            f"Salinan draf versi {versi} (.lkjip/draf/{path.name}) tidak ada.",
            "Pulihkan folder .lkjip dari cadangan, atau bandingkan versi lain.",
        )
    return read_docx(path)


def bounded(dokumen: Dokumen, path: Path) -> Dokumen:
    """A document of the size of a report.

    Raises:
        FileUnusableError: it holds far more.
    """
    if len(dokumen.paragraf) > _MAKS_PARAGRAF or len(dokumen.tabel) > _MAKS_TABEL:
        raise FileUnusableError(
            f"“{path.name}” memuat jauh lebih banyak daripada sebuah laporan.",
            "Kembalikan draf laporan itu sendiri, tanpa dokumen lain di dalamnya.",
        )
    return dokumen


def write_changes(kasus: Kasus, beda: Perubahan, dari: str, ke: str) -> Path:
    """The paper "Daftar Perubahan Draf v1 ke v2" in 4-hasil."""
    surat = daftar_perubahan(
        *(kasus.kantor, beda.sebelum, beda.sesudah),
        angka=beda.angka,
        perubahan=beda.teks,
        suntingan=beda.suntingan,
        tanggal=kasus.waktu.date(),
    )
    return write_paper(kasus, "daftar-perubahan", surat, f"Daftar Perubahan Draf {dari} ke {ke}")


def _printed(folder: CaseFolder, versi: int, dokumen: Dokumen) -> dict[str, AngkaTercetak]:
    """The figures of a version as a document shows them: the first place of each that it still marks."""
    shown: dict[str, str] = {}
    for p, t in dokumen.marks():
        if t.jenis is Jenis.KENDALI:
            shown.setdefault(t.nama, p.marked(t).strip())
    known = figures_of(folder, versi)
    return {
        tag: AngkaTercetak(tag, a.alias, shown[tag], a.jenis, a.kode, a.nama, a.medan, a.asal)
        for tag, a in known.items()
        if tag in shown
    }


def _name(draf: Draf) -> str:
    return draf.berkas.rsplit("/", 1)[-1]
