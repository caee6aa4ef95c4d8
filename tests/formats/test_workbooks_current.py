import re
from zipfile import ZipFile

import openpyxl
import pytest
from lxml import etree

from lkjip_xl.formats.resources import resource
from lkjip_xl.formats.workbook_build import build_all


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    return build_all(tmp_path_factory.mktemp("bangun"))


def _parts(path):
    with ZipFile(path) as paket:
        parts = {n: paket.read(n) for n in paket.namelist()}
    return {n: etree.tostring(etree.fromstring(isi), method="c14n") for n, isi in parts.items()}


def _made_with(path) -> str:
    with ZipFile(path) as paket:
        found = re.search(rb"Openpyxl ([0-9.]+)", paket.read("docProps/app.xml"))
    return found.group(1).decode() if found else ""


def test_every_committed_workbook_equals_a_fresh_build(built):
    for fresh in built:
        kept = resource("workbooks", fresh.name)
        if _made_with(kept) != openpyxl.__version__:
            pytest.skip(f"dibangun dengan openpyxl {_made_with(kept)}, di sini {openpyxl.__version__}")
        assert _parts(kept) == _parts(fresh), (
            f"bangun ulang: python -m lkjip_xl.formats.workbook_build ({fresh.name})"
        )


def test_two_builds_give_the_same_bytes(built, tmp_path):
    again = build_all(tmp_path)
    assert [p.read_bytes() for p in again] == [p.read_bytes() for p in built]
