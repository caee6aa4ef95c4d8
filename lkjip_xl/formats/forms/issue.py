"""What is issued to a bidang: its lines of the master, its deadline, its form of a round."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from lkjip_xl.domain.bidang import children_of, distinct_name, parent_of
from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.isian_individu import person_code, person_number, used_rows
from lkjip_xl.domain.naskah import head_title
from lkjip_xl.domain.records import BarisAnggaran, Bidang, Indikator, Isian, Stempel, Submission
from lkjip_xl.domain.rules.anggaran import children
from lkjip_xl.domain.sop import Waktu
from lkjip_xl.domain.tanggal import parse_tanggal
from lkjip_xl.formats.folder.atomic import copy_file
from lkjip_xl.formats.forms.checked import Diperiksa
from lkjip_xl.formats.forms.desk import Loket
from lkjip_xl.formats.forms.reader import Konteks
from lkjip_xl.formats.forms.spec import BarisForm, FormSpec
from lkjip_xl.formats.forms.writer import write_form
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.master.data_rows import issued_cells
from lkjip_xl.formats.office import calendar_of, policy_of
from lkjip_xl.formats.renja.imported import imported_values
from lkjip_xl.formats.sheet_map import (
    ANGGARAN,
    DOKUMEN,
    INDIKATOR,
    INDIVIDU,
    ISIAN_ANGGARAN,
    ISIAN_DOKUMEN,
    ISIAN_INDIKATOR,
    ISIAN_INDIVIDU,
)

_ISIAN = {
    INDIKATOR: ISIAN_INDIKATOR,
    ANGGARAN: ISIAN_ANGGARAN,
    INDIVIDU: ISIAN_INDIVIDU,
    DOKUMEN: ISIAN_DOKUMEN,
}
BARIS_INDIVIDU = 20  # rows for people in a first form
_CADANGAN = 5  # free rows for people in a form that goes back
_COLLECTING = frozenset({"individu", "kumpulkan"})
_PERBAIKAN = Waktu("2 hari", hari=2)


def lines_of(kasus: Kasus, bidang: Bidang) -> tuple[tuple[Indikator, ...], tuple[BarisAnggaran, ...]]:
    """The indicators and budget lines that a bidang answers for, as far as the SOP's forms ask them."""
    asked = kasus.sop.asks
    return (
        tuple(i for i in kasus.master.indikator if bidang.kode in i.bidang and asked("indikator")),
        tuple(a for a in kasus.master.anggaran if a.bidang == bidang.kode and asked("anggaran")),
    )


def gets_form(kasus: Kasus, bidang: Bidang) -> bool:
    """Whether a bidang has anything to fill in; people and documents are asked of every bidang."""
    return kasus.sop.asks("individu", "dokumen") or any(lines_of(kasus, bidang))


def form_deadline(kasus: Kasus) -> date | None:
    """Until when forms return: the setting, else the deadline of the step that collects them."""
    given = kasus.master.setting_date("Tenggat Pengembalian")
    collecting = next((x for x in kasus.sop.langkah if not _COLLECTING.isdisjoint(x.aksi)), None)
    planned = kasus.keadaan.step(collecting.id).tenggat if collecting else None
    return given or (planned.date() if planned else None)


def return_deadline(kasus: Kasus) -> date:
    """Until when a corrected form returns: two working days from now."""
    return calendar_of(kasus.master).deadline(kasus.waktu, _PERBAIKAN).date()


def issue_form(
    kasus: Kasus, bidang: Bidang, form: Path, due: date | None, before: Diperiksa | None = None
) -> Catatan:
    """Write the form of the next round, keep it as issued, copy it to `form`; gives the record.

    `before` is the checked form of the round before: its values stay, its findings become comments.
    """
    known = kasus.keadaan.bidang.get(bidang.kode)
    putaran = known.putaran + 1 if known else 1
    unit, tahun = kasus.keadaan.unit, kasus.keadaan.tahun
    terbitan = f"{unit}-{tahun}-{bidang.kode}-{putaran}-{secrets.token_hex(4)}"
    stempel = Stempel(tahun, kasus.sop.id, unit, bidang.kode, putaran, terbitan)
    kept = kasus.folder.issued(terbitan)
    write_form(kept, _spec(kasus, bidang, stempel, due, before))
    copy_file(kept, form)
    Loket(kasus.folder, Konteks(tahun, kasus.sop.id, unit, frozenset())).remember(stempel)
    parent = parent_of(bidang, kasus.master.bidang)
    record = {
        "bidang": bidang.kode,
        "nama": distinct_name(bidang, kasus.master.bidang),
        "kepala": bidang.kepala,
        "induk": parent.kode if parent else "",
        "nama_induk": parent.nama if parent else "",
        "kepala_induk": parent.kepala if parent else "",
        "putaran": putaran,
        "terbitan": terbitan,
        "berkas": kasus.folder.relative(form),
        "tenggat": due.isoformat() if due else "",
    }
    return Catatan(kasus.waktu, "formulir", record)


