"""Who is whose child in a Renja sheet: from its sums, its kode rekening, its figures, its order.

One wrong formula must not define a family: a row belongs to the parent that most money columns say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from lkjip_xl.domain.renja.jenjang import assign_levels
from lkjip_xl.domain.renja.jumlahan import add_by_sum
from lkjip_xl.domain.renja.lembar import RP_BERJENJANG, BarisRenja, Jenjang
from lkjip_xl.domain.renja.rumus import JenisRumus, parse_formula

_PROGRAM = re.compile(r"\s*program\b", re.IGNORECASE)


@dataclass(slots=True)
class _Pohon:
    """The family while it is being found: parents by row, and the rows that no total counts."""

    baris: Sequence[BarisRenja]
    induk: dict[int, int]
    di_luar: set[int]


def arrange(baris: Sequence[BarisRenja]) -> tuple[BarisRenja, ...]:
    """The same rows with parent, level and kode; totals and further indicators stay outside the family."""
    anggota = [b for b in baris if not b.lanjutan and b.jenjang is not Jenjang.TOTAL]
    pohon = _Pohon(anggota, _by_formula(anggota), set())
    _by_code(pohon)
    add_by_sum(anggota, pohon.induk)
    _by_order(pohon)
    jenjang = assign_levels(anggota, pohon.induk)
    _mark_outside(pohon, jenjang)
    kode = _codes(anggota, pohon.induk, jenjang)
    lengkap: list[BarisRenja] = []
    for b in baris:
        n = b.baris
        if b.lanjutan:
            lengkap.append(_continued(b, lengkap))
        elif n in jenjang:
            luar = n in pohon.di_luar
            lengkap.append(
                replace(b, induk=pohon.induk.get(n), jenjang=jenjang[n], kode=kode[n], di_luar_total=luar)
            )
        else:
            lengkap.append(b)
    return tuple(lengkap)


def _continued(b: BarisRenja, sebelumnya: Sequence[BarisRenja]) -> BarisRenja:
    """A further indicator takes level and family of the named row above it; its kode is "06-2"."""
    lanjutan = list(takewhile(lambda a: a.lanjutan, reversed(sebelumnya)))
    atas = sebelumnya[-1 - len(lanjutan)]
    return replace(b, jenjang=atas.jenjang, induk=atas.induk, kode=f"{atas.kode}-{len(lanjutan) + 2}")


def _by_formula(anggota: Sequence[BarisRenja]) -> dict[int, int]:
    """Parents by the sheet's own sums: the parent that most columns name; of equals the nearest."""
    nomor = {b.baris for b in anggota}
    suara: dict[int, Counter[int]] = {}
    for b in anggota:
        for ukuran in RP_BERJENJANG:
            angka = b.angka.get(ukuran)
            if angka is None or angka.rumus is None:
                continue
            rumus = parse_formula(angka.rumus, angka.baris, angka.kolom)
            if rumus.jenis is JenisRumus.JUMLAH:
                for anak in {r for r, _ in rumus.sel} & nomor:
                    if anak > b.baris:
                        suara.setdefault(anak, Counter())[b.baris] += 1
    return {anak: max(pilihan, key=lambda p: (pilihan[p], p)) for anak, pilihan in suara.items()}


def _by_code(pohon: _Pohon) -> None:
    """Parents by kode rekening: the row whose code is the longest beginning of this one's."""
    nomor = {b.kode: b.baris for b in pohon.baris if b.kode}
    for b in pohon.baris:
        potong = b.kode.split(".") if b.kode else []
        for panjang in range(len(potong) - 1, 0, -1):
            induk = nomor.get(".".join(potong[:panjang]))
            if induk is not None and induk < b.baris:
                pohon.induk.setdefault(b.baris, induk)
                break


def _by_order(pohon: _Pohon) -> None:
    """A detail row that no sum counts stands under the parent of the row above it."""
    berjumlah = set(pohon.induk.values())
    for atas, b in pairwise(pohon.baris):
        n = b.baris
        if n in pohon.induk or n in berjumlah or _PROGRAM.match(b.nama) or not b.indikator:
            continue
        rinci = atas.baris not in berjumlah and not _PROGRAM.match(atas.nama) and atas.indikator
        induk = pohon.induk.get(atas.baris) if rinci else atas.baris
        if induk is not None:
            pohon.induk[n] = induk
            pohon.di_luar |= {n} if induk in berjumlah else set()


def _mark_outside(pohon: _Pohon, jenjang: Mapping[int, Jenjang]) -> None:
    """A row without a parent, where rows of its level have one, is outside every total."""
    berinduk = {jenjang[n] for n in pohon.induk}
    for b in pohon.baris:
        if b.baris not in pohon.induk and jenjang[b.baris] in berinduk - {Jenjang.URUSAN}:
            pohon.di_luar.add(b.baris)


def _codes(
    anggota: Sequence[BarisRenja], induk: Mapping[int, int], jenjang: Mapping[int, Jenjang]
) -> dict[int, str]:
    """A unique kode per row: the sheet's own where every row has one, else by place under its program."""
    asli = [b.kode for b in anggota]
    if all(asli) and len(set(asli)) == len(asli):
        return {b.baris: b.kode for b in anggota}
    kode: dict[int, str] = {}
    urut: Counter[str] = Counter()
    for b in anggota:
        atas = kode.get(induk.get(b.baris, 0), "")
        awal = f"{atas}." if atas and not atas.startswith("U") else ""
        if jenjang[b.baris] is Jenjang.URUSAN:
            awal = "U"
        urut[awal] += 1
        kode[b.baris] = f"{awal}{urut[awal]:02d}"
    return kode
