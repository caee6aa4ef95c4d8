"""Tables of the report: kept whole, a merged cell told again, a note never alone on a page."""

from __future__ import annotations

from dataclasses import replace

from sample_rekap import sample_laporan, sample_rekap

from lkjip_xl.formats.report.charts import add_charts
from lkjip_xl.formats.report.context import report_context
from lkjip_xl.formats.word.fields import visible_text
from lkjip_xl.formats.word.plain import W
from lkjip_xl.formats.word.tables import keep_rows_together, merged_groups, repeat_merged_texts


def table(rows: int, merged: int, letters: int = 5):
    """A document with one table of `rows` rows that cannot be split, the first `merged` in one cell."""
    from docx import Document
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    document = Document()
    made = document.add_table(rows, 2)
    for n, row in enumerate(made.rows):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        row.cells[1].text = "x" * letters
        if n < merged:
            merge = OxmlElement("w:vMerge")
            merge.set(qn("w:val"), "continue" if n else "restart")
            row.cells[0]._tc.get_or_add_tcPr().append(merge)
    made.cell(0, 0)._tc.p_lst[0].add_r().text = "Sasaran"
    return document, made._tbl


def kept(row) -> bool:
    return row.find(f".//{W}keepNext") is not None


def texts(tbl) -> list[str]:
    return ["".join(visible_text(p) for p in row.find(f"{W}tc").iter(f"{W}p")) for row in tbl.iter(f"{W}tr")]


def test_a_merged_cell_says_its_text_again_every_few_rows():
    document, tbl = table(14, 14)
    repeat_merged_texts(document)
    assert texts(tbl)[::6] == ["Sasaran", "Sasaran (lanjutan)", "Sasaran (lanjutan)"]
    assert [len(g) for g in merged_groups(tbl.findall(f"{W}tr"))] == [6, 6, 2]
    keep_rows_together(document)
    assert [kept(row) for row in tbl.iter(f"{W}tr")][:6] == [True] * 5 + [False]


def test_a_short_merged_cell_is_left_as_it_is():
    document, tbl = table(6, 6)
    repeat_merged_texts(document)
    assert texts(tbl) == ["Sasaran", "", "", "", "", ""]


def test_a_table_of_a_page_is_kept_whole_unless_it_is_long():
    for rows, letters, whole in ((12, 5, True), (12, 400, False), (5, 900, True), (13, 5, False)):
        document, tbl = table(rows, 0, letters)
        keep_rows_together(document)
        assert all(kept(row) for row in tbl.findall(f"{W}tr")[:-1]) is whole


def test_notes_below_a_table_stay_with_it():
    document, tbl = table(3, 0)
    style = document.styles.add_style("CatatanTabel", 1)
    notes = [document.add_paragraph(teks, style) for teks in ("Rumus.", "Tanda – berarti belum ada data.")]
    keep_rows_together(document)
    assert kept(tbl.findall(f"{W}tr")[-1])
    assert [p.paragraph_format.keep_with_next for p in notes] == [True, None]


def test_many_trends_of_one_unit_are_drawn_in_parts_with_short_names():
    r = sample_rekap()
    h = r.sasaran[0].indikator[0]
    long = replace(h, indikator=replace(h.indikator, nama="Persentase layanan " * 20))
    r = replace(r, sasaran=(replace(r.sasaran[0], indikator=(long,) * 7),))
    context = report_context(r, sample_laporan())
    add_charts(context, r)
    trends = context["sasaran"][0]["bagan_tren"]
    assert [t["satuan"] for t in trends] == ["%, bagian 1", "%, bagian 2"]
    assert [len(t["gambar"].bagan.deret) for t in trends] == [5, 2]
    assert len(trends[0]["gambar"].bagan.deret[0].nama) <= 90
