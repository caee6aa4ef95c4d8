"""The office's own templates: copied, checked, used; the exit code says what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from conftest import copy_year

from lkjip_xl.cli.main import run
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.steps.example import play


@pytest.fixture(scope="module")
def tahun(tmp_path_factory: pytest.TempPathFactory) -> CaseFolder:
    folder = CaseFolder(tmp_path_factory.mktemp("templat") / "tahun")
    play(folder, "dinsos-pppa-probolinggo", 1)
    return folder


def change(path: Path, lama: str, baru: str) -> None:
    doc = docx.Document(str(path))
    for t in doc.element.body.iter():
        if str(t.tag).endswith("}t") and lama in (t.text or ""):
            t.text = (t.text or "").replace(lama, baru)
    doc.save(str(path))


def test_copy_check_and_use(tahun: CaseFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    year = copy_year(tahun, tmp_path / "tahun")
    root = str(year.root)
    assert run(["template", root, "--salin", "nota-dinas-rencana"]) == 0
    own = year.root / "templates" / "nota-dinas-rencana.docx"
    change(own, "{{ hal }}", "{{ hal }} (bentuk kantor)")
    before = own.read_bytes()
    assert run(["template", root, "--salin", "nota-dinas-rencana"]) == 2
    assert own.read_bytes() == before
    (own.parent / "~$ta.docx").write_bytes(b"kunci")
    capsys.readouterr()
    assert run(["template", root, "--json"]) == 0
    assert [(p["naskah"], p["terisi"]) for p in json.loads(capsys.readouterr().out)] == [
        ("nota-dinas-rencana", True)
    ]
    assert run(["siapkan", root]) in {0, 1}
    written = max(year.hasil.glob("1 *.docx"), key=lambda p: p.stat().st_mtime_ns)
    assert "(bentuk kantor)" in "".join(t.text or "" for t in docx.Document(str(written)).element.body.iter())

    change(own, "{{ hal }}", "{{ hall }}")
    capsys.readouterr()
    assert run(["template", root]) == 4
    told = capsys.readouterr().out
    assert "{{ hall }} tidak dikenal. Mungkin yang dimaksud hal." in told
    assert run(["siapkan", root]) == 4


def test_files_names_and_fields(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doc = docx.Document()
    doc.add_paragraph("{{ tahun }}")
    doc.save(str(tmp_path / "surat kami.docx"))
    assert run(["template", str(tmp_path / "surat kami.docx")]) == 1
    assert "[T10" in capsys.readouterr().out
    assert run(["template", str(tmp_path / "surat kami.docx"), "--sebagai", "surat-pengantar"]) == 0
    assert "Isian yang tidak dipakai" in capsys.readouterr().out
    assert run(["template", str(tmp_path / "tidak ada.docx")]) == 3
    assert run(["template", str(tmp_path)]) == 3
    assert run(["template", "--medan", "surat-pengantarr"]) == 2
    assert "surat-pengantar" in capsys.readouterr().err
    assert run(["template", "--medan", "surat-pengantar"]) == 0
    assert "| `kiriman.banyaknya` |" in capsys.readouterr().out
    assert run(["template"]) == 2
