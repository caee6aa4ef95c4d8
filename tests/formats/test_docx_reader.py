"""A .docx as its reader sees it."""

from __future__ import annotations

import docx
from docx.oxml import parse_xml

from lkjip_xl.domain.dokumen import Bagian, Jenis, Sel
from lkjip_xl.formats.docx.reader import read_docx

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def _declared(block):
    """The block with its namespaces declared on the first tag."""
    end = min(block.index(c) for c in " />" if c in block)
    return f"{block[:end]} {NS} {MC}{block[end:]}"


def saved(tmp_path, *xml, **pilihan):
    document = docx.Document()
    document.add_heading("Pendahuluan", 1)
    document.add_heading("Gambaran", 2)
    for block in xml:
        document.element.body.insert(-1, parse_xml(_declared(block)))
    document.sections[0].header.paragraphs[0].text = "Draf"
    document.save(str(tmp_path / "a.docx"))
    return read_docx(tmp_path / "a.docx", **pilihan)


def run(teks, properties="", tag="t"):
    return f"<w:r>{properties}<w:{tag} xml:space='preserve'>{teks}</w:{tag}></w:r>"


def paragraph(isi):
    return f"<w:p>{isi}</w:p>"


def test_tracked_changes_and_hidden_text(tmp_path):
    isi = paragraph(
        run("Capaian ")
        + f"<w:del w:id='1' w:author='A'>{run('85', tag='delText')}</w:del>"
        + f"<w:ins w:id='2' w:author='A'>{run('87')}</w:ins>"
        + run("rahasia", "<w:rPr><w:vanish/></w:rPr>")
        + run(" persen", "<w:rPr><w:vanish w:val='0'/></w:rPr>")
    )
    assert saved(tmp_path, isi).paragraf[2].teks == "Capaian 87 persen"
    assert saved(tmp_path, isi, dihapus=True).paragraf[2].teks == "Capaian 8587 persen"


def test_marks_fields_and_places(tmp_path):
    control = (
        "<w:sdt><w:sdtPr><w:alias w:val='IKU'/><w:tag w:val='lkjip:IKU:target'/></w:sdtPr>"
        f"<w:sdtContent>{run('85')}</w:sdtContent></w:sdt>"
    )
    field = "".join(
        f"<w:r>{x}</w:r>"
        for x in (
            "<w:fldChar w:fldCharType='begin'/>",
            "<w:instrText> REF _Ref1 </w:instrText>",
            "<w:fldChar w:fldCharType='separate'/>",
            "<w:t>Tabel 1</w:t>",
            "<w:fldChar w:fldCharType='end'/>",
        )
    )
    mark = f"<w:bookmarkStart w:id='1' w:name='b'/>{control}<w:bookmarkEnd w:id='1'/>"
    d = saved(tmp_path, paragraph(run("Target ") + mark + run(" pada ") + field))
    p = d.paragraf[2]
    assert (p.teks, p.medan) == ("Target 85 pada Tabel 1", ("REF _Ref1",))
    assert [(t.jenis, t.nama, p.marked(t)) for t in p.tanda] == [
        (Jenis.KENDALI, "lkjip:IKU:target", "85"),
        (Jenis.PENANDA, "b", "85"),
    ]
    assert d.place(p) == ("Bab I Pendahuluan, Gambaran", "paragraf 1")
    assert [(x.teks, x.bagian) for x in d.paragraf if x.bagian] == [("Draf", Bagian.KEPALA)]


def test_marks_around_paragraphs(tmp_path):
    block = (
        "<w:sdt><w:sdtPr><w:tag w:val='blok'/></w:sdtPr><w:sdtContent>"
        f"{paragraph(run('satu'))}{paragraph(run('dua'))}</w:sdtContent></w:sdt>"
    )
    lone = "<w:bookmarkStart w:id='7' w:name='antara'/>"
    long = paragraph("<w:bookmarkStart w:id='8' w:name='panjang'/>" + run("tiga"))
    d = saved(tmp_path, block, lone, long)
    assert [(t.nama, p.marked(t)) for p, t in d.marks()] == [
        ("blok", "satu"),
        ("panjang", "tiga"),
        ("antara", "tiga"),
    ]


def test_tables_merged_nested_and_deleted_rows(tmp_path):
    def cell(teks, properties="", isi=""):
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{isi}{paragraph(run(teks))}</w:tc>"

    def row(*cells, properties=""):
        return f"<w:tr>{properties}{''.join(cells)}</w:tr>"

    inner = f"<w:tbl>{row(cell('dalam'))}</w:tbl>"
    wrapped = f"<w:sdt><w:sdtContent>{cell('c')}</w:sdtContent></w:sdt>"
    table = "".join(
        (
            row(cell("Judul", "<w:gridSpan w:val='2'/>"), cell("C")),
            row(cell("a", "<w:vMerge w:val='restart'/>"), cell("b", isi=inner)),
            row(cell("", "<w:vMerge/>"), wrapped),
            row(cell("hapus"), properties="<w:trPr><w:del w:id='3' w:author='A'/></w:trPr>"),
        )
    )
    table = f"<w:tbl>{table}</w:tbl>"
    d = saved(tmp_path, paragraph(run("Tabel 1.2 Capaian")), table)
    assert d.tabel[0].judul == "Tabel 1.2 Capaian"
    assert d.tabel[0].baris == ({0: "Judul", 2: "C"}, {0: "a", 1: "b"}, {1: "c"})
    assert (d.tabel[1].baris, d.tabel[1].induk) == (({0: "dalam"},), 0)
    c = next(p for p in d.paragraf if p.teks == "c")
    assert (c.sel, d.place(c)) == (Sel(0, 2, 1), ("Bab I Pendahuluan, Tabel 1.2 Capaian", "baris 3, kolom 2"))


def test_text_boxes_are_read_once(tmp_path):
    box = f"<w:txbxContent>{paragraph(run('kotak'))}</w:txbxContent>"
    choices = f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    alternate = f"<w:r><mc:AlternateContent>{choices}</mc:AlternateContent></w:r>"
    d = saved(tmp_path, paragraph(run("luar") + alternate))
    assert [p.teks for p in d.paragraf if not p.bagian] == ["Pendahuluan", "Gambaran", "luar", "kotak"]


def test_words_own_tabs_breaks_and_hyphens(tmp_path):
    d = saved(
        tmp_path,
        paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>"),
    )
    assert d.paragraf[2].teks == "a b c-"
    assert d.sifat["creator"] == "python-docx"
