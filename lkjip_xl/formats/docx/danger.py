"""What in a Word template starts programs or fetches from elsewhere, and bounds on its size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from zipfile import ZipFile

_BAGIAN_MAKS = 2_000
_BYTE_MAKS = 80 << 20
_TIPE = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_SIFAT = re.compile(rb"\b(Type|Target|TargetMode)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_INSTRUKSI = re.compile(rb"<(?:\w+:)?(?:instrText|fldSimple)\b[^>]*>[^<]*|<(?:\w+:)?p[ >]|fldCharType=.begin")
_MEDAN = re.compile(
    r"^\W*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|DATABASE|MACROBUTTON|EMBED)\b", re.IGNORECASE
)
_HUBUNGAN = {
    "attachedTemplate": "memakai templat lain sebagai induk",
    "oleObject": "memuat objek tertanam (OLE)",
    "package": "memuat berkas tertanam",
    "aFChunk": "memuat berkas lain di dalamnya (altChunk)",
    "subDocument": "memuat subdokumen",
    "control": "memuat kontrol ActiveX",
    "vbaProject": "memuat makro",
    "mailMergeSource": "terhubung ke sumber surat massal",
    "mailMergeHeaderSource": "terhubung ke sumber surat massal",
    "frame": "memuat bingkai dari tempat lain",
}


def dangers(berkas: ZipFile) -> Iterator[tuple[str, str]]:
    """Each dangerous thing: the part it is in, and what it is, as the rest of a sentence."""
    names = berkas.namelist()
    if len(names) > _BAGIAN_MAKS or sum(i.file_size for i in berkas.infolist()) > _BYTE_MAKS:
        yield "", "terlalu besar untuk sebuah templat"
        return
    if len(names) != len(set(names)):
        yield "", "memuat dua bagian dengan nama yang sama"
    for name in names:
        yield from ((name, what) for what in _in_part(name, berkas))


def _in_part(name: str, berkas: ZipFile) -> Iterator[str]:
    low = name.casefold()
    if low.endswith(("vbaproject.bin", ".exe", ".dll", ".js", ".vbs", ".bat", ".ps1")) or "/activex/" in low:
        yield "memuat makro atau program"
    if not low.endswith((".xml", ".rels")):
        return
    data = berkas.read(name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        yield "memuat deklarasi XML yang tidak lazim (DOCTYPE)"
    if b"macroEnabled" in data and name == "[Content_Types].xml":
        yield "memuat makro"
    if low.endswith(".rels"):
        yield from filter(None, map(_relation, _TIPE.findall(data)))
    elif low.startswith("word/"):
        yield from _fields(data)


def _relation(element: bytes) -> str:
    """What is wrong with a relationship; "" for a harmless one."""
    given = {k.decode(): (a or b).decode("utf-8", "replace") for k, a, b in _SIFAT.findall(element)}
    kind = PurePosixPath(given.get("Type", "")).name
    if kind in _HUBUNGAN:
        return _HUBUNGAN[kind]
    if given.get("TargetMode", "").casefold() != "external":
        return ""
    target = given.get("Target", "").strip().casefold()
    if kind == "hyperlink" and target.startswith(("http:", "https:", "mailto:", "#")):
        return ""
    return f"mengambil isi dari luar berkas ({'tautan' if kind == 'hyperlink' else kind}: {target[:60]})"


def _fields(data: bytes) -> Iterator[str]:
    """Fields that start programs or read other files; an instruction may be split over runs."""
    joined = ""
    for found in [*_INSTRUKSI.findall(data), b"<w:p>"]:
        if b"instrText" in found[:20] or b"fldSimple" in found[:20]:
            sebaris = re.search(rb"instr=[\"']([^\"']*)", found)
            joined += (sebaris[1] if sebaris else found.partition(b">")[2]).decode("utf-8", "replace")
            continue
        if match := _MEDAN.match(joined):
            yield f"memuat bidang {match[1].upper()}, yang menjalankan program atau membaca berkas lain"
        joined = ""
