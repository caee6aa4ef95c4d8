"""Charts of an edited draft: a changed point or label and a lost chart are found, nothing else is."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from sample_rekap import sample_laporan, sample_rekap

from lkjip_xl.domain.cocok.bagan import compare_charts
from lkjip_xl.domain.dokumen import Dokumen
from lkjip_xl.formats.docx.reader import read_docx
from lkjip_xl.formats.report.document import write_report

BAGAN = "word/charts/lkjip3.xml"  # capaian per sasaran


@pytest.fixture(scope="module")
def draf(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("bagan") / "v1.docx"
    write_report(path, sample_rekap(), sample_laporan())
    return path


def edited(draf: Path, part: str, change: Callable[[str], str]) -> Dokumen:
    path = draf.with_name("sunting.docx")
    with zipfile.ZipFile(draf) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data.decode()).encode() if name == part else data)
    return read_docx(path)


def findings(draf: Path, kini: Dokumen) -> list[tuple[str, str]]:
    return [(p.kode, p.pesan) for p in compare_charts(read_docx(draf), kini)]


def test_charts_are_read_with_their_figures(draf):
    bagan = read_docx(draf).bagan
    assert [b.judul for b in bagan][2] == "Capaian per sasaran strategis Tahun 2025 (%)"
    assert [str(n) for n in bagan[2].deret[0].titik.values()] == ["97.31", "112.50", "90.50"]
    assert findings(draf, read_docx(draf)) == []


def test_a_changed_point_is_told_with_its_place(draf):
    kini = edited(draf, BAGAN, lambda x: x.replace("<c:v>97.31</c:v>", "<c:v>98.31</c:v>"))
    [(kode, pesan)] = findings(draf, kini)
    assert kode == "C18"
    assert "Capaian (%) pada Sasaran 1 seharusnya 97,31, kini 98,31" in pesan


def test_a_label_that_was_retyped_is_told(draf):
    [(_, pesan)] = findings(draf, edited(draf, BAGAN, lambda x: x.replace(">112,50<", ">121,50<")))
    assert "seharusnya 112,50, kini label 121,50" in pesan


def test_a_point_taken_out_and_one_put_in(draf):
    kini = edited(draf, BAGAN, lambda x: x.replace("<c:v>97.31</c:v>", "<c:v>NaN</c:v>"))
    assert "kini kosong" in findings(draf, kini)[0][1]
    asal, lain = read_docx(draf), edited(draf, BAGAN, lambda x: x.replace("<c:v>97.31</c:v>", "<c:v></c:v>"))
    assert "seharusnya kosong, kini 97,31" in next(compare_charts(lain, asal)).pesan


def test_noise_of_binary_numbers_and_another_title_or_name_are_no_finding(draf):
    kini = edited(draf, BAGAN, lambda x: x.replace("<c:v>97.31</c:v>", "<c:v>97.3100000000000023</c:v>"))
    assert findings(draf, kini) == []
    assert findings(draf, edited(draf, BAGAN, lambda x: x.replace("Capaian per sasaran", "Grafik"))) == []
    assert findings(draf, edited(draf, BAGAN, lambda x: x.replace(">Capaian (%)<", ">Nilai<"))) == []


def test_series_that_came_or_went(draf):
    kini = edited(draf, BAGAN, lambda x: re.sub(r"<c:lineChart>.*</c:lineChart>", "", x))
    assert "deret “Target 100%” tidak ada lagi" in findings(draf, kini)[0][1]
    assert "deret “Target 100%” baru" in next(compare_charts(kini, read_docx(draf))).pesan


def test_categories_that_came(draf):
    asal = read_docx(draf)
    deret = asal.bagan[2].deret[0]
    more = replace(deret, titik={**deret.titik, "Sasaran 9": deret.titik["Sasaran 1"]})
    kini = replace(asal, bagan=(replace(asal.bagan[2], deret=(more, *asal.bagan[2].deret[1:])),))
    told = [p.pesan for p in compare_charts(replace(asal, bagan=asal.bagan[2:3]), kini)]
    assert "pada sasaran 9 seharusnya kosong" in told[0]


def test_many_points_are_told_shortly(draf):
    other = edited(
        draf, "word/charts/lkjip4.xml", lambda x: re.sub(r"<c:v>\d+\.\d+</c:v>", "<c:v>1</c:v>", x)
    )
    [(_, pesan)] = findings(draf, other)
    assert "titik lainnya" in pesan


def test_a_chart_that_is_gone_is_told_but_not_charts_turned_into_pictures(draf):
    def cut(x: str) -> str:
        return re.sub(r"<w:drawing>(?:(?!</w:drawing>).)*c:chart .*?</w:drawing>", "", x, count=1)

    asal, kini = read_docx(draf), edited(draf, "word/document.xml", cut)
    assert [kode for kode, _ in findings(draf, kini)] == ["C19"]
    pictures = replace(asal, bagan=(), gambar=asal.gambar + len(asal.bagan))
    assert list(compare_charts(asal, pictures)) == []


def behind(draf: Path, change: Callable[[bytes], bytes]) -> Dokumen:
    """A copy whose chart of the sasaran has another workbook behind it."""
    path = draf.with_name("lembar.docx")
    with zipfile.ZipFile(draf) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == "word/embeddings/lkjip3.xlsx" else data)
    return read_docx(path)


def test_a_figure_changed_in_the_workbook_behind_a_chart(draf):
    """Word draws it once somebody edits the data of the chart."""

    def change(data: bytes) -> bytes:
        book = openpyxl.load_workbook(io.BytesIO(data))
        book["Data"]["B2"] = 12.34
        book["Data"]["B3"] = "teks"
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    [(kode, pesan)] = findings(draf, behind(draf, change))
    assert kode == "C18"
    assert "Capaian (%) pada Sasaran 1 seharusnya 97,31, kini 12,34 dalam lembar data grafik" in pesan


def test_a_chart_whose_workbook_is_gone_or_unreadable_is_read_all_the_same(draf):
    assert findings(draf, behind(draf, lambda _: b"PK\x03\x04 rusak")) == []
    loose = edited(draf, "word/charts/_rels/lkjip3.xml.rels", lambda x: re.sub(r"<Relationship .*?/>", "", x))
    assert findings(draf, loose) == []
    strange = edited(draf, BAGAN, lambda x: x.replace("Data!$B$2:$B$4", "[0]!$B$2:$B$4"))
    assert findings(draf, strange) == []
