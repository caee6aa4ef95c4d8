"""The figures a row of a published table may stand for: its polarity, its readings, its formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from lkjip_xl.domain.angka import clean, parse_number, readings
from lkjip_xl.domain.capaian import RUMUS, Capaian, Kebijakan, compute
from lkjip_xl.domain.records import Polaritas, Rentang
from lkjip_xl.domain.values import parse_predicate, parse_target

RUMUS_SERAPAN = "realisasi/pagu × 100"

_KATA = {
    Polaritas.RENTANG: r"rentang|range|stabil|interval",
    Polaritas.NEGATIF: r"negati[fv]|minim|\bmin\b|regresi|menurun|turun|rendah|kecil|sedikit|lower",
    Polaritas.POSITIF: r"positi[fv]|ma[xk]s|\bmax|progresi|meningkat|naik|tinggi|besar|banyak|higher|^\+$",
}
_BALIK = {Polaritas.POSITIF: Polaritas.NEGATIF, Polaritas.NEGATIF: Polaritas.POSITIF}


@dataclass(frozen=True, slots=True)
class BarisTerbit:
    """One row of a published table, its cells as they stand in the file.

    `baris` is the row as a spreadsheet shows it (the header of a plain CSV is row 1). `anggaran` marks a
    budget line: target is the pagu, capaian the printed serapan. `cacat` says why the row as a whole
    cannot be trusted ("" mostly).
    """

    baris: int
    indikator: str
    satuan: str
    polaritas: str
    target: object
    realisasi: object
    capaian: object
    kategori: str = ""
    anggaran: bool = False
    cacat: str = ""


@dataclass(frozen=True, slots=True)
class Calon:
    """One way to compute a row, unrounded, with a note where the table does not say that it holds."""

    nilai: Decimal
    rumus: str
    catatan: tuple[str, ...] = ()


def read_polarity(teks: str) -> Polaritas | None:
    """The polarity of a table's cell, in the words tables use; None where it is blank or unknown.

    Of "semakin rendah semakin baik" the first direction counts: it is the realisation's.
    """
    kecil = clean(teks).casefold()
    if m := re.search(r"\bn\s?([123])\b", kecil):
        return Polaritas(f"negatif N{m[1]}")
    temuan = [(m.start(), p) for p, pola in _KATA.items() if (m := re.search(pola, kecil))]
    arah = min(temuan, key=lambda t: t[0])[1] if temuan else None
    return _BALIK.get(arah, arah) if arah and re.search(r"buruk|jelek|worse", kecil) else arah


def formulas(baris: BarisTerbit, kebijakan: Kebijakan) -> Iterator[tuple[Polaritas, tuple[str, ...]]]:
    """The formulas to try, the likeliest first, each with its note.

    A plain "negatif" may be any of the three in print; a row without polarity is read as positive first,
    then by the negative formulas in common use (never by N3).
    """
    polaritas = Polaritas.POSITIF if baris.anggaran else read_polarity(baris.polaritas)
    if polaritas is None and parse_target(baris.target).arah == "maks":
        polaritas = Polaritas.NEGATIF
    if polaritas not in {None, Polaritas.NEGATIF}:
        yield polaritas, ()
        return
    tanpa = () if polaritas else ("polaritas tidak dinyatakan",)
    if polaritas is None:
        yield Polaritas.POSITIF, tanpa
    baku = kebijakan.rumus_negatif
    yield baku, (*tanpa, "dihitung dengan rumus negatif") if tanpa else ()
    for lain in (Polaritas.NEGATIF_N1, Polaritas.NEGATIF_N2, Polaritas.NEGATIF_N3):
        if lain is not baku and (polaritas or lain is not Polaritas.NEGATIF_N3):
            yield lain, (*tanpa, f"rumus negatif yang cocok {RUMUS[lain]}, bukan {RUMUS[baku]}")


def targets(baris: BarisTerbit, kebijakan: Kebijakan) -> tuple[Decimal | Rentang, ...]:
    """Every target the cell may mean; none where it is no figure."""
    nilai = parse_target(baris.target, None, kebijakan.predikat).nilai
    return readings(baris.target) if nilai is None else (nilai,)


def realisations(baris: BarisTerbit, kebijakan: Kebijakan) -> tuple[Decimal, ...]:
    """Every realisation the cell may mean; none where it is no figure."""
    nilai = parse_predicate(baris.realisasi, kebijakan.predikat).nilai
    return readings(baris.realisasi) if nilai is None else (nilai,)


def is_by_predicate(baris: BarisTerbit) -> bool:
    """Whether the row compares two predicates that differ: the table does not print what they count as."""
    dua = [parse_number(v).kode == "N02" for v in (baris.target, baris.realisasi)]
    return all(dua) and str(baris.target).strip() != str(baris.realisasi).strip()


def candidates(baris: BarisTerbit, kebijakan: Kebijakan) -> tuple[tuple[Calon, ...], str]:
    """Every figure the row may stand for, the likeliest first; or why there is none.

    Where floor or cap acted, the figure before them follows: reports print either.
    """
    t, r = targets(baris, kebijakan), realisations(baris, kebijakan)
    if not t and not r and _says_the_same(baris):
        return (Calon(Decimal(100), "realisasi sama dengan target"),), ""
    sel = (("target", baris.target, t), ("realisasi", baris.realisasi, r))
    for nama, mentah, ada in sel:
        if not ada:
            return (), f'{nama} "{mentah}" bukan satu angka'
    taksa = tuple(f'{n} "{m}" dapat berarti ribuan atau pecahan' for n, m, ada in sel if len(ada) > 1)
    calon: list[Calon] = []
    sebab = ""
    for polaritas, catatan in formulas(baris, kebijakan):
        for satu_t, satu_r in product(t, r):
            hasil = compute(satu_t, satu_r, polaritas, kebijakan)
            sebab = sebab or hasil.keterangan
            calon.extend(_figures(hasil, (*taksa, *catatan), anggaran=baris.anggaran))
    return tuple(calon), sebab


def _says_the_same(baris: BarisTerbit) -> bool:
    """Whether target and realisasi are the same words ("Level 3"): then every formula gives 100."""
    dua = [" ".join(clean(str(v)).casefold().split()) for v in (baris.target, baris.realisasi)]
    return dua[0] == dua[1]


def _figures(hasil: Capaian, catatan: tuple[str, ...], *, anggaran: bool) -> Iterator[Calon]:
    rumus = RUMUS_SERAPAN if anggaran else hasil.rumus
    if hasil.penuh is not None:
        yield Calon(hasil.penuh, rumus, (*catatan, hasil.keterangan) if hasil.keterangan else catatan)
    if hasil.mentah is not None and hasil.mentah != hasil.penuh:
        yield Calon(hasil.mentah, rumus, catatan)
