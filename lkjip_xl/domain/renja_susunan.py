"""Who is whose child in a Renja sheet: from its sums, its kode rekening, its figures, its order.

One wrong formula must not define a family: a row belongs to the parent that most money columns say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from lkjip_xl.domain.renja import RP_BERJENJANG, BarisRenja, Jenjang
from lkjip_xl.domain.renja_jenjang import assign_levels
from lkjip_xl.domain.renja_rumus import JenisRumus, parse_formula

_KEBETULAN = 2  # sums of several rows that come out to the rupiah in so many columns are no chance
_SETENGAH_RUPIAH = Decimal("0.5")
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
    _by_sum(pohon)
    _by_order(pohon)
    jenjang = assign_levels(anggota, pohon.induk)
    _mark_outside(pohon, jenjang)
    kode = _codes(anggota, pohon.induk, jenjang)
    return tuple(_completed(b, pohon, jenjang, kode) for b in baris)


def _completed(
    b: BarisRenja, pohon: _Pohon, jenjang: Mapping[int, Jenjang], kode: Mapping[int, str]
) -> BarisRenja:
    if b.baris not in jenjang:
        return b
    n = b.baris
    return replace(
        b,
        induk=pohon.induk.get(n),
        jenjang=jenjang[n],
        kode=kode.get(n, ""),
        di_luar_total=n in pohon.di_luar,
    )


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


def _by_sum(pohon: _Pohon) -> None:
    """Parents by figures, where a sheet holds values only: a row that equals the sum of those below it."""
    akar: list[BarisRenja] = []
    berinduk = set(pohon.induk.values())
    for b in reversed(pohon.baris):
        if b.baris not in berinduk:
            anak = akar[: _matching(b, _free(akar, pohon))]
            for a in _without_strays(b, anak, berinduk):
                pohon.induk[a.baris] = b.baris
                berinduk.add(b.baris)
        akar = [b, *(a for a in akar if pohon.induk.get(a.baris) != b.baris)]


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


def _free(akar: Sequence[BarisRenja], pohon: _Pohon) -> list[BarisRenja]:
    """The rows right below that have no parent yet, up to the first that has one."""
    bebas: list[BarisRenja] = []
    for a in akar:
        if a.baris in pohon.induk:
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
