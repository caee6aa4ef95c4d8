from decimal import Decimal

import pytest

from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.domain.records import (
    Agregasi,
    Asal,
    BarisAnggaran,
    Indikator,
    Isian,
    Konsolidasi,
    Polaritas,
    Stempel,
    Submission,
)
from lkjip_xl.formats.rekap_frame import build_rekap

D = Decimal
BUDGET = (
    BarisAnggaran("5.1", "Program", "program", D(100), "A", "Sasaran  satu"),
    BarisAnggaran("5.1.01", "Kegiatan", "kegiatan", D(100), "A", "sasaran satu"),
    BarisAnggaran("5.2", "Program lain", "program", D(50), "B", "Sasaran dua"),
)


def form(bidang: str, indikator=None, anggaran=None) -> Submission:
    cells = []
    for lembar, rows in (("Indikator", indikator or {}), ("Anggaran", anggaran or {})):
        for n, (kode, values) in enumerate(rows.items()):
            for kolom, nilai in values.items():
                asal = Asal(f"2-masuk/{bidang}.xlsx", lembar, f"K{n + 6}")
                cells.append(Isian(lembar, asal.sel, kode, kolom, nilai, None, asal))
    stempel = Stempel(2025, "uji", "U", bidang, 1, f"t-{bidang}")
    return Submission(f"2-masuk/{bidang}.xlsx", stempel, tuple(cells))


def indicator(kode="I1", **isi) -> Indikator:
    base = {
        "sasaran": "Sasaran satu",
        "nama": "Indikator",
        "satuan": "%",
        "polaritas": Polaritas.POSITIF,
        "target": D(80),
        "bidang": ("A", "B"),
        "riwayat": (D(70), None, None, None),
    }
    return Indikator(kode=kode, **{**base, **isi})


def rekap(indikator, *forms, anggaran=()):
    return build_rekap(2025, indikator, anggaran, forms, Kebijakan())


def test_a_ratio_pools_numerators_and_denominators_never_percentages():
    satu = indicator(agregasi=Agregasi.RASIO)
    a = form("A", {"I1": {"Realisasi": D(50), "Pembilang": D(1), "Penyebut": D(2)}})
    b = form("B", {"I1": {"Realisasi": D(100), "Pembilang": D(8), "Penyebut": D(8)}})
    hasil = rekap([satu], a, b).indikator[0]
    assert hasil.realisasi == D(90)
    assert hasil.capaian == D("112.50")
    assert hasil.triwulan == (None,) * 4
    assert [str(s) for s in hasil.sumber] == [
        "2-masuk/A.xlsx › Indikator › K6",
        "2-masuk/B.xlsx › Indikator › K6",
    ]


def test_units_that_are_not_asked_are_not_named_as_missing():
    satu = indicator(bidang=("A",), agregasi=Agregasi.JUMLAH)
    other = indicator("I2", bidang=("B",))
    a = form("A", {"I1": {"Realisasi": D(40)}})
    b = form("B", {"I2": {"Realisasi": D(80)}})
    hasil = rekap([satu, other], a, b)
    assert hasil.indikator[0].keterangan == ""
    assert hasil.capaian == D("75.00")


def test_a_blank_year_is_made_from_its_quarters_and_a_blank_is_no_zero():
    satu = indicator(bidang=("A",), satuan="orang", target=D(100), konsolidasi=Konsolidasi.JUMLAH)
    a = form("A", {"I1": {"Realisasi": None, "TW I": D(10), "TW II": None, "TW III": D(20), "TW IV": D(30)}})
    hasil = rekap([satu], a).indikator[0]
    assert hasil.realisasi == D(60)
    assert hasil.triwulan == (D(10), None, D(20), D(30))
    assert "triwulan II" in hasil.keterangan


def test_an_indicator_without_data_is_left_out_of_the_mean_and_named():
    ada, tiada = indicator("I1", bidang=("A",)), indicator("I2", bidang=("A",))
    a = form("A", {"I1": {"Realisasi": D(80)}, "I2": {"Realisasi": None}})
    hasil = rekap([ada, tiada], a)
    assert (hasil.capaian, hasil.sasaran[0].capaian) == (D("100.00"), D("100.00"))
    assert hasil.indikator[1].capaian is None
    assert "belum ada data" in hasil.indikator[1].keterangan


def test_means_are_made_of_unrounded_figures():
    rows = [indicator(f"I{n}", bidang=("A",), target=D(3)) for n in range(3)]
    a = form("A", {f"I{n}": {"Realisasi": D(1)} for n in range(3)})
    assert rekap(rows, a).capaian == D("33.33")
    rows = [indicator("I1", bidang=("A",), target=D(3)), indicator("I2", bidang=("A",), target=D(3))]
    a = form("A", {"I1": {"Realisasi": D(2)}, "I2": {"Realisasi": D(1)}})
    assert rekap(rows, a).capaian == D("50.00")


