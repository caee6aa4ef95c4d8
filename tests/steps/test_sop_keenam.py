"""A sixth SOP, without code: from its file or its workbook to a year's folder and the first step."""

import json
from pathlib import Path

import pytest

from lkjip_xl.cli.main import run
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.sop.file import find_sop, load_sop
from lkjip_xl.formats.state import load_state

KEENAM = Path(__file__).resolve().parents[1] / "cases" / "sop-keenam.toml"


@pytest.fixture
def tahun(tmp_path):
    root = tmp_path / "tahun"
    assert run(["baru", str(root), "--sop", str(KEENAM), "--tahun", "2025"]) == 0
    return root


def test_the_first_step_of_a_sixth_sop_runs(tahun, capsys):
    assert run(["siapkan", str(tahun)]) == 0
    assert (tahun / "4-hasil" / "1 Nota Dinas Rencana.docx").is_file()
    capsys.readouterr()
    assert run(["status", str(tahun), "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert status["sop"] == "puskesmas-rekaan"
    assert status["langkah"][0]["status"] == "selesai"
    with open_book(tahun / "Master LKjIP.xlsx") as book:
        assert {"1 Rencana", "5 Pengesahan dan Arsip"} <= set(book.sheet_names())
        assert [r["Langkah"] for r in book.read_table("tblLangkah")] == [
            x.aktivitas for x in load_sop(KEENAM).langkah
        ]
        bars = book.read_table("tblGantt")
    assert [b["Batang"] for b in bars[::2]] == [x.lembar for x in load_sop(KEENAM).langkah]
    assert bars[0]["Rencana"] == 1
    assert bars[1]["Nyata"] > 0
    assert all(b["Rencana"] for b in bars[::2])


def test_the_gantt_chart_shows_its_table_on_the_hidden_sheet(tahun):
    import zipfile

    with zipfile.ZipFile(tahun / "Master LKjIP.xlsx") as z:
        charts = [z.read(n).decode() for n in z.namelist() if "charts/chart" in n]
    (gantt,) = [c for c in charts if "'_Daftar'!$B$4:$B$13" in c or "_Daftar!$B$4:$B$13" in c]
    assert gantt.count("<c:ser>") == 4 or gantt.count("<ser>") == 4
    assert "1 Rencana" in gantt, "the cached names, for viewers that do not compute"


def test_a_changed_copy_of_a_bundled_sop_gets_a_master_of_its_own(tmp_path):
    asal = find_sop("dpppa-kalbar").read_text(encoding="utf-8")
    sop = tmp_path / "kami.toml"
    lembar = load_sop(find_sop("dpppa-kalbar")).langkah[0].lembar
    sop.write_text(asal.replace(f'"{lembar}"', '"1 Langkah Kami"'), encoding="utf-8")
    assert run(["baru", str(tmp_path / "t"), "--sop", str(sop), "--tahun", "2025"]) == 0
    with open_book(tmp_path / "t" / "Master LKjIP.xlsx") as book:
        assert "1 Langkah Kami" in book.sheet_names()


def test_skeleton_and_workbook_from_the_command_line(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["sop", "baru", "sop-kami.toml"]) == 0
    assert run(["sop", "sop-kami.toml", "--json"]) == 0
    assert run(["baru", "tahun", "--sop", "sop-kami.toml", "--tahun", "2025"]) == 0
    assert run(["sop", "baru", "sop-kami.toml"]) == 3
    assert run(["sop", "baru", "buku.xlsx", "--contoh", str(KEENAM)]) == 0
    assert run(["sop", "dari", "buku.xlsx", "-o", "lagi.toml"]) == 0
    assert load_sop(tmp_path / "lagi.toml").langkah == load_sop(KEENAM).langkah
    assert run(["sop", "dari", "buku.xlsx", "-o", "lagi.toml"]) == 3
    assert run(["sop", "dari", "buku.xlsx", "-o", "lagi.toml", "--timpa"]) == 0
    assert run(["sop", "baru", "sop.csv"]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_a_blank_workbook_makes_no_file_and_tells_every_cell(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["sop", "baru", "buku.xlsx"]) == 0
    capsys.readouterr()
    assert run(["sop", "dari", "buku.xlsx", "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["berkas"] is None
    assert {t["lembar"] for t in told["temuan"]} == {"Identitas", "Langkah"}
    assert not (tmp_path / "buku.toml").exists()


def test_looking_at_sops_stays_as_it_was(capsys):
    assert run(["sop", "--json", "dpppa-kalbar"]) == 0
    satu = json.loads(capsys.readouterr().out)
    assert satu["jumlah_langkah"] == 11
    assert run(["sop", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 5
    assert run(["sop", "tidak-ada"]) == 4
    assert run(["baru", "x", "--sop", "tidak/ada.toml", "--tahun", "2025"]) == 4


def test_a_year_of_the_sixth_sop_knows_its_steps(tahun):
    from lkjip_xl.formats.folder.case_folder import CaseFolder

    sop, keadaan = load_state(CaseFolder(tahun))
    assert sop == load_sop(KEENAM)
    assert all(keadaan.step(x.id).tenggat for x in sop.langkah)
