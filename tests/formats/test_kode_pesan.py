"""Messages that no other test meets: each with the smallest thing that calls for it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import docx
import pytest

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.problems import Problem
from lkjip_xl.domain.values import parse_number
from lkjip_xl.formats.drafts.returned import returned_drafts
from lkjip_xl.formats.evaluation_data import read_team
from lkjip_xl.formats.gate import inspect
from lkjip_xl.formats.master import reader as master_reader
from lkjip_xl.formats.templates import check as template_check


@pytest.mark.parametrize(
    ("ketik", "kode"), [("1,234", "N07"), ("5 juta", "N08"), ("nihil", "N09"), ("(5)", "N11")]
)
def test_figures_that_need_a_word(ketik: str, kode: str) -> None:
    assert parse_number(ketik).kode == kode


def test_a_member_of_the_team_without_a_place() -> None:
    orang = {"Nama": "Sari", "NIP": "198001012005012001", "Jabatan": "Analis", "Kedudukan": ""}
    ketua = {**orang, "Nama": "Budi", "Kedudukan": "Ketua"}
    rows = [{k: (v, f"{k[0]}{n}") for k, v in o.items()} for n, o in enumerate((ketua, orang), start=6)]
    tim, temuan = read_team(rows, "Tim")
    assert [a.nama for a in tim] == ["Budi", "Sari"]
    assert [(t.kode, t.sel) for t in temuan] == [("S27", "K7")]


def test_settings_that_are_no_bounds_and_no_dates() -> None:
    temuan: list[Problem] = []
    master_reader._scale([{"Batas Bawah": ("sembilan", "B9"), "Kategori": ("Baik", "C9")}], temuan)
    libur = master_reader._holidays([{"Tanggal": ("17 Agst", "A5")}], temuan)
    assert (libur, [(t.kode, t.sel) for t in temuan]) == (frozenset(), [("P40", "B9"), ("P41", "A5")])


def test_a_returned_draft_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "Draf LKjIP v1.docx").write_bytes(b"PK\x03\x04rusak")
    kasus = SimpleNamespace(folder=SimpleNamespace(masuk=tmp_path))
    temuan = returned_drafts(cast("Any", kasus)).temuan
    assert [t.kode for t in temuan] == ["S40"]


def test_a_template_that_fails_on_the_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise FileUnusableError("Contohnya tidak dapat ditulis.")

    docx.Document().save(str(tmp_path / "lkjip.docx"))
    monkeypatch.setattr(template_check, "_try", fail)
    assert [t.kode for t in template_check.check_template(tmp_path / "lkjip.docx", "lkjip").temuan] == ["T07"]


def test_a_draft_in_the_inbox_is_no_form(tmp_path: Path) -> None:
    path = tmp_path / "Draf LKjIP 2025 v1.docx"
    docx.Document().save(str(path))
    assert [t.kode for t in inspect(path).temuan] == ["F18"]
