"""Reviewers' comments and tracked changes of a returned .docx, each with its place in the document.

Read as Word, LibreOffice, Google Docs, WPS and python-docx write them; nothing of the file is changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.masukan import Lapis, Masukan, Potong, Ragam, changes, settled
from lkjip_xl.formats.docx.comments import Komentar, author_of, date_of, read_comments
from lkjip_xl.formats.docx.gate import DocxParts, open_docx
from lkjip_xl.formats.docx.reader import read_placed
from lkjip_xl.formats.word.plain import W

if TYPE_CHECKING:
    from lkjip_xl.formats.docx.gate import Unsur

_M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LAPIS: Final = ("ins", "del", "moveFrom", "moveTo")
_SIFAT: Final = frozenset(
    f"{W}{n}" for n in ("pPr", "rPr", "trPr", "tcPr", "tblPr", "tblPrEx", "tblGrid", "sdtPr", "sectPr")
)
_TEKS: Final = frozenset({f"{W}t", f"{W}delText", f"{_M}t"})
_ANTARA: Final = {f"{W}{n}": " " for n in ("tab", "br", "cr", "ptab")} | {f"{W}noBreakHyphen": "-"}
_GAMBAR: Final = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_BAGIAN: Final = ("header", "footer", "footnotes", "endnotes")
_MAKS: Final = 5_000
_MAKS_PENYUNTING: Final = 100  # of one paragraph
_MAKS_KUTIP: Final = 2_000


@dataclass(frozen=True, slots=True)
class Bacaan:
    """The remarks of a file, and how many changes of form alone it holds."""

    masukan: tuple[Masukan, ...]
    bentuk: int = 0


@dataclass(slots=True)
class _Rentang:
    """What a comment points at."""

    paragraf: int | None = None
    teks: str = ""

    def add(self, teks: str) -> None:
        """Take more of the text, as much as anybody quotes."""
        if len(self.teks) < _MAKS_KUTIP:
            self.teks += teks


def read_remarks(path: Path) -> Bacaan:
    """Every comment and tracked change of a file.

    Raises:
        FileUnusableError: the file cannot be used, or holds more remarks than people write.
    """
    return remarks_of(open_docx(path))


def remarks_of(parts: DocxParts) -> Bacaan:
    """The same of an opened document."""
    walk = _Walk(parts)
    for root in (parts.document, *parts.related_parts(*_BAGIAN)):
        if root is not None:
            walk.go(root, ())
    found = [*_comments(walk, read_comments(parts)), *walk.changes()]
    if len(found) > _MAKS:
        raise _too_much(parts.nama)
    return Bacaan(settled(found), walk.bentuk)


class _Walk:
    """Goes over a document in reading order and gathers changes by paragraph and the texts of comments."""

    def __init__(self, parts: DocxParts) -> None:
        self.dokumen, unsur = read_placed(parts, dihapus=True)
        self._nama = parts.nama
        self._nomor = {u: n for n, u in enumerate(unsur)}
        self.potong: dict[int, list[Potong]] = {}
        self.tanda: dict[int, set[str]] = {}
        self.baris: list[tuple[int, Masukan]] = []
        self.rentang: dict[str, _Rentang] = {}
        self.bentuk = 0
        self._terbuka: dict[str, _Rentang] = {}
        self._kini: int | None = None
        self._diam: frozenset[str] = frozenset()

    def go(self, induk: Unsur, lapis: tuple[Lapis, ...]) -> None:
        """Visit what is in an element; `lapis` are the changes around it."""
        for unsur in induk:
            if isinstance(unsur.tag, str) and unsur.tag != f"{_MC}Fallback":
                self._visit(unsur, lapis)

    def changes(self) -> Iterator[Masukan]:
        """The tracked changes in the order of the paragraphs, those of whole rows first."""
        for n, masukan in self.baris:
            yield self.placed(masukan, n)
        for n, pieces in self.potong.items():
            owners = {x.oleh for p in pieces for x in p.lapis}
            if len(owners) > _MAKS_PENYUNTING:
                raise _too_much(self._nama)
            if owners:
                found = list(changes(pieces, tanda=frozenset(self.tanda.get(n, ()))))
                self.bentuk += not found
                yield from (self.placed(m, n) for m in found)
        self.bentuk += sum(1 for n in self.tanda if not any(p.lapis for p in self.potong.get(n, ())))

    def placed(self, masukan: Masukan, paragraf: int | None) -> Masukan:
        """A remark with the place of its paragraph."""
        if paragraf is None:
            return replace(masukan, bagian="Dokumen")
        bagian, letak = self.dokumen.place(self.dokumen.paragraf[paragraf])
        return replace(masukan, bagian=bagian, letak=letak)

    def _visit(self, unsur: Unsur, lapis: tuple[Lapis, ...]) -> None:
        name = unsur.tag.rpartition("}")[2]
        if unsur.tag == f"{W}p":
            self._paragraph(unsur, lapis)
        elif unsur.tag in _SIFAT:
            self._properties(unsur)
        elif unsur.tag == f"{W}tr":
            self._row(unsur, lapis)
        elif unsur.tag.startswith(W) and name in _LAPIS:
            own = () if name in self._diam else (Lapis(name, author_of(unsur), date_of(unsur)),)
            self.go(unsur, (*lapis, *own))
        elif unsur.tag in _TEKS:
            self._add(unsur.text or "", lapis)
        elif unsur.tag in _ANTARA:
            self._add(_ANTARA[unsur.tag], lapis)
        elif unsur.tag.startswith(f"{W}comment"):
            self._comment(name, str(unsur.get(f"{W}id", "")))
        else:
            if unsur.tag in _GAMBAR and lapis and next(unsur.iter(f"{W}txbxContent"), None) is None:
                self._add("[gambar]", lapis)
            self.go(unsur, lapis)

    def _paragraph(self, unsur: Unsur, lapis: tuple[Lapis, ...]) -> None:
        outer, self._kini = self._kini, self._nomor.get(unsur)
        for r in self._terbuka.values():
            r.paragraf = self._kini if r.paragraf is None else r.paragraf
            r.add(" ")
        self.go(unsur, lapis)
        self._kini = outer

    def _properties(self, unsur: Unsur) -> None:
        """Changes of form, and what happened to a paragraph's mark."""
        for node in unsur.iter():
            name = str(node.tag).rpartition("}")[2]
            self.bentuk += name.endswith("Change") or name in ("cellIns", "cellDel", "cellMerge")
        for jenis in ("ins", "del"):
            if self._kini is not None and unsur.find(f"{W}rPr/{W}{jenis}") is not None:
                self.tanda.setdefault(self._kini, set()).add(jenis)

    def _row(self, row: Unsur, lapis: tuple[Lapis, ...]) -> None:
        """A row that came or went is one change; the marks on its texts say the same once more."""
        outer = self._diam
        for jenis, ragam in (("ins", Ragam.BARIS_BARU), ("del", Ragam.BARIS_HAPUS)):
            mark, first = row.find(f"{W}trPr/{W}{jenis}"), next(row.iter(f"{W}p"), None)
            if mark is None or first is None:
                continue
            self._diam |= {jenis}
            texts = ("", _row_text(row)) if jenis == "ins" else (_row_text(row), "")
            found = Masukan(ragam, author_of(mark), date_of(mark), lama=texts[0], baru=texts[1])
            if (n := self._nomor.get(first)) is not None:
                self.baris.append((n, found))
        self.go(row, lapis)
        self._diam = outer

    def _add(self, teks: str, lapis: tuple[Lapis, ...]) -> None:
        if self._kini is not None:
            self.potong.setdefault(self._kini, []).append(Potong(teks, lapis))
        for r in self._terbuka.values():
            r.add(teks)

    def _comment(self, name: str, kode: str) -> None:
        if name == "commentRangeStart" and kode not in self.rentang:
            self.rentang[kode] = self._terbuka[kode] = _Rentang(self._kini)
        elif name == "commentRangeEnd":
            self._terbuka.pop(kode, None)
        elif name == "commentReference":
            self._terbuka.pop(kode, None)
            self.rentang.setdefault(kode, _Rentang(self._kini))


