"""The material of the last look before the signature, gathered from the year's folder; nothing is changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from lkjip_xl.domain.cetakan import collect_figures
from lkjip_xl.domain.cocok.pencocokan import compare
from lkjip_xl.domain.dokumen import Dokumen
from lkjip_xl.domain.errors import FileUnusableError, UsageError
from lkjip_xl.domain.periksa.cocok import agreement_questions
from lkjip_xl.domain.periksa.kinerja import performance_questions
from lkjip_xl.domain.periksa.naskah import Bahan, Butir, FormulirBidang
from lkjip_xl.domain.periksa.teks import text_questions
from lkjip_xl.domain.problems import Problem
from lkjip_xl.domain.progress import StatusBidang
from lkjip_xl.formats.book import Value
from lkjip_xl.formats.docx.reader import read_docx
from lkjip_xl.formats.drafts.figures import figures_of
from lkjip_xl.formats.drafts.text import text_of
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.forms.inbox import forms_in_force
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.office import policy_of
from lkjip_xl.formats.report.data import fingerprint, rekap_of
from lkjip_xl.formats.sheet_map import ANGGARAN, INDIKATOR, PENGATURAN

_SISA = ("C11", "C12", "C13")
BacaSel = Callable[[str], Sequence[Mapping[str, tuple[Value, str]]]]
_TABEL = (
    (INDIKATOR, "tblIndikator", "Kode"),
    (ANGGARAN, "tblAnggaran", "Kode"),
    (PENGATURAN, "tblPengaturan", "Pengaturan"),
)


def look_over(kasus: Kasus, baca_sel: BacaSel) -> tuple[Butir, ...]:
    """Every question with its answer; `baca_sel` gives the rows of a table of the master with their cells.

    Raises:
        UsageError: there is no draft yet.
        FileUnusableError: the draft is gone or cannot be read.
    """
    bahan = gather(kasus, baca_sel)
    return (*performance_questions(bahan), *agreement_questions(bahan), *text_questions(bahan))


def gather(kasus: Kasus, baca_sel: BacaSel) -> Bahan:
    """What the questions look at."""
    dokumen = read_docx(newest_draft(kasus))
    rekap = rekap_of(kasus)
    desimal = policy_of(kasus.master).desimal
    return Bahan(
        tahun=kasus.keadaan.tahun,
        tanggal=kasus.waktu.date(),
        rekap=rekap,
        cetakan=collect_figures(rekap, desimal),
        naskah=text_of(dokumen, kasus.keadaan.draf[-1].berkas),
        formulir=tuple(_forms(kasus)),
        sel=_cells(baca_sel),
        sidik=_heads(kasus.folder.journal),
        putus=journal.broken_at(kasus.folder.journal),
        terkini=kasus.keadaan.draf[-1].sidik == fingerprint(rekap),
        batas=kasus.master.setting_date("Batas Penyampaian"),
        angka=_figures(kasus, dokumen),
    )


def newest_draft(kasus: Kasus) -> Path:
    """The draft that would be signed, as people edited it.

    Raises:
        UsageError: there is none yet.
        FileUnusableError: it is gone.
    """
    if not kasus.keadaan.draf:
        raise UsageError("Belum ada draf yang dapat disahkan.", "Buat dahulu dengan: lkjip draf DIR")
    path = kasus.folder.root / kasus.keadaan.draf[-1].berkas
    if not path.is_file():
        raise FileUnusableError(
            f"Draf “{kasus.keadaan.draf[-1].berkas}” tidak ada lagi.",
            "Kembalikan berkasnya, atau buat lagi dengan: lkjip draf DIR",
        )
    return path


def _figures(kasus: Kasus, dokumen: Dokumen) -> tuple[Problem, ...] | None:
    """What people changed among the figures; None where the draft as it was made is not kept.

    Leftovers are asked for by a question of their own.
    """
    draft = kasus.keadaan.draf[-1]
    kept, figures = kasus.folder.kept_draft(draft.versi), figures_of(kasus.folder, draft.versi)
    if not figures or not kept.is_file():
        return None
    found = compare(read_docx(kept), dokumen, figures)
    return tuple(p.at(berkas=draft.berkas) for p in found if p.kode not in _SISA)


def _forms(kasus: Kasus) -> Iterator[FormulirBidang]:
    """The forms in force; a bidang that returned none is not "sah" either."""
    returned = {
        f.stempel.bidang: f
        for f in forms_in_force(kasus.folder, kasus.keadaan, kasus.master)
        if f.stempel is not None
    }
    for kode, bidang in kasus.keadaan.bidang.items():
        form = returned.get(kode)
        yield FormulirBidang(
            kode,
            form.berkas if form else bidang.berkas_terbit,
            form.terkunci if form else {},
            sah=bidang.status is StatusBidang.SAH,
        )


def _cells(baca_sel: BacaSel) -> dict[tuple[str, str, str], str]:
    return {
        (lembar, str(row[kunci][0]).strip(), kolom): sel
        for lembar, tabel, kunci in _TABEL
        for row in baca_sel(tabel)
        for kolom, (_, sel) in row.items()
    }


def _heads(path: Path) -> frozenset[str]:
    """What the journal's head was after each of its lines."""
    return frozenset(hashlib.sha256(line).hexdigest() for line in path.read_bytes().split(b"\n")[:-1])
