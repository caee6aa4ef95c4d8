"""What a file really is, by its bytes and its parts, whatever its name says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.relations import read_content_types
from lkjip_xl.engines.openxml.xmlplain import declares
from lkjip_xl.formats.docx.identity import is_named_draft

if TYPE_CHECKING:
    from pathlib import Path

    from lkjip_xl.engines.openxml.container import Container

_OLE: Final = b"\xd0\xcf\x11\xe0"
_TERSANDI: Final = "EncryptedPackage".encode("utf-16-le")
_KEPALA: Final = 4096
_MAKS: Final = 20 << 20

# Signature -> what people call such a file. None of them can be a form.
_JENIS: Final = (
    (b"%PDF", "dokumen PDF"),
    (b"\x89PNG", "gambar"),
    (b"\xff\xd8\xff", "gambar"),
    (b"GIF8", "gambar"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7-Zip"),
)
# First folder or part of a zip file -> what it is.
_ISI_ZIP: Final = (
    ("word/", "dokumen Word"),
    ("ppt/", "presentasi PowerPoint"),
    ("visio/", "gambar Visio"),
)
_MAKRO: Final = ("xl/vbaproject", "xl/macrosheets/", "xl/dialogsheets/")
_TERLARANG: Final = (
    ("xl/embeddings/", "objek tertanam"),
    ("xl/activex/", "kontrol ActiveX"),
    ("xl/connections.xml", "sambungan ke sumber data lain"),
    ("xl/querytables/", "sambungan ke sumber data lain"),
    ("xl/model/", "model data"),
    ("xl/webextensions/", "add-in web"),
)
_AWAL_TERLARANG: Final = tuple(awal for awal, _ in _TERLARANG)
_LARANGAN_XML: Final = (b"<!DOCTYPE", b"<!ENTITY")
_EKOR: Final = 32
_SUBJEK_DRAF: Final = re.compile(rb"subject>[^<]*\d{4}, draf versi \d{1,6}\s*<")


def name_signature(path: Path, nama: str) -> Problem | None:
    """What a file that is no zip file is; None where its bytes say nothing."""
    try:
        with path.open("rb") as stream:
            kepala = stream.read(_KEPALA)
            seluruh = kepala + stream.read(_MAKS) if kepala.startswith(_OLE) else kepala
    except OSError:
        return None
    if kepala.startswith(_OLE):
        return problem("F09" if _TERSANDI in seluruh else "F08", nama=nama)
    for tanda, jenis in _JENIS:
        if kepala.startswith(tanda):
            return problem("F11", nama=nama, jenis=jenis)
    bentuk = _text_format(kepala)
    return problem("F10", nama=nama, format=bentuk) if bentuk else None


def _text_format(kepala: bytes) -> str | None:
    """The name of a text format; None where the bytes are no text."""
    utf16 = kepala[:2] in {b"\xff\xfe", b"\xfe\xff"}
    teks = kepala.decode("utf-16" if utf16 else "utf-8", "ignore" if utf16 else "replace")
    teks = teks.lstrip("\ufeff \t\r\n").casefold()
    if teks.startswith("<"):
        if "<html" in teks or teks.startswith(("<!doctype html", "<table")):
            return "halaman web (HTML)"
        return "XML"
    terbaca = bool(teks) and all(c.isprintable() or c.isspace() for c in teks)
    return "teks (CSV)" if terbaca else None


def check_content(container: Container, nama: str) -> Problem | None:
    """The first thing that keeps a zip file from being a plain workbook; None where there is nothing.

    Every entry is inflated once: checksums and the inflated total are verified on the way.

    Raises:
        PackageError: damaged or too large.
    """
    kecil = [n.casefold() for n in container.names]
    if found := _foreign(container, kecil, nama) or _forbidden(kecil, nama):
        return found
    if "macroenabled" in " ".join(read_content_types(container).values()).casefold():
        return problem("F14", nama=nama)
    for part in container.names:
        _scan(container, part)
    return None


def _foreign(container: Container, kecil: list[str], nama: str) -> Problem | None:
    if "mimetype" in kecil and container.read("mimetype").startswith(b"application/vnd.oasis"):
        return problem("F10", nama=nama, format="OpenDocument (.ods)")
    if "xl/workbook.bin" in kecil:
        return problem("F10", nama=nama, format="Excel biner (.xlsb)")
    if not any(n.startswith("xl/") for n in kecil):
        for awal, jenis in _ISI_ZIP:
            if any(n.startswith(awal) for n in kecil):
                draft = awal == "word/" and _is_draft(container, nama)
                return problem("F18", nama=nama) if draft else problem("F11", nama=nama, jenis=jenis)
    if "[content_types].xml" not in kecil:
        return problem("F11", nama=nama, jenis="arsip zip")
    return None


def _is_draft(container: Container, nama: str) -> bool:
    """Whether a Word document tells, in its subject or its name, that it is a draft of the report."""
    if is_named_draft(nama.rpartition(".")[0]):
        return True
    try:
        return bool(_SUBJEK_DRAF.search(container.read("docProps/core.xml")))
    except PackageError:
        return False


def _forbidden(kecil: list[str], nama: str) -> Problem | None:
    if any(n.startswith(_MAKRO) or n.endswith("vbaproject.bin") for n in kecil):
        return problem("F14", nama=nama)
    if not any(n.startswith(_AWAL_TERLARANG) for n in kecil):
        return None
    for awal, isi in _TERLARANG:
        if any(n.startswith(awal) for n in kecil):
            return problem("F15", nama=nama, isi=isi)
    return None


def _scan(container: Container, part: str) -> None:
    """Refuse document types and entities in any XML part, also in those that nobody parses."""
    ekor = b""
    xml = part.casefold().endswith((".xml", ".rels"))
    for chunk in container.chunks(part):
        if not xml:
            continue
        if not ekor and not declares(chunk) and b"\0" not in chunk:  # most parts, in one piece
            ekor = chunk[-_EKOR:]
            continue
        # UTF-16 parts hold a NUL beside every ASCII letter.
        tanpa_nul = (ekor + chunk).replace(b"\0", b"")
        if any(larangan in tanpa_nul for larangan in _LARANGAN_XML):
            raise PackageError("doctype", f"part {part} has a document type")
        ekor = chunk[-_EKOR:]
