"""Cells and rows of a form as the text of its sheet part; texts are inline, so codes such as 001 stay text."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.formats.sheets.row_height import height_for

if TYPE_CHECKING:
    from collections.abc import Sequence

_TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_SEPERTI_LOLOSAN = re.compile(
    "_(?=x[0-9A-Fa-f]{4}_)"
)  # "_x0041_" would be read as "A" (ECMA-376, ST_Xstring)
_NOL_EXCEL = date(1899, 12, 30)


class Rumus(NamedTuple):
    """A formula (without "=") and its result: a number, or a text that may be blank.

    `siap` says that `teks` is XML already.
    """

    teks: str
    hasil: object
    siap: bool = False


class Lajur(NamedTuple):
    """A column of the model row: its letters, the place of its value (from 0), and its style."""

    huruf: str
    tempat: int
    gaya: str


def clean(teks: str) -> str:
    """The text without characters that XML cannot hold."""
    return teks if teks.isprintable() else _TERLARANG.sub("", teks)


def escaped(nilai: object) -> str:
    """A value as the text of an element of a workbook."""
    teks = clean(str(nilai))
    if "_x" in teks:
        teks = _SEPERTI_LOLOSAN.sub("_x005F_", teks)
    return teks.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def cell_xml(buka: str, nilai: object) -> str:
    """A cell of which `buka` is the start (`<c r="B5" s="8"`); None and "" leave it blank."""
    if isinstance(nilai, Rumus):
        return _formula(buka, nilai)
    if nilai is None or nilai == "":
        return f"{buka}/>"
    if isinstance(nilai, bool):
        return f'{buka} t="b"><v>{int(nilai)}</v></c>'
    if (angka := _number(nilai)) is not None:
        return f"{buka}><v>{angka}</v></c>"
    return f'{buka} t="inlineStr"><is><t xml:space="preserve">{escaped(nilai)}</t></is></c>'


def row_xml(
    nomor: int, nilai: Sequence[object], lajur: Sequence[Lajur], lebar: Sequence[float], rendah: float
) -> str:
    """A row at least `rendah` points high, higher where texts wrap in columns of these widths."""
    sel, banyak = [], len(nilai)
    for huruf, tempat, gaya in lajur:
        isi = nilai[tempat] if 0 <= tempat < banyak else None
        if isi is None:
            sel.append(f'<c r="{huruf}{nomor}" s="{gaya}"/>')
        else:
            sel.append(cell_xml(f'<c r="{huruf}{nomor}" s="{gaya}"', isi))
    teks = [(isi, w) for isi, w in zip(nilai, lebar, strict=True) if isinstance(isi, str)]
    return f'<row r="{nomor}" ht="{max(height_for(teks), rendah):g}">{"".join(sel)}</row>'


def _formula(buka: str, rumus: Rumus) -> str:
    f = rumus.teks if rumus.siap else escaped(rumus.teks)
    if (angka := _number(rumus.hasil)) is not None:
        return f"{buka}><f>{f}</f><v>{angka}</v></c>"
    hasil = escaped(rumus.hasil)
    return f'{buka} t="str"><f>{f}</f>{f"<v>{hasil}</v>" if hasil else "<v/>"}</c>'


def _number(nilai: object) -> str | None:
    """A number or a date as the file holds it; None of anything else."""
    if isinstance(nilai, str):
        return None
    if isinstance(nilai, Decimal):
        return format(nilai, "f")
    if isinstance(nilai, int | float):
        return repr(nilai)
    if isinstance(nilai, datetime | date):
        hari = nilai.date() if isinstance(nilai, datetime) else nilai
        return str((hari - _NOL_EXCEL).days)
    return None
