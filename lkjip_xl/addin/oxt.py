"""Builds the extension for LibreOffice Calc: the buttons of the ribbon as a menu and a toolbar.

The buttons are read from the ribbon, so that both have the same names and the same order. The extension
runs the program of this installation, whose path it carries: it is built where it is used.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

import lkjip_xl
from lkjip_xl.addin.install import button_program
from lkjip_xl.formats.folder.atomic import write_bytes
from lkjip_xl.formats.resources import resource

NAMA = "lkjip.oxt"
PENGENAL = "id.lkjip.xl"
_BAR = f"{PENGENAL}.bilah"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_RIBBON = "{http://schemas.microsoft.com/office/2009/07/customui}"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_CALC = "com.sun.star.sheet.SpreadsheetDocument"
_DI_SINI = {"berikutnya": "BukaBerikutnya", "daftar_langkah": "BukaLangkah", "panduan": "BukaPanduan"}
"""Buttons that only open a sheet, by the procedure of Tombol.bas that does it."""
_BILAH = ("jalan", "berikutnya", "bagikan", "kumpulkan", "periksa", "olah", "draf", "status")
"""The buttons of the toolbar; the menu holds all of them."""


@dataclass(frozen=True, slots=True)
class Tombol:
    """One button."""

    id: str
    label: str
    petunjuk: str

    @property
    def url(self) -> str:
        """What LibreOffice runs when it is pressed."""
        return f"vnd.sun.star.script:Lkjip.Daftar.Klik_{self.id}?language=Basic&location=application"


def build_extension(path: Path) -> None:
    """Write the extension to a file, whole or not at all.

    Raises:
        FileUnusableError: the program of the buttons is not installed, or the file cannot be written.
    """
    write_bytes(path, extension_bytes(button_program()))


def extension_bytes(program: Path) -> bytes:
    """The extension; the same bytes for the same sources and the same program."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, text in _contents(program).items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 0
            package.writestr(info, text.encode())
    return target.getvalue()


def ribbon_groups() -> list[tuple[str, list[Tombol]]]:
    """The groups of the ribbon and their buttons, in their order."""
    root = ET.fromstring(resource("macros", "customUI14.xml").read_text(encoding="utf-8"))  # noqa: S314  our own file
    return [
        (
            group.get("label", ""),
            [Tombol(b.get("id", ""), b.get("label", ""), b.get("supertip", "")) for b in group],
        )
        for group in root.iter(f"{_RIBBON}group")
    ]


def _contents(program: Path) -> dict[str, str]:
    groups = ribbon_groups()
    buttons = [b for _, members in groups for b in members]
    source = resource("macros", "Tombol.bas").read_text(encoding="utf-8")
    modules = {"Tombol": source, "Daftar": _calls(buttons, program)}
    return {
        "META-INF/manifest.xml": _manifest(),
        "description.xml": _description(),
        "Addons.xcu": _addons(groups),
        "CalcWindowState.xcu": _window_state(),
        "Lkjip/script.xlb": _library(modules),
        "Lkjip/dialog.xlb": _library({}),
        **{f"Lkjip/{name}.xba": _module(name, text) for name, text in modules.items()},
    }


def _calls(buttons: list[Tombol], program: Path) -> str:
    """A procedure for each button, and where the program lies."""
    path = str(program).replace('"', '""')
    lines = ["Option Explicit", "", "Function Program() As String", f'    Program = "{path}"', "End Function"]
    for button in buttons:
        call = _DI_SINI.get(button.id, f'Jalankan "{button.id}"')
        lines += ["", f"Sub Klik_{button.id}()", f"    {call}", "End Sub"]
    return "\n".join([*lines, ""])


