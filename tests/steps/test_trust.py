"""Figures that would be wrong are stopped or said: master errors, settings, lost copies, changed data."""

import json
import shutil

import pytest

from lkjip_xl.cli.main import run
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.example import play

SOP = "dinsos-pppa-probolinggo"


@pytest.fixture(scope="module")
def _tahun_sah(tmp_path_factory) -> CaseFolder:
    folder = CaseFolder(tmp_path_factory.mktemp("sah") / "tahun")
    play(folder, SOP, 4)
    return folder


@pytest.fixture
def tahun(_tahun_sah, tmp_path) -> CaseFolder:
    """A year whose forms are all valid (steps 1 to 4 done)."""
    shutil.copytree(_tahun_sah.root, tmp_path / "tahun")
    return CaseFolder(tmp_path / "tahun")


def edit(folder: CaseFolder, table: str, kunci: str, **isi: object) -> None:
    """Change one row of a people's table, found by its first column."""
    with open_book(folder.master, save=True) as book:
        rows = book.read_table(table)
        first = next(iter(rows[0]))
        book.write_table(table, [{**r, **(isi if r[first] == kunci else {})} for r in rows])


@pytest.mark.parametrize(
    ("tabel", "kunci", "isi"),
    [
        ("tblIndikator", "IKU-1.1", {"Target": None}),
        ("tblIndikator", "IKU-1.1", {"Kode": None}),
        ("tblAnggaran", "2.08.06", {"Kode": "2.08.03"}),
    ],
)
def test_errors_of_the_master_stop_olah_and_stand_in_periksa(tahun, tabel, kunci, isi, capsys):
    edit(tahun, tabel, kunci, **isi)
    assert run(["olah", str(tahun.root)]) == 2
    assert "Master memuat" in capsys.readouterr().err
    run(["periksa", str(tahun.root), "--json"])
    found = json.loads(capsys.readouterr().out)["temuan"]
    assert any(t["berkas"] == "Master LKjIP.xlsx" and t["tingkat"] == "galat" for t in found)


@pytest.mark.parametrize(
    ("nama", "nilai"),
    [
        ("Rumus Negatif", "N9"),
        ("Hari Kerja", 7),
        ("Tanggal Mulai", "31 Februari 2026"),
        ("Pita Efisiensi", "lima"),
    ],
)
def test_a_faulty_setting_is_named_and_stops(tahun, nama, nilai, capsys):
    edit(tahun, "tblPengaturan", nama, Nilai=nilai)
    assert run(["olah", str(tahun.root)]) == 4
    said = capsys.readouterr().err
    assert nama in said
    assert str(nilai) in said


def test_no_decimals_is_a_setting_too(tahun):
    edit(tahun, "tblPengaturan", "Desimal", Nilai="0")
    assert run(["olah", str(tahun.root)]) == 0
    with open_book(tahun.master) as book:
        assert {r["Capaian"] for r in book.read_table("tblRekap")} == {101, 104, 103, 105, 98, 100}


def test_the_chosen_scale_names_the_categories(tahun):
    edit(tahun, "tblPengaturan", "Skala Kategori", Nilai="Sangat Baik - Sangat Kurang")
    assert run(["olah", str(tahun.root)]) == 0
    with open_book(tahun.master) as book:
        assert {r["Kategori"] for r in book.read_table("tblRekap")} == {"Sangat Baik"}


def test_a_damaged_copy_of_a_received_form_is_told_and_mended_from_the_inbox(tahun, capsys):
    _, keadaan = load_state(tahun)
    copy = tahun.received(keadaan.bidang["SEKRET"].sha256)
    copy.write_bytes(b"rusak")
    assert run(["periksa", str(tahun.root)]) == 3
    assert "Sekretariat" in capsys.readouterr().err
    run(["kumpulkan", str(tahun.root)])
    assert run(["periksa", str(tahun.root)]) == 0


def test_a_lost_journal_never_costs_the_master(tahun, capsys):
    before = tahun.master.read_bytes()
    tahun.journal.unlink()
    assert run(["status", str(tahun.root)]) == 3
    assert run(["baru", str(tahun.root), "--sop", SOP, "--tahun", "2025"]) == 3
    assert tahun.master.read_bytes() == before
    assert "pulihkan" in capsys.readouterr().err


def test_an_interrupted_baru_is_begun_anew(tmp_path):
    root = tmp_path / "tahun"
    assert run(["baru", str(root), "--sop", SOP, "--tahun", "2025"]) == 0
    (root / ".lkjip" / "journal.jsonl").unlink()
    assert run(["baru", str(root), "--sop", SOP, "--tahun", "2025"]) == 0


def test_a_final_document_is_not_made_over_changed_data(tahun_selesai, tmp_path, capsys):
    shutil.copytree(tahun_selesai.root, tmp_path / "t")
    folder = CaseFolder(tmp_path / "t")
    edit(folder, "tblIndikator", "IKU-1.2", Target=150)
    assert run(["sahkan", str(folder.root)]) == 2
    assert "berubah" in capsys.readouterr().err


def test_a_corrected_form_opens_the_steps_that_rest_on_it(tahun):
    from lkjip_xl.formats.example_data import fill_form, read_example

    assert run(["olah", str(tahun.root)]) == 0
    isian = read_example(SOP)["isian"]["DAYASOS"]
    form = tahun.formulir / "Formulir DAYASOS.xlsx"
    fill_form(form, tahun.masuk / "susulan.xlsx", isian, {"Indikator": {"IKU-1.3": {"Realisasi": "71"}}})
    run(["kumpulkan", str(tahun.root), "--pakai", "susulan.xlsx"])
    _, keadaan = load_state(tahun)
    assert [keadaan.step(i).status for i in ("L04", "L05")] == ["dikembalikan", "dikembalikan"]
    assert keadaan.bidang["DAYASOS"].status == "diterima"
    assert run(["draf", str(tahun.root)]) == 2
