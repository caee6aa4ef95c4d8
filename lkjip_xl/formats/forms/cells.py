"""One input cell of a returned form: what it means, and what is odd about it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple

from lkjip_xl.domain.problems import Problem, fill
from lkjip_xl.domain.rules.satuan import is_count, is_percent
from lkjip_xl.domain.values import (
    Bacaan,
    format_number,
    format_tanggal,
    parse_number,
    parse_predicate,
    parse_rupiah,
    parse_target,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lkjip_xl.engines.openxml.package import Cell, Package

Mentah = str | float | int | bool | None

_HILANG: Final = "\N{REPLACEMENT CHARACTER}"  # what the reader puts for half a surrogate pair
_MAKS_TEKS: Final = 10_000
_MAKS_RUMUS: Final = 60
_SERATUS: Final = Decimal(100)
_TERPANJANG: Final = (
    1e15  # a number cell keeps fifteen digits: of a longer one, such as a NIP, the rest is lost
)
_BAGIAN_TEKS = re.compile(r'"[^"]*"|\\.')
_TULISAN_PERSEN = re.compile(r"%|\bpersen\b|\bpercent\b", re.IGNORECASE)
_TULISAN_RUPIAH = re.compile(r"\b(?:rp|idr)\b|\brp\.?\s*[0-9]|\brupiah\b", re.IGNORECASE)
_BUKU_LAIN = re.compile(r"\[\d+\]|\.xls", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Jenis:
    """How an input cell is to be read: `satuan` of its row, `rupiah` for money, `predikat` where asked.

    A `target` may also be a range or a bound, and stays as typed then.
    """

    angka: bool
    satuan: str = ""
    rupiah: bool = False
    predikat: Mapping[str, Decimal] | None = None
    target: bool = False


class HasilSel(NamedTuple):
    """What was read: the value, what stands in the file, and the findings (still without a place)."""

    nilai: Decimal | str | None = None
    mentah: Mentah = None
    temuan: tuple[Problem, ...] = ()


def plain_text_of(cell: Cell) -> str | None:
    """The text of a cell without a formula, with nothing in it to clean or cut; None of any other, or a blank."""
    teks = cell.value
    if cell.kind != "s" or cell.formula is not None or not isinstance(teks, str) or len(teks) > _MAKS_TEKS:
        return None
    return teks if teks.isprintable() and teks.strip() and _HILANG not in teks else None


def plain_figure_of(paket: Package, cell: Cell) -> Decimal | None:
    """The figure of a number cell with nothing odd about it, which means the same in every unit; else None."""
    angka = cell.value
    if (
        not isinstance(angka, float)
        or cell.formula is not None
        or cell.is_date
        or _shows_percent(paket, cell)
    ):
        return None
    bacaan = parse_number(angka)
    return None if bacaan.kode else bacaan.nilai


def read_cell(paket: Package, cell: Cell | None, kode: str, kolom: str, jenis: Jenis) -> HasilSel:
    """Read one cell of row `kode` and column `kolom`; a figure that is not certain has no value."""
    if cell is None:
        return HasilSel()
    if cell.formula is None:
        return _plain(paket, cell, kode, kolom, jenis)
    rumus = _shorten(cell.formula)
    isi = {"kode": kode, "kolom": kolom, "rumus": rumus}
    if cell.value is None:
        return HasilSel(None, f"={rumus}", (fill("F51", isi),))
    hasil = _plain(paket, cell, kode, kolom, jenis)
    isi["nilai"] = _show(hasil.nilai if hasil.nilai is not None else hasil.mentah)
    luar = _BUKU_LAIN.search(cell.formula)
    return hasil._replace(temuan=(fill("F52" if luar else "F50", isi), *hasil.temuan))


def _plain(paket: Package, cell: Cell, kode: str, kolom: str, jenis: Jenis) -> HasilSel:
    if cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()):
        return HasilSel(None, cell.value)
    baca = _target if jenis.target and cell.kind == "s" else _number if jenis.angka else _text
    return baca(paket, cell, {"kode": kode, "kolom": kolom}, jenis)


def _number(paket: Package, cell: Cell, isi: dict[str, object], jenis: Jenis) -> HasilSel:
    if cell.is_date:
        tanggal = _date(paket, cell)
        return HasilSel(None, tanggal, (_about("N03", isi, tanggal),))
    bacaan = _parse(cell.value, jenis)
    temuan = (_about(bacaan.kode, isi, cell.value),) if bacaan.kode else ()
    if (salah := _other_unit(cell.value, jenis)) and bacaan.nilai is not None:
        lain = _about(salah, isi, cell.value, satuan=jenis.satuan)
        return HasilSel(None if salah == "N17" else bacaan.nilai, cell.value, (*temuan, lain))
    hasil = HasilSel(bacaan.nilai, cell.value, temuan)
    persen = bacaan.nilai is not None and not isinstance(cell.value, str) and _shows_percent(paket, cell)
    return _from_percent(hasil, bacaan.nilai, isi, jenis) if persen and bacaan.nilai is not None else hasil


def _about(temuan: str, isi: Mapping[str, object], mentah: object, /, **lain: object) -> Problem:
    """A finding about what stands in a cell."""
    sebutan = {"kolom": f"Baris {isi['kode']}: {isi['kolom']}", "mentah": _shorten(str(mentah))}
    return fill(temuan, {**sebutan, **lain})


def _target(paket: Package, cell: Cell, isi: dict[str, object], jenis: Jenis) -> HasilSel:
    """A target in words: "80-90", "≤ 5" and what cannot be read stay as typed."""
    bacaan = parse_target(cell.value, None, jenis.predikat or {})
    if bacaan.kode is None and isinstance(bacaan.nilai, Decimal) and not bacaan.arah:
        return HasilSel(bacaan.nilai, cell.value)
    hasil = _text(paket, cell, isi, jenis)
    temuan = (_about(bacaan.kode, isi, cell.value),) if bacaan.kode else ()
    return hasil._replace(temuan=(*hasil.temuan, *temuan))


def _other_unit(nilai: object, jenis: Jenis) -> str | None:
    """The finding of a text whose "%" or "Rp" contradicts the unit of its row; None where it does not.

    A count or money in % is not the figure that is asked; of a score only the sign is odd.
    """
    if not isinstance(nilai, str) or not jenis.satuan:
        return None
    uang = jenis.rupiah or bool(_TULISAN_RUPIAH.search(jenis.satuan))
    if _TULISAN_RUPIAH.search(nilai) and not uang:
        return "N17"
    if not _TULISAN_PERSEN.search(nilai) or is_percent(jenis.satuan):
        return None
    return "N17" if uang or is_count(jenis.satuan) else "N18"


def _from_percent(hasil: HasilSel, angka: Decimal, isi: dict[str, object], jenis: Jenis) -> HasilSel:
    """A number shown with "%": 0,875 shown as 87,5 % is 87,5 where the unit is percent, else a fault."""
    tampil = f"{format_number(angka * _SERATUS, None)} %"
    if not is_percent(jenis.satuan):
        temuan = fill("F54", {**isi, "tampil": tampil, "satuan": jenis.satuan or "bilangan biasa"})
        return HasilSel(None, hasil.mentah, (temuan,))
    nilai = (angka * _SERATUS).normalize()
    temuan = fill("F53", {**isi, "tampil": tampil, "nilai": format_number(nilai, None)})
    return HasilSel(nilai, hasil.mentah, (*hasil.temuan, temuan))


def _parse(nilai: object, jenis: Jenis) -> Bacaan:
    if jenis.rupiah:
        return parse_rupiah(nilai)
    return parse_number(nilai) if jenis.predikat is None else parse_predicate(nilai, jenis.predikat)


def _text(paket: Package, cell: Cell, isi: dict[str, object], _: Jenis) -> HasilSel:
    if cell.kind == "e":
        return HasilSel(None, cell.value, (fill("F57", {**isi, "nilai": _show(cell.value)}),))
    if isinstance(cell.value, float) and abs(cell.value) >= _TERPANJANG and not cell.is_date:
        return HasilSel(None, cell.value, (fill("F59", {**isi, "nilai": _show(cell.value)}),))
    teks = _date(paket, cell) if cell.is_date else _show(cell.value)
    bersih = clean_text(teks)
    temuan = [fill("F55", isi)] if len(bersih) < len(teks.replace("\r\n", "\n")) else []
    if len(bersih) > _MAKS_TEKS:
        bersih = bersih[:_MAKS_TEKS]
        temuan.append(fill("F56", {**isi, "batas": format_number(Decimal(_MAKS_TEKS), 0)}))
    return HasilSel(bersih if bersih.strip() else None, cell.value, tuple(temuan))


def clean_text(teks: str) -> str:
    """The text without control characters and what XML cannot hold; line breaks and tabs stay."""
    if teks.isprintable() and _HILANG not in teks:  # most texts: nothing of the kind, not even a line break
        return teks
    baris = teks.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in baris if c in "\n\t" or not _is_control(c))


def _is_control(c: str) -> bool:
    return c == _HILANG or unicodedata.category(c) in {"Cc", "Cs"} or (ord(c) & 0xFFFE) == 0xFFFE  # noqa: PLR2004


def _date(paket: Package, cell: Cell) -> str:
    """The date a cell shows, in Indonesian; its number where it stands for no date."""
    saat = paket.moment(cell.value) if isinstance(cell.value, float) else None
    return format_tanggal(saat.date()) if saat else _show(cell.value)


def _show(nilai: object) -> str:
    """A value as a person would type it."""
    if isinstance(nilai, bool):
        return "TRUE" if nilai else "FALSE"
    if isinstance(nilai, float):
        nilai = parse_number(nilai).nilai
    if isinstance(nilai, Decimal):
        return f"{nilai:f}".replace(".", ",")
    return "" if nilai is None else str(nilai)


def _shows_percent(paket: Package, cell: Cell) -> bool:
    codes = paket.styles.codes
    if cell.style >= len(codes) or "%" not in codes[cell.style]:
        return False
    return "%" in _BAGIAN_TEKS.sub("", codes[cell.style])


def _shorten(teks: str) -> str:
    return teks if len(teks) <= _MAKS_RUMUS else teks[: _MAKS_RUMUS - 1] + "…"
