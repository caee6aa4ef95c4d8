"""Forms of SOPs that ask for people and documents: issued, read, checked, issued again with remarks."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from openpyxl import load_workbook

from lkjip_xl.domain.rules.formulir import check_submission
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.forms.checked import Diperiksa
from lkjip_xl.formats.forms.inbox import desk_of
from lkjip_xl.formats.forms.issue import BARIS_INDIVIDU, issue_form
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.master.data_map import data_cell
from lkjip_xl.formats.master.data_rows import data_tables_of, finding_rows
from lkjip_xl.formats.master.reader import read_master
from lkjip_xl.formats.office import policy_of
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.example import play

KANIGARAN, DPMPTSP = "kecamatan-kanigaran", "dpmptsp-naker-probolinggo"
WAKTU = datetime(2026, 1, 20, 9)
ORANG = {"Nama": "Siti Contoh", "Jabatan": "Staf", "Satuan": "surat", "Target": 10, "Realisasi": 9}


def _case(folder: CaseFolder) -> Kasus:
    sop, keadaan = load_state(folder)
    with open_book(folder.master) as book:
        master = read_master(book, sop.formulir)
    return Kasus(folder, sop, keadaan, master, sop.langkah[0], WAKTU)


@pytest.fixture(scope="module")
def kanigaran(tmp_path_factory) -> Kasus:
    folder = CaseFolder(tmp_path_factory.mktemp("kanigaran") / "tahun")
    play(folder, KANIGARAN, 2)
    return _case(folder)


@pytest.fixture(scope="module")
def dpmptsp(tmp_path_factory) -> Kasus:
    folder = CaseFolder(tmp_path_factory.mktemp("dpmptsp") / "tahun")
    play(folder, DPMPTSP, 4)
    return _case(folder)


def _checked(kasus: Kasus, kode: str, tmp_path, rows: dict[str, dict], table: str) -> Diperiksa:
    """The bidang's form with these rows typed in (a code that is not there is added), read and checked."""
    issued = kasus.folder.issued(kasus.keadaan.bidang[kode].terbitan)
    book = load_workbook(issued)
    sheet = book[table]
    kolom = {sheet.cell(5, c).value: c for c in range(2, sheet.max_column + 1)}
    baris = {sheet.cell(r, kolom["Kode"]).value: r for r in range(6, sheet.max_row + 1)}
    for nomor, (satu, isi) in enumerate(rows.items()):
        r = baris.get(satu) or sheet.max_row + 1 + nomor
        for nama, nilai in {"Kode": satu, **isi}.items():
            sheet.cell(r, kolom[nama]).value = nilai
    path = tmp_path / "isi.xlsx"
    book.save(path)
    baca = desk_of(kasus.folder, kasus.keadaan, kasus.master).read(path, "2-masuk/isi.xlsx")
    assert baca.submission is not None, baca.pesan
    indikator = {i.kode: i for i in kasus.master.indikator}
    anggaran = {a.kode: a for a in kasus.master.anggaran}
    found = check_submission(
        baca.submission, indikator, anggaran, policy_of(kasus.master), kasus.sop.daftar_dokumen
    )
    return Diperiksa(kode, baca, (*baca.temuan, *(p for p in found if p.lembar == table)))


def test_every_bidang_gets_a_form_of_the_sop_s_tables(kanigaran, dpmptsp):
    for kasus, lembar in (
        (kanigaran, ["Petunjuk", "Indikator", "Anggaran", "Individu", "_Stempel"]),
        (dpmptsp, ["Petunjuk", "Dokumen", "_Stempel"]),
    ):
        assert set(kasus.keadaan.bidang) == {b.kode for b in kasus.master.bidang}
        assert kasus.master.temuan == ()
        for b in kasus.keadaan.bidang.values():
            assert load_workbook(kasus.folder.issued(b.terbitan)).sheetnames == lembar


def test_the_data_sheets_hold_the_tables_of_the_forms(kanigaran, dpmptsp):
    for kasus, pola in ((kanigaran, ("", "Anggaran", "Individu")), (dpmptsp, ("Dokumen",))):
        kode = next(iter(kasus.keadaan.bidang))
        with open_book(kasus.folder.master) as book:
            assert [
                n for n in ("", "Anggaran", "Individu", "Dokumen") if book.has_table(f"tblIsian{n}_{kode}")
            ] == [*pola]


