"""The gate: every odd file gets a class and a calm sentence before anything parses it."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import pytest
from form_helpers import build, save

from lkjip_xl.formats.gate import BATAS, Gerbang, Kelas, inspect, show_name
from lkjip_xl.formats.gate_content import name_signature

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return save(build(), tmp_path_factory.mktemp("gerbang") / "f.xlsx").read_bytes()


def _old(path: Path, data: bytes) -> Path:
    """A file that has been lying there for an hour."""
    path.write_bytes(data)
    os.utime(path, (time.time() - 3600,) * 2)
    return path


def _judge(path: Path, data: bytes) -> tuple[Kelas | None, str]:
    return _verdict(inspect(_old(path, data)))


def _verdict(gerbang: Gerbang) -> tuple[Kelas | None, str]:
    assert all(t.pesan and t.saran for t in gerbang.temuan)
    return gerbang.kelas, "".join(t.kode for t in gerbang.temuan)


def _with_parts(form: bytes, **extra: bytes) -> bytes:
    """The form with further parts; "__" in a name stands for "/" and "_dot_" for "."."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(form)) as source, zipfile.ZipFile(target, "w") as out:
        for info in source.infolist():
            out.writestr(info.filename, source.read(info))
        for name, data in extra.items():
            out.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return target.getvalue()


def _zip(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as out:
        for name, data in parts.items():
            out.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return target.getvalue()


def test_a_form_passes_whatever_it_is_called(tmp_path: Path, form: bytes) -> None:
    for nama in ("a.xlsx", "FORM.XLSX", "tanpa akhiran", "a.xlsx.bak", "con.xlsx"):
        gerbang = inspect(_old(tmp_path / nama, form))
        assert (gerbang.kelas, gerbang.temuan) == (None, ())
        assert gerbang.paket is not None


@pytest.mark.parametrize(
    "nama",
    [
        "~$formulir.xlsx",
        ".~lock.formulir.xlsx#",
        "Thumbs.db",
        "desktop.ini",
        ".DS_Store",
        "a.xlsx.part",
        "a.tmp",
    ],
)
def test_files_of_other_programs_are_left_alone(tmp_path: Path, form: bytes, nama: str) -> None:
    assert _judge(tmp_path / nama, form) == (Kelas.BUKAN, "F02")


def test_folders_links_and_special_files(tmp_path: Path, form: bytes) -> None:
    (tmp_path / "map.xlsx").mkdir()
    assert _verdict(inspect(tmp_path / "map.xlsx")) == (Kelas.BUKAN, "F01")
    asli = _old(tmp_path / "asli.xlsx", form)
    (tmp_path / "pintasan.xlsx").symlink_to(asli)
    assert _verdict(inspect(tmp_path / "pintasan.xlsx")) == (Kelas.DITOLAK, "F03")
    os.mkfifo(tmp_path / "pipa.xlsx")
    assert _verdict(inspect(tmp_path / "pipa.xlsx")) == (Kelas.BUKAN, "F01")
    assert _verdict(inspect(tmp_path / "tidak ada.xlsx")) == (Kelas.DITOLAK, "F04")
    assert _verdict(inspect(tmp_path / "nol\0.xlsx")) == (Kelas.DITOLAK, "F04")


@pytest.mark.parametrize(
    ("nama", "isi", "kelas", "kode"),
    [
        ("a.xlsx", b"", Kelas.DITOLAK, "F05"),
        ("a.txt", b"", Kelas.BUKAN, "F11"),
        ("a.xls", OLE + bytes(600), Kelas.DITOLAK, "F08"),
        ("a.xlsx", OLE + bytes(600), Kelas.DITOLAK, "F08"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), Kelas.DITOLAK, "F09"),
        ("a.xlsx", b"Kode,Realisasi\n1.1,80\n", Kelas.DITOLAK, "F10"),
        ("a.xlsx", "Kode;Realisasi – 80".encode(), Kelas.DITOLAK, "F10"),
        ("a.xlsx", "Kode\tRealisasi".encode("utf-16"), Kelas.DITOLAK, "F10"),
        ("a.csv", b"Kode,Realisasi\n1.1,80\n", Kelas.BUKAN, "F11"),
        ("a.xlsx", b"<html><table></table></html>", Kelas.DITOLAK, "F10"),
        ("a.xlsx", b"\xef\xbb\xbf <?xml version='1.0'?><Workbook/>", Kelas.DITOLAK, "F10"),
        ("a.pdf", b"%PDF-1.7", Kelas.BUKAN, "F11"),
        ("a.jpg", b"\xff\xd8\xff\xe0", Kelas.BUKAN, "F11"),
        ("a.rar", b"Rar!\x1a", Kelas.BUKAN, "F11"),
        ("a.bin", b"\x00\x01\x02", Kelas.BUKAN, "F11"),
        ("a.xlsx", b"\x00\x01\x02", Kelas.DITOLAK, "F12"),
    ],
)
def test_what_is_no_zip_file(tmp_path: Path, nama: str, isi: bytes, kelas: Kelas, kode: str) -> None:
    assert _judge(tmp_path / nama, isi) == (kelas, kode)


