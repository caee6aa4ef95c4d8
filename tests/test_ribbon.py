"""A click does on the open workbook what the command does on the file."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from lkjip_xl import ribbon
from lkjip_xl.engines.lean import load_xlwings
from lkjip_xl.engines.openxml.engine import Engine
from lkjip_xl.formats.book import MasterBook, open_book
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.steps.conductor import perform, run_next
from lkjip_xl.steps.example import play
from lkjip_xl.steps.tugas import Perintah

SOP = "dinsos-pppa-probolinggo"
WAKTU = datetime(2026, 1, 20, 9, 30)


def open_as_in_excel(path: Path):
    return load_xlwings().Engine(impl=Engine()).apps.active.books.open(path)


def tables(folder: CaseFolder) -> dict[str, object]:
    """Every cell of every table, and every named cell of Beranda."""
    with open_book(folder.master) as book:
        found: dict[str, object] = {t: book.read_table_cells(t) for t in sorted(book.table_places())}
        found |= {n: book.read_name(n) for n in ("br_tindakan", "br_langkah", "br_kemajuan", "br_temuan")}
    return found


def told(folder: CaseFolder) -> list[tuple[str, datetime]]:
    """The journal without the random part of a form's identity."""
    return [(record.aksi, record.waktu) for record in journal.read(folder.journal)]


@pytest.fixture(scope="module")
def masters(tmp_path_factory):
    """Years of the example, each before the step whose action is clicked."""
    made = {}
    root = tmp_path_factory.mktemp("tahun")
    for until in (1, 2, 3):
        made[until] = CaseFolder(root / f"sampai {until}")
        play(made[until], SOP, until)
    return made


def two_copies(year: CaseFolder, target: Path) -> tuple[CaseFolder, CaseFolder]:
    import shutil

    copies = target / "klik", target / "perintah"
    for copy in copies:
        shutil.copytree(year.root, copy)
    return CaseFolder(copies[0]), CaseFolder(copies[1])


@pytest.mark.parametrize(
    ("sampai", "aksi"), [(1, "siapkan"), (1, "bagikan"), (2, "kumpulkan"), (3, "periksa"), (2, "jalan")]
)
def test_a_click_equals_the_command_cell_by_cell(masters, tmp_path, sampai, aksi):
    clicked, commanded = two_copies(masters[sampai], tmp_path)
    before = told(clicked)
    book = open_as_in_excel(clicked.master)
    answer = ribbon.click(aksi, book, WAKTU)
    assert not answer.galat, answer.pesan
    if aksi == "jalan":
        run_next(Perintah(commanded, WAKTU))
    else:
        perform(Perintah(commanded, WAKTU), aksi)
    assert tables(clicked) == tables(commanded)
    assert told(clicked) == told(commanded)
    assert len(told(clicked)) > len(before)
    assert "Berikutnya: " in answer.pesan
    assert [b.name for b in book.app.books] == [book.name]  # still open


class Layar:
    """What an application shows and keeps, without an application."""

    def __init__(self, monkeypatch, book):
        self.bar: list[object] = []
        self.told: list[tuple[str, str]] = []
        monkeypatch.setattr(type(book.app.impl), "status_bar", property(lambda _: "semula", self._say), False)
        monkeypatch.setattr(type(book.app.impl), "alert", self._alert, False)
        book.app.impl.screen_updating = True

    def _say(self, _app, value):
        self.bar.append(value)

    def _alert(self, prompt, _title, _buttons, mode, _callback):
        self.told.append((mode, prompt))


def test_the_screen_is_held_and_put_back_and_the_outcome_is_told(masters, tmp_path, monkeypatch):
    clicked, _ = two_copies(masters[2], tmp_path)
    book = open_as_in_excel(clicked.master)
    layar = Layar(monkeypatch, book)
    answer = ribbon.click("kumpulkan", book, WAKTU)
    assert answer.terlihat
    assert layar.told == [("info", answer.pesan)]
    assert layar.bar[-1] == "semula"
    assert book.app.screen_updating


