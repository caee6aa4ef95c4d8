"""`lkjip template`: what is wrong with an office's template, where, and what was meant; fields and docs agree."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import docx
import pytest
from contoh_naskah import SURAT
from sample_rekap import sample_laporan, sample_rekap

from lkjip_xl.formats.letters.document import context
from lkjip_xl.formats.report.document import full_context
from lkjip_xl.formats.resources import resource
from lkjip_xl.formats.templates.check import Pemeriksaan, check_template
from lkjip_xl.formats.templates.docs import fields_markdown
from lkjip_xl.formats.templates.fields import Medan, allowed_fields, fields_of, template_names

DOCS = Path(__file__).resolve().parents[2] / "docs" / "medan-templat.md"


def check(tmp_path: Path, *paragraf: str, naskah: str = "lkjip", header: str = "") -> Pemeriksaan:
    doc = docx.Document()
    doc.add_heading("Bab I", 1)
    for teks in paragraf:
        doc.add_paragraph(teks)
    doc.sections[0].header.paragraphs[0].text = header
    path = tmp_path / f"{naskah}.docx"
    doc.save(str(path))
    return check_template(path, naskah)


def codes(p: Pemeriksaan) -> list[str]:
    return [t.kode for t in p.temuan]


@pytest.mark.parametrize("naskah", template_names())
def test_bundled_templates_are_sound_and_use_every_field(naskah: str) -> None:
    found = check_template(resource("templates", f"{naskah}.docx"), naskah)
    assert (found.temuan, found.terisi) == ((), True)
    assert naskah == "lkjip" or found.tak_dipakai == ()


def agree(medan: tuple[Medan, ...], isi: dict[str, object], awal: str) -> None:
    """Every documented field is there in its shape, and nothing undocumented."""
    assert {m.nama for m in medan} <= isi.keys(), awal
    for m in medan:
        value, path = isi[m.nama], f"{awal}.{m.nama}"
        if isinstance(value, str) and not m.daftar and not m.kolom:
            continue
        assert isinstance(value, list | tuple) is m.daftar, path
        if m.kolom:
            for given in value if m.daftar else [value]:
                item = (
                    given
                    if isinstance(given, dict)
                    else {f.name: getattr(given, f.name) for f in fields(given)}
                )
                assert item.keys() == {k.nama for k in m.kolom}, path
                agree(m.kolom, item, path)
        for item in value if m.daftar and not m.kolom else []:
            assert not isinstance(item, dict), path


def test_fields_files_say_what_the_program_gives() -> None:
    laporan, _ = full_context(sample_rekap(), sample_laporan())
    agree(fields_of("lkjip"), laporan, "lkjip")
    assert {m.nama for m in fields_of("lkjip")} == laporan.keys()
    for naskah, surat in SURAT.items():
        agree(allowed_fields(naskah), context(surat), naskah)


def test_the_page_of_fields_is_current() -> None:
    assert DOCS.read_text(encoding="utf-8") == fields_markdown(), (
        "lkjip template --medan > docs/medan-templat.md"
    )


@pytest.mark.parametrize(
    ("teks", "kode", "kata"),
    [
        ("{{ identitas.tahunn }}", "T01", "Mungkin yang dimaksud identitas.tahun"),
        ("{{ identitass.tahun }}", "T01", "Mungkin yang dimaksud identitas"),
        ("{% for s in sasaran %}{{ s.namaa }}{% endfor %}", "T01", "Mungkin yang dimaksud s.nama."),
        ("{{ sebutan }}", "T01", "identitas.sebutan"),
        ("{{ identitas.tahun", "T02", "satu paragraf"),
        ("{ { identitas.tahun }}", "T02", "satu paragraf"),
        ("{% for s in sasaran %}x", "T03", "endfor"),
        ("x{% endif %}", "T03", "endif"),
        ("{% macro f() %}x{% endmacro %}", "T04", "Yang boleh"),
        ("{{ identitas.tahun|uper }}", "T04", "saringan"),
        ("{{ identitas.judul.__class__ }}", "T01", "medan lkjip"),
        ("{{ identitas.judul.upper() }}", "T04", "Yang boleh"),
        ("{{ perangkat.capaian }}", "T08", "medan lkjip"),
        ("{{r identitas.tahun }}", "T08", "medan lkjip"),
        ("{{ sasaran }}", "T08", "medan lkjip"),
        ("{% for s in identitas.judul %}x{% endfor %}", "T08", "medan lkjip"),
    ],
)
def test_faults_are_found_with_their_place(tmp_path: Path, teks: str, kode: str, kata: str) -> None:
    found = check(tmp_path, "biasa", teks)
    first = next(t for t in found.temuan if t.kode == kode)
    assert kata in first.saran
    assert first.lembar == "isi"
    assert first.sel == f"di bawah “Bab I”: “{teks}”"
    assert found.faulty


def test_header_and_formatting(tmp_path: Path) -> None:
    assert check(tmp_path, header="{{ identitas.tahunn }}").temuan[0].lembar == "kepala halaman"
    doc = docx.Document()
    p = doc.add_paragraph("{{ identitas.")
    p.add_run("tahun }}").bold = True
    doc.save(str(tmp_path / "lkjip.docx"))
    found = check_template(tmp_path / "lkjip.docx", "lkjip")
    assert (codes(found), found.terisi) == (["T05"], True)
    assert "identitas.tahun" not in found.tak_dipakai


def test_broken_blocks_do_not_hide_misspelt_names(tmp_path: Path) -> None:
    found = check(tmp_path, "{% if identitas.contoh %}{{ identitas.tahunn }} {{ s.nama }} {{ kepla.nama }}")
    assert codes(found) == ["T03", "T01", "T01", "T01"]


def test_what_is_not_filled_and_what_is_no_template(tmp_path: Path) -> None:
    doc = docx.Document()
    doc.add_comment(doc.add_paragraph("isi").runs[0], text="{{ identitas.tahun }}", author="x")
    doc.save(str(tmp_path / "k.docx"))
    assert "T09" in codes(check_template(tmp_path / "k.docx", "lkjip"))
    assert codes(check_template(tmp_path / "k.docx", "lkjipp")) == ["T10"]
    (tmp_path / "r.docx").write_bytes(b"PK")
    assert codes(check_template(tmp_path / "r.docx", "lkjip")) == ["T06"]


def test_placeholders_of_electronic_signatures_pass_untouched(tmp_path: Path) -> None:
    found = check(tmp_path, "${ttd_pengirim} ^ # {{ identitas.tahun }}")
    assert (found.temuan, found.terisi) == ((), True)
