"""Rules for budget lines: one line against its pagu, parents against the lines below them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.rules.baris import Baris
from lkjip_xl.domain.values import format_number, format_rupiah

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lkjip_xl.domain.problems import Problem
    from lkjip_xl.domain.records import BarisAnggaran

# The order of Permendagri 86/2017: a line is never the parent of one of its own or a higher level.
_JENJANG: Final = ("program", "kegiatan", "sub kegiatan", "belanja")
_SELISIH: Final = Decimal("0.01")
_SANGAT_KECIL: Final = Decimal(100)
_RINCIAN_DISEBUT: Final = 4


def check_line(baris: Baris, pagu: Decimal | None) -> Iterator[Problem]:
    """Every finding of one budget line by itself."""
    if not baris.has("Realisasi"):
        return
    realisasi = baris.number("Realisasi")
    if baris.is_blank("Realisasi"):
        yield baris.finding("B01", "Realisasi")
    elif baris.is_no_data("Realisasi"):
        yield baris.finding("B08", "Realisasi", tulisan=baris.typed("Realisasi").strip())
    if realisasi is None:
        return
    rupiah = format_rupiah(realisasi)
    if realisasi < 0:
        yield baris.finding("B03", "Realisasi", realisasi=rupiah)
    if realisasi != realisasi.quantize(_SELISIH):
        yield baris.finding("B04", "Realisasi", angka=format_number(realisasi, None))
    if pagu is not None:
        yield from _against_pagu(baris, realisasi, pagu)


def _against_pagu(baris: Baris, realisasi: Decimal, pagu: Decimal) -> Iterator[Problem]:
    isi = {"realisasi": format_rupiah(realisasi), "pagu": format_rupiah(pagu)}
    dijelaskan = bool(baris.text("Keterangan"))
    if realisasi > pagu:
        yield baris.finding("B02", "Realisasi", **isi)
    elif realisasi == 0 and pagu > 0 and not dijelaskan:
        yield baris.finding("B06", "Realisasi", **isi)
    elif 0 < realisasi * _SANGAT_KECIL < pagu and not dijelaskan:
        yield baris.finding("B07", "Realisasi", **isi)


def children(anggaran: Mapping[str, BarisAnggaran]) -> dict[str, tuple[str, ...]]:
    """Parent code -> codes directly below it, read from the codes themselves ("5.1" stands over "5.1.01")."""
    by_parts = {_parts(kode): kode for kode in anggaran}
    found: dict[str, list[str]] = {}
    for parts, kode in by_parts.items():
        above = (by_parts.get(parts[:n]) for n in range(len(parts) - 1, 0, -1))
        induk = next((a for a in above if a is not None), None)
        if induk is not None and _is_above(anggaran[induk], anggaran[kode]):
            found.setdefault(induk, []).append(kode)
    return {induk: tuple(anak) for induk, anak in found.items()}


def check_parents(baris: Mapping[str, Baris], keluarga: Mapping[str, tuple[str, ...]]) -> Iterator[Problem]:
    """Parents whose realisation differs from the sum below them; a blank below only bounds it."""
    for induk, anak in keluarga.items():
        ada = {k: n for k in anak if k in baris and (n := baris[k].number("Realisasi")) is not None}
        tertulis = baris[induk].number("Realisasi") if induk in baris else None
        if tertulis is None or not ada:
            continue
        jumlah = sum(ada.values(), Decimal(0))
        lengkap = len(ada) == len(anak)
        if (lengkap and abs(tertulis - jumlah) >= _SELISIH) or jumlah - tertulis >= _SELISIH:
            isi = {"realisasi": format_rupiah(tertulis), "jumlah": format_rupiah(jumlah)}
            yield baris[induk].finding("B05", "Realisasi", rincian=mention(ada), **isi)


def mention(kode: Mapping[str, object]) -> str:
    """The codes of the lines below, shortened where there are many."""
    disebut = ", ".join(list(kode)[:_RINCIAN_DISEBUT])
    lagi = len(kode) - _RINCIAN_DISEBUT
    return f"{disebut}, dan {lagi} baris lain" if lagi > 0 else disebut


def _parts(kode: str) -> tuple[str, ...]:
    return tuple(p for p in re.split(r"[.\s/-]+", kode.strip()) if p)


def _is_above(induk: BarisAnggaran, anak: BarisAnggaran) -> bool:
    urutan = [j.jenjang.strip().casefold().replace("subkegiatan", "sub kegiatan") for j in (induk, anak)]
    if not all(j in _JENJANG for j in urutan):
        return True
    return _JENJANG.index(urutan[0]) < _JENJANG.index(urutan[1])
