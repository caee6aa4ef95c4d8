from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.domain.audit.rumus import read_polarity
from lkjip_xl.domain.audit.table import BarisTerbit, HasilAudit, Nilai, audit_row
from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.domain.records import Polaritas

KASUS = tomllib.loads((Path(__file__).parents[1] / "cases" / "audit.toml").read_text("utf-8"))["kasus"]
SEL = (
    st.none()
    | st.text(max_size=12)
    | st.floats()
    | st.booleans()
    | st.sampled_from(["WTP", "80-90", "1.234"])
)


def row(
    target: object, realisasi: object, capaian: object, polaritas: str = "positif", **lain: object
) -> BarisTerbit:
    return BarisTerbit(2, "Contoh", "%", polaritas, target, realisasi, capaian, **lain)  # type: ignore[arg-type]


@pytest.mark.parametrize("k", KASUS, ids=lambda k: "{polaritas} {target} {realisasi} {capaian}".format(**k))
def test_published_rows(k: dict[str, str]) -> None:
    baris = row(k["target"], k["realisasi"], k["capaian"], k["polaritas"], kategori=k.get("kategori", ""))
    hasil = audit_row(baris)
    assert hasil.nilai == k["nilai"]
    assert hasil.capaian_hitung == (Decimal(k["hitung"]) if k["hitung"] else None)
    assert k.get("rumus", hasil.rumus) == hasil.rumus
    assert k.get("catatan", "") in "; ".join(hasil.catatan)


def test_json_shape() -> None:
    hasil = audit_row(row("87", "100", "115", kategori="Baik"))
    assert hasil.as_dict() == {
        "baris": 2,
        "nilai": "cocok",
        "capaian_hitung": 114.94,
        "rumus": "R/T × 100",
        "kategori_hitung": "Sangat Baik",
        "catatan": 'kategori tercetak "Baik", sedangkan skala untuk capaian 115 memberi Sangat Baik',
    }
    assert HasilAudit(2, Nilai.BELUM_ADA).as_dict()["capaian_hitung"] is None


def test_budget_line() -> None:
    hasil = audit_row(row("103.826.538.000", "23.906.077.655", "23.03", "", anggaran=True))
    assert (hasil.nilai, hasil.capaian_hitung, hasil.rumus) == (
        "cocok",
        Decimal("23.03"),
        "realisasi/pagu × 100",
    )


def test_number_cells_are_compared_at_the_places_they_hold() -> None:
    assert audit_row(row(90.0, 100.0, 111.11111111111111)).nilai == "cocok"
    assert audit_row(row(90.0, 100.0, 111.2)).nilai == "tidak cocok"


def test_the_offices_policy_is_heeded() -> None:
    batas = Kebijakan(batas_atas=Decimal(100))
    assert audit_row(row("90", "100", "100"), batas).nilai == "cocok"
    n2 = Kebijakan(rumus_negatif=Polaritas.NEGATIF_N2)
    assert audit_row(row("10", "4", "99", "negatif"), n2).rumus == "T/R × 100"


def test_a_row_with_too_many_cells_is_not_trusted() -> None:
    assert (
        audit_row(row("90", "100", "111,11", cacat="isi baris lebih banyak")).nilai == "tidak dapat dihitung"
    )


def test_a_note_on_unrounded_figures_needs_decimals_that_allow_them() -> None:
    assert audit_row(row("0,5", "0,6", "200")).catatan == ()
    assert audit_row(row("-0,4", "0,6", "200")).nilai == "tidak dapat dihitung"


@pytest.mark.parametrize(
    ("teks", "polaritas"),
    [
        ("Positif", Polaritas.POSITIF),
        ("maximize", Polaritas.POSITIF),
        ("Semakin rendah semakin baik", Polaritas.NEGATIF),
        ("Semakin tinggi semakin buruk", Polaritas.NEGATIF),
        ("lower is better", Polaritas.NEGATIF),
        ("NEGATIF (N2)", Polaritas.NEGATIF_N2),
        ("negatif N3", Polaritas.NEGATIF_N3),
        ("rentang", Polaritas.RENTANG),
        ("unknown", None),
        ("-", None),
        ("", None),
    ],
)
def test_polarity_in_the_words_of_tables(teks: str, polaritas: Polaritas | None) -> None:
    assert read_polarity(teks) == polaritas


@given(SEL, SEL, SEL, st.sampled_from(["", "positif", "negatif", "rentang"]))
def test_no_row_raises(target: object, realisasi: object, capaian: object, polaritas: str) -> None:
    hasil = audit_row(row(target, realisasi, capaian, polaritas))
    assert hasil.capaian_hitung is None or hasil.capaian_hitung.is_finite()


def test_the_same_words_for_target_and_realisation() -> None:
    """A level that was reached needs no figure; another level has none to compare."""
    sama = audit_row(BarisTerbit(2, "Kematangan", "level", "positif", "Level 3", "level  3", "100"))
    assert (sama.nilai, sama.rumus) == (Nilai.COCOK, "realisasi sama dengan target")
    assert audit_row(BarisTerbit(2, "A", "level", "", "Level 3", "Level 4", "120")).nilai == Nilai.TIDAK_DAPAT
    assert audit_row(BarisTerbit(2, "A", "", "", "31 Maret", "28 Februari", "100")).nilai == Nilai.TIDAK_DAPAT
