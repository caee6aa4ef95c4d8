from __future__ import annotations

import errno
import sys
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from lkjip_xl.domain.errors import FileUnusableError, SettingsError
from lkjip_xl.engines.faults import LockedSheetError, RefusedError
from lkjip_xl.engines.openxml.package import Package
from lkjip_xl.formats.book import Formula, ensure_free, open_book
from lkjip_xl.formats.book_errors import engine_errors

sys.path.insert(0, str(Path(__file__).parent.parent / "engines"))
from workbooks import build_workbook, change_parts


@pytest.fixture
def master(tmp_path: Path) -> Path:
    return build_workbook(tmp_path / "Master LKjIP.xlsx")


def test_a_table_is_read_by_its_titles(master: Path) -> None:
    with open_book(master) as book:
        assert book.has_table("tblData")
        assert not book.has_table("tblLain")
        assert book.sheet_names() == ["Data", "Orang & lain", "_Pola"]
        assert book.read_table("tblData")[0] == {
            "Kode": "001",
            "Nilai": 1.5,
            "Tanggal": datetime(2026, 1, 2),
            "Buka": None,
        }
        assert book.read_table_cells("tblData")[1]["Nilai"] == (2.0, "B4")
        assert book.read_table("tblPola") == []


def test_a_table_is_rewritten_whole(master: Path) -> None:
    link = Formula('=HYPERLINK("#Data!A1","Buka")')
    rows = [
        {"Kode": "007", "Nilai": Decimal("12.50"), "Tanggal": date(2025, 5, 1), "Buka": link},
        {"Kode": "=1+1", "Nilai": 3},
        {"Kode": "5.1.02", "Buka": link},
    ]
    with open_book(master, save=True) as book:
        book.write_table("tblData", rows)
    with open_book(master, save=True) as book:
        assert book.read_table("tblData") == [
            {"Kode": "007", "Nilai": 12.5, "Tanggal": datetime(2025, 5, 1), "Buka": "Buka"},
            {"Kode": "=1+1", "Nilai": 3.0, "Tanggal": None, "Buka": None},
            {"Kode": "5.1.02", "Nilai": None, "Tanggal": None, "Buka": "Buka"},
        ]
        book.write_table("tblData", [{"Kode": "z"}])
    package = Package.open(master)
    assert package.tables("Data")[0].ref == "A2:D3"
    below = [cell for (row, _), cell in package.cells("Data").items() if row in (4, 5)]
    assert below
    assert all(cell.value is None and cell.formula is None for cell in below)
    with open_book(master) as book:
        book.write_table("tblData", [])
        assert book.read_table("tblData") == []


def test_nothing_is_saved_without_being_asked_or_after_a_failure(master: Path) -> None:
    before = master.read_bytes()
    with open_book(master) as book:
        book.write_name("status", "x")
    with pytest.raises(ZeroDivisionError), open_book(master, save=True) as book:
        book.write_name("status", 1 / 0)
    assert master.read_bytes() == before


def test_named_cells(master: Path) -> None:
    with open_book(master, save=True) as book:
        assert book.has_name("status")
        assert book.read_name("status") is None
        book.write_name("status", "001")
    with open_book(master) as book:
        assert book.read_name("status") == "001"
        with pytest.raises(SettingsError, match="br_tidak_ada"):
            book.write_name("br_tidak_ada", 1)
        with pytest.raises(SettingsError, match="Sel bernama cap di Master"):
            book.read_name("cap")


def test_a_template_is_copied_and_filled(master: Path) -> None:
    with open_book(master, save=True) as book:
        book.copy_sheet("_Pola", "Data PTH-1", {"tblPola": "tblPola_PTH"}, after="Data")
        book.write_table("tblPola_PTH", [{"Kode": "a"}, {"Kode": "b"}])
    package = Package.open(master)
    assert [(s.name, s.state) for s in package.sheets][:2] == [("Data", "visible"), ("Data PTH-1", "visible")]
    assert package.tables("Data PTH-1")[0].name == "tblPola_PTH"
    with open_book(master) as book:
        assert [row["Kode"] for row in book.read_table("tblPola_PTH")] == ["a", "b"]
        with pytest.raises(FileUnusableError, match="lembar bernama itu"):
            book.copy_sheet("_Pola", "a:b", {"tblPola": "x"})
        with pytest.raises(SettingsError, match="Lembar Entah"):
            book.copy_sheet("Entah", "x", {})


