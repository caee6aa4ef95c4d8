"""What every engine must do, whichever program stands behind it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _table(book: Any, name: str = "tblData") -> Any:
    return next(table for sheet in book.sheets for table in sheet.tables if table.name == name)


def _reopened(book: Any, open_file: Callable[[Path], Any], path: Path) -> Any:
    book.save()
    book.close()
    return open_file(path)


def test_sheets_and_their_order(book: Any) -> None:
    assert [sheet.name for sheet in book.sheets] == ["Data", "Orang & lain", "_Pola"]
    assert [sheet.index for sheet in book.sheets] == [1, 2, 3]
    assert book.sheets["data"] == book.sheets[0]
    assert "_Pola" in [sheet.name for sheet in book.sheets if not sheet.visible]


def test_values_are_read_in_blocks(book: Any) -> None:
    sheet = book.sheets["Data"]
    assert sheet.range("A3:C4").options(ndim=2).value == [
        ["001", 1.5, datetime(2026, 1, 2)],
        ["b", 2.0, None],
    ]
    assert sheet.range((3, 1), (4, 1)).options(ndim=2).value == [["001"], ["b"]]
    assert sheet["B4"].value == 2.0
    assert sheet["A3:C4"][1:, 0].value == "b"


VALUES = ["001", "1/2", "5.1.02.01", "=1+1", "a\nb  ", "<&>", 0.1, -2, True, False, None, Decimal("12.50")]


def test_values_come_back_as_written(book: Any, open_file: Callable[..., Any], workbook: Path) -> None:
    target = book.sheets["Data"].range("F10").resize(len(VALUES), 1)
    target.value = [[value] for value in VALUES]
    again = _reopened(book, open_file, workbook).sheets["Data"].range("F10").resize(len(VALUES), 1)
    expected = [12.5 if isinstance(v, Decimal) else v for v in VALUES]
    assert again.options(ndim=1).value == expected
    assert [type(v) for v in again.options(ndim=1).value[7:10]] == [float, bool, bool]


def test_dates_keep_the_style_of_their_cell(book: Any, open_file: Callable[..., Any], workbook: Path) -> None:
    book.sheets["Data"]["C3"].value = date(2025, 12, 31)
    assert book.sheets["Data"]["C3"].value == datetime(2025, 12, 31)
    assert _reopened(book, open_file, workbook).sheets["Data"]["C3"].value == datetime(2025, 12, 31)


def test_one_value_fills_a_range_and_blank_clears(book: Any) -> None:
    cells = book.sheets["Data"].range("F5:G6")
    cells.value = 7
    assert cells.value == [[7.0, 7.0], [7.0, 7.0]]
    cells.clear_contents()
    assert cells.value == [[None, None], [None, None]]


def test_formulas_are_written_and_read(book: Any, open_file: Callable[..., Any], workbook: Path) -> None:
    link = '=HYPERLINK("#Data!A1","Buka ""ini""")'
    book.sheets["Data"].range("D3:D4").formula = [[link], ["=B3*2"]]
    sheet = _reopened(book, open_file, workbook).sheets["Data"]
    assert [sheet["D3"].formula, sheet["D4"].formula] == [link, "=B3*2"]
    assert sheet["D3"].value == 'Buka "ini"'
    assert sheet.book.sheets["Orang & lain"]["B1"].formula == "=SUM(Data!B3:B4)"


def test_tables_tell_their_parts(book: Any) -> None:
    table = _table(book)
    assert table.range.address == "$A$2:$D$4"
    assert table.header_row_range.value == ["Kode", "Nilai", "Tanggal", "Buka"]
    assert table.data_body_range.shape == (2, 4)
    assert table.parent.name == "Data"


@pytest.mark.parametrize("rows", [1, 2, 7])
def test_tables_are_resized(book: Any, open_file: Callable[..., Any], workbook: Path, rows: int) -> None:
    table = _table(book)
    table.resize(table.range.resize(rows + 1, 4))
    table.data_body_range.value = [[f"k{n}", n, None, None] for n in range(rows)]
    again = _table(_reopened(book, open_file, workbook))
    assert again.data_body_range.options(ndim=2).value == [
        [f"k{n}", float(n), None, None] for n in range(rows)
    ]


def test_a_sheet_is_copied_with_its_tables(book: Any, open_file: Callable[..., Any], workbook: Path) -> None:
    copy = book.sheets["_Pola"].copy(after=book.sheets["Data"], name="Data PTH-1")
    copy.visible = True
    (table,) = copy.tables
    table.name = "tblPola_PTH"
    table.data_body_range.value = [["x", 1, None, None]]
    again = _reopened(book, open_file, workbook)
    assert [sheet.name for sheet in again.sheets] == ["Data", "Data PTH-1", "Orang & lain", "_Pola"]
    assert again.sheets["Data PTH-1"].visible
    assert _table(again, "tblPola_PTH").data_body_range.options(ndim=2).value[0][0] == "x"
    assert _table(again, "tblPola").data_body_range.options(ndim=2).value[0][0] is None


def test_named_cells(book: Any, open_file: Callable[..., Any], workbook: Path) -> None:
    assert "status" in book.names
    assert "tidak ada" not in book.names
    book.names["status"].refers_to_range.value = "berjalan"
    book.names.add("baru", "='Orang & lain'!$C$2")
    book.names["baru"].refers_to_range.value = 5
    again = _reopened(book, open_file, workbook)
    assert again.names["status"].refers_to_range.value == "berjalan"
    assert again.names["baru"].refers_to_range.value == 5.0
    assert again.sheets["Orang & lain"]["C2"].value == 5.0
    assert again.names["cap"].refers_to == '="abc"'


def test_charts_are_pointed_at_cells(book: Any) -> None:
    (chart,) = book.sheets["Data"].charts
    chart.set_source_data(book.sheets["Data"].range("A2:B4"))
    assert chart.parent.name == "Data"
