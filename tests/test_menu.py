"""`lkjip` alone in a terminal: a numbered menu whose every choice is a command."""

import os
import pty
import shutil
import subprocess
import sys

import pytest

from lkjip_xl.cli import menu
from lkjip_xl.cli.main import run
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.table_text import terminal_width
from lkjip_xl.steps.example import play


@pytest.fixture(scope="module")
def example(tmp_path_factory):
    year = CaseFolder(tmp_path_factory.mktemp("tahun") / "LKjIP 2025")
    play(year, "dinsos-pppa-probolinggo", 1)
    return year


@pytest.fixture
def year(example, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "rumah"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "rumah"))
    (tmp_path / "rumah").mkdir()
    copy = shutil.copytree(example.root, tmp_path / "kerja" / "LKjIP 2025")
    monkeypatch.chdir(tmp_path / "kerja")
    return CaseFolder(copy)


class Person:
    """Types answers; leaves by the end of the input. Notes which command lines were run."""

    def __init__(self, monkeypatch):
        self.ran = []
        self._monkeypatch = monkeypatch

    def types(self, *answers, run=None):
        left = iter(answers)

        def read(_prompt):
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        def note(args):
            self.ran.append(args)
            return run(args) if run else 0

        self._monkeypatch.setattr("builtins.input", read)
        assert menu.run_menu(note) == 0
        return self.ran


@pytest.fixture
def person(monkeypatch):
    return Person(monkeypatch)


def test_a_choice_runs_the_command_and_the_menu_goes_on_after_an_error(year, person, capsys):
    assert len(journal.read(year.journal)) > 0
    person.types("1", "1", "2", "5", "x", "99", "3", "0", run=run)
    where = str(year.root)
    assert person.ran == [["jalan", where], ["jalan", where, "L05"], ["status", where]]
    told = capsys.readouterr()
    assert "1 dari 10 langkah selesai" in told.out
    assert "2 dari 10 langkah selesai" in told.out  # after the first choice
    assert "Ketik nomor 0 sampai 6." in told.out
    assert "Traceback" not in told.out + told.err
    assert "langkah 5" in told.err.lower()


def test_a_step_is_chosen_by_the_number_that_its_sop_prints(person, tmp_path, monkeypatch, capsys):
    """The SOP of Disdukcapil prints 6, 6b, 7: the seventh line of the menu is not its step 7."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert run(["baru", "tahun", "--sop", "disdukcapil-probolinggo", "--tahun", "2025"]) == 0
    person.types("1", "2", "7", "2", "6B", "2", "99", "0", "0")
    assert [args[2] for args in person.ran] == ["L08", "L07"]
    assert "Ketik salah satu nomor langkah: 1, 2, 3, 4, 5, 6, 6b, 7, 8; atau 0." in capsys.readouterr().out


def test_a_terminal_that_does_not_know_its_width_has_one(monkeypatch):
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((0, 0)))
    monkeypatch.setattr(sys, "stdout", sys.__stdout__)
    assert terminal_width() == 80


def test_the_last_folder_is_offered_again(year, person, monkeypatch, tmp_path, capsys):
    person.types("1", "0")
    monkeypatch.chdir(tmp_path)
    capsys.readouterr()
    person.types("1", "6", "0")
    told = capsys.readouterr().out
    assert f"1  {year.root}" in told
    assert "Cara bekerja:" in told


def test_a_year_is_begun_and_a_wrong_folder_is_told(year, person, tmp_path, capsys):
    person.types("2", str(tmp_path), "2", "", "3", "baru", "2", "2026", "0", "4", "contoh", "0", "0")
    assert person.ran[0][:3] == ["baru", str(tmp_path / "kerja" / "baru"), "--sop"]
    assert person.ran[0][-2:] == ["--tahun", "2026"]
    assert "bukan folder kerja LKjIP" in capsys.readouterr().out
    assert year.root.is_dir()


def test_the_folder_is_shown_by_the_file_manager(year, person, monkeypatch, capsys):
    opened = []
    monkeypatch.setattr(menu.subprocess, "Popen", lambda args, **_: opened.append(args))
    person.types("1", "4", "0")
    assert opened == [["xdg-open", year.root]]

    def missing(*_, **__):
        raise FileNotFoundError

    monkeypatch.setattr(menu.subprocess, "Popen", missing)
    person.types("1", "4", "0")
    assert "pengelola berkas" in capsys.readouterr().out


def test_in_a_terminal_lkjip_alone_is_the_menu(year):
    ours, theirs = pty.openpty()
    code = "from lkjip_xl.cli import main; main([])"
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=theirs, stdout=theirs, cwd=year.root
    ) as process:
        os.close(theirs)
        os.write(ours, b"1\n0\n")
        told = b""
        while process.poll() is None or b"Keluar" not in told:
            try:
                told += os.read(ours, 4096)
            except OSError:
                break
    os.close(ours)
    assert process.returncode == 0
    assert "Jalankan langkah berikutnya" in told.decode()


def test_elsewhere_lkjip_alone_is_the_help():
    done = subprocess.run(
        [sys.executable, "-c", "from lkjip_xl.cli import main; main([])"],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        check=True,
    )
    assert "Pemakaian: " in done.stdout
