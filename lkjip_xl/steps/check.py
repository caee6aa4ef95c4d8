"""Action "periksa": every received form against the rules of the field (SOP Dinsos step 4)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.problems import Problem
from lkjip_xl.formats.folder.atomic import copy_file
from lkjip_xl.formats.folder.case_folder import safe_name
from lkjip_xl.formats.forms.checked import Diperiksa, check_all
from lkjip_xl.formats.letters.papers import Penomoran, write_paper
from lkjip_xl.formats.master.data_rows import data_tables_of, finding_rows
from lkjip_xl.formats.sheet_map import PENGATURAN
from lkjip_xl.steps.tugas import Hasil, Tabel, Tugas

_PENERUSAN = "nota-penerusan-data"


def run(tugas: Tugas) -> Hasil:
    """Check all forms in force; a form without errors becomes "sah" and is kept in 4-hasil."""
    result = check_all(tugas)
    checked = result.formulir
    general = (*tugas.master.temuan, *result.umum)
    valid = [f for f in checked if not f.galat]
    wrong = [tugas.keadaan.bidang[f.kode].nama for f in checked if f.galat]
    waiting = [b.nama for b in tugas.keadaan.bidang.values() if not b.sha256]
    numbers = Penomoran(tugas)
    passed = [] if wrong or waiting else _pass_on(tugas, valid, numbers)
    return Hasil(
        f"{len(checked)} formulir diperiksa: {len(valid)} sah, {len(wrong)} harus diperbaiki, "
        f"{len(waiting)} belum kembali.",
        keluaran=(*(_keep_valid(tugas, f) for f in valid), *passed),
        catatan=(*(_record(tugas, f) for f in checked), *numbers.catatan),
        tabel=_tables(tugas, checked, general),
        temuan=(*general, *(p for f in checked for p in f.temuan)),
        belum=(
            *(f"Formulir {nama} harus diperbaiki" for nama in wrong),
            *(f"{nama} belum mengembalikan formulir" for nama in waiting),
        ),
    )


def _record(tugas: Tugas, f: Diperiksa) -> Catatan:
    putaran = tugas.keadaan.bidang[f.kode].putaran
    isi = {
        "bidang": f.kode,
        "putaran": putaran,
        "galat": f.galat,
        "peringatan": f.peringatan,
        "sah": not f.galat,
    }
    return Catatan(tugas.waktu, "periksa", isi)


def _keep_valid(tugas: Tugas, f: Diperiksa) -> Path:
    """A copy of the valid form among the results: the step's output."""
    target = tugas.folder.hasil / "Formulir Sah" / f"Formulir {safe_name(f.kode)}.xlsx"
    copy_file(tugas.folder.received(tugas.keadaan.bidang[f.kode].sha256), target)
    return target


def _pass_on(tugas: Tugas, valid: Sequence[Diperiksa], numbers: Penomoran) -> list[Path]:
    """The nota dinas that hands everything to the team of evaluation, where the step asks for it."""
    if _PENERUSAN not in tugas.langkah.naskah:
        return []
    from lkjip_xl.formats.letters.evaluation import nota_penerusan_data

    units = tugas.keadaan.bidang
    files = [(units[f.kode].nama, units[f.kode].berkas.rsplit("/", 1)[-1]) for f in valid]
    surat = nota_penerusan_data(tugas.kantor, files, tanggal=tugas.waktu.date())
    surat = numbers.give(_PENERUSAN, surat, tugas.langkah.id)
    return [write_paper(tugas, _PENERUSAN, surat, "Nota Dinas Penyerahan Data kepada Tim")]


def _tables(tugas: Tugas, checked: Sequence[Diperiksa], general: Sequence[Problem]) -> Tabel:
    """The data sheets with their marks, and Temuan."""
    indikator = {i.kode: i for i in tugas.master.indikator}
    anggaran = {a.kode: a for a in tugas.master.anggaran}
    found = finding_rows("", general, None, PENGATURAN)
    tables: Tabel = {"tblTemuan": found}
    for f in checked:
        found += finding_rows(f.kode, f.temuan, f.baca.submission, PENGATURAN, tugas.sop.formulir)
        if f.baca.submission:
            dokumen = tugas.sop.daftar_dokumen
            tables |= data_tables_of(f.baca.submission, indikator, anggaran, f.temuan, dokumen)
    return tables
