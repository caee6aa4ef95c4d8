"""`sahkan` looks the draft over: errors hold it up and are told, an override is kept with its reason."""

import json

import pytest
from conftest import copy_year
from docx import Document

from lkjip_xl.cli.main import run
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.example import play


@pytest.fixture(scope="module")
def tahun(tmp_path_factory) -> CaseFolder:
    """A reviewed year (steps 1 to 8 done) whose draft somebody spoiled."""
    folder = CaseFolder(tmp_path_factory.mktemp("reviu") / "tahun")
    play(folder, "dinsos-pppa-probolinggo", 8)
    draft = folder.root / load_state(folder)[1].draf[-1].berkas
    document = Document(str(draft))
    document.add_paragraph("Penanggung jawab: (..........)")
    document.add_paragraph("Sesuai Peraturan Menteri PANRB Nomor 53 Tahun 2010.")
    document.save(str(draft))
    return folder


def answer(capsys, *args: object) -> tuple[int, dict]:
    code = run([*map(str, args), "--json"])
    return code, json.loads(capsys.readouterr().out)


def journal_of(folder: CaseFolder) -> bytes:
    return folder.journal.read_bytes()


def test_looking_changes_nothing_and_names_the_places(tahun, capsys):
    before = journal_of(tahun), tahun.master.read_bytes()
    code, told = answer(capsys, "periksa-naskah", tahun.root)
    assert (code, told["siap"]) == (1, False)
    assert [t["kode"] for t in told["temuan"] if t["tingkat"] == "galat"] == ["L30", "L33"]
    assert all(t["lembar"] and t["sel"] for t in told["temuan"] if t["kode"] == "L30")
    assert (journal_of(tahun), tahun.master.read_bytes()) == before
    assert run(["periksa-naskah", str(tahun.root)]) == 1
    assert "2 di antaranya menahan pengesahan" in capsys.readouterr().out


def test_a_changed_digit_and_the_appendix_of_origins(tahun, tmp_path, capsys):
    folder = copy_year(tahun, tmp_path / "t")
    with open_book(folder.master, save=True) as book:
        rows = book.read_table("tblPengaturan")
        asked = [{**r, "Nilai": "ya"} if r["Pengaturan"] == "Lampiran Asal Angka" else r for r in rows]
        book.write_table("tblPengaturan", asked)
    assert run(["draf", str(folder.root)]) in (0, 1)
    draft = folder.root / load_state(folder)[1].draf[-1].berkas
    document = Document(str(draft))
    origins = next(t for t in document.tables if "Kolom" in [c.text for c in t.rows[0].cells])
    cells = [[c.text for c in row.cells] for row in origins.rows[1:]]
    assert all(" › " in row[4] for row in cells)
    assert {"Target", "Realisasi", "TW I", "Pagu", "Realisasi n-1"} <= {row[2] for row in cells}
    capsys.readouterr()
    _, told = answer(capsys, "periksa-naskah", folder.root)
    assert told["siap"], told["temuan"]

    figure = next(t for t in document.element.body.iter() if t.tag.endswith("}t") and t.text == "101,38")
    figure.text = "111,38"
    document.save(str(draft))
    _, told = answer(capsys, "periksa-naskah", folder.root)
    assert "C01" in {t["kode"] for t in told["temuan"]}
    assert not told["siap"]


def test_approval_is_held_until_somebody_gives_a_reason(tahun, capsys):
    code, told = answer(capsys, "sahkan", tahun.root)
    assert code == 1
    assert "2 kesalahan masih terbuka" in told["pesan"]
    assert len(told["belum"]) == 2
    assert not list(tahun.hasil.glob("*Final*"))
    with open_book(tahun.master) as book:
        rows = book.read_table("tblPeriksaNaskah_L09")
    held = [r for r in rows if str(r["Keterangan"]).startswith("Menahan pengesahan.")]
    assert [r["Hasil"] for r in held] == ["sebagian", "tidak"]
    assert "Nomor 53 Tahun 2014" in held[1]["Keterangan"]

    code, told = answer(capsys, "sahkan", tahun.root, "--paksa", "Diminta wali kota hari ini.")
    assert code == 0
    assert list(tahun.hasil.glob("*Final*"))
    papers = ["9 Lembar Pengesahan.docx", "9 Lembar Pemeriksaan Naskah.docx"]
    for name in papers:
        text = "\n".join(p.text for p in Document(str(tahun.hasil / name)).paragraphs)
        assert "dengan alasan: Diminta wali kota hari ini." in text
    assert "Diminta wali kota hari ini." in journal_of(tahun).decode()


def test_an_sop_without_a_report_has_nothing_to_look_over(tmp_path, capsys):
    assert run(["baru", str(tmp_path / "t"), "--sop", "dpmptsp-naker-probolinggo", "--tahun", "2025"]) == 0
    assert run(["periksa-naskah", str(tmp_path / "t")]) == 2
    assert "tidak menyusun laporan" in capsys.readouterr().err
