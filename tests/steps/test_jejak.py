"""Proof and restoring: the journal's chain, heads that stand elsewhere, earlier states, archives, finals."""

import hashlib
import json
import os
import re
import shutil

import docx
import pytest

from lkjip_xl.cli.main import run
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.case_folder import CaseFolder


@pytest.fixture
def tahun(tahun_selesai, tmp_path) -> CaseFolder:
    shutil.copytree(tahun_selesai.root, tmp_path / "tahun")
    return CaseFolder(tmp_path / "tahun")


def said(capsys, *args: object) -> tuple[int, object]:
    code = run([str(a) for a in args])
    out = capsys.readouterr().out
    return code, json.loads(out) if out.strip().startswith(("[", "{")) else out


def lines_of(folder: CaseFolder) -> list[bytes]:
    return folder.journal.read_bytes().split(b"\n")[:-1]


def write_lines(folder: CaseFolder, lines: list[bytes]) -> None:
    folder.journal.write_bytes(b"".join(line + b"\n" for line in lines))


def rechained(lines: list[bytes]) -> list[bytes]:
    """The lines with a chain made anew, as a forger would."""
    made: list[bytes] = []
    for line in lines:
        before = hashlib.sha256(made[-1]).hexdigest() if made else journal.START
        data = {**json.loads(line), "sebelum": before}
        made.append(json.dumps(data, ensure_ascii=False, sort_keys=True).encode())
    return made


def test_a_year_that_nobody_touched_is_whole(tahun, capsys):
    code, found = said(capsys, "periksa-jejak", tahun.root, "--json")
    assert (code, found["utuh"], found["temuan"]) == (0, True, [])
    assert found["kepala"] == journal.head(tahun.journal)
    sources = " ".join(p["sumber"] for p in found["pembanding"])
    assert "Draf" in sources
    assert "Final" in sources
    assert "Berita Acara" in sources
    assert "5-arsip/Arsip" in sources
    assert "utuh" in said(capsys, "periksa-jejak", tahun.root)[1]


def test_an_edited_line_is_told_and_stops_every_command_until_it_is_acknowledged(tahun, capsys):
    lines = lines_of(tahun)
    lines[4] = re.sub(rb'"kepala": "[^"]*"', b'"kepala": "Orang Lain"', lines[4])
    write_lines(tahun, lines)
    code, found = said(capsys, "periksa-jejak", tahun.root, "--json")
    assert code == 1
    assert (found["temuan"][0]["baris"], found["temuan"][0]["jenis"]) == (6, "diubah")
    assert run(["arsip", str(tahun.root)]) == 3
    assert "baris 6" in capsys.readouterr().err
    assert run(["status", str(tahun.root)]) == 1
    assert "periksa-jejak" in capsys.readouterr().out
    assert run(["periksa-jejak", str(tahun.root), "--akui", "  "]) == 2
    assert run(["periksa-jejak", str(tahun.root), "--akui", "ejaan nama dibetulkan"]) == 0
    assert run(["arsip", str(tahun.root)]) == 0
    lines = lines_of(tahun)
    lines[4] = lines[4].replace(b"Orang Lain", b"Orang Asing")
    write_lines(tahun, lines)
    assert run(["periksa-jejak", str(tahun.root)]) == 1, "another change of the same line is a new break"


@pytest.mark.parametrize("salinan", [True, False])
def test_a_cut_tail_is_found_by_the_copy_and_without_it_by_what_was_printed(tahun, capsys, salinan):
    write_lines(tahun, lines_of(tahun)[:5])
    if not salinan:
        tahun.mirror.unlink()
        (tahun.dalam / "tampilan.json").unlink()
    code, found = said(capsys, "periksa-jejak", tahun.root, "--json")
    assert code == 1
    told = " ".join(t["pesan"] for t in found["temuan"])
    assert "Draf" in told
    assert ("hilang: jejak dipotong" in told) is salinan


