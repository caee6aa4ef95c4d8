"""An edited draft against the draft: each kind of harm is found, nothing else is."""

from __future__ import annotations

import copy
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sample_rekap import sample_laporan, sample_rekap

from lkjip_xl.domain.cetakan import collect_figures
from lkjip_xl.domain.cocok.pencocokan import compare, is_related
from lkjip_xl.domain.dokumen import Dokumen
from lkjip_xl.formats.docx.gate import open_docx
from lkjip_xl.formats.docx.reader import read_docx, read_parts
from lkjip_xl.formats.drafts.figures import printed_figures
from lkjip_xl.formats.report.document import write_report
from lkjip_xl.formats.word.fields import visible_text
from lkjip_xl.formats.word.plain import W

Change = Callable[[Any], None]
SATU, DUA = "Persentase PMKS yang memperoleh bantuan sosial", "Angka kemiskinan"


class Draf:
    """One small draft, and what is found in edited copies of it."""

    def __init__(self, path: Path) -> None:
        r = sample_rekap()
        self.rekap = replace(r, sasaran=r.sasaran[:1], anggaran=r.anggaran[:3])
        self.path = path
        write_report(path, self.rekap, sample_laporan())
        self.angka = {a.tag: a for a in printed_figures(self.rekap, collect_figures(self.rekap))}
        self.asal = read_docx(path)

    def edited(self, *changes: Change) -> Dokumen:
        parts = open_docx(self.path)
        body = parts.document.find(f"{W}body")
        for change in changes:
            change(body)
        return read_parts(parts)

    def findings(self, *changes: Change) -> list[tuple[str, str, str]]:
        found = compare(self.asal, self.edited(*changes), self.angka)
        return [(p.kode, f"{p.lembar} › {p.sel}", p.pesan) for p in found]

    def codes(self, *changes: Change) -> list[str]:
        return [kode for kode, *_ in self.findings(*changes)]


@pytest.fixture(scope="module")
def draf(tmp_path_factory) -> Draf:
    return Draf(tmp_path_factory.mktemp("draf") / "v1.docx")


def above(element: Any, name: str) -> Any:
    return next((a for a in element.iterancestors() if a.tag == f"{W}{name}"), None)


def controls(body: Any, tag: str, *, table: str = "") -> list[Any]:
    """Controls of a tag: those in tables with this word in the header row, or those in sentences."""
    found = []
    for sdt in body.iter(f"{W}sdt"):
        name = sdt.find(f"{W}sdtPr/{W}tag")
        if name is None or name.get(f"{W}val") != f"lkjip:{tag}":
            continue
        tbl = above(sdt, "tbl")
        header = "" if tbl is None else visible_text(next(tbl.iter(f"{W}tr")))
        if table in header if table else tbl is None:
            found.append(sdt)
    return found


def set_text(element: Any, teks: str) -> None:
    first, *others = element.iter(f"{W}t")
    first.text = teks
    for other in others:
        other.text = ""


def retype(paragraph: Any, teks: str) -> None:
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            paragraph.remove(child)
    run = paragraph.makeelement(f"{W}r")
    run.append(run.makeelement(f"{W}t"))
    run[0].text = teks
    paragraph.append(run)


def swap(one: Any, two: Any) -> None:
    mark = one.makeelement("x")
    one.addprevious(mark)
    two.addprevious(one)
    mark.addprevious(two)
    mark.getparent().remove(mark)


def add(teks: str, gaya: str = "") -> Change:
    def change(body: Any) -> None:
        paragraph = body.makeelement(f"{W}p")
        retype(paragraph, teks)
        if gaya:
            paragraph.insert(0, paragraph.makeelement(f"{W}pPr"))
            paragraph[0].append(paragraph.makeelement(f"{W}pStyle", {f"{W}val": gaya}))
        body.insert(len(body) - 1, paragraph)

    return change


def without_tags(body: Any) -> None:
    """What LibreOffice leaves of a control."""
    for node in [n for name in ("tag", "alias") for n in body.iter(f"{W}{name}")]:
        node.getparent().remove(node)


