from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.domain.renja.evaluasi import PembagiNolError, TakTerhitungError, evaluate
from lkjip_xl.domain.renja.rumus import JenisRumus, area_cells, cell_name, column_number, parse_formula

SEL = {(1, 1): Decimal(10), (2, 1): Decimal(20), (3, 1): None, (1, 2): Decimal(0)}


@pytest.mark.parametrize(
    ("rumus", "jenis", "baris"),
    [
        ("SUM(K12+K91+K96)", JenisRumus.JUMLAH, {12, 91, 96}),
        ("SUM(K14:K16)", JenisRumus.JUMLAH, {14, 15, 16}),
        ("K109", JenisRumus.JUMLAH, {109}),
        ("+K14+K15", JenisRumus.JUMLAH, {14, 15}),
        ("SUM($K$14,K16:K17)", JenisRumus.JUMLAH, {14, 16, 17}),
        ("AVERAGE(K14,K16)", JenisRumus.RATA, {14, 16}),
        ("SUM(K14:K16)/3", JenisRumus.LAIN, {14, 15, 16}),
        ("SUM(K11:K12)", JenisRumus.LAIN, {11, 12}),
        ("SUM(Lain!K12:K14)", JenisRumus.LAIN, set()),
        ("SUM(K1:XFD1000000)", JenisRumus.LAIN, set()),
        ("1+2", JenisRumus.LAIN, set()),
        ("A" * 3000, JenisRumus.LAIN, set()),
    ],
)
def test_kind_and_rows(rumus: str, jenis: JenisRumus, baris: set[int]) -> None:
    hasil = parse_formula(rumus, 11, 11)
    assert (hasil.jenis, {b for b, _ in hasil.sel}) == (jenis, baris)


def test_a_chained_range_is_the_whole_of_it() -> None:
    hasil = parse_formula("AVERAGE(T56:T58:T67)", 55, 20)
    assert hasil.berantai
    assert {b for b, _ in hasil.sel} == set(range(56, 68))
    assert len(area_cells("A1:B3")) == 6


def test_a_copied_formula_keeps_its_shape() -> None:
    asli = parse_formula("(AD11/J11)*100", 11, 32)
    assert parse_formula("IFERROR((AD47/J47*100),0)", 47, 32).pola == parse_formula("AD9/J9*100", 9, 32).pola
    assert parse_formula("((AD12/J12)*100)", 12, 32).pola == asli.pola
    assert parse_formula("(AD12/J12)*10", 12, 32).pola != asli.pola
    assert parse_formula("(A1)+(B1)", 2, 3).pola == "(R[-1]C[-2])+(R[-1]C[-1])"
    assert parse_formula("20906000-R15", 15, 21).pola == parse_formula("7055000-R33", 33, 21).pola


@given(st.integers(1, 16_384))
def test_column_names_there_and_back(nomor: int) -> None:
    assert column_number(cell_name(7, nomor).rstrip("7")) == nomor


@pytest.mark.parametrize(
    ("rumus", "nilai"),
    [
        ("SUM(A1:A3)", "30"),
        ("SUM(A1+A2,5)", "35"),
        ("SUM((A1),-A2;1)", "-9"),
        ("AVERAGE(A1:A3)", "15"),
        ("A1*2-A2/4+--1", "16"),
        ("(A1+A3)*50%", "5"),
        ("IFERROR(A1/B1,7)", "7"),
        ("IFERROR((A1/A2*100),0)", "50"),
        ("IFERROR(SUM(A1,A2)/B1,IFERROR(1/B1,3))", "3"),
    ],
)
def test_evaluate(rumus: str, nilai: str) -> None:
    assert evaluate(rumus, SEL.get) == Decimal(nilai)


@pytest.mark.parametrize(
    "rumus",
    [
        "VLOOKUP(A1,A1:A2,1)", "A1:A2", "A1 A2", "'x'!A1", "(A1", "(A1+A2;", "SUM(A1", "", "A1+",
        "IFERROR(A1)", "IFERROR(A1/B1)", "(" * 11 + "1" + ")" * 11, "1" * 2001, "LOG10(A1)",
    ],
)  # fmt: skip
def test_what_cannot_be_computed_is_not_guessed(rumus: str) -> None:
    with pytest.raises(TakTerhitungError):
        evaluate(rumus, SEL.get)


@pytest.mark.parametrize("rumus", ["A1/B1", "B1/A3", "AVERAGE(A3)", "AVERAGE(A3:A4)"])
def test_division_by_zero(rumus: str) -> None:
    with pytest.raises(PembagiNolError):
        evaluate(rumus, SEL.get)