def test_a_rewritten_journal_with_a_sound_chain_is_found_by_what_was_printed(tahun, capsys):
    lines = lines_of(tahun)
    lines[3] = lines[3].replace(b"2026-01-", b"2026-02-", 1)
    write_lines(tahun, rechained(lines))
    tahun.mirror.unlink()
    assert journal.broken_at(tahun.journal) is None
    code, found = said(capsys, "periksa-jejak", tahun.root, "--json")
    assert code == 1
    assert {t["jenis"] for t in found["temuan"]} == {"ditulis ulang"}
    assert not any(p["cocok"] for p in found["pembanding"])


def test_a_lost_journal_comes_back_from_its_copy(tahun, capsys):
    before = tahun.journal.read_bytes()
    tahun.journal.unlink()
    assert run(["status", str(tahun.root)]) == 3
    assert "pulihkan" in capsys.readouterr().err
    _, kept = said(capsys, "pulihkan", tahun.root, "--berkas", "--json")
    number = next(k["nomor"] for k in kept if k["berkas"] == ".lkjip/journal.jsonl")
    assert run(["pulihkan", str(tahun.root), str(number), "--berkas"]) == 0
    assert tahun.journal.read_bytes().startswith(before)
    assert run(["periksa-jejak", str(tahun.root)]) == 0


def test_earlier_states_are_listed_and_one_is_restored_with_the_programs_sheets_as_they_are_now(
    tahun, capsys
):
    with open_book(tahun.master) as book:
        rekap, steps = book.read_table("tblRekap"), book.read_table("tblLangkah")
    code, states = said(capsys, "pulihkan", tahun.root, "--json")
    assert code == 0
    assert states[0]["sebelum"] == "arsip"
    assert all(s["utuh"] for s in states)
    before = tahun.master.read_bytes()
    oldest = states[-1]["nomor"]
    assert run(["pulihkan", str(tahun.root), str(oldest)]) == 0
    with open_book(tahun.master) as book:
        assert book.read_table("tblRekap") == rekap
        assert [r["Status"] for r in book.read_table("tblLangkah")] == [r["Status"] for r in steps]
        assert "Data PPPA" in book.sheet_names()
        assert book.read_table("tblJejak")[-1]["Aksi"] == "pulihkan"
    kept = max(tahun.cadangan.glob("Master *pulihkan.xlsx"))
    assert kept.read_bytes() == before
    assert run(["pulihkan", str(tahun.root), "99"]) == 2


@pytest.mark.parametrize("isi", [None, b"", b"PK\x03\x04 terpotong"])
def test_a_broken_master_is_told_with_the_way_back(tahun, capsys, isi):
    if isi is None:
        tahun.master.unlink()
    else:
        tahun.master.write_bytes(isi)
    assert run(["olah", str(tahun.root)]) == 3
    assert "lkjip pulihkan" in capsys.readouterr().err
    assert run(["pulihkan", str(tahun.root), "--bangun"]) == 0
    with open_book(tahun.master) as book:
        assert book.read_table("tblRekap")


def test_a_master_that_somebody_put_back_by_hand_is_brought_up_to_date_by_the_next_command(tahun):
    old = min(tahun.cadangan.glob("Master *.xlsx"))
    shutil.copyfile(old, tahun.master)
    assert run(["arsip", str(tahun.root)]) == 0
    with open_book(tahun.master) as book:
        assert book.read_table("tblRekap")
        assert len(book.read_table("tblJejak")) == len(journal.read(tahun.journal))


def test_a_lost_form_comes_back(tahun, capsys):
    form = tahun.masuk / "Formulir SEKRET.xlsx"
    before = form.read_bytes()
    form.write_bytes(b"rusak")
    _, kept = said(capsys, "pulihkan", tahun.root, "--berkas", "--json")
    row = next(k for k in kept if k["berkas"] == "2-masuk/Formulir SEKRET.xlsx")
    assert row["keadaan"] == "berubah"
    assert run(["pulihkan", str(tahun.root), str(row["nomor"]), "--berkas"]) == 0
    assert form.read_bytes() == before
    assert [p.read_bytes() for p in (tahun.cadangan / "berkas").iterdir()] == [b"rusak"]


