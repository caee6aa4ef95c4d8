"""The command line finds the master where it is open, works there or on the closed file, never on both."""

import shutil
import sys
from types import SimpleNamespace

import pytest

from lkjip_xl.cli.main import run
from lkjip_xl.engines import attach
from lkjip_xl.engines.desk import Desk
from lkjip_xl.engines.lean import load_xlwings
from lkjip_xl.engines.openxml.engine import Engine
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.steps.example import play


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    year = CaseFolder(tmp_path_factory.mktemp("tahun") / "LKjIP 2025")
    play(year, "dinsos-pppa-probolinggo", 2)
    return year


@pytest.fixture
def year(example, tmp_path):
    return CaseFolder(shutil.copytree(example.root, tmp_path / "LKjIP 2025"))


class Excel:
    """A running Excel, as far as choosing a workbook goes; `book` is worked on in its stead."""

    def __init__(self, monkeypatch):
        self.desks = []
        monkeypatch.setattr(attach, "_desks_of_excel", lambda: iter(self.desks))

    def opens(self, path, *, address=None, read_only=False):
        book = load_xlwings().Engine(impl=Engine()).apps.active.books.open(path)
        found = type("Meja", (Desk,), {"address": address or str(path), "is_read_only": read_only})(book)
        found.__class__.program = "Excel"
        self.desks.append(found)
        return book


@pytest.fixture
def excel(monkeypatch):
    return Excel(monkeypatch)


def test_the_open_master_is_worked_on_and_saved_and_stays_open(year, excel, tmp_path, capsys):
    shutil.copytree(year.root, tmp_path / "lain")
    other = excel.opens(tmp_path / "lain" / year.master.name)  # the same name in another folder
    book = excel.opens(year.master)
    before = (tmp_path / "lain" / year.master.name).read_bytes()
    assert run(["kumpulkan", str(year.root)]) == 1  # nobody has sent a form back
    assert "sedang terbuka di Excel" in capsys.readouterr().err
    assert "kumpulkan" in {record.rincian.get("aksi") for record in journal.read(year.journal)}
    seen = book.names["br_tindakan"].refers_to_range.value
    with open_book(year.master) as saved:
        assert saved.read_name("br_tindakan") == seen
    assert (tmp_path / "lain" / year.master.name).read_bytes() == before
    assert other.name in [b.name for b in other.app.books]
    assert book.name in [b.name for b in book.app.books]


@pytest.mark.usefixtures("excel")
def test_a_closed_master_is_worked_on_as_a_file(year, capsys):
    assert run(["kumpulkan", str(year.root)]) == 1
    assert "sedang terbuka" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "kata"),
    [
        ({"address": "https://d.docs.live.net/ab/Master%20LKjIP.xlsx"}, "OneDrive"),
        ({"read_only": True}, "hanya-baca"),
    ],
)
def test_an_open_master_that_cannot_be_worked_on_stops_the_command(year, excel, given, kata, capsys):
    excel.opens(year.master, **given)
    before = year.master.read_bytes(), year.journal.read_bytes()
    assert run(["kumpulkan", str(year.root)]) == 3
    assert kata in capsys.readouterr().err
    assert (year.master.read_bytes(), year.journal.read_bytes()) == before


def test_an_excel_in_the_middle_of_a_cell_stops_the_command_only_where_it_has_the_master(
    year, monkeypatch, capsys
):
    com_error = type("com_error", (Exception,), {})

    def busy():
        raise com_error

    monkeypatch.setattr(attach, "_desks_of_excel", busy)
    assert run(["kumpulkan", str(year.root)]) == 1  # no lock file: it has another workbook
    (year.root / "~$Master LKjIP.xlsx").write_bytes(b"\x04Siti" + b" " * 160)
    assert run(["kumpulkan", str(year.root)]) == 3
    assert "Esc" in capsys.readouterr().err


@pytest.mark.usefixtures("excel")
def test_a_master_that_somebody_else_has_open_is_left_alone(year, capsys):
    (year.root / ".~lock.Master LKjIP.xlsx#").write_text(",Siti,pc-2,21.11.2026 08:00,file:///x;")
    before = year.master.read_bytes(), year.journal.read_bytes()
    assert run(["kumpulkan", str(year.root)]) == 3
    told = capsys.readouterr().err
    assert "oleh Siti di LibreOffice" in told
    assert "menu LKjIP" in told
    assert (year.master.read_bytes(), year.journal.read_bytes()) == before


def test_every_workbook_of_every_excel_is_looked_at(monkeypatch):
    books = [SimpleNamespace(app=SimpleNamespace(engine=SimpleNamespace(name="excel"))) for _ in range(3)]
    apps = [SimpleNamespace(books=books[:1]), SimpleNamespace(books=books[1:])]
    engines = [SimpleNamespace(name="remote"), SimpleNamespace(name="excel", apps=apps)]
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(attach, "load_xlwings", lambda: SimpleNamespace(engines=engines))
    assert [desk.book for desk in attach._desks_of_excel()] == books


@pytest.mark.office
def test_the_document_of_a_listening_libreoffice_is_worked_on(year, monkeypatch, capsys):
    from lkjip_xl.engines.libreoffice.engine import Engine as LibreOffice
    from lkjip_xl.engines.libreoffice.office import Office, OfficeMissingError

    try:
        with Office() as office:
            monkeypatch.setattr(attach, "PIPE", office._pipe)
            book = load_xlwings().Engine(impl=LibreOffice(office)).apps[0].books.open(year.master)
            before = book.names["br_tindakan"].refers_to_range.value
            assert run(["jalan", str(year.root), "--paksa", "uji"]) in {0, 1}
            seen = book.names["br_tindakan"].refers_to_range.value
            assert not book.api.isModified()
            book.close()
    except OfficeMissingError as error:
        pytest.skip(str(error))
    assert "sedang terbuka di LibreOffice" in capsys.readouterr().err
    assert seen != before
    with open_book(year.master) as saved:
        assert saved.read_name("br_tindakan") == seen
