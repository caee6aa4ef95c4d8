"""Which table, row, column and paragraph of an edited document answers which of the draft."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from lkjip_xl.domain.cocok.teks import grown, normal
from lkjip_xl.domain.dokumen import Bagian, Dokumen, Jenis, Paragraf, Tabel

_PENANDA = re.compile(r"_lkjip_[0-9a-f]{8}_\d+")
_NOMOR = re.compile(r"^(tabel|gambar)\s+[\divxlc]+(\.\d+)*\.?\s*", re.IGNORECASE)
Letak = tuple[int, int]  # row, column


@dataclass(frozen=True, slots=True)
class Kemunculan:
    """One place where the draft prints a figure: paragraph by its number, the mark's span and names."""

    tag: str
    penanda: str
    paragraf: int
    awal: int
    akhir: int
    teks: str


@dataclass(frozen=True)
class Naskah:
    """A document with its marks sorted: by bookmark, by tag, by table cell."""

    dokumen: Dokumen

    @cached_property
    def muncul(self) -> tuple[Kemunculan, ...]:
        """The figures of a document that the program wrote, in reading order."""
        return tuple(self._occurrences())

    def _occurrences(self) -> Iterator[Kemunculan]:
        for n, p in enumerate(self.dokumen.paragraf):
            names = {(t.awal, t.akhir): t.nama for t in p.tanda if _PENANDA.fullmatch(t.nama)}
            for t in sorted(p.tanda, key=lambda t: t.awal):
                if t.jenis is Jenis.KENDALI and t.nama.startswith("lkjip:"):
                    name = names.get((t.awal, t.akhir), "")
                    yield Kemunculan(t.nama, name, n, t.awal, t.akhir, p.marked(t))

    @cached_property
    def penanda(self) -> dict[str, tuple[int, int, int]]:
        """Paragraph and span of every figure's bookmark that still holds text."""
        return {
            t.nama: (n, t.awal, t.akhir)
            for n, p in enumerate(self.dokumen.paragraf)
            for t in p.tanda
            if t.akhir > t.awal and _PENANDA.fullmatch(t.nama)
        }

    @cached_property
    def kendali(self) -> dict[str, list[tuple[int, int, int]]]:
        """Paragraph and span of the controls of each tag."""
        found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for k in self.muncul:
            found[k.tag].append((k.paragraf, k.awal, k.akhir))
        return found

    @cached_property
    def tanda_sel(self) -> dict[int, dict[Letak, set[str]]]:
        """By table: the bookmarks and tags that stand in each cell."""
        found: dict[int, dict[Letak, set[str]]] = defaultdict(lambda: defaultdict(set))
        for p in self.dokumen.paragraf:
            if p.sel is not None:
                names = {t.nama for t in p.tanda if t.nama.startswith(("lkjip:", "_lkjip_"))}
                found[p.sel.tabel][p.sel.baris, p.sel.kolom] |= names
        return found

    @cached_property
    def isi_sel(self) -> list[Counter[str]]:
        """By table: the texts of its cells."""
        return [Counter(normal(t) for row in x.baris for t in row.values() if t) for x in self.dokumen.tabel]

    def marks_of(self, tabel: int) -> set[str]:
        """All bookmarks and tags of figures in a table."""
        return set().union(*self.tanda_sel[tabel].values()) if tabel in self.tanda_sel else set()

    def paragraphs(self) -> Iterator[tuple[int, Paragraf]]:
        """The paragraphs outside tables, with their numbers."""
        return (
            (n, p) for n, p in enumerate(self.dokumen.paragraf) if p.sel is None and p.bagian is Bagian.ISI
        )

    def shown(self, letak: tuple[int, int, int]) -> str:
        """What a reader sees at a mark: its text and whatever was typed on to it."""
        n, awal, akhir = letak
        teks = self.dokumen.paragraf[n].teks
        awal, akhir = grown(teks, awal, akhir)
        return " ".join(teks[awal:akhir].split())


def pair_tables(asal: Naskah, kini: Naskah) -> dict[int, int]:
    """Tables of the draft -> tables of the edited document: by their marks, captions and texts."""
    scores = sorted(
        (
            (-score, abs(a - k), a, k)
            for a in asal.tanda_sel
            for k, tabel in enumerate(kini.dokumen.tabel)
            if any(tabel.baris) and (score := _likeness(asal, a, kini, k)) > _SERUPA
        ),
    )
    pairs: dict[int, int] = {}
    for _, _, a, k in scores:
        if a not in pairs and k not in pairs.values():
            pairs[a] = k
    return pairs


