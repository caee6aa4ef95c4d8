"""A .docx as the neutral model of domain.dokumen, whoever saved it: Word, LibreOffice, python-docx."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.dokumen import Bagian, Dokumen, Jenis, Paragraf, Sel, Tabel
from lkjip_xl.formats.docx.charts import count_pictures, read_charts
from lkjip_xl.formats.docx.gate import DocxParts, open_docx
from lkjip_xl.formats.docx.styles import is_caption, own_level, read_styles
from lkjip_xl.formats.docx.text import ParagraphText, control_name
from lkjip_xl.formats.word.plain import W

if TYPE_CHECKING:
    from lkjip_xl.formats.docx.gate import Unsur

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ROMAWI: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_BAGIAN: Final = (
    (("header",), Bagian.KEPALA),
    (("footer",), Bagian.KAKI),
    (("footnotes", "endnotes"), Bagian.CATATAN),
)
_DEKAT: Final = 2  # a caption stands at most so many paragraphs above its table


def read_docx(path: Path, *, dihapus: bool = False) -> Dokumen:
    """Read a document; `dihapus` counts text of tracked deletions too.

    Raises:
        FileUnusableError: the file cannot be used (see `open_docx`).
    """
    return read_parts(open_docx(path), dihapus=dihapus)


def read_parts(parts: DocxParts, *, dihapus: bool = False) -> Dokumen:
    """Read an opened document."""
    return read_placed(parts, dihapus=dihapus)[0]


def read_placed(parts: DocxParts, *, dihapus: bool = False) -> tuple[Dokumen, tuple[Unsur, ...]]:
    """The same, and the element of each paragraph in the order of the paragraphs."""
    reader = _Reader(parts, dihapus=dihapus)
    reader.blocks(parts.document.find(f"{W}body"))
    for jenis, bagian in _BAGIAN:
        for root in parts.related_parts(*jenis):
            reader.begin(bagian)
            reader.blocks(root)
    tabel = tuple(t.closed() for t in reader.tabel)
    shown = (read_charts(parts), count_pictures(parts))
    return Dokumen(tuple(reader.paragraf), tabel, read_properties(parts), *shown), tuple(reader.unsur)


def read_properties(parts: DocxParts) -> dict[str, str]:
    """The core properties of a document by their names: title, subject, creator ..."""
    root = next((parts.part(h.nama) for h in parts.related("core-properties", dari="/")), None)
    nodes = () if root is None else root
    return {str(n.tag).rpartition("}")[2]: n.text or "" for n in nodes if isinstance(n.tag, str)}


class _OpenTable:
    """A table being read."""

    def __init__(self, judul: str, bab: str, bagian: str, induk: int | None) -> None:
        self.judul, self.bab, self.bagian, self.induk = judul, bab, bagian, induk
        self.baris: list[dict[int, str]] = []

    def closed(self) -> Tabel:
        return Tabel(self.judul, self.bab, self.bagian, tuple(self.baris), self.induk)


class _Reader:
    """Walks over the blocks of a part and notes where it is."""

    def __init__(self, parts: DocxParts, *, dihapus: bool) -> None:
        self.paragraf: list[Paragraf] = []
        self.unsur: list[Unsur] = []
        self.tabel: list[_OpenTable] = []
        self._gaya = read_styles(parts)
        self._dihapus = dihapus
        self._bab_ke = 0
        self._sel: Sel | None = None
        self._menunggu: list[tuple[Jenis, str, str]] = []
        self.begin(Bagian.ISI)

    def begin(self, bagian: Bagian) -> None:
        """Begin another part of the document."""
        self._bagian, self._bab, self._judul, self._nomor = bagian, "", "", 0
        self._keterangan, self._sejak = "", _DEKAT + 1

    def blocks(self, induk: Unsur) -> None:
        """Read paragraphs and tables, through whatever wraps them."""
        for unsur in induk:
            if unsur.tag == f"{W}p":
                self._paragraph(unsur)
            elif unsur.tag == f"{W}tbl":
                self._table(unsur)
            elif unsur.tag == f"{W}bookmarkStart":
                self._menunggu.append((Jenis.PENANDA, str(unsur.get(f"{W}name")), ""))
            elif unsur.tag == f"{W}sdt":
                self._await_control(unsur)
                self.blocks(unsur)
            elif isinstance(unsur.tag, str) and unsur.tag != f"{_MC}Fallback":
                self.blocks(unsur)

    def _paragraph(self, unsur: Unsur) -> None:
        reader = ParagraphText(self._menunggu, dihapus=self._dihapus)
        self._menunggu = []
        teks = reader.read(unsur)
        kode, level = self._style_of(unsur)
        if self._sel is None and teks.strip():
            self._note_place(kode, level, " ".join(teks.split()))
        gaya = self._gaya.get(kode)
        place = (self._bagian, self._bab, self._judul, self._nomor, level, self._sel)
        name = gaya.nama if gaya else ""
        self.paragraf.append(Paragraf(teks, name, *place, tuple(reader.tanda), tuple(reader.medan)))
        self.unsur.append(unsur)
        for kotak in reader.kotak:
            self.blocks(kotak)

    def _style_of(self, unsur: Unsur) -> tuple[str, int]:
        node = unsur.find(f"{W}pPr/{W}pStyle")
        kode = "" if node is None else str(node.get(f"{W}val"))
        gaya = self._gaya.get(kode)
        return kode, own_level(unsur) or (gaya.tingkat if gaya else 0)

    def _note_place(self, kode: str, level: int, teks: str) -> None:
        """A heading begins a section; other paragraphs are counted in it."""
        gaya = self._gaya.get(kode)
        self._sejak += 1
        if level == 1:
            chapter = gaya is not None and gaya.is_chapter
            self._bab_ke += chapter
            number = _ROMAWI[self._bab_ke - 1] if 0 < self._bab_ke <= len(_ROMAWI) else str(self._bab_ke)
            self._bab = f"Bab {number} {teks}" if chapter and not teks.casefold().startswith("bab ") else teks
        if level:
            self._judul, self._nomor = ("" if level == 1 else teks), 0
            return
        self._nomor += 1
        if is_caption(gaya, teks) and not self._is_list(gaya.nama if gaya else ""):
            self._keterangan, self._sejak = teks, 0

    @staticmethod
    def _is_list(gaya: str) -> bool:
        """Whether a style is one of the table of contents and its kin."""
        return gaya.startswith(("toc", "table of", "contents", "index", "figure index", "illustration"))

    def _table(self, unsur: Unsur) -> None:
        number, outer = len(self.tabel), self._sel
        judul = self._keterangan if self._sejak <= _DEKAT and outer is None else ""
        self._keterangan = ""
        induk = outer.tabel if outer else None
        self.tabel.append(_OpenTable(judul, self._bab, self._judul, induk))
        for ke, row in enumerate(self._rows(unsur)):
            self.tabel[number].baris.append({})
            self._row(row, number, ke)
        self._sel = outer

    def _rows(self, unsur: Unsur) -> Iterator[Unsur]:
        """The rows of a table; a row whose deletion is tracked is no longer seen."""
        for row in _inner(unsur, f"{W}tr"):
            if self._dihapus or row.find(f"{W}trPr/{W}del") is None:
                yield row

    def _row(self, row: Unsur, tabel: int, ke: int) -> None:
        kolom = _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in _inner(row, f"{W}tc", self._await_control):
            self._sel = Sel(tabel, ke, kolom)
            merge = cell.find(f"{W}tcPr/{W}vMerge")
            first = len(self.paragraf)
            self.blocks(cell)
            if merge is None or merge.get(f"{W}val") == "restart":
                own = [p.teks for p in self.paragraf[first:] if p.sel == Sel(tabel, ke, kolom)]
                self.tabel[tabel].baris[ke][kolom] = " ".join(" ".join(own).split())
            kolom += _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)

    def _await_control(self, sdt: Unsur) -> None:
        """A control around whole blocks marks the first paragraph in it."""
        nama, alias = control_name(sdt)
        if nama or alias:
            self._menunggu.append((Jenis.KENDALI, nama, alias))


def _inner(induk: Unsur, wanted: str, on_control: object = None) -> Iterator[Unsur]:
    """The rows of a table or the cells of a row, through controls and other wrappers."""
    for unsur in induk:
        if unsur.tag == wanted:
            yield unsur
        elif isinstance(unsur.tag, str) and unsur.tag not in (f"{W}tr", f"{W}tc"):
            if unsur.tag == f"{W}sdt" and callable(on_control):
                on_control(unsur)
            yield from _inner(unsur, wanted, on_control)


def _number(unsur: Unsur | None, otherwise: int) -> int:
    value = "" if unsur is None else str(unsur.get(f"{W}val", ""))
    return min(int(value), 1000) if value.isdecimal() and len(value) <= 4 else otherwise  # noqa: PLR2004
