"""docs/jam-pertama.md works as it is written: its lines are run, its people's parts are played."""

import re
import shlex
import shutil
from pathlib import Path

import pytest

from lkjip_xl.cli.main import run
from lkjip_xl.formats.example_data import fill_form, read_example
from lkjip_xl.formats.master.book import open_master

AKAR = Path(__file__).resolve().parent.parent.parent
HALAMAN = AKAR / "docs" / "jam-pertama.md"
TAHUN = Path("LKjIP 2026")
SELESAI = {0, 1}  # done; 1 where people still owe something


def _steps():
    """The commands and the acts of people, in the order of the page."""
    isi = HALAMAN.read_text("utf-8")
    for m in re.finditer(r"```sh\n(.*?)```|<!-- orang: (.*?) -->", isi, re.DOTALL):
        if m[2]:
            yield "orang", m[2]
        for baris in (m[1] or "").splitlines():
            if baris.startswith("lkjip "):
                yield "perintah", baris


def _fill_targets():
    with open_master(TAHUN / "Master LKjIP.xlsx") as book:
        rows = book.read_table("tblIndikator")
        assert {r["Target"] for r in rows} == {None}
        book.write_table("tblIndikator", [{**r, "Target": r["Target Renstra"]} for r in rows])


def _fill_a_form():
    isian = read_example("dinsos-pppa-probolinggo")["isian"]["PPPA"]
    form = TAHUN / "1-formulir" / "Formulir PPPA.xlsx"
    fill_form(form, TAHUN / "2-masuk" / form.name, isian, None)


ORANG = {"isi target": _fill_targets, "isi formulir PPPA": _fill_a_form}


def test_the_first_hour_goes_as_written(tahun_selesai, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    shutil.copytree(AKAR / "docs" / "contoh", tmp_path / "docs" / "contoh")
    steps = list(_steps())
    assert {isi for jenis, isi in steps if jenis == "orang"} == set(ORANG)
    for jenis, isi in steps:
        if jenis == "orang":
            ORANG[isi]()
        elif shlex.split(isi)[1] == "contoh":
            shutil.copytree(tahun_selesai.root, tmp_path / shlex.split(isi)[2])
        elif "doktor" not in isi:
            assert run(shlex.split(isi)[1:]) in SELESAI, f"{isi}\n{capsys.readouterr().err}"
    drafts = list((TAHUN / "4-hasil").glob("Draf LKjIP Tahun 2026*.docx"))
    assert len(drafts) == 1


def test_the_page_speaks_of_folders_and_files_that_are_there():
    isi = HALAMAN.read_text("utf-8")
    for nama in re.findall(r"`(docs/[^`]+|tests/[^`]+)`|\"(docs/[^\"]+)\"", isi):
        assert (AKAR / (nama[0] or nama[1])).exists(), nama


@pytest.mark.parametrize("kata", ["Master LKjIP.xlsx", "1-formulir", "2-masuk", "4-hasil"])
def test_the_page_names_the_parts_of_the_folder(kata):
    assert kata in HALAMAN.read_text("utf-8")
