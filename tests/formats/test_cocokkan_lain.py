"""What stands beside the figures of an edited draft: units, years, codes, added rows, sentences about the office."""

from __future__ import annotations

import copy
import re
from typing import Any

import pytest
from test_cocokkan import (
    DUA,
    SATU,
    STRIPPED,
    Draf,
    above,
    add,
    cell,
    controls,
    pasted_as_text,
    retype,
    rows,
    sentence,
    set_text,
    table,
)

from lkjip_xl.formats.word.fields import visible_text
from lkjip_xl.formats.word.plain import W


@pytest.fixture(scope="module")
def draf(tmp_path_factory) -> Draf:
    return Draf(tmp_path_factory.mktemp("draf") / "v1.docx")


def added(*cells: tuple[int, str], own: bool = False) -> Any:
    """A row copied below the first one of figures, its texts plain; or a table of people's own with it."""

    def change(body: Any) -> None:
        row = copy.deepcopy(rows(body)[1])
        pasted_as_text(row)
        for column, teks in cells:
            set_text(list(row.iter(f"{W}tc"))[column], teks)
        if not own:
            rows(body)[1].addnext(row)
            return
        new = copy.deepcopy(table(body))
        pasted_as_text(new)
        for old in list(new.iter(f"{W}tr"))[1:]:
            new.remove(old)
        new.append(row)
        body.insert(len(body) - 1, new)

    return change


def paragraph(body: Any, awal: str) -> Any:
    return next(p for p in body.iter(f"{W}p") if visible_text(p).startswith(awal))


@STRIPPED
def test_a_row_added_by_hand_contradicts_the_rekap(draf, stripped):
    [(kode, letak, pesan)] = draf.findings(added((4, "55,5"), (5, "44,4")), stripped)
    assert kode == "C10"
    assert "baris 3" in letak
    assert "55,5, 44,4" in pesan


def test_a_row_of_a_name_that_the_rekap_does_not_know(draf):
    [(kode, _, pesan)] = draf.findings(added((1, "Persentase buatan sendiri"), (4, "55,5")))
    assert kode == "C20"
    assert "Persentase buatan sendiri" in pesan


def test_rows_without_strange_figures_are_no_finding(draf):
    blank = [(n, "") for n in range(7)]
    assert draf.codes(added(*blank)) == []
    assert draf.codes(added((0, "1.1a"))) == []  # the same figures once more


def test_a_table_of_ones_own_that_contradicts_the_rekap(draf):
    assert draf.codes(added((4, "55,5"), own=True)) == ["C10"]
    assert draf.codes(added((1, "Jumlah rapat"), (4, "55,5"), own=True)) == []
    assert draf.codes(added((0, "1.1a"), own=True)) == []


@STRIPPED
def test_another_unit_in_a_table(draf, stripped):
    [(kode, letak, pesan)] = draf.findings(lambda b: set_text(cell(b, 1, 2), "orang"), stripped)
    assert kode == "C17"
    assert "Satuan" in letak
    assert "memuat orang, sedangkan draf memuat %" in pesan
    assert draf.codes(lambda b: set_text(cell(b, 1, 2), "persen"), stripped) == []


def said_otherwise(lama: str, baru: str) -> Any:
    """A sentence with other words behind its figure, its marks kept."""

    def change(body: Any) -> None:
        texts = [t for t in sentence(body).iter(f"{W}t") if lama in (t.text or "")]
        texts[0].text = texts[0].text.replace(lama, baru, 1)

    return change


@STRIPPED
def test_another_unit_in_a_sentence(draf, stripped):
    [(kode, _, pesan)] = draf.findings(said_otherwise(" persen", " orang"), stripped)
    assert kode == "C16"
    assert re.search(r"kini menyatakan “[\d,]+ orang”, sedangkan menurut rekap “[\d,]+ persen”", pesan)
    assert draf.codes(said_otherwise(" persen", " juta persen"), stripped) == ["C16"]