def _spec(
    kasus: Kasus, bidang: Bidang, stempel: Stempel, due: date | None, before: Diperiksa | None
) -> FormSpec:
    kantor = kasus.kantor
    indikator, anggaran = lines_of(kasus, bidang)
    submission = before.baca.submission if before else None
    return FormSpec(
        pemerintah=kantor.pemerintah,
        perangkat_daerah=kantor.perangkat_daerah,
        tahun=stempel.tahun,
        bidang=bidang,
        stempel=stempel,
        tenggat=due,
        indikator=tuple(_indicator_row(i, _typed(kasus, submission, INDIKATOR, i.kode)) for i in indikator),
        anggaran=_budget_rows(
            anggaran, {a.kode: _typed(kasus, submission, ANGGARAN, a.kode) for a in anggaran}
        ),
        catatan=tuple(issued_cells(submission, before.temuan)) if before and submission else (),
        formulir=kasus.sop.formulir,
        individu=_people_rows(kasus, submission),
        dokumen=tuple(
            BarisForm({"Kode": kode, "Dokumen": nama}, _typed(kasus, submission, DOKUMEN, kode))
            for kode, nama in kasus.sop.daftar_dokumen.items()
        ),
        kebijakan=policy_of(kasus.master),
        pic=_answerable(kasus, bidang),
        kertas=kantor.kertas,
    )


def _answerable(kasus: Kasus, bidang: Bidang) -> tuple[str, ...]:
    """Who may answer for what is left to do: the heads in the bidang, then the office's officials."""
    units = (bidang, *children_of(bidang, kasus.master.bidang))
    return (*(head_title(b.nama) for b in units), *(p.jabatan for p in kasus.master.pejabat if p.jabatan))


def _people_rows(kasus: Kasus, submission: Submission | None) -> tuple[BarisForm, ...]:
    """Numbered rows for people's own performance: those that were used, and always some to spare."""
    used = map(person_number, used_rows(submission)) if submission else ()
    last = max(used, default=0)
    codes = [person_code(n) for n in range(1, max(BARIS_INDIVIDU, last + _CADANGAN) + 1)]
    return tuple(BarisForm({"Kode": k}, _typed(kasus, submission, INDIVIDU, k)) for k in codes)


def _indicator_row(i: Indikator, isian: Mapping[str, object]) -> BarisForm:
    target = i.target if isinstance(i.target, Decimal) else i.target_teks
    tetap = {"Kode": i.kode, "Sasaran": i.sasaran, "Indikator": i.nama, "Satuan": i.satuan, "Target": target}
    return BarisForm(tetap, isian, i)


def _budget_rows(
    anggaran: Sequence[BarisAnggaran], isian: Mapping[str, Mapping[str, object]]
) -> tuple[BarisForm, ...]:
    """The budget lines; each knows the lines directly below it."""
    tempat = {a.kode: n for n, a in enumerate(anggaran)}
    anak = children({a.kode: a for a in anggaran})
    return tuple(
        BarisForm(
            {"Kode": a.kode, "Uraian": a.uraian, "Pagu": a.pagu},
            isian[a.kode],
            rincian=tuple(tempat[k] for k in anak.get(a.kode, ())),
        )
        for a in anggaran
    )


def _typed(kasus: Kasus, submission: Submission | None, lembar: str, kode: str) -> Mapping[str, object]:
    """What stands in a row's inputs: what the bidang typed before, else what an import offers.

    Numbers where they were understood, else the cell as it stood.
    """
    if submission is None:
        return imported_values(kasus.folder, lembar).get(kode, {})
    cells = {k: submission.cell(kode, k, lembar) for k in _ISIAN[lembar]}
    return {k: _as_typed(k, c) for k, c in cells.items() if c is not None}


def _as_typed(kolom: str, cell: Isian) -> object:
    if kolom == "Tanggal" and (tanggal := parse_tanggal(cell.nilai)):
        return tanggal
    return cell.mentah if cell.nilai is None else cell.nilai