def test_budget_counts_parents_once_and_matches_sasaran_without_regard_to_case_and_spaces():
    satu = indicator(bidang=("A",))
    a = form(
        "A",
        {"I1": {"Realisasi": D(80)}},
        {"5.1": {"Realisasi": D(90)}, "5.1.01": {"Realisasi": D(90)}},
    )
    b = form("B", {}, {"5.2": {"Realisasi": D(10)}})
    hasil = rekap([satu], a, b, anggaran=BUDGET)
    assert (hasil.pagu, hasil.realisasi, hasil.serapan) == (D(150), D(100), D("66.67"))
    goal = hasil.sasaran[0]
    assert (goal.pagu, goal.realisasi, goal.serapan, goal.efisiensi) == (
        D(100),
        D(90),
        D("90.00"),
        D("10.00"),
    )
    assert [t.kode for t in hasil.temuan] == ["B90"]


def test_a_missing_budget_figure_leaves_the_total_open_and_is_reported():
    a = form("A", {}, {"5.1": {"Realisasi": D(90)}, "5.1.01": {"Realisasi": D(90)}})
    hasil = rekap([indicator(bidang=("A",))], a, anggaran=BUDGET)
    assert (hasil.realisasi, hasil.serapan) == (None, None)
    assert [t.kode for t in hasil.temuan] == ["P80", "B90", "B91"]


def test_a_parent_that_nobody_reports_is_the_sum_of_its_children():
    lines = (
        BarisAnggaran("5.1", "Program", "program", D(100), "", "Sasaran satu"),
        BarisAnggaran("5.1.01", "Kegiatan", "kegiatan", D(60), "A", "Sasaran satu"),
        BarisAnggaran("5.1.02", "Kegiatan", "kegiatan", D(40), "A", "Sasaran satu"),
    )
    a = form("A", {}, {"5.1.01": {"Realisasi": D(60)}, "5.1.02": {"Realisasi": D(30)}})
    hasil = rekap([indicator(bidang=("A",))], a, anggaran=lines)
    assert hasil.anggaran[0].realisasi == D(90)
    assert len(hasil.anggaran[0].sumber) == 2


@pytest.mark.parametrize(
    ("polaritas", "capaian"),
    [(Polaritas.NEGATIF, D("112.50")), (Polaritas.NEGATIF_N2, D("114.29")), (Polaritas.POSITIF, D("87.50"))],
)
def test_polarity_chooses_the_formula(polaritas, capaian):
    a = form("A", {"I1": {"Realisasi": D(70)}})
    hasil = rekap([indicator(bidang=("A",), polaritas=polaritas)], a).indikator[0]
    assert hasil.capaian == capaian
    assert hasil.perubahan == D(0)
    assert hasil.tren[-2:] == ((2024, D(70)), (2025, D(70)))


def test_no_forms_at_all_gives_a_rekap_without_figures():
    hasil = rekap([indicator()], anggaran=BUDGET)
    assert (hasil.capaian, hasil.kategori, hasil.realisasi) == (None, "", None)


def codes(hasil) -> list[str]:
    return [t.kode for t in hasil.temuan]


def test_a_row_of_a_bidang_that_the_indicator_left_does_not_count():
    satu = indicator(bidang=("B",), satuan="orang", agregasi=Agregasi.JUMLAH)
    a = form("A", {"I1": {"Realisasi": D(40)}})
    b = form("B", {"I1": {"Realisasi": D(60)}})
    hasil = rekap([satu], a, b).indikator[0]
    assert (hasil.realisasi, hasil.sumber[0].berkas, len(hasil.sumber)) == (D(60), "2-masuk/B.xlsx", 1)
    line = BarisAnggaran("5.1", "Program", "program", D(100), "B", "Sasaran satu")
    uang = rekap([satu], form("A", {}, {"5.1": {"Realisasi": D(90)}}), anggaran=[line])
    assert uang.realisasi is None


def test_an_indicator_without_capaian_is_said_and_one_that_nobody_was_asked_is_an_error():
    ada, baru = indicator(bidang=("A",)), indicator("I2", bidang=("A", "B"))
    hasil = rekap([ada, baru], form("A", {"I1": {"Realisasi": None}}))
    assert codes(hasil) == ["P81", "P80", "P80"]
    assert "formulir A yang dibagikan tidak memuat baris ini" in hasil.temuan[0].pesan
    assert hasil.temuan[0].tingkat == "galat"
    assert "capaian kosong (belum ada data" in hasil.temuan[1].pesan
    line = BarisAnggaran("5.9", "Baru", "program", D(1), "A", "Sasaran satu")
    a = form("A", {"I1": {"Realisasi": D(80)}}, {"5.1": {"Realisasi": D(90)}})
    assert "P81" in codes(rekap([ada], a, anggaran=[*BUDGET, line]))


