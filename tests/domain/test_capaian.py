from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.domain import capaian as c
from lkjip_xl.domain import skala
from lkjip_xl.domain.records import Agregasi, Konsolidasi, Polaritas, Rentang
from lkjip_xl.domain.values import format_number, parse_number, parse_target

KASUS = tomllib.loads((Path(__file__).parents[1] / "cases" / "capaian.toml").read_text("utf-8"))["kasus"]
BAKU = c.Kebijakan()
FIGUR = st.none() | st.decimals(min_value=-(10**17), max_value=10**17, places=4)
D = Decimal


@pytest.mark.parametrize("kasus", KASUS, ids=lambda k: "{polaritas} {target} {realisasi}".format(**k))
def test_capaian_by_polarity(kasus: dict[str, str]) -> None:
    target = parse_target(kasus["target"]).nilai
    hasil = c.compute(target, parse_number(kasus["realisasi"]).nilai, Polaritas(kasus["polaritas"]), BAKU)
    if kasus["capaian"]:
        assert format_number(hasil.nilai) == kasus["capaian"]
        assert format_number(hasil.mentah) == kasus.get("mentah", kasus["capaian"])
    else:
        assert (hasil.mentah, hasil.penuh, hasil.nilai) == (None, None, None)
        assert hasil.keterangan.startswith("tidak dapat dihitung: ")


@given(FIGUR, FIGUR, st.sampled_from(Polaritas))
def test_no_data_raises_and_no_figure_is_odd(t: Decimal | None, r: Decimal | None, p: Polaritas) -> None:
    hasil = c.compute(t, r, p, BAKU)
    assert hasil.nilai is None or (hasil.nilai.is_finite() and hasil.nilai >= 0)
    assert (hasil.nilai is None) == hasil.keterangan.startswith((c.BELUM_ADA, c.TIDAK_DAPAT))
    assert hasil.rumus


def test_blank_is_no_data_and_never_zero() -> None:
    for t, r in ((None, D(1)), (D(1), None)):
        assert c.compute(t, r, Polaritas.POSITIF, BAKU).keterangan == "belum ada data"


def test_range_with_a_bound_of_zero_cannot_be_computed() -> None:
    hasil = c.compute(Rentang(D(0), D(0)), D(5), Polaritas.RENTANG, BAKU)
    assert hasil.keterangan == "tidak dapat dihitung: batas rentang target 0 atau negatif"


def test_a_range_target_counts_by_the_range_formula_whatever_the_polarity() -> None:
    assert c.compute(Rentang(D(80), D(90)), D(85), Polaritas.POSITIF, BAKU).nilai == 100


def test_floor_and_cap_keep_the_raw_figure_and_say_so() -> None:
    batas = c.Kebijakan(batas_atas=D(120))
    tinggi = c.compute(D(10), D(66), Polaritas.POSITIF, batas)
    assert (tinggi.mentah, tinggi.penuh, tinggi.nilai) == (D(660), D(120), D(120))
    assert tinggi.keterangan == "dibatasi 120 (nilai asli 660)"
    rendah = c.compute(D(60), D("129.03"), Polaritas.NEGATIF, batas)
    assert rendah.keterangan == "dinaikkan ke batas bawah 0 (nilai asli -15,05)"
    assert c.compute(D(60), D("129.03"), Polaritas.NEGATIF, c.Kebijakan(batas_bawah=None)).nilai == D(
        "-15.05"
    )


def test_zero_target_follows_the_policy_cells() -> None:
    lain = c.Kebijakan(nol_positif=D(100), nol_negatif_tercapai=None, nol_negatif_gagal=D(50))
    assert c.compute(D(0), D(5), Polaritas.POSITIF, lain).keterangan == "target 0: capaian ditetapkan 100"
    assert c.compute(D(0), D(0), Polaritas.NEGATIF, lain).nilai is None
    assert c.compute(D(0), D(2), Polaritas.NEGATIF, lain).nilai == 50


