"""The figures of the draft's tables, looked for in the tables of the edited document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from lkjip_xl.domain.angka_draf import AngkaTercetak
from lkjip_xl.domain.cocok.lain import compare_beside
from lkjip_xl.domain.cocok.letak import at_cell, row_label, table_place
from lkjip_xl.domain.cocok.padanan import (
    Kemunculan,
    Letak,
    Naskah,
    pair_columns,
    pair_rows,
    pair_tables,
)
from lkjip_xl.domain.cocok.teks import contains, same, tokens, value
from lkjip_xl.domain.dokumen import quote
from lkjip_xl.domain.problems import Problem, fill, problem

_CONTOH = 4  # figures named in one finding


@dataclass(frozen=True)
class Banding:
    """The draft, the edited document and what is known of each figure by its tag."""

    asal: Naskah
    kini: Naskah
    angka: Mapping[str, AngkaTercetak]

    def name(self, k: Kemunculan) -> str:
        """What people call a figure."""
        known = self.angka.get(k.tag)
        return known.sebutan if known else f"“{k.tag.removeprefix('lkjip:')}”"

    def origin(self, k: Kemunculan) -> str:
        """Where it came from, as the end of a sentence."""
        known = self.angka.get(k.tag)
        return f" (asal: {known.asal})" if known and known.asal else ""

    def tell(self, kode: str, k: Kemunculan, **isi: object) -> Problem:
        """A finding about one figure."""
        told = {"sebutan": self.name(k), "harap": k.teks, "asal": self.origin(k)}
        return fill(kode, told | isi)

    def examples(self, rows: list[Kemunculan]) -> str:
        """Some figures by name."""
        names = list(dict.fromkeys(f"{self.name(k)} {k.teks}" for k in rows))
        rest = len(names) - _CONTOH
        return "; ".join(names[:_CONTOH]) + (f"; dan {rest} lainnya" if rest > 0 else "")


def compare_tables(b: Banding) -> Iterator[Problem]:
    """Tables, rows and columns that are gone; figures that are changed, missing or moved."""
    pairs = pair_tables(b.asal, b.kini)
    for a in b.asal.tanda_sel:
        own = [k for k in b.asal.muncul if _table_of(b.asal, k) == a]
        if not own:
            continue
        if a in pairs:
            yield from _compare_table(b, a, pairs[a], own)
        else:
            yield _table_gone(b, a, own)


def _table_of(naskah: Naskah, k: Kemunculan) -> int | None:
    sel = naskah.dokumen.paragraf[k.paragraf].sel
    return sel.tabel if sel else None


def _table_gone(b: Banding, a: int, own: list[Kemunculan]) -> Problem:
    first = b.asal.dokumen.paragraf[own[0].paragraf]
    tabel = b.asal.dokumen.tabel[a]
    name = f"“{tabel.judul}”" if tabel.judul else f"pada bagian “{quote(tabel.judul_bagian or tabel.bab)}”"
    found = problem(
        "C04", tabel=f"Tabel {name}" if not tabel.judul else name, jumlah=len(own), contoh=b.examples(own)
    )
    return found.at(lembar=b.asal.dokumen.place(first)[0])


def _compare_table(b: Banding, a: int, k: int, own: list[Kemunculan]) -> Iterator[Problem]:
    rows, columns = pair_rows(b.asal, a, b.kini, k), pair_columns(b.asal, a, b.kini, k)
    tabel, place = b.asal.dokumen.tabel[a], table_place(b.kini.dokumen, k)
    gone_rows: dict[int, list[Kemunculan]] = {}
    gone_columns: dict[int, list[Kemunculan]] = {}
    for figure in own:
        sel = b.asal.dokumen.paragraf[figure.paragraf].sel
        assert sel is not None  # noqa: S101  it stands in this table
        if sel.baris not in rows:
            gone_rows.setdefault(sel.baris, []).append(figure)
        elif sel.kolom not in columns:
            gone_columns.setdefault(sel.kolom, []).append(figure)
        else:
            there = (rows[sel.baris], columns[sel.kolom])
            yield from _compare_cell(b, figure, (a, (sel.baris, sel.kolom)), (k, there))
    for row, lost in gone_rows.items():
        label = row_label(tabel, row, b.asal.tanda_sel[a])
        yield problem("C05", lembar=place, baris=quote(label), jumlah=len(lost), contoh=b.examples(lost))
    for column, lost in gone_columns.items():
        header = tabel.header(column)
        yield problem("C06", lembar=place, kolom=quote(header), jumlah=len(lost), contoh=b.examples(lost))
    yield from compare_beside(b.asal, b.kini, (a, k), rows, columns)
    yield from _compare_order(b, a, rows, place)


def _compare_cell(
    b: Banding, figure: Kemunculan, asal: tuple[int, Letak], kini: tuple[int, Letak]
) -> Iterator[Problem]:
    """One figure against the cell that should hold it."""
    cell = b.asal.dokumen.tabel[asal[0]].baris[asal[1][0]].get(asal[1][1], "")
    tabel = b.kini.dokumen.tabel[kini[0]]
    found = tabel.baris[kini[1][0]].get(kini[1][1], "")
    if _says(found, figure.teks, alone=same(cell, figure.teks)):
        return
    stranger = _stranger(b, figure, kini)
    if not found:
        finding = b.tell("C02", figure, catatan="")
    elif stranger is not None:
        finding = b.tell("C03", figure, temu=quote(found), lain=b.name(stranger))
    else:
        finding = b.tell("C01", figure, temu=quote(found), catatan=_whose(b, figure, found))
    yield at_cell(b.kini.dokumen, kini, finding)


def _says(found: str, wanted: str, *, alone: bool) -> bool:
    """Whether a cell still says a figure; words around a word may turn its meaning ("tidak efisien")."""
    if same(found, wanted):
        return True
    if alone and value(wanted) is None:
        return False
    if not contains(found, wanted):
        return False
    if value(wanted) is not None:
        return not alone or all(same(t, wanted) for t in tokens(found))
    return not alone or [c for c in found if c.isdecimal()] == [c for c in wanted if c.isdecimal()]


def _stranger(b: Banding, figure: Kemunculan, kini: tuple[int, Letak]) -> Kemunculan | None:
    """The other figure whose mark stands in a cell now."""
    names = b.kini.tanda_sel.get(kini[0], {}).get(kini[1], set())
    if figure.tag in names or figure.penanda in names:
        return None
    return next((k for k in b.asal.muncul if k.tag != figure.tag and {k.penanda, k.tag} & names), None)


def _whose(b: Banding, figure: Kemunculan, found: str) -> str:
    """Whose figure was typed, where it is one of the same table."""
    table = _table_of(b.asal, figure)
    near = (k for k in b.asal.muncul if _table_of(b.asal, k) == table and k.tag != figure.tag)
    owner = next((k for k in near if value(found) is not None and same(k.teks, found)), None)
    return f" (“{quote(found)}” adalah {b.name(owner)})" if owner else ""


def _compare_order(b: Banding, a: int, rows: Mapping[int, int], place: str) -> Iterator[Problem]:
    """The first row of each stretch that stands before one it followed."""
    tabel, tanda = b.asal.dokumen.tabel[a], b.asal.tanda_sel[a]
    ordered = sorted(rows.items(), key=lambda pair: pair[1])
    for (before, _), (after, where) in pairwise(ordered):
        if before > after:
            first, second = (quote(row_label(tabel, row, tanda)) for row in (before, after))
            yield problem("C07", lembar=place, sel=f"baris {where}", baris=first, lain=second)
