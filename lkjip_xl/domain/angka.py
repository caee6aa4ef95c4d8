"""The grammar of typed numbers (DOMAIN section 3); read through `domain.values`.

The grammar is our own and ASCII only: Python's would take "nan", "1_000" and full-width digits.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal

from lkjip_xl.domain.bilangan import parse_words
from lkjip_xl.domain.tanggal import names_month, parse_tanggal

KONTEKS = Context(prec=120, rounding=ROUND_HALF_UP)
"""The arithmetic of every figure: independent of the caller's context, wide enough for any cell."""

_TEKS_TERPANJANG = 300  # a longer text is prose
_TERBESAR = 18  # digits before the decimal comma: from a quintillion on a cell is a slip, not a figure
_TERHALUS = 30  # digits behind it
_DIGIT_EXCEL = 15  # a number cell shows no more; what follows is binary noise (0.30000000000000004)
_TANPA_DERAU = _DIGIT_EXCEL + 1  # with its point: a text of this length has no such noise

_BILANGAN = (int, float, Decimal)
_SAAT = (date, datetime, time, timedelta)
_KOSONG = frozenset(
    {
        "", "n/a", "na", "n.a", "n.a.", "n/d", "belum ada", "belum ada data", "belum tersedia",
        "belum rilis", "belum dihitung", "belum diukur", "data belum ada", "data belum tersedia",
        "tidak ada data", "tidak tersedia", "data tidak tersedia",
    }
)  # fmt: skip
_NIHIL = frozenset({"nihil", "nil", "tidak ada", "kosong", "nol"})
_LOGIKA = frozenset({"true", "false", "benar", "salah", "ya", "tidak"})
_KELIPATAN = re.compile(r"(?:ratus|ribu|rb|juta|jt|mil[iy]ard?|m|mr?d|tril[iy]un|t|k|lusin|kodi)\b")

_SPASI = re.compile(r"[\s\u2000-\u200a]+")
_TAK_TAMPAK = re.compile("[\u200b-\u200f\u2060\ufeff]")
_MINUS = re.compile(r"^[\u2212\u2013\u2014\ufe63\uff0d](?=\s*[0-9(Rr])")
_KUTIP = "'\"’‘“”`"
_RUPIAH = re.compile(r"([-+]?)\s*(?:rp|idr)\s*\.?\s*(?=[-+(0-9])", re.IGNORECASE)
_AKUNTANSI = re.compile(r"\(([^()]*[0-9][^()]*)\)")
_BENTUK = re.compile(r"([-+]?\s*(?:[0-9][0-9., ]*[0-9]|[.,]?[0-9]+))\s*(.*)", re.DOTALL)
_KURUNG = re.compile(r"\(([^()]*)\)$")
_PERSEN = re.compile(r"(?:%|(?:persen|percent)\b)\s*", re.IGNORECASE)
_SATUAN = re.compile(r"[a-z][a-z /.²³-]*|[ckd]?m[23]", re.IGNORECASE)
_MIRIP_ANGKA = re.compile("[OoIl]+")  # "8O": a letter typed for a digit is no unit
_EKOR_UANG = frozenset({",-", ".-", ",--", ",—", ",–"})

_RIBUAN_TITIK = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_RIBUAN_KOMA = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_RIBUAN_SPASI = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:[.,][0-9]+)?")
_PECAHAN = re.compile(r"[0-9]*[.,][0-9]+|[0-9]+")
_TIGA_ANGKA = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_NOL_DEPAN = re.compile(r"0[0-9]+[.,][0-9]{3}")  # "01.234": neither reading is likelier


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What a cell says: a figure, a finding's code, both (a warning), or neither (no data)."""

    nilai: Decimal | None
    kode: str | None = None


def round_half_up(n: Decimal, places: int = 2) -> Decimal:
    """A figure as it is printed: half goes away from zero; never a negative zero."""
    hasil = n.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=KONTEKS)
    return hasil or hasil.copy_abs()


def is_blank(mentah: object) -> bool:
    """Whether a cell holds no data: blank, "-", "n/a", "belum ada" and their kin. A 0 is data."""
    return mentah is None or (isinstance(mentah, str) and _is_blank_text(clean(mentah)))


def parse_number(mentah: object) -> Bacaan:
    """The figure in a cell, as an Indonesian office means it.

    Both separators present: the last is the decimal one. A lone point before exactly three digits is a
    finding without a value (N01), except after "0" and "Rp", where it has one meaning only; a lone comma
    there is a decimal comma with a warning (N07).
    """
    return _parse(mentah, uang=False)


def parse_rupiah(mentah: object) -> Bacaan:
    """The rupiah in a cell: as `parse_number`, but a lone point before three digits is a thousands point."""
    return _parse(mentah, uang=True)


def readings(mentah: object) -> tuple[Decimal, ...]:
    """Every figure a cell may mean: one, or two where "1.234" is 1234 or 1,234; none where no figure."""
    bacaan = parse_number(mentah)
    if bacaan.nilai is not None:
        return (bacaan.nilai,)
    ribuan = parse_rupiah(mentah).nilai if bacaan.kode == "N01" else None
    return () if ribuan is None else (ribuan, ribuan.scaleb(-3))


def clean(teks: str) -> str:
    """The text without what cannot be seen: odd blanks, zero-width marks, an apostrophe before or after."""
    teks = _SPASI.sub(" ", _TAK_TAMPAK.sub("", teks)).strip().strip(_KUTIP).strip()
    return _MINUS.sub("-", teks)


