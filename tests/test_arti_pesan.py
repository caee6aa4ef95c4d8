"""The page of all messages is complete, and every code is met by some test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lkjip_xl.cli.main import run
from lkjip_xl.domain.catalogue import KATALOG

AKAR = Path(__file__).parents[1]
HALAMAN = (AKAR / "docs" / "pesan.md").read_text(encoding="utf-8")
_BAGIAN = re.compile(
    r"^### ([A-Z][0-9]{2}) \((\w+)\)\n\n> (.+)\n\n(.+)\n\n\*\*Yang dilakukan:\*\* (.+)\n", re.MULTILINE
)


def _shown(teks: str) -> str:
    """A sentence of the catalogue as the page shows it, "…" for what the program fills in."""
    return re.sub(r"\{[^{}]+\}", "…", teks).replace("{{", "{").replace("}}", "}")


def test_every_code_has_one_section_and_no_section_is_unknown() -> None:
    judul = re.findall(r"^### (\S+)", HALAMAN, re.MULTILINE)
    assert sorted(judul) == sorted(KATALOG), set(judul) ^ set(KATALOG)
    assert [k for k, *_ in _BAGIAN.findall(HALAMAN)] == judul


def test_the_page_says_what_the_program_says() -> None:
    for kode, tingkat, pesan, sebab, saran in _BAGIAN.findall(HALAMAN):
        entri = KATALOG[kode]
        assert (tingkat, pesan, saran) == (entri.tingkat, _shown(entri.pesan), _shown(entri.saran)), kode
        assert len(sebab) > len("Sebab yang sungguh"), kode
        assert sebab not in {pesan, saran}, kode


def test_every_link_of_the_page_leads_somewhere() -> None:
    judul = {j.casefold().replace(" ", "-") for j in re.findall(r"^## (.+)$", HALAMAN, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", HALAMAN)) == judul


@pytest.mark.parametrize("kode", ["0", "1", "2", "3", "4", "70"])
def test_exit_codes_are_explained(kode: str) -> None:
    assert f"\n| {kode} | " in HALAMAN


def test_every_code_is_met_by_a_test() -> None:
    tests = "\n".join(p.read_text(encoding="utf-8") for p in (AKAR / "tests").rglob("*.py"))
    assert [k for k in KATALOG if not re.search(rf"\b{k}\b", tests)] == []


def test_the_terminal_explains_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["arti", "f12"]) == 0
    assert "Unduhan terputus" in capsys.readouterr().out
    assert run(["arti", "Q99"]) == 2
    assert "tidak dikenal" in capsys.readouterr().err
