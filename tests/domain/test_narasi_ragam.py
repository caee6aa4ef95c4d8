"""Neighbouring indicators are told in other words; what is said stays what the figures show."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_narasi import LIMA, NEGATIF, D, Rentang, hasil, words

from lkjip_xl.domain.narasi.indikator import narrate_national, narrate_renstra, narrate_target, narrate_trend
from lkjip_xl.domain.narasi.ragam import variant
from lkjip_xl.domain.records import Polaritas


def coded(kode: str, **lain: object):
    h = hasil(**lain)  # type: ignore[arg-type]
    tren = (*h.tren, (2025, h.realisasi))
    return replace(h, indikator=replace(h.indikator, kode=kode), tren=tren)


def test_neighbours_differ_and_the_same_indicator_never_does():
    ways = [variant(coded(kode), 3) for kode in ("IKU-1", "IKU-2", "IKU-3", "1.1", "1.2", "1.3", "")]
    assert ways[:3] == [0, 1, 2]
    assert len(set(ways[3:6])) == 3
    assert ways[6] == variant(coded(""), 3)


@pytest.mark.parametrize(
    ("h", "narrate", "part"),
    [
        (coded("K2"), narrate_target, "Dengan realisasi 90 persen pada tahun 2025, indikator Cakupan melampaui"),
        (coded("K3"), narrate_target, "tahun 2025 sebesar 90 persen melampaui target yang ditetapkan, yaitu 80"),
        (coded("K2", realisasi=D(80), capaian=D(100)), narrate_target, "indikator Cakupan memenuhi target 80"),
        (coded("K2", realisasi=D(70), capaian=D("87.5")), narrate_target,
         "indikator Cakupan belum mencapai target 80 persen dengan selisih 10 poin persen, sehingga"),
        (coded("K2", lalu=LIMA), narrate_trend, "Dibandingkan dengan tahun 2024, realisasi indikator Cakupan"),
        (coded("K2", lalu=LIMA), narrate_trend, "Realisasinya naik setiap tahun sejak tahun 2021."),
        (coded("K2", lalu=LIMA[::-1], realisasi=D(10)), narrate_trend, "turun setiap tahun sejak tahun 2021."),
        (coded("K2", lalu=(D(50), D(60), D(40), D(70))), narrate_trend, "yang tertinggi sejak tahun 2021."),
        (coded("K2", lalu=(D(50), D(60), None, None)), narrate_trend, "tahun 2023 dan 2024 yang datanya tersedia"),
        (coded("K2", renstra=D(95)), narrate_renstra,
         "Indikator Cakupan belum mencapai target akhir Renstra sebesar 95 persen; realisasinya sampai dengan"),
        (coded("K2", renstra=D(85)), narrate_renstra, "Indikator Cakupan telah mencapai target akhir Renstra"),
        (coded("K2", nasional=D(95)), narrate_national,
         "sebesar 90 persen berada di bawah angka standar, sehingga belum memenuhi standar itu."),
    ],
)  # fmt: skip
def test_other_words_for_the_same_figures(h, narrate, part):
    assert part in words(h, narrate)


def test_ranges_and_less_is_better_keep_their_meaning():
    h = coded("K2", target=Rentang(D(80), D(95)), polaritas=Polaritas.RENTANG, renstra=D(95), capaian=D(100))
    assert "berada dalam rentang target" in words(h, narrate_target)
    assert "dibandingkan dengan target akhir Renstra" in words(h, narrate_renstra)
    turun = coded("K2", realisasi=D(70), polaritas=NEGATIF, lalu=LIMA)
    assert "membaik" in words(turun, narrate_trend)
    assert "realisasi yang lebih rendah berarti kinerja yang lebih baik" in words(turun, narrate_target)
