"""Papers in Word: every template renders whole, safely, and asks only for documented fields."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from contoh_naskah import BIDANG, KANTOR, SURAT, TANGGAL
from docx import Document
from docx.shared import Mm

from lkjip_xl.domain.errors import FileUnusableError, SettingsError
from lkjip_xl.domain.records import Pejabat
from lkjip_xl.formats.docx import render as docx_render
from lkjip_xl.formats.docx.render import render_docx
from lkjip_xl.formats.docx.template import used_fields
from lkjip_xl.formats.letters.closing import berita_acara_arsip, counted, size
from lkjip_xl.formats.letters.document import context, documented, fields, write_letter
from lkjip_xl.formats.resources import resource
from lkjip_xl.formats.word.plain import plain_text

if TYPE_CHECKING:
    from docx.document import Document as Dokumen

NASKAH = sorted(SURAT)
HALAMAN = {"pedoman-evaluasi": 4, "laporan-hasil-evaluasi": 16}


def whole_text(doc: Dokumen) -> str:
    return "\n".join(t.text or "" for t in doc.element.body.iter() if str(t.tag).endswith("}t"))


def headers(path: Path) -> str:
    s = Document(str(path)).sections[0]
    return "\n".join(p.text for h in (s.header, s.first_page_header) for p in h.paragraphs)


def template(tmp_path: Path, *paragraf: str) -> Path:
    doc = Document()
    for teks in paragraf:
        doc.add_paragraph(teks)
    path = tmp_path / "salinan.docx"
    doc.save(str(path))
    return path


def test_every_paper_of_the_fields_file_has_an_example() -> None:
    assert set(documented()) == set(SURAT)


@pytest.mark.parametrize("naskah", NASKAH)
def test_template_fields_documented_fields_and_context_agree(naskah: str) -> None:
    terpakai = used_fields(resource("templates", f"{naskah}.docx"))
    konteks = context(SURAT[naskah])
    assert terpakai == fields(naskah)
    assert terpakai <= set(konteks)
    umum = set(context(KANTOR.letter("", Pejabat("x"), None, data={})))
    assert set(konteks) - umum <= terpakai


@pytest.mark.parametrize("naskah", NASKAH)
def test_paper_is_whole(naskah: str, tmp_path: Path) -> None:
    path = tmp_path / "surat.docx"
    write_letter(path, naskah, SURAT[naskah])
    teks = whole_text(Document(str(path)))
    assert KANTOR.pemerintah in teks
    assert not re.search(r"\{\{|\}\}|\{%|%\}|\bNone\b|\bnan\b|\.{4}|\(\.", teks)
    assert "DATA CONTOH" in headers(path)
    assert [p.name for p in tmp_path.iterdir()] == ["surat.docx"]


@pytest.mark.parametrize("naskah", NASKAH)
def test_template_tables_and_tags(naskah: str) -> None:
    """Rows are not split, header rows repeat, tags are whole in one run, no government is named."""
    doc = Document(str(resource("templates", f"{naskah}.docx")))
    for table in doc.tables:
        xml = table._tbl.xml
        assert xml.count("<w:cantSplit") >= len(table.rows)
        if table.style is not None and table.style.name == "Tabel Naskah":
            assert "<w:tblHeader" in table.rows[0]._tr.xml
    runs = [t.text or "" for t in doc.element.body.iter() if str(t.tag).endswith("}t")]
    assert all(r.count("{{") == r.count("}}") and r.count("{%") == r.count("%}") for r in runs)
    assert not re.search(r"kota|kabupaten|provinsi|probolinggo|wali", " ".join(runs), re.IGNORECASE)


def test_blank_number_and_official_leave_room(tmp_path: Path) -> None:
    kosong = Pejabat("Kepala Dinas")
    isi = replace(SURAT["undangan-rapat"], penanda_tangan=kosong, contoh=False, tanggal=None)
    write_letter(tmp_path / "u.docx", "undangan-rapat", isi)
    teks = whole_text(Document(str(tmp_path / "u.docx")))
    assert "Kepala Dinas," in teks
    assert "NIP" not in teks
    assert "DATA CONTOH" not in headers(tmp_path / "u.docx")


def test_number_and_signature_are_printed(tmp_path: Path) -> None:
    isi = replace(SURAT["surat-pengantar"], nomor="065/1/425.504/2026")
    write_letter(tmp_path / "s.docx", "surat-pengantar", isi)
    teks = whole_text(Document(str(tmp_path / "s.docx")))
    for harapan in (
        "065/1/425.504/2026",
        "1 (satu) berkas",
        "CONTOH KEPALA, S.Sos., M.Si.",
        "19700101 199503 1 001",
    ):
        assert harapan in teks
    assert "2. Inspektur Kota Contoh" in teks


def test_f4_paper(tmp_path: Path) -> None:
    write_letter(tmp_path / "f.docx", "notulen", replace(SURAT["notulen"], kertas="F4"))
    s = Document(str(tmp_path / "f.docx")).sections[0]
    assert s.page_width == pytest.approx(Mm(215), rel=1e-4)
    assert s.page_height == pytest.approx(Mm(330), rel=1e-4)


def test_hostile_text_is_printed_as_typed(tmp_path: Path) -> None:
    jahat = "Bina & <belum diisi> 5 <= 7 {{ kepala }} {% x %} \ud800\x07 ${ttd}\nbaris dua {_{ x"
    isi = replace(SURAT["undangan-rapat"], data={**SURAT["undangan-rapat"].data, "catatan": jahat})
    write_letter(tmp_path / "u.docx", "undangan-rapat", isi)
    teks = whole_text(Document(str(tmp_path / "u.docx")))
    assert "Bina & <belum diisi> 5 <= 7 {{ kepala }} {% x %}  ${ttd}" in teks
    assert "baris dua" in teks
    assert "Pembina Utama Muda" in teks


def test_hostile_text_in_the_kop(tmp_path: Path) -> None:
    kop = replace(SURAT["notulen"].kop, perangkat_daerah="Dinas A & B <C>")
    write_letter(tmp_path / "n.docx", "notulen", replace(SURAT["notulen"], kop=kop))
    assert "Dinas A & B <C>" in whole_text(Document(str(tmp_path / "n.docx")))


def test_own_template_wins(tmp_path: Path) -> None:
    asal = template(tmp_path, "Surat untuk {{ yth[0] }} dari {{ pemerintah }}")
    write_letter(tmp_path / "x.docx", "surat-pengingat", SURAT["surat-pengingat"], template=asal)
    assert (
        whole_text(Document(str(tmp_path / "x.docx"))) == "Surat untuk Sekretaris dari Pemerintah Kota Contoh"
    )


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("{{ pemerintahh }}", r"\{\{ pemerintahh \}\} yang tidak dikenal; mungkin .* \{\{ pemerintah \}\}"),
        ("{{ qwxyz }}", r"\{\{ qwxyz \}\} yang tidak dikenal\."),
        ("{{ nomor", "tidak lengkap"),
        ("{% if nomor %}", "tidak lengkap"),
        ("{{ tanda_tangan.gelar }}", "tidak dapat diisi"),
        ("{{ tembusan.__class__ }}", "tidak dapat diisi"),
        ("{{ yth.append('x') }}", "tidak diizinkan"),
        ("{{ 9**9**9 }}", "tidak diizinkan"),
        ("{% for a in range(9) %}x{% endfor %}", r"\{\{ range \}\} yang tidak dikenal"),
        ("{ { nomor }}", "menyisakan"),
    ],
)
def test_a_faulty_template_is_told_and_leaves_the_old_paper(tmp_path: Path, teks: str, kata: str) -> None:
    hasil = tmp_path / "surat.docx"
    hasil.write_bytes(b"lama")
    with pytest.raises(SettingsError, match=kata):
        render_docx(template(tmp_path, teks), context(SURAT["notulen"]), hasil)
    assert hasil.read_bytes() == b"lama"
    assert len(list(tmp_path.iterdir())) == 2


def test_a_damaged_template_is_told(tmp_path: Path) -> None:
    rusak = tmp_path / "rusak.docx"
    rusak.write_bytes(b"PK bukan zip")
    with pytest.raises(SettingsError, match="rusak atau bukan dokumen Word"):
        used_fields(rusak)
    with pytest.raises(SettingsError, match="rusak atau bukan dokumen Word"):
        used_fields(tmp_path / "tidak-ada.docx")


def test_a_template_that_fetches_from_elsewhere_is_refused(tmp_path: Path) -> None:
    path = template(tmp_path, "x")
    doc = Document(str(path))
    jenis = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    doc.part.relate_to("http://contoh.invalid/x.dotm", jenis, is_external=True)
    doc.save(str(path))
    with pytest.raises(SettingsError, match="templat lain sebagai induk"):
        used_fields(path)


def test_a_value_lost_on_the_way_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_render, "_read_text", lambda _path: "kosong")
    with pytest.raises(FileUnusableError, match="tidak memuat"):
        write_letter(tmp_path / "n.docx", "notulen", SURAT["notulen"])
    assert not (tmp_path / "n.docx").exists()


@pytest.mark.parametrize(
    ("nilai", "cetak"),
    [
        (None, ""),
        (float("nan"), ""),
        (Decimal("Infinity"), ""),
        (Decimal("87.50"), "87,50"),
        (date(2026, 1, 2), "2 Januari 2026"),
        (7, "7"),
        ("a\x00\ud83db\u0085\tc", "ab\u0085\tc"),
        ("😀", "😀"),
    ],
)
def test_plain_text(nilai: object, cetak: str) -> None:
    assert plain_text(nilai) == cetak


def test_counted_and_size() -> None:
    assert counted(1, "berkas") == "1 (satu) berkas"
    assert counted(12, "lembar") == "12 (dua belas) lembar"
    assert (size(1536), size(5 << 20)) == ("1,5 KB", "5,0 MB")


def test_a_record_without_date_is_still_a_sentence() -> None:
    surat = berita_acara_arsip(KANTOR, [], lokasi="5-arsip", tanggal=None)
    assert surat.data["tanggal_terbilang"] == "tanggal sebagaimana tersebut di bawah"
    assert surat.data["jumlah_berkas"] == "0 (nol) berkas"


def test_return_note_puts_errors_first() -> None:
    baris = SURAT["nota-pengembalian"].data["temuan"]
    assert isinstance(baris, list)
    assert [b["sel"] for b in baris] == ["F7", "J8"]


def test_request_goes_to_the_head_of_the_unit() -> None:
    assert SURAT["surat-permintaan"].yth == (f"Kepala {BIDANG[0].nama}",)
    assert SURAT["surat-permintaan"].data["batas"] == "paling lambat 19 Januari 2026"
    assert SURAT["surat-permintaan"].tanggal == TANGGAL


@pytest.mark.office
def test_papers_print_on_the_expected_pages(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice (soffice) tidak ada di PATH")
    from pypdf import PdfReader

    for naskah in NASKAH:
        write_letter(tmp_path / f"{naskah}.docx", naskah, SURAT[naskah])
    berkas = [str(tmp_path / f"{n}.docx") for n in NASKAH]
    profil = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    perintah = [soffice, profil, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *berkas]
    subprocess.run(perintah, check=True, capture_output=True, timeout=180)
    for naskah in NASKAH:
        halaman = [h.extract_text() for h in PdfReader(str(tmp_path / f"{naskah}.pdf")).pages]
        assert len(halaman) <= HALAMAN.get(naskah, 2), naskah
        assert all(len(h.split()) > 12 for h in halaman), f"{naskah}: halaman hampir kosong"
