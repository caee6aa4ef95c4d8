from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from lkjip_xl.domain.bilangan import parse_words
from lkjip_xl.domain.values import parse_number


@pytest.mark.parametrize(
    ("teks", "angka"),
    [
        ("delapan puluh lima koma lima", "85.5"),
        ("Delapan Puluh Dua koma sembilan satu", "82.91"),
        ("delapan puluh dua koma sembilan puluh satu persen", "82.91"),
        ("nol koma nol lima", "0.05"),
        ("seratus sebelas", "111"),
        ("seribu dua ratus tiga belas rupiah", "1213"),
        ("dua puluh milyar", "20000000000"),
        ("minus tiga", "-3"),
    ],
)
def test_words(teks: str, angka: str) -> None:
    assert parse_words(teks) == Decimal(angka)


@pytest.mark.parametrize(
    "teks", ["", "data sementara", "orang", "koma lima", "lima koma", "lima koma satuan", "ribu lima", "dua dua",
             "sepuluh puluh", "juta juta", "dua ratus x ribu"],
)  # fmt: skip
def test_what_is_no_number_says_nothing(teks: str) -> None:
    assert parse_words(teks) is None


@given(st.integers(0, 10**15 - 1))
def test_every_number_in_words_is_read_back(n: int) -> None:
    assert parse_words(num2words(n, lang="id")) == n


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("82,91 (delapan puluh dua koma sembilan satu)", None),
        ("82,91 (delapan puluh lima koma lima)", "N16"),
        ("1.250.000 (satu juta dua ratus lima puluh ribu rupiah)", None),
        ("70 (tujuh belas) orang", "N02"),
        ("82,91 (angka sementara)", None),
    ],
)
def test_figure_and_words_agree(teks: str, kode: str | None) -> None:
    bacaan = parse_number(teks)
    assert bacaan.kode == kode
    assert (bacaan.nilai is None) is (kode is not None)