def test_rounding_is_half_up_and_happens_once() -> None:
    assert c.compute(D(8), D("7.9996"), Polaritas.POSITIF, BAKU).nilai == D("100.00")
    assert c.compute(D(200), D("2.01"), Polaritas.POSITIF, BAKU).nilai == D("1.01")
    assert c.compute(D(200), D("2.01"), Polaritas.POSITIF, c.Kebijakan(desimal=0)).nilai == 1


@pytest.mark.parametrize(
    ("nilai", "kategori"),
    [
        ("184.75", "Sangat Tinggi"),
        ("91", "Sangat Tinggi"),
        ("90", "Tinggi"),
        ("76", "Tinggi"),
        ("66", "Sedang"),
        ("51", "Rendah"),
        ("50", "Sangat Rendah"),
        ("-15.05", "Sangat Rendah"),
    ],
)
def test_categories_of_the_decree(nilai: str, kategori: str) -> None:
    assert c.category(D(nilai), BAKU) == (kategori, "")


def test_a_figure_in_the_decrees_hole_is_said() -> None:
    kategori, catatan = c.category(D("90.5"), BAKU)
    assert kategori == "Tinggi"
    assert catatan.startswith("90,5 berada di antara 90 dan 91")
    assert c.category(D("90.5"), c.Kebijakan(bulat_dulu=True)) == ("Sangat Tinggi", "")


def test_strict_bounds() -> None:
    atas = c.Kebijakan(skala=skala.SKALA_DI_ATAS_100)
    kategori = [c.category(D(n), atas)[0] for n in ("100.01", "100", "75.01", "75", "55", "54.99")]
    assert kategori == ["Sangat Baik", "Baik", "Baik", "Cukup", "Cukup", "Kurang"]
    assert c.category(D("54.99"), atas)[1] == ""


def test_no_figure_or_no_scale_gives_no_category() -> None:
    assert c.category(None, BAKU) == ("", "belum ada data")
    assert c.category(D(90), c.Kebijakan(skala=())) == ("", "")


def test_a_scale_is_read_from_the_workbook() -> None:
    baris = [
        (">100", "A"),
        (">=75", "B"),
        (0.0, "D"),
        ("≥ 55", "C"),
        (None, ""),
        ("x", "E"),
        (60, None),
        (75, "B2"),
    ]
    hasil, cacat = skala.read_scale(baris)
    assert [(p.batas_teks, p.kategori) for p in hasil] == [
        (">100", "A"),
        ("75", "B"),
        ("55", "C"),
        ("0", "D"),
    ]
    assert cacat == (5, 6, 7)


def test_presets_survive_the_workbook_and_name_their_source() -> None:
    for nama, pita in skala.PRASETEL.items():
        assert skala.read_scale([(p.batas_teks, p.kategori) for p in pita]) == (pita, ())
        assert skala.SUMBER[nama]


@pytest.mark.parametrize(
    ("quarters", "rule", "nilai", "catatan"),
    [
        ((1, 2, 3, 4), Konsolidasi.JUMLAH, 10, ""),
        ((1, 2, None, 4), Konsolidasi.JUMLAH, 7, "belum termasuk triwulan III (belum ada data)"),
        ((1, 2, 3, 4), Konsolidasi.RATA_RATA, D("2.5"), ""),
        ((0, None, None, 4), Konsolidasi.RATA_RATA, 2, "belum termasuk triwulan II, III (belum ada data)"),
        ((None, 2, None, 4), Konsolidasi.NILAI_AKHIR, 4, ""),
        (
            (1, 2, None, None),
            Konsolidasi.NILAI_AKHIR,
            2,
            "memakai triwulan II karena triwulan sesudahnya belum ada data",
        ),
        ((None,) * 4, Konsolidasi.JUMLAH, None, ""),
    ],
)
def test_quarters_make_the_year(
    quarters: tuple[int | None, ...], rule: Konsolidasi, nilai: Decimal | None, catatan: str
) -> None:
    angka = [None if q is None else D(q) for q in quarters]
    assert c.consolidate(angka, rule) == nilai
    assert c.consolidation_note(angka, rule) == catatan


