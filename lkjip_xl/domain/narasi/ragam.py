"""Other ways to say the same of an indicator, so that a long report does not repeat one sentence.

Which way is taken follows from the indicator's code alone: the same indicator always reads alike.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

from lkjip_xl.domain.cetakan import Angka, Medan
from lkjip_xl.domain.kata import join_words
from lkjip_xl.domain.narasi.kalimat import Kalimat, difference, with_unit
from lkjip_xl.domain.rekap import HasilIndikator

_NAIK_TERUS = 3  # years before this one that make "every year" worth saying


def variant(h: HasilIndikator, banyak: int) -> int:
    """Which of `banyak` ways is taken, from 0; neighbours in a list differ."""
    numbers = [int(n[:6]) for n in re.findall(r"[0-9]+", h.indikator.kode)]
    return (sum(numbers) - 1) % banyak if numbers else 0


def with_figure(h: HasilIndikator, a: Medan, tahun: int, hasil: str) -> Kalimat:
    """The realisation first: "Dengan realisasi 90 persen pada tahun 2025, indikator X melampaui target 80 persen"."""
    now, target = with_unit(a["realisasi"], h.indikator), with_unit(a["target"], h.indikator)
    return (
        "Dengan realisasi ",
        *now,
        f" pada tahun {tahun}, indikator {h.indikator.nama} {hasil} target ",
        *target,
    )


def figure_beyond(h: HasilIndikator, a: Medan, tahun: int) -> Kalimat:
    """Figure and target side by side, the judgement between them."""
    now, target = with_unit(a["realisasi"], h.indikator), with_unit(a["target"], h.indikator)
    head = f"Realisasi indikator {h.indikator.nama} pada tahun {tahun} sebesar "
    return (head, *now, " melampaui target yang ditetapkan, yaitu ", *target)


def change_from(h: HasilIndikator, a: Medan, lalu: Angka, tahun: int, arah: str) -> Kalimat:
    """The year before first: "Dibandingkan dengan tahun 2024, realisasi indikator X naik 2 poin persen"."""
    before, now = with_unit(lalu, h.indikator), with_unit(a["realisasi"], h.indikator)
    head = (
        f"Dibandingkan dengan tahun {tahun - 1}, realisasi indikator {h.indikator.nama} tahun {tahun} {arah} "
    )
    return (head, *difference(a["besar_perubahan"], h.indikator), ", yaitu dari ", *before, " menjadi ", *now)


def rank_among(h: HasilIndikator, tahun: int, place: str) -> str:
    """The year's place among those with data, or that it rose or fell in each of them."""
    known = sorted((y, nilai) for y, nilai in h.tren if nilai is not None and y != tahun)
    whole = len(known) == len([y for y, _ in h.tren if y != tahun])
    if variant(h, 2) and whole and len(known) >= _NAIK_TERUS:
        values = [nilai for _, nilai in known]
        if (arah := _steady([*values, h.realisasi or Decimal(0)])) is not None:
            return f"Realisasinya {arah} setiap tahun sejak tahun {known[0][0]}."
        return f"Angka tahun {tahun} merupakan yang {place} sejak tahun {known[0][0]}."
    tail = "" if whole else " yang datanya tersedia"
    years = join_words([str(year) for year, _ in known])
    return f"Realisasi tahun {tahun} adalah yang {place} dibandingkan dengan tahun {years}{tail}."


def _steady(values: list[Decimal]) -> str | None:
    """The direction where every year took it: "naik" or "turun"."""
    steps = [after - before for before, after in pairwise(values)]
    if all(step > 0 for step in steps):
        return "naik"
    return "turun" if all(step < 0 for step in steps) else None


def renstra_reached(h: HasilIndikator, a: Medan, tahun: int, standing: str) -> Kalimat:
    """The end of the Renstra first, the realisation behind it."""
    goal, now = with_unit(a["target_renstra"], h.indikator), with_unit(a["realisasi"], h.indikator)
    head = f"Indikator {h.indikator.nama} {standing} target akhir Renstra sebesar "
    return (head, *goal, f"; realisasinya sampai dengan tahun {tahun} sebesar ", *now)


def against_standard(h: HasilIndikator, a: Medan, side: str) -> Kalimat:
    """The national standard first."""
    norm, now = with_unit(a["standar_nasional"], h.indikator), with_unit(a["realisasi"], h.indikator)
    head = "Dengan standar nasional sebesar "
    return (head, *norm, f", realisasi indikator {h.indikator.nama} sebesar ", *now, f" {side} angka standar")
