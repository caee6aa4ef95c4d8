"""Small forms built with openpyxl, and the pieces that tests of the reader share."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import Table

from lkjip_xl.domain.records import Stempel
from lkjip_xl.formats.forms.reader import HasilBaca, Konteks, read_form
from lkjip_xl.formats.sheet_map import KOLOM_ANGGARAN_FORM, KOLOM_INDIKATOR_FORM, NAMA_STEMPEL, STEMPEL

STAMP = Stempel(2025, "dinsos-pppa-probolinggo", "DINSOSPPPA", "REHSOS", 1, "T0001")
KONTEKS = Konteks(2025, STAMP.sop, STAMP.unit, frozenset({"REHSOS", "PPPA"}))
KEPALA = 4  # the header row of both tables

INDIKATOR = (
    ("1.1", "Rehabilitasi meningkat", "Persentase PPKS yang ditangani", "%", "80"),
    ("1.2", "Rehabilitasi meningkat", "Jumlah lansia yang dibantu", "orang", "120"),
    ("2.1", "Tata kelola membaik", "Predikat SAKIP", "predikat", "BB"),
)
ANGGARAN = (
    ("1.06.01", "Program rehabilitasi sosial", 1_500_000_000),
    ("1.06.01.01", "Kegiatan panti", 500_000_000),
)


def address(kode: str, kolom: str) -> tuple[str, str]:
    """Sheet and cell of a row's column in the form as built."""
    sheet, headers, rows = (
        ("Indikator", KOLOM_INDIKATOR_FORM, INDIKATOR)
        if any(kode == r[0] for r in INDIKATOR)
        else ("Anggaran", KOLOM_ANGGARAN_FORM, ANGGARAN)
    )
    row = KEPALA + 1 + [r[0] for r in rows].index(kode)
    return sheet, f"{get_column_letter(headers.index(kolom) + 1)}{row}"


def build(token: str = STAMP.token()) -> Workbook:
    """A form with both tables and the token in its three carriers."""
    book = Workbook()
    book.active.title = "Petunjuk"
    book["Petunjuk"]["A1"] = "Formulir LKjIP"
    tables = (
        ("Indikator", "tblIndikator", KOLOM_INDIKATOR_FORM, INDIKATOR),
        ("Anggaran", "tblAnggaran", KOLOM_ANGGARAN_FORM, ANGGARAN),
    )
    for name, table, headers, rows in tables:
        sheet = book.create_sheet(name)
        sheet["A1"] = f"Formulir {name}"
        for column, header in enumerate(headers, start=1):
            sheet.cell(KEPALA, column, header)
        for offset, row in enumerate(rows, start=1):
            for column, value in enumerate(row, start=1):
                sheet.cell(KEPALA + offset, column, value)
        ref = f"A{KEPALA}:{get_column_letter(len(headers))}{KEPALA + len(rows)}"
        sheet.add_table(Table(displayName=table, ref=ref))
    hidden = book.create_sheet(STEMPEL)
    hidden.sheet_state = "veryHidden"
    hidden["A1"] = token
    book.custom_doc_props.append(StringProperty(name=NAMA_STEMPEL, value=token))
    book.defined_names[NAMA_STEMPEL] = DefinedName(NAMA_STEMPEL, attr_text=f'"{token}"')
    return book


def put(book: Workbook, kode: str, kolom: str, value: Any) -> Any:
    """Fill one input cell as a person would; the cell, for its style."""
    sheet, cell = address(kode, kolom)
    book[sheet][cell] = value
    return book[sheet][cell]


def save(book: Workbook, path: Path) -> Path:
    """Write the workbook and answer with its path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


def read(path: Path) -> HasilBaca:
    """Read a file against the untouched form issued beside it."""
    asli = path.parent.parent / "terbitan" / "T0001.xlsx"
    if not asli.exists():
        save(build(), asli)
    return read_form(path, lambda s: asli if s.terbitan == STAMP.terbitan else None, KONTEKS)


def read_book(book: Workbook, tmp_path: Path, name: str = "formulir.xlsx") -> HasilBaca:
    """Save a workbook into an inbox and read it."""
    return read(save(book, tmp_path / "masuk" / name))


def codes(hasil: HasilBaca) -> set[str]:
    """The codes of all findings."""
    return {t.kode for t in hasil.temuan}


def value(hasil: HasilBaca, kode: str, kolom: str) -> object:
    """The value that was read for a row's column."""
    assert hasil.submission is not None, hasil.pesan
    return hasil.submission.value(kode, kolom, address(kode, kolom)[0])
