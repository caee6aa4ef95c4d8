"""The guides stay honest: the sheets, pages, pictures and commands they name are there."""

import re
from pathlib import Path

import pytest

from lkjip_xl.cli.main import lkjip
from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.master.guide_text import BAGIAN
from lkjip_xl.formats.master.panduan import actions_of
from lkjip_xl.formats.sop.file import bundled_sops, load_sop

AKAR = Path(__file__).resolve().parent.parent
HALAMAN = sorted([*(AKAR / "docs").glob("panduan*.md"), AKAR / "docs" / "jam-pertama.md", AKAR / "README.md"])
SOPS = {nama: load_sop(path) for nama, path in bundled_sops().items()}


def _sheets(isi: str) -> set[str]:
    """What stands in bold after "lembar": one sheet or several."""
    rantai = re.findall(r"lembar\s+((?:\*\*[^*]+\*\*(?:,?\s+(?:dan\s+)?)?)+)", isi)
    return {nama for r in rantai for nama in re.findall(r"\*\*([^*]+)\*\*", r)}


def test_bold_names_after_lembar_are_read():
    assert _sheets("pada lembar **A**, **B**, dan **C**. Tekan **D**") == {"A", "B", "C"}


@pytest.mark.parametrize("path", HALAMAN, ids=lambda p: p.stem)
def test_sheets_that_a_guide_names_are_in_every_master(path):
    for nama, sop in SOPS.items():
        missing = _sheets(path.read_text("utf-8")) - {*peta.master_sheets(sop)}
        assert not missing, f"{path.name}: {missing} tidak ada pada master {nama}"


@pytest.mark.parametrize("path", HALAMAN, ids=lambda p: p.stem)
def test_links_and_pictures_of_a_guide_lead_somewhere(path):
    isi = path.read_text("utf-8")
    for tujuan in re.findall(r"\]\(([^)#]+)", isi):
        assert tujuan.startswith("http") or (path.parent / tujuan).exists(), tujuan
    for teks in re.findall(r"!\[([^\]]*)\]", isi):
        assert len(teks) > 5, "gambar tanpa teks pengganti"


@pytest.mark.parametrize("path", HALAMAN, ids=lambda p: p.stem)
def test_commands_of_a_guide_exist(path):
    isi = path.read_text("utf-8")
    for perintah in re.findall(r"(?:`|^)lkjip ([a-z][a-z_-]*)", isi, re.MULTILINE):
        assert perintah in lkjip.commands, perintah


@pytest.mark.parametrize("sop", SOPS.values(), ids=lambda s: s.id)
def test_the_guide_sheet_leads_to_sheets_of_its_sop(sop):
    for bagian in BAGIAN:
        actions = actions_of(sop, bagian)
        assert actions, bagian.judul
        assert {lembar for _, lembar in actions if lembar} <= {*peta.master_sheets(sop)}
