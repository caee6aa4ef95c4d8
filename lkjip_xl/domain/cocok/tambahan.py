"""Rows that people added to the tables: what they say of the rekap must be its figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from lkjip_xl.domain.angka_draf import AngkaTercetak
from lkjip_xl.domain.cocok.klaim import origin, owners_of, told
from lkjip_xl.domain.cocok.letak import row_label, table_place
from lkjip_xl.domain.cocok.padanan import pair_columns, pair_rows, pair_tables
from lkjip_xl.domain.cocok.tabel import Banding
from lkjip_xl.domain.cocok.teks import ANGKA, normal, same, tokens
from lkjip_xl.domain.dokumen import quote
from lkjip_xl.domain.problems import Problem, fill

_KOLOM = ("target", "realisasi", "capaian", "pagu", "serapan", "anggaran")
Pemilik = Mapping[str, Sequence[AngkaTercetak]]


def added_rows(b: Banding) -> Iterator[Problem]:
    """Figures of added rows and of tables of people's own that contradict the rekap, or are none of it."""
    owners, pairs = owners_of(b.angka.values()), pair_tables(b.asal, b.kini)
    with_figures = {p.sel.tabel for k in b.asal.muncul if (p := b.asal.dokumen.paragraf[k.paragraf]).sel}
    for a, k in pairs.items():
        new = _new_rows(b, a, k)
        if new and a in with_figures:
            answered = set(pair_rows(b.asal, a, b.kini, k).values())
            columns = set(pair_columns(b.asal, a, b.kini, k).values())
            for row in new:
                if row not in answered:
                    yield from _judge_row(b, (k, row), columns, owners, own=False)
    for k, tabel in enumerate(b.kini.dokumen.tabel):
        if k not in pairs.values() and tabel.baris:
            columns = {c for c, t in tabel.baris[0].items() if normal(t).startswith(_KOLOM)}
            for row in range(1, len(tabel.baris)):
                yield from _judge_row(b, (k, row), columns, owners, own=True)


def _new_rows(b: Banding, a: int, k: int) -> list[int]:
    """Rows of an edited table whose texts no row of the draft has, the header left out."""
    old = Counter(_texts(row) for row in b.asal.dokumen.tabel[a].baris)
    found = []
    for n, row in enumerate(b.kini.dokumen.tabel[k].baris):
        if old[_texts(row)]:
            old[_texts(row)] -= 1
        elif n:
            found.append(n)
    return found


def _texts(row: Mapping[int, str]) -> tuple[str, ...]:
    return tuple(normal(t) for _, t in sorted(row.items()) if t)


def _judge_row(
    b: Banding, letak: tuple[int, int], columns: set[int], owners: Pemilik, *, own: bool
) -> Iterator[Problem]:
    """One row; of people's own tables only rows that name something of the rekap are judged."""
    k, row = letak
    tabel = b.kini.dokumen.tabel[k]
    cells = {normal(t) for c, t in tabel.baris[row].items() if c not in columns}
    named = [a for name, group in owners.items() if name in cells for a in group]
    if own and not named:
        return
    allowed = {t for a in named or b.angka.values() for t in (a.teks, *ANGKA.findall(normal(a.teks)))}
    numbers = [t for c in sorted(columns) for t in tokens(tabel.baris[row].get(c, ""))]
    wrong = list(dict.fromkeys(t for t in numbers if not any(same(t, n) for n in allowed)))
    if not wrong:
        return
    name, place = row_label(tabel, row, {}), table_place(b.kini.dokumen, k)
    if named:
        isi = {"nama": quote(named[0].nama), "harap": told(named), "asal": origin(named[0])}
        found = fill("C10", {**isi, "kutipan": quote(name), "temu": ", ".join(wrong)})
    else:
        found = fill("C20", {"baris": quote(name), "temu": ", ".join(wrong)})
    yield found.at(lembar=place, sel=f"baris {row + 1}")
