"""Opening a .docx that people hand back: bounded, no document types, nothing of it is ever run.

Whoever reads it (figures, comments, tracked changes) starts here and sees only parts that passed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.engines.openxml.bounds import Limits, PackageError
from lkjip_xl.engines.openxml.container import Container
from lkjip_xl.engines.openxml.relations import read_relations
from lkjip_xl.engines.openxml.repack import repack
from lkjip_xl.formats.docx.kind import describe_bytes, describe_zip
from lkjip_xl.formats.folder.case_folder import ensure_file

# A report may carry many photographs: the package may be large, the XML in it may not.
BATAS: Final = Limits(packed=100 << 20, inflated=80 << 20, largest=24 << 20)
_MAKS_UNSUR: Final = 2_000_000
_LARANGAN: Final = (b"<!DOCTYPE", b"<!ENTITY")
# "Strict Open XML" differs from the usual dialect in its names only.
_KETAT: Final = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)  # fmt: skip
_SIMPAN_ULANG: Final = "Buka di Word, simpan sebagai “Dokumen Word (.docx)”, lalu ulangi dengan berkas itu."
_MINTA_ULANG: Final = "Salin atau minta lagi berkasnya, pastikan terbuka di Word, lalu ulangi."

Unsur = Any  # lxml elements have no useful public type


class Hubungan(NamedTuple):
    """A part that another one refers to: the relation's id, its kind ("comments", "header"), its name."""

    id: str
    jenis: str
    nama: str


@dataclass(slots=True)
class DocxParts:
    """The parts of an opened .docx; XML is parsed on demand and kept."""

    nama: str
    utama: str
    _wadah: Container
    _terurai: dict[str, Unsur] = field(default_factory=dict)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all parts as written."""
        return self._wadah.names

    def part(self, nama: str) -> Unsur | None:
        """The root element of an XML part, None where there is no such part.

        Raises:
            FileUnusableError: the part is damaged, too large or holds a document type.
        """
        if nama not in self._wadah:
            return None
        if nama not in self._terurai:
            try:
                self._terurai[nama] = _parse(self._wadah.read(nama))
            except PackageError as error:
                raise _refusal(error, self.nama) from error
        return self._terurai[nama]

    def content(self, nama: str) -> bytes:
        """The bytes of a part as they are, such as a workbook inside.

        Raises:
            PackageError: the part is damaged or too large.
        """
        return self._wadah.read(nama)

    @property
    def document(self) -> Unsur:
        """The root of the main part (`w:document`)."""
        return self.part(self.utama)

    def related(self, *jenis: str, dari: str = "") -> tuple[Hubungan, ...]:
        """Parts that a part (the main one by default, "/" the package) refers to, of these kinds or all."""
        try:
            rows = read_relations(self._wadah, "" if dari == "/" else dari or self.utama)
        except PackageError as error:
            raise _refusal(error, self.nama) from error
        inside = (r for r in rows if not r.external and r.target in self._wadah)
        return tuple(Hubungan(r.id, r.kind, r.target) for r in inside if not jenis or r.kind in jenis)

    def related_parts(self, *jenis: str) -> Iterable[Unsur]:
        """The root elements of the parts of these kinds, in the order of the relations."""
        return (self.part(h.nama) for h in self.related(*jenis))

    def rewritten(self, nama: str) -> bytes:
        """The whole file with one parsed part written anew; every other part as it lies."""
        from lxml import etree

        xml: bytes = etree.tostring(self.part(nama), xml_declaration=True, encoding="UTF-8", standalone=True)
        return repack(self._wadah, {nama: xml})


def open_docx(path: Path) -> DocxParts:
    """Open a Word document for reading.

    Raises:
        FileUnusableError: missing, no regular file, too large, damaged, locked by a password, or no .docx.
    """
    ensure_file(path)
    nama = "".join(c if c.isprintable() else "?" for c in path.name)
    if path.name.startswith(("~$", ".~")):
        raise FileUnusableError(
            f"“{nama}” adalah berkas sementara, bukan dokumennya.", "Sebutkan berkas Word yang sebenarnya."
        )
    try:
        wadah = Container.open(path, BATAS)
        utama = _main_part(wadah)
    except PackageError as error:
        jenis = describe_bytes(path) if error.reason in {"ole", "not-zip"} else ""
        raise _foreign(jenis, nama) if jenis else _refusal(error, nama) from error
    if not utama:
        raise _foreign(describe_zip(wadah), nama)
    parts = DocxParts(nama, utama, wadah)
    if parts.document.find("{*}body") is None:
        raise _refusal(PackageError("xml", "no body"), nama)
    return parts


def _main_part(wadah: Container) -> str:
    """The main part of a Word package, "" where it is another kind of zip file."""
    targets = [r.target for r in read_relations(wadah, "") if r.kind == "officeDocument" and not r.external]
    main = next((t for t in targets if t in wadah), "word/document.xml")
    return main if main.casefold().startswith("word/") and main in wadah else ""


def _parse(data: bytes) -> Unsur:
    from lxml import etree

    plain = data.replace(b"\0", b"")  # UTF-16 parts hold a NUL beside every ASCII letter
    if any(larangan in plain for larangan in _LARANGAN):
        raise PackageError("doctype", "a document type")
    if plain.count(b"<") > _MAKS_UNSUR:
        raise PackageError("elements", "too many elements")
    for ketat, biasa in _KETAT:
        data = data.replace(ketat, biasa)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise PackageError("xml", f"not well-formed: {error}") from error
    if root.getroottree().docinfo.doctype:
        raise PackageError("doctype", "a document type")
    return root


def _foreign(jenis: str, nama: str) -> FileUnusableError:
    if "kata sandi" in jenis:
        saran = "Buka di Word, hapus kata sandinya (Berkas, Info, Proteksi Dokumen), simpan, lalu ulangi."
        return FileUnusableError(f"“{nama}” {jenis}.", saran)
    saran = _SIMPAN_ULANG if jenis.startswith(("dokumen", "halaman")) else _MINTA_ULANG
    return FileUnusableError(f"“{nama}” adalah {jenis}, bukan dokumen Word (.docx).", saran)


def _refusal(error: PackageError, nama: str) -> FileUnusableError:
    pesan, saran = _SEBAB.get(error.reason, _RUSAK)
    return FileUnusableError(f"“{nama}” {pesan}", saran)


_RUSAK: Final = ("rusak atau terpotong, sehingga tidak dapat dibaca utuh.", _MINTA_ULANG)
_TERLALU_BESAR: Final = (
    "memuat jauh lebih banyak daripada sebuah laporan, sehingga tidak dibuka.",
    "Perkecil gambarnya atau pisahkan lampirannya di Word, simpan, lalu ulangi.",
)
_TAK_TERBACA: Final = (
    "tidak dapat dibuka untuk dibaca.",
    "Tutup berkas itu di program lain, periksa izin foldernya, lalu ulangi.",
)
_SEBAB: Final = {
    "missing": ("bukan berkas biasa.", "Sebutkan berkas Word (.docx)."),
    "io": _TAK_TERBACA,
    "packed": _TERLALU_BESAR,
    "entries": _TERLALU_BESAR,
    "inflated": _TERLALU_BESAR,
    "elements": _TERLALU_BESAR,
    "encrypted": ("dikunci dengan kata sandi.", "Simpan tanpa kata sandi, lalu ulangi."),
    "doctype": ("memuat definisi dokumen (DOCTYPE) yang tidak lazim, sehingga tidak dibuka.", _SIMPAN_ULANG),
}
