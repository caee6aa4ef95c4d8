"""What every engine must do, whichever program stands behind it: the tests run it, and the doctor too.

Each check works on a fresh copy of the workbook of `contract_book`; in Excel text is written, sheets are
unlocked and hidden sheets are shown as the gate to the master does it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from lkjip_xl.engines.blocks import Formula, Value, write_block
from lkjip_xl.engines.contract_book import build_workbook
from lkjip_xl.engines.excel import is_excel, unprotected

Open = Callable[[Path], Any]
"""Opens a workbook file and gives its xlwings book."""


class ContractError(Exception):
    """An engine does something else than the contract says."""


class Checked(NamedTuple):
    """One check: its name, whether it held, and else what was found."""

    name: str
    ok: bool
    message: str


class Bench:
    """One open workbook that may be changed, saved and opened again."""

    def __init__(self, open_file: Open, path: Path) -> None:
        self._open = open_file
        self.path = path
        self.book: Any = open_file(path)

    def reopened(self) -> Any:  # noqa: ANN401  (an xlwings Book, here and below)
        """The book, saved, closed and opened again."""
        self.book.save()
        self.book.close()
        self.book = self._open(self.path)
        return self.book

    def table(self, name: str = "tblData") -> Any:  # noqa: ANN401
        """A table of the book, wherever it stands."""
        return next(t for sheet in self.book.sheets for t in sheet.tables if t.name == name)

    def write(self, sheet: str, place: str, rows: Sequence[Sequence[Value]]) -> None:
        """Write a block from a cell on."""
        with unprotected(self.book.sheets[sheet]):
            write_block(self.book.sheets[sheet].range(place).resize(len(rows), len(rows[0])), rows)


def run_contract(open_file: Open, folder: Path) -> tuple[Checked, ...]:
    """Every check, each on a workbook of its own in `folder`; only these are opened and closed."""
    told = []
    for number, (name, check) in enumerate(CHECKS.items(), start=1):
        bench: Bench | None = None
        try:
            bench = Bench(open_file, build_workbook(folder / f"uji {number}.xlsx"))
            check(bench)
            told.append(Checked(name, ok=True, message=""))
        except Exception as error:  # noqa: BLE001  whatever an application raises is what was found
            told.append(Checked(name, ok=False, message=f"{type(error).__name__}: {error}"))
        finally:
            if bench is not None:
                with suppress(Exception):
                    bench.book.close()
    return tuple(told)


def same(found: object, expected: object) -> None:
    """Hold what was found against what is expected.

    Raises:
        ContractError: they differ.
    """
    if found != expected:
        raise ContractError(f"{found!r}, not {expected!r}")


def sheets_and_their_order(bench: Bench) -> None:
    """Sheets by position and by name in any case; hidden ones are known to be hidden."""
    book = bench.book
    same([sheet.name for sheet in book.sheets], ["Data", "Orang & lain", "_Pola"])
    same([sheet.index for sheet in book.sheets], [1, 2, 3])
    same(book.sheets["data"], book.sheets[0])
    same([sheet.name for sheet in book.sheets if not sheet.visible], ["_Pola"])


def values_in_blocks(bench: Bench) -> None:
    """Blocks of values; a single column comes as rows where `ndim=2` asks for it."""
    sheet = bench.book.sheets["Data"]
    block = [["001", 1.5, datetime(2026, 1, 2)], ["b", 2.0, None]]
    same(sheet.range("A3:C4").options(ndim=2).value, block)
    same(sheet.range((3, 1), (4, 1)).options(ndim=2).value, [["001"], ["b"]])
    same(sheet["B4"].value, 2.0)
    same(sheet["A3:C4"][1:, 0].value, "b")


VALUES: tuple[Value, ...] = (
    *("001", "1/2", "5.1.02.01", "=1+1", "a\nb  ", "<&>"),
    *(0.1, -2, True, False, None, Decimal("12.50")),
)


def values_as_written(bench: Bench) -> None:
    """Text stays text, whatever it looks like; numbers, truth values and blanks come back as such."""
    bench.write("Data", "F10", [[value] for value in VALUES])
    again = bench.reopened().sheets["Data"].range("F10").resize(len(VALUES), 1).options(ndim=1).value
    same(again, [12.5 if isinstance(v, Decimal) else v for v in VALUES])
    same([type(v) for v in again[7:10]], [float, bool, bool])


def dates_in_their_style(bench: Bench) -> None:
    """A date written into a date cell is a date before and after saving."""
    bench.write("Data", "C3", [[date(2025, 12, 31)]])
    same(bench.book.sheets["Data"]["C3"].value, datetime(2025, 12, 31))
    same(bench.reopened().sheets["Data"]["C3"].value, datetime(2025, 12, 31))


def filling_and_clearing(bench: Bench) -> None:
    """One value fills a range; cleared cells are blank."""
    with unprotected(bench.book.sheets["Data"]):
        cells = bench.book.sheets["Data"].range("F5:G6")
        cells.value = 7
        same(cells.value, [[7.0, 7.0], [7.0, 7.0]])
        cells.clear_contents()
        same(cells.value, [[None, None], [None, None]])


def formulas(bench: Bench) -> None:
    """Formulas come back as written, links show their text, people's formulas stay."""
    link = '=HYPERLINK("#Data!A1","Buka ""ini""")'
    bench.write("Data", "D3", [[Formula(link)], [Formula("=B3*2")]])
    sheet = bench.reopened().sheets["Data"]
    same([sheet["D3"].formula, sheet["D4"].formula], [link, "=B3*2"])
    same(sheet["D3"].value, 'Buka "ini"')
    same(sheet.book.sheets["Orang & lain"]["B1"].formula, "=SUM(Data!B3:B4)")


