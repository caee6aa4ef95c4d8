"""Rules for one indicator's row of a returned form (DOMAIN sections 3 and 7)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.capaian import compute, consolidate
from lkjip_xl.domain.kata import join_words
from lkjip_xl.domain.records import Agregasi, Konsolidasi, Polaritas
from lkjip_xl.domain.rules.baris import TRIWULAN, Baris, differs, short
from lkjip_xl.domain.rules.jarak import check_scale, is_far_off
from lkjip_xl.domain.rules.pembilang import check_fraction, has_no_cases
from lkjip_xl.domain.rules.satuan import is_count, is_part, may_be_negative
from lkjip_xl.domain.values import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lkjip_xl.domain.capaian import Capaian, Kebijakan
    from lkjip_xl.domain.problems import Problem
    from lkjip_xl.domain.records import Indikator

ANALISIS: Final = ("Kendala", "Solusi", "Rencana Tindak Lanjut", "PIC", "Batas Waktu")
_SERATUS: Final = Decimal(100)
_LONJAKAN: Final = Decimal(5)
_JAUH_DI_ATAS: Final = Decimal(150)


def check_row(baris: Baris, indikator: Indikator, kebijakan: Kebijakan) -> Iterator[Problem]:
    """Every finding of one indicator's row, in the order of its columns."""
    for kolom in (*TRIWULAN, "Realisasi"):
        yield from _range(baris, kolom, indikator)
    yield from _quarters(baris, indikator.konsolidasi)
    if not has_no_cases(baris, indikator):
        yield from _missing(baris)
        yield from _history(baris, indikator)
        yield from check_scale(baris, indikator)
    yield from check_fraction(baris, indikator)
    if baris.number("Realisasi") is not None:
        if not has_no_cases(baris, indikator):
            yield from _result(baris, indikator, kebijakan)
        if baris.has("Bukti Dukung") and not baris.text("Bukti Dukung"):
            yield baris.finding("P13", "Bukti Dukung")


def _missing(baris: Baris) -> Iterator[Problem]:
    """Blank is not zero: a year without a figure stops the form unless it is explained."""
    if not baris.has("Realisasi"):
        return
    if baris.is_blank("Realisasi"):
        yield baris.finding("P01", "Realisasi")
    elif baris.is_no_data("Realisasi"):
        kode = "P02" if baris.text("Kendala") else "P03"
        yield baris.finding(kode, "Realisasi", tulisan=baris.typed("Realisasi").strip())


def _range(baris: Baris, kolom: str, indikator: Indikator) -> Iterator[Problem]:
    """Unit and range: negative, broken counts, parts above the whole."""
    angka = baris.number(kolom)
    if angka is None:
        return
    satuan = indikator.satuan.strip()
    isi = {"kolom": kolom, "angka": format_number(angka, None), "satuan": satuan}
    if angka < 0 and is_count(satuan):
        yield baris.finding("P07", kolom, **isi)
    elif angka < 0 and not may_be_negative(indikator.nama):
        yield baris.finding("P08", kolom, **isi)
    if is_count(satuan) and angka != angka.to_integral_value():
        yield baris.finding("P09", kolom, **isi)
    if angka > _SERATUS and is_part(indikator):
        yield baris.finding("P06", kolom, nama=indikator.nama, **isi)


def _quarters(baris: Baris, aturan: Konsolidasi) -> Iterator[Problem]:
    """The year against its quarters, by the indicator's own rule."""
    angka = [baris.number(tw) for tw in TRIWULAN]
    # What is measured once a year stands in the last quarter alone.
    perlu = TRIWULAN[-1:] if aturan is Konsolidasi.NILAI_AKHIR else TRIWULAN
    kosong = [tw for tw in perlu if baris.has(tw) and baris.is_blank(tw)]
    if kosong and any(a is not None for a in angka):
        yield baris.finding("P05", kosong[0], kolom=join_words(kosong))
    setahun = baris.number("Realisasi")
    hitung = _year_of(angka, aturan)
    if setahun is None or hitung is None:
        return
    # A sum of some quarters is only a lower bound of the year.
    sebagian = aturan is Konsolidasi.JUMLAH and None in angka
    salah = setahun < hitung if sebagian else differs(setahun, hitung)
    if salah:
        isi = {"setahun": format_number(setahun, None), "triwulan": short(hitung)}
        yield baris.finding("P04", "Realisasi", cara=str(aturan), **isi)


