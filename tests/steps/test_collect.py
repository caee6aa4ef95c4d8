"""Collecting: rounds, conflicts, refusals; the inbox is never changed."""

import json
import shutil

import pytest

from lkjip_xl.cli.main import run
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.example_data import fill_form, read_example
from lkjip_xl.formats.state import load_state

SOP = "dinsos-pppa-probolinggo"


@pytest.fixture
def isian():
    return read_example(SOP)["isian"]


def put(folder, isian, kode, nama=None, **slips):
    form = folder.formulir / f"Formulir {kode}.xlsx"
    fill_form(form, folder.masuk / (nama or form.name), isian[kode], slips or None)


def looked(folder, capsys) -> dict[str, dict]:
    capsys.readouterr()
    run(["kumpulkan", str(folder.root), "--coba", "--json"])
    return {r["berkas"].split("/")[-1]: r for r in json.loads(capsys.readouterr().out)}


def test_two_different_answers_to_one_issue_wait_for_a_person(tahun_terbagi, isian, capsys):
    put(tahun_terbagi, isian, "DAYASOS", "a.xlsx")
    put(tahun_terbagi, isian, "DAYASOS", "b.xlsx", Indikator={"IKU-1.3": {"Realisasi": "71"}})
    rows = looked(tahun_terbagi, capsys)
    assert {r["kelas"] for r in rows.values()} == {"ditolak"}
    assert [r["temuan"][0]["kode"] for r in rows.values()] == ["S01", "S01"]
    assert run(["kumpulkan", str(tahun_terbagi.root)]) == 1
    assert load_state(tahun_terbagi)[1].penerimaan == ()
    run(["kumpulkan", str(tahun_terbagi.root), "--pakai", "b.xlsx"])
    _, keadaan = load_state(tahun_terbagi)
    assert [p.berkas for p in keadaan.penerimaan] == ["2-masuk/b.xlsx"]
    rows = looked(tahun_terbagi, capsys)
    assert (rows["a.xlsx"]["kelas"], rows["b.xlsx"]["kelas"]) == ("ditolak", "diterima")


def test_a_form_changed_in_its_place_is_told_apart_from_the_received_one(tahun_terbagi, isian, capsys):
    put(tahun_terbagi, isian, "DAYASOS", "a.xlsx")
    run(["kumpulkan", str(tahun_terbagi.root)])
    put(tahun_terbagi, isian, "DAYASOS", "a.xlsx", Indikator={"IKU-1.3": {"Realisasi": "71"}})
    pesan = looked(tahun_terbagi, capsys)["a.xlsx"]["temuan"][0]["pesan"]
    assert "“a.xlsx, seperti yang sudah diterima” dan “a.xlsx”" in pesan
    run(["kumpulkan", str(tahun_terbagi.root), "--pakai", "a.xlsx"])
    assert looked(tahun_terbagi, capsys)["a.xlsx"]["kelas"] == "diterima"


def test_the_same_bytes_twice_are_one_form(tahun_terbagi, isian):
    put(tahun_terbagi, isian, "DAYASOS", "a.xlsx")
    shutil.copy(tahun_terbagi.masuk / "a.xlsx", tahun_terbagi.masuk / "salinan.xlsx")
    run(["kumpulkan", str(tahun_terbagi.root)])
    _, keadaan = load_state(tahun_terbagi)
    assert len({p.sha256 for p in keadaan.penerimaan}) == 1
    assert len(keadaan.penerimaan) == 1


def test_a_changed_file_after_registration_is_a_conflict_not_a_silent_last(tahun_terbagi, isian, capsys):
    put(tahun_terbagi, isian, "DAYASOS")
    run(["kumpulkan", str(tahun_terbagi.root)])
    put(tahun_terbagi, isian, "DAYASOS", Indikator={"IKU-1.3": {"Realisasi": "71"}})
    assert looked(tahun_terbagi, capsys)["Formulir DAYASOS.xlsx"]["kelas"] == "ditolak"
    with open_book(tahun_terbagi.master) as book:
        assert book.read_table("tblIsian_DAYASOS")[0]["Realisasi"] == 70


def test_forms_of_another_year_and_foreign_files_are_told_apart(tahun_terbagi, tmp_path, isian, capsys):
    from lkjip_xl.formats.folder.case_folder import CaseFolder
    from lkjip_xl.steps.example import play

    other = CaseFolder(tmp_path / "lain")
    play(other, SOP, 2)
    put(other, isian, "DAYASOS")
    shutil.copy(other.masuk / "Formulir DAYASOS.xlsx", tahun_terbagi.masuk / "terbitan lain.xlsx")
    (tahun_terbagi.masuk / "foto.jpg").write_bytes(b"\xff\xd8\xff\xe0 bukan formulir")
    rows = looked(tahun_terbagi, capsys)
    assert rows["terbitan lain.xlsx"]["kelas"] == "ditolak"
    assert rows["foto.jpg"]["kelas"] == "bukan formulir"
    assert run(["kumpulkan", str(tahun_terbagi.root)]) == 1
    assert load_state(tahun_terbagi)[1].penerimaan == ()


