"""Audit of a published table: is each printed capaian what its target and realisation give? (DOMAIN 3).

Five answers. "belum ada data": target, realisasi or the printed figure is blank, "-" or "n/a".
"tidak dapat dihitung": there is data, but no figure comes of it (target 0, a text that is no figure).
Otherwise the computed figure is rounded half up to the places that are printed: equal is "cocok", equal
only when the places are cut off is "cocok dengan pemotongan", else "tidak cocok". Notes say what a reader
should look at; they never change the answer.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from lkjip_xl.domain.angka import KONTEKS, clean, is_blank, readings, round_half_up
from lkjip_xl.domain.audit.notes import category_check, mismatch_notes, places
from lkjip_xl.domain.audit.rumus import BarisTerbit, Calon, candidates, is_by_predicate
from lkjip_xl.domain.capaian import Kebijakan

__all__ = ["BarisTerbit", "HasilAudit", "Nilai", "audit_row"]

_DESIMAL_TERBANYAK = 6  # a number cell holds places that nobody printed
_DESIMAL_HASIL = 2
_TANDA = re.compile(r"(>=|<=|≥|≤|>|<)\s*")


class Nilai(StrEnum):
    """The answer for one row (DESIGN section 4)."""

    COCOK = "cocok"
    PEMOTONGAN = "cocok dengan pemotongan"
    TIDAK_COCOK = "tidak cocok"
    TIDAK_DAPAT = "tidak dapat dihitung"
    BELUM_ADA = "belum ada data"


@dataclass(frozen=True, slots=True)
class HasilAudit:
    """The answer for one row; `capaian_hitung` is in %, to 2 places, None where there is no figure."""

    baris: int
    nilai: Nilai
    capaian_hitung: Decimal | None = None
    rumus: str = ""
    kategori_hitung: str = ""
    catatan: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The JSON shape of DESIGN section 4, with the category and the notes besides."""
        return {
            "baris": self.baris,
            "nilai": str(self.nilai),
            "capaian_hitung": None if self.capaian_hitung is None else float(self.capaian_hitung),
            "rumus": self.rumus,
            "kategori_hitung": self.kategori_hitung,
            "catatan": "; ".join(self.catatan),
        }


@dataclass(frozen=True, slots=True)
class _Cetak:
    """A printed capaian: its comparison sign ("" mostly, ">" in ">100") and what the figure may be."""

    tanda: str
    angka: tuple[Decimal, ...]

    def agrees(self, hitung: Decimal, *, potong: bool) -> bool:
        """Whether a computed figure is printed like this, rounded or (`potong`) cut off."""
        if self.tanda:
            return any(_compares(hitung, n, self.tanda) for n in self.angka)
        return any(_is_printed_as(hitung, n, potong=potong) for n in self.angka)


def audit_row(baris: BarisTerbit, kebijakan: Kebijakan | None = None) -> HasilAudit:
    """The answer for one row; never raises for what the row holds."""
    kebijakan = kebijakan or Kebijakan()
    if baris.cacat:
        return HasilAudit(baris.baris, Nilai.TIDAK_DAPAT, catatan=(baris.cacat,))
    kosong = [n for n, v in (("target", baris.target), ("realisasi", baris.realisasi)) if is_blank(v)]
    if kosong:
        catatan = f"{' dan '.join(kosong)} belum ada data"
        return HasilAudit(baris.baris, Nilai.BELUM_ADA, catatan=(catatan,))
    calon, sebab = candidates(baris, kebijakan)
    if not calon:
        return HasilAudit(baris.baris, Nilai.TIDAK_DAPAT, catatan=(sebab,))
    if is_blank(baris.capaian):
        return _result(baris, Nilai.BELUM_ADA, calon[0], kebijakan, "capaian tercetak belum ada data")
    cetak = _printed(baris.capaian)
    if not cetak.angka:
        sebab = f'capaian tercetak "{baris.capaian}" bukan angka'
        return _result(baris, Nilai.TIDAK_DAPAT, calon[0], kebijakan, sebab)
    return _compare(baris, calon, cetak, kebijakan)


def _compare(baris: BarisTerbit, calon: tuple[Calon, ...], cetak: _Cetak, kebijakan: Kebijakan) -> HasilAudit:
    for nilai, potong in ((Nilai.COCOK, False), (Nilai.PEMOTONGAN, True)):
        for c in calon:
            if cetak.agrees(c.nilai, potong=potong):
                return _result(baris, nilai, c, kebijakan, *c.catatan, acuan=cetak.angka[-1])
    if is_by_predicate(baris):
        return HasilAudit(baris.baris, Nilai.TIDAK_DAPAT, catatan=("nilai kedua predikat tidak tercetak",))
    petunjuk = mismatch_notes(baris, calon[0].nilai, cetak.angka[-1], kebijakan)
    return _result(baris, Nilai.TIDAK_COCOK, calon[0], kebijakan, *petunjuk, acuan=cetak.angka[-1])


def _result(
    baris: BarisTerbit,
    nilai: Nilai,
    calon: Calon,
    kebijakan: Kebijakan,
    *catatan: str,
    acuan: Decimal | None = None,
) -> HasilAudit:
    """The answer, with the category of the printed figure (of the computed one where none is printed)."""
    hitung = round_half_up(calon.nilai, _DESIMAL_HASIL)
    kategori, ganjil = "", ""
    if not baris.anggaran:
        kategori, ganjil = category_check(hitung if acuan is None else acuan, baris.kategori, kebijakan)
    semua = (*catatan, ganjil) if ganjil else catatan
    return HasilAudit(baris.baris, nilai, hitung, calon.rumus, kategori, semua)


def _printed(mentah: object) -> _Cetak:
    if not isinstance(mentah, str):
        return _Cetak("", readings(mentah))
    teks = clean(mentah)
    m = _TANDA.match(teks)
    return _Cetak(m[1], readings(teks[m.end() :])) if m else _Cetak("", readings(teks))


def _compares(hitung: Decimal, batas: Decimal, tanda: str) -> bool:
    if tanda in {">", "<"}:
        return hitung > batas if tanda == ">" else hitung < batas
    return hitung >= batas if tanda in {">=", "≥"} else hitung <= batas


def _is_printed_as(hitung: Decimal, tercetak: Decimal, *, potong: bool) -> bool:
    tempat = min(places(tercetak), _DESIMAL_TERBANYAK)
    acuan = round_half_up(tercetak, tempat)
    if not potong:
        return round_half_up(hitung, tempat) == acuan
    return hitung.quantize(Decimal(1).scaleb(-tempat), rounding=ROUND_DOWN, context=KONTEKS) == acuan
