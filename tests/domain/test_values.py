from __future__ import annotations

import importlib
import pkgutil
import tomllib
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from lkjip_xl.domain import values
from lkjip_xl.domain.catalogue import KATALOG
from lkjip_xl.domain.problems import problem
from lkjip_xl.domain.records import Polaritas, Rentang

KASUS = tomllib.loads((Path(__file__).parents[1] / "cases" / "angka.toml").read_text("utf-8"))["kasus"]
ANGKA = st.decimals(min_value=-(10**15), max_value=10**15, places=2, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize("kasus", KASUS, ids=lambda k: repr(k["ketik"]))
def test_typed_number(kasus: dict[str, str]) -> None:
    bacaan = values.parse_number(kasus["ketik"])
    assert bacaan.nilai == (Decimal(kasus["nilai"]) if "nilai" in kasus else None)
    assert bacaan.kode == kasus.get("kode")
    assert values.is_blank(kasus["ketik"]) is (kasus.get("kosong", False) and "Rp" not in kasus["ketik"])


@pytest.mark.parametrize("kasus", [k for k in KASUS if "kode" in k], ids=lambda k: repr(k["ketik"]))
def test_every_finding_has_a_sentence_and_only_warnings_have_a_value(kasus: dict[str, str]) -> None:
    temuan = problem(kasus["kode"], kolom="Realisasi", mentah=kasus["ketik"])
    assert kasus["ketik"] in temuan.pesan
    assert (KATALOG[kasus["kode"]].tingkat == "peringatan") is ("nilai" in kasus)


@given(ANGKA)
def test_what_is_written_reads_back(n: Decimal) -> None:
    assert values.parse_number(values.format_number(n)) == values.Bacaan(n)
    assert values.parse_rupiah(values.format_rupiah(n)) == values.Bacaan(n)
    assert values.parse_rupiah(values.format_number(n, None)).nilai == n


@given(st.text(max_size=40))
def test_no_text_raises_or_gives_something_else_than_a_figure(teks: str) -> None:
    for bacaan in (values.parse_number(teks), values.parse_rupiah(teks), values.parse_target(teks)):
        assert bacaan.nilai is None or isinstance(bacaan.nilai, Rentang) or bacaan.nilai.is_finite()
    values.parse_tanggal(teks)
    values.check_nip(teks)


@given(st.floats())
def test_a_number_cell_gives_what_excel_shows(n: float) -> None:
    nilai = values.parse_number(n).nilai
    assert nilai is None or float(nilai) == pytest.approx(n, rel=1e-14)


@pytest.mark.parametrize(
    ("mentah", "nilai", "kode"),
    [
        (None, None, None),
        (0, "0", None),
        (0.1 + 0.2, "0.3", None),
        (100.0, "100", None),
        (Decimal("1.50"), "1.50", None),
        (True, None, "N04"),
        (float("nan"), None, "N05"),
        (float("inf"), None, "N05"),
        (1e300, None, "N10"),
        (1e-300, None, "N10"),
        (date(2026, 2, 1), None, "N03"),
        (time(1, 2), None, "N03"),
        ("9" * 400, None, "N02"),
    ],
)
def test_cell_values(mentah: object, nilai: str | None, kode: str | None) -> None:
    assert values.parse_number(mentah) == values.Bacaan(Decimal(nilai) if nilai else None, kode)


def test_rupiah_takes_a_lone_point_for_thousands_and_asks_about_a_lone_comma() -> None:
    assert values.parse_rupiah("500.000") == values.Bacaan(Decimal(500000))
    assert values.parse_rupiah("500,000") == values.Bacaan(None, "N01")


def test_zeros_before_and_letters_among_the_digits_are_never_guessed() -> None:
    assert values.parse_number("01.234") == values.parse_rupiah("01,234") == values.Bacaan(None, "N01")
    assert values.parse_number("8O") == values.parse_number("1ll") == values.Bacaan(None, "N02")


def test_both_readings_of_an_ambiguous_number() -> None:
    assert values.readings("1.234") == (Decimal(1234), Decimal("1.234"))
    assert values.readings("87,5") == (Decimal("87.5"),)
    assert values.readings("Rp 1,234") == values.readings("lima") == ()


@pytest.mark.parametrize(
    ("mentah", "polaritas", "nilai", "kode", "arah"),
    [
        ("80-90", Polaritas.RENTANG, Rentang(Decimal(80), Decimal(90)), None, ""),
        ("80% s.d. 90%", None, Rentang(Decimal(80), Decimal(90)), None, ""),
        ("80 sampai dengan 90", Polaritas.POSITIF, Rentang(Decimal(80), Decimal(90)), "N14", ""),
        ("90-80", None, None, "N12", ""),
        ("1.000-2.000", None, None, "N01", ""),
        ("1-2.000", None, None, "N01", ""),
        (">= 90", Polaritas.POSITIF, Decimal(90), None, "min"),
        ("min. 90 %", Polaritas.NEGATIF_N2, Decimal(90), "N15", "min"),
        ("≤ 5", Polaritas.NEGATIF, Decimal(5), None, "maks"),
        ("maksimal 5", Polaritas.POSITIF, Decimal(5), "N15", "maks"),
        ("-5", None, Decimal(-5), None, ""),
        ("bb", None, Decimal(80), None, ""),
        ("XYZ", None, None, "N13", ""),
        ("sangat memuaskan", None, None, "N02", ""),
        (90.0, None, Decimal(90), None, ""),
        (None, None, None, None, ""),
    ],
)
def test_targets(
    mentah: object, polaritas: Polaritas | None, nilai: object, kode: str | None, arah: str
) -> None:
    assert values.parse_target(mentah, polaritas) == values.BacaanTarget(nilai, kode, arah)  # type: ignore[arg-type]


def test_predicates_come_from_the_given_table() -> None:
    assert values.parse_predicate("wtp", {"WTP": Decimal(4)}).nilai == Decimal(4)
    assert values.parse_predicate("BB", {"WTP": Decimal(4)}) == values.Bacaan(None, "N13")
    assert values.parse_predicate("Opini WTP").nilai == 100
    assert values.parse_predicate("BB (72,5)") == values.Bacaan(Decimal("72.5"), "N06")
    assert values.parse_predicate("BB (baik)").nilai is None
    assert values.parse_predicate("87,5").nilai == Decimal("87.5")


@pytest.mark.parametrize(
    ("n", "places", "teks"),
    [
        (Decimal("1234.5"), 2, "1.234,50"),
        (Decimal("0.125"), 2, "0,13"),
        (Decimal("-0.001"), 2, "0,00"),
        (Decimal("-0.125"), 2, "-0,13"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("1E+3"), None, "1.000"),
        (Decimal("12.3400"), None, "12,34"),
        (Decimal(100), None, "100"),
        (Decimal("-0"), None, "0"),
        (None, 2, "-"),
    ],
)
def test_written_numbers(n: Decimal | None, places: int | None, teks: str) -> None:
    assert values.format_number(n, places) == teks


def test_written_rupiah() -> None:
    assert values.format_rupiah(Decimal(1234567)) == "Rp1.234.567,00"
    assert values.format_rupiah(Decimal(-1500)) == "-Rp1.500,00"
    assert values.format_rupiah(None) == "-"


@pytest.mark.parametrize(
    ("mentah", "tanggal"),
    [
        ("2 Januari 2026", date(2026, 1, 2)),
        ("Senin, 2 Pebruari 2026", date(2026, 2, 2)),
        ("30 Nopember 2025", date(2025, 11, 30)),
        ("5 Agt. 2025", date(2025, 8, 5)),
        ("2/1/2026", date(2026, 1, 2)),
        ("02-01-2026", date(2026, 1, 2)),
        ("2026-01-02", date(2026, 1, 2)),
        (datetime(2026, 1, 2, 3, 4), date(2026, 1, 2)),
        (date(2026, 1, 2), date(2026, 1, 2)),
        ("31 Februari 2026", None),
        ("2 Foo 2026", None),
        ("2/1/26", None),
        ("", None),
        (46024, None),
        (None, None),
    ],
)
def test_dates(mentah: object, tanggal: date | None) -> None:
    assert values.parse_tanggal(mentah) == tanggal


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_written_date_reads_back(d: date) -> None:
    assert values.parse_tanggal(values.format_tanggal(d)) == d


def test_month_numerals() -> None:
    assert [values.bulan_romawi(m) for m in (1, 4, 9, 12)] == ["I", "IV", "IX", "XII"]


def test_nip_is_read_and_printed() -> None:
    assert values.parse_nip("NIP. 19670711 198809 1 001") == "196707111988091001"
    assert values.parse_nip("12345") is values.parse_nip(5) is None
    assert values.format_nip("196707111988091001") == "19670711 198809 1 001"
    assert values.format_nip(" belum ada ") == "belum ada"


@pytest.mark.parametrize(
    ("nip", "kode"),
    [
        (None, []),
        (" ", []),
        ("19670711 198809 1 001", []),
        ("199001022024211001", []),  # PPPK
        (1.96707111988091e17, ["N31"]),
        ("1967", ["N30"]),
        ("19671311 198813 3 000", ["N32", "N33", "N35", "N36"]),
        ("19900102 199501 2 001", ["N34"]),
    ],
)
def test_nip_findings(nip: object, kode: list[str]) -> None:
    assert [p.kode for p in values.check_nip(nip)] == kode


def test_no_two_areas_share_a_code():
    from lkjip_xl.domain import catalogue

    names = [m.name for m in pkgutil.iter_modules(catalogue.__path__)]
    modules = [importlib.import_module(f"{catalogue.__name__}.{name}") for name in names]
    codes = [
        code for m in modules for k, v in vars(m).items() if k.isupper() and isinstance(v, dict) for code in v
    ]
    assert len(codes) == len(set(codes)) == len(KATALOG)


@given(st.floats(allow_nan=True, allow_infinity=True) | st.integers(-(10**17), 10**17).map(lambda n: n / 100))
@example(500.0)
@example(-0.0)
@example(0.1 + 0.2)
@example(123456789012345.6)
@example(2.220446049250313e-16)
def test_a_number_cell_is_its_fifteen_digits(angka: float) -> None:
    bacaan = values.parse_number(angka)
    penuh = Context(prec=15, rounding=ROUND_HALF_UP).plus(Decimal(repr(angka)))
    if bacaan.nilai is None:
        assert bacaan.kode in {"N05", "N10"}
        return
    assert bacaan.nilai == penuh
    assert f"{bacaan.nilai:f}" == (f"{penuh.normalize():f}" if penuh else "0")
    assert bacaan.nilai.as_tuple().exponent <= 0


@pytest.mark.parametrize("teks", ["31 Maret", "5 Mei", "28 Peb", "1 Des.", "17 agustus s d"])
def test_a_day_without_its_year_is_no_figure(teks: str) -> None:
    """Its month is no unit: a target "31 Maret" is not 31."""
    assert values.parse_number(teks).kode == "N03"
    assert values.parse_number("12 bulan").nilai == 12