def _addons(groups: list[tuple[str, list[Tombol]]]) -> str:
    """The menu with a submenu for each group, and the toolbar."""
    menu = "".join(
        _node(f"g{n}", _prop("Title", label) + _node("Submenu", _items(members)))
        for n, (label, members) in enumerate(groups)
    )
    by_id = {b.id: b for _, members in groups for b in members}
    bar = _items([by_id[name] for name in _BILAH if name in by_id])
    body = _node(
        "OfficeMenuBar", _node(PENGENAL, _prop("Title", "LKjIP") + _CONTEXT + _node("Submenu", menu))
    )
    body += _node("OfficeToolBar", _node(_BAR, bar))
    return _configuration("Addons", "org.openoffice.Office", _node("AddonUI", body))


def _window_state() -> str:
    """The toolbar's name and its place below the others, until a user moves it."""
    state = _node(
        f"private:resource/toolbar/addon_{_BAR}",
        _prop("UIName", "LKjIP")
        + '<prop oor:name="Docked" oor:type="xs:boolean"><value>true</value></prop>'
        + '<prop oor:name="Visible" oor:type="xs:boolean"><value>true</value></prop>'
        + '<prop oor:name="DockingArea" oor:type="xs:int"><value>0</value></prop>'
        + _prop("DockPos", "0,9"),
    )
    return _configuration(
        "CalcWindowState", "org.openoffice.Office.UI", _node("UIElements", _node("States", state))
    )


def _configuration(name: str, package: str, body: str) -> str:
    return (
        f'{_HEAD}<oor:component-data xmlns:oor="http://openoffice.org/2001/registry"'
        f' xmlns:xs="http://www.w3.org/2001/XMLSchema" oor:name="{name}" oor:package="{package}">'
        f"{body}</oor:component-data>\n"
    )


def _items(buttons: list[Tombol]) -> str:
    return "".join(
        _node(f"t{n:02}", _prop("URL", b.url) + _prop("Title", b.label) + _prop("Target", "_self") + _CONTEXT)
        for n, b in enumerate(buttons)
    )


_FIXED = {"AddonUI", "OfficeMenuBar", "OfficeToolBar", "Submenu", "UIElements", "States"}


def _node(name: str, content: str) -> str:
    op = "" if name in _FIXED else ' oor:op="replace"'
    return f"<node oor:name={quoteattr(name)}{op}>{content}</node>"


def _prop(name: str, text: str) -> str:
    return f'<prop oor:name="{name}" oor:type="xs:string"><value>{escape(text)}</value></prop>'


_CONTEXT = _prop("Context", _CALC)


def _manifest() -> str:
    kinds = {
        "Addons.xcu": "application/vnd.sun.star.configuration-data",
        "CalcWindowState.xcu": "application/vnd.sun.star.configuration-data",
        "Lkjip/": "application/vnd.sun.star.basic-library",
    }
    entries = "".join(
        f'<manifest:file-entry manifest:media-type="{kind}" manifest:full-path="{path}"/>'
        for path, kind in kinds.items()
    )
    return f'{_HEAD}<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">{entries}</manifest:manifest>\n'


def _description() -> str:
    return (
        f'{_HEAD}<description xmlns="http://openoffice.org/extensions/description/2006">'
        f'<identifier value="{PENGENAL}"/><version value="{lkjip_xl.__version__}"/>'
        '<display-name><name lang="id">LKjIP</name></display-name></description>\n'
    )


_DOCTYPE = '<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">\n'


def _library(modules: dict[str, str]) -> str:
    elements = "".join(f'<library:element library:name="{name}"/>' for name in modules)
    return (
        _HEAD + _DOCTYPE.format("library:library", "library") + "<library:library"
        ' xmlns:library="http://openoffice.org/2000/library" library:name="Lkjip" library:readonly="true"'
        f' library:passwordprotected="false">{elements}</library:library>\n'
    )


def _module(name: str, source: str) -> str:
    return (
        _HEAD + _DOCTYPE.format("script:module", "module") + "<script:module"
        f' xmlns:script="http://openoffice.org/2000/script" script:name="{name}" script:language="StarBasic">'
        f"{escape(source)}</script:module>\n"
    )
