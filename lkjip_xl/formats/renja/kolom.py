"""Which column of a Renja sheet means what: read from the merged headings, wherever they stand.

Wording differs from office to office, the order of the form does not: the three pairs before the
quarters are Renstra, before, target; the three behind them are the year, the sum so far, the progress.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lkjip_xl.domain.renja.lembar import TRIWULAN, Jenis, Kelompok, Ukuran
from lkjip_xl.formats.renja.judul import (
    after_quarters,
    before_quarters,
    label_kind,
    normal,
    quarter,
    text_meaning,
)

_TERDALAM = 60  # rows: a heading stands at the top of its sheet
_TERLEBAR = 120  # columns
_TINGGI_KEPALA = 8  # rows from the first heading to the K/Rp labels

_KATA = ("satuan", "indikator", "target", "realisasi", "triwulan", "sasaran", "program")
_NOMOR = re.compile(r"\(?\s*\d{1,2}\s*\)?(?:\s*=.*)?")

Sel = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tata:
    """Where a sheet keeps its things: columns by meaning, columns of text, the first row of data."""

    angka: Mapping[Ukuran, int]
    teks: Mapping[str, tuple[int, ...]]
    awal: int
    kepala: Mapping[int, str]

    @property
    def layak(self) -> bool:
        """Whether this is a Renja form: names, a target of the year, four quarters."""
        return "nama" in self.teks and {u.kelompok for u in self.angka} >= {Kelompok.TARGET, *TRIWULAN}


def find_layout(isi: Mapping[Sel, str], gabung: Mapping[Sel, Sel]) -> Tata | None:
    """The layout of a sheet, None where it has no heading of the form.

    Args:
        isi: the text of every cell that holds something.
        gabung: for every cell of a merged area its first cell.
    """
    atas = _first_heading(isi)
    label = _label_row(isi, atas) if atas else None
    if atas is None or label is None:
        return None
    kolom = range(1, min(max(k for _, k in isi), _TERLEBAR) + 1)
    potong = {k: _pieces(isi, gabung, k, atas, label) for k in kolom}
    angka = _figure_columns(isi, potong, label)
    teks = _text_columns(potong, set(angka.values()))
    return Tata(angka, teks, _first_data(isi, label), {k: " ".join(p) for k, p in potong.items()})


def _row(isi: Mapping[Sel, str], baris: int) -> Iterator[tuple[int, str]]:
    return ((k, normal(t)) for k in range(1, _TERLEBAR + 1) if (t := isi.get((baris, k))))


def _first_heading(isi: Mapping[Sel, str]) -> int | None:
    """The first row that holds at least four different words of the form."""
    for baris in range(1, _TERDALAM + 1):
        teks = [t for _, t in _row(isi, baris)]
        if sum(any(kata in t for t in teks) for kata in _KATA) > 3 and len(teks) > 3:  # noqa: PLR2004
            return baris
    return None


def _label_row(isi: Mapping[Sel, str], atas: int) -> int | None:
    """The row of the K and Rp labels: the one with most of them."""
    banyak = {
        b: sum(label_kind(t) is not None for _, t in _row(isi, b))
        for b in range(atas, atas + _TINGGI_KEPALA + 1)
    }
    terbaik = max(banyak, key=lambda b: (banyak[b], b))
    return terbaik if banyak[terbaik] > 3 else None  # noqa: PLR2004 - at least two pairs


def _is_numbering(isi: Mapping[Sel, str], baris: int) -> bool:
    """Whether a row numbers the columns: "6 | 7 | 8 | 13 = 9+10+11+12"."""
    teks = [t for _, t in _row(isi, baris)]
    return len(teks) > 3 and all(_NOMOR.fullmatch(t) for t in teks)  # noqa: PLR2004


def _first_data(isi: Mapping[Sel, str], label: int) -> int:
    awal = label + 1
    while _is_numbering(isi, awal):
        awal += 1
    return awal


def _pieces(
    isi: Mapping[Sel, str], gabung: Mapping[Sel, Sel], kolom: int, atas: int, label: int
) -> list[str]:
    """The heading texts above a column from top to bottom, merged ones once, numbering left out."""
    potong: list[str] = []
    terpakai: set[Sel] = set()
    for baris in range(atas, label):
        sel = gabung.get((baris, kolom), (baris, kolom))
        if sel in terpakai or sel not in isi or _is_numbering(isi, sel[0]):
            continue
        terpakai.add(sel)
        potong.append(normal(isi[sel]))
    return potong


def _figure_columns(isi: Mapping[Sel, str], potong: Mapping[int, list[str]], label: int) -> dict[Ukuran, int]:
    jenis = {k: j for k, t in _row(isi, label) if (j := label_kind(t))}
    potong = _carried(potong, jenis)
    triwulan = {k: q for k in jenis if (q := quarter(potong[k])) is not None}
    awal, akhir = min(triwulan, default=_TERLEBAR), max(triwulan, default=0)
    angka: dict[Ukuran, int] = {}
    for k, j in jenis.items():
        judul = " ".join(potong[k])
        kelompok = triwulan.get(k) or (
            before_quarters(judul) if k < awal else after_quarters(judul) if k > akhir else None
        )
        if kelompok is not None:
            angka.setdefault(Ukuran(kelompok, j), k)
    return angka


def _carried(potong: Mapping[int, list[str]], jenis: Mapping[int, Jenis]) -> dict[int, list[str]]:
    """Headings of pairs that are not merged: an Rp column without one takes the K column's."""
    hasil: dict[int, list[str]] = {}
    for k in sorted(potong):
        kosong = not potong[k] or (len(potong[k]) < len(hasil.get(k - 1, [])) and jenis.get(k) is not Jenis.K)
        ikut = kosong and k in jenis and k - 1 in jenis and jenis[k] is not Jenis.K
        hasil[k] = hasil[k - 1] if ikut else list(potong[k])
    return hasil


def _text_columns(potong: Mapping[int, list[str]], angka: set[int]) -> dict[str, tuple[int, ...]]:
    """Text columns by name; a heading over several columns gives them all. Each column has one meaning."""
    teks: dict[str, list[int]] = {}
    for k, p in potong.items():
        nama = None if k in angka else text_meaning(" ".join(p))
        if nama is not None:
            teks.setdefault(nama, []).append(k)
    return {nama: tuple(kolom) for nama, kolom in teks.items()}
