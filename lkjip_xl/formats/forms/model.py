"""The sheets of a form template, taken apart once: what stays as it lies, and where something goes in.

What goes in is marked by characters of the private area; the template holds none of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.engines.openxml.refs import parse_cell
from lkjip_xl.formats.forms.markup import Lajur
from lkjip_xl.formats.forms.sheet import SheetPart

if TYPE_CHECKING:
    from collections.abc import Mapping

AKHIR = "\ue000"  # the last row that holds lines
KAKI = "\ue001"  # whose form it is, in the footer
PENANDA = re.compile("[\ue000-\ue00f]")
_PILIHAN = 0xE002  # the choices of lists, in the order in which they are asked for
_ROW = re.compile(r"<row ([^>]*?)(?:/>|>(.*?)</row>)", re.DOTALL)
_SEL = re.compile(r'(<c r="([A-Z]+[0-9]+)"(?: s="([0-9]+)")?)[^>]*?(?:/>|>.*?</c>)', re.DOTALL)
_TINGGI = re.compile(r' ht="([^"]*)"')


class Sel(NamedTuple):
    """A cell of the template: as it lies, and the start with which another content begins."""

    utuh: str
    buka: str


class Baris(NamedTuple):
    """A row of the template: as it lies, its tag, and its tag around the height."""

    utuh: str
    tanda: str
    depan: str
    tinggi: float
    belakang: str
    sel: Mapping[str, Sel]


class Model(NamedTuple):
    """A sheet of the template. `kepala` and `ekor` are what surrounds the rows: for one line, for several."""

    kepala: tuple[str, str]
    ekor: tuple[str, str]
    baris: Mapping[int, Baris]
    awal: int
    lajur: tuple[Lajur, ...]
    pilihan: Mapping[str, str]


def take_apart(sheet: SheetPart, awal: int = 0, kiri: int = 0, pilihan: tuple[str, ...] = ()) -> Model:
    """The model of a sheet whose lines begin at the row `awal` and the column `kiri`; 0: it has none.

    `pilihan` are cells at which lists begin whose choices the form brings along.
    """
    tanda = {sel: chr(_PILIHAN + n) for n, sel in enumerate(pilihan)}
    for sel, huruf in tanda.items():
        sheet.offer(sel, huruf)
    sheet.footer("IDENTITAS", KAKI)
    satu = _text(sheet)
    sheet.stretch(awal, AKHIR)
    banyak = _text(sheet)
    baris = {int(b.depan.split('"')[1]): b for b in map(_row, _ROW.finditer(satu[1]))}
    lajur = _columns(satu[1], awal, kiri)
    return Model((satu[0], banyak[0]), (satu[2], banyak[2]), baris, awal, lajur, tanda)


def _text(sheet: SheetPart) -> tuple[str, str, str]:
    """The part before, in and after its rows."""
    kepala, isi, sisa = sheet.tobytes().decode().partition("<sheetData>")
    baris, tutup, ekor = sisa.partition("</sheetData>")
    return kepala + isi, baris, tutup + ekor


def _row(m: re.Match[str]) -> Baris:
    sifat, isi = m[1], m[2] or ""
    sel = {c[2]: Sel(c[0], c[1]) for c in _SEL.finditer(isi)}
    tinggi = _TINGGI.search(f" {sifat}")
    if tinggi is None:
        return Baris(m[0], f"<row {sifat}>", f'<row {sifat} ht="', 0.0, '">', sel)
    depan, belakang = _TINGGI.split(f" {sifat}")[::2]
    return Baris(m[0], f"<row {sifat}>", f'<row{depan} ht="', float(tinggi[1]), f'"{belakang}>', sel)


def _columns(baris: str, awal: int, kiri: int) -> tuple[Lajur, ...]:
    model = next((m[2] or "" for m in _ROW.finditer(baris) if m[1].startswith(f'r="{awal}"')), "")
    sel = ((c[2].rstrip("0123456789"), parse_cell(c[2])[1] - kiri, c[3] or "0") for c in _SEL.finditer(model))
    return tuple(Lajur(*s) for s in sel)
