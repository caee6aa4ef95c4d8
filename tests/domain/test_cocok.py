"""Texts and figures as `cocokkan` compares them, and documents smaller than a report."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.domain.angka_draf import AngkaTercetak
from lkjip_xl.domain.cocok.pencocokan import compare
from lkjip_xl.domain.cocok.teks import contains, grown, same, tokens
from lkjip_xl.domain.dokumen import Bagian, Dokumen, Paragraf, quote


@pytest.mark.parametrize(
    ("satu", "dua"),
    [
        ("87,5", "87,50"),
        ("Rp1.250.000,00", "Rp 1.250.000"),
        ("−2,5", "-2,5"),
        ("Sangat Tinggi", "SANGAT  TINGGI"),
        ("–", "-"),
        ("85–90", "85 - 90".replace(" ", "")),
        ("1.250", "1250"),
    ],
)
def test_the_same_said_otherwise(satu, dua):
    assert same(satu, dua)


@pytest.mark.parametrize(
    ("satu", "dua"),
    [("87,5", "87.5"), ("87,5", "8,75"), ("–", "0"), ("efisien", "tidak efisien"), ("7", "-7")],
)
def test_not_the_same(satu, dua):
    assert not same(satu, dua)


def test_numbers_of_a_text():
    assert tokens("Rp 1.000.000,00 dari 87,5% pada 2025, IKU-1 turun −2,5.") == [
        *("rp1.000.000,00", "87,5", "2025", "-2,5"),
    ]
    assert contains("rentang 85–90 poin", "85–90")
    assert not contains("185–90 poin", "85–90")


@given(st.text("0123456789,.− a", max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_a_mark_grows_within_its_text(teks, satu, dua):
    awal, akhir = sorted((min(satu, len(teks)), min(dua, len(teks))))
    kiri, kanan = grown(teks, awal, akhir)
    assert 0 <= kiri <= awal <= akhir <= kanan <= len(teks)


def test_a_short_name_names_nothing():
    angka = [AngkaTercetak("lkjip:1:capaian", "1: capaian", "90", "indikator", "1", "IKM", "capaian")]
    kini = Dokumen((Paragraf("Capaian IKM tercatat 55 persen."),))
    assert compare(Dokumen(()), kini, {a.tag: a for a in angka}) == ()


def test_a_leftover_in_a_page_header_and_at_the_beginning():
    kini = Dokumen(
        (Paragraf("Draf {{ versi }}", nomor=1), Paragraf("{{ x }}", bagian=Bagian.KEPALA, nomor=1))
    )
    assert [(p.kode, p.lembar, p.sel) for p in compare(Dokumen(()), kini, {})] == [
        ("C11", "awal dokumen", "paragraf 1"),
        ("C11", "kepala halaman", "paragraf 1"),
    ]
    assert quote("a" * 90) == "a" * 59 + "…"


def test_a_heading_is_called_a_heading():
    judul = Paragraf("Dasar Hukum", bab="Bab I Pendahuluan", judul="Dasar Hukum", tingkat=2)
    assert Dokumen((judul,)).place(judul) == ("Bab I Pendahuluan, Dasar Hukum", "judul")
