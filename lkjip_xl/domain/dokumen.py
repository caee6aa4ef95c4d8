"""A Word document as its reader sees it: paragraphs in reading order, their places, marks in their text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

_KUTIPAN = 60


class Bagian(StrEnum):
    """The part of a document in which a paragraph stands."""

    ISI = ""
    KEPALA = "kepala halaman"
    KAKI = "kaki halaman"
    CATATAN = "catatan kaki"


class Jenis(StrEnum):
    """What marks a piece of text."""

    KENDALI = "kontrol isi"
    PENANDA = "penanda buku"


@dataclass(frozen=True, slots=True)
class Tanda:
    """A content control (its tag and title) or a bookmark around text; `awal`, `akhir` count characters.

    A mark that goes on in the next paragraphs ends with this one.
    """

    jenis: Jenis
    nama: str
    awal: int
    akhir: int
    alias: str = ""


@dataclass(frozen=True, slots=True)
class Sel:
    """Where a paragraph stands in a table: its number in the document, row and column, all from 0."""

    tabel: int
    baris: int
    kolom: int


@dataclass(frozen=True, slots=True)
class Paragraf:
    """One paragraph: what is read there, tracked insertions counted, deletions not.

    `bab` is the chapter, `judul` the nearest heading, `nomor` counts the paragraphs under it from 1, `medan`
    holds the instructions of fields ("REF _Ref1").
    """

    teks: str
    gaya: str = ""
    bagian: Bagian = Bagian.ISI
    bab: str = ""
    judul: str = ""
    nomor: int = 0
    tingkat: int = 0
    sel: Sel | None = None
    tanda: tuple[Tanda, ...] = ()
    medan: tuple[str, ...] = ()

    def marked(self, tanda: Tanda) -> str:
        """The text of a mark."""
        return self.teks[tanda.awal : tanda.akhir]


@dataclass(frozen=True, slots=True)
class Tabel:
    """One table: its caption ("" where it has none), the paragraphs' texts cell by cell, merged cells once."""

    judul: str
    bab: str
    judul_bagian: str
    baris: tuple[Mapping[int, str], ...]
    induk: int | None = None

    def header(self, kolom: int) -> str:
        """The text above a column."""
        return self.baris[0].get(kolom, "") if self.baris else ""


@dataclass(frozen=True, slots=True)
class DeretTerbaca:
    """One series of a chart: its figures by category (gaps left out), labels that were written out.

    `lembar` holds the figures of the workbook behind the chart: Word draws them once somebody edits the data.
    """

    nama: str
    kategori: tuple[str, ...]
    titik: Mapping[str, Decimal]
    label: Mapping[str, str] = field(default_factory=dict)
    lembar: Mapping[str, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BaganTerbaca:
    """One chart: its title and series."""

    judul: str
    deret: tuple[DeretTerbaca, ...]


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A whole document: all paragraphs (those of tables too) in reading order, tables, properties.

    `bagan` holds the native charts, `gambar` counts the pictures.
    """

    paragraf: tuple[Paragraf, ...]
    tabel: tuple[Tabel, ...] = ()
    sifat: Mapping[str, str] = field(default_factory=dict)
    bagan: tuple[BaganTerbaca, ...] = ()
    gambar: int = 0

    def marks(self) -> Iterator[tuple[Paragraf, Tanda]]:
        """Every mark with its paragraph."""
        return ((p, t) for p in self.paragraf for t in p.tanda)

    def place(self, p: Paragraf) -> tuple[str, str]:
        """Where a paragraph is, in people's words: the section and table, then the row or paragraph."""
        if p.bagian is not Bagian.ISI:
            return str(p.bagian), f"paragraf {p.nomor}"
        if p.sel is None:
            return _joined(p.bab, p.judul), f"paragraf {p.nomor}" if p.nomor else "judul"
        tabel = self.tabel[p.sel.tabel]
        name = tabel.judul or f"tabel ke-{p.sel.tabel + 1}"
        header = tabel.header(p.sel.kolom) if p.sel.baris else ""
        column = f"kolom “{quote(header)}”" if header else f"kolom {p.sel.kolom + 1}"
        return _joined(tabel.bab, name if tabel.judul else f"{tabel.judul_bagian}, {name}"), (
            f"baris {p.sel.baris + 1}, {column}"
        )


def quote(teks: str) -> str:
    """The beginning of a text, short enough to be quoted."""
    return teks if len(teks) <= _KUTIPAN else f"{teks[: _KUTIPAN - 1].rstrip()}…"


def _joined(bab: str, bagian: str) -> str:
    return (
        ", ".join(dict.fromkeys(quote(t.strip(", ")) for t in (bab, bagian) if t.strip(", ")))
        or "awal dokumen"
    )