def test_a_chart_follows_its_table(master: Path) -> None:
    with open_book(master, save=True) as book:
        book.write_table("tblData", [{"Kode": k, "Nilai": n} for n, k in enumerate("abc")])
        book.point_chart("Data", 0, "tblData", ("Kode", "Nilai"))
        with pytest.raises(SettingsError, match="grafik ke-2"):
            book.point_chart("Data", 1, "tblData", ("Kode", "Nilai"))
    chart = Package.open(master).read_part("xl/charts/chart1.xml").decode()
    assert "Data!$A$3:$A$5" in chart
    assert "Data!$B$3:$B$5" in chart


def test_faults_of_the_workbook_are_told(master: Path) -> None:
    with open_book(master) as book:
        with pytest.raises(SettingsError, match="Tabel tblLain tidak ada"):
            book.read_table("tblLain")
        with pytest.raises(SettingsError, match=r"Kolom “Harga” tidak ada .lembar Data sel A2:D2"):
            book.write_table("tblData", [{"Harga": 1}])
        with pytest.raises(FileUnusableError, match=r"32\.767"):
            book.write_table("tblData", [{"Kode": "x" * 40_000}])


def test_a_title_that_is_gone_is_told_where_it_is_missed(master: Path) -> None:
    with open_book(master) as book:
        for row in (book.read_table("tblData")[0], book.read_table_cells("tblData")[0]):
            assert row.get("Harga") is None
            with pytest.raises(SettingsError, match=r"lembar Data sel A2:D2, judul tabel tblData"):
                row["Harga"]


class com_sun_star_uno_RuntimeException(Exception):  # noqa: N801, N818  (what LibreOffice raises)
    pass


com_sun_star_uno_RuntimeException.__name__ = "com.sun.star.uno.RuntimeException"


@pytest.mark.parametrize(
    ("fault", "kata"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "ruang disk habis"),
        (OSError(errno.EBUSY, "Device or resource busy"), "sistem menolak"),
        (LockedSheetError("Rekap"), "Lembar Rekap di Master LKjIP.xlsx dikunci dengan kata sandi"),
        (RefusedError("com.sun.star.io.IOException"), "LibreOffice menolak perubahan pada Master"),
        (com_sun_star_uno_RuntimeException("at cellsuno.cxx"), "LibreOffice menolak perubahan pada Master"),
    ],
)
def test_what_an_application_refuses_is_told_in_plain_words(fault: Exception, kata: str) -> None:
    with pytest.raises(FileUnusableError, match=kata) as told, engine_errors(Path("Master LKjIP.xlsx")):
        raise fault
    assert str(fault.args[-1]) not in str(told.value)


def test_a_table_does_not_grow_over_what_stands_below(master: Path) -> None:
    with open_book(master, save=True) as book:
        book.write_name("status", None)
        book.write_table("tblData", [{"Kode": "a"}])

    def change(xml: bytes) -> bytes:
        row = b'<row r="6"><c r="D6"><f>NOW()</f></c></row></sheetData>'
        return xml.replace(b"</sheetData>", row)

    change_parts(master, {"xl/worksheets/sheet1.xml": change})
    with open_book(master) as book, pytest.raises(SettingsError, match="sel D6 di lembar Data"):
        book.write_table("tblData", [{"Kode": k} for k in "abcdef"])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "tidak ditemukan"),
        (b"bukan zip", "rusak atau bukan buku kerja"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "kata sandi"),
    ],
)
def test_unusable_files(tmp_path: Path, content: bytes | None, sentence: str) -> None:
    path = tmp_path / "Master LKjIP.xlsx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FileUnusableError, match=sentence) as caught, open_book(path):
        pass
    assert caught.value.saran


def test_a_workbook_open_elsewhere_is_not_written(master: Path) -> None:
    before = master.read_bytes()
    lock = master.with_name("~$Master LKjIP.xlsx")
    lock.write_bytes(b"\x09Siti Staf" + b" " * 100)
    with pytest.raises(FileUnusableError, match="sedang dibuka oleh Siti Staf di Excel"):
        ensure_free(master)
    with pytest.raises(FileUnusableError, match="Siti Staf"), open_book(master, save=True) as book:
        book.write_name("status", "x")
    assert master.read_bytes() == before
    lock.unlink()
    ensure_free(master)
