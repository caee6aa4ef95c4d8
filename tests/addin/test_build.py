"""The add-in: reproducible, read back exactly, its ribbon free of what makes Excel drop it in silence."""

import io
import os
import re
import subprocess
import zipfile
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.addin import build
from lkjip_xl.addin.build import addin_bytes, build_addin, modules
from lkjip_xl.addin.compress import compress
from lkjip_xl.addin.ovba import Module
from lkjip_xl.cli.main import run
from lkjip_xl.formats.resources import resource
from lkjip_xl.formats.sop.file import bundled_sops, load_sop
from lkjip_xl.ribbon import TOMBOL
from lkjip_xl.steps import ACTIONS

OURS = ("ThisWorkbook", "Sheet1", "RibbonLkjip")
RIBBON = "{http://schemas.microsoft.com/office/2009/07/customui}"
SIGNATURES = {
    "onLoad": "ribbon As IRibbonUI",
    "onAction": "control As IRibbonControl",
    "getEnabled": "control As IRibbonControl, ByRef returnedVal",
    "getContent": "control As IRibbonControl, ByRef returnedVal",
}
ATTRIBUTES = {
    *("id", "label", "size", "imageMso", "keytip", "screentip", "supertip", "tag", "insertAfterMso"),
    *SIGNATURES,
}


def test_built_twice_it_is_the_same(tmp_path):
    assert run(["addin", str(tmp_path / "a.xlam")]) == 0
    build_addin(tmp_path / "b.xlam")
    assert (tmp_path / "a.xlam").read_bytes() == (tmp_path / "b.xlam").read_bytes() == addin_bytes()
    assert run(["addin", str(tmp_path / "a.xlsx")]) == 2


def test_olevba_returns_the_sources_exactly():
    olevba = pytest.importorskip("oletools.olevba", reason="oletools tidak terpasang")
    data = zipfile.ZipFile(io.BytesIO(addin_bytes())).read("xl/vbaProject.bin")
    found = {
        name.rsplit(".", 1)[0]: code for *_, name, code in olevba.VBA_Parser("x", data=data).extract_macros()
    }
    assert found.keys() == {m.name for m in modules()}
    for module in modules():
        assert (
            found[module.name].replace("\n", "\r\n").replace("\r\r", "\r").encode("cp1252") == module.source()
        )


def test_a_second_reader_finds_the_same_and_nothing_wrong(tmp_path):
    pyopenvba = pytest.importorskip("pyopenvba", reason="pyOpenVBA tidak terpasang")
    build_addin(tmp_path / "lkjip.xlam")
    project = pyopenvba.ExcelFile(str(tmp_path / "lkjip.xlam"))
    assert not project.validate()
    assert project.module_names() == [m.name for m in modules()]
    for module in modules():
        assert project.get_module(module.name).replace("\r\n", "\n") == module.source().decode(
            "cp1252"
        ).replace("\r\n", "\n")


@given(st.binary(max_size=9000) | st.text("ab \r\n", max_size=9000).map(str.encode))
def test_compression_comes_back(data):
    olevba = pytest.importorskip("oletools.olevba", reason="oletools tidak terpasang")
    if data:
        assert bytes(olevba.decompress_stream(bytearray(compress(data))))[: len(data)] == data


def test_the_licences_of_xlwings_travel_along_and_its_name_is_set():
    texts = {m.name: m.text for m in modules()}
    assert "xlwings is distributed under a BSD 3-clause license." in texts["xlwings"]
    assert '\nPublic Const PROJECT_NAME As String = "lkjip"\n' in texts["xlwings"]
    assert "@license: MIT" in texts["Dictionary"]


def test_letters_that_vba_cannot_hold_are_refused():
    with pytest.raises(UnicodeEncodeError):
        Module("A", "module", 'x = "\u2192"').source()
    with pytest.raises(ValueError, match="module name"):
        Module("1A", "module", "").source()


def ribbon() -> ET.Element:
    return ET.fromstring(resource("macros", "customUI14.xml").read_bytes())  # noqa: S314  our own file


def procedures() -> dict[str, str]:
    text = resource("macros", "RibbonLkjip.bas").read_text(encoding="ascii")
    return dict(re.findall(r"^Public Sub (\w+)\((.*)\)$", text, flags=re.MULTILINE))


def test_the_package_names_the_ribbon():
    package = zipfile.ZipFile(io.BytesIO(addin_bytes()))
    root = package.read("_rels/.rels").decode()
    assert "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility" in root
    assert 'Target="customUI/customUI14.xml"' in root
    assert "customUI/customUI14.xml" in package.namelist()
    assert ribbon().tag == f"{RIBBON}customUI"


