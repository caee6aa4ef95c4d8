"""The gate on a living office program instead of a closed file."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.engines.lean import load_xlwings
from lkjip_xl.engines.libreoffice.office import Office, OfficeMissingError
from lkjip_xl.formats.book import Formula, MasterBook, open_book
from lkjip_xl.formats.book_errors import engine_errors

sys.path.insert(0, str(Path(__file__).parent.parent / "engines"))
from workbooks import build_workbook


@pytest.mark.office
def test_the_gate_works_on_libreoffice(tmp_path: Path) -> None:
    path = build_workbook(tmp_path / "Master LKjIP.xlsx")
    try:
        with Office() as office:
            from lkjip_xl.engines.libreoffice.engine import Engine

            native = load_xlwings().Engine(impl=Engine(office)).apps[0].books.open(path)
            _work(MasterBook(native))
            _refuse(MasterBook(native))
            native.close()
    except OfficeMissingError as error:
        pytest.skip(str(error))
    with open_book(path) as book:
        assert [row["Kode"] for row in book.read_table("tblData")] == ["001", "=1+1", "c"]
        assert book.read_table("tblData")[0]["Tanggal"] == datetime(2025, 5, 1)
        assert book.read_table("tblData")[2]["Buka"] == "Buka"
        assert book.read_table_cells("tblPola_PTH") == [
            {"Kode": ("a", "A3"), "Nilai": (1.5, "B3"), "Tanggal": (None, "C3"), "Buka": (None, "D3")}
        ]
        assert book.read_name("status") == "berjalan"


def _work(book: MasterBook) -> None:
    link = Formula('=HYPERLINK("#Data!A1","Buka")')
    rows = [
        {"Kode": "001", "Tanggal": date(2025, 5, 1)},
        {"Kode": "=1+1"},
        {"Kode": "c", "Nilai": 2, "Buka": link},
    ]
    book.write_table("tblData", rows)
    assert book.read_table("tblData")[2] == {"Kode": "c", "Nilai": 2.0, "Tanggal": None, "Buka": "Buka"}
    book.copy_sheet("_Pola", "Data PTH-1", {"tblPola": "tblPola_PTH"}, after="Data")
    book.write_table("tblPola_PTH", [{"Kode": "a", "Nilai": 1.5}])
    book.write_name("status", "berjalan")
    book.point_chart("Data", 0, "tblData", ("Kode", "Nilai"))
    assert book.sheet_names() == ["Data", "Data PTH-1", "Orang & lain", "_Pola"]
    book.save()


def _refuse(book: MasterBook) -> None:
    """A password is told, a fault inside leaves the protection, a file that cannot be written is told."""
    sheet = book._book.api.Sheets.getByName("Data")
    sheet.protect("")
    with pytest.raises(FileUnusableError, match=r"32\.767"):
        book.write_table("tblData", [{"Kode": "x" * 40_000}])
    assert sheet.isProtected()
    sheet.unprotect("")
    sheet.protect("rahasia")
    with pytest.raises(
        FileUnusableError, match=r"Lembar Data di Master LKjIP\.xlsx dikunci dengan kata sandi"
    ):
        book.write_table("tblData", [{"Kode": "a"}])
    sheet.unprotect("rahasia")
    book._book.api.protect("")
    with pytest.raises(FileUnusableError, match=r"Struktur buku kerja Master LKjIP\.xlsx dikunci"):
        book.copy_sheet("_Pola", "Data X", {"tblPola": "tblPola_X"})
    book._book.api.unprotect("")
    with pytest.raises(FileUnusableError, match="menolak"), engine_errors(Path("Master LKjIP.xlsx")):
        book._book.impl.save("/proc/tidak ada/x.xlsx")