def _year_of(angka: list[Decimal | None], aturan: Konsolidasi) -> Decimal | None:
    """What the quarters make; None where they do not suffice to say."""
    ada = [a for a in angka if a is not None]
    if aturan is Konsolidasi.NILAI_AKHIR:
        return angka[-1]
    if aturan is Konsolidasi.JUMLAH and len(ada) < len(angka):
        return sum(ada, Decimal(0)) if ada and min(ada) >= 0 else None
    return consolidate(angka, aturan) if len(ada) == len(angka) else None


def _history(baris: Baris, indikator: Indikator) -> Iterator[Problem]:
    """A figure far from the years before: a slipped comma or thousands point is likely.

    The years before are the office's: one unit's part of a sum can only be too much.
    """
    angka = baris.number("Realisasi")
    lalu = [n for n in indikator.riwayat if n is not None]
    if angka is None or not lalu or not _is_far(angka, lalu):
        return
    if len(indikator.bidang) > 1 and indikator.agregasi is Agregasi.JUMLAH and angka < max(lalu):
        return
    isi = {"angka": format_number(angka, None), "satuan": indikator.satuan.strip()}
    isi["lalu"] = "; ".join(format_number(n, None) for n in lalu)
    yield baris.finding("P10", "Realisasi", **isi)


def _is_far(angka: Decimal, lalu: list[Decimal]) -> bool:
    """More than five times or less than a fifth of last year, or far outside the range of three years."""
    terakhir = lalu[0]
    if terakhir > 0 and angka > 0 and not terakhir / _LONJAKAN <= angka <= terakhir * _LONJAKAN:
        return True
    lebar = (max(lalu) - min(lalu)) * 3
    di_luar = not min(lalu) - lebar <= angka <= max(lalu) + lebar
    return len(lalu) >= 3 and di_luar and abs(angka - terakhir) * 2 > abs(terakhir)  # noqa: PLR2004


def _result(baris: Baris, indikator: Indikator, kebijakan: Kebijakan) -> Iterator[Problem]:
    """A missed target needs fact, cause, action, owner and date; a far exceeded one an explanation.

    Where several bidang add up, the target belongs to their sum (rules_bersama).
    """
    angka = baris.number("Realisasi")
    capaian = compute(indikator.target, angka, indikator.polaritas, kebijakan)
    if angka is None or capaian.nilai is None or capaian.mentah is None:
        return
    sendiri = len(indikator.bidang) == 1 or indikator.agregasi is not Agregasi.JUMLAH
    if sendiri and (kurang := unwritten(baris)) and is_missed(indikator, angka, capaian, kebijakan):
        isi = {"capaian": format_number(capaian.nilai), "kolom": join_words(kurang)}
        yield baris.finding("P11", kurang[0], **isi)
    dijelaskan = baris.text("Kendala") or baris.text("Solusi") or is_far_off(indikator, angka)
    if capaian.mentah > _JAUH_DI_ATAS and not dijelaskan:
        yield baris.finding("P12", "Realisasi", capaian=format_number(capaian.mentah))


def unwritten(baris: Baris) -> list[str]:
    """The columns of the analysis that are asked and have no text."""
    return [k for k in ANALISIS if baris.has(k) and not baris.text(k)]


def is_missed(indikator: Indikator, angka: Decimal, capaian: Capaian, kebijakan: Kebijakan) -> bool:
    """Whether the target was missed; N3 is 0 at the target itself, so there the figures are compared."""
    if kebijakan.resolve(indikator.polaritas) is Polaritas.NEGATIF_N3 and isinstance(
        indikator.target, Decimal
    ):
        return angka > indikator.target
    return capaian.nilai is not None and capaian.nilai < _SERATUS
