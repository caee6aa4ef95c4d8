"""Families of a Renja sheet by its figures: a row that equals the sum of the rows below it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal

from lkjip_xl.domain.renja import RP_BERJENJANG, BarisRenja

_KEBETULAN = 2  # sums of several rows that come out to the rupiah in so many columns are no chance
_SETENGAH_RUPIAH = Decimal("0.5")
_PROGRAM = re.compile(r"\s*program\b", re.IGNORECASE)


def add_by_sum(baris: Sequence[BarisRenja], induk: dict[int, int]) -> None:
    """Parents by figures, where a sheet holds values only: a row that equals the sum of those below it."""
    akar: list[BarisRenja] = []
    berinduk = set(induk.values())
    for b in reversed(baris):
        if b.baris not in berinduk:
            anak = akar[: _matching(b, _free(akar, induk))]
            for a in _without_strays(b, anak, berinduk):
                induk[a.baris] = b.baris
                berinduk.add(b.baris)
        akar = [b, *(a for a in akar if induk.get(a.baris) != b.baris)]


def _without_strays(b: BarisRenja, anak: Sequence[BarisRenja], berinduk: set[int]) -> Sequence[BarisRenja]:
    """Detail rows that stand among families and add nothing belong to the family above them."""
    keluarga = [a for a in anak if a.baris in berinduk]
    if not keluarga or len(keluarga) == len(anak):
        return anak
    return keluarga if _votes(b, keluarga) >= _votes(b, anak) else anak


def _votes(b: BarisRenja, anak: Sequence[BarisRenja]) -> int:
    """In how many money columns rows make the sum of a row."""
    return sum(
        abs(a.nilai - sum((n.nilai(*u) or Decimal(0) for n in anak), Decimal(0))) < _SETENGAH_RUPIAH
        for u in RP_BERJENJANG
        if (a := b.angka.get(u)) is not None and a.nilai
    )


def _free(akar: Sequence[BarisRenja], induk: Mapping[int, int]) -> list[BarisRenja]:
    """The rows right below that have no parent yet, up to the first that has one."""
    bebas: list[BarisRenja] = []
    for a in akar:
        if a.baris in induk:
            break
        bebas.append(a)
    return bebas


def _matching(b: BarisRenja, calon: Sequence[BarisRenja]) -> int:
    """How many of the rows below a row make its sums, by the money columns that hold a figure; 0 if none."""
    ukuran = [u for u in RP_BERJENJANG if (a := b.angka.get(u)) and a.nilai]
    sisa = [b.angka[u].nilai or Decimal(0) for u in ukuran]
    suara: Counter[int] = Counter()
    for banyak, anak in enumerate(calon, 1):
        sisa = [s - (anak.nilai(u.kelompok, u.jenis) or 0) for s, u in zip(sisa, ukuran, strict=True)]
        suara[banyak] = sum(abs(s) < _SETENGAH_RUPIAH for s in sisa)
        if all(s < -_SETENGAH_RUPIAH for s in sisa):
            break
    if not suara:
        return 0
    terbaik = max(suara, key=lambda n: (suara[n], -n))
    return terbaik if _convincing(b, calon[:terbaik], suara[terbaik], len(ukuran)) else 0


def _convincing(b: BarisRenja, anak: Sequence[BarisRenja], cocok: int, kolom: int) -> bool:
    """Whether equal figures mean a family: two lines of one kegiatan may cost the same by chance."""
    if len(anak) > 1:
        return cocok >= min(_KEBETULAN, kolom) > 0
    if cocok * 2 <= kolom:
        return False
    return not b.indikator or bool(_PROGRAM.match(b.nama)) or (b.satuan == "%" != anak[0].satuan)
