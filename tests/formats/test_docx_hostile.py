"""A hostile template runs nothing, and a text of a bidang appears as typed in every part of the file."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest

from lkjip_xl.domain.errors import LkjipError, SettingsError
from lkjip_xl.formats.docx import render as docx_render
from lkjip_xl.formats.docx import render_apart
from lkjip_xl.formats.docx import verify as docx_verify
from lkjip_xl.formats.docx.render import render_docx
from lkjip_xl.formats.docx.template import fill
from lkjip_xl.formats.word.figures import Rangkaian, run

JAHAT = (
    "{{ ''.__class__.__mro__ }}",
    "{{ nama.__class__.__base__.__subclasses__() }}",
    "{{ nama['__class__'] }}",
    "{{ nama|attr('__class__') }}",
    "{{ self.__init__.__globals__ }}",
    "{{ cycler.__init__.__globals__.os.system('id') }}",
    "{{ lipsum.__globals__ }}",
    "{{ ''.join(['a','b']) }}",
    "{{ '{0.__class__}'.format(nama) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ 'x' * 10**9 }}",
    "{{ nama + nama }}",
    "{{ 'x'.center(1000000000) }}",
    "{{ 'x'|center(1000000000) }}",
    "{{ daftar }}",
    "{% set a = nama ~ nama %}{{ a }}",
    "{% set a = [daftar, daftar] %}x",
    "{% for a in range(10**9) %}{% for b in range(10**9) %}x{% endfor %}{% endfor %}",
    "{% for a in daftar recursive %}{{ loop(daftar) }}{% endfor %}",
    "{% macro f() %}{{ f() }}{{ f() }}{% endmacro %}{{ f() }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}",
    "{% extends 'x' %}",
    "{% set nama.x = 1 %}",
    "{% for a in daftar %}" * 7 + "x" + "{% endfor %}" * 7,
    "{{ nama",
    "{% if nama %}",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
)
KONTEKS = {"nama": "Dinas", "daftar": ["a", "b"]}
UJI = "A & B < 5 > {{ x }} {% y %} {# z #} ${ttd} {_{ 100% \"k\" 'k' עברית 🙂 " + "Pertanggungjawaban" * 40


def template(path: Path, body: str, header: str = "", footer: str = "", title: str = "") -> Path:
    doc = docx.Document()
    doc.add_paragraph(body)
    doc.sections[0].header.paragraphs[0].text = header
    doc.sections[0].footer.paragraphs[0].text = footer
    doc.core_properties.title = title
    doc.save(str(path))
    return path


@pytest.mark.parametrize("tempat", ["body", "header", "footer", "title"])
def test_no_payload_gets_through(tmp_path: Path, tempat: str) -> None:
    for n, teks in enumerate(JAHAT if tempat == "body" else JAHAT[::3]):
        path = template(
            tmp_path / f"{n}.docx", **{"body": "", tempat: teks[:255] if tempat == "title" else teks}
        )
        with pytest.raises(SettingsError, match=f"{n}.docx"):
            fill(path, KONTEKS)


def test_comments_and_notes_are_never_run(tmp_path: Path) -> None:
    doc = docx.Document()
    doc.add_comment(doc.add_paragraph("isi").runs[0], text="{{ ''.__class__ }}", author="x")
    doc.save(str(tmp_path / "k.docx"))
    with pytest.raises(SettingsError, match="menyisakan"):
        render_docx(tmp_path / "k.docx", KONTEKS, tmp_path / "hasil.docx")


def test_an_endless_template_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render_apart, "DETIK", 1)
    loops = "".join(f"{{% for a{n} in daftar %}}" for n in range(6)) + "{% endfor %}" * 6
    path = template(tmp_path / "lama.docx", loops)
    with pytest.raises(SettingsError, match="tidak selesai diisi dalam 1 detik"):
        render_docx(path, {"daftar": ["a"] * 40, "nama": ""}, tmp_path / "hasil.docx")
    assert not (tmp_path / "hasil.docx").exists()


def test_a_greedy_template_is_stopped(tmp_path: Path) -> None:
    loops = "".join(f"{{% for a{n} in daftar %}}" for n in range(4)) + "{{ nama }}" + "{% endfor %}" * 4
    path = template(tmp_path / "besar.docx", loops)
    with pytest.raises(SettingsError, match=r"besar\.docx"):
        render_docx(path, {"daftar": ["a"] * 60, "nama": "x" * 1000}, tmp_path / "hasil.docx")


HUBUNGAN = (
    ("attachedTemplate", "http://x.invalid/a.dotm", "templat lain"),
    ("oleObject", "http://x.invalid/a.bin", "OLE"),
    ("aFChunk", "http://x.invalid/a.html", "altChunk"),
    ("image", "http://x.invalid/a.png", "luar berkas"),
    ("hyperlink", "file://server/x", "luar berkas"),
)


@pytest.mark.parametrize(("jenis", "tujuan", "kata"), HUBUNGAN)
def test_what_fetches_from_elsewhere_is_refused(tmp_path: Path, jenis: str, tujuan: str, kata: str) -> None:
    path = template(tmp_path / "x.docx", "isi")
    doc = docx.Document(str(path))
    dasar = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    doc.part.relate_to(tujuan, dasar + jenis, is_external=True)
    doc.save(str(path))
    with pytest.raises(SettingsError, match=kata):
        fill(path, KONTEKS)


def test_a_field_that_starts_programs_is_refused_even_in_pieces(tmp_path: Path) -> None:
    from docx.oxml import OxmlElement

    doc = docx.Document()
    runs = [doc.add_paragraph().add_run() for _ in range(1)]
    for teks in (" DD", "EAUTO c:\\\\x.exe "):
        run = OxmlElement("w:r")
        instruksi = OxmlElement("w:instrText")
        instruksi.text = teks
        run.append(instruksi)
        runs[0]._element.getparent().append(run)
    doc.save(str(tmp_path / "d.docx"))
    with pytest.raises(SettingsError, match="bidang DDEAUTO"):
        fill(tmp_path / "d.docx", KONTEKS)


def test_text_is_data_in_every_part(tmp_path: Path) -> None:
    path = template(tmp_path / "t.docx", "Tetap: {{ nama }}.", "{{ nama }}", "Kaki {{ nama }}", "{{ nama }}")
    hasil = tmp_path / "hasil.docx"
    render_docx(path, {**KONTEKS, "nama": UJI + "\x07\ud800"}, hasil)
    doc = docx.Document(str(hasil))
    bagian = doc.sections[0]
    texts = (doc.paragraphs[0].text, bagian.header.paragraphs[0].text, bagian.footer.paragraphs[0].text)
    assert texts == (f"Tetap: {UJI}.", UJI, f"Kaki {UJI}")
    assert doc.core_properties.title == UJI[:255]


def test_static_text_that_was_cut_off_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = template(tmp_path / "t.docx", "Bagian tetap {{ nama }}")
    monkeypatch.setattr(docx_render, "is_bundled", lambda _p: True)
    monkeypatch.setattr(docx_render, "_read_text", lambda _p: "Dinas")
    with pytest.raises(LkjipError, match="Bagian tetap"):
        render_docx(path, KONTEKS, tmp_path / "hasil.docx")


def test_a_part_that_changed_on_the_way_to_disk_is_noticed(tmp_path: Path) -> None:
    path = template(tmp_path / "t.docx", "isi")
    doc = docx.Document(str(path))
    doc.save(str(path))
    assert docx_verify.same_as_written(path, doc) is None
    doc.paragraphs[0].text = "lain"
    assert docx_verify.same_as_written(path, doc) == "word/document.xml"


def test_markup_in_a_template_that_libraries_would_drop(tmp_path: Path) -> None:
    """A value that breaks the XML stops the work; docxtpl alone would lose the rest of the page."""

    class Patah:
        teks = ""

        def __html__(self) -> str:
            return "<w:r><w:t>putus</w:r>"

    with pytest.raises(SettingsError, match="tidak dapat diisi"):
        fill(template(tmp_path / "p.docx", "{{r nama }} sesudah"), {**KONTEKS, "nama": Patah()})


def test_safe_things_still_work(tmp_path: Path) -> None:
    teks = (
        "{% for a in daftar %}{{ loop.index }}. {{ a|upper }}{% if not loop.last %}; {% endif %}{% endfor %}"
    )
    doc, _ = fill(template(tmp_path / "a.docx", teks + " {{ daftar|length }}"), KONTEKS)
    assert re.sub(r"\s+", " ", doc.paragraphs[0].text) == "1. A; 2. B 2"


@pytest.mark.parametrize("teks", ["{{ rangkai }}", "{{r nama }}"])
def test_a_value_in_the_wrong_kind_of_tag_is_never_lost(tmp_path: Path, teks: str) -> None:
    rangkai = Rangkaian(run("angka"), "angka")
    with pytest.raises(SettingsError, match="tidak dapat diisi"):
        fill(template(tmp_path / "w.docx", f"a {teks} b"), {**KONTEKS, "rangkai": rangkai})


def with_footnote(path: Path, teks: str) -> Path:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    doc = docx.Document()
    ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    xml = f'<w:footnotes {ns}><w:footnote w:id="1"><w:p><w:r><w:t>{teks}</w:t></w:r></w:p></w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), doc.part.package)
    doc.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    doc.save(str(path))
    return path


def test_footnotes_are_filled_as_carefully_as_the_body(tmp_path: Path) -> None:
    for n, teks in enumerate(("{{ nama.__class__ }}", "{% macro f() %}x{% endmacro %}", "{{ 9**9 }}")):
        with pytest.raises(SettingsError, match=f"{n}.docx"):
            fill(with_footnote(tmp_path / f"{n}.docx", teks), KONTEKS)
    hasil = tmp_path / "hasil.docx"
    render_docx(with_footnote(tmp_path / "f.docx", "Catatan {{ nama }}"), {**KONTEKS, "nama": UJI}, hasil)
    part = next(
        p for p in docx.Document(str(hasil)).part.package.iter_parts() if "footnotes" in str(p.partname)
    )
    assert docx_verify.text_of(part.blob) == docx_verify.squeeze(f"Catatan {UJI}")
