"""Installing for one user, on simulated profiles."""

import csv
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from lkjip_xl.addin import contract_run, doctor, install, policy
from lkjip_xl.addin.build import addin_bytes
from lkjip_xl.cli.main import run
from lkjip_xl.domain.errors import FileUnusableError, UsageError
from lkjip_xl.engines.contract import CHECKS
from lkjip_xl.engines.lean import load_xlwings
from lkjip_xl.engines.openxml.engine import Engine


@pytest.fixture
def windows(tmp_path, monkeypatch):
    """A profile of Windows with the scripts of a virtual environment."""
    scripts = tmp_path / "venv" / "Scripts"
    scripts.mkdir(parents=True)
    (scripts / "lkjip-klik.exe").write_bytes(b"MZ")
    monkeypatch.setattr(install.sysconfig, "get_path", lambda *_: str(scripts))
    profile = tmp_path / "Users" / "Budi Contoh"
    return {"APPDATA": str(profile / "AppData" / "Roaming"), "USERPROFILE": str(profile)}


def test_on_windows_add_in_and_settings_lie_where_excel_looks(windows):
    place = install.places(windows, "win32")
    left = install.install(place)
    assert place.addin.as_posix().endswith("AppData/Roaming/Microsoft/Excel/XLSTART/lkjip.xlam")
    assert place.addin.read_bytes() == addin_bytes()
    assert place.setelan.as_posix().endswith("Budi Contoh/.lkjip/lkjip.conf")
    settings = dict(csv.reader(place.setelan.read_text(encoding="utf-8").splitlines()))
    assert settings["ADD_WORKBOOK_TO_PYTHONPATH"] == "FALSE"
    assert settings["LKJIP_KLIK"].endswith("lkjip-klik.exe")
    assert any("Pusat Kepercayaan" in line for line in left)


def test_installing_twice_and_taking_away_leaves_nothing(windows, tmp_path):
    place = install.places(windows, "win32")
    install.install(place)
    install.install(place)
    assert install.uninstall(place)
    assert not install.uninstall(place)
    assert not [p for p in (tmp_path / "Users").rglob("*") if p.is_file() or p.name == ".lkjip"]


def test_on_macos_the_startup_folder_of_office(tmp_path):
    place = install.places({"HOME": str(tmp_path)}, "darwin")
    left = install.install(place)
    assert "UBF8T346G9.Office" in place.addin.parts
    assert place.setelan.parent.name == "Data"
    assert "INTERPRETER_MAC" in place.setelan.read_text(encoding="utf-8")
    assert any("runpython install" in line for line in left)


def test_elsewhere_one_sentence(capsys):
    with pytest.raises(UsageError, match="Windows dan macOS"):
        install.places({"HOME": "/home/budi"}, "linux")
    assert run(["pasang"]) == 2
    assert "pakai perintah lkjip" in capsys.readouterr().err


def test_a_missing_console_script_is_told(windows, tmp_path, monkeypatch):
    monkeypatch.setattr(install.sysconfig, "get_path", lambda *_: str(tmp_path))
    monkeypatch.setattr(install.sys, "executable", str(tmp_path / "python.exe"))
    with pytest.raises(FileUnusableError, match="lkjip-klik"):
        install.install(install.places(windows, "win32"))


def lines(windows) -> dict[str, doctor.Pemeriksaan]:
    return {line.nama: line for line in doctor.examine(None, windows, "win32")}


def test_the_doctor_sees_an_add_in_that_is_missing_old_or_of_another_python(windows):
    place = install.places(windows, "win32")
    assert lines(windows)["Add-in"].keterangan == "belum dipasang"
    install.install(place)
    assert lines(windows)["Add-in"].baik
    place.addin.write_bytes(b"lama")
    assert lines(windows)["Add-in"].keterangan == "bukan buatan versi ini"
    install.install(place)
    place.setelan.write_text('"INTERPRETER_WIN","C:\\lain\\python.exe"\n', encoding="utf-8")
    found = lines(windows)["Add-in"]
    assert not found.baik
    assert "lkjip pasang" in found.saran


def test_the_doctor_tells_each_line_and_how_to_mend_it(tmp_path, capsys):
    assert run(["doktor", str(tmp_path), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"Python", "Paket Python", "LibreOffice"} <= {line["nama"] for line in told}
    assert all(line["keadaan"] in {"baik", "kurang"} for line in told)
    assert run(["doktor", str(tmp_path / "tidak-ada")]) == 1
    assert "[kurang] Folder" in capsys.readouterr().out


def profile_of(root, name):
    """The environment of a user of Windows whose profile has this name."""
    profile = root / "Users" / name
    return {"APPDATA": str(profile / "AppData" / "Roaming"), "USERPROFILE": str(profile)}


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    "name", ["Siti Nurhaliza Ünal", "O'Neil & Putra", "OneDrive - Kota Contoh/Pegawai 1"]
)
def test_spaces_letters_and_a_redirected_profile(tmp_path, name):
    place = install.places(profile_of(tmp_path, name), "win32")
    install.install(place)
    assert place.addin.read_bytes() == addin_bytes()
    assert place.addin.is_relative_to(tmp_path / "Users" / name)
    settings = dict(csv.reader(place.setelan.read_text(encoding="utf-8").splitlines()))
    assert Path(settings["INTERPRETER_WIN"]).is_absolute()
    assert Path(settings["LKJIP_KLIK"]).is_absolute()
    assert "PYTHONPATH" not in settings


