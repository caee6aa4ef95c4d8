"""What changed in the tables between two versions of a document: cells, rows, whole tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from lkjip_xl.domain.beda.naskah import Beda, Ragam
from lkjip_xl.domain.cocok.padanan import title
from lkjip_xl.domain.cocok.teks import normal, value
from lkjip_xl.domain.dokumen import Dokumen, Tabel, quote


def compare_rows(lama: Dokumen, baru: Dokumen) -> tuple[Beda, ...]:
    """Tables and their rows by label: cells that changed, rows that came or went."""
    found: list[Beda] = []
    theirs = _tables(baru)
    own = _tables(lama)
    for key, t in own.items():
        if key in theirs:
            found += _rows(t, theirs[key])
        else:
            found.append(Beda(Ragam.HAPUS, *_place(t), lama=_named_table(t)))
    found += [Beda(Ragam.TAMBAH, *_place(t), baru=_named_table(t)) for k, t in theirs.items() if k not in own]
    return tuple(found)


def _tables(d: Dokumen) -> dict[tuple[str, int], Tabel]:
    """Tables by caption (else by their section), and which of equal ones."""
    seen: Counter[str] = Counter()
    found = {}
    for t in d.tabel:
        if not any(t.baris) or t.induk is not None:
            continue
        name = title(t) or normal(f"{t.bab}|{t.judul_bagian}|")
        found[name, seen[name]] = t
        seen[name] += 1
    return found


def _rows(lama_t: Tabel, baru_t: Tabel) -> Iterator[Beda]:
    before_of = _columns(lama_t, baru_t)
    column = _telling(baru_t)
    old, new = _labelled(lama_t, before_of.get(column, column)), _labelled(baru_t, column)
    section = _section(baru_t)
    for label, row in new.items():
        if label not in old:
            yield Beda(Ragam.TAMBAH, section, _row_name(label[0]), baru=_told_row(row))
            continue
        for kolom, after in row.items():
            before = old[label].get(before_of[kolom], "")
            if normal(before) != normal(after):
                head = quote(baru_t.header(kolom) or str(kolom + 1))
                yield Beda(Ragam.UBAH, section, f"{_row_name(label[0])}, kolom “{head}”", before, after)
    for label, row in old.items():
        if label not in new:
            yield Beda(Ragam.HAPUS, section, _row_name(label[0]), lama=_told_row(row))


def _columns(lama_t: Tabel, baru_t: Tabel) -> dict[int, int]:
    """Columns -> those of the older table: by a header that both have once, else by place."""
    heads = [Counter(normal(x) for x in t.baris[0].values()) for t in (lama_t, baru_t)]
    places = {normal(x): column for column, x in lama_t.baris[0].items()}
    columns = dict.fromkeys(c for row in baru_t.baris for c in row)
    named = {c: normal(baru_t.header(c)) for c in columns}
    return {c: places[h] if h and heads[0][h] == heads[1][h] == 1 else c for c, h in named.items()}


def _row_name(label: str) -> str:
    return f"baris “{quote(label)}”" if label else "baris tanpa label"


def _telling(t: Tabel) -> int:
    """The column whose words tell the rows apart best."""
    words: dict[int, set[str]] = {}
    for row in t.baris[1:]:
        for column, x in row.items():
            if _is_words(x):
                words.setdefault(column, set()).add(normal(x))
    return max(sorted(words), key=lambda c: len(words[c]), default=0)


def _is_words(teks: str) -> bool:
    return any(c.isalpha() for c in teks) and value(teks) is None


def _labelled(t: Tabel, kolom: int) -> dict[tuple[str, int], dict[int, str]]:
    """Rows by their words in a column, else by their first words, and which of equal ones."""
    seen: Counter[str] = Counter()
    found: dict[tuple[str, int], dict[int, str]] = {}
    for row in t.baris:
        own = row.get(kolom, "")
        words = next((x for x in row.values() if _is_words(x)), next((x for x in row.values() if x), ""))
        label = " ".join((own if _is_words(own) else words).split())
        key = normal(label)
        found[label, seen[key]] = dict(row)
        seen[key] += 1
    return found


def _told_row(row: dict[int, str]) -> str:
    return " | ".join(x for x in row.values() if x)


def _section(t: Tabel) -> str:
    return (
        ", ".join(dict.fromkeys(quote(x) for x in (t.bab, t.judul or t.judul_bagian) if x)) or "awal dokumen"
    )


def _place(t: Tabel) -> tuple[str, str]:
    return _section(t), "tabel"


def _named_table(t: Tabel) -> str:
    return t.judul or _told_row(dict(t.baris[0]))


def lost_cells(asal: Dokumen, sunting: Dokumen, baru: Dokumen) -> tuple[Beda, ...]:
    """What people wrote into the tables of a version's file and the next version says differently there."""
    undone = {(b.bagian, b.letak, b.lama) for b in compare_rows(sunting, baru)}
    made = (b for b in compare_rows(asal, sunting) if b.ragam in (Ragam.TAMBAH, Ragam.UBAH))
    return tuple(b for b in made if b.baru and (b.bagian, b.letak, b.baru) in undone)
