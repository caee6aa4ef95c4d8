"""The rules for the tables that people keep in the master."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.domain.kode import code_of, split_codes
from lkjip_xl.domain.rules.master import check_master

Row = dict[str, tuple[object, str]]


def _row(nomor: int = 5, **isi: object) -> Row:
    return {k: (v, f"{chr(65 + i)}{nomor}") for i, (k, v) in enumerate(isi.items())}


def _indikator(nomor: int = 5, **ganti: object) -> Row:
    isi: dict[str, object] = {
        "Kode": "1.1",
        "Sasaran": "S",
        "Indikator": "Jumlah lansia",
        "Satuan": "orang",
        "Polaritas": "positif",
        "Target": 100,
        "Bidang": "A",
        "Konsolidasi": "jumlah",
        "Agregasi": "jumlah",
    }
    return _row(nomor, **(isi | ganti))


def _anggaran(nomor: int = 5, **ganti: object) -> Row:
    isi: dict[str, object] = {"Kode": "5.1", "Uraian": "P", "Jenjang": "program", "Pagu": 1000, "Bidang": "A"}
    return _row(nomor, **(isi | ganti))


BIDANG = [_row(Kode="A", Nama="Bidang A"), _row(6, Kode="B", Nama="Bidang B")]
PAKAI_B = _anggaran(9, Kode="9", Bidang="B")


def _codes(
    indikator: list[Row] | None = None, anggaran: list[Row] | None = None, bidang: list[Row] | None = None
) -> list[str]:
    found = check_master(
        [_indikator()] if indikator is None else indikator,
        [_anggaran(), PAKAI_B] if anggaran is None else [*anggaran, PAKAI_B],
        BIDANG if bidang is None else bidang,
    )
    assert all(p.berkas == "Master LKjIP.xlsx" and p.saran for p in found)
    return [p.kode for p in found]


def test_a_sound_master_has_no_findings() -> None:
    assert _codes() == []
    assert _codes([_indikator(Target="80-90", Polaritas="rentang")]) == []
    assert _codes([_indikator(Target="BB")]) == []
    assert _codes([_indikator(Target="n/a")]) == []


@pytest.mark.parametrize(
    ("row", "kode"),
    [
        (_indikator(Polaritas="Positif"), "P32"),
        (_indikator(Konsolidasi="total"), "P32"),
        (_indikator(Agregasi="rerata"), "P32"),
        (_indikator(Target=None), "P33"),
        (_indikator(Target="seratus"), "P36"),
        (_indikator(Target="x", Polaritas="aneh"), "P32 P36"),
        (_indikator(Bidang="A; Z"), "P31"),
        (_indikator(Bidang="A; B", Satuan="%"), "P35"),
        (_indikator(Bidang="A; B", Satuan="%", Agregasi="rasio"), ""),
        (_indikator(Bidang="A; B", Satuan="Indeks (0-4)", Agregasi=""), "P35"),
        (_indikator(Bidang="A; B", Satuan="kasus per 1.000"), "P35"),
        (_indikator(Bidang="A; B", Satuan="nilai", Agregasi="rata-rata"), ""),
        (_indikator(Bidang="A; B", Agregasi=""), "P39"),
        (_indikator(Agregasi=""), ""),
    ],
)
def test_indicators(row: Row, kode: str) -> None:
    assert " ".join(_codes([row])) == kode


def test_findings_stand_at_their_cell_and_name_the_choices() -> None:
    found = check_master([_indikator(7, Konsolidasi="total")], [PAKAI_B], BIDANG)
    assert [(p.lembar, p.sel) for p in found] == [("Indikator", "H7")]
    assert "jumlah, rata-rata, nilai akhir" in found[0].saran


def test_codes_are_unique() -> None:
    assert _codes([_indikator(), _indikator(6)]) == ["P30", "P30"]
    assert _codes([_indikator(Kode=1.0), _indikator(6, Kode="1")]) == ["P30", "P30"]
    assert _codes(bidang=[*BIDANG, _row(7, Kode="a", Nama="kecil")])[:2] == ["P30", "P30"]
    assert _codes([_indikator(Kode="")]) == ["P33"]


def test_empty_tables() -> None:
    assert _codes([]) == ["P37"]
    assert check_master([_indikator()], [], [BIDANG[0]]) == ()


@pytest.mark.parametrize("kode", ["A B", "a/b", "x" * 21, "-A", "A.", "é"])
def test_codes_of_units_name_files_and_sheets(kode: str) -> None:
    assert _codes(bidang=[*BIDANG, _row(7, Kode=kode, Nama="N")]) == ["P34"]


def test_units_without_work() -> None:
    assert _codes(bidang=[*BIDANG, _row(7, Kode="C-1", Nama="N"), _row(8, Kode="", Nama="N")]) == [
        "P33",
        "P38",
    ]


def test_budget_lines() -> None:
    assert _codes(anggaran=[_anggaran(Pagu="banyak")]) == ["P36"]
    assert _codes(anggaran=[_anggaran(Pagu="")]) == ["P33"]
    anak = [_anggaran(6, Kode="5.1.1", Jenjang="kegiatan", Pagu="Rp600")]
    assert _codes(anggaran=[_anggaran(), *anak]) == ["B09"]
    anak.append(_anggaran(7, Kode="5.1.2", Jenjang="kegiatan", Pagu=400))
    assert _codes(anggaran=[_anggaran(), *anak]) == []
    anak.append(_anggaran(8, Kode="5.1.3", Jenjang="kegiatan", Pagu=""))
    assert _codes(anggaran=[_anggaran(), *anak]) == ["P33"]


def test_the_scale_of_predicates_is_the_office_s_own() -> None:
    row = _indikator(Target="Istimewa")
    assert [p.kode for p in check_master([row], [PAKAI_B], BIDANG)] == ["P36"]
    skala = {"Istimewa": Decimal(95)}
    assert check_master([row], [PAKAI_B], BIDANG, predikat=skala) == ()


def test_rows_without_a_column_are_no_error() -> None:
    assert [
        p.kode for p in check_master([_indikator()], [_row(Kode="5", Uraian="u", Bidang="B")], BIDANG)
    ] == ["P33"]


def test_codes_as_text() -> None:
    assert [code_of(n) for n in (5.0, 5.1, " 1.06  .01 ", None, 7)] == ["5", "5.1", "1.06 .01", "", "7"]
    assert split_codes("A; B,A\nC;") == ("A", "B", "C")


def test_what_forms_do_not_ask_may_be_blank() -> None:
    assert check_master([], [], BIDANG, formulir=("dokumen",)) == ()
    assert [p.kode for p in check_master([], [], [], formulir=("dokumen",))] == ["P37"]
    assert [p.kode for p in check_master([], [], BIDANG, formulir=("indikator", "individu"))] == ["P37"]


def test_a_budget_line_has_one_owner() -> None:
    assert _codes(anggaran=[_anggaran(Bidang="A;B")]) == ["B10"]


def test_a_line_of_another_sasaran_than_its_parent_is_said_where_both_are_named() -> None:
    induk, anak = _anggaran(Sasaran="Satu"), _anggaran(6, Kode="5.1.1", Jenjang="kegiatan", Sasaran="Dua")
    dua = [_indikator(Sasaran="Satu"), _indikator(6, Kode="1.2", Sasaran="Dua")]
    found = check_master(dua, [induk, anak, PAKAI_B], BIDANG)
    assert [(p.kode, p.sel) for p in found] == [("B11", "F6")]
    assert "sasaran induknya (5.1)" in found[0].pesan
    sama = _anggaran(6, Kode="5.1.1", Jenjang="kegiatan", Sasaran=" satu")
    for atas, bawah in (
        (induk, sama),
        (_anggaran(Sasaran=""), anak),
        (induk, _anggaran(6, Kode="5.1.1", Sasaran="")),
    ):
        assert _codes(dua, [atas, bawah]) == []
    assert _codes([dua[0]], [induk, anak]) == [], "the sasaran of a kegiatan, which no indicator has"


PANJANG = "Meningkatnya kualitas pelayanan kesejahteraan sosial"


@pytest.mark.parametrize(
    ("lain", "serupa"),
    [
        (PANJANG + ".", True),
        (PANJANG.replace("nn", "n").replace("kualitas", "kuallitas"), True),
        (PANJANG.upper() + " ", False),
        (PANJANG + " tahap 2", False),
        ("Meningkatnya akuntabilitas kinerja", False),
        ("", False),
    ],
)
def test_sasaran_that_are_almost_the_same(lain: str, *, serupa: bool) -> None:
    rows = [_indikator(Sasaran=PANJANG), _indikator(6, Kode="1.2", Sasaran=lain)]
    found = [p for p in check_master(rows, [PAKAI_B], BIDANG) if p.kode == "P42"]
    assert [(p.lembar, p.sel) for p in found] == ([("Indikator", "B6")] if serupa else [])
    anggaran = [_anggaran(9, Kode="9", Bidang="B", Sasaran=lain)]
    found = [p for p in check_master([_indikator(Sasaran=PANJANG)], anggaran, BIDANG) if p.kode == "P42"]
    assert [p.lembar for p in found] == (["Anggaran"] if serupa else [])


def test_seksi_below_a_bidang_and_names_that_repeat() -> None:
    seksi = [*BIDANG, _row(8, Kode="A.1", Nama="Seksi Satu"), _row(9, Kode="A.2", Nama="seksi satu")]
    found = check_master([_indikator(Bidang="A.1; A.2")], [PAKAI_B], seksi)
    assert [(p.kode, p.sel) for p in found] == [("P43", "B9")], "A has work through its seksi"
    lain = [*BIDANG, _row(8, Kode="A.1", Nama="Seksi Satu"), _row(9, Kode="B.1", Nama="Seksi Satu")]
    assert _codes([_indikator(Bidang="A.1; B.1")], bidang=lain) == []
