"""Rules of the sheets Individu and Dokumen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.domain.isian_dokumen import answer, documents_of
from lkjip_xl.domain.isian_individu import person_code, person_number, used_rows
from lkjip_xl.domain.problems import Problem
from lkjip_xl.domain.records import Asal, Isian, Stempel, Submission
from lkjip_xl.domain.rules.formulir import check_submission

NIP = "19900512 201503 2 001"
LAIN = "19850301 201001 1 002"
ORANG: dict[str, object] = {
    "Nama": "Siti Contoh",
    "NIP": NIP,
    "Jabatan": "Staf",
    "Indikator": "Surat selesai",
    "Satuan": "surat",
    "Target": Decimal(100),
    "Realisasi": Decimal(90),
    "Keterangan": None,
}
DOKUMEN: dict[str, object] = dict.fromkeys(("Ada", "Tanggal", "Halaman", "Tautan", "Keterangan"))
DAFTAR = {"D-01": "IKU", "D-02": "Renja"}


def _form(lembar: str, rows: dict[str, dict[str, object]]) -> Submission:
    cells = []
    for n, (kode, kolom) in enumerate(rows.items(), start=6):
        for j, (nama, nilai) in enumerate(kolom.items()):
            sel = f"{chr(67 + j)}{n}"
            angka = float(nilai) if isinstance(nilai, Decimal) else nilai
            baca = None if nilai in ("n/a", "-") and nama == "Realisasi" else nilai
            cells.append(Isian(lembar, sel, kode, nama, baca, angka, Asal("f.xlsx", lembar, sel)))
    return Submission("f.xlsx", Stempel(2025, "s", "U", "B", 1, "T"), tuple(cells))


def _people(*rows: dict[str, object]) -> list[Problem]:
    form = _form("Individu", {person_code(n): {**ORANG, **r} for n, r in enumerate(rows, start=1)})
    return list(check_submission(form, {}, {}, Kebijakan()))


def _documents(nama: dict[str, str] | None = None, **rows: object) -> list[Problem]:
    form = _form("Dokumen", {"D-01": {**DOKUMEN, **rows}})
    return list(check_submission(form, {}, {}, Kebijakan(), DAFTAR if nama is None else nama))


def _codes(found: list[Problem]) -> list[str]:
    return [p.kode for p in found]


def test_codes_of_rows() -> None:
    assert [person_code(n) for n in (1, 20, 100)] == ["I-01", "I-20", "I-100"]
    assert [person_number(k) for k in ("I-01", "I-100", "I-1", "I-00", "I-001", "X-01", "")] == [
        *(1, 100),
        *(0, 0, 0, 0, 0),
    ]


def test_a_whole_row_has_no_findings() -> None:
    assert _people({}) == []
    assert _people({"NIP": "-"}) == []
    assert _people({}, dict.fromkeys(ORANG)) == []


def test_nobody_at_all() -> None:
    (found,) = _people(dict.fromkeys(ORANG), dict.fromkeys(ORANG, " "))
    assert (found.kode, found.sel) == ("P50", "C6")
    assert used_rows(_form("Individu", {})) == {}


@pytest.mark.parametrize(
    ("kolom", "kode", "sel"),
    [
        ({"Nama": None, "Target": None}, "P51", "C6"),
        ({"Target": None}, "P51", "H6"),
        ({"NIP": None}, "P52", "D6"),
        ({"NIP": "1234"}, "N30", "D6"),
        ({"NIP": "19901312 201503 2 001"}, "N32", "D6"),
        ({"NIP": Decimal(199005122015032001)}, "N31", "D6"),
        ({"Realisasi": None}, "P53", "I6"),
        ({"Realisasi": "n/a"}, "P54", "I6"),
        ({"Realisasi": "n/a", "Keterangan": "data belum terbit"}, "P55", "I6"),
        ({"Realisasi": Decimal(-1), "Satuan": "nilai"}, "P08", "I6"),
        ({"Realisasi": Decimal(-1), "Satuan": "dokumen"}, "P07", "I6"),
    ],
)
def test_findings_of_a_row(kolom: dict[str, object], kode: str, sel: str) -> None:
    (found,) = _people(kolom)
    assert (found.kode, found.sel, found.lembar) == (kode, sel, "Individu")


def test_a_rate_may_fall_and_an_unreadable_figure_was_told_by_the_reader() -> None:
    assert _people({"Realisasi": Decimal(-1), "Indikator": "Penurunan keluhan"}) == []
    assert _people({"Realisasi": "banyak"}) == []


def test_columns_that_are_gone_are_not_asked() -> None:
    tanpa = {k: v for k, v in ORANG.items() if k not in ("NIP", "Realisasi", "Target")}
    assert list(check_submission(_form("Individu", {"I-01": tanpa}), {}, {}, Kebijakan())) == []


def test_one_nip_belongs_to_one_person() -> None:
    found = _people({}, {"Nama": "Budi Contoh"}, {"Nama": "SITI  contoh", "Indikator": "Lain"})
    assert [(p.kode, p.sel) for p in found] == [("P56", "D7")]
    assert "Siti Contoh" in found[0].pesan
    assert "I-01" in found[0].pesan


def test_one_person_has_one_nip() -> None:
    found = _people({}, {"NIP": LAIN, "Indikator": "Lain"}, {"NIP": "-", "Indikator": "Lagi"})
    assert [(p.kode, p.sel) for p in found] == [("P57", "D7")]


def test_the_same_indicator_twice() -> None:
    found = _people({}, {"Indikator": "surat  SELESAI"}, {"Indikator": "Lain"})
    assert [(p.kode, p.sel) for p in found] == [("P58", "F7")]
    assert _codes(_people({}, {"Indikator": None})) == ["P51"]


def test_answers() -> None:
    assert [answer(t) for t in ("ada", " ADA ", "Tidak", "tidak  ada", "belum ada", "ya")] == [
        *(True, True),
        *(False, False, False),
        True,
    ]
    assert [answer(t) for t in ("", "mungkin")] == [None, None]


@pytest.mark.parametrize(
    ("kolom", "kode"),
    [
        ({}, ["P60"]),
        ({"Ada": "mungkin " * 20}, ["P61"]),
        ({"Ada": "ada"}, ["P62"]),
        ({"Ada": "ada", "Tanggal": "3 Januari 2025"}, []),
        ({"Ada": "ada", "Tautan": "https://contoh.go.id/a"}, []),
        ({"Ada": "ada", "Tanggal": "kemarin"}, ["P63"]),
        ({"Ada": "ada", "Tautan": r"D:\data\iku.pdf"}, ["P66"]),
        ({"Ada": "ada", "Tautan": "file:///c/iku.pdf"}, ["P66"]),
        ({"Ada": "tidak"}, ["P65"]),
        ({"Ada": "tidak", "Keterangan": "belum disusun"}, []),
        ({"Ada": "tidak", "Keterangan": "x", "Halaman": "3", "Tautan": "t"}, ["P64"]),
    ],
)
def test_findings_of_a_document(kolom: dict[str, object], kode: list[str]) -> None:
    assert _codes(_documents(**kolom)) == kode


def test_a_document_is_named_and_placed() -> None:
    (found,) = _documents(Ada="ada")
    assert "Dokumen D-01 (IKU)" in found.pesan
    assert (found.lembar, found.sel) == ("Dokumen", "D6")
    assert _codes(_documents({"D-02": "Renja"}, Ada="ada")) == ["P19"]
    assert _codes(_documents({}, Ada="ada")) == ["P62"]


def test_columns_of_documents_that_are_gone() -> None:
    form = _form("Dokumen", {"D-01": {"Tanggal": None}, "D-02": {"Ada": "ada"}})
    assert list(check_submission(form, {}, {}, Kebijakan(), DAFTAR)) == []
    form = _form("Dokumen", {"D-01": {"Ada": "tidak"}})
    assert list(check_submission(form, {}, {}, Kebijakan(), DAFTAR)) == []


def test_documents_as_records() -> None:
    form = _form("Dokumen", {"D-01": {**DOKUMEN, "Ada": "ada", "Tanggal": "3 Januari 2025"}})
    (satu,) = documents_of(form, DAFTAR)
    assert (satu.nama, satu.ada, satu.tanggal, satu.tautan) == ("IKU", True, date(2025, 1, 3), "")
