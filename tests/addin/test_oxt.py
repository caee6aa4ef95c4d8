"""The extension for LibreOffice Calc: its parts, and its buttons pressed in a living LibreOffice."""

import os
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from lkjip_xl import ribbon
from lkjip_xl.addin import calc_install, oxt
from lkjip_xl.addin.install import button_program
from lkjip_xl.domain.errors import FileUnusableError, UsageError
from lkjip_xl.engines.libreoffice.office import Office, OfficeMissingError
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.example import play

OOR = "{http://openoffice.org/2001/registry}"


def parts(program=Path("/opt/lkjip/lkjip-klik"), tmp_path=None):
    target = tmp_path / "lkjip.oxt"
    target.write_bytes(oxt.extension_bytes(program))
    with zipfile.ZipFile(target) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def basic(text):
    """The source in a module; the DOCTYPE names a file that is not there."""
    return ET.fromstring(text.split("\n", 2)[2]).text  # noqa: S314  our own part


def test_two_builds_are_the_same_bytes():
    program = Path("/opt/lkjip/lkjip-klik")
    assert oxt.extension_bytes(program) == oxt.extension_bytes(program)


def test_every_button_of_the_ribbon_has_its_procedure_and_its_menu_entry(tmp_path):
    found = parts(tmp_path=tmp_path)
    source = basic(found["Lkjip/Daftar.xba"])
    menu = ET.fromstring(found["Addons.xcu"])  # noqa: S314  our own part
    urls = {value.text for value in menu.iter("value")}
    buttons = [b for _, members in oxt.ribbon_groups() for b in members]
    assert len(buttons) >= 15
    for button in buttons:
        assert f"Sub Klik_{button.id}()" in source
        assert button.url in urls
        assert button.id in ribbon.TOMBOL or f"    {oxt._DI_SINI[button.id]}\n" in source


def test_local_buttons_name_procedures_that_are_there(tmp_path):
    source = basic(parts(tmp_path=tmp_path)["Lkjip/Tombol.xba"])
    for name in [*oxt._DI_SINI.values(), "Jalankan"]:
        assert f"Sub {name}(" in source


def test_a_path_with_quotes_and_umlauts_stays_one_text(tmp_path):
    found = parts(Path('/opt/Müller & "Co"/lkjip-klik'), tmp_path)
    assert 'Program = "/opt/Müller & ""Co""/lkjip-klik"' in basic(found["Lkjip/Daftar.xba"])


def test_the_manifest_names_every_part(tmp_path):
    found = parts(tmp_path=tmp_path)
    for name in found:
        if not name.startswith("META-INF/") and name != "description.xml":
            assert any(part in name for part in ("Addons.xcu", "CalcWindowState.xcu", "Lkjip/"))
    assert found["META-INF/manifest.xml"].count("file-entry") == 3


def test_without_libreoffice_a_sentence_says_so(monkeypatch):
    monkeypatch.setattr(calc_install, "find_soffice", lambda: None)
    with pytest.raises(UsageError, match="LibreOffice tidak ditemukan"):
        calc_install.install_in_calc()


def test_a_refusal_by_libreoffice_is_one_sentence(monkeypatch):
    monkeypatch.setattr(calc_install, "find_tool", lambda: Path(sys.executable))
    with pytest.raises(FileUnusableError, match="Tutup semua jendela LibreOffice"):
        calc_install.install_in_calc()
    assert calc_install.uninstall_from_calc() is False


@pytest.fixture
def request_file(tmp_path):
    def make(*lines):
        path = tmp_path / "permintaan.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        ribbon.main([f"--permintaan={path}"])
        return (tmp_path / "permintaan.txt.jawaban").read_text(encoding="utf-8")

    return make


@pytest.fixture(scope="module")
def year(tmp_path_factory):
    folder = CaseFolder(tmp_path_factory.mktemp("calc") / "Tahun 2025")
    play(folder, "dinsos-pppa-probolinggo", 1)
    return folder


def test_a_request_is_done_on_the_closed_master(request_file, year):
    assert "1 dari 10 langkah selesai" in request_file("status", str(year.master), "Beranda")
    said = request_file("kumpulkan", str(year.master), "Beranda")
    assert said.startswith("Langkah 3")
    assert "bukan Master LKjIP.xlsx" in request_file("olah", str(year.root / "Lain.xlsx"), "Beranda")
    assert "tidak dikenal" in request_file("hapus", str(year.master), "Beranda")


def test_a_broken_request_is_told_without_a_traceback(request_file):
    assert "Traceback" not in request_file("status")


class Calc:
    """A LibreOffice with the modules of the extension; what a message box would say goes to a file."""

    def __init__(self, office, program, log):
        import uno

        local = uno.getComponentContext().ServiceManager
        resolver = local.createInstance("com.sun.star.bridge.UnoUrlResolver")
        context = resolver.resolve(f"uno:pipe,name={office._pipe};urp;StarOffice.ComponentContext")
        self.desktop, self.log = office.desktop, log
        services = context.ServiceManager
        create = services.createInstanceWithContext
        factory = create("com.sun.star.script.provider.MasterScriptProviderFactory", context)
        self._scripts = factory.createScriptProvider("")
        libraries = create("com.sun.star.script.ApplicationScriptLibraryContainer", context)
        libraries.createLibrary("Lkjip")
        modules = libraries.getByName("Lkjip")
        for name, text in oxt._contents(program).items():
            if name.endswith(".xba"):
                modules.insertByName(Path(name).stem, basic(text).replace("MsgBox ", "Catat "))
        modules.insertByName("Uji", NOTE.format(log=log))

    def open(self, path):
        return self.desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, ())

    def press(self, button):
        self.log.write_text("")
        where = f"vnd.sun.star.script:Lkjip.Daftar.Klik_{button}?language=Basic&location=application"
        self._scripts.getScript(where).invoke((), (), ())
        return self.log.read_text()


NOTE = """Sub Catat(Teks As String, Optional Jenis, Optional Judul)
    Open "{log}" For Append As #1
    Print #1, Teks
    Close #1
End Sub
"""


@pytest.mark.office
def test_buttons_in_calc_save_close_run_and_open_again(tmp_path, year):
    try:
        with Office() as office:
            calc = Calc(office, button_program(), tmp_path / "pesan.txt")
            master = calc.open(year.master)
            master.Sheets.getByName("Bidang").getCellByPosition(0, 40).String = "catatan pemakai"
            assert "1 dari 10 langkah selesai" in calc.press("status")
            master = calc.desktop.CurrentComponent
            assert master.Sheets.getByName("Bidang").getCellByPosition(0, 40).String == "catatan pemakai"
            calc.press("berikutnya")
            assert master.CurrentController.ActiveSheet.Name.startswith("2 ")
            assert "formulir" in calc.press("bagikan")
            master = calc.desktop.CurrentComponent
            assert master.CurrentController.ActiveSheet.Name.startswith("2 ")
            master.close(True)  # noqa: FBT003  UNO's own signature
            assert "Buka Master LKjIP lebih dahulu" in calc.press("status")
    except OfficeMissingError as error:
        pytest.skip(str(error))
    assert len(list(year.formulir.glob("*.xlsx"))) == 5
    assert load_state(year)[1].bidang


@pytest.mark.office
def test_libreoffice_takes_the_extension(tmp_path):
    try:
        calc_install.find_tool()
    except UsageError as error:
        pytest.skip(str(error))
    if os.geteuid() == 0:
        pytest.skip("LibreOffice adds no extension for the administrator; the README says so too")
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    calc_install.install_in_calc(profile)
    assert calc_install.uninstall_from_calc(profile)
