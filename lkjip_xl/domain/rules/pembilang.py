"""Rules for pembilang and penyebut: needed, usable, and in agreement with the figure they make."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from lkjip_xl.domain.gabungan import without_cases
from lkjip_xl.domain.kata import join_words
from lkjip_xl.domain.records import Agregasi
from lkjip_xl.domain.rules.baris import Baris, differs, short
from lkjip_xl.domain.rules.satuan import is_part, is_percent
from lkjip_xl.domain.values import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lkjip_xl.domain.problems import Problem
    from lkjip_xl.domain.records import Indikator


def check_fraction(baris: Baris, indikator: Indikator) -> Iterator[Problem]:
    """Pembilang and penyebut: needed, usable, and in agreement with the figure they make."""
    atas, bawah = baris.number("Pembilang"), baris.number("Penyebut")
    kosong = [k for k in ("Pembilang", "Penyebut") if baris.has(k) and baris.is_blank(k)]
    wajib = [k for k in kosong if k in _needed(indikator)]
    if wajib and baris.number("Realisasi") is not None:
        yield baris.finding("P14", wajib[0], kolom=join_words(wajib), agregasi=str(indikator.agregasi))
    elif len(kosong) == 1 and not wajib and (atas, bawah) != (None, None):
        yield baris.finding("P18", kosong[0], kolom=kosong[0])
    if has_no_cases(baris, indikator):
        yield baris.finding("P27", "Penyebut")
    elif bawah is not None and bawah <= 0:
        yield baris.finding("P17", "Penyebut", angka=format_number(bawah, None))
    elif atas is not None and bawah is not None:
        yield from _ratio(baris, indikator, atas, bawah)


def has_no_cases(baris: Baris, indikator: Indikator) -> bool:
    """Whether the row says that there was no case this year, so that its ratio has no value."""
    atas, bawah = baris.number("Pembilang"), baris.number("Penyebut")
    return without_cases(atas, bawah, indikator.agregasi, persen=is_percent(indikator.satuan))


def _needed(indikator: Indikator) -> tuple[str, ...]:
    """What the joint figure needs; the figure of one bidang alone stands as it is typed."""
    if len(indikator.bidang) == 1:
        return ()
    pasangan = {Agregasi.RASIO: ("Pembilang", "Penyebut"), Agregasi.TERTIMBANG: ("Penyebut",)}
    return pasangan.get(indikator.agregasi, ())


def _ratio(baris: Baris, indikator: Indikator, atas: Decimal, bawah: Decimal) -> Iterator[Problem]:
    persen = is_percent(indikator.satuan)
    if persen and atas > bawah and is_part(indikator):
        isi = {"pembilang": format_number(atas, None), "penyebut": format_number(bawah, None)}
        yield baris.finding("P15", "Pembilang", **isi)
    setahun = baris.number("Realisasi")
    if setahun is None or not (persen or indikator.agregasi is Agregasi.RASIO):
        return
    hitung = atas / bawah * (100 if persen else 1)
    if differs(setahun, hitung):
        isi = {"setahun": format_number(setahun, None), "hitung": short(hitung)}
        yield baris.finding("P16", "Realisasi", **isi)
