"""How a cell of a form is to be read, and whether a locked cell still says what was issued."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.values import parse_number, parse_predicate, parse_rupiah
from lkjip_xl.formats.forms.cells import Jenis
from lkjip_xl.formats.forms.layout import Spek, Tabel, key_of
from lkjip_xl.formats.sheet_map import ANGGARAN, KOLOM_ANGKA

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from lkjip_xl.engines.openxml.package import Cell

_MAKS_KUTIP: Final = 80
_PECAHAN: Final = frozenset({"Pembilang", "Penyebut"})
_SATUAN_PREDIKAT: Final = ("predikat", "opini", "kategori", "nilai huruf")
_SATUAN_RUPIAH: Final = frozenset({"rp", "rp.", "rupiah"})
_TULISAN: Final = Jenis(angka=False)
_UANG: Final = Jenis(angka=True, satuan="rupiah", rupiah=True)
_BILANGAN: Final = Jenis(angka=True)


def is_text_column(kolom: str) -> bool:
    """Whether any text is right in a column, whatever the row."""
    return kolom not in KOLOM_ANGKA and kolom != "Target"


def kind_of(spek: Spek, asli: Tabel, baris: int, kolom: str, predikat: Mapping[str, Decimal]) -> Jenis:
    """How a column of a row is read; unit and target are those of the row in `asli`.

    That is the issued form, except in an open table, where people fill in unit and target themselves.
    """
    if kolom == "Target":
        return Jenis(angka=True, satuan=_unit(asli, baris), predikat=predikat, target=True)
    if is_text_column(kolom):
        return _TULISAN
    if spek.lembar == ANGGARAN:
        return _UANG
    if kolom in _PECAHAN:
        return _BILANGAN
    satuan = _unit(asli, baris)
    kecil = satuan.casefold()
    target = value_of(asli.cell(baris, "Target"))
    huruf = isinstance(target, str) and parse_predicate(target, predikat).nilai is not None
    huruf = huruf and parse_number(target).nilai is None
    if huruf or any(s in kecil for s in _SATUAN_PREDIKAT):
        return Jenis(angka=True, satuan=satuan, predikat=predikat)
    return Jenis(angka=True, satuan=satuan, rupiah=kecil in _SATUAN_RUPIAH)


def _unit(asli: Tabel, baris: int) -> str:
    return str(value_of(asli.cell(baris, "Satuan")) or "").strip()


def value_of(cell: Cell | None) -> str | float | bool | None:
    """The cell's value; None where there is no cell."""
    return None if cell is None else cell.value


def same(lama: Cell | None, baru: Cell | None, kolom: str) -> bool:
    """Whether a locked cell still says the same; a number retyped as text says the same."""
    a, b = value_of(lama), value_of(baru)
    if (a == b and type(a) is type(b)) or key_of(a) == key_of(b):
        return True
    baca = parse_rupiah if kolom == "Pagu" else parse_number
    angka = baca(a).nilai
    return angka is not None and angka == baca(b).nilai


def quote(cell: Cell | None) -> str:
    """A cell's value for a sentence, on one line and not too long."""
    teks = " ".join(str("" if (n := value_of(cell)) is None else n).split())
    return teks if len(teks) <= _MAKS_KUTIP else teks[: _MAKS_KUTIP - 1] + "…"
