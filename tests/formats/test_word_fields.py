"""Fields, captions and lists of documents as other hands leave them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import docx

from lkjip_xl.formats.word.captions import number_captions
from lkjip_xl.formats.word.fields import drop_bookmarks, field_runs, make_run, paragraph_fields, visible_text
from lkjip_xl.formats.word.figures import NEXT
from lkjip_xl.formats.word.plain import W
from lkjip_xl.formats.word.toc import fill_entries

if TYPE_CHECKING:
    from docx.document import Document


def sentence(document: Document, *bagian: object) -> None:
    paragraph = document.add_paragraph()
    for isi in bagian:
        paragraph._p.extend(isi if isinstance(isi, list) else [make_run(str(isi))])


def report() -> Document:
    document = docx.Document()
    sentence(document, field_runs('TOC \\o "1-2" \\h', "lama"))
    sentence(document, field_runs('TOC \\h \\c "Tabel"', "lama"))
    document.add_heading("Satu", 1)
    sentence(document, "lihat ", field_runs(f"REF {NEXT}Tabel \\h", "Tabel"))
    sentence(document, "Tabel 1.", field_runs("SEQ Tabel \\* ARABIC", "9"), " pertama")
    sentence(document, "Tabel 1.", field_runs("SEQ Tabel \\* ARABIC", "9"), " kedua")
    document.add_heading("Dua", 1)
    document.add_heading("Dua A", 2)
    sentence(document, "Tabel 2.", field_runs("SEQ Tabel \\* ARABIC", "9"), " ketiga")
    sentence(document, "lihat ", field_runs(f"REF {NEXT}Tabel \\h", "Tabel"))
    return document


def texts(document: Document) -> list[str]:
    return [visible_text(p) for p in document.element.body.iter(f"{W}p")]


def test_captions_and_references() -> None:
    document = report()
    assert number_captions(document) == 3
    lines = texts(document)
    assert "lihat Tabel 1.1" in lines
    assert [t for t in lines if t.startswith("Tabel")] == [
        "Tabel 1.1 pertama",
        "Tabel 1.2 kedua",
        "Tabel 2.1 ketiga",
    ]
    assert "lihat tabel dalam lampiran" in lines  # nothing follows it


def test_lists_are_rewritten_whole_when_run_again() -> None:
    document = report()
    number_captions(document)
    assert fill_entries(document) == 6
    first = document.element.xml
    number_captions(document)
    assert fill_entries(document) == 6
    assert document.element.xml == first
    assert texts(document)[:6] == [
        "Satu",
        "Dua",
        "Dua A",
        "Tabel 1.1 pertama",
        "Tabel 1.2 kedua",
        "Tabel 2.1 ketiga",
    ]


def test_nested_fields_count_as_one() -> None:
    document = docx.Document()
    inner = field_runs("PAGE", "3")
    outer = field_runs("IF 1 = 1", "ya")
    sentence(document, [*outer[:2], *inner, *outer[2:]])
    fields = list(paragraph_fields(document.paragraphs[-1]._p))
    assert [f.jenis for f in fields] == ["IF"]
    fields[0].show("tidak")
    assert visible_text(document.paragraphs[-1]._p) == "3tidak"


def test_a_field_without_a_result_gets_one() -> None:
    document = docx.Document()
    sentence(document, [r for n, r in enumerate(field_runs("PAGE", "")) if n != 3])
    next(paragraph_fields(document.paragraphs[-1]._p)).show("7")
    assert visible_text(document.paragraphs[-1]._p) == "7"
    drop_bookmarks(document.element.body, "tidak ada")