def _parse(mentah: object, *, uang: bool) -> Bacaan:
    if mentah is None:
        return Bacaan(None)
    if isinstance(mentah, bool):
        return Bacaan(None, "N04")
    if isinstance(mentah, _BILANGAN):
        return _from_cell(mentah)
    if isinstance(mentah, _SAAT):
        return Bacaan(None, "N03")
    return _from_text(clean(str(mentah)), uang=uang)


def _from_cell(mentah: float | Decimal) -> Bacaan:
    """A number cell: its shortest decimal text, without the binary noise behind 15 digits."""
    if isinstance(mentah, float) and len(teks := repr(mentah)) <= _TANPA_DERAU and "e" not in teks:
        n = Decimal(teks.removesuffix(".0"))
        if n.is_finite():  # so short a text is within all bounds
            return Bacaan(n or Decimal(0))
    elif isinstance(mentah, float):
        n = Context(prec=_DIGIT_EXCEL, rounding=ROUND_HALF_UP).plus(Decimal(repr(mentah)))
        n = Decimal(f"{n.normalize():f}") if n.is_finite() else n
    else:
        n = Decimal(mentah)
    return _bounded(n) if n.is_finite() else Bacaan(None, "N05")


def _is_blank_text(teks: str) -> bool:
    return teks.casefold() in _KOSONG or not teks.strip("-–—−. ")


def _from_text(teks: str, *, uang: bool) -> Bacaan:
    if m := _RUPIAH.match(teks):
        uang, teks = True, m[1] + teks[m.end() :]
    if _is_blank_text(teks):
        return Bacaan(None)
    if kode := _word_code(teks):
        return Bacaan(None, kode)
    akuntansi = _AKUNTANSI.fullmatch(teks)
    bentuk = _BENTUK.fullmatch(akuntansi[1].strip() if akuntansi else teks)
    if not bentuk:
        return Bacaan(None, "N02")
    return _with_tail(bentuk[1], bentuk[2], uang=uang, akuntansi=bool(akuntansi))


def _word_code(teks: str) -> str | None:
    """The finding of a text that is no number at all, told apart so that the remedy fits."""
    kecil = teks.casefold()
    if teks.startswith("#"):
        return "N05"
    if kecil in _NIHIL:
        return "N09"
    if kecil in _LOGIKA:
        return "N04"
    if parse_tanggal(teks):
        return "N03"
    return "N02" if len(teks) > _TEKS_TERPANJANG else None


def _with_tail(angka: str, ekor: str, *, uang: bool, akuntansi: bool) -> Bacaan:
    """The figure with what follows it: "%", ",-", "(terbilang)" must agree, a unit is a warning."""
    catatan = "N11" if akuntansi else None
    terbilang = None
    if m := _KURUNG.search(ekor):
        ekor = ekor[: m.start()].strip()
        catatan = "N06" if re.search("[0-9]", m[1]) else catatan
        terbilang = parse_words(m[1])
    if ekor in _EKOR_UANG:
        uang, ekor = True, ""
    ekor = _PERSEN.sub("", ekor, count=1) if _PERSEN.match(ekor) else ekor
    if _KELIPATAN.match(ekor.casefold()):
        return Bacaan(None, "N08")
    if names_month(ekor):
        return Bacaan(None, "N03")
    if ekor and (not _SATUAN.fullmatch(ekor) or _MIRIP_ANGKA.fullmatch(ekor)):
        return Bacaan(None, "N02")
    bacaan = _from_digits(angka, uang=uang)
    if bacaan.nilai is None:
        return bacaan
    if terbilang is not None and terbilang != bacaan.nilai:
        return Bacaan(None, "N16")
    nilai = bacaan.nilai.copy_negate() if akuntansi and bacaan.nilai else bacaan.nilai
    return Bacaan(nilai, bacaan.kode or catatan or ("N06" if ekor else None))


def _from_digits(angka: str, *, uang: bool) -> Bacaan:
    """Digits and separators to a figure; the only place that decides what a point or comma means."""
    tanda = "-" if angka.startswith("-") else ""
    badan = angka.lstrip("-+ ")
    if _NOL_DEPAN.fullmatch(badan):
        return Bacaan(None, "N01")
    if _TIGA_ANGKA.fullmatch(badan):
        return _from_three(tanda + badan, uang=uang)
    if _RIBUAN_TITIK.fullmatch(badan):
        badan = badan.replace(".", "").replace(",", ".")
    elif _RIBUAN_KOMA.fullmatch(badan):
        badan = badan.replace(",", "")
    elif _RIBUAN_SPASI.fullmatch(badan):
        badan = badan.replace(" ", "").replace(",", ".")
    elif _PECAHAN.fullmatch(badan):
        badan = badan.replace(",", ".")
    else:
        return Bacaan(None, "N02")
    return _bounded(Decimal(tanda + badan))


def _from_three(angka: str, *, uang: bool) -> Bacaan:
    """One separator before exactly three digits ("1.234", "1,234"): thousands or decimals."""
    if "," in angka:
        return Bacaan(None, "N01") if uang else Bacaan(Decimal(angka.replace(",", ".")), "N07")
    return Bacaan(Decimal(angka.replace(".", ""))) if uang else Bacaan(None, "N01")


def _bounded(n: Decimal) -> Bacaan:
    if not n:
        return Bacaan(Decimal(0))
    eksponen = n.as_tuple().exponent
    terlalu_halus = isinstance(eksponen, int) and -eksponen > _TERHALUS
    return Bacaan(None, "N10") if n.adjusted() >= _TERBESAR or terlalu_halus else Bacaan(n)
