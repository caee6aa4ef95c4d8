"""Builds the add-in: a zip of fixed parts, the ribbon, and the VBA project from its sources.

The parts are stored without compression, so that the bytes do not depend on the system's zlib.
"""

from __future__ import annotations

import importlib.util
import io
import re
import zipfile
from pathlib import Path

from lkjip_xl.addin.ovba import Module, write_project
from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.formats.folder.atomic import write_bytes
from lkjip_xl.formats.resources import resource

NAMA = "lkjip.xlam"
PROYEK = "lkjip"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

_PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Default Extension="xml" ContentType="application/xml"/>'
    f'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="application/vnd.ms-excel.addin.macroEnabled.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_CONTENT}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_CONTENT}.styles+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/>'
    f'<Relationship Id="rId2" Type="{_MICROSOFT}/2007/relationships/ui/extensibility"'
    ' Target="customUI/customUI14.xml"/>'
    "</Relationships>",
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATION}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATION}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId3" Type="{_MICROSOFT}/2006/relationships/vbaProject" Target="vbaProject.bin"/>'
    "</Relationships>",
    "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}">'
    '<workbookPr codeName="ThisWorkbook"/>'
    '<bookViews><workbookView visibility="hidden"/></bookViews>'
    '<sheets><sheet name="LKjIP" sheetId="1" r:id="rId1"/></sheets>'
    "</workbook>",
    "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetPr codeName="Sheet1"/><sheetData/></worksheet>',
    "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}">'
    '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>",
}


def build_addin(path: Path) -> None:
    """Write the add-in to a file, whole or not at all.

    Raises:
        FileUnusableError: a source is missing, or the file cannot be written.
    """
    write_bytes(path, addin_bytes())


def addin_bytes() -> bytes:
    """The add-in; the same bytes for the same sources and the same xlwings."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as package:
        for name, data in _contents().items():
            info = zipfile.ZipInfo(name, _EPOCH)
            info.create_system = 0
            package.writestr(info, data)
    return target.getvalue()


def modules() -> tuple[Module, ...]:
    """The modules of the VBA project: our own, and those of the installed xlwings."""
    return (
        Module("ThisWorkbook", "document", _text("ThisWorkbook.cls")),
        Module("Sheet1", "document", ""),
        Module("Dictionary", "class", _editor_text(_xlwings_text("addin", "Dictionary.cls"))),
        Module("RibbonLkjip", "module", _editor_text(_text("RibbonLkjip.bas"))),
        Module("xlwings", "module", _named(_editor_text(_xlwings_text("xlwings_custom_addin.bas")))),
    )


def _contents() -> dict[str, bytes]:
    parts = {name: (_HEAD + text).encode() for name, text in _PARTS.items()}
    parts["customUI/customUI14.xml"] = _text("customUI14.xml").encode()
    parts["xl/vbaProject.bin"] = write_project(PROYEK, modules())
    return parts


def _text(name: str) -> str:
    """A source of ours, its line ends alike on every system."""
    return resource("macros", name).read_text(encoding="utf-8")


def _xlwings_text(*names: str) -> str:
    """A source of the installed xlwings, found without importing it."""
    spec = importlib.util.find_spec("xlwings")
    for folder in (spec and spec.submodule_search_locations) or ():
        path = Path(folder, *names)
        if path.is_file():
            return path.read_text(encoding="cp1252")
    raise FileUnusableError(
        f"Bagian xlwings {names[-1]} tidak ditemukan: pemasangan xlwings tidak lengkap.",
        "Pasang ulang dengan: pip install --force-reinstall xlwings",
    )


def _editor_text(text: str) -> str:
    """A source without the lines of an exported file that only name and describe the module."""
    text = re.sub(r"\AVERSION 1\.0 CLASS\nBEGIN\n.*?\nEND\n", "", text, flags=re.DOTALL)
    return re.sub(r"\A(?:Attribute VB_.*\n)+", "", text)


def _named(text: str) -> str:
    """The module of xlwings with the name that decides which configuration it reads."""
    named, count = re.subn(
        r'^(Public Const PROJECT_NAME As String = )".*"$', rf'\1"{PROYEK}"', text, flags=re.MULTILINE
    )
    if count != 1:
        raise FileUnusableError(
            "Modul xlwings_custom_addin.bas tidak seperti yang dikenal versi LKjIP ini.",
            "Pasang xlwings yang didukung: pip install 'xlwings>=0.30,<1'",
        )
    return named
