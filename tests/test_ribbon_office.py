"""The whole year of an example on a document that is open in a living LibreOffice."""

import re

import pytest
from test_ribbon import tables

from lkjip_xl import ribbon
from lkjip_xl.engines.lean import load_xlwings
from lkjip_xl.engines.libreoffice.office import Office, OfficeMissingError
from lkjip_xl.formats.book import MasterBook
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.steps import example
from lkjip_xl.steps.conductor import perform_live

# A form's identity is random, and with it the size and the SHA-256 of every file that carries it.
RANDOM_COLUMNS = {"SHA-256", "Ukuran"}
RANDOM_NAME = re.compile(r"[0-9a-f]{64}|-[0-9a-f]{8}\.xlsx")


class Buttons:
    """Does every command of the example by a button; where people choose, by what the button calls."""

    def __init__(self, office):
        from lkjip_xl.engines.libreoffice.engine import Engine

        self.books = load_xlwings().Engine(impl=Engine(office)).apps[0].books
        self.pressed = set()

    def press(self, perintah, aksi):
        book = self.books.open(perintah.folder.master)
        self.pressed.add(aksi)
        if perintah.pilihan:
            perform_live(MasterBook(book), perintah, aksi)
        else:
            answer = ribbon.click(aksi, book, perintah.waktu)
            assert not answer.galat, answer.pesan
        book.close()


def comparable(folder):
    """Every table and cell, without what is random; the archive lists its files by their names."""
    found = tables(folder)
    for name, rows in found.items():
        if name.startswith("tblArsip_"):
            found[name] = sorted(RANDOM_NAME.sub("", str(row["Berkas"][0])) for row in rows)
        elif isinstance(rows, list):
            found[name] = [{k: known(v) for k, v in row.items() if k not in RANDOM_COLUMNS} for row in rows]
    return found


def known(read):
    """A value and its cell without the random part of a text."""
    value, cell = read
    return RANDOM_NAME.sub("", value) if isinstance(value, str) else value, cell


@pytest.mark.office
@pytest.mark.parametrize("sop", ["dinsos-pppa-probolinggo", "dpmptsp-naker-probolinggo"])
def test_the_whole_year_live_equals_the_year_on_the_closed_file(tmp_path, monkeypatch, sop):
    live, closed = CaseFolder(tmp_path / "hidup"), CaseFolder(tmp_path / "tertutup")
    example.play(closed, sop)
    try:
        with Office() as office:
            buttons = Buttons(office)
            monkeypatch.setattr(example, "perform", buttons.press)
            example.play(live, sop)
    except OfficeMissingError as error:
        pytest.skip(str(error))
    expected = comparable(closed)
    for name, found in comparable(live).items():
        assert found == expected[name], name
    assert len(buttons.pressed) > 5