def test_a_file_that_is_still_arriving_waits(tmp_path: Path, form: bytes) -> None:
    path = tmp_path / "a.xlsx"
    for isi in (b"", form[: len(form) // 2]):
        path.write_bytes(isi)
        gerbang = inspect(path)
        assert (*_verdict(gerbang), gerbang.menunggu) == (Kelas.DITOLAK, "F07", True)
        assert not inspect(path, time.time() + 60).menunggu
    assert _judge(path, form[: len(form) // 2]) == (Kelas.DITOLAK, "F12")


def test_size_has_a_limit(tmp_path: Path) -> None:
    for nama, kelas, kode in (("a.xlsx", Kelas.DITOLAK, "F06"), ("a.mp4", Kelas.BUKAN, "F11")):
        path = tmp_path / nama
        with path.open("wb") as stream:
            stream.truncate(BATAS.packed + 1)
        assert _verdict(inspect(path)) == (kelas, kode)


@pytest.mark.parametrize(
    ("nama", "isi", "kelas", "kode"),
    [
        ("a.xlsx", _zip(catatan_dot_txt=b"halo"), Kelas.BUKAN, "F11"),
        ("a.docx", _zip(word__document_dot_xml=b"<w/>"), Kelas.BUKAN, "F11"),
        ("a.xlsx", _zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), Kelas.DITOLAK, "F10"),
        ("a.odt", _zip(mimetype=b"application/vnd.oasis.opendocument.text"), Kelas.BUKAN, "F11"),
        ("a.xlsb", _zip(xl__workbook_dot_bin=b"x"), Kelas.DITOLAK, "F10"),
    ],
)
def test_zip_files_that_are_no_workbook(
    tmp_path: Path, nama: str, isi: bytes, kelas: Kelas, kode: str
) -> None:
    assert _judge(tmp_path / nama, isi) == (kelas, kode)


@pytest.mark.parametrize(
    ("bagian", "kode"),
    [
        ("xl__vbaProject_dot_bin", "F14"),
        ("xl__macrosheets__sheet1_dot_xml", "F14"),
        ("xl__embeddings__oleObject1_dot_bin", "F15"),
        ("xl__activeX__activeX1_dot_xml", "F15"),
        ("xl__connections_dot_xml", "F15"),
    ],
)
def test_parts_that_a_form_must_not_have(tmp_path: Path, form: bytes, bagian: str, kode: str) -> None:
    assert _judge(tmp_path / "a.xlsx", _with_parts(form, **{bagian: b"x"})) == (Kelas.DITOLAK, kode)


def test_links_to_other_workbooks_are_a_warning(tmp_path: Path, form: bytes) -> None:
    isi = _with_parts(form, xl__externalLinks__externalLink1_dot_xml=b"<externalLink/>")
    assert _judge(tmp_path / "a.xlsx", isi) == (None, "F17")


@pytest.mark.parametrize("sandi", ["utf-8", "utf-16"])
def test_document_types_are_refused_in_any_part(tmp_path: Path, form: bytes, sandi: str) -> None:
    jahat = ("<?xml version='1.0'?>" + " " * 65_500 + "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").encode(
        sandi
    )
    isi = _with_parts(form, docProps__lain_dot_xml=jahat)
    assert _judge(tmp_path / "a.xlsx", isi) == (Kelas.DITOLAK, "F16")


def test_macro_content_types_and_bombs(tmp_path: Path, form: bytes) -> None:
    biasa = b"spreadsheetml.sheet.main+xml"
    with zipfile.ZipFile(io.BytesIO(form)) as zf:
        isi = {n: zf.read(n) for n in zf.namelist()}
    isi["[Content_Types].xml"] = isi["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument." + biasa,
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    assert _judge(tmp_path / "a.xlsm", _zip(**isi)) == (Kelas.DITOLAK, "F14")
    bom = io.BytesIO()
    with zipfile.ZipFile(bom, "w", zipfile.ZIP_DEFLATED) as out:
        with zipfile.ZipFile(io.BytesIO(form)) as zf:
            for info in zf.infolist():
                out.writestr(info.filename, zf.read(info))
        out.writestr("xl/bom.xml", bytes(BATAS.inflated + 1))
    assert _judge(tmp_path / "b.xlsx", bom.getvalue()) == (Kelas.DITOLAK, "F13")


def test_names_are_shown_without_tricks(tmp_path: Path) -> None:
    assert show_name(tmp_path / "a\nb\u202excslx.xlsx") == "a?b?xcslx.xlsx"
    assert show_name(tmp_path / "a\udcff.xlsx") == "a?.xlsx"


def test_a_file_that_vanishes_meanwhile_says_nothing(tmp_path: Path) -> None:
    assert name_signature(tmp_path / "hilang.xlsx", "hilang.xlsx") is None
