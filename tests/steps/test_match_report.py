"""`lkjip cocokkan` on a played year: which version a file is, what is told, with which exit code."""

from __future__ import annotations

import json
import os
import shutil

import docx
import pytest
from conftest import copy_year

from lkjip_xl.cli.main import run
from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.errors import FileUnusableError, UsageError
from lkjip_xl.formats.drafts.figures import figures_of
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.state import load_state
from lkjip_xl.formats.word.plain import W
from lkjip_xl.steps.match_report import match_file, match_latest


@pytest.fixture(scope="module")
def tahun(tahun_selesai, tmp_path_factory) -> CaseFolder:
    return copy_year(tahun_selesai, tmp_path_factory.mktemp("cocok") / "tahun")


@pytest.fixture(scope="module")
def draf(tahun):
    return tahun.root / load_state(tahun)[1].draf[-1].berkas


def changed(draf, target, *, subjek=None):
    """A copy with the first realisation of a table changed, saved by another program."""
    document = docx.Document(str(draf))
    tags = (s for s in document.element.body.iter(f"{W}sdt") if s.find(f"{W}sdtPr/{W}tag") is not None)
    sdt = next(s for s in tags if str(s.find(f"{W}sdtPr/{W}tag").get(f"{W}val")).endswith(":realisasi"))
    next(sdt.iter(f"{W}t")).text = "1.234.567,89"
    if subjek is not None:
        document.core_properties.subject = subjek
    document.save(str(target))
    return target


def test_the_draft_as_it_was_made_and_the_final_document(tahun, draf, capsys):
    assert match_file(tahun, draf).temuan == ()
    assert match_latest(tahun).temuan == ()
    assert run(["cocokkan", str(tahun.root), str(draf), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_every_figure_is_kept_with_its_origin(tahun, draf):
    angka = figures_of(tahun, 1)
    tags = {
        str(t.get(f"{W}val"))
        for t in docx.Document(str(draf)).element.body.iter(f"{W}tag")
        if str(t.get(f"{W}val")).startswith("lkjip:")
    }
    assert tags <= angka.keys()
    assert all(a.asal for a in angka.values() if a.medan in ("realisasi", "target", "capaian", "pagu_rp"))
    assert "2-masuk" in next(
        a.asal for a in angka.values() if a.jenis == "indikator" and a.medan == "realisasi"
    )


def test_a_changed_figure_with_its_place_and_origin(tahun, draf, tmp_path, capsys):
    path = changed(draf, tmp_path / "disunting.docx")
    assert run(["cocokkan", str(tahun.root), str(path), "--json"]) == 1
    [temuan] = json.loads(capsys.readouterr().out)
    assert set(temuan) == {"kode", "tingkat", "berkas", "lembar", "sel", "pesan", "saran"}
    assert (temuan["kode"], temuan["tingkat"], temuan["berkas"]) == ("C01", "galat", "disunting.docx")
    assert "Bab" in temuan["lembar"]
    assert "asal: " in temuan["saran"]
    assert run(["cocokkan", str(tahun.root), str(path)]) == 1
    assert "1.234.567,89" in capsys.readouterr().out


def test_the_version_by_name_where_the_file_says_nothing(tahun, draf, tmp_path):
    hasil = match_file(tahun, changed(draf, tmp_path / "Draf v1.docx", subjek=""))
    assert (hasil.versi, [p.kode for p in hasil.temuan]) == (1, ["C01"])
    assert "1 temuan" in hasil.pesan


def test_files_that_are_no_draft_of_this_year(tahun, draf, tmp_path, capsys):
    other = changed(draf, tmp_path / "lain.docx", subjek="LKjIP 2019, draf versi 1")
    document = docx.Document()
    document.add_paragraph("Surat lain")
    document.save(str(tmp_path / "surat.docx"))
    (tmp_path / "rusak.docx").write_bytes(draf.read_bytes()[:9000])
    for path in (other, tmp_path / "surat.docx", tmp_path / "rusak.docx", tmp_path / "tidak-ada.docx"):
        assert run(["cocokkan", str(tahun.root), str(path)]) == 3
        assert "Traceback" not in capsys.readouterr().err


def test_data_aggregated_anew_is_told(tahun, draf, tmp_path):
    folder = copy_year(tahun, tmp_path / "salinan")
    _, keadaan = load_state(folder)
    isi = {"sidik": "lain", "galat": 0, "peringatan": 0}
    journal.append(folder.journal, Catatan(keadaan.draf[-1].waktu, "olah", isi))
    assert [p.kode for p in match_file(folder, draf).temuan] == ["C14"]
    rows = json.loads((folder.dalam / "draf" / "v1.json").read_text("utf-8"))
    rows["angka"][0]["teks"] = "77,77"
    (folder.dalam / "draf" / "v2.json").write_text(json.dumps(rows), "utf-8")
    baru = {"versi": 2, "berkas": "4-hasil/Draf v2.docx", "sidik": "lain"}
    journal.append(folder.journal, Catatan(keadaan.draf[-1].waktu, "draf", baru))
    [temuan] = match_file(folder, draf).temuan
    assert "menjadi 77,77" in temuan.pesan


def test_without_a_kept_copy_or_a_draft(tahun, draf, tahun_terbagi, tmp_path):
    folder = copy_year(tahun, tmp_path / "salinan")
    folder.kept_draft(1).unlink()
    with pytest.raises(FileUnusableError, match="Salinan draf versi 1"):
        match_file(folder, draf)
    shutil.copy(draf, folder.kept_draft(1))
    (folder.dalam / "draf" / "v1.json").write_text("{", "utf-8")
    with pytest.raises(FileUnusableError, match="rusak"):
        match_file(folder, draf)
    for path in folder.hasil.glob("*.docx"):
        path.write_bytes(b"bukan zip")
    with pytest.raises(UsageError, match="4-hasil"):
        match_latest(folder)
    with pytest.raises(UsageError, match="Belum ada draf"):
        match_file(tahun_terbagi, draf)


def test_the_latest_is_the_one_saved_last(tahun, draf, tmp_path):
    folder = copy_year(tahun, tmp_path / "salinan")
    edited = changed(draf, folder.hasil / "Draf disunting.docx")
    os.utime(edited, (4e9, 4e9))
    assert match_latest(folder).berkas == edited