def test_people_s_rows_go_back_as_typed_with_remarks_and_room(kanigaran, tmp_path):
    kode = next(iter(kanigaran.keadaan.bidang))
    rows = {
        "I-01": {**ORANG, "Indikator": "Surat", "NIP": "1234"},
        "I-02": {**ORANG, "Indikator": "Tamu", "NIP": "1234", "Target": "≤ 5"},
        "I-21": {**ORANG, "Indikator": "Rapat", "NIP": "-", "Realisasi": None},
    }
    before = _checked(kanigaran, kode, tmp_path, rows, "Individu")
    assert sorted(p.kode for p in before.temuan) == ["N30", "N30", "P53"]
    bidang = next(b for b in kanigaran.master.bidang if b.kode == kode)
    path = kanigaran.folder.kembali / "kembali.xlsx"
    issue_form(kanigaran, bidang, path, date(2026, 2, 2), before)
    sheet = load_workbook(path)["Individu"]
    codes = [sheet.cell(r, 3).value for r in range(6, sheet.max_row + 1)]
    assert codes == [f"I-{n:02d}" for n in range(1, 27)]
    assert len(codes) > BARIS_INDIVIDU
    assert [sheet.cell(7, c).value for c in (4, 5, 9, 10)] == ["Siti Contoh", "1234", "≤ 5", 9]
    assert sheet.cell(26, 7).value == "Rapat"
    remarks = {c.coordinate for row in sheet.iter_rows() for c in row if c.comment}
    assert remarks == {"E6", "E7", "J26"}


def test_documents_go_back_with_their_dates(dpmptsp, tmp_path):
    kode = next(iter(dpmptsp.keadaan.bidang))
    rows = {
        "D-01": {"Ada": "ada", "Tanggal": datetime(2025, 1, 3)},
        "D-02": {"Ada": "ada", "Tanggal": "kemarin"},
        "D-03": {"Ada": "ada"},
    }
    before = _checked(dpmptsp, kode, tmp_path, rows, "Dokumen")
    assert {p.kode for p in before.temuan} == {"P60", "P62", "P63"}
    assert "Dokumen D-03 (IKI dan SK IKI)" in next(p.pesan for p in before.temuan if p.kode == "P62")
    path = dpmptsp.folder.kembali / "kembali.xlsx"
    bidang = next(b for b in dpmptsp.master.bidang if b.kode == kode)
    issue_form(dpmptsp, bidang, path, None, before)
    sheet = load_workbook(path)["Dokumen"]
    assert sheet["F6"].value == datetime(2025, 1, 3)
    assert sheet["F7"].value == "kemarin"
    assert sheet["F8"].comment is not None


def test_findings_lead_to_the_cells_of_the_data_sheet(kanigaran, tmp_path):
    kode = next(iter(kanigaran.keadaan.bidang))
    rows = {"I-03": {**ORANG, "Indikator": "Surat", "NIP": "-", "Realisasi": None}}
    before = _checked(kanigaran, kode, tmp_path, rows, "Individu")
    formulir = kanigaran.sop.formulir
    (row,) = finding_rows(kode, before.temuan, before.baca.submission, "Pengaturan", formulir)
    place = data_cell("Individu", "Realisasi", 0, formulir)
    assert f"#'Data {kode}'!{place}" in row["Buka"]
    tables = data_tables_of(before.baca.submission, {}, {}, before.temuan)
    (shown,) = tables[f"tblIsianIndividu_{kode}"]
    assert (shown["Kode"], shown["Target"], shown["Tanda"]) == ("I-03", 10, ";Realisasi:galat;")
    assert place.rstrip("0123456789") == "AL"


def test_a_master_without_indicators_is_fine_where_only_documents_are_asked(dpmptsp):
    assert dpmptsp.master.indikator == ()
    asked = replace(dpmptsp.sop, formulir=("indikator", "dokumen"))
    with open_book(dpmptsp.folder.master) as book:
        assert [p.kode for p in read_master(book, asked.formulir).temuan] == ["P37"]
