"""Printed figures: tags that stay unique and short, one text per tag, missing data by name."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.domain.cetakan import amount, collect_figures, figures, percent, unique_codes
from lkjip_xl.domain.records import Indikator, Polaritas
from lkjip_xl.domain.rekap import HasilIndikator, HasilSasaran, Rekap

D = Decimal
KOSONG = HasilIndikator(
    Indikator("IKU-1", "S", "Opini BPK", "predikat", Polaritas.POSITIF, D(90), ("A",), target_teks="WTP"),
    D(90), None, None, None, "", "belum ada data", "", (), (), None, None, None, None, (), (),
)  # fmt: skip


def rekap(*indikator: HasilIndikator) -> Rekap:
    s = HasilSasaran("S", indikator, None, "", None, None, None, None, "", ())
    return Rekap(2025, (s,), (), None, "", None, None, None)


def test_missing_data_is_named() -> None:
    printed = figures(rekap(KOSONG))
    assert printed["lkjip:IKU-1:realisasi"] == "belum ada data"
    assert printed["lkjip:IKU-1:capaian"] == "belum ada data"
    assert printed["lkjip:IKU-1:realisasi_2021"] == "–"
    assert printed["lkjip:IKU-1:tw4"] == "–"
    assert printed["lkjip:sasaran-1:status_efisiensi"] == "tidak dapat dihitung"
    assert printed["lkjip:perangkat-daerah:pagu_rp"] == "–"


def test_what_cannot_be_computed_is_not_called_missing() -> None:
    printed = figures(rekap(replace(KOSONG, realisasi=D(0))))
    assert printed["lkjip:IKU-1:realisasi"] == "0"
    assert printed["lkjip:IKU-1:capaian"] == "tidak dapat dihitung"


def test_targets_keep_the_predicate_as_typed() -> None:
    assert figures(rekap(KOSONG))["lkjip:IKU-1:target"] == "WTP (90)"
    typed_number = replace(KOSONG.indikator, target_teks="90")
    assert figures(rekap(replace(KOSONG, indikator=typed_number)))["lkjip:IKU-1:target"] == "90"
    blank = replace(KOSONG, target=None, indikator=replace(KOSONG.indikator, target=None))
    assert figures(rekap(blank))["lkjip:IKU-1:target"] == "belum ditetapkan"


def test_figures_as_printed() -> None:
    assert [amount(D(n)) for n in ("87.50", "1234.5", "33.333333", "0.00011")] == [
        "87,5",
        "1.234,5",
        "33,33",
        "0",
    ]
    assert [percent(D("87.5"), 2), percent(None, 2)] == ["87,50", "–"]


def test_repeated_codes_keep_figures_apart() -> None:
    tags = [a.tag for a in collect_figures(rekap(KOSONG, KOSONG)).all_figures()]
    assert len(tags) == len(set(tags))
    assert "lkjip:IKU-1~2:realisasi" in tags


def test_a_code_that_looks_like_a_numbered_one() -> None:
    assert unique_codes(["A", "A", "A~2", "sasaran-1"], ["sasaran-1"]) == ["A", "A~2", "A~2~2", "sasaran-1~2"]


def test_a_long_code_keeps_its_identity() -> None:
    assert len({*unique_codes(["5.01.02." * 8 + "1", "5.01.02." * 8 + "2"])}) == 2


@given(st.lists(st.text(min_size=1, max_size=80), max_size=12))
def test_codes_are_unique_and_short(codes: list[str]) -> None:
    unique = unique_codes(codes)
    assert len(set(unique)) == len(codes)
    assert all(len(code) <= 39 for code in unique)


def test_a_predicate_is_printed_as_written_and_a_minus_sign_is_no_hyphen() -> None:
    h = replace(KOSONG, realisasi=D(90), realisasi_teks="BB", perubahan=D("-2.5"))
    [medan] = collect_figures(rekap(h)).indikator[0]
    assert medan["realisasi"].teks == "BB (90)"
    assert medan["perubahan"].teks == "−2,5"