def test_nothing_in_the_ribbon_makes_excel_drop_it():
    ids = [e.get("id") for e in ribbon().iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    subs = procedures()
    for element in ribbon().iter():
        assert element.tag.startswith(RIBBON)
        assert set(element.attrib) <= ATTRIBUTES, element.attrib
        for attribute in SIGNATURES.keys() & element.attrib.keys():
            assert subs[element.attrib[attribute]] == SIGNATURES[attribute]


def test_every_button_is_an_action_that_exists_and_is_told_in_full():
    controls = [e for e in ribbon().iter() if e.tag in {f"{RIBBON}button", f"{RIBBON}dynamicMenu"}]
    keytips = [e.attrib["keytip"] for e in controls]
    assert len(keytips) == len(set(keytips))
    for element in controls:
        if element.get("onAction") == "LkjipKlik":
            assert element.attrib["id"] in TOMBOL
        for attribute, most in (("label", 30), ("screentip", 100), ("supertip", 1024)):
            assert 0 < len(element.attrib[attribute]) <= most
        assert element.get("imageMso")


# File, Home, Insert, Page Layout, Formulas, Data, Review, View, Developer, Add-ins, Help, Tell me, Automate,
# Draw and the tabs that come and go (J...), Acrobat and Power Pivot (B), and the menus of Excel 2003.
TAKEN = set("FHNPMARWLXYQUJBDEIOT")


def test_the_tab_is_reached_by_a_letter_that_excel_has_not_given_away():
    (tab,) = ribbon().iter(f"{RIBBON}tab")
    assert not TAKEN & set(tab.attrib["keytip"])


def test_every_tag_is_an_action_and_stands_on_every_button_that_needs_one():
    for element in ribbon().iter(f"{RIBBON}button"):
        tag, name = element.get("tag", ""), element.attrib["id"]
        assert tag in {*ACTIONS, ""}
        if name in ACTIONS:
            assert tag == name
        if element.get("onAction") == "LkjipKlik" and name != "doktor":
            assert element.get("getEnabled") == "LkjipDapat"


@pytest.mark.parametrize("id_sop", sorted(bundled_sops()))
def test_every_action_of_every_sop_is_a_button_or_done_by_running_its_step(id_sop):
    sop = load_sop(bundled_sops()[id_sop])
    assert {aksi for step in sop.langkah for aksi in step.aksi} <= set(ACTIONS)
    assert "jalan" in {e.get("id") for e in ribbon().iter()}
    assert all(step.aksi for step in sop.langkah)


@pytest.mark.parametrize("id_sop", sorted(bundled_sops()))
def test_the_master_tells_the_ribbon_the_actions_of_its_sop(id_sop):
    from lkjip_xl.formats.sheet_map import NAMA_AKSI

    sop = load_sop(bundled_sops()[id_sop])
    with zipfile.ZipFile(resource("workbooks", f"master-{id_sop}.xlsx")) as package:
        workbook = package.read("xl/workbook.xml").decode()
    (told,) = re.findall(rf'<definedName name="{NAMA_AKSI}">"(.*?)"<', workbook)
    assert len(told) <= 255
    assert set(told.strip(";").split(";")) == {aksi for step in sop.langkah for aksi in step.aksi}


ICONS = {
    *("AddInManager", "CalculateNow", "CompareAndMergeWorkbooks", "DataValidation", "FileNew", "FileOpen"),
    *("FileEmailAsPdfEmailAttachment", "FileProperties", "FileSaveAs", "FileSaveAsPdfOrXps", "Help"),
    *("FileSendAsAttachment", "MacroPlay", "PageNext", "ReviewNewComment", "SignatureLineInsert", "Undo"),
    "WindowSwitchWindowsMenuExcel",
}


def test_every_icon_is_one_that_excel_itself_names():
    """From the lists of control identifiers that Microsoft publishes, those both Excel 2013 and 365 have."""
    icons = [e.attrib["imageMso"] for e in ribbon().iter() if e.get("imageMso")]
    assert set(icons) <= ICONS
    assert len(icons) == len(set(icons))


def lint(path):
    """What a static reader of VBA finds in our own modules of an add-in."""
    reader = pytest.importorskip("pyvbaanalysis", reason="pyvbaanalysis tidak terpasang")
    found = reader.analyze_office_file(path)
    return [diagnostic.code for name in OURS for diagnostic in found[name]]


def test_the_vba_is_clean_and_the_reader_would_find_a_fault(tmp_path, monkeypatch):
    build_addin(tmp_path / "lkjip.xlam")
    assert lint(tmp_path / "lkjip.xlam") == []
    broken = [Module(m.name, m.kind, m.text.replace("    Dim Nomor As Long\n", "")) for m in modules()]
    monkeypatch.setattr(build, "modules", lambda: broken)
    build_addin(tmp_path / "rusak.xlam")
    assert set(lint(tmp_path / "rusak.xlam")) == {"undeclared-variable"}


def test_open_xml_validator_finds_nothing(tmp_path):
    validator = os.environ.get("OOXML_VALIDATOR") or os.environ.get("VALIDATOR")
    if not validator:
        pytest.skip("validator Open XML tidak terpasang (OOXML_VALIDATOR)")
    build_addin(tmp_path / "lkjip.xlam")
    done = subprocess.run([validator, tmp_path / "lkjip.xlam"], capture_output=True, text=True, check=False)
    assert '"errors": []' in done.stdout
