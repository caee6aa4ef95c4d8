"""The Word report: its systematics, its figures, foreign texts, fields of the template, lists with pages."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import time
import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from sample_rekap import NAKAL, PANJANG, SASARAN, sample_laporan, sample_rekap

from lkjip_xl.domain.cetakan import figures
from lkjip_xl.domain.errors import SettingsError
from lkjip_xl.domain.laporan import Laporan
from lkjip_xl.domain.rekap import Rekap
from lkjip_xl.formats import soffice as konverter
from lkjip_xl.formats.docx.template import used_fields
from lkjip_xl.formats.report.document import full_context, write_report
from lkjip_xl.formats.resources import resource
from lkjip_xl.formats.word.fields import paragraph_fields, visible_text
from lkjip_xl.formats.word.figures import bookmark_stem
from lkjip_xl.formats.word.plain import W
from lkjip_xl.formats.word.toc import fill_toc

SOFFICE = shutil.which("soffice")
TEMPLATE = resource("templates", "lkjip.docx")
TUJUH = (
    "Target dan realisasi", "Perbandingan dengan tahun sebelumnya", "Perbandingan dengan target akhir Renstra",
    "Perbandingan dengan standar nasional", "Analisis penyebab dan solusi", "Efisiensi penggunaan sumber daya",
    "Program dan kegiatan yang mendukung atau menghambat",
)  # fmt: skip


@pytest.fixture(scope="module")
def draf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("draf") / "LKjIP.docx"
    write_report(path, sample_rekap(), sample_laporan())
    return path


def headings(path: Path) -> list[tuple[str, str]]:
    kinds = ("Heading", "Judul")
    return [
        (p.style.name, p.text) for p in docx.Document(str(path)).paragraphs if p.style.name.startswith(kinds)
    ]


def whole_text(path: Path) -> str:
    return "\n".join(visible_text(p) for p in docx.Document(str(path)).element.body.iter(f"{W}p"))


def test_systematics(draf: Path) -> None:
    front = [t for s, t in headings(draf) if s in ("Judul Depan", "Judul Daftar", "Heading 1")]
    assert front == [
        "Kata Pengantar", "Pernyataan Telah Direviu", "Ringkasan Eksekutif", "Daftar Isi", "Daftar Tabel",
        "Daftar Gambar", "Pendahuluan", "Perencanaan Kinerja", "Akuntabilitas Kinerja", "Penutup",
    ]  # fmt: skip
    assert [t for s, t in headings(draf) if s == "Judul Lampiran"] == [
        "Perjanjian Kinerja Tahun 2025", "Pengukuran Kinerja Tahun 2025", "Rencana Aksi dan Tindak Lanjut",
        "Daftar Bukti Dukung", "Asal Angka",
    ]  # fmt: skip


def test_seven_points_for_every_sasaran_then_the_budget(draf: Path) -> None:
    rows = headings(draf)
    chapter = rows[rows.index(("Heading 1", "Akuntabilitas Kinerja")) : rows.index(("Heading 1", "Penutup"))]
    harap = [("Heading 2", "Capaian Kinerja Organisasi")]
    for n, nama in enumerate(SASARAN, 1):
        harap.append(("Heading 3", f"Sasaran {n}: {nama}"))
        harap += [("Heading 4", f"{t} Tahun 2025" if t == TUJUH[0] else t) for t in TUJUH]
    assert chapter[1:] == [*harap, ("Heading 2", "Realisasi Anggaran")]


def test_every_figure_carries_its_identity(draf: Path) -> None:
    printed = figures(sample_rekap())
    found: dict[str, set[str]] = {}
    for control in docx.Document(str(draf)).element.body.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
        found.setdefault(tag, set()).add("".join(t.text or "" for t in control.iter(f"{W}t")))
    assert all(texts == {printed[tag]} for tag, texts in found.items())
    wanted = {
        t for t in printed if t.rsplit(":", 1)[1] in ("target", "realisasi", "capaian", "pagu_rp", "serapan")
    }
    assert wanted <= found.keys()
    assert all(len(tag) <= 64 for tag in found)


def test_every_figure_stands_in_a_bookmark_of_its_own(draf: Path) -> None:
    body = docx.Document(str(draf)).element.body
    names = [str(b.get(f"{W}name")) for b in body.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 for name in names)
    stems = {bookmark_stem(tag): tag for tag in figures(sample_rekap())}
    assert len(stems) == len(figures(sample_rekap()))
    for control in body.iter(f"{W}sdt"):
        tag = control.find(f"{W}sdtPr/{W}tag").get(f"{W}val")
        assert stems[control.getprevious().get(f"{W}name").rsplit("_", 1)[0]] == tag
    ids = [b.get(f"{W}id") for b in body.iter(f"{W}bookmarkStart")]
    assert len(ids) == len(set(ids))


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice tidak terpasang")
def test_figures_keep_their_identity_through_libreoffice(tmp_path: Path, draf: Path) -> None:
    profile = (tmp_path / "profil").as_uri()
    command = [
        str(SOFFICE),
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "docx:Office Open XML Text",
    ]
    subprocess.run(
        [*command, "--outdir", str(tmp_path), str(draf)], check=True, capture_output=True, timeout=90
    )
    names = [
        [b.get(f"{W}name") for b in docx.Document(str(path)).element.body.iter(f"{W}bookmarkStart")]
        for path in (draf, tmp_path / draf.name)
    ]
    before, after = ({n for n in found if n.startswith("_lkjip_")} for found in names)
    assert before == after


def test_texts_of_the_bidang_appear_exactly(draf: Path) -> None:
    text = whole_text(draf)
    assert NAKAL in text
    assert PANJANG in text
    assert "Verifikasi & validasi bersama kelurahan dengan jadwal mingguan" in text


def test_foreign_text_in_every_name(tmp_path: Path) -> None:
    r, nakal = sample_rekap(), "A&B <c> {{ d }} {% e %} ]]> %} {_{ \\n \"f\" 'g'"
    h = r.sasaran[0].indikator[0]
    i = replace(h.indikator, kode=nakal, nama=nakal, satuan=nakal, sasaran=nakal)
    h = replace(h, indikator=i, kategori=nakal, keterangan=nakal, rumus=nakal)
    b = replace(r.anggaran[0], baris=replace(r.anggaran[0].baris, kode=nakal, uraian=nakal, jenjang=nakal))
    s = replace(r.sasaran[0], nama=nakal, indikator=(h,), anggaran=(b,), kategori=nakal)
    path = tmp_path / "nakal.docx"
    write_report(path, replace(r, sasaran=(s,), anggaran=(b,), kategori=nakal), sample_laporan())
    text = whole_text(path)
    rapat = " ".join(nakal.split())
    assert f"Sasaran 1: {rapat}" in text
    assert f"Indikator {rapat} melampaui target" in text
    tags = {t.get(f"{W}val") for t in docx.Document(str(path)).element.body.iter(f"{W}tag")}
    assert tags <= figures(replace(r, sasaran=(s,), anggaran=(b,))).keys()


def test_control_characters_and_surrogates_are_left_out(tmp_path: Path) -> None:
    laporan = replace(sample_laporan(), perangkat_daerah="Dinas\x00 So\ud800sial \ufffe& <PPPA>\x1b")
    write_report(tmp_path / "a.docx", sample_rekap(), laporan)
    document = docx.Document(str(tmp_path / "a.docx"))
    assert "Dinas Sosial & <PPPA>" in document.sections[1].header.paragraphs[0].text
    assert "Dinas Sosial & <PPPA>" in whole_text(tmp_path / "a.docx")


def test_nothing_foreign_is_left(draf: Path) -> None:
    text = whole_text(draf).replace(NAKAL, "")
    assert not re.search(r"\{\{|\}\}|\{%|%\}|None|NaN|\bnan\b|Infinity|Undefined|\.{4,}|lkjip_berikut", text)
    assert "Skor Kota Layak Anak tahun 2025 belum ada data" in text


def test_what_people_must_write_is_named(draf: Path) -> None:
    marked = [p.text for p in docx.Document(str(draf)).paragraphs if p.style.name == "Perlu Diisi"]
    assert any("struktur organisasi" in teks for teks in marked)
    assert not any("gambaran umum" in teks for teks in marked)
    assert all(teks.startswith("PERLU DIISI: ") for teks in marked)


def test_captions_count_by_chapter_and_references_lead_to_them(draf: Path) -> None:
    body = docx.Document(str(draf)).element.body
    captions, marks = [], set()
    for p in body.iter(f"{W}p"):
        if any(f.jenis == "SEQ" for f in paragraph_fields(p)):
            captions.append(re.match(r"(Tabel|Gambar) (\d)\.(\d+)", visible_text(p)))
            marks |= {b.get(f"{W}name") for b in p.iter(f"{W}bookmarkStart")}
    for kind in ("Tabel", "Gambar"):
        for bab in ("1", "2", "3"):
            numbers = [int(c[3]) for c in captions if c and c[1] == kind and c[2] == bab]
            assert numbers == list(range(1, len(numbers) + 1))
    references = [f for p in body.iter(f"{W}p") for f in paragraph_fields(p) if f.jenis == "REF"]
    assert references
    assert all(f.instruksi.split()[1] in marks for f in references)


def test_tables_repeat_their_header_and_keep_rows_whole(draf: Path) -> None:
    tables = docx.Document(str(draf)).tables
    headed = [t for t in tables if t._tbl.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None]
    assert len(headed) > 20
    numbers = [p for t in headed for row in t.rows for c in row.cells for p in c.paragraphs]
    assert {p.style.name for p in numbers if re.fullmatch(r"\d+,\d\d", p.text)} <= {
        "Tabel Angka", "Tabel Jumlah Angka", "Tabel Tengah"
    }  # fmt: skip


def test_totals_never_stand_alone(draf: Path) -> None:
    for table in docx.Document(str(draf)).tables:
        last_but_one = table.rows[-2] if len(table.rows) > 1 else None
        if last_but_one is not None and table._tbl.find(f"{W}tr/{W}trPr/{W}tblHeader") is not None:
            whole = last_but_one._tr.find(f"{W}trPr/{W}cantSplit") is not None
            assert not whole or all(
                p.paragraph_format.keep_with_next for p in last_but_one.cells[0].paragraphs
            )


def test_paper_orientation_and_page_numbers(tmp_path: Path, draf: Path) -> None:
    write_report(tmp_path / "f4.docx", sample_rekap(), replace(sample_laporan(), kertas="F4"))
    for path, sizes in ((draf, (210, 297)), (tmp_path / "f4.docx", (215, 330))):
        pages = [(round(s.page_width.mm), round(s.page_height.mm)) for s in docx.Document(str(path)).sections]
        assert pages == [sizes, sizes, sizes, sizes[::-1]]
    shapes = [s._sectPr.find(f"{W}pgNumType") for s in docx.Document(str(draf)).sections]
    assert [(None if n is None else (n.get(f"{W}fmt"), n.get(f"{W}start"))) for n in shapes] == [
        None, ("lowerRoman", "1"), ("decimal", "1"), ("decimal", None),
    ]  # fmt: skip


def test_example_data_is_marked_everywhere(tmp_path: Path, draf: Path) -> None:
    assert "DATA CONTOH" in "".join(p.text for p in docx.Document(str(draf)).sections[3].header.paragraphs)
    write_report(tmp_path / "asli.docx", sample_rekap(), replace(sample_laporan(), contoh=False))
    assert "DATA CONTOH" not in whole_text(tmp_path / "asli.docx")


def test_properties_are_fixed(tmp_path: Path, draf: Path) -> None:
    properties = docx.Document(str(draf)).core_properties
    assert properties.title == "Laporan Kinerja Instansi Pemerintah (LKjIP) Tahun 2025"
    assert properties.author == sample_laporan().perangkat_daerah
    write_report(tmp_path / "b.docx", sample_rekap(), sample_laporan())
    again = docx.Document(str(tmp_path / "b.docx"))
    assert again.element.xml == docx.Document(str(draf)).element.xml
    assert again.core_properties.modified == properties.modified


def test_an_empty_rekap_still_gives_a_report(tmp_path: Path) -> None:
    empty = Rekap(2025, (), (), None, "", None, None, None)
    bare = Laporan(
        "Pemkot", "Dinas", 2025, sample_laporan().tanggal, replace(sample_laporan().kepala, nama="")
    )
    write_report(tmp_path / "kosong.docx", empty, bare)
    text = whole_text(tmp_path / "kosong.docx")
    assert "PERLU DIISI: nama dan NIP Kepala Dinas" in text
    assert "Belum ada indikator kinerja tahun 2025" in text
    assert "Tidak ada." in text  # the list of figures
    assert "lkjip_berikut" not in docx.Document(str(tmp_path / "kosong.docx")).element.xml


def test_a_sasaran_without_standard_says_so(draf: Path) -> None:
    assert "Tidak terdapat standar nasional yang dicantumkan untuk indikator pada sasaran ini" in whole_text(
        draf
    )


# --- the template and its documented fields


def shape(isi: Any) -> Any:
    """The names in a context: groups as dicts, lists of groups as the union of their names."""
    if isinstance(isi, dict):
        return {k: shape(v) for k, v in isi.items()}
    if isinstance(isi, list) and isi and isinstance(isi[0], dict):
        return functools.reduce(merge, map(shape, isi))
    return None


def merge(kiri: Any, kanan: Any) -> Any:
    if not (isinstance(kiri, dict) and isinstance(kanan, dict)):
        return kiri or kanan
    return {k: merge(kiri.get(k), kanan.get(k)) for k in kiri | kanan}


def documented(isi: dict[str, Any]) -> dict[str, Any]:
    return {k: documented(v) if isinstance(v, dict) else None for k, v in isi.items() if k != "_"}


def test_template_fields_document_and_context_are_one() -> None:
    fields = tomllib.loads(resource("templates", "lkjip.fields.toml").read_text(encoding="utf-8"))
    context, _ = full_context(sample_rekap(), sample_laporan())
    assert used_fields(TEMPLATE) == fields.keys()
    assert shape(context) == documented(fields)


def changed_template(tmp_path: Path, lama: str, baru: str) -> Path:
    document = docx.Document(str(TEMPLATE))
    run = next(r for p in document.paragraphs for r in p.runs if lama in r.text)
    run.text = run.text.replace(lama, baru)
    path = tmp_path / "milik kantor.docx"
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    "salah", ["{{ identitass.tahun }}", "{{ identitas.tahunn }}", "{{ identitas.tahun", "{% for %}"]
)
def test_a_misspelt_template_is_refused_and_the_old_draft_kept(tmp_path: Path, salah: str) -> None:
    path = tmp_path / "LKjIP.docx"
    path.write_bytes(b"draf lama")
    template = changed_template(tmp_path, "{{ identitas.tahun }}", salah)
    with pytest.raises(SettingsError):
        write_report(path, sample_rekap(), sample_laporan(), template)
    assert path.read_bytes() == b"draf lama"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["LKjIP.docx", "milik kantor.docx"]


def test_a_hostile_template_runs_nothing(tmp_path: Path) -> None:
    payload = "{{ ''.__class__.__mro__[1].__subclasses__() }}"
    template = changed_template(tmp_path, "{{ identitas.tahun }}", payload)
    with pytest.raises(SettingsError):
        write_report(tmp_path / "x.docx", sample_rekap(), sample_laporan(), template)
    assert not (tmp_path / "x.docx").exists()


def test_a_changed_template_wins(tmp_path: Path) -> None:
    template = changed_template(tmp_path, "Puji syukur", "Segala puji")
    write_report(tmp_path / "x.docx", sample_rekap(), sample_laporan(), template)
    assert "Segala puji kami panjatkan" in whole_text(tmp_path / "x.docx")


# --- lists and page numbers


def entries(path: Path) -> list[str]:
    body = docx.Document(str(path)).element.body
    return [visible_text(p) for p in body.iter(f"{W}p") if p.find(f"{W}hyperlink") is not None]


def test_lists_are_filled_without_libreoffice(draf: Path) -> None:
    lines = entries(draf)
    assert lines[0] == "Kata Pengantar"
    assert "BAB III Akuntabilitas Kinerja" in lines
    assert "B. Realisasi Anggaran" in lines
    assert f"2. Sasaran 2: {SASARAN[1]}" in lines
    assert "LAMPIRAN II Pengukuran Kinerja Tahun 2025" in lines
    assert any(line.startswith("Tabel 3.1 ") for line in lines)
    assert any(line.startswith("Gambar 3.1 ") for line in lines)
    marks = [m for m in docx.Document(str(draf)).element.body.iter(f"{W}fldChar") if m.get(f"{W}dirty")]
    assert len(marks) == 3


@pytest.mark.parametrize("soffice", [None, Path("/tidak/ada/soffice")])
def test_no_page_numbers_without_libreoffice(tmp_path: Path, draf: Path, soffice: Path | None) -> None:
    path = Path(shutil.copy(draf, tmp_path))
    assert fill_toc(path, soffice) is False
    assert path.read_bytes() == draf.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="skrip pengganti soffice hanya untuk POSIX")
@pytest.mark.parametrize(
    "isi",
    ["exit 1", 'for a; do d=$(dirname "$a"); done; echo bukan pdf > "$d/laporan.pdf"', "sleep 30"],
    ids=["gagal", "PDF rusak", "macet"],
)
def test_a_failing_libreoffice_leaves_the_draft(
    tmp_path: Path, draf: Path, monkeypatch: pytest.MonkeyPatch, isi: str
) -> None:
    monkeypatch.setattr(konverter, "BATAS_DETIK", 1)
    path, program = Path(shutil.copy(draf, tmp_path)), tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{isi}\n")
    program.chmod(0o700)
    mulai = time.monotonic()
    assert fill_toc(path, program) is False
    assert time.monotonic() - mulai < 10
    assert path.read_bytes() == draf.read_bytes()


@pytest.mark.office
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice tidak terpasang")
def test_page_numbers_follow_the_sections(tmp_path: Path, draf: Path) -> None:
    path = Path(shutil.copy(draf, tmp_path))
    assert fill_toc(path, Path(str(SOFFICE))) is True
    lines = entries(path)
    assert lines[0] == "Kata Pengantar i"
    assert lines[2] == "Ringkasan Eksekutif iii"
    assert next(line for line in lines if line.startswith("BAB I ")) == "BAB I Pendahuluan 1"
    pages = [
        int(m[1])
        for line in lines[3:]
        if not line.startswith("Gambar") and (m := re.search(r" (\d+)$", line))
    ]
    body = pages[: next(n for n in range(1, len(pages)) if pages[n] < pages[n - 1])]
    assert body == sorted(body)
    assert all(re.search(r" (\d+|[ivx]+)$", line) for line in lines)
    marks = [m for m in docx.Document(str(path)).element.body.iter(f"{W}fldChar") if m.get(f"{W}dirty")]
    assert marks == []
    assert figures(sample_rekap())["lkjip:IKU-1:capaian"] == "102,94"
    assert sample_rekap().capaian == Decimal("100.10")
