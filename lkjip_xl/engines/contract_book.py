"""The workbook of the contract: two people's sheets, a program's table with a chart, a very hidden template."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

TITLES = ["Kode", "Nilai", "Tanggal", "Buka"]


def build_workbook(path: Path) -> Path:
    """Two people's sheets, a program's table with a chart over it, and a very hidden template."""
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.styles import Font
    from openpyxl.workbook.defined_name import DefinedName

    # openpyxl writes the children of a font in another order than the schema has them
    Font.__elements__ = (
        *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign"),
        *("sz", "color", "name", "family", "charset", "scheme"),
    )
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    table_sheet(first, "Data", "tblData", [["001", 1.5, date(2026, 1, 2)], ["b", 2, None]])
    people = book.create_sheet("Orang & lain")
    people["A1"] = "milik orang"
    people["A1"].comment = Comment("jangan hilang", "Staf")
    people["B1"] = "=SUM(Data!B3:B4)"
    template = book.create_sheet("_Pola")
    table_sheet(template, "_Pola", "tblPola", [[None, None, None]])
    template["F1"] = "=ROWS(tblPola[Kode])"
    template["F2"] = "=_Pola!A3"
    template.print_title_rows = "1:2"
    template.sheet_state = "veryHidden"
    book.defined_names["status"] = DefinedName("status", attr_text="Data!$G$1")
    book.defined_names["cap"] = DefinedName("cap", attr_text='"abc"')
    _add_chart(first)
    book.active = 0
    book.save(path)
    return path


def table_sheet(sheet: Worksheet, title: str, table: str, rows: list[list[object]]) -> None:
    """A title in row 1, a table from row 2, its first data row styled, its columns checked and marked."""
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import PatternFill, Protection
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.table import Table

    sheet.title = title
    sheet["A1"] = f"Judul {title}"
    body: list[list[Any]] = [[*TITLES], *rows]
    for r, row in enumerate(body, 2):
        for column, value in enumerate(row, 1):
            sheet.cell(r, column).value = value
    fill = PatternFill("solid", fgColor="FFEEDD")
    for column in range(1, len(TITLES) + 1):
        sheet.cell(3, column).fill = fill
        sheet.cell(3, column).protection = Protection(locked=False)
    sheet["C3"].number_format = "dd/mm/yyyy"
    sheet.row_dimensions[3].height = 31
    last = 2 + len(rows)
    sheet.add_table(Table(displayName=table, ref=f"A2:D{last}"))
    low: Any = CellIsRule
    sheet.conditional_formatting.add(f"B3:B{last}", low("lessThan", ["0"], fill=fill))
    check = DataValidation("whole", operator="greaterThan", formula1="0")
    check.add(f"B3:B{last}")
    sheet.add_data_validation(check)
    sheet.protection.sheet = True


def _add_chart(sheet: Worksheet) -> None:
    from openpyxl.chart import BarChart, Reference

    chart = BarChart()
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=4), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=3, max_row=4))
    sheet.add_chart(chart, "H3")
