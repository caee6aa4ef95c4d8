"""`lkjip pdf` takes the newest report; the archive holds the PDF/A and the signed PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import copy_year

from lkjip_xl.domain.errors import UsageError
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.pdf import document as pdf
from lkjip_xl.steps import archive, make_pdf
from lkjip_xl.steps.archive import _sources
from lkjip_xl.steps.make_pdf import newest_report


def test_the_newest_report_is_taken(tahun_selesai: CaseFolder, tahun_terbagi: CaseFolder) -> None:
    assert newest_report(tahun_selesai).name.endswith("- Final.docx")
    with pytest.raises(UsageError, match="Belum ada draf"):
        newest_report(tahun_terbagi)
    with pytest.raises(UsageError, match="bukan berkas Word"):
        make_pdf.make_pdf(tahun_selesai, tahun_selesai.master)


def test_chapters_are_compared_and_told(
    tahun_selesai: CaseFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    year = copy_year(tahun_selesai, tmp_path / "tahun")
    from pypdf import PdfWriter

    def make(_sumber: Path, place: Path, *, arsip: bool = False) -> str:
        del arsip
        writer = PdfWriter()
        writer.add_blank_page(100, 100)
        writer.add_outline_item("Kata Pengantar", 0)
        writer.write(place)
        return "uji"

    monkeypatch.setattr(pdf, "to_pdf", make)
    hasil = make_pdf.make_pdf(year)
    assert hasil.keluaran[0].name.endswith("- Final.pdf")
    judul = [t.pesan for t in hasil.temuan]
    assert any("Penutup" in x for x in judul)
    assert not any("Kata Pengantar" in x for x in judul)
    signed = hasil.keluaran[0].with_name("LKjIP (TTE).pdf")
    signed.write_bytes(b"%PDF")
    monkeypatch.setattr(archive, "archive_copy", pdf.archive_copy)
    copy = archive.archive_copy(year)
    tugas = type("T", (), {"folder": year})
    assert {copy, signed} <= set(_sources(tugas))
