"""Numbers of papers: patterns and the register."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.domain.errors import SettingsError, UsageError
from lkjip_xl.domain.nomor_surat import RegisterEntry, add_entry, assign_number, new_entry, next_urut

HARI = date(2026, 8, 3)


@pytest.mark.parametrize(
    ("pola", "nomor"),
    [
        ("{kode}/{urut}/SOP/{unit}/{tahun}", "065/7/SOP/425.504/2026"),
        ("{kode}/{urut:04}/{unit}/{tahun}", "065/0007/425.504/2026"),
        (" {urut}/{bulan_romawi}/{tahun} ", "7/VIII/2026"),
    ],
)
def test_assign_number_fills_the_tokens(pola: str, nomor: str) -> None:
    assert assign_number(pola, "065 ", "425.504", HARI, 7) == nomor


@pytest.mark.parametrize(
    ("pola", "kata"),
    [
        ("  ", "masih kosong"),
        ("{kode}/{urut", "tidak berpasangan"),
        ("{urut}/{bulan}", r"\{bulan\} yang tidak dikenal"),
        ("{urut}/{}", "tidak dikenal"),
        ("{urut}/{tahun.real}", "tidak dikenal"),
        ("{urut}/{unit:>99}", "lebar"),
        ("{urut:x}", "lebar"),
        ("{kode}/{tahun}", "dua surat akan bernomor sama"),
    ],
)
def test_a_faulty_pattern_is_told(pola: str, kata: str) -> None:
    with pytest.raises(SettingsError, match=kata):
        assign_number(pola, "065", "425", HARI, 1)


def entry(nomor: str, naskah: str = "surat", urut: int = 1, tanggal: date = HARI) -> RegisterEntry:
    return RegisterEntry(nomor, naskah, urut, tanggal)


def test_next_urut_counts_per_kind_and_year() -> None:
    register = [
        entry("1"),
        entry("5", urut=5),
        entry("9", "nota", 9),
        entry("8", urut=8, tanggal=date(2025, 1, 1)),
    ]
    assert next_urut(register, "surat", 2026) == 6
    assert next_urut(register, "undangan", 2026) == 1


def test_a_number_taken_by_another_kind_is_passed_over() -> None:
    register = [entry("065/1/2026", "nota")]
    baru = new_entry(register, "surat", "{kode}/{urut}/{tahun}", kode="065", unit="", tanggal=HARI)
    assert (baru.nomor, baru.urut) == ("065/2/2026", 2)


def test_two_papers_never_share_a_number() -> None:
    register = add_entry((), entry("065/1/SOP/2026"))
    with pytest.raises(UsageError, match=r"sudah dipakai surat tanggal 3 Agustus 2026"):
        add_entry(register, entry(" 065/1/sop/ 2026", "nota"))
    assert len(add_entry(register, entry("065/2/SOP/2026"))) == 2


def test_a_blank_number_is_not_registered() -> None:
    with pytest.raises(UsageError, match="masih kosong"):
        add_entry((), entry("  "))


@given(st.lists(st.sampled_from(["surat", "nota", "undangan"]), max_size=20))
def test_numbers_stay_unique_whatever_the_order(jenis: list[str]) -> None:
    register: tuple[RegisterEntry, ...] = ()
    for naskah in jenis:
        baru = new_entry(register, naskah, "{urut}/{tahun}", kode="", unit="", tanggal=HARI)
        register = add_entry(register, baru)
    assert len({e.nomor for e in register}) == len(jenis)
