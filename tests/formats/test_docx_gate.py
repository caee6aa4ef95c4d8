"""The door for .docx files that people hand back: what is refused, and in which words."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import docx
import pytest

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.formats.docx.gate import open_docx
from lkjip_xl.formats.word.plain import W


def packed(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in parts.items():
            z.writestr(f"{name.replace('__', '/')}" if name == "mimetype" else f"word/{name}.xml", data)
    return path


def plain(path: Path) -> Path:
    document = docx.Document()
    document.add_paragraph("Capaian 87,50")
    document.save(str(path))
    return path


def test_parts_of_a_document(tmp_path):
    parts = open_docx(plain(tmp_path / "a.docx"))
    assert [t.text for t in parts.document.iter(f"{W}t")] == ["Capaian 87,50"]
    assert parts.part("word/tidak-ada.xml") is None
    assert [h.nama for h in parts.related("styles")] == ["word/styles.xml"]
    assert "word/document.xml" in parts.names


def test_strict_dialect_is_read_like_the_usual_one(tmp_path):
    ketat = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
    isi = b'<w:document xmlns:w="' + ketat + b'"><w:body><w:p/></w:body></w:document>'
    assert open_docx(packed(tmp_path / "a.docx", document=isi)).document.find(f"{W}body/{W}p") is not None


@pytest.mark.parametrize(
    ("isi", "sebutan"),
    [
        (b"", "kosong"),
        (b"<html><body>Laporan</body></html>", "halaman web (HTML)"),
        (b"{\\rtf1 Laporan}", "Rich Text"),
        (b"%PDF-1.7", "PDF"),
        (b"Laporan kinerja", "berkas teks"),
        (b"\x00\x01\x02", "rusak"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Word lama (.doc)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
    ],
)
def test_what_is_no_docx_is_named(tmp_path, isi, sebutan):
    path = tmp_path / "a.docx"
    path.write_bytes(isi)
    with pytest.raises(FileUnusableError) as caught:
        open_docx(path)
    assert sebutan in caught.value.pesan
    assert caught.value.saran


@pytest.mark.parametrize(
    ("isi", "sebutan"),
    [
        (b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "DOCTYPE"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16"), "DOCTYPE"),
        (b"<a>" + b" " * (25 << 20) + b"</a>", "jauh lebih banyak"),
        (b"<a/>" * 2_000_001, "jauh lebih banyak"),
        (b"<a>" * 5000 + b"</a>" * 5000, "rusak"),
        (b"<a>", "rusak"),
        (b"<a/>", "rusak"),
        (b'<?xml version="1.0" encoding="entah"?><a/>', "rusak"),
    ],
)
def test_hostile_parts_are_refused(tmp_path, isi, sebutan):
    with pytest.raises(FileUnusableError, match=sebutan):
        open_docx(packed(tmp_path / "a.docx", document=isi))


def test_every_cut_of_a_file_is_refused(tmp_path):
    whole = plain(tmp_path / "a.docx").read_bytes()
    cut = tmp_path / "b.docx"
    for length in range(1, len(whole), len(whole) // 12):
        cut.write_bytes(whole[:length])
        with pytest.raises(FileUnusableError):
            open_docx(cut)


def test_places_that_are_no_documents(tmp_path):
    os.mkfifo(tmp_path / "pipa.docx")
    (tmp_path / "~$draf.docx").write_bytes(b"x")
    odt = packed(tmp_path / "a.odt", mimetype=b"application/vnd.oasis.opendocument.text")
    for path, sebutan in (
        (tmp_path, "folder"),
        (tmp_path / "hilang.docx", "tidak ada"),
        (tmp_path / "pipa.docx", "bukan berkas biasa"),
        (tmp_path / "~$draf.docx", "sementara"),
        (odt, "OpenDocument"),
    ):
        with pytest.raises(FileUnusableError, match=sebutan):
            open_docx(path)
