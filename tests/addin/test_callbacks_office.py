"""The VBA itself, run in LibreOffice on an example master; the module of xlwings is a stub that writes down calls."""

import re
from xml.etree import ElementTree as ET

import pytest

from lkjip_xl.addin import build
from lkjip_xl.addin.ovba import Module
from lkjip_xl.engines.libreoffice.office import Office, OfficeMissingError
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.resources import resource
from lkjip_xl.steps.example import play

STUB = """Public Function RunFrozenPython(Executable As String, Optional Args As String)
    Open "{log}" For Append As #1
    Print #1, Executable & " " & Args
    Close #1
End Function
Public Function RunPython(PythonCommand As String)
    RunFrozenPython "python", PythonCommand
End Function
Public Function GetConfigFilePath() As String
    GetConfigFilePath = "lkjip.conf"
End Function
Public Function GetDirectoryConfigFilePath() As String
    GetDirectoryConfigFilePath = "{log}.folder"
End Function
Public Function GetConfigFromFile(sFile As String, sName As String, Optional sValue As String) As Boolean
    If sFile = "lkjip.conf" And sName = "LKJIP_KLIK" Then sValue = "{log}.exe"
    GetConfigFromFile = True
End Function
"""
CONTROL = "Public ID As String\nPublic Tag As String\n"
CALLS = """Public Function Tekan(ByVal Nama As String) As String
    Dim Palsu As New FakeControl
    Palsu.ID = Nama
    RibbonLkjip.LkjipKlik Palsu
End Function
Public Function Dapat(ByVal Aksi As String) As String
    Dim Palsu As New FakeControl
    Dim Hasil As Variant
    Palsu.Tag = Aksi
    RibbonLkjip.LkjipDapat Palsu, Hasil
    Dapat = CStr(Hasil)
End Function
Public Function Menu() As String
    Dim Palsu As New FakeControl
    Dim Hasil As Variant
    RibbonLkjip.LkjipDaftarLangkah Palsu, Hasil
    Menu = Hasil
End Function
Public Function Buka(ByVal Lembar As String) As String
    Dim Palsu As New FakeControl
    Palsu.Tag = Lembar
    RibbonLkjip.LkjipBukaLangkah Palsu
    Buka = ActiveSheet.Name
End Function
Public Function Panduan() As String
    Dim Palsu As New FakeControl
    RibbonLkjip.LkjipBukaPanduan Palsu
    Panduan = ActiveSheet.Name
End Function
Public Function Berikut() As String
    Dim Palsu As New FakeControl
    RibbonLkjip.LkjipBukaBerikutnya Palsu
    Berikut = ActiveSheet.Name
End Function
"""


def for_system(text: str, system: str) -> str:
    """LibreOffice has no conditional compilation: keep the branch of one system."""
    branch = r"\1" if system == "mac" else r"\2"
    pattern = r"^ *#If Mac Then\n(.*?)^ *#Else\n(.*?)^ *#End If\n"
    return re.sub(pattern, branch, text, flags=re.MULTILINE | re.DOTALL)


class Vba:
    """The add-in and a master, open side by side in a living LibreOffice."""

    def __init__(self, office, addin, master):
        self.office = office
        self.addin = self._open(addin, FilterName="Calc MS Excel 2007 VBA XML")
        self.master = self._open(master)

    def _open(self, path, **options):
        import uno

        given = []
        for name, value in {"MacroExecutionMode": 4, **options}.items():
            found = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
            found.Name, found.Value = name, value
            given.append(found)
        return self.office.desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, tuple(given))

    def call(self, name, *args):
        where = f"vnd.sun.star.script:lkjip.Uji.{name}?language=Basic&location=document"
        return self.addin.getScriptProvider().getScript(where).invoke(args, (), ())[0]

    def close(self):
        for document in (self.master, self.addin):
            document.close(True)  # noqa: FBT003  UNO's own signature


@pytest.fixture
def make_addin(tmp_path, monkeypatch):
    def make(system):
        log = tmp_path / f"{system}.txt"
        real = [m for m in build.modules() if m.name in {"ThisWorkbook", "Sheet1", "RibbonLkjip"}]
        ours = [Module(m.name, m.kind, for_system(m.text, system)) for m in real]
        stub = Module("xlwings", "module", STUB.format(log=log))
        extra = (stub, Module("FakeControl", "class", CONTROL), Module("Uji", "module", CALLS))
        with monkeypatch.context() as patched:
            patched.setattr(build, "modules", lambda: (*ours, *extra))
            build.build_addin(tmp_path / f"{system}.xlam")
        return tmp_path / f"{system}.xlam", log

    return make


def buttons():
    root = ET.fromstring(resource("macros", "customUI14.xml").read_bytes())  # noqa: S314  our own file
    return [e.attrib["id"] for e in root.iter() if e.get("onAction") == "LkjipKlik"]


@pytest.mark.office
@pytest.mark.parametrize(
    ("system", "expected"),
    [
        ("win", "{log}.exe {id}"),
        ("mac", "python import lkjip_xl.ribbon; lkjip_xl.ribbon.main(['{id}'])"),
    ],
)
def test_every_button_makes_exactly_the_expected_call(make_addin, tmp_path, system, expected):
    year = CaseFolder(tmp_path / "tahun")
    play(year, "dinsos-pppa-probolinggo", 2)
    addin, log = make_addin(system)
    log.with_name(f"{log.name}.exe").touch()  # the program must be there
    try:
        with Office() as office:
            vba = Vba(office, addin, year.master)
            for name in buttons():
                vba.call("Tekan", name)
            can = {tag: vba.call("Dapat", tag) for tag in ("", "olah", "reviu", "setujui")}
            assert can == {"": "True", "olah": "True", "reviu": "True", "setujui": "False"}
            assert vba.call("Panduan") == "Panduan"
            assert vba.call("Berikut") == "3 Pengumpulan"
            assert vba.call("Buka", "5 Analisa") == "5 Analisa"
            log.with_name(f"{log.name}.folder").touch()
            vba.call("Tekan", "bagikan")  # refused: settings beside the workbook
            log.with_name(f"{log.name}.folder").unlink()
            vba.master.Sheets.insertNewByName("lkjip.conf", 0)
            vba.call("Tekan", "bagikan")  # refused: settings inside the workbook
            menu = ET.fromstring(vba.call("Menu"))  # noqa: S314  our own text
            vba.close()
    except OfficeMissingError as error:
        pytest.skip(str(error))
    path = f' --folder="{year.root}"' if system == "win" else ""
    assert log.read_text().splitlines() == [
        expected.format(log=log, id=name) + (path if name == "status" else "") for name in buttons()
    ]
    labels = [item.attrib["label"] for item in menu]
    assert labels[:3] == ["1 Rencana (selesai)", "2 Rapat dan Format (selesai)", "3 Pengumpulan (belum)"]
    assert [item.attrib["tag"] for item in menu] == [label.rsplit(" (", 1)[0] for label in labels]
