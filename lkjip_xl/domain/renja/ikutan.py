"""Figures that only follow another wrong cell: each once, at its own cell, with the cells that cause it.

Two kinds: a figure that carries the error (A41), with what it becomes once the wrong cells are mended, and
a figure that is right but disagrees with parts that are wrong (A42). The percentage of a finding A25 is
mended by nobody here: whether it or the performance is wrong, the sheet does not tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.renja.betul import Keliru, Pembetulan, mended_cells
from lkjip_xl.domain.renja.hitung import Harapan, Hitungan
from lkjip_xl.domain.renja.kebiasaan import agree, stored
from lkjip_xl.domain.renja.lembar import BarisRenja, Ukuran
from lkjip_xl.domain.renja.sebutan import listed, named, written

_TERBANYAK = 12  # causes weighed one by one


def audit_consequences(
    hitung: Hitungan, keliru: Sequence[Keliru], terlapor: frozenset[str]
) -> Iterator[Problem]:
    """The findings of the cells that follow `keliru`; cells with a finding already are left out."""
    ikutan = _Ikutan(hitung, keliru)
    for b in hitung.book.baris:
        for ukuran, angka in b.angka.items():
            if angka.nilai is None or angka.sel in terlapor:
                continue
            temuan = _misfit(hitung, b, ukuran, angka.nilai) or ikutan.carried(b, ukuran, angka.nilai)
            if temuan is not None:
                yield temuan


class _Ikutan:
    """The sheet with every wrong cell mended, and with every one but a single cell mended."""

    def __init__(self, hitung: Hitungan, keliru: Sequence[Keliru]) -> None:
        self._hitung = hitung
        self._akar = mended_cells(hitung, keliru)
        self._urutan = {sel: n for n, sel in enumerate(self._akar)}
        self._betul = Pembetulan(hitung, self._akar)
        self._tanpa: dict[str, Pembetulan] = {}

    def carried(self, b: BarisRenja, ukuran: Ukuran, ada: Decimal) -> Problem | None:
        """The finding of a cell that carries an error; None where it does not."""
        hasil = self._betul.mended(b, ukuran)
        if hasil.nilai is None or not hasil.sebab:
            return None
        sebab = sorted(hasil.sebab, key=self._urutan.__getitem__)
        if 1 < len(sebab) <= _TERBANYAK:
            sebab = [s for s in sebab if self._matters(s, b, ukuran, hasil.nilai)] or sebab
        return _told("A41", b, ukuran, (ada, hasil.nilai), sebab)

    def _matters(self, sebab: str, b: BarisRenja, ukuran: Ukuran, nilai: Decimal) -> bool:
        """Whether a figure changes with one cell: the error of a quarter is undone by the next one."""
        if sebab not in self._tanpa:
            self._tanpa[sebab] = Pembetulan(self._hitung, self._akar, sebab)
        lain = self._tanpa[sebab].value(b, ukuran)
        return lain is None or not agree(lain, nilai, ukuran)


def _misfit(hitung: Hitungan, b: BarisRenja, ukuran: Ukuran, ada: Decimal) -> Problem | None:
    """A figure that agrees with its parts as they should be, but not as they stand."""
    salah: set[str] = set()

    def right(baris: BarisRenja, u: Ukuran) -> Decimal | None:
        tertulis, benar = stored(baris, u), hitung.true_value(baris, u)
        if tertulis is not None and benar is not None and not agree(tertulis, benar, u):
            salah.add(baris.angka[u].sel)
        return benar

    sejati: dict[str, Harapan] = {h.kode: h for h in hitung.expectations(b, ukuran, right)}
    for h in hitung.expectations(b, ukuran):
        if not agree(ada, h.nilai, ukuran) and agree(ada, sejati.get(h.kode, h).nilai, ukuran):
            sebab = [a.sel for a in h.bagian if a.sel in salah]
            return _told("A42", b, ukuran, (ada, h.nilai), sebab, bagian=named(h.bagian))
    return None


def _told(
    kode: str,
    b: BarisRenja,
    ukuran: Ukuran,
    angka: tuple[Decimal, Decimal],
    sebab: Sequence[str],
    *,
    bagian: str = "",
) -> Problem:
    sel, (ada, harus) = b.angka[ukuran].sel, angka
    return problem(
        kode,
        sel=sel,
        di=sel,
        judul=ukuran.judul,
        baris=b.sebutan,
        ada=written(ada),
        harus=written(harus),
        selisih=written(abs(ada - harus)),
        sebab=listed(sebab),
        bagian=bagian,
    )