UNIT = (
    c.UnitValue(D(90), D(9), D(10), "Bidang Sosial"),
    c.UnitValue(D(50), D(45), D(90)),
    c.UnitValue(D(70), None, None, "Bidang Anak"),
)


@pytest.mark.parametrize(
    ("rule", "persen", "nilai"),
    [
        (Agregasi.JUMLAH, False, D(210)),
        (Agregasi.RATA_RATA, True, D(70)),
        (Agregasi.TERTIMBANG, True, D(54)),
        (Agregasi.RASIO, True, D(54)),  # 54/100, never the mean of 90 and 50
        (Agregasi.RASIO, False, D("0.54")),
    ],
)
def test_units_make_an_indicator(rule: Agregasi, persen: bool, nilai: Decimal) -> None:  # noqa: FBT001
    assert c.combine(UNIT, rule, persen=persen) == nilai


@pytest.mark.parametrize("rule", Agregasi)
def test_units_without_data_make_nothing(rule: Agregasi) -> None:
    kosong = c.UnitValue(None, D(1), D(0), "Bidang X")
    assert c.combine([kosong], rule, persen=True) is None
    assert c.combine([], rule, persen=True) is None


def test_units_left_out_are_named() -> None:
    assert c.combination_note(UNIT, Agregasi.RASIO) == "belum termasuk Bidang Anak (belum ada data)"
    assert c.combination_note(UNIT, Agregasi.TERTIMBANG) == "belum termasuk Bidang Anak (belum ada data)"
    assert (
        c.combination_note([c.UnitValue(None)], Agregasi.JUMLAH)
        == "belum termasuk unit ke-1 (belum ada data)"
    )
    assert c.combination_note(UNIT, Agregasi.JUMLAH) == ""


def test_means_leave_blanks_out() -> None:
    assert c.mean([D(100), None, D(50)]) == 75
    assert c.mean([None]) is None
    assert c.round_half_up(c.mean([D(100), D("111.11"), D("77.78")]) or D(0)) == D("96.30")
    assert c.weighted_mean([(D(1), D(0))]) is None


def test_published_budget_lines() -> None:
    baris = [("18817240527", "22275313470", "84.48"), ("23906077655", "103826538000", "23.03")]
    for realisasi, pagu, persen in baris:
        assert c.round_half_up(c.serapan(D(realisasi), D(pagu)) or D(0)) == D(persen)
    assert c.serapan(D(1), D(0)) is c.serapan(None, D(1)) is c.serapan(D(1), None) is None


def test_progress_and_change() -> None:
    assert c.progress(D(45), D(60)) == 75
    assert c.change(D(45), D(60)) == -15
    assert c.change(None, D(60)) is c.change(D(45), None) is None


@pytest.mark.parametrize(
    ("capaian", "serapan", "pita", "status"),
    [
        (D(100), D(90), 0, (D(10), "efisien")),
        (D(90), D(90), 0, (D(0), "efisien")),
        (D(80), D(90), 0, (D(-10), "tidak efisien")),
        (D(87), D(90), 5, (D(-3), "berimbang")),
        (D(80), D(90), 5, (D(-10), "tidak efisien")),
        (None, D(90), 0, (None, "tidak dapat dihitung")),
        (D(90), None, 0, (None, "tidak dapat dihitung")),
    ],
)
def test_efficiency(
    capaian: Decimal | None, serapan: Decimal | None, pita: int, status: tuple[Decimal | None, str]
) -> None:
    assert c.efisiensi(capaian, serapan, c.Kebijakan(pita_efisiensi=D(pita))) == status


def test_efficiency_says_little_below_the_target() -> None:
    assert "belum bermakna" in c.efficiency_note(D("99.99"))
    assert c.efficiency_note(D(100)) == c.efficiency_note(None) == ""
