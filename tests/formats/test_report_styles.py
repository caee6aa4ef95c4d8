"""Styles, not direct formatting: whoever restyles the report in Word changes a style once."""

import re
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from sample_rekap import sample_laporan, sample_rekap

from lkjip_xl.formats.report.document import write_report
from lkjip_xl.formats.word.plain import W

# Set by the program where the length of a text decides (what stays on one page), never how it looks.
TEMPAT = {"keepNext", "sectPr", "pStyle", "rPr"}
TABEL = {"tblStyle", "tblW", "jc", "tblLayout", "tblLook"}
SEL = {"tcW", "gridSpan", "vMerge"}
TERKECIL = 18  # half points


@pytest.fixture(scope="module")
def bagian(tmp_path_factory: pytest.TempPathFactory) -> dict[str, etree._Element]:
    path: Path = tmp_path_factory.mktemp("gaya") / "LKjIP.docx"
    write_report(path, sample_rekap(), sample_laporan())
    with ZipFile(path) as paket:
        names = [n for n in paket.namelist() if re.match(r"word/(document|header|footer|styles)\d*\.xml", n)]
        return {n: etree.fromstring(paket.read(n)) for n in names}


def _direct(root: etree._Element, holder: str, allowed: set[str]) -> Counter[str]:
    names = (child.tag.replace(W, "") for pr in root.iter(f"{W}{holder}") for child in pr)
    return Counter(name for name in names if name not in allowed)


def test_the_text_carries_no_fonts_sizes_colours_or_spacing_of_its_own(bagian):
    for name, root in bagian.items():
        if name == "word/styles.xml":
            continue
        assert _direct(root, "rPr", set()) == {}, name
        assert _direct(root, "pPr", TEMPAT) == {}, name
        assert _direct(root, "tblPr", TABEL) == {}, name
        assert _direct(root, "tcPr", SEL) == {}, name


def test_every_paragraph_has_a_style_of_the_template_and_none_is_small(bagian):
    styles = {s.get(f"{W}styleId"): s for s in bagian["word/styles.xml"].iter(f"{W}style")}
    used = {p.get(f"{W}val") for p in bagian["word/document.xml"].iter(f"{W}pStyle", f"{W}tblStyle")}
    assert used <= styles.keys()
    sizes = {n: int(z.get(f"{W}val")) for n in used for z in styles[n].findall(f"{W}rPr/{W}sz")}
    assert {n: size for n, size in sizes.items() if size < TERKECIL} == {}
