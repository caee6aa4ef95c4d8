"""The rules of the field: every finding with its case, and the cases that must stay silent."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.domain.problems import Problem, Tingkat
from lkjip_xl.domain.records import (
    Agregasi,
    Asal,
    BarisAnggaran,
    Indikator,
    Isian,
    Konsolidasi,
    Polaritas,
    Rentang,
    Stempel,
    Submission,
)
from lkjip_xl.domain.rules.formulir import check_across, check_submission
from lkjip_xl.domain.values import parse_number

KEBIJAKAN = Kebijakan()
DASAR = Indikator(
    kode="1.1",
    sasaran="Rehabilitasi meningkat",
    nama="Jumlah lansia yang dibantu",
    satuan="orang",
    polaritas=Polaritas.POSITIF,
    target=Decimal(100),
    bidang=("REHSOS",),
    konsolidasi=Konsolidasi.JUMLAH,
)
LENGKAP = {
    "Realisasi": "100",
    "Kendala": "Akses jauh",
    "Solusi": "Jemput bola",
    "Rencana Tindak Lanjut": "Tambah petugas",
    "PIC": "Kepala Bidang",
    "Batas Waktu": "31 Maret 2026",
    "Bukti Dukung": "Laporan triwulan",
}
ANGKA = ("TW I", "TW II", "TW III", "TW IV", "Realisasi", "Pembilang", "Penyebut")


def _form(
    rows: dict[str, dict[str, str]], lembar: str = "Indikator", bidang: str = "REHSOS", **gone: str
) -> Submission:
    """A form with the given texts typed into its cells; `gone` names a column that has no place."""
    cells = []
    for nomor, (kode, kolom) in enumerate(rows.items(), start=5):
        nama = (*ANGKA, *(k for k in LENGKAP if k != "Realisasi"))
        if lembar == "Anggaran":
            nama = ("Realisasi", "Keterangan")
        for huruf, k in zip("FGHIJKLMNOPQR", nama, strict=False):
            teks = kolom.get(k)
            angka = k in ANGKA
            nilai = parse_number(teks).nilai if angka else (teks or None)
            sel = "" if gone.get("hilang") == k else f"{huruf}{nomor}"
            asal = Asal(f"{bidang}.xlsx", lembar, sel)
            cells.append(Isian(lembar, f"{huruf}{nomor}", kode, k, nilai, teks, asal))
    return Submission(f"{bidang}.xlsx", Stempel(2025, "s", "u", bidang, 1, "T1"), tuple(cells))


def _check(indikator: Indikator = DASAR, kebijakan: Kebijakan = KEBIJAKAN, **isi: str) -> list[Problem]:
    kolom = {**LENGKAP, **{k.replace("_", " "): v for k, v in isi.items()}}
    return list(check_submission(_form({"1.1": kolom}), {"1.1": indikator}, {}, kebijakan))


def _codes(found: list[Problem] | tuple[Problem, ...]) -> list[str]:
    return [p.kode for p in found]


def test_a_complete_row_has_no_findings() -> None:
    assert _check() == []
    assert _check(TW_I="25", TW_II="25", TW_III="25", TW_IV="25") == []


def test_blank_is_not_zero_and_has_a_place() -> None:
    (found,) = _check(Realisasi="")
    assert (found.kode, found.berkas, found.lembar, found.sel) == ("P01", "REHSOS.xlsx", "Indikator", "J5")
    assert found.tingkat is Tingkat.GALAT
    assert "Indikator 1.1 (Jumlah lansia yang dibantu): realisasi setahun belum diisi." in found.pesan
    assert _codes(_check(Realisasi="0")) == []
    assert _codes(_check(Realisasi="n/a")) == ["P02"]
    assert _codes(_check(Realisasi="-", Kendala="-")) == ["P03"]
    assert _codes(_check(Realisasi="banyak")) == []  # the reader has said it


def test_what_the_reader_lost_is_not_reported_again() -> None:
    form = _form({"1.1": {}}, hilang="Realisasi")
    assert "P01" not in _codes(check_submission(form, {"1.1": DASAR}, {}, KEBIJAKAN))
    hilang = replace(form, isian=tuple(replace(i, asal=replace(i.asal, sel="")) for i in form.isian))
    assert check_submission(hilang, {"1.1": DASAR}, {}, KEBIJAKAN) == ()


@pytest.mark.parametrize(
    ("aturan", "triwulan", "setahun", "kode"),
    [
        (Konsolidasi.JUMLAH, "20 30 25 25", "100", []),
        (Konsolidasi.JUMLAH, "20 30 25 26", "100", ["P04"]),
        (Konsolidasi.JUMLAH, "20 30 25 .", "100", ["P05"]),
        (Konsolidasi.JUMLAH, "60 60 . .", "100", ["P05", "P04"]),
        (Konsolidasi.JUMLAH, ". . . n/a", "100", []),
        (Konsolidasi.RATA_RATA, "100 100 100 101", "100,25", ["P09"]),
        (Konsolidasi.RATA_RATA, "33,3 33,3 33,3 33,5", "33,35", []),
        (Konsolidasi.RATA_RATA, "90 . . 110", "100", ["P05"]),
        (Konsolidasi.NILAI_AKHIR, "1 2 3 100", "100", []),
        (Konsolidasi.NILAI_AKHIR, ". . . 90", "100", ["P04"]),
        (Konsolidasi.NILAI_AKHIR, ". . . 100", "100", []),
        (Konsolidasi.NILAI_AKHIR, "1 2 3 .", "100", ["P05"]),
    ],
)
def test_quarters_make_the_year(aturan: Konsolidasi, triwulan: str, setahun: str, kode: list[str]) -> None:
    isi = dict(zip(ANGKA[:4], (t.replace(".", "") for t in triwulan.split()), strict=True))
    satuan = "persen" if "," in triwulan else "orang"
    indikator = replace(DASAR, konsolidasi=aturan, target=Decimal(10), satuan=satuan)
    found = [k for k in _codes(_check(indikator, Realisasi=setahun, **isi)) if k != "P12"]
    assert found == kode


def test_the_sentence_on_quarters_gives_both_figures() -> None:
    isi = {"TW I": "1200", "TW II": "1", "TW III": "0", "TW IV": "0,5"}
    found = [p for p in _check(**isi, Realisasi="100") if p.kode == "P04"]
    assert "tertulis 100, sedangkan jumlah triwulan adalah 1.201,5" in found[0].pesan


@pytest.mark.parametrize(
    ("satuan", "nama", "angka", "kode"),
    [
        ("orang", "Jumlah lansia", "-6", ["P07"]),
        ("Rp", "Sisa kas", "-6", ["P08"]),
        ("%", "Laju pertumbuhan", "-6", []),
        ("dokumen/tahun", "Jumlah dokumen", "12,5", ["P09"]),
        ("kasus per 100.000", "Angka kekerasan", "11,86", []),
        ("%", "Persentase cakupan", "120", ["P06"]),
        ("%", "Indeks persentase", "120", []),
        ("indeks", "Persentase", "120", []),
    ],
)
def test_unit_and_range(satuan: str, nama: str, angka: str, kode: list[str]) -> None:
    indikator = replace(DASAR, satuan=satuan, nama=nama)
    assert [k for k in _codes(_check(indikator, Realisasi=angka)) if k != "P11"] == kode


def test_above_hundred_is_fine_where_the_target_is() -> None:
    indikator = replace(DASAR, satuan="%", nama="Persentase layanan", target=Decimal(110))
    assert _check(indikator, Realisasi="115") == []
    kisaran = replace(indikator, target=Rentang(Decimal(80), Decimal(90)))
    assert _codes(_check(kisaran, Realisasi="115")) == ["P06"]


@pytest.mark.parametrize(
    ("riwayat", "angka", "jauh"),
    [
        ("100", "501", True),
        ("100", "19", True),
        ("100", "500", False),
        ("0", "900", False),
        ("100 101 102", "160", True),
        ("97 98 97,5", "93", False),
        ("100 101 102", "105", False),
    ],
)
def test_far_from_history(riwayat: str, angka: str, *, jauh: bool) -> None:
    lalu = tuple(Decimal(n.replace(",", ".")) for n in riwayat.split())
    indikator = replace(DASAR, riwayat=(*lalu, None), target=Decimal(angka))
    assert ("P10" in _codes(_check(indikator, Realisasi=angka))) is jauh


@pytest.mark.parametrize(("angka", "jauh"), [("20", False), ("19", False), ("600", True)])
def test_a_part_of_a_sum_is_not_held_against_the_whole_of_last_year(angka: str, *, jauh: bool) -> None:
    riwayat = (Decimal(100), None, None, None)
    bersama = replace(
        DASAR, target=Decimal(100), riwayat=riwayat, bidang=("REHSOS", "B"), agregasi=Agregasi.JUMLAH
    )
    assert ("P10" in _codes(_check(bersama, Realisasi=angka))) is jauh


def test_a_missed_target_needs_the_whole_story() -> None:
    found = _check(Realisasi="90", Kendala="", PIC="-")
    assert _codes(found) == ["P11"]
    assert "(capaian 90,00 %), tetapi kolom Kendala dan PIC belum diisi" in found[0].pesan
    assert found[0].sel == "M5"
    assert _codes(_check(Realisasi="90", Solusi="")) == ["P11"]
    assert _check(Realisasi="90") == []


def test_polarity_decides_what_missed_means() -> None:
    negatif = replace(DASAR, polaritas=Polaritas.NEGATIF)
    assert _check(negatif, Realisasi="90", Kendala="") == []
    assert _codes(_check(negatif, Realisasi="110", Kendala="")) == ["P11"]
    n3 = replace(DASAR, polaritas=Polaritas.NEGATIF_N3)
    assert _check(n3, Realisasi="90", Kendala="") == []
    assert _codes(_check(n3, Realisasi="110", Kendala="")) == ["P11"]
    assert _check(replace(DASAR, target=None), Realisasi="3", Kendala="") == []


def test_far_above_the_target_wants_an_explanation() -> None:
    assert _check(Realisasi="151") == []
    assert _codes(_check(Realisasi="151", Kendala="", Solusi="")) == ["P12"]
    assert _codes(_check(Realisasi="100", Bukti_Dukung="")) == ["P13"]


DUA = ("REHSOS", "B")
RASIO = replace(
    DASAR,
    satuan="%",
    nama="Persentase penanganan",
    agregasi=Agregasi.RASIO,
    konsolidasi=Konsolidasi.RATA_RATA,
)


@pytest.mark.parametrize(
    ("indikator", "realisasi", "atas", "bawah", "kode"),
    [
        (RASIO, "100", "40", "40", []),
        (RASIO, "100", "", "", []),
        (RASIO, "100", "40", "", ["P18"]),
        (replace(RASIO, bidang=DUA), "100", "", "", ["P14"]),
        (replace(RASIO, bidang=DUA), "100", "40", "", ["P14"]),
        (RASIO, "", "", "", ["P01"]),
        (RASIO, "100", "40", "0", ["P17"]),
        (RASIO, "100", "0", "0", ["P27"]),
        (RASIO, "", "0", "0", ["P27"]),
        (replace(RASIO, agregasi=Agregasi.JUMLAH), "n/a", "0", "0", ["P27"]),
        (DASAR, "100", "0", "0", ["P17"]),
        (RASIO, "66,67", "2", "3", []),
        (RASIO, "66,66", "2", "3", []),
        (RASIO, "66,6", "2", "3", []),
        (RASIO, "67,5", "2", "3", ["P16"]),
        (RASIO, "105", "42", "40", ["P06", "P15"]),
        (DASAR, "100", "40", "", ["P18"]),
        (DASAR, "100", "40", "40", []),
        (replace(RASIO, satuan="rasio", target=Decimal(2)), "2", "4", "2", []),
        (replace(RASIO, satuan="rasio", target=Decimal(2)), "3", "4", "2", ["P16"]),
        (replace(RASIO, agregasi=Agregasi.TERTIMBANG), "100", "", "", []),
        (replace(RASIO, agregasi=Agregasi.TERTIMBANG, bidang=DUA), "100", "", "", ["P14"]),
        (replace(RASIO, agregasi=Agregasi.TERTIMBANG, bidang=DUA), "100", "", "5", ["P18"]),
        (replace(RASIO, agregasi=Agregasi.JUMLAH, bidang=DUA), "100", "", "", []),
    ],
)
def test_numerator_and_denominator(
    indikator: Indikator, realisasi: str, atas: str, bawah: str, kode: list[str]
) -> None:
    assert _codes(_check(indikator, Realisasi=realisasi, Pembilang=atas, Penyebut=bawah)) == kode


def test_rows_that_left_the_master_and_long_names() -> None:
    form = _form({"9.9": LENGKAP})
    (found,) = check_submission(form, {}, {}, KEBIJAKAN)
    assert (found.kode, found.sel) == ("P19", "F5")
    panjang = replace(DASAR, nama="Jumlah " + "sangat " * 30 + "panjang")
    assert "…)" in _check(panjang, Realisasi="")[0].pesan


def _line(
    kode: str, pagu: int | None, jenjang: str = "", uraian: str = "", bidang: str = "REHSOS"
) -> BarisAnggaran:
    return BarisAnggaran(kode, uraian, jenjang, None if pagu is None else Decimal(pagu), bidang)


@pytest.mark.parametrize(
    ("pagu", "realisasi", "keterangan", "kode"),
    [
        (1000, "900", "", []),
        (1000, "", "", ["B01"]),
        (1000, "n/a", "", ["B08"]),
        (1000, "1001", "", ["B02"]),
        (1000, "-1", "", ["B03"]),
        (1000, "900,005", "", ["B04"]),
        (1000, "0", "", ["B06"]),
        (1000, "0", "Ditunda", []),
        (1_000_000, "900", "", ["B07"]),
        (1_000_000, "900", "Baru dimulai", []),
        (None, "900", "", []),
        (0, "0", "", []),
    ],
)
def test_one_budget_line(pagu: int | None, realisasi: str, keterangan: str, kode: list[str]) -> None:
    form = _form({"5.1": {"Realisasi": realisasi, "Keterangan": keterangan}}, "Anggaran")
    found = check_submission(form, {}, {"5.1": _line("5.1", pagu)}, KEBIJAKAN)
    assert _codes(found) == kode
    assert all((p.lembar, p.sel) == ("Anggaran", "F5") for p in found)


def test_a_budget_row_without_its_column_and_one_not_in_the_master() -> None:
    form = _form({"5.1": {"Keterangan": "x"}, "5.2": {}}, "Anggaran", hilang="Realisasi")
    assert _codes(check_submission(form, {}, {"5.1": _line("5.1", 10)}, KEBIJAKAN)) == ["P19"]


KELUARGA = {
    k: _line(k, 10_000, j)
    for k, j in (
        ("5.1", "program"),
        ("5.1.01", "kegiatan"),
        ("5.1.02", "kegiatan"),
        ("5.1.02.1", "sub kegiatan"),
    )
}


@pytest.mark.parametrize(
    ("angka", "kode"),
    [
        ("900 400 500 500", []),
        ("900 400 501 501", ["B05"]),
        ("900 400 500 499", ["B05"]),
        ("900 400 . .", ["B01", "B01"]),
        ("900 950 . .", ["B01", "B01", "B05"]),
        (". 400 500 500", ["B01"]),
    ],
)
def test_parents_are_the_sum_of_what_is_below(angka: str, kode: list[str]) -> None:
    isi = {k: {"Realisasi": a.replace(".", "")} for k, a in zip(KELUARGA, angka.split(), strict=True)}
    found = check_submission(_form(isi, "Anggaran"), {}, KELUARGA, KEBIJAKAN)
    assert _codes(found) == kode


def test_lines_of_one_level_are_no_family_and_long_lists_are_cut() -> None:
    setara = {k: _line(k, 10_000, "sub kegiatan") for k in ("5.1", "5.1.01")}
    isi = {"5.1": {"Realisasi": "900"}, "5.1.01": {"Realisasi": "500"}}
    assert check_submission(_form(isi, "Anggaran"), {}, setara, KEBIJAKAN) == ()
    banyak = {"7": _line("7", 10_000)} | {f"7.{n}": _line(f"7.{n}", 10_000) for n in range(6)}
    isi = {k: {"Realisasi": "900"} for k in banyak}
    (found,) = check_submission(_form(isi, "Anggaran"), {}, banyak, KEBIJAKAN)
    assert "(7.0, 7.1, 7.2, 7.3, dan 2 baris lain) Rp5.400,00" in found.pesan


def _across(
    angka: dict[str, str], agregasi: Agregasi = Agregasi.RATA_RATA, bidang: tuple[str, ...] = ("A", "B")
) -> list[str]:
    indikator = replace(DASAR, bidang=bidang, agregasi=agregasi)
    subs = [_form({"1.1": LENGKAP | {"Realisasi": a}}, bidang=b) for b, a in angka.items()]
    return _codes(check_across(subs, {"1.1": indikator}, {}))


def test_one_indicator_from_several_units() -> None:
    assert _across({"A": "80", "B": "90"}) == []
    assert _across({"A": "80"}) == ["P21"]
    assert _across({"A": "80", "B": ""}) == ["P21"]
    assert _across({}) == []
    assert _across({"A": "8", "B": "90"}) == ["P22"]
    assert _across({"A": "90", "B": "90"}, Agregasi.JUMLAH) == ["P20"]
    assert _across({"A": "1", "B": "1"}, Agregasi.JUMLAH) == []
    assert _across({"A": "8", "B": "90"}, Agregasi.JUMLAH) == []
    assert _across({"A": "8"}, bidang=("A",)) == []


def test_parents_and_children_in_different_forms() -> None:
    keluarga = {k: _line(k, 10_000, bidang=b) for k, b in (("5.1", "A"), ("5.1.01", "A"), ("5.1.02", "B"))}
    a = _form({"5.1": {"Realisasi": "900"}, "5.1.01": {"Realisasi": "400"}}, "Anggaran", "A")
    b = _form({"5.1.02": {"Realisasi": "400"}}, "Anggaran", "B")
    assert check_submission(a, {}, keluarga, KEBIJAKAN) == ()
    assert _codes(check_across([a, b], {}, keluarga)) == ["B05"]
    lebih = _form({"5.1": {"Realisasi": "300"}, "5.1.01": {"Realisasi": "400"}}, "Anggaran", "A")
    assert _codes(check_submission(lebih, {}, keluarga, KEBIJAKAN)) == ["B05"]
    assert check_across([lebih], {}, keluarga) == ()


def test_rows_that_moved_to_another_unit_are_not_counted() -> None:
    pindah = replace(DASAR, bidang=("B", "C"))
    form = _form({"1.1": {**LENGKAP, "Realisasi": "-7"}})
    (found,) = check_submission(form, {"1.1": pindah}, {}, KEBIJAKAN)
    assert (found.kode, found.tingkat, found.sel) == ("P23", Tingkat.GALAT, "F5")
    assert "kini milik B, C menurut master, bukan REHSOS" in found.pesan
    assert (
        "tidak satu bidang pun"
        in check_submission(form, {"1.1": replace(DASAR, bidang=())}, {}, KEBIJAKAN)[0].pesan
    )
    uang = _form({"5.1": {"Realisasi": "-7"}}, "Anggaran")
    assert _codes(check_submission(uang, {}, {"5.1": _line("5.1", 10, bidang="B")}, KEBIJAKAN)) == ["P23"]
    assert check_across([form, uang], {"1.1": pindah}, {"5.1": _line("5.1", 10, bidang="B")}) == ()


PERSEN = replace(
    DASAR, satuan="%", nama="Persentase layanan", target=Decimal(98), konsolidasi=Konsolidasi.NILAI_AKHIR
)


@pytest.mark.parametrize(
    ("ganti", "isi", "kode"),
    [
        ({}, {"Realisasi": "0,98"}, ["P25"]),
        ({}, {"Realisasi": "0,98", "TW_I": "0,5", "TW_IV": "0,98"}, ["P25"]),
        ({}, {"Realisasi": "0,98", "TW_I": "50", "TW_IV": "0,98"}, ["P24"]),
        ({}, {"Realisasi": "0,98", "Pembilang": "98", "Penyebut": "10000"}, ["P24"]),
        ({}, {"Realisasi": "0,98", "Pembilang": "98", "Penyebut": "100"}, ["P25", "P16"]),
        ({}, {"Realisasi": "0"}, []),
        ({}, {"Realisasi": "98"}, []),
        ({"target": Decimal("0.98")}, {"Realisasi": "98", "Kendala": "", "Solusi": ""}, ["P24"]),
        ({"target": Decimal(4)}, {"Realisasi": "0,9"}, []),
        ({"target": Decimal(4)}, {"Realisasi": "0,04"}, ["P24"]),
        ({"target": Rentang(Decimal(80), Decimal(90))}, {"Realisasi": "0,85"}, ["P25"]),
        ({"target": None}, {"Realisasi": "0,85"}, []),
        ({"polaritas": Polaritas.NEGATIF}, {"Realisasi": "0,98"}, ["P24"]),
        ({"satuan": "indeks", "target": Decimal(6)}, {"Realisasi": "0,9"}, ["P24"]),
        ({"satuan": "orang"}, {"Realisasi": "1"}, ["P24"]),
        ({"satuan": "orang", "bidang": DUA}, {"Realisasi": "1"}, []),
        ({"satuan": "orang", "bidang": DUA}, {"Realisasi": "1960"}, ["P24"]),
    ],
)
def test_a_figure_of_another_scale_than_its_target(
    ganti: dict[str, object], isi: dict[str, str], kode: list[str]
) -> None:
    indikator = replace(PERSEN, **ganti)  # type: ignore[arg-type]
    assert [k for k in _codes(_check(indikator, **isi)) if k != "P05"] == kode


def test_the_sentences_on_scale_name_what_is_probably_meant() -> None:
    (found,) = _check(PERSEN, Realisasi="0,98")
    assert found.tingkat is Tingkat.GALAT
    assert "0,98 % untuk target 98 %; tampaknya pecahan, yang dimaksud 98 %" in found.pesan
    kisaran = replace(PERSEN, target=Rentang(Decimal(80), Decimal(90)), polaritas=Polaritas.NEGATIF)
    assert "dari target 80-90." in _check(kisaran, Realisasi="0,9")[0].pesan


def _joint(a: str, b: str, **isi: str) -> list[Problem]:
    indikator = replace(DASAR, bidang=("A", "B"), target=Decimal(100))
    rows = {"A": LENGKAP | {"Realisasi": a}, "B": LENGKAP | {"Realisasi": b} | isi}
    subs = [_form({"1.1": kolom}, bidang=bidang) for bidang, kolom in rows.items()]
    for sub in subs:
        assert "P11" not in _codes(check_submission(sub, {"1.1": indikator}, {}, KEBIJAKAN))
    return list(check_across(subs, {"1.1": indikator}, {}, KEBIJAKAN))


def test_the_target_of_a_sum_is_tested_against_the_sum() -> None:
    assert _joint("40", "60", Kendala="") == []
    (found,) = _joint("40", "50", Kendala="", PIC="-")
    assert (found.kode, found.berkas, found.sel) == ("P26", "B.xlsx", "M5")
    assert "jumlah semua bidang 90 orang belum mencapai target (capaian 90,00 %)" in found.pesan
    assert "kolom Kendala dan PIC belum diisi" in found.pesan
    assert _codes(_joint("40", "n/a", Kendala="")) == ["P21"]


def test_a_unit_without_cases_is_not_missing() -> None:
    indikator = replace(RASIO, bidang=("A", "B"))
    a = _form({"1.1": LENGKAP | {"Pembilang": "5", "Penyebut": "5"}}, bidang="A")
    b = _form({"1.1": LENGKAP | {"Realisasi": "n/a", "Pembilang": "0", "Penyebut": "0"}}, bidang="B")
    assert check_across([a, b], {"1.1": indikator}, {}) == ()