_SERUPA = 0.3


def _likeness(asal: Naskah, a: int, kini: Naskah, k: int) -> float:
    """How much two tables are the same one: shared marks count most, then caption and labels."""
    own, other = asal.marks_of(a), kini.marks_of(k)
    marks = len(own & other) / len(own) if own else 0.0
    ta, tk = asal.dokumen.tabel[a], kini.dokumen.tabel[k]
    caption = bool(ta.judul) and title(ta) == title(tk)
    labels, theirs = _labels(ta, asal.tanda_sel[a]), {normal(t) for row in tk.baris for t in row.values()}
    words = len(labels & theirs) / len(labels) if labels else 0.0
    section = ta.judul_bagian == tk.judul_bagian and ta.bab == tk.bab
    own_cells = asal.isi_sel[a]
    alike = (own_cells & kini.isi_sel[k]).total() / max(own_cells.total(), 1)
    return 2 * marks + caption + words * (0.5 + 0.25 * section) + alike / 2


def _labels(tabel: Tabel, tanda: Mapping[Letak, set[str]]) -> set[str]:
    rows = ((b, k, t) for b, row in enumerate(tabel.baris) for k, t in row.items())
    return {normal(t) for b, k, t in rows if t and not tanda.get((b, k))}


def title(tabel: Tabel) -> str:
    """A caption without its number, which changes when tables come or go."""
    return normal(_NOMOR.sub("", tabel.judul))


def pair_rows(asal: Naskah, a: int, kini: Naskah, k: int) -> dict[int, int]:
    """Rows with figures -> rows of the edited table: by what the row says, else by its marks or place."""
    ta, tk = asal.dokumen.tabel[a], kini.dokumen.tabel[k]
    marks, theirs = _row_marks(asal.tanda_sel[a]), _row_marks(kini.tanda_sel.get(k, {}))
    names = _row_names(ta, asal.tanda_sel[a])
    often = Counter(name for row in marks for name in names[row])
    texts = [Counter(normal(t) for t in row.values() if t) for row in tk.baris]
    scores = []
    for row, own in marks.items():
        telling = {n for n in names[row] if often[n] == 1}
        for other, seen in enumerate(texts):
            label = sum(len(n) for n in telling if n in seen)
            share = len(own & theirs.get(other, set())) / len(own)
            same_place = len(ta.baris) == len(tk.baris) and row == other
            if label or share or (same_place and not telling):
                scores.append((-label, -share, not same_place, abs(row - other), row, other))
    pairs: dict[int, int] = {}
    for *_, row, other in sorted(scores):
        if row not in pairs and other not in pairs.values():
            pairs[row] = other
    return pairs


def _row_marks(tanda: Mapping[Letak, set[str]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for (row, _), names in tanda.items():
        found[row] |= names
    return {row: names for row, names in found.items() if names}


def _row_names(tabel: Tabel, tanda: Mapping[Letak, set[str]]) -> list[set[str]]:
    """What each row says besides its figures."""
    return [
        {normal(t) for k, t in row.items() if t and not tanda.get((b, k))}
        for b, row in enumerate(tabel.baris)
    ]


def pair_columns(asal: Naskah, a: int, kini: Naskah, k: int) -> dict[int, int]:
    """Columns with figures -> columns of the edited table: by header, else by marks, else by place."""
    ta, tk = asal.dokumen.tabel[a], kini.dokumen.tabel[k]
    heads, theirs = _headers(ta), _headers(tk)
    own, other = _column_marks(asal.tanda_sel[a]), _column_marks(kini.tanda_sel.get(k, {}))
    width = _width(ta) == _width(tk)
    pairs: dict[int, int] = {}
    for column, marks in own.items():
        head = next((h for h, c in heads.items() if c == column), "")
        held = Counter({c: len(marks & names) for c, names in other.items() if marks & names})
        if head in theirs:
            pairs[column] = theirs[head]
        elif held:
            pairs[column] = held.most_common(1)[0][0]
        elif width:
            pairs[column] = column
    return pairs


def _headers(tabel: Tabel) -> dict[str, int]:
    """Header texts that occur once -> their column."""
    row = tabel.baris[0] if tabel.baris else {}
    often = Counter(normal(t) for t in row.values() if t)
    return {normal(t): c for c, t in row.items() if often[normal(t)] == 1}


def _column_marks(tanda: Mapping[Letak, set[str]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for (_, column), names in tanda.items():
        found[column] |= names
    return {column: names for column, names in found.items() if names}


def _width(tabel: Tabel) -> int:
    return max((len(row) for row in tabel.baris), default=0)
