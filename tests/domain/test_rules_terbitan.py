"""What the master changed since a form was issued."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.domain.records import Asal, BarisAnggaran, Indikator, Isian, Polaritas, Stempel, Submission
from lkjip_xl.domain.rules.terbitan import check_changes

D = Decimal
SATU = Indikator("I1", "S", "Cakupan", "%", Polaritas.POSITIF, D(82), ("A",), target_teks="82,00")
BARIS = BarisAnggaran("5.1", "Program", "program", D(1000), "A")
ISIAN = tuple(
    Isian(lembar, sel, kode, kolom, None, None, Asal("A.xlsx", lembar, sel))
    for lembar, kode, kolom, sel in (
        ("Indikator", "I1", "TW I", "F7"),
        ("Indikator", "I1", "Realisasi", "J7"),
        ("Anggaran", "5.1", "Keterangan", "F7"),
    )
)
FORM = Submission("A.xlsx", Stempel(2025, "s", "u", "A", 1, "t"), ISIAN)


def _found(*, satu: Indikator = SATU, baris: BarisAnggaran = BARIS, **dulu: object) -> list[tuple[str, str]]:
    lembar = {"Satuan": ("Indikator", "I1"), "Target": ("Indikator", "I1"), "Pagu": ("Anggaran", "5.1")}
    terkunci = {(*lembar[kolom], kolom): nilai for kolom, nilai in dulu.items()}
    found = list(check_changes(FORM, terkunci, {"I1": satu}, {"5.1": baris}))
    assert all((p.kode, p.tingkat, p.berkas) == ("F60", "peringatan", "A.xlsx") for p in found)
    return [(p.sel, p.pesan.partition(": ")[2]) for p in found]


@pytest.mark.parametrize("dulu", [{"Satuan": " % ", "Target": 82.0, "Pagu": 1000.0}, {"Target": "82"}, {}])
def test_what_means_the_same_is_no_change(dulu: dict[str, object]) -> None:
    assert _found(**dulu) == []


def test_each_change_is_told_with_both_values() -> None:
    found = _found(Satuan="orang", Target=75.5, Pagu=None)
    assert found == [
        ("J7", "Satuan di master kini “%”, sedangkan formulir yang dibagikan memuat “orang”."),
        ("J7", "Target di master kini “82,00”, sedangkan formulir yang dibagikan memuat “75,5”."),
        ("F7", "Pagu di master kini “Rp1.000,00”, sedangkan formulir yang dibagikan memuat “(kosong)”."),
    ]
    assert _found(Target="BB")[0][1].endswith("memuat “BB”.")


def test_rows_of_another_unit_are_not_compared() -> None:
    pindah = Indikator("I1", "S", "Cakupan", "%", Polaritas.POSITIF, D(1), ("B",), target_teks="1")
    assert _found(satu=pindah, baris=BarisAnggaran("5.1", "P", "", D(1), "B"), Target=2.0, Pagu=3.0) == []