@pytest.mark.parametrize(
    ("aksi", "kata"),
    [
        ("olah", "belum selesai"),
        ("sk_tim", "tidak mempunyai"),
        ("xyz", "tidak dikenal"),
        ("cocokkan", "Tidak ada draf"),
        ("pdf", "elum ada"),
    ],
)
def test_a_refusal_is_one_sentence_and_changes_nothing(masters, tmp_path, aksi, kata, monkeypatch):
    clicked, _ = two_copies(masters[2], tmp_path)
    before = clicked.master.read_bytes(), clicked.journal.read_bytes()
    book = open_as_in_excel(clicked.master)
    layar = Layar(monkeypatch, book)
    answer = ribbon.click(aksi, book, WAKTU)
    assert answer.galat
    assert kata in answer.pesan
    assert layar.told[0][0] == "critical"
    assert (clicked.master.read_bytes(), clicked.journal.read_bytes()) == before


def test_a_click_on_broken_settings_names_sheet_and_cell(masters, tmp_path):
    clicked, _ = two_copies(masters[2], tmp_path)
    with open_book(clicked.master, save=True) as opened:
        rows = opened.read_table_cells("tblPengaturan")
        (cell,) = (row["Nilai"][1] for row in rows if row["Pengaturan"][0] == "Desimal")
        opened.write_cell("Pengaturan", cell, "abc")
    before = clicked.journal.read_bytes()
    answer = ribbon.click("kumpulkan", open_as_in_excel(clicked.master), WAKTU)
    assert answer.galat
    assert answer.pesan.startswith(f"Lembar Pengaturan: Desimal (sel {cell}) tertulis “abc”")
    assert clicked.journal.read_bytes() == before


@pytest.mark.parametrize(
    ("lembar", "judul", "kolom"),
    [("Indikator", "Target", "G4"), ("Bidang", "Kode", "B4"), ("Pengaturan", "Nilai", "C4")],
)
def test_a_click_on_a_changed_title_names_sheet_and_titles(masters, tmp_path, lembar, judul, kolom):
    clicked, _ = two_copies(masters[2], tmp_path)
    with open_book(clicked.master, save=True) as opened:
        opened.write_cell(lembar, kolom, "Judul lain")
    before = clicked.journal.read_bytes()
    answer = ribbon.click("kumpulkan", open_as_in_excel(clicked.master), WAKTU)
    assert answer.galat
    assert answer.pesan.startswith(f"Kolom “{judul}” tidak ada (lembar {lembar} sel B4:")
    assert clicked.journal.read_bytes() == before


def test_a_table_that_was_taken_away_is_told(masters, tmp_path, monkeypatch):
    clicked, _ = two_copies(masters[3], tmp_path)
    has = MasterBook.has_table
    monkeypatch.setattr(
        MasterBook, "has_table", lambda book, name: name != "tblPeriksa_L04" and has(book, name)
    )
    answer = ribbon.click("periksa", open_as_in_excel(clicked.master), WAKTU)
    assert not answer.galat
    assert "Tabel tblPeriksa_L04 tidak ada lagi di master, jadi tidak diisi" in answer.pesan
    monkeypatch.undo()
    answer = ribbon.click("periksa", open_as_in_excel(clicked.master), WAKTU)
    assert "tidak ada lagi" not in answer.pesan


def test_status_only_looks(masters, tmp_path):
    clicked, _ = two_copies(masters[2], tmp_path)
    before = clicked.master.read_bytes()
    answer = ribbon.click("status", open_as_in_excel(clicked.master), WAKTU)
    assert "2 dari" in answer.pesan
    assert clicked.master.read_bytes() == before


def test_a_workbook_on_the_web_or_of_another_name_is_told(masters, tmp_path, monkeypatch):
    clicked, _ = two_copies(masters[2], tmp_path)
    book = open_as_in_excel(clicked.master)
    name = type(book.impl)
    monkeypatch.setattr(name, "fullname", property(lambda _: "https://d.docs.live.net/ab/Master LKjIP.xlsx"))
    assert "OneDrive" in ribbon.click("bagikan", book).pesan
    monkeypatch.setattr(name, "fullname", property(lambda _: str(clicked.root / "Buku1.xlsx")))
    assert "Buku1.xlsx bukan Master LKjIP.xlsx" in ribbon.click("bagikan", book).pesan