def parts_of_tables(bench: Bench) -> None:
    """A table tells its cells, header and body."""
    table = bench.table()
    same(table.range.address, "$A$2:$D$4")
    same(table.header_row_range.value, ["Kode", "Nilai", "Tanggal", "Buka"])
    same(table.data_body_range.shape, (2, 4))
    same(table.parent.name, "Data")


def tables_resized(bench: Bench) -> None:
    """Tables shrink and grow, and hold their rows after saving."""
    for rows in (1, 7, 2):
        table = bench.table()
        body: list[list[Value]] = [[f"k{n}", n, None, None] for n in range(rows)]
        with unprotected(table.parent):
            table.resize(table.range.resize(rows + 1, 4))
            write_block(bench.table().data_body_range, body)
        bench.reopened()
        again = bench.table().data_body_range.options(ndim=2).value
        same(again, [[f"k{n}", float(n), None, None] for n in range(rows)])


def copies_of_sheets(bench: Bench) -> None:
    """A hidden sheet is copied with its table, which may be renamed; the template stays as it is."""
    source = bench.book.sheets["_Pola"]
    if is_excel(bench.book.app.engine.name):
        source.visible = True  # Excel copies no very hidden sheet
    copy = source.copy(after=bench.book.sheets["Data"], name="Data PTH-1")
    copy.visible = True
    (table,) = copy.tables
    with unprotected(copy):
        table.name = "tblPola_PTH"
        write_block(table.data_body_range, [["x", 1, None, None]])
    again = bench.reopened()
    same([sheet.name for sheet in again.sheets], ["Data", "Data PTH-1", "Orang & lain", "_Pola"])
    same([bool(again.sheets["Data PTH-1"].visible)], [True])
    same(bench.table("tblPola_PTH").data_body_range.options(ndim=2).value[0][0], "x")
    same(bench.table("tblPola").data_body_range.options(ndim=2).value[0][0], None)


def named_cells(bench: Bench) -> None:
    """Names of cells are found, written through and added; constants keep their text."""
    book = bench.book
    same([name in book.names for name in ("status", "tidak ada")], [True, False])
    with unprotected(book.sheets["Data"]):
        write_block(book.names["status"].refers_to_range, [["berjalan"]])
    book.names.add("baru", "='Orang & lain'!$C$2")
    write_block(book.names["baru"].refers_to_range, [[5]])
    again = bench.reopened()
    same(again.names["status"].refers_to_range.value, "berjalan")
    same(again.names["baru"].refers_to_range.value, 5.0)
    same(again.sheets["Orang & lain"]["C2"].value, 5.0)
    same(again.names["cap"].refers_to, '="abc"')


def charts_at_cells(bench: Bench) -> None:
    """A chart is pointed at other cells."""
    sheet = bench.book.sheets["Data"]
    (chart,) = sheet.charts
    with unprotected(sheet):
        chart.set_source_data(sheet.range("A2:B4"))
    same(chart.parent.name, "Data")


CHECKS: dict[str, Callable[[Bench], None]] = {
    "lembar dan urutannya": sheets_and_their_order,
    "nilai dibaca per blok": values_in_blocks,
    "nilai kembali seperti ditulis": values_as_written,
    "tanggal tetap tanggal": dates_in_their_style,
    "mengisi dan mengosongkan": filling_and_clearing,
    "rumus": formulas,
    "bagian tabel": parts_of_tables,
    "tabel memanjang dan memendek": tables_resized,
    "salinan lembar": copies_of_sheets,
    "sel bernama": named_cells,
    "grafik": charts_at_cells,
}
"""The contract: what is checked, and how."""
