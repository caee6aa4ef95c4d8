"""Rules for people's own performance on a returned form: whole rows, NIP, no person twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.isian_individu import LEMBAR, used_rows
from lkjip_xl.domain.kata import join_words
from lkjip_xl.domain.nip import check_nip, format_nip, parse_nip
from lkjip_xl.domain.rules.baris import Baris, rows_of
from lkjip_xl.domain.rules.satuan import is_count, may_be_negative
from lkjip_xl.domain.values import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lkjip_xl.domain.problems import Problem
    from lkjip_xl.domain.records import Isian, Submission

_WAJIB: Final = ("Nama", "Jabatan", "Indikator", "Satuan", "Target")


def check_people(sub: Submission) -> Iterator[Problem]:
    """Every finding of sheet Individu; a form without that sheet has none."""
    rows = used_rows(sub)
    asked = rows_of(sub, LEMBAR)
    if asked and not rows:
        sel = next(iter(asked.values()))
        yield _blank(sel)
    for baris in rows.values():
        yield from _complete(baris)
        yield from _nip(baris)
        yield from _result(baris)
    yield from _identities(rows)
    yield from _twice(rows)


def _blank(sel: Mapping[str, Isian]) -> Problem:
    return Baris("", sel).finding("P50", next(iter(sel)))


def _complete(baris: Baris) -> Iterator[Problem]:
    kurang = [k for k in _WAJIB if baris.has(k) and not baris.text(k) and baris.number(k) is None]
    if kurang:
        yield baris.finding("P51", kurang[0], kolom=join_words(kurang))


def _nip(baris: Baris) -> Iterator[Problem]:
    """A blank NIP only warns: not everybody is a civil servant."""
    if not baris.has("NIP"):
        return
    if baris.is_blank("NIP"):
        yield baris.finding("P52", "NIP")
    elif not baris.is_no_data("NIP"):
        asal = baris.sel["NIP"].asal
        for found in check_nip(baris.sel["NIP"].mentah):
            yield found.at(berkas=asal.berkas, lembar=asal.lembar, sel=asal.sel)


def _result(baris: Baris) -> Iterator[Problem]:
    if not baris.has("Realisasi"):
        return
    tulisan = baris.typed("Realisasi").strip()
    angka, satuan = baris.number("Realisasi"), baris.text("Satuan").strip()
    if not tulisan:
        yield baris.finding("P53", "Realisasi")
    elif baris.is_no_data("Realisasi"):
        yield baris.finding("P55" if baris.text("Keterangan") else "P54", "Realisasi", tulisan=tulisan)
    elif angka is not None and angka < 0 and not may_be_negative(baris.text("Indikator")):
        isi = {"kolom": "Realisasi", "angka": format_number(angka, None), "satuan": satuan}
        yield baris.finding("P07" if is_count(satuan) else "P08", "Realisasi", **isi)


def _identities(rows: Mapping[str, Baris]) -> Iterator[Problem]:
    """One NIP, one name, and the other way round; every row is compared with the first of its kind."""
    by_nip: dict[str, str] = {}
    by_name: dict[str, str] = {}
    for kode, baris in rows.items():
        nama, nip = _name(baris), parse_nip(baris.text("NIP"))
        if not nama or nip is None:
            continue
        pemilik = by_nip.setdefault(nip, kode)
        if _name(rows[pemilik]) != nama:
            isi = {"nip": format_nip(nip), "nama": rows[pemilik].text("Nama"), "lain": pemilik}
            yield baris.finding("P56", "NIP", **isi)
            continue
        lain = by_name.setdefault(nama, kode)
        nip_lain = rows[lain].text("NIP")
        if parse_nip(nip_lain) != nip:
            isi = {"nama": baris.text("Nama"), "nip": format_nip(nip), "lain": lain}
            yield baris.finding("P57", "NIP", nip_lain=format_nip(nip_lain), **isi)


def _twice(rows: Mapping[str, Baris]) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for kode, baris in rows.items():
        nama, indikator = _name(baris), " ".join(baris.text("Indikator").split()).casefold()
        if not nama or not indikator:
            continue
        lain = first.setdefault((nama, indikator), kode)
        if lain != kode:
            yield baris.finding("P58", "Indikator", nama=baris.text("Nama"), lain=lain)


def _name(baris: Baris) -> str:
    return " ".join(baris.text("Nama").split()).casefold()