def test_taking_away_touches_nothing_of_others(windows):
    place = install.places(windows, "win32")
    install.install(place)
    other = place.addin.with_name("lain.xlam")
    own = place.setelan.with_name("catatan saya.txt")
    for path in (other, own, place.ingatan):
        path.write_text("isi", encoding="utf-8")
    assert install.uninstall(place)
    assert not place.ingatan.exists()
    assert other.read_text(encoding="utf-8") == own.read_text(encoding="utf-8") == "isi"


def test_an_add_in_that_excel_holds_open_is_told_and_kept(windows, monkeypatch):
    place = install.places(windows, "win32")
    install.install(place)

    def held(*_, **__):
        raise PermissionError

    monkeypatch.setattr("lkjip_xl.formats.folder.atomic.os.replace", held)
    monkeypatch.setattr("lkjip_xl.formats.folder.atomic.time.sleep", lambda _: None)
    with pytest.raises(FileUnusableError, match="lkjip"):
        install.install(place)
    assert place.addin.read_bytes() == addin_bytes()


def test_a_path_that_vba_cannot_read_is_told():
    assert install.encoded("C:\\Pegawai Ünal", "cp1252") == b"C:\\Pegawai \xdcnal"
    with pytest.raises(FileUnusableError, match="tidak dapat dibaca makro"):
        install.encoded("C:\\用户", "cp1252")


EXCEL = r"Software\Microsoft\Office\16.0\Excel"
POLICY = r"Software\Policies\Microsoft\Office\16.0\Excel"


@pytest.mark.parametrize(
    ("entries", "kata"),
    [
        ({}, None),
        ({("HKCU", rf"{EXCEL}\Security", "VBAWarnings"): 2}, None),
        ({("HKCU", rf"{EXCEL}\Security", "VBAWarnings"): 4}, "mematikan semua makro"),
        ({("HKLM", rf"{POLICY}\Security", "VBAWarnings"): 3}, "ditandatangani"),
        ({("HKLM", rf"{POLICY}\Security\Trusted Locations", "AllLocationsDisabled"): 1}, "lokasi tepercaya"),
        ({("HKCU", POLICY, "DisableAllAddins"): 1}, "mematikan semua add-in"),
        ({("HKCU", rf"{EXCEL}\Resiliency\DisabledItems", ""): 1}, "menonaktifkan sebuah add-in"),
    ],
)
def test_what_policy_and_settings_hinder_is_explained(entries, kata, windows, monkeypatch):
    found = policy.hindrances(lambda *key: entries.get(key))
    assert [kata in what for what, _ in found] == ([True] if kata else [])
    assert all(remedy.endswith(".") for _, remedy in found)
    for module in (doctor, install):
        monkeypatch.setattr(module, "hindrances", lambda: found)
    left = " ".join(install.install(install.places(windows, "win32")))
    told = doctor.in_words(doctor.examine(None, windows, "win32"))
    if kata:
        assert kata in left
        assert kata in told


def test_a_file_marked_as_downloaded_is_told(windows):
    place = install.places(windows, "win32")
    install.install(place)
    mark = place.addin.with_name(f"{place.addin.name}:Zone.Identifier")
    mark.write_bytes(b"[ZoneTransfer]\r\nZoneId=3\r\n")
    found = lines(windows)["Add-in"]
    assert found.keterangan == "diblokir Windows"
    assert "Buka Blokir" in found.saran
    assert any("Buka Blokir" in line for line in install.install(place))
    mark.write_bytes(b"[ZoneTransfer]\r\nZoneId=0\r\n")
    assert lines(windows)["Add-in"].baik


def test_here_there_is_no_registry():
    assert policy.read_registry("HKCU", EXCEL, "x") is None


class Program:
    """An Excel for the contract: the closed-file engine under its name; notes whether it is ended."""

    def __init__(self):
        self.books = load_xlwings().Engine(impl=Engine()).apps.active.books
        self.ended = False

    def quit(self):
        self.ended = True


@pytest.mark.parametrize("runs", [True, False])
def test_the_contract_leaves_a_running_excel_and_ends_its_own(runs):
    program = Program()
    xlwings = SimpleNamespace(apps=[program] if runs else [], App=lambda **_: program)
    told = contract_run.in_excel(xlwings)
    assert [line.nama for line in told if not line.baik] == []
    assert len(told) == len(CHECKS)
    assert program.ended is not runs
    assert list(program.books) == []


def test_where_there_is_no_excel_the_doctor_says_what_else(capsys):
    assert run(["doktor", "--excel"]) == 2
    assert "lkjip doktor --libreoffice" in capsys.readouterr().err


@pytest.mark.office
def test_the_contract_holds_in_libreoffice(capsys):
    pytest.importorskip("uno", reason="python3-uno tidak ada")
    assert run(["doktor", "--libreoffice", "--json"]) == 0
    told = [x["keadaan"] for x in json.loads(capsys.readouterr().out) if x["nama"].startswith("LibreOffice:")]
    assert told == ["baik"] * len(CHECKS)
