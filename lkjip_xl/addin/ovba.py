"""Writes a VBA project ([MS-OVBA]) from the texts of its modules, without any cached compiled code.

Excel compiles the sources when it loads the project. The same texts give the same bytes.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lkjip_xl.addin.cfb import write_compound
from lkjip_xl.addin.compress import compress

_CODEPAGE = "cp1252"
_ID = "{5D3B6E0A-2F0C-4C1B-9C7E-1A6B5F2D8E41}"
_NAME = re.compile(r"[A-Za-z]\w{0,30}", re.ASCII)
_SYSTEM = "C:\\Windows\\System32\\"
_OFFICE = "C:\\Program Files\\Common Files\\Microsoft Shared\\"
# Name, type library and its usual place: Excel finds the library by its number, not by the place.
_REFERENCES = (
    ("stdole", "00020430-0000-0000-C000-000000000046", "2.0", f"{_SYSTEM}stdole2.tlb", "OLE Automation"),
    (
        *("Office", "2DF8D04C-5BFA-101B-BDE5-00AA0044DE52", "2.0"),
        *(f"{_OFFICE}OFFICE16\\MSO.DLL", "Microsoft Office 16.0 Object Library"),
    ),
)
_BASES = {
    "ThisWorkbook": "0{00020819-0000-0000-C000-000000000046}",
    "sheet": "0{00020820-0000-0000-C000-000000000046}",
    "class": "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}",
}


@dataclass(frozen=True, slots=True)
class Module:
    """A module: its name, its kind and its text as the editor shows it (without attributes)."""

    name: str
    kind: Literal["module", "class", "document"]
    text: str

    def source(self) -> bytes:
        """The stored text: attributes first, CRLF line ends, Windows-1252.

        Raises:
            ValueError: a name VBA does not take, or a letter outside Windows-1252.
        """
        if not _NAME.fullmatch(self.name):
            raise ValueError(f"{self.name!r} is not a VBA module name")
        lines = [*self._attributes(), *self.text.splitlines()]
        return ("\r\n".join(lines) + "\r\n").encode(_CODEPAGE, "strict")

    def _attributes(self) -> list[str]:
        first = [f'Attribute VB_Name = "{self.name}"']
        if self.kind == "module":
            return first
        own = self.kind == "document"
        base = _BASES["class"] if not own else _BASES.get(self.name, _BASES["sheet"])
        flags = {
            "GlobalNameSpace": False,
            "Creatable": False,
            "PredeclaredId": own,
            "Exposed": True,
            "TemplateDerived": False,
            "Customizable": own,
        }
        told = [f"Attribute VB_{name} = {value}" for name, value in flags.items()]
        return [*first, f'Attribute VB_Base = "{base}"', *told]


def write_project(name: str, modules: Sequence[Module]) -> bytes:
    """The bytes of a vbaProject.bin."""
    streams = {m.name: compress(m.source()) for m in modules}
    vba = {"dir": compress(_dir(name, modules)), "_VBA_PROJECT": b"\xcc\x61\xff\xff\x00\x01\x00", **streams}
    wide = b"".join(m.name.encode(_CODEPAGE) + b"\0" + m.name.encode("utf-16-le") + b"\0\0" for m in modules)
    return write_compound({"PROJECT": _project(name, modules), "PROJECTwm": wide + b"\0\0", "VBA": vba})


def _project(name: str, modules: Sequence[Module]) -> bytes:
    """The PROJECT stream: nothing locked, no password, the project visible."""
    kinds = {"module": "Module={}", "class": "Class={}", "document": "Document={}/&H00000000"}
    lines = [
        f'ID="{_ID}"',
        *(kinds[m.kind].format(m.name) for m in modules),
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{_hidden(bytes(4))}"',
        f'DPB="{_hidden(bytes(1))}"',
        f'GC="{_hidden(bytes([0xFF]))}"',
        "",
        "[Host Extender Info]",
        "&H00000001={3832D640-CF90-11CF-8E43-00A0C911005A};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{m.name}=0, 0, 0, 0, C" for m in modules),
    ]
    return ("\r\n".join(lines) + "\r\n").encode(_CODEPAGE)


def _hidden(data: bytes, seed: int = 0) -> str:
    """A protection value as hexadecimal digits ([MS-OVBA] 2.4.3.2); seed 0 needs no filling bytes."""
    key = sum(_ID.encode()) & 0xFF
    out = bytearray([seed, seed ^ 2, seed ^ key])
    clear = key
    for byte in struct.pack("<I", len(data)) + data:
        out.append(byte ^ ((out[-2] + clear) & 0xFF))
        clear = byte
    return out.hex().upper()


def _dir(name: str, modules: Sequence[Module]) -> bytes:
    """The dir stream, not yet compressed ([MS-OVBA] 2.3.4.2)."""
    parts = [
        _record(0x01, struct.pack("<I", 3)),  # 64-bit Windows
        _record(0x02, struct.pack("<I", 0x409)),
        _record(0x14, struct.pack("<I", 0x409)),
        _record(0x03, struct.pack("<H", 1252)),
        _record(0x04, name.encode(_CODEPAGE)),
        _twice(0x05, 0x40, ""),
        _record(0x06, b"") + _record(0x3D, b""),
        _record(0x07, bytes(4)),
        _record(0x08, bytes(4)),
        struct.pack("<HIIH", 0x09, 4, 1, 0),
        _twice(0x0C, 0x3C, ""),
        *(_reference(*reference) for reference in _REFERENCES),
        _record(0x0F, struct.pack("<H", len(modules))),
        _record(0x13, struct.pack("<H", 0xFFFF)),
        *(_module_record(m) for m in modules),
        _record(0x10, b""),
    ]
    return b"".join(parts)


def _reference(name: str, guid: str, version: str, place: str, title: str) -> bytes:
    lib = f"*\\G{{{guid}}}#{version}#0#{place}#{title}".encode(_CODEPAGE)
    return _twice(0x16, 0x3E, name) + _record(0x0D, struct.pack("<I", len(lib)) + lib + bytes(6))


def _module_record(module: Module) -> bytes:
    kind = 0x21 if module.kind == "module" else 0x22
    parts = [
        _record(0x19, module.name.encode(_CODEPAGE)) + _record(0x47, module.name.encode("utf-16-le")),
        _twice(0x1A, 0x32, module.name),
        _twice(0x1C, 0x48, ""),
        _record(0x31, bytes(4)),  # the source begins at the start of its stream
        _record(0x1E, bytes(4)),
        _record(0x2C, struct.pack("<H", 0xFFFF)),
        _record(kind, b""),
        _record(0x2B, b""),
    ]
    return b"".join(parts)


def _record(number: int, data: bytes) -> bytes:
    return struct.pack("<HI", number, len(data)) + data


def _twice(narrow: int, wide: int, text: str) -> bytes:
    """A text in the code page and again in UTF-16."""
    return _record(narrow, text.encode(_CODEPAGE)) + _record(wide, text.encode("utf-16-le"))
