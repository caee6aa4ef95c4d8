"""Families of a Renja sheet by its figures: a row that equals the sum of the rows below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import takewhile

from lkjip_xl.domain.renja.lembar import RP_BERJENJANG, BarisRenja

_KEBETULAN = 2  # sums of several rows that come out to the rupiah in so many columns are no chance
_SETENGAH_RUPIAH = Decimal("0.5")
_PROGRAM = re.compile(r"\s*program\b", re.IGNORECASE)


def add_by_sum(baris: Sequence[BarisRenja], induk: dict[int, int]) -> None:
    """Parents by figures, where a sheet holds values only: a row that equals the sum of those below it."""
    akar: list[BarisRenja] = []
    berinduk = set(induk.values())
    for b in reversed(baris):
        if b.baris not in berinduk:
            for a in _children(b, _free(b, akar, induk), berinduk):
                induk[a.baris] = b.baris
                berinduk.add(b.baris)
        akar = [b, *(a for a in akar if induk.get(a.baris) != b.baris)]


def _free(b: BarisRenja, akar: Sequence[BarisRenja], induk: Mapping[int, int]) -> list[BarisRenja]:
    """The rows right below that may be a row's children; programs stand under urusan only."""
    rinci = bool(b.indikator) or _is_program(b)
    return list(takewhile(lambda a: a.baris not in induk and not (rinci and _is_program(a)), akar))


def _is_program(b: BarisRenja) -> bool:
    return bool(_PROGRAM.match(b.nama))


def _children(b: BarisRenja, calon: Sequence[BarisRenja], berinduk: set[int]) -> Sequence[BarisRenja]:
    """The children of a row; detail rows that stray among families belong to the family above them."""
    anak, suara = _matching(b, calon)
    keluarga, suara_keluarga = _matching(b, [a for a in calon if a.baris in berinduk])
    return keluarga if suara_keluarga and suara_keluarga >= suara else anak


def _matching(b: BarisRenja, calon: Sequence[BarisRenja]) -> tuple[Sequence[BarisRenja], int]:
    """The first rows of some that make a row's sums, and in how many money columns they do."""
    ukuran = [u for u in RP_BERJENJANG if (a := b.angka.get(u)) and a.nilai]
    sisa = [b.angka[u].nilai or Decimal(0) for u in ukuran]
    suara: Counter[int] = Counter({0: 0})
    for banyak, anak in enumerate(calon, 1):
        sisa = [s - (anak.nilai(u.kelompok, u.jenis) or 0) for s, u in zip(sisa, ukuran, strict=True)]
        suara[banyak] = sum(abs(s) < _SETENGAH_RUPIAH for s in sisa)
        if all(s < -_SETENGAH_RUPIAH for s in sisa):
            break
    terbaik = max(suara, key=lambda n: (suara[n], -n))
    if not terbaik or not _convincing(b, calon[:terbaik], suara[terbaik], len(ukuran)):
        return (), 0
    return calon[:terbaik], suara[terbaik]


def _convincing(b: BarisRenja, anak: Sequence[BarisRenja], cocok: int, kolom: int) -> bool:
    """Whether equal figures mean a family: two lines of one kegiatan may cost the same by chance."""
    if len(anak) > 1:
        return cocok >= min(_KEBETULAN, kolom)
    if cocok * 2 <= kolom:
        return False
    return not b.indikator or _is_program(b) or (b.satuan == "%" != anak[0].satuan)
