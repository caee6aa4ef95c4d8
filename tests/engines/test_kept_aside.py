"""Workbooks that others made: both engines read the same, and refuse the same."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from lkjip_xl.domain.errors import SettingsError
from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.formats.book import MasterBook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TEXTS = [
    "5.1.02.01",
    "001",
    "1e5",
    "2-1",
    "=1+1",
    "TRUE",
    "  spasi  ",
    "dua\nbaris",
    'a<b&"c"',
    "é漢😀",
    "1/2",
]
MOMENT = datetime(2026, 1, 2, 13, 45, 30)


def foreign_workbook(path: Path, *, date1904: bool) -> Path:
    """Texts that look like numbers, dates of either system, a totals row, array formulas, local names."""
    xlsxwriter = pytest.importorskip("xlsxwriter", reason="XlsxWriter tidak terpasang")
    book = xlsxwriter.Workbook(str(path), {"date_1904": date1904})
    sheet, other = book.add_worksheet("Data"), book.add_worksheet("Lembar & Dua")
    for row, text in enumerate(TEXTS):
        sheet.write_string(row, 0, text)
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    sheet.write_datetime("B1", MOMENT, moment)
    sheet.write_number("B2", 0.875, book.add_format({"num_format": "0.00%"}))
    sheet.write_boolean("B3", True)  # noqa: FBT003
    sheet.write_formula("B4", "=1/0", None, "#DIV/0!")
    sheet.write_number("B5", 7)
    sheet.write_array_formula("C1:C3", "{=B5*2}", None, 14)
    sheet.write_rich_string("D1", "biasa ", book.add_format({"bold": True}), "tebal")
    columns = [{"header": "Kode", "total_string": "Jumlah"}, {"header": "Nilai", "total_function": "sum"}]
    table = {"name": "tblAsing", "total_row": True, "columns": columns, "data": [["001", 1], ["x", 2]]}
    other.add_table("B2:C5", table)
    book.define_name("sel", "='Lembar & Dua'!$B$3")
    book.define_name("Data!lokal", "=Data!$A$2")
    book.define_name("hilang", "=#REF!$A$1")
    book.close()
    return path


@pytest.mark.parametrize("date1904", [False, True])
def test_a_foreign_workbook_reads_the_same_in_every_engine(
    open_file: Callable[[Path], Any], tmp_path: Path, *, date1904: bool
) -> None:
    book = open_file(foreign_workbook(tmp_path / "Asing.xlsx", date1904=date1904))
    data = book.sheets["Data"]
    assert data.range("A1").resize(len(TEXTS), 1).options(ndim=1).value == TEXTS
    found = data.range("B1:B5").options(ndim=1, err_to_str=True).value
    assert found == [MOMENT, 0.875, True, "#DIV/0!", 7.0]
    assert data.range("C1").value == 14.0
    assert data.range("D1").value == "biasa tebal"
    assert [data.range(cell).formula for cell in ("B5", "B4", "A2")] == ["7", "=1/0", "001"]
    assert {name.name for name in book.names} == {"sel", "Data!lokal", "hilang"}
    assert book.names["sel"].refers_to == "='Lembar & Dua'!$B$3"
    assert book.names["sel"].refers_to_range.value == "001"
    assert book.names["Data!lokal"].refers_to_range.value == "001"


def test_a_date_that_is_written_stays_itself_in_either_system(
    open_file: Callable[[Path], Any], tmp_path: Path
) -> None:
    path = foreign_workbook(tmp_path / "Asing.xlsx", date1904=True)
    book = open_file(path)
    book.sheets["Data"]["B1"].value = datetime(2025, 12, 31)
    book.save()
    book.close()
    assert open_file(path).sheets["Data"]["B1"].value == datetime(2025, 12, 31)


def test_a_totals_row_is_no_data_and_keeps_the_table_as_it_is(
    open_file: Callable[[Path], Any], tmp_path: Path
) -> None:
    book = open_file(foreign_workbook(tmp_path / "Asing.xlsx", date1904=False))
    table = book.sheets["Lembar & Dua"].tables["tblAsing"]
    assert table.data_body_range.address == "$B$3:$C$4"
    assert table.totals_row_range.address == "$B$5:$C$5"
    with pytest.raises(PackageError):
        table.resize(table.range.resize(6, 2))
    master = MasterBook(book)
    master.write_table("tblAsing", [{"Kode": "a", "Nilai": 5}, {"Kode": "b", "Nilai": 6}])
    assert [row["Nilai"] for row in master.read_table("tblAsing")] == [5.0, 6.0]
    with pytest.raises(SettingsError, match="tblAsing di lembar Lembar & Dua memakai Baris Total"):
        master.write_table("tblAsing", [{"Kode": "a"}] * 3)


def test_a_name_whose_cells_are_gone_is_told(open_file: Callable[[Path], Any], tmp_path: Path) -> None:
    book = MasterBook(open_file(foreign_workbook(tmp_path / "Asing.xlsx", date1904=False)))
    with pytest.raises(SettingsError, match=r"Sel bernama hilang di Asing\.xlsx tidak lagi menunjuk"):
        book.read_name("hilang")
