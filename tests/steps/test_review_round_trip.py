"""A draft goes to its reviewers and comes back with comments and tracked changes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from lkjip_xl.cli.main import run
from lkjip_xl.domain.progress import StatusLangkah
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.example import play

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DINSOS = "dinsos-pppa-probolinggo"


@pytest.fixture(scope="module")
def _terserah(tmp_path_factory) -> CaseFolder:
    folder = CaseFolder(tmp_path_factory.mktemp("reviu") / "tahun")
    play(folder, DINSOS, 7)
    return folder


@pytest.fixture
def terserah(_terserah, tmp_path) -> CaseFolder:
    """Dinsos with its draft handed over to the reviewers."""
    shutil.copytree(_terserah.root, tmp_path / "t")
    return CaseFolder(tmp_path / "t")


def lkjip(folder: CaseFolder, aksi: str, *lain: str) -> int:
    return run([aksi, str(folder.root), *lain])


def reviewed(folder: CaseFolder, nama: str, teks: str = "lebih dari") -> Path:
    """The draft as a reviewer hands it back: one word inserted with changes tracked."""
    draft = folder.root / load_state(folder)[1].draf[-1].berkas
    document = docx.Document(str(draft))
    paragraph = next(p for p in document.paragraphs if len(p.text) > 200)
    mark = (
        f'<w:ins {W} w:id="900" w:author="Kabid Resos" w:date="2026-01-20T08:00:00Z">'
        f"<w:r><w:t>{teks}</w:t></w:r></w:ins>"
    )
    paragraph._p.append(parse_xml(mark))
    document.save(str(folder.masuk / nama))
    return folder.masuk / nama


def register(folder: CaseFolder) -> list[dict[str, object]]:
    with open_book(folder.master) as book:
        return book.read_table("tblKoreksi_L08")


def answer(folder: CaseFolder, **isi: str) -> None:
    with open_book(folder.master, save=True) as book:
        rows = book.read_table("tblKoreksi_L08")
        book.write_table("tblKoreksi_L08", [{**r, **isi} for r in rows])


def test_remarks_enter_the_register_once_and_wait_for_an_answer(terserah, capsys):
    reviewed(terserah, "Hasil reviu Kabid.docx")
    assert lkjip(terserah, "reviu", "--oleh", "semua", "--setuju") == 1
    told = capsys.readouterr().out
    assert "1 koreksi belum selesai pada lembar 8 Reviu" in told
    assert "1 komentar dan perubahan" in told
    (row,) = register(terserah)
    assert (row["Oleh"], row["Status"], row["Berkas"]) == ("Kabid Resos", "terbuka", "Hasil reviu Kabid.docx")
    assert str(row["Koreksi"]).startswith("Teks disisipkan: “lebih dari”")
    assert str(row["Letak"]).startswith("paragraf")

    answer(terserah, Status="ditolak")
    assert lkjip(terserah, "reviu") == 1
    assert "ditolak tanpa alasan" in capsys.readouterr().out
    answer(terserah, Alasan="Angkanya sudah tepat")
    reviewed(terserah, "salinan v1.docx")
    assert lkjip(terserah, "reviu") == 0
    (row,) = register(terserah)
    assert (row["Status"], row["Alasan"]) == ("ditolak", "Angkanya sudah tepat")
    assert load_state(terserah)[1].step("L08").status is StatusLangkah.SELESAI
    kept = load_state(terserah)[1].koreksi["L08", "1"]
    assert (kept["status"], kept["alasan"], kept["kode"]) == ("ditolak", "Angkanya sudah tepat", row["Kode"])
    assert (terserah.hasil / "8 Lembar Koreksi Draf v1.docx").is_file()


def test_the_inbox_names_the_command_that_reads_a_draft(terserah, capsys):
    reviewed(terserah, "kiriman pak kabid.docx")
    docx.Document().save(str(terserah.masuk / "lain.docx"))
    (terserah.masuk / "Draf LKjIP v1 rusak.docx").write_bytes(b"PK\x03\x04 terpotong")
    run(["kumpulkan", str(terserah.root), "--coba", "--json"])
    told = {Path(b["berkas"]).name: b for b in json.loads(capsys.readouterr().out)}
    draft = told["kiriman pak kabid.docx"]
    assert draft["temuan"][0]["kode"] == "F18"
    assert draft["kelas"] == told["lain.docx"]["kelas"] == "bukan formulir"
    assert "lkjip reviu DIR" in draft["pesan"]
    assert "lkjip reviu DIR" not in told["lain.docx"]["pesan"]
    assert lkjip(terserah, "reviu", "--json") == 1
    (found,) = json.loads(capsys.readouterr().out)["temuan"]
    assert (found["kode"], found["berkas"]) == ("S40", "2-masuk/Draf LKjIP v1 rusak.docx")


def test_files_named_by_hand(terserah, tmp_path, capsys):
    path = shutil.move(reviewed(terserah, "x.docx"), tmp_path / "dari surel.docx")
    other = reviewed(terserah, "Draf v1 dari Google.docx", "kurang dari")
    document = docx.Document(str(other))
    document.core_properties.subject = ""
    document.save(str(other))
    assert lkjip(terserah, "reviu", "--dari", str(path), "--dari", other.name) == 1
    assert sorted(str(r["Berkas"]) for r in register(terserah)) == [
        "Draf v1 dari Google.docx",
        "dari surel.docx",
    ]
    assert lkjip(terserah, "reviu") == 1
    assert len(register(terserah)) == 2, "the inbox holds one of them: nothing is new"
    docx.Document().save(str(tmp_path / "asing.docx"))
    assert lkjip(terserah, "reviu", "--dari", str(tmp_path / "asing.docx")) == 3
    assert "bukan draf laporan dari folder ini" in capsys.readouterr().err
    assert lkjip(terserah, "reviu", "--dari", "tidak ada.docx") == 2
    document.core_properties.subject = "LKjIP 2019, draf versi 1"
    document.save(str(tmp_path / "lama.docx"))
    assert lkjip(terserah, "reviu", "--dari", str(tmp_path / "lama.docx")) == 3
    assert "draf tahun 2019" in capsys.readouterr().err


def test_data_that_changed_make_a_version_that_says_what_moved(terserah, capsys):
    draft = terserah.root / load_state(terserah)[1].draf[-1].berkas
    document = docx.Document(str(draft))
    paragraph = next(p for p in document.paragraphs if len(p.text) > 200)
    kept_words = paragraph.insert_paragraph_before("Kalimat kantor tentang mitra & kendala <lapangan>.").text
    document.save(str(draft))
    assert lkjip(terserah, "banding", "--json") == 0
    beda = json.loads(capsys.readouterr().out)
    assert [(b["ragam"], b["baru"]) for b in beda["perubahan"]] == [("ditambah", kept_words)]
    assert beda["angka"] == []
    assert (terserah.root / beda["berkas"]).name == "6 Daftar Perubahan Draf v1 ke suntingan v1.docx"

    with open_book(terserah.master, save=True) as book:
        rows = book.read_table("tblIndikator")
        rows[0]["Target"] = float(str(rows[0]["Target"])) + 3
        book.write_table("tblIndikator", rows)
    assert lkjip(terserah, "olah") in (0, 1)
    capsys.readouterr()
    assert lkjip(terserah, "draf", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert "angka berubah sejak versi 1" in told["pesan"]
    lost = [t for t in told["temuan"] if t["kode"] == "S41"]
    assert [("mitra & kendala <lapangan>" in t["pesan"], t["berkas"]) for t in lost] == [
        (True, f"4-hasil/{draft.name}")
    ]
    with open_book(terserah.master) as book:
        moved = book.read_table("tblAngkaBerubah_L06")
    assert f"{len(moved)} angka berubah" in told["pesan"]
    assert any(str(r["Angka"]).startswith("target “") for r in moved)
    paper = terserah.hasil / "6 Daftar Perubahan Draf v1 ke v2.docx"
    words = "\n".join(c.text for t in docx.Document(str(paper)).tables for row in t.rows for c in row.cells)
    assert kept_words in words
    assert str(moved[0]["Sesudah"]) in words

    assert lkjip(terserah, "banding", "v1", "2") == 0
    assert "suntingan yang hilang" in capsys.readouterr().out
    assert lkjip(terserah, "banding", "1", "2", "3") == 2
    assert lkjip(terserah, "banding", "7") == 2
    assert "Yang ada: 1, 2" in capsys.readouterr().err
    (terserah.dalam / "draf" / "v1.docx").unlink()
    assert lkjip(terserah, "banding") == 3
    draft.unlink()
    assert lkjip(terserah, "banding", "1") == 3