def test_a_master_that_left_its_folder_is_told(masters, tmp_path):
    import shutil

    shutil.copy(masters[2].master, tmp_path)
    answer = ribbon.click("bagikan", open_as_in_excel(tmp_path / masters[2].master.name))
    assert answer.galat
    assert "bukan folder kerja LKjIP" in answer.pesan


def test_a_failing_save_says_that_the_result_is_recorded(masters, tmp_path, monkeypatch):
    clicked, _ = two_copies(masters[2], tmp_path)
    book = open_as_in_excel(clicked.master)
    com_error = type("com_error", (Exception,), {})

    def refuse(*_, **__):
        raise com_error

    monkeypatch.setattr(type(book.impl), "save", refuse)
    answer = ribbon.click("kumpulkan", book, WAKTU)
    assert answer.galat
    assert "belum tersimpan" in answer.pesan
    assert "Ctrl+S" in answer.pesan


def test_a_cell_that_is_being_typed_stops_the_click_before_anything_is_done(masters, tmp_path, monkeypatch):
    clicked, _ = two_copies(masters[2], tmp_path)
    before = clicked.journal.read_bytes()
    book = open_as_in_excel(clicked.master)
    com_error = type("com_error", (Exception,), {})

    def busy(*_):
        raise com_error

    monkeypatch.setattr(type(book.app.impl), "status_bar", property(busy, busy), raising=False)
    answer = ribbon.click("kumpulkan", book, WAKTU)
    assert answer.galat
    assert "Esc" in answer.pesan
    assert clicked.journal.read_bytes() == before


def test_the_step_in_front_is_run(masters, tmp_path, monkeypatch):
    clicked, _ = two_copies(masters[2], tmp_path)
    book = open_as_in_excel(clicked.master)
    monkeypatch.setattr("lkjip_xl.engines.desk.Desk.active_sheet", "5 Analisa")
    refused = ribbon.click("jalan", book, WAKTU)
    assert refused.galat
    assert "langkah 5" in refused.pesan.lower()


def test_an_error_inside_goes_to_a_log(masters, tmp_path, monkeypatch):
    clicked, _ = two_copies(masters[2], tmp_path)

    def broken(*_):
        raise RuntimeError("rahasia")

    monkeypatch.setattr("lkjip_xl.steps.collect.run", broken)
    answer = ribbon.click("kumpulkan", open_as_in_excel(clicked.master), WAKTU)
    assert answer.galat
    assert "rahasia" not in answer.pesan
    log = Path(answer.pesan.rsplit(": ", 1)[1])
    assert "rahasia" in log.read_text(encoding="utf-8")
    log.unlink()


def test_without_excel_the_door_says_so(capsys):
    with pytest.raises(SystemExit) as ended:
        ribbon.main(["bagikan"])
    assert ended.value.code == 1
    assert "lkjip-klik dijalankan oleh tombol di Excel" in capsys.readouterr().err


def test_a_busy_excel_is_asked_a_limited_number_of_times(monkeypatch):
    from types import SimpleNamespace

    from lkjip_xl.engines.desk import limit_tries

    windows = SimpleNamespace(N_COM_ATTEMPTS=0, cleanup=lambda: None)
    monkeypatch.setitem(sys.modules, "xlwings._xlwindows", windows)
    limit_tries()
    assert windows.N_COM_ATTEMPTS > 0


@pytest.mark.parametrize(
    ("sampai", "aksi"), [(1, "bagikan"), (2, "kumpulkan"), (3, "periksa"), (2, "status")]
)
def test_a_click_loads_no_heavy_library(masters, tmp_path, sampai, aksi):
    clicked, _ = two_copies(masters[sampai], tmp_path)
    code = (
        "import sys\nfrom pathlib import Path\nfrom lkjip_xl import ribbon\n"
        "from lkjip_xl.engines.lean import load_xlwings\nxw = load_xlwings()\n"
        "from lkjip_xl.engines.openxml.engine import Engine\n"
        f"book = xw.Engine(impl=Engine()).apps.active.books.open(Path({str(clicked.master)!r}))\n"
        f"answer = ribbon.click({aksi!r}, book)\nassert not answer.galat, answer.pesan\n"
        "heavy = {'pandas', 'numpy', 'matplotlib', 'polars', 'click', 'rich'}\n"
        "print('BERAT', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("BERAT []"), done.stdout[-200:]