def test_an_old_round_is_refused_once_a_new_one_is_out(tahun_terbagi, isian, capsys):
    wrong = read_example(SOP)["keliru"]["PPPA"]
    put(tahun_terbagi, isian, "PPPA", **wrong)
    run(["kumpulkan", str(tahun_terbagi.root)])
    run(["periksa", str(tahun_terbagi.root)])
    assert run(["kembalikan", str(tahun_terbagi.root)]) == 1
    put(tahun_terbagi, isian, "PPPA", "terlambat.xlsx")
    rows = looked(tahun_terbagi, capsys)
    assert rows["terlambat.xlsx"]["temuan"][0]["kode"] == "S02"
    assert rows["Formulir PPPA.xlsx"]["kelas"].startswith("diterima")
    _, keadaan = load_state(tahun_terbagi)
    assert keadaan.bidang["PPPA"].status == "dikembalikan"
    assert keadaan.bidang["PPPA"].putaran == 2


def test_the_returned_form_keeps_what_was_typed_and_marks_the_errors(tahun_terbagi, isian):
    import openpyxl

    wrong = read_example(SOP)["keliru"]["PPPA"]
    put(tahun_terbagi, isian, "PPPA", **wrong)
    for aksi in ("kumpulkan", "periksa", "kembalikan"):
        run([aksi, str(tahun_terbagi.root)])
    book = openpyxl.load_workbook(tahun_terbagi.kembali / "Formulir PPPA - putaran 2.xlsx")
    comments = {
        c.coordinate: c.comment.text for row in book["Indikator"].iter_rows() for c in row if c.comment
    }
    with open_book(tahun_terbagi.kembali / "Formulir PPPA - putaran 2.xlsx") as form:
        cells = {r["Kode"][0]: r for r in form.read_table_cells("tblIndikator")}
    assert cells["IKU-2.1"]["Realisasi"][0] == 118.6
    assert "118,6" in comments[cells["IKU-2.1"]["Realisasi"][1]]
    assert (tahun_terbagi.kembali / "Nota Pengembalian PPPA - putaran 1.docx").is_file()


def test_findings_mark_the_data_sheet_and_stand_in_temuan_with_a_link(tahun_terbagi, isian):
    wrong = read_example(SOP)["keliru"]["PPPA"]
    put(tahun_terbagi, isian, "PPPA", **wrong)
    for aksi in ("kumpulkan", "periksa"):
        run([aksi, str(tahun_terbagi.root)])
    with open_book(tahun_terbagi.master) as book:
        marked = {r["Kode"]: r["Tanda"] for r in book.read_table("tblIsian_PPPA")}
        found = book.read_table("tblTemuan")
    assert ";Realisasi:galat;" in marked["IKU-2.1"]
    assert {"P04", "P11", "B02"} <= {r["Kode"] for r in found}
    assert all(r["Buka"] == "Buka" for r in found)


def test_a_settled_conflict_stays_settled_until_a_person_chooses_again(tahun_terbagi, isian, capsys):
    root = str(tahun_terbagi.root)
    put(tahun_terbagi, isian, "DAYASOS", "a.xlsx")
    put(tahun_terbagi, isian, "DAYASOS", "b.xlsx", Indikator={"IKU-1.3": {"Realisasi": "71"}})
    run(["kumpulkan", root, "--pakai", "2-masuk/B.xlsx"])
    assert looked(tahun_terbagi, capsys)["a.xlsx"]["temuan"][0]["kode"] == "S03"
    run(["kumpulkan", root, "--pakai", "a.xlsx"])
    rows = looked(tahun_terbagi, capsys)
    assert (rows["a.xlsx"]["kelas"], rows["b.xlsx"]["kelas"]) == ("diterima", "diterima")
    assert "digantikan" in rows["b.xlsx"]["pesan"]
    with open_book(tahun_terbagi.master) as book:
        assert book.read_table("tblIsian_DAYASOS")[0]["Realisasi"] == 70
    run(["kumpulkan", root, "--pakai", "b.xlsx"])
    with open_book(tahun_terbagi.master) as book:
        assert book.read_table("tblIsian_DAYASOS")[0]["Realisasi"] == 71


def test_a_chosen_file_that_is_not_there_is_told(tahun_terbagi, capsys):
    assert run(["kumpulkan", str(tahun_terbagi.root), "--pakai", "tidak ada.xlsx"]) == 2
    assert "tidak ada.xlsx" in capsys.readouterr().err


def test_a_conflict_keeps_the_step_open_though_everybody_answered(tahun_terbagi, isian):
    for kode in isian:
        put(tahun_terbagi, isian, kode)
    put(tahun_terbagi, isian, "DAYASOS", "lain.xlsx", Indikator={"IKU-1.3": {"Realisasi": "71"}})
    run(["kumpulkan", str(tahun_terbagi.root), "--pakai", "Formulir DAYASOS.xlsx"])
    assert load_state(tahun_terbagi)[1].step("L03").status == "selesai"
    put(tahun_terbagi, isian, "REHSOS", "baru.xlsx", Indikator={"IKU-1.2": {"Realisasi": "167"}})
    run(["kumpulkan", str(tahun_terbagi.root)])
    assert load_state(tahun_terbagi)[1].step("L03").status == "berjalan"


def test_data_sheets_stand_in_the_order_of_the_bidang(tahun_terbagi, isian):
    put(tahun_terbagi, isian, "PPPA")
    run(["kumpulkan", str(tahun_terbagi.root)])
    with open_book(tahun_terbagi.master) as book:
        order = [row["Kode"] for row in book.read_table("tblBidang")]
        sheets = [nama for nama in book.sheet_names() if nama.startswith("Data ")]
    assert sheets == [f"Data {kode}" for kode in order]
