"""The children whose percentages make a parent's percentage: what the sheet's own AVERAGE formulas say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from lkjip_xl.domain.renja.kebiasaan import close
from lkjip_xl.domain.renja.lembar import TRIWULAN, BarisRenja, Jenis, Kelompok, RenjaBook, Ukuran
from lkjip_xl.domain.renja.rumus import JenisRumus, parse_formula

_CUKUP = 3  # figures that make a habit
_PERSEN = tuple(Ukuran(k, Jenis.PERSEN) for k in TRIWULAN)

Anggota = tuple[BarisRenja, ...]


def averaged_children(book: RenjaBook) -> dict[int, Anggota]:
    """By the row number of the parent; parents that are no mean are left out.

    Where percentages were typed and no formula tells, they count as means when most of them are.
    """
    hasil: dict[int, Anggota] = {}
    diketik: dict[int, Anggota] = {}
    for b in book.baris:
        anak = () if b.lanjutan else book.children(b)
        rumus = [a.rumus for u in _PERSEN if (a := b.angka.get(u)) is not None and a.rumus is not None]
        if anak and (rata := _by_formula(b, anak)):
            hasil[b.baris] = rata
        elif anak and not rumus:
            diketik[b.baris] = _with_target(anak)
    return {**hasil, **(diketik if _is_habit(book, diketik) else {})}


def _with_target(anak: Sequence[BarisRenja]) -> Anggota:
    return tuple(a for a in anak if a.nilai(Kelompok.TARGET, Jenis.K))


def _by_formula(b: BarisRenja, anak: Sequence[BarisRenja]) -> Anggota:
    """One wrong range must not decide: a set that holds rows other than children has no vote."""
    nomor = frozenset(a.baris for a in anak)
    suara: Counter[frozenset[int]] = Counter()
    for ukuran in _PERSEN:
        angka = b.angka.get(ukuran)
        if angka is None or angka.rumus is None:
            continue
        rumus = parse_formula(angka.rumus, angka.baris, angka.kolom)
        if rumus.jenis is JenisRumus.RATA:
            anggota = frozenset(r for r, _ in rumus.sel)
            suara[anggota] += anggota <= nomor
    if not suara:
        return ()
    bertarget = frozenset(a.baris for a in _with_target(anak))
    terbaik = max(suara, key=lambda s: (suara[s], s == bertarget, sorted(s)))
    pilihan = terbaik if suara[terbaik] else bertarget
    return tuple(a for a in anak if a.baris in pilihan)


def _is_habit(book: RenjaBook, diketik: Mapping[int, Anggota]) -> bool:
    """Whether most typed percentages of parents are the means of their children's."""
    cocok: list[bool] = []
    for nomor, anak in diketik.items():
        for ukuran in _PERSEN:
            ada = book.per_nomor[nomor].nilai(*ukuran)
            isi = [n for a in anak if (n := a.nilai(*ukuran)) is not None]
            if ada and any(isi):
                cocok.append(close(ada, sum(isi, Decimal(0)) / len(isi)))
    return len(cocok) >= _CUKUP and sum(cocok) * 2 >= len(cocok)
