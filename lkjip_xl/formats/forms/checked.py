"""The findings of the forms in force: of the reader, of the rules, of all forms together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.domain.problems import Problem, is_galat
from lkjip_xl.domain.rules.formulir import check_across, check_submission
from lkjip_xl.domain.rules.terbitan import check_changes
from lkjip_xl.formats.folder.case_folder import MASTER
from lkjip_xl.formats.forms.inbox import forms_in_force
from lkjip_xl.formats.forms.reader import HasilBaca
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.office import policy_of


@dataclass(frozen=True, slots=True)
class Diperiksa:
    """One received form with all its findings."""

    kode: str
    baca: HasilBaca
    temuan: tuple[Problem, ...]

    @property
    def galat(self) -> int:
        """How many findings stop the form."""
        return sum(map(is_galat, self.temuan))

    @property
    def peringatan(self) -> int:
        """How many findings only warn."""
        return len(self.temuan) - self.galat


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """Every form in force with its findings, and the findings that belong to no single form."""

    formulir: tuple[Diperiksa, ...]
    umum: tuple[Problem, ...]


def check_forms(kasus: Kasus) -> list[Diperiksa]:
    """Every form in force, read from its kept copy and checked against the master."""
    return list(check_all(kasus).formulir)


def check_all(kasus: Kasus) -> Pemeriksaan:
    """The same with what only all forms together show, such as a bidang that gave no figure."""
    forms = [
        f for f in forms_in_force(kasus.folder, kasus.keadaan, kasus.master) if f.submission and f.stempel
    ]
    found = _by_form(kasus, forms)
    checked = tuple(
        Diperiksa(f.stempel.bidang, f, (*f.temuan, *found[f.berkas])) for f in forms if f.stempel is not None
    )
    return Pemeriksaan(checked, tuple(p.at(berkas=MASTER) for p in found.get("", ())))


def _by_form(kasus: Kasus, forms: Sequence[HasilBaca]) -> Mapping[str, list[Problem]]:
    indikator = {i.kode: i for i in kasus.master.indikator}
    anggaran = {a.kode: a for a in kasus.master.anggaran}
    policy = policy_of(kasus.master)
    subs = [f.submission for f in forms if f.submission]
    dokumen = kasus.sop.daftar_dokumen
    found = {s.berkas: list(check_submission(s, indikator, anggaran, policy, dokumen)) for s in subs}
    for f in forms:
        if f.submission:
            found[f.berkas] += check_changes(f.submission, f.terkunci, indikator, anggaran)
    for p in check_across(subs, indikator, anggaran, policy):
        found.setdefault(p.berkas, []).append(p)
    return found
