"""PDF of a Word file: by Word or LibreOffice, the same chapters, PDF/A for the archive."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import docx
import pytest

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.pdf import document as pdf
from lkjip_xl.formats.pdf import office as pdf_office
from lkjip_xl.formats.pdf import word as pdf_word
from lkjip_xl.formats.pdf.document import archive_copy, check_chapters, pdf_beside, to_pdf


@pytest.fixture
def naskah(tmp_path: Path) -> Path:
    doc = docx.Document()
    doc.core_properties.title = "Laporan"
    for judul, tingkat in (("Pendahuluan", 1), ("Latar & Belakang", 2), ("Penutup", 1)):
        doc.add_heading(judul, tingkat)
        doc.add_paragraph("Isi.")
    folder = CaseFolder(tmp_path)
    folder.hasil.mkdir()
    folder.dalam.mkdir()
    doc.save(str(folder.hasil / "LKjIP - Final.docx"))
    return folder.hasil / "LKjIP - Final.docx"


@pytest.fixture
def tanpa_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "find_soffice", lambda: None)
    monkeypatch.setattr(pdf_word, "_client", lambda: None)


@pytest.mark.usefixtures("tanpa_program")
def test_without_a_program_it_says_how_to_do_it_by_hand(naskah: Path, tmp_path: Path) -> None:
    with pytest.raises(FileUnusableError, match="Simpan Sebagai › PDF"):
        to_pdf(naskah, tmp_path / "x.pdf")
    assert archive_copy(CaseFolder(tmp_path)) is None
    assert [p.name for p in naskah.parent.iterdir()] == [naskah.name]


class Word:
    """Just as much of Word as the program uses; `mati` makes the export fail."""

    def __init__(self, *, mati: bool = False) -> None:
        self.mati, self.ditutup, self.berhenti, self.pilihan = mati, 0, 0, {}
        self.Documents = SimpleNamespace(Open=self._open)

    def _open(self, path: str, **_lain: object) -> SimpleNamespace:
        self.dibuka = path
        return SimpleNamespace(ExportAsFixedFormat=self._export, Close=self._close)

    def _export(self, path: str, bentuk: int, **pilihan: object) -> None:
        if self.mati:
            raise OSError
        self.pilihan = {**pilihan, "bentuk": bentuk}
        Path(path).write_bytes(b"%PDF-1.7")

    def _close(self, simpan: int) -> None:
        assert simpan == 0
        self.ditutup += 1

    def Quit(self, _simpan: int) -> None:  # noqa: N802 - the name in Word
        self.berhenti += 1


def client(word: Word, *, terbuka: bool) -> SimpleNamespace:
    def active(_nama: str) -> Word:
        if not terbuka:
            raise OSError
        return word

    return SimpleNamespace(GetActiveObject=active, DispatchEx=lambda _nama: word)


@pytest.mark.parametrize("terbuka", [True, False])
@pytest.mark.parametrize("mati", [True, False])
def test_word_works_on_a_copy_and_is_left_as_it_was(
    naskah: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, terbuka: bool, mati: bool
) -> None:
    word = Word(mati=mati)
    monkeypatch.setattr(pdf_word, "_client", lambda: client(word, terbuka=terbuka))
    assert pdf_word.convert(naskah, tmp_path / "x.pdf", arsip=True) is not mati
    assert word.dibuka != str(naskah)
    assert (word.ditutup, word.berhenti) == (1, 0 if terbuka else 1)
    if not mati:
        assert (word.pilihan["bentuk"], word.pilihan["CreateBookmarks"], word.pilihan["UseISO19005_1"]) == (
            17,
            1,
            True,
        )


def test_an_endless_libreoffice_is_ended(
    naskah: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    palsu = tmp_path / "soffice"
    palsu.write_text("#!/bin/sh\nsleep 60\n", encoding="utf-8")
    palsu.chmod(0o755)
    monkeypatch.setattr(pdf_office, "_BATAS_DETIK", 0.2)
    assert pdf_office.convert(naskah, tmp_path / "x.pdf", palsu, arsip=False) is False


@pytest.mark.office
def test_libreoffice_keeps_chapters_language_and_title(naskah: Path, tmp_path: Path) -> None:
    from pypdf import PdfReader

    place, by = pdf_beside(CaseFolder(tmp_path), naskah, arsip=True)
    assert (place.name, by) == ("LKjIP - Final (PDF-A).pdf", "LibreOffice")
    assert check_chapters(naskah, place) == []
    reader = PdfReader(str(place))
    assert [o.title for o in reader.outline if not isinstance(o, list)] == ["Pendahuluan", "Penutup"]
    assert reader.metadata.title == "Laporan"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"] is not False
    assert b"pdfaid:part" in place.read_bytes() or b"pdfaid" in place.read_bytes()
    doc = docx.Document(str(naskah))
    doc.add_heading("Lampiran", 1)
    doc.save(str(naskah))
    assert [p.kode for p in check_chapters(naskah, place)] == ["D01"]


def test_what_people_put_there_stays(naskah: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(_sumber: Path, place: Path, *, arsip: bool = False) -> str:
        place.write_bytes(b"%PDF")
        return f"uji {arsip}"

    monkeypatch.setattr(pdf, "to_pdf", make)
    signed = naskah.with_name("LKjIP - Final (TTE).pdf")
    signed.write_bytes(b"ditandatangani")
    place, _ = pdf_beside(CaseFolder(tmp_path), naskah)
    assert pdf_beside(CaseFolder(tmp_path), naskah) == (place, "uji False")
    place.write_bytes(b"milik orang")
    assert pdf_beside(CaseFolder(tmp_path), naskah)[0].name == "LKjIP - Final (2).pdf"
    assert archive_copy(CaseFolder(tmp_path)) == naskah.with_name("LKjIP - Final (PDF-A).pdf")
    assert signed.read_bytes() == b"ditandatangani"