@STRIPPED
@pytest.mark.parametrize("baru", ["%", " dari seluruhnya", " (angka sementara) persen", ""])
def test_the_same_unit_or_none(draf, stripped, baru):
    assert draf.codes(said_otherwise(" persen", baru), stripped) == []


def test_another_year_above_a_column(draf):
    def change(body):
        tbl = above(controls(body, "IKU-1:realisasi", table="Naik")[0], "tbl")
        head = next(c for c in next(tbl.iter(f"{W}tr")).iter(f"{W}tc") if visible_text(c) == "2023")
        set_text(head, "2013")

    [(kode, _, pesan)] = draf.findings(change)
    assert kode == "C17"
    assert "“kepala tabel” memuat 2013, sedangkan draf memuat 2023" in pesan


def test_another_code_of_a_budget_line(draf):
    def change(body):
        tbl = above(controls(body, next(iter(pagu)), table="Serapan")[0], "tbl")
        code = next(list(tbl.iter(f"{W}tr"))[1].iter(f"{W}tc"))
        set_text(code, visible_text(code)[:-1] + "9")

    pagu = [
        t.removeprefix("lkjip:")
        for t, a in draf.angka.items()
        if a.jenis == "anggaran" and a.medan == "pagu_rp"
    ]
    assert draf.codes(change) == ["C17"]


def test_another_number_in_fixed_words(draf):
    law = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014"

    def change(body):
        p = next(p for p in body.iter(f"{W}p") if law in visible_text(p))
        retype(p, visible_text(p).replace("53 Tahun 2014", "53 Tahun 2010"))

    [(kode, _, pesan)] = draf.findings(change)
    assert kode == "C09"
    assert "memuat angka 2010 yang tidak ada dalam draf (dalam draf: 2014)" in pesan


def test_another_bound_of_the_scale(draf):
    def change(body):
        bound = next(p for p in body.iter(f"{W}p") if visible_text(p).startswith("kurang dari 51"))
        retype(bound, "kurang dari 57")
        other = next(p for p in body.iter(f"{W}p") if visible_text(p) == "≥ 91")
        retype(other, "≥ 90")

    assert draf.codes(change) == ["C09", "C09"]


def test_numbers_that_may_change(draf):
    """Days of signing, numbers of tables and pages, and what people write themselves."""

    def another_day(body):
        p = paragraph(body, "Kota")
        retype(p, re.sub(r"\d+ \w+ \d{4}", "29 Februari 2028", visible_text(p)))

    def other_words(body):
        p = paragraph(body, "Data kinerja dan anggaran")
        retype(p, "Data dihimpun dari 7 bidang.")

    assert draf.codes(other_words) == []
    assert draf.codes(add("Lihat Tabel 9.9 dan Gambar 8.8.")) == []
    assert draf.codes(another_day) == []


@pytest.mark.parametrize(
    "teks",
    [
        "Rata-rata capaian sasaran strategis adalah 150,55 persen.",
        "Rata-rata capaian 7 persen.",
        "Realisasi anggaran seluruhnya Rp1.234.567.890,00.",
        "Anggaran terserap 12,5%.",
        "Pagu anggaran tahun ini Rp987 triliun.",
    ],
)
def test_sentences_about_the_office_that_contradict_the_rekap(draf, teks):
    assert draf.codes(add(teks)) == ["C10"]


def test_rounded_figures_of_the_office_and_other_matters_are_no_finding(draf):
    office = {a.medan: a.teks for a in draf.angka.values() if a.jenis == "perangkat"}
    pagu = int(office["pagu_rp"].removeprefix("Rp").split(",")[0].replace(".", ""))
    short = f"{pagu / 1e6:.1f}".replace(".", ",")
    assert (
        draf.codes(add(f"Pagu anggaran sekitar Rp{short} juta, terserap {office['serapan']} persen.")) == []
    )
    assert draf.codes(add(f"Rata-rata capaian {office['capaian'].split(',')[0]} persen.")) == []
    assert draf.codes(add("Realisasi anggaran dibahas dalam 12 rapat bersama 30 orang.")) == []
    assert draf.codes(add(f"{DUA} dan {SATU} dibahas.")) == []
