"""An SOP's own small rules: times, items of a printed cell, finding a step, its JSON shape."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.domain.sop import (
    DasarHukum,
    Langkah,
    Pelaku,
    Sop,
    Waktu,
    parse_waktu,
    sop_as_dict,
    split_items,
    total_waktu,
)

SATU = Langkah(
    "L01",
    "9",
    "9 A",
    "a",
    (Pelaku("P"), Pelaku("Q", disimpulkan=True)),
    "- x - y",
    Waktu("1 Hari", 1),
    "o",
    ("olah",),
)
DUA = replace(SATU, id="L02", lembar="9b B", kembali_ke="L01", waktu=Waktu("2 jam", jam=2))
TEKS = (
    "x",
    "Judul",
    "1/2",
    "Pemerintah Kota X",
    "kota",
    "Dinas Y",
    "Y",
    "Y",
    "X",
    "P",
    "Bidang",
    "LKjIP",
    "Z",
)
SOP = Sop(*TEKS, (DasarHukum("A"), DasarHukum("B", "salah")), (), (), (), (), (), ("P", "Q"), (SATU, DUA))


@pytest.mark.parametrize(
    ("cetak", "bagian"),
    [
        ("3 hari", (3, 0, 0)),
        ("1 Hari", (1, 0, 0)),
        ("10 Menit", (0, 0, 10)),
        ("2 jam", (0, 2, 0)),
        ("7 hari 8 jam 35 menit", (7, 8, 35)),
        (" 3hari ", (3, 0, 0)),
        ("5 hari kerja", (5, 0, 0)),
    ],
)
def test_printed_time_is_parsed(cetak: str, bagian: tuple[int, int, int]):
    hasil = parse_waktu(cetak)
    assert hasil == Waktu(cetak, *bagian)


@pytest.mark.parametrize(
    "cetak", ["", "0 hari", "tiga hari", "3", "-1 hari", "٣ hari", "1,5 jam", "2 jam 1 hari"]
)
def test_other_text_is_no_time(cetak: str):
    assert parse_waktu(cetak) is None


@given(st.lists(st.builds(Waktu, st.just("x"), *[st.integers(0, 20)] * 3), max_size=8))
def test_total_prints_what_it_says(items: list[Waktu]):
    hasil = total_waktu(items)
    assert hasil.hari == sum(w.hari for w in items)
    if any((hasil.hari, hasil.jam, hasil.menit)):
        assert parse_waktu(hasil.cetak) == hasil
    else:
        assert hasil.cetak == "0 menit"


@pytest.mark.parametrize(
    ("cetak", "butir"),
    [
        ("- Form yang sudah terisi - Softcopy", ("Form yang sudah terisi", "Softcopy")),
        ("-Surat Pengantar -Dokumen LKIP", ("Surat Pengantar", "Dokumen LKIP")),
        ("Informasi data-data Kinerja", ("Informasi data-data Kinerja",)),
        ("", ()),
    ],
)
def test_printed_cell_is_split_into_items(cetak: str, butir: tuple[str, ...]):
    assert split_items(cetak) == butir
    assert replace(SATU, kelengkapan=cetak).butir_kelengkapan == butir


def test_step_is_found_by_id_printed_number_or_position():
    assert SOP.step("l02") is DUA
    assert SOP.step("9") is SATU
    assert SOP.step("9B") is DUA
    assert SOP.step("2") is DUA
    with pytest.raises(KeyError):
        SOP.step("3")


def test_a_repeated_number_has_a_letter():
    assert (SATU.tanda, DUA.tanda, DUA.sebutan) == ("9", "9b", "Langkah 9b B")


def test_names_of_the_office():
    assert SOP.nama_wilayah == "Kota X"
    assert SOP.nama_lengkap == "Dinas Y Kota X"


def test_json_shape():
    isi = sop_as_dict(SOP)
    assert isi["perangkat_daerah"] == "Dinas Y Kota X"
    assert isi["dasar_hukum"] == ["A", "B"]
    assert isi["catatan"] == ["B: salah"]
    assert isi["jumlah_langkah"] == 2
    assert isi["waktu_total"] == "1 hari 2 jam"
    satu, dua = isi["langkah"]  # type: ignore[misc]
    assert satu["kembali_ke"] is None
    assert dua["kembali_ke"] == "L01"
    assert (satu["nomor"], satu["waktu"], satu["kelengkapan"]) == ("9", "1 Hari", "- x - y")
    assert satu["pelaksana"] == ["P", "Q"]
    assert satu["pelaksana_disimpulkan"] == ["Q"]


def test_what_the_forms_of_an_sop_hold() -> None:
    assert SOP.formulir == ("indikator", "anggaran")
    assert SOP.asks("indikator")
    assert not SOP.asks("individu", "dokumen")
    assert replace(SOP, dokumen=("IKU", "Renja")).daftar_dokumen == {"D-01": "IKU", "D-02": "Renja"}