@pytest.mark.parametrize("aturan", [Agregasi.RASIO, Agregasi.TERTIMBANG])
def test_the_figure_of_one_bidang_stands_as_it_was_typed(aturan):
    satu = indicator(bidang=("A",), agregasi=aturan)
    hasil = rekap([satu], form("A", {"I1": {"Realisasi": D(80), "Penyebut": D(0)}})).indikator[0]
    assert (hasil.realisasi, hasil.capaian, hasil.keterangan) == (D(80), D("100.00"), "")


def test_a_sum_that_lacks_a_bidang_is_marked_and_reported():
    satu = indicator(satuan="orang", agregasi=Agregasi.JUMLAH)
    hasil = rekap([satu], form("A", {"I1": {"Realisasi": D(90)}}))
    assert (hasil.indikator[0].realisasi, hasil.indikator[0].belum_utuh) == (D(90), ("B",))
    assert "belum termasuk B" in hasil.indikator[0].keterangan
    (found,) = hasil.temuan
    assert (found.kode, found.tingkat) == ("P82", "galat")
    rata = rekap([indicator(agregasi=Agregasi.RATA_RATA)], form("A", {"I1": {"Realisasi": D(90)}}))
    assert [(t.kode, t.tingkat) for t in rata.temuan] == [("P82", "peringatan")]


def test_a_ratio_without_cases_has_no_value_and_lacks_nothing():
    satu = indicator(bidang=("A",))
    hasil = rekap([satu], form("A", {"I1": {"Realisasi": D(100), "Pembilang": D(0), "Penyebut": D(0)}}))
    assert hasil.indikator[0].realisasi is None
    assert hasil.indikator[0].keterangan == "tidak dapat dihitung: pembilang dan penyebut 0 (tidak ada kasus)"
    a = form("A", {"I1": {"Realisasi": None, "Pembilang": D(0), "Penyebut": D(0)}})
    b = form("B", {"I1": {"Realisasi": D(80), "Pembilang": D(8), "Penyebut": D(10)}})
    dua = rekap([indicator(agregasi=Agregasi.RASIO)], a, b)
    assert (dua.indikator[0].realisasi, dua.indikator[0].belum_utuh, dua.temuan) == (D(80), (), ())


@pytest.mark.parametrize(("angka", "kode"), [("7", ["P83"]), ("8", []), ("120", []), ("121", ["P83"])])
def test_a_result_that_is_hard_to_believe_names_its_parts(angka, kode):
    hasil = rekap([indicator(bidang=("A",))], form("A", {"I1": {"Realisasi": D(angka)}}))
    assert codes(hasil) == kode
    assert all(f"dari A {angka},00." in t.pesan for t in hasil.temuan)


def test_a_child_of_another_sasaran_is_counted_once():
    lines = (
        BarisAnggaran("5.1", "Program", "program", D(100), "A", "Sasaran satu"),
        BarisAnggaran("5.1.01", "Kegiatan", "kegiatan", D(60), "A", ""),
        BarisAnggaran("5.1.01.1", "Sub", "sub kegiatan", D(25), "A", "Sasaran dua"),
        BarisAnggaran("5.1.02", "Kegiatan", "kegiatan", D(40), "A", "Sasaran dua"),
    )
    uang = {"5.1": D(90), "5.1.01": D(60), "5.1.01.1": D(20), "5.1.02": D(30)}
    isi = {"I1": {"Realisasi": D(80)}, "I2": {"Realisasi": D(80)}}
    a = form("A", isi, {k: {"Realisasi": v} for k, v in uang.items()})
    dua = indicator("I2", bidang=("A",), sasaran="Sasaran dua")
    hasil = rekap([indicator(bidang=("A",)), dua], a, anggaran=lines)
    assert [(s.pagu, s.realisasi) for s in hasil.sasaran] == [(D(35), D(40)), (D(65), D(50))]
    assert (hasil.pagu, hasil.realisasi, hasil.temuan) == (D(100), D(90), ())
    tanpa = rekap(
        [dua], form("A", {}, {}), anggaran=[BarisAnggaran("5.1", "P", "program", D(25), "", ""), lines[2]]
    )
    assert codes(tanpa) == ["P80", "B91", "B91"], "all of the programme's money serves a sasaran"


def test_efficiency_is_the_difference_of_the_printed_figures():
    line = BarisAnggaran("5.1", "Program", "program", D(3), "A", "Sasaran satu")
    a = form("A", {"I1": {"Realisasi": D(2)}}, {"5.1": {"Realisasi": D(1)}})
    (goal,) = rekap([indicator(bidang=("A",), target=D(3))], a, anggaran=[line]).sasaran
    assert (goal.capaian, goal.serapan, goal.efisiensi) == (D("66.67"), D("33.33"), D("33.34"))
