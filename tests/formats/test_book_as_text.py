"""Whole masters written with their sheets as text are what they are with sheets as trees."""

import random
from datetime import date
from decimal import Decimal
from unittest.mock import patch
from zipfile import ZipFile

import pytest
from lxml import etree

from lkjip_xl.domain.errors import SettingsError
from lkjip_xl.engines.openxml import sheet_edit
from lkjip_xl.engines.openxml.xmltext import UnusualError
from lkjip_xl.formats.book import Formula
from lkjip_xl.formats.master.book import open_master
from lkjip_xl.formats.master.build import blank_name
from lkjip_xl.formats.resources import resource
from lkjip_xl.formats.sheet_map import POLA_DATA
from lkjip_xl.formats.sop.file import bundled_sops

_VALUES = [
    *(None, "", 1, 2.5, -0.0, 1e21, True, date(2025, 1, 2), Decimal("1.10")),
    *(
        "teks",
        "  spasi ",
        "a & b <c>",
        "é ‹ 漢 😀",
        "x_x0041_",
        "dua\nbaris",
        "001",
        "=1+1",
        "]]>",
        "panjang " * 30,
    ),
    *(Formula('=HYPERLINK("#Beranda!A1","Buka ›")'), Formula("=1+1")),
]


def _write(path, seed):
    """Tables written, written again as they are, grown and shrunk; new sheets with tables of their own."""
    chance = random.Random(seed)  # noqa: S311  (any values will do)

    def rows(titles):
        return [{t: chance.choice(_VALUES) for t in titles} for _ in range(chance.randint(1, 9))]

    with open_master(path) as book:
        places = book.table_places()
        own = [table for table, sheet in places.items() if sheet == POLA_DATA]
        for number in range(3):
            book.copy_sheet(POLA_DATA, f"Salinan {seed}{number}", {t: f"{t}_{seed}{number}" for t in own})
        for table in sorted(book.table_places()):
            for _ in range(chance.choice([0, 1, 1, 2])):
                try:
                    book.write_table(table, rows(book.columns(table)))
                except SettingsError:  # something stands below it
                    book.write_table(table, book.read_table(table))


def _parts(path):
    with ZipFile(path) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return {
        name: etree.tostring(etree.fromstring(data), method="c14n")
        if name.endswith(("xml", "rels"))
        else data
        for name, data in parts.items()
    }


@pytest.mark.parametrize("sop", sorted(bundled_sops())[:2])
def test_text_and_tree_give_the_same_workbook(tmp_path, sop):
    text, tree = tmp_path / "teks.xlsx", tmp_path / "pohon.xlsx"
    for path in (text, tree):
        path.write_bytes(resource("workbooks", blank_name(sop)).read_bytes())
    for turn in range(2):  # the second one edits what the first has written
        _write(text, turn)
        with patch.object(sheet_edit, "_as_text", side_effect=UnusualError):
            _write(tree, turn)
        assert _parts(text) == _parts(tree)