def test_the_archive_is_verified_file_by_file(tahun, capsys):
    code, (found,) = said(capsys, "arsip", tahun.root, "--uji", "--json")
    assert (code, found["utuh"]) == (0, True)
    (bag,) = [p for p in tahun.arsip.iterdir() if p.is_dir()]
    (bag / "data" / "Master LKjIP.xlsx").write_bytes(b"x")
    (bag / "data" / ".lkjip" / "sop.toml").unlink()
    (bag / "data" / "tambahan.txt").write_text("x", encoding="utf-8")
    code, (found,) = said(capsys, "arsip", bag, "--uji", "--json")
    assert code == 1
    assert {(t["jenis"], t["berkas"]) for t in found["temuan"]} == {
        ("rusak", "data/Master LKjIP.xlsx"),
        ("hilang", "data/.lkjip/sop.toml"),
        ("asing", "data/tambahan.txt"),
    }
    assert run(["periksa-jejak", str(tahun.root)]) == 1
    assert run(["arsip", str(tahun.masuk), "--uji"]) == 2


def test_an_archive_made_anew_is_not_the_recorded_one(tahun, capsys):
    (bag,) = [p for p in tahun.arsip.iterdir() if p.is_dir()]
    forged = bag / "data" / ".lkjip" / "sop.toml"
    before = hashlib.sha256(forged.read_bytes()).hexdigest()
    forged.write_bytes(b"lain")
    for manifest, name in (("manifest-sha256.txt", forged), ("tagmanifest-sha256.txt", None)):
        path = bag / manifest
        was = hashlib.sha256(path.read_bytes()).hexdigest()
        after = hashlib.sha256((name or bag / "manifest-sha256.txt").read_bytes()).hexdigest()
        path.write_text(path.read_text().replace(before, after))
        before = was
    for place in (tahun.root, bag):
        code, (found,) = said(capsys, "arsip", place, "--uji", "--json")
        assert (code, found["temuan"][0]["berkas"]) == (1, "manifest-sha256.txt")
    (bag / "tagmanifest-sha256.txt").unlink()
    assert run(["periksa-jejak", str(tahun.root)]) == 1
    assert "tidak dapat diuji" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="nama berkas ini tidak dapat dibuat di Windows")
def test_files_of_any_name_are_archived(tahun):
    strange = ("baris\nbaru.xlsx", "\u202exslx.exe", "x\u2028y", "100%0A.txt", "~202Exslx.exe", "a" * 250)
    names = (*strange, os.fsdecode(b"rusak\xff.txt"), "\v" * 200)
    for n, name in enumerate(names):
        (tahun.masuk / name).write_text(str(n), encoding="utf-8")
    assert run(["arsip", str(tahun.root)]) == 0
    assert run(["arsip", str(tahun.root), "--uji"]) == 0
    kept = [
        p.read_text("utf-8")
        for p in max(tahun.arsip.glob("Arsip*")).glob("data/2-masuk/*")
        if p.stat().st_size == 1
    ]
    assert sorted(kept) == [str(n) for n in range(len(names))]


def test_archiving_again_makes_a_new_bag(tahun):
    before = {p.name for p in tahun.arsip.iterdir() if p.is_dir()}
    assert run(["arsip", str(tahun.root)]) == 0
    after = {p.name for p in tahun.arsip.iterdir() if p.is_dir()}
    assert before < after
    assert run(["arsip", str(tahun.root), "--uji"]) == 0


def test_the_final_document_is_read_only_and_a_change_is_noticed(tahun, capsys):
    (final,) = tahun.hasil.glob("*Final.docx")
    assert not final.stat().st_mode & 0o222
    final.chmod(0o644)
    final.write_bytes(final.read_bytes() + b"x")
    assert run(["status", str(tahun.root)]) == 1
    assert "berubah sejak disahkan" in capsys.readouterr().out
    assert run(["periksa-jejak", str(tahun.root)]) == 1


def test_the_final_document_no_longer_calls_itself_a_draft(tahun):
    """Its cover loses the line with the version; every other word is that of the draft."""
    (final,) = tahun.hasil.glob("*Final.docx")
    draft = max(tahun.hasil.glob("Draf L*.docx"))
    words = [[p.text for p in docx.Document(str(path)).paragraphs] for path in (draft, final)]
    assert [t for t in words[0] if t not in words[1]] == [t for t in words[0] if t.startswith("Draf versi")]
    assert len(words[0]) == len(words[1]) + 1
