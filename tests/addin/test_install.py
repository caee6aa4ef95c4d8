"""Installing for one user, on simulated profiles."""

import csv
import json

import pytest

from lkjip_xl.addin import doctor, install
from lkjip_xl.addin.build import addin_bytes
from lkjip_xl.cli.main import run
from lkjip_xl.domain.errors import FileUnusableError, UsageError


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
