"""The score of an evaluation: weights of 88/2021, strict predicates, a missing answer is no zero."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.domain.evaluasi import (
    BarisLke,
    NilaiSub,
    change,
    evaluate,
    parse_answer,
    predicate,
    row_value,
)
from lkjip_xl.domain.lke import ARTI_JAWABAN, JAWABAN, KOMPONEN, PREDIKAT


def worksheet(jawaban: str) -> list[BarisLke]:
    """The whole worksheet with one answer; weights as a cell holds them, six places."""
    return [
        BarisLke(k.nama, f"{s.kode} {s.nama}", t, round(s.bobot / len(s.kriteria), 6), jawaban)
        for k in KOMPONEN
        for s in k.sub
        for t in s.kriteria
    ]


def test_the_weights_are_those_of_the_decree():
    assert [k.bobot for k in KOMPONEN] == [30, 30, 15, 25]
    shares = [[s.bobot for s in k.sub] for k in KOMPONEN]
    assert shares == [
        [6, 9, 15],
        [6, 9, 15],
        [3, Decimal("4.5"), Decimal("7.5")],
        [5, Decimal("7.5"), Decimal("12.5")],
    ]
    assert [s.kode for k in KOMPONEN for s in k.sub] == [f"{n}.{c}" for n, c in product("1234", "abc")]


def test_every_criterion_is_there_once_and_every_answer_is_explained():
    texts = [t for k in KOMPONEN for s in k.sub for t in s.kriteria]
    assert len(texts) == len(set(texts)) == 80
    assert list(ARTI_JAWABAN) == list(JAWABAN)


@pytest.mark.parametrize(
    ("nilai", "huruf"),
    [
        ("100", "AA"),
        ("90.01", "AA"),
        ("90.00", "A"),
        ("90.004", "A"),
        ("80.01", "A"),
        ("80.00", "BB"),
        ("70.00", "B"),
        ("60.00", "CC"),
        ("50.00", "C"),
        ("30.01", "C"),
        ("30.00", "D"),
        ("0", "D"),
        ("-5", "D"),
    ],
)
def test_predicates_are_strict(nilai, huruf):
    assert predicate(Decimal(nilai)).huruf == huruf


def test_a_published_score_adds_up_to_its_predicate():
    parts = [Decimal(x) for x in ("26.20", "28.33", "13.93", "21.19")]
    assert sum(parts) == Decimal("89.65")
    assert predicate(sum(parts, Decimal(0))).huruf == "A"


@pytest.mark.parametrize(("jawaban", "nilai"), JAWABAN.items())
def test_one_answer_everywhere_gives_its_own_score(jawaban, nilai):
    hasil = evaluate(worksheet(jawaban))
    assert hasil.nilai == nilai
    assert hasil.bobot == 100
    assert [k.nilai for k in hasil.komponen] == [k.bobot * nilai / 100 for k in KOMPONEN]


def test_exactly_ninety_is_a():
    hasil = evaluate(worksheet("A"))
    assert str(hasil.nilai) == "90.00"
    assert hasil.predikat is not None
    assert (hasil.predikat.huruf, hasil.predikat.sebutan) == ("A", "Memuaskan")


def test_a_blank_answer_is_named_and_never_zero():
    rows = worksheet("A")
    rows[7] = replace(rows[7], jawaban="")
    hasil = evaluate(rows)
    assert (hasil.nilai, hasil.predikat) == (None, None)
    assert hasil.komponen[0].nilai is None
    assert hasil.komponen[1].nilai == 27
    assert hasil.kosong == (rows[7],)
    assert row_value(hasil.komponen[0].sub[1], rows[7]) is None
    assert row_value(hasil.komponen[0].sub[1], rows[6]) == Decimal("0.74")


def test_an_empty_worksheet_has_no_score():
    assert evaluate([]).nilai is None


def test_rows_without_weight_count_nothing():
    rows = [BarisLke("K", "1.a x", t, Decimal(0), "AA") for t in "pq"]
    assert evaluate(rows).nilai == 0


def test_criteria_may_weigh_differently():
    rows = [
        BarisLke("K", "1.a x", "p", Decimal(4), "AA"),
        BarisLke("K", "1.a x", "q", Decimal(2), "E"),
    ]
    (komponen,) = evaluate(rows).komponen
    assert (komponen.bobot, komponen.nilai, komponen.sub[0].nilai) == (6, 4, 4)
    assert rows[0].kode == "1.a"


def test_comparison_with_last_year():
    hasil = evaluate(worksheet("A"), {"Perencanaan Kinerja": Decimal("26.20")}, Decimal("89.65"))
    assert hasil.perubahan == Decimal("0.35")
    assert [k.perubahan for k in hasil.komponen] == [Decimal("0.80"), None, None, None]
    assert change(None, Decimal(1)) is None


@pytest.mark.parametrize(
    ("mentah", "jawaban"), [(None, ""), ("  ", ""), (" a ", "A"), ("b B", "BB"), ("Z", None), (90.0, None)]
)
def test_answers_as_typed(mentah, jawaban):
    assert parse_answer(mentah) == jawaban


@given(st.lists(st.sampled_from(sorted(JAWABAN)), min_size=80, max_size=80))
def test_the_score_stays_within_its_bounds_and_near_the_sum_of_its_parts(jawaban):
    rows = [replace(b, jawaban=j) for b, j in zip(worksheet("E"), jawaban, strict=True)]
    hasil = evaluate(rows)
    assert hasil.nilai is not None
    assert 0 <= hasil.nilai <= 100
    parts = [k.nilai for k in hasil.komponen if k.nilai is not None]
    assert abs(sum(parts, Decimal(0)) - hasil.nilai) <= Decimal("0.02")
    assert hasil.predikat in PREDIKAT


def test_a_sub_component_prints_two_places():
    sub = NilaiSub("1.a x", Decimal(6), (), None)
    assert sub.nilai is None
