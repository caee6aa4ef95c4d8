"""What a file that is no .docx really is, by its bytes and its parts, whatever its name says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lkjip_xl.engines.openxml.bounds import PackageError

if TYPE_CHECKING:
    from pathlib import Path

    from lkjip_xl.engines.openxml.container import Container

_OLE: Final = b"\xd0\xcf\x11\xe0"
_TERSANDI: Final = "EncryptedPackage".encode("utf-16-le")
_KEPALA: Final = 4096
_MAKS: Final = 100 << 20
_TANDA: Final = (
    (b"%PDF", "berkas PDF"),
    (b"{\\rtf", "dokumen Rich Text (.rtf)"),
    (b"\x89PNG", "gambar"),
    (b"\xff\xd8\xff", "gambar"),
    (b"GIF8", "gambar"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf", "arsip 7-Zip"),
)
_ISI_ZIP: Final = (("xl/", "buku kerja Excel"), ("ppt/", "presentasi PowerPoint"), ("visio/", "gambar Visio"))


def describe_bytes(path: Path) -> str:
    """What people call a file that is no zip file; "" where its bytes say nothing."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_KEPALA)
            whole = head + stream.read(_MAKS) if head.startswith(_OLE) else head
    except OSError:
        return ""
    if not head:
        return "berkas kosong (0 byte)"
    if head.startswith(_OLE):
        return "dikunci dengan kata sandi" if _TERSANDI in whole else "dokumen Word lama (.doc)"
    return next((jenis for tanda, jenis in _TANDA if head.startswith(tanda)), "") or _text_kind(head)


def describe_zip(wadah: Container) -> str:
    """What people call a zip file without the parts of a Word document."""
    names = [n.casefold() for n in wadah.names]
    if "mimetype" in names and "opendocument" in _mimetype(wadah):
        return "dokumen OpenDocument (.odt)" if ".text" in _mimetype(wadah) else "berkas OpenDocument"
    return next((jenis for awal, jenis in _ISI_ZIP if any(n.startswith(awal) for n in names)), "arsip zip")


def _mimetype(wadah: Container) -> str:
    try:
        return wadah.read("mimetype").decode("ascii", "replace")
    except PackageError:
        return ""


def _text_kind(head: bytes) -> str:
    wide = head[:2] in {b"\xff\xfe", b"\xfe\xff"}
    teks = head.decode("utf-16" if wide else "utf-8", "ignore").lstrip("\ufeff \t\r\n").casefold()
    if teks.startswith("<"):
        return "halaman web (HTML)" if "<html" in teks or "<!doctype html" in teks else "berkas XML"
    readable = bool(teks) and all(c.isprintable() or c.isspace() for c in teks)
    return "berkas teks" if readable else ""