def without_bookmarks(body: Any) -> None:
    for node in list(body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        node.getparent().remove(node)


def pasted_as_text(body: Any) -> None:
    without_bookmarks(body)
    for sdt in list(body.iter(f"{W}sdt")):
        for child in list(sdt.find(f"{W}sdtContent")):
            sdt.addprevious(child)
        sdt.getparent().remove(sdt)


def restyled(body: Any) -> None:
    """Every style and every format another one, every text cut into two runs."""
    for node in list(body.iter(f"{W}pStyle")):
        node.set(f"{W}val", "Normal")
    for t in [t for t in body.iter(f"{W}t") if t.text and len(t.text) > 1 and t.getparent().tag == f"{W}r"]:
        run = copy.deepcopy(t.getparent())
        rest = next(run.iter(f"{W}t"))
        rest.text, t.text = t.text[1:], t.text[:1]
        t.getparent().addnext(run)


def table(body: Any) -> Any:
    return above(controls(body, "IKU-1:realisasi", table="Kategori")[0], "tbl")


def rows(body: Any) -> list[Any]:
    return list(table(body).iter(f"{W}tr"))


def cell(body: Any, row: int, column: int) -> Any:
    return list(rows(body)[row].iter(f"{W}tc"))[column]


def sentence(body: Any, tag: str = "IKU-1:realisasi") -> Any:
    return above(controls(body, tag)[0], "p")


@pytest.mark.parametrize("stripped", [None, without_tags, without_bookmarks, pasted_as_text])
@pytest.mark.parametrize("style", [None, restyled])
def test_no_alarm_where_nobody_changed_a_figure(draf, stripped, style):
    assert draf.codes(*filter(None, (stripped, style))) == []


@pytest.mark.office
def test_no_alarm_after_libreoffice(draf, tmp_path):
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless"]
    convert = [*command, "--convert-to", "docx:Office Open XML Text", "--outdir", str(tmp_path)]
    assert shutil.which("soffice")
    subprocess.run([*convert, str(draf.path)], check=True, capture_output=True, timeout=90)
    assert compare(draf.asal, read_docx(tmp_path / draf.path.name), draf.angka) == ()


STRIPPED = pytest.mark.parametrize("stripped", [lambda _: None, without_tags, pasted_as_text])


@STRIPPED
def test_a_digit_in_a_table(draf, stripped):
    [found] = draf.findings(lambda b: set_text(cell(b, 1, 4), "88,5"), stripped)
    assert found[0] == "C01"
    assert "Tabel 3.3" in found[1]
    assert "baris 2, kolom “Realisasi”" in found[1]
    assert f"realisasi “{SATU}” tertulis “88,5”, padahal menurut rekap “87,5”" in found[2]


@STRIPPED
def test_a_digit_in_a_sentence(draf, stripped):
    [found] = draf.findings(lambda b: set_text(controls(b, "IKU-1:realisasi")[0], "88,5"), stripped)
    assert found[0] == "C01"
    assert "Target dan realisasi Tahun 2025 › paragraf 4" in found[1]
    assert "“88,5”" in found[2]


def test_a_digit_typed_behind_a_figure(draf):
    def change(b):
        mark = controls(b, "IKU-1:realisasi")[0].getnext()
        run = copy.deepcopy(next(sentence(b).iter(f"{W}r")))
        set_text(run, "1")
        mark.addnext(run)

    [(kode, _, pesan)] = draf.findings(change)
    assert kode == "C01"
    assert "“87,51”" in pesan


def test_a_tracked_replacement_counts_as_the_reader_sees_it(draf):
    def change(b):
        run = next(controls(b, "IKU-1:realisasi")[0].iter(f"{W}r"))
        inserted, deleted = (run.makeelement(f"{W}{n}") for n in ("ins", "del"))
        run.addprevious(inserted)
        run.addprevious(deleted)
        inserted.append(copy.deepcopy(run))
        set_text(inserted, "90")
        deleted.append(run)
        next(run.iter(f"{W}t")).tag = f"{W}delText"

    assert draf.codes(change) == ["C01"]


@STRIPPED
def test_words_that_turn_a_figure(draf, stripped):
    assert draf.codes(lambda b: set_text(cell(b, 1, 6), "Tinggi"), stripped) == ["C01"]
    add_word = lambda b: retype(cell(b, 1, 6).find(f"{W}p"), "tidak Sangat Tinggi")  # noqa: E731
    assert draf.codes(add_word, stripped) == ["C01"]


@STRIPPED
def test_notes_beside_a_figure_are_no_change(draf, stripped):
    assert draf.codes(lambda b: retype(cell(b, 1, 4).find(f"{W}p"), "87,50 % *"), stripped) == []


@STRIPPED
def test_swapped_rows(draf, stripped):
    [(kode, _, pesan)] = draf.findings(lambda b: swap(*rows(b)[1:3]), stripped)
    assert (kode, DUA in pesan, SATU in pesan) == ("C07", True, True)


def test_figures_that_changed_places(draf):
    found = draf.findings(lambda b: swap(cell(b, 1, 4), cell(b, 2, 4)))
    assert [kode for kode, *_ in found] == ["C03", "C03"]
    assert f"yaitu realisasi “{DUA}”" in found[0][2]


def test_names_that_changed_places(draf):
    assert draf.codes(
        lambda b: swap(cell(b, 1, 1), cell(b, 2, 1)), lambda b: swap(cell(b, 1, 0), cell(b, 2, 0))
    )


def test_figures_of_another_row_typed_in(draf):
    def change(b):
        set_text(cell(b, 1, 4), "6,72")

    [(kode, _, pesan)] = draf.findings(change, pasted_as_text)
    assert (kode, f"“6,72” adalah realisasi “{DUA}”" in pesan) == ("C01", True)


def test_headers_that_changed_places(draf):
    assert set(draf.codes(lambda b: swap(cell(b, 0, 3), cell(b, 0, 4)))) == {"C03"}


@STRIPPED
def test_a_table_is_gone(draf, stripped):
    [(kode, place, pesan)] = draf.findings(lambda b: b.remove(table(b)), stripped)
    assert kode == "C04"
    assert "Tabel 3.3" in place
    assert "Tabel 3.3" in pesan


def test_a_table_without_caption_is_gone(draf):
    def change(b):
        b.remove(above(controls(b, "perangkat-daerah:capaian", table="Rata-rata")[0], "tbl"))

    [(kode, _, pesan)] = draf.findings(change)
    assert (kode, "Ringkasan Eksekutif" in pesan) == ("C04", True)


@STRIPPED
def test_a_row_is_gone(draf, stripped):
    [(kode, _, pesan)] = draf.findings(lambda b: table(b).remove(rows(b)[2]), stripped)
    assert (kode, f"“{DUA}”" in pesan) == ("C05", True)


def test_a_column_is_gone(draf):
    def change(b):
        for row in rows(b)[:3]:
            row.remove(list(row.iter(f"{W}tc"))[4])

    codes = draf.findings(change)
    assert ("C06", True) in [(kode, "Realisasi" in pesan) for kode, _, pesan in codes]


@STRIPPED
def test_a_cell_is_emptied(draf, stripped):
    assert draf.codes(lambda b: retype(cell(b, 1, 4).find(f"{W}p"), ""), stripped) == ["C02"]


def test_a_column_pasted_as_plain_text(draf):
    def pasted(*values):
        def change(b):
            cells = [cell(b, row, 4) for row in (1, 2)]
            for where, teks in zip(cells, values, strict=True):
                retype(where.find(f"{W}p"), teks)

        return change

    assert draf.codes(pasted("87,5", "6,72")) == []
    assert draf.codes(pasted("6,72", "87,5")) == ["C01", "C01"]


def test_a_renamed_header_is_no_missing_column(draf):
    assert draf.codes(lambda b: set_text(cell(b, 0, 4), "Realisasi akhir tahun")) == []
    assert draf.codes(lambda b: set_text(cell(b, 0, 4), "Realisasi akhir tahun"), pasted_as_text) == []


@STRIPPED
def test_a_count_beside_the_figures(draf, stripped):
    def change(b):
        tbl = above(controls(b, "sasaran-1:capaian", table="Jumlah indikator")[0], "tbl")
        set_text(list(list(tbl.iter(f"{W}tr"))[1].iter(f"{W}tc"))[2], "5")

    assert draf.codes(change, stripped) == ["C17"]


def test_a_paragraph_retyped(draf):
    def again(lama="", baru=""):
        return lambda b: retype(sentence(b), visible_text(sentence(b)).replace(lama or "\0", baru))

    assert draf.codes(again()) == []
    assert draf.codes(again("87,5", "89,5")) == ["C01"]
    assert draf.codes(again("102,94 persen", "memuaskan")) == ["C02"]
    assert draf.codes(again("melampaui", "belum mencapai")) == ["C16"]
    assert draf.codes(again("Realisasi", "Dari 12 kelurahan, realisasi")) == ["C09"]
    free = draf.findings(lambda b: retype(sentence(b), f"{SATU} mencapai 98,2 persen."), pasted_as_text)
    assert free[0][0] == "C01"
    assert "98,2" in free[0][2]


def test_a_retyped_paragraph_with_other_words_is_the_only_new_one_there(draf):
    codes = draf.codes(lambda b: retype(sentence(b), "Kini 98,2 tercapai."))
    assert set(codes) == {"C01", "C02"}


def test_a_computed_count_in_a_sentence(draf):
    def change(b):
        t = next(
            t
            for t in sentence(b, "sasaran-1:capaian").iter(f"{W}t")
            if "1 indikator melampaui" in (t.text or "")
        )
        t.text = t.text.replace("1 indikator melampaui", "2 indikator melampaui")

    [(kode, _, pesan)] = draf.findings(change)
    assert (kode, "angka 2" in pesan) == ("C09", True)


def test_new_numbers_of_tables_are_no_change(draf):
    def change(b):
        for p in [p for p in b.iter(f"{W}p") if "Tabel 3." in visible_text(p) and above(p, "tbl") is None]:
            retype(p, visible_text(p).replace("Tabel 3.", "Tabel 4.1"))

    assert draf.codes(change) == []


@STRIPPED
def test_a_paragraph_is_gone(draf, stripped):
    [(kode, place, pesan)] = draf.findings(lambda b: b.remove(sentence(b)), stripped)
    assert kode == "C08"
    assert place.endswith("dalam draf")
    assert "87,5" in pesan


def test_figures_exchanged_in_a_sentence(draf):
    """Their controls change places, as by cutting and pasting; the bookmarks stay or go with them."""

    def change(b):
        swap(*(controls(b, f"IKU-1:{name}")[0] for name in ("realisasi", "target")))

    assert draf.codes(change) == ["C01", "C01"]
    assert draf.codes(change, without_bookmarks) == ["C03", "C03"]


def test_a_copied_figure_must_say_the_same(draf):
    def copied(teks):
        def change(b):
            paragraph = b.makeelement(f"{W}p")
            paragraph.append(copy.deepcopy(controls(b, "IKU-1:realisasi")[0]))
            set_text(paragraph, teks)
            b.insert(len(b) - 1, paragraph)

        return change

    assert draf.codes(copied("87,5")) == []
    assert draf.codes(copied("91")) == ["C01"]


@pytest.mark.parametrize(
    "teks",
    [
        f"Capaian indikator {DUA} tahun 2025 adalah 99,99 persen.",
        f"{SATU.upper()} terealisasi 77 persen.",
        "Rata-rata capaian sasaran strategis mencapai 120,5 persen.",
        "Capaian sasaran 1 sebesar 55,5 persen.",
        "Pagu Program Rehabilitasi Sosial sebesar Rp 9.000.000.000,00.",
        "IKU-2 mencapai 12,5 persen.",
    ],
)
def test_sentences_that_contradict_the_rekap(draf, teks):
    [(kode, _, pesan)] = draf.findings(add(teks))
    assert kode == "C10"
    assert "tidak memuat angka itu" in pesan


@pytest.mark.parametrize(
    "teks",
    [
        f"Capaian indikator {DUA} tahun 2025 adalah 91,61 persen (Tabel 3.3), target 6,2 persen.",
        f"Rapat target {DUA} diadakan pada 12 Maret 2025, Nomor 45 Tahun 2023, dan dihadiri 30 orang.",
        f"{DUA} dibahas oleh 12 orang.",
        "Kantor memiliki 45 pegawai dengan target 50 pegawai.",
        "Realisasi bantuan menurut catatan lama adalah 1.2.3 unit untuk Angka kemiskinan.",
    ],
)
def test_sentences_that_say_nothing_wrong(draf, teks):
    assert draf.codes(add(teks)) == []


def test_headings_and_captions_are_no_claims(draf):
    claim = f"Target dan realisasi {DUA} 17,3"
    assert draf.codes(add(claim, "Heading2"), add(f"Tabel 9.1 {claim}"), add(claim, "TOC1")) == []


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("Nama {{ kepala }}", "C11"),
        ("{% if ada %}", "C11"),
        ("Nomor ..........", "C12"),
        ("Nomor ____________", "C12"),
        ("[isi nama kepala]", "C12"),
        ("TODO", "C12"),
        ("Sebanyak XX orang", "C12"),
        ("Perlu diisi: uraian", "C12"),
        ("Nilai NaN persen", "C13"),
        ("None", "C13"),
        ("#DIV/0!", "C13"),
    ],
)
def test_leftovers(draf, teks, kode):
    assert draf.codes(add(teks)) == [kode]


def test_what_looks_like_a_leftover_and_is_none(draf):
    assert draf.codes(add("Bab XXI, dll. ... dan Nona Ina di Nanga Pinoh; tinjau {buku}")) == []


def test_a_foreign_document_is_told_apart(draf):
    empty = Dokumen(())
    assert is_related(draf.asal, draf.edited(pasted_as_text))
    assert is_related(draf.asal, draf.edited(without_tags))
    assert not is_related(draf.asal, empty)
    assert not is_related(empty, draf.asal)
