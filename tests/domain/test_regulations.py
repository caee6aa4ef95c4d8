"""Notes on wrong citations and the citations documents print."""

from __future__ import annotations

import pytest

from lkjip_xl.domain.regulations import CITATIONS, KOREKSI, correct_citation, note_citation

PANRB = "Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"


@pytest.mark.parametrize(
    "teks",
    [
        f"{PANRB} No. 53 Tahun 2010",
        f"{PANRB} No 53 Tahun 2010",
        f"{PANRB}  Republik Indonesia, Nomor 53  Tahun 2010 tentang X",
        "PermenPANRB 53/2010",
        "Permen PAN dan RB Nomor 53 Tahun 2010",
        "PERMENPAN-RB NO.53 TAHUN 2010",
    ],
)
def test_slip_of_the_pen_is_noted_and_put_right(teks: str):
    assert "PermenPANRB 53/2014" in note_citation(teks)
    assert correct_citation(teks) == teks.replace("2010", "2014")
    assert note_citation(correct_citation(teks)) == ""


@pytest.mark.parametrize(
    "teks",
    [
        "Peraturan Presiden RI No. 29 Tahun 2014",
        f"{PANRB} Nomor 53 Tahun 2014",
        f"{PANRB} Nomor 88 Tahun 2021",
        "Peraturan Daerah Nomor 53 Tahun 2010",
        f"{PANRB} Nomor 153 Tahun 2010",
        f"{PANRB} Nomor 53 Tahun 20100",
        "",
    ],
)
def test_sound_or_foreign_citation_stays(teks: str):
    assert note_citation(teks) == ""
    assert correct_citation(teks, 2025) == teks


@pytest.mark.parametrize(("tahun", "ditandai"), [(2021, False), (2022, True), (2025, True), (None, True)])
def test_replaced_evaluation_rule_is_noted_from_2022(tahun: int | None, *, ditandai: bool):
    catatan = note_citation(f"{PANRB} Nomor 12 Tahun 2015", tahun)
    assert bool(catatan) is ditandai
    assert ("2022" in catatan and "88/2021" in catatan) is ditandai


def test_replaced_rule_gives_way_only_where_its_successor_holds():
    teks = f"{PANRB} Nomor 12 Tahun 2015"
    assert correct_citation(teks) == teks
    assert correct_citation(teks, 2021) == teks
    assert correct_citation(teks, 2022) == f"{PANRB} Nomor 88 Tahun 2021"


def test_title_of_a_replaced_rule_is_replaced_too():
    teks = "Peraturan Menteri Dalam Negeri Nomor 54 Tahun 2009 tentang Tata Naskah lama"
    assert correct_citation(teks, 2025) == CITATIONS["permendagri-1-2023"].teks


def test_two_faults_in_one_text_are_both_noted():
    catatan = note_citation("PermenPANRB 53/2010 dan Permendagri 54/2010")
    assert "53/2014" in catatan
    assert "86/2017" in catatan


def test_tables_hang_together_and_never_name_2010():
    assert all(k.menjadi in CITATIONS for k in KOREKSI)
    assert all(note_citation(p.teks) == "" == note_citation(p.singkat) for p in CITATIONS.values())
    assert CITATIONS["perpres-29-2014"].teks == (
        "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah"
    )