def _too_much(nama: str) -> FileUnusableError:
    return FileUnusableError(
        f"“{nama}” memuat komentar dan perubahan jauh lebih banyak daripada sebuah reviu.",
        "Terima atau tolak perubahan yang sudah selesai di Word, simpan, lalu ulangi.",
    )


def _row_text(row: Unsur) -> str:
    cells = ("".join(t.text or "" for t in cell.iter(*_TEKS)) for cell in row.iter(f"{W}tc"))
    return " | ".join(" ".join(c.split()) for c in cells)


def _comments(walk: _Walk, komentar: list[Komentar]) -> Iterator[Masukan]:
    """The comments as remarks; one that only closes another closes it."""
    rentang = {k.id: walk.rentang.get(k.id, _Rentang()) for k in komentar}
    closing = [k for k in komentar if k.closes is not None]
    for k in komentar:
        if k.induk is not None or k in closing:
            continue
        r = rentang[k.id]
        same = [
            c.closes for c in closing if (rentang[c.id].paragraf, rentang[c.id].teks) == (r.paragraf, r.teks)
        ]
        done = bool(same[-1]) if same else k.selesai
        quote = " ".join(r.teks.split())
        yield walk.placed(
            Masukan(
                *(Ragam.KOMENTAR, k.oleh, k.waktu),
                lama=quote,
                isi=k.isi,
                balasan=tuple(k.balasan),
                tuntas=done,
            ),
            r.paragraf,
        )
