"""Reviewers' comments and tracked changes, as several programs write them."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime

import docx
import pytest
from docx_buatan import akhir, diperluas, hapus, ins, komentar, mulai, par, run, tulis

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.masukan import Ragam
from lkjip_xl.formats.docx.remarks import read_remarks

JUDUL = (par(run("Akuntabilitas Kinerja"), "H1"), par(run("Capaian"), "H2"))


def baca(tmp_path, *badan, **bagian):
    return read_remarks(tulis(tmp_path / "a.docx", [*JUDUL, *badan], **bagian))


def test_word_splits_one_edit_into_many_runs(tmp_path):
    """Word gives every formatting run its own w:ins and w:del; people made one change."""
    isi = par(
        run("Capaian ")
        + hapus("8")
        + hapus("6", kode="2")
        + ins(run("8"), kode="3")
        + ins(run("7"), kode="4", waktu="2026-01-05T09:01:00Z")
        + run(" persen")
    )
    (m,) = baca(tmp_path, isi).masukan
    assert (m.ragam, m.lama, m.baru, m.oleh) == (Ragam.GANTI, "86", "87", "Budi")
    assert (m.bagian, m.letak) == ("Bab I Akuntabilitas Kinerja, Capaian", "paragraf 1")
    assert m.waktu == datetime(2026, 1, 5, 9)
    assert m.uraian == "“86” diganti “87”, dalam “Capaian 87 persen”"


def test_replies_and_resolved_comments(tmp_path):
    isi = (
        par(mulai("0") + run("Target ") + run("90"), "")[: -len("</w:p>")]
        + "</w:p>"
        + par(run("persen") + akhir("0")),
        par(mulai("2") + run("Rapi") + akhir("2")),
    )
    bacaan = baca(
        tmp_path,
        *isi,
        comments=komentar("0", "Periksa &amp; perbaiki", para="0A")
        + komentar("1", "Sudah", oleh="Budi", para="0B")
        + komentar("2", "Bagus", para="0C", waktu=""),
        commentsExtended=diperluas(("0a", "0", ""), ("0B", "0", "0A"), ("0C", "1", ""), ("FF", "1", "0A")),
    )
    first, second = bacaan.masukan
    assert (first.lama, first.isi) == ("Target 90 persen", "Periksa & perbaiki")
    assert first.uraian == "Pada “Target 90 persen”: Periksa & perbaiki; Budi membalas: Sudah"
    assert (first.status, second.status) == ("terbuka", "diterima")
    assert second.waktu is None
    assert second.letak == "paragraf 3"


def test_google_docs_closes_a_comment_by_a_comment(tmp_path):
    isi = par(mulai("0") + mulai("1") + run("Teks") + akhir("0") + akhir("1"))
    comments = komentar("0", "Ganti") + komentar("1", "_Marked as resolved_")
    (m,) = baca(tmp_path, isi, comments=comments).masukan
    assert (m.isi, m.tuntas) == ("Ganti", True)


def test_nested_changes_of_two_people(tmp_path):
    isi = par(ins(run("abc ") + hapus("def", oleh="Sari")) + run(" tetap yang cukup panjang"))
    told = [(m.oleh, m.ragam, m.lama, m.baru) for m in baca(tmp_path, isi).masukan]
    assert told == [("Budi", Ragam.SISIPAN, "", "abc def"), ("Sari", Ragam.HAPUSAN, "def", "")]


def test_rows_paragraphs_moves_and_form(tmp_path):
    def cell(isi):
        return f"<w:tc><w:tcPr/>{par(isi)}</w:tc>"

    mark = '<w:rPr><w:ins w:id="9" w:author="Budi"/></w:rPr>'
    tabel = (
        f"<w:tbl><w:tr>{cell(run('Kode'))}{cell(run('Nilai'))}</w:tr>"
        f"<w:tr><w:trPr>{ins('', oleh='Budi')}</w:trPr>{cell(ins(run('IKU')))}{cell(ins(run('7')))}</w:tr>"
        f"<w:tr><w:trPr>{ins('', oleh='Budi', tag='del')}</w:trPr>{cell(hapus('IKK'))}{cell(hapus('8'))}</w:tr></w:tbl>"
    )
    bentuk = '<w:rPr><w:b/><w:rPrChange w:id="5" w:author="Budi"><w:rPr/></w:rPrChange></w:rPr>'
    bacaan = baca(
        tmp_path,
        tabel,
        par(ins(run("Kalimat baru.")), sifat=mark),
        par(ins(run("Kalimat pindah."), tag="moveFrom")),
        par(run("tetap", sifat=bentuk)),
        par(ins(run("Kalimat pindah."), tag="moveTo")),
        par("", sifat=mark),
    )
    told = [(m.ragam, m.letak, m.uraian) for m in bacaan.masukan]
    assert told == [
        (Ragam.BARIS_BARU, "baris 2, kolom “Kode”", "Baris tabel disisipkan: “IKU | 7”"),
        (Ragam.BARIS_HAPUS, "baris 3, kolom “Kode”", "Baris tabel dihapus: “IKK | 8”"),
        (Ragam.SISIPAN, "paragraf 1", "Paragraf disisipkan: “Kalimat baru.”"),
        (
            Ragam.PINDAH,
            "paragraf 2",
            "Teks dipindahkan ke Bab I Akuntabilitas Kinerja, Capaian, paragraf 4: “Kalimat pindah.”",
        ),
    ]
    assert bacaan.bentuk == 2


def test_headers_footnotes_controls_and_strange_dates(tmp_path):
    control = f"<w:sdt><w:sdtContent>{hapus('lama', waktu='0000-00-00T00:00:00Z')}</w:sdtContent></w:sdt>"
    gone = (
        '<w:customXmlDelRangeStart w:id="7" w:author="Budi"/>'
        + control
        + '<w:customXmlDelRangeEnd w:id="7"/>'
    )
    picture = ins("<w:r><w:drawing/></w:r>", waktu="1970-01-01T00:00:00Z", oleh=" ")
    bacaan = baca(
        tmp_path,
        par(gone + run(" kata") + picture),
        header1=par(ins(run("Draf"))),
        footnotes=f'<w:footnote w:id="1">{par(hapus("catatan", waktu=""))}</w:footnote>',
        comments=komentar("8", "Tanpa jangkar"),
    )
    told = [(m.bagian, m.oleh, m.waktu, m.lama or m.baru or m.isi) for m in bacaan.masukan]
    assert told == [
        ("Dokumen", "Sari", datetime(2026, 1, 6, 10), "Tanpa jangkar"),
        ("Bab I Akuntabilitas Kinerja, Capaian", "Budi", None, "lama"),
        ("Bab I Akuntabilitas Kinerja, Capaian", "Tanpa nama", None, "[gambar]"),
        ("kepala halaman", "Budi", datetime(2026, 1, 5, 9), "Draf"),
        ("catatan kaki", "Budi", None, "catatan"),
    ]


def test_identity_outlives_other_edits_and_tells_equal_remarks_apart(tmp_path):
    def codes(*badan):
        return [
            m.kode
            for m in baca(
                tmp_path, *badan, comments=komentar("0", "Cek", waktu="") + komentar("1", "Cek", waktu="")
            ).masukan
        ]

    isi = [par(mulai(n) + run("sama") + akhir(n)) for n in "01"]
    first = codes(*isi)
    assert len(set(first)) == 2
    assert codes(par(ins(run("Paragraf di atas"), oleh="Budi")), *isi)[:2] == first


def test_python_docx(tmp_path):
    document = docx.Document()
    paragraph = document.add_paragraph("Isi")
    if not hasattr(document, "add_comment"):
        pytest.skip("this python-docx writes no comments")
    document.add_comment(paragraph.runs, "Lengkapi", author="Sari")
    document.save(str(tmp_path / "a.docx"))
    (m,) = read_remarks(tmp_path / "a.docx").masukan
    assert (m.isi, m.lama, m.oleh) == ("Lengkapi", "Isi", "Sari")


def test_unusable_files_are_refused_in_a_sentence(tmp_path):
    (tmp_path / "b.docx").write_bytes(b"PK bukan")
    with pytest.raises(FileUnusableError, match="bukan dokumen Word"):
        read_remarks(tmp_path / "b.docx")
    with pytest.raises(FileUnusableError, match="DOCTYPE"):
        baca(tmp_path, comments='</w:comments><!DOCTYPE x><w:comments xmlns:w="x">')
    crowd = par("".join(ins(run("x"), oleh=f"Orang {n}") for n in range(101)))
    with pytest.raises(FileUnusableError, match="jauh lebih banyak"):
        baca(tmp_path, crowd)
    many = [par(ins(run(f"Kalimat {n}"))) for n in range(5_001)]
    with pytest.raises(FileUnusableError, match="jauh lebih banyak"):
        baca(tmp_path, *many)


@pytest.mark.office
def test_remarks_keep_their_identity_when_libreoffice_saves_the_file(tmp_path):
    isi = (
        par(run("Capaian ") + hapus("86") + ins(run("87"), kode="3") + run(" persen")),
        par(mulai("0") + run("Target ") + run("90") + akhir("0")),
        par(ins(run("Kalimat baru."))),
    )
    first = baca(
        tmp_path,
        *isi,
        comments=komentar("0", "Periksa", para="0A"),
        commentsExtended=diperluas(("0A", "1", "")),
    )
    assert shutil.which("soffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    convert = ["--headless", "--convert-to", "docx:Office Open XML Text", "--outdir", str(tmp_path / "lo")]
    subprocess.run(
        ["soffice", profile, *convert, str(tmp_path / "a.docx")], check=True, capture_output=True, timeout=120
    )
    second = read_remarks(tmp_path / "lo" / "a.docx")
    assert [(m.kode, m.uraian, m.status) for m in second.masukan] == [
        (m.kode, m.uraian, m.status) for m in first.masukan
    ]
    assert [m.status for m in first.masukan] == ["diterima", "terbuka", "terbuka"]
