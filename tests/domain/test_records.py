from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.domain.records import Asal, Isian, Pejabat, Stempel, Submission

BAGIAN = st.text(
    st.characters(exclude_characters="|\n\r", exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=12
)


@given(st.integers(2014, 2100), BAGIAN, BAGIAN, BAGIAN, st.integers(1, 99), BAGIAN)
def test_a_stamp_is_read_back_from_its_token(tahun, sop, unit, bidang, putaran, terbitan):
    stempel = Stempel(tahun, sop, unit, bidang, putaran, terbitan)
    assert Stempel.parse(stempel.token()) == stempel


@pytest.mark.parametrize(
    "token", ["", "LKJIP|1", "LKJIP|1|x|s|u|b|1|t", "LAIN|1|2025|s|u|b|1|t", "LKJIP|1|2025|s|u||1|t"]
)
def test_what_is_no_stamp(token):
    assert Stempel.parse(token) is None


def test_values_of_a_submission():
    asal = Asal("f.xlsx", "Indikator", "K7")
    isian = Isian("Indikator", "K6", "I1", "Realisasi", Decimal(5), 5, asal)
    sub = Submission("f.xlsx", Stempel(2025, "s", "u", "b", 1, "t"), (isian,))
    assert sub.value("I1", "Realisasi") == Decimal(5)
    assert sub.value("I1", "TW I") is None
    assert sub.cell("I1", "Realisasi") is isian
    assert str(asal) == "f.xlsx › Indikator › K7"


def test_the_office_of_an_official_is_the_role_where_none_is_written():
    assert Pejabat("Kepala Dinas").office == "Kepala Dinas"
    assert Pejabat("Kepala Dinas", jabatan="Kepala Dinas Sosial").office == "Kepala Dinas Sosial"
