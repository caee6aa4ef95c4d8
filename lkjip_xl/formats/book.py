"""The master workbook as tables and named cells: the only module that touches xlwings books and ranges.

Works on any xlwings engine - Excel itself, or the closed-file engine that `open_book` uses. Values
are read and written in blocks; formats, colours and links were laid down when the workbook was built.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from lkjip_xl.domain.errors import SettingsError
from lkjip_xl.engines.blocks import Formula, Value, write_block
from lkjip_xl.engines.excel import check_structure, is_excel, unprotected
from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.refs import Area
from lkjip_xl.formats.book_errors import engine_errors, ensure_free
from lkjip_xl.formats.book_rows import (
    REBUILD,
    CellRow,
    Row,
    Titles,
    as_read,
    body_of,
    check_free,
    check_titles,
    place_of_titles,
    titles_of,
)

if TYPE_CHECKING:
    import xlwings as xw

    from lkjip_xl.engines.openxml.repack import Entry
    from lkjip_xl.engines.openxml.sheet_edit import Finish

__all__ = ["Formula", "MasterBook", "Parts", "Value", "ensure_free", "open_book", "opened"]

Parts: TypeAlias = "Mapping[str, Entry]"
"""Parts of a workbook's package, as they lie in it."""


@contextmanager
def open_book(path: Path, *, save: bool = False, finish: Finish | None = None) -> Iterator[MasterBook]:
    """Open a workbook file without Excel; with `save` it is written, whole or not at all, on a clean exit.

    `finish` is given every sheet that changed, before it is written.

    Raises:
        FileUnusableError: missing, damaged, or (with `save`) open in another program.
    """
    book = opened(path, finish)
    try:
        yield book
        if save:
            ensure_free(path)
            book.save()
    finally:
        book.close()


def opened(path: Path, finish: Finish | None = None) -> MasterBook:
    """A workbook file opened without Excel; whoever opens it closes it.

    Raises:
        FileUnusableError: missing or damaged.
    """
    from lkjip_xl.engines.lean import load_xlwings

    xlwings = load_xlwings()
    from lkjip_xl.engines.openxml.engine import Engine

    with engine_errors(path):
        book = xlwings.Engine(impl=Engine()).apps.active.books.open(path)
    book.api.finish = finish
    return MasterBook(book)


class MasterBook:
    """A workbook's tables, named cells, sheets and charts.

    Faults of the workbook itself (a table, column or name that is not there) are SettingsError.
    """

    def __init__(self, book: xw.Book) -> None:
        self._book = book
        self._is_excel = is_excel(book.app.engine.name)
        self._places: dict[str, str] | None = None

    @property
    def is_live(self) -> bool:
        """Whether an application has the workbook open in front of somebody."""
        return bool(self._book.app.engine.name != "openxml")

    @property
    def path(self) -> Path:
        """Where the workbook lies; in Excel perhaps a web address."""
        return Path(self._book.fullname)

    def sheet_names(self) -> list[str]:
        """Names of all sheets in order, hidden ones too."""
        with self._errors():
            return [sheet.name for sheet in self._book.sheets]

    def has_table(self, table: str) -> bool:
        """Whether some sheet holds a table of that name."""
        return table in self._tables()

    def sheet_of(self, table: str) -> str:
        """The sheet that holds a table; "" where none does."""
        return self._tables().get(table, "")

    def table_places(self) -> dict[str, str]:
        """Every table with the name of its sheet."""
        return dict(self._tables())

    def columns(self, table: str) -> list[str]:
        """The column titles of a table."""
        with self._errors():
            return titles_of(self._table(table))

    def read_table(self, table: str) -> list[dict[str, Value]]:
        """The rows of a table by column title, wholly blank rows left out.

        Numbers come as float, dates as datetime, blank as None, error cells as their text ("#N/A").
        Whoever asks a row for a column that is not there gets SettingsError.
        """
        titles, rows = self._rows(table)
        columns = titles.positions.items()
        return [Row(((title, values[n]) for title, n in columns), titles.place) for _, values in rows]

    def read_table_cells(self, table: str) -> list[CellRow]:
        """As `read_table`, each value with its cell ("C7")."""
        titles, rows = self._rows(table)
        return [CellRow(titles, number, values) for number, values in rows]

    def _rows(self, table: str) -> tuple[Titles, list[tuple[int, list[Value]]]]:
        """The titles of a table, and the rows of its body with their numbers."""
        with self._errors():
            found = self._table(table)
            body = found.data_body_range
            if body is None:
                return Titles({}, 0, ""), []
            positions = {title: n for n, title in enumerate(titles_of(found))}
            titles = Titles(positions, body.column, place_of_titles(found))
            return titles, list(body_of(body, straight=not self.is_live))

    def write_table(self, table: str, rows: Sequence[Mapping[str, Value]]) -> None:
        """Replace the body of a table; it gets as many rows as given, at least one.

        Text stays text, whatever it looks like; `Formula` values are written as formulas; a column
        that a row does not name becomes blank.

        Raises:
            SettingsError: no such table or column, or something stands where the table must grow.
        """
        with self._errors():
            found = self._table(table)
            titles = titles_of(found)
            check_titles(found, titles, rows)
            block = [[row.get(title) for title in titles] for row in rows or [{}]]
            with unprotected(found.parent):
                self._resize(found, len(block))
                write_block(found.data_body_range, block, straight=not self.is_live)

    def read_name(self, name: str) -> Value:
        """The value of a named cell."""
        with self._errors():
            return as_read(self._named_cell(name).options(ndim=2, err_to_str=True).value[0][0])

    def write_name(self, name: str, value: Value) -> None:
        """Write a named cell; None clears it."""
        with self._errors():
            cell = self._named_cell(name)
            with unprotected(cell.sheet):
                write_block(cell, [[value]])

    def has_name(self, name: str) -> bool:
        """Whether the workbook defines a name."""
        with self._errors():
            return name in self._book.names

    def copy_sheet(
        self, template: str, new_name: str, tables: Mapping[str, str], after: str | None = None
    ) -> None:
        """Copy a sheet, shown to people, behind `after` (or at the end).

        Args:
            template: the sheet to copy, perhaps a hidden one.
            new_name: at most 31 characters; brackets, colon, slashes, "?" and "*" are not allowed.
            tables: the names of the copy's tables by those of the template's.
            after: the sheet the copy follows.
        """
        with self._errors():
            source = self._sheet(template)
            places = {table.range.address: table.name for table in source.tables}
            behind = self._book.sheets[-1] if after is None else self._sheet(after)
            check_structure(self._book)
            with _shown(source, needed=self._is_excel):
                copy = source.copy(after=behind, name=new_name)
            copy.visible = True
            for table in copy.tables:
                table.name = tables[places[table.range.address]]
        self._places = None

    def point_chart(self, sheet: str, chart_index: int, table: str, columns: Sequence[str]) -> None:
        """Let a chart show columns of a table: the first names the categories, each further one is a series.

        Call it after `write_table`; `chart_index` counts from 0.
        """
        with self._errors():
            found = self._table(table)
            titles = titles_of(found)
            check_titles(found, titles, [dict.fromkeys(columns)])
            whole = found.range
            lefts = [whole.column + titles.index(column) for column in columns]
            bottom = whole.row + whole.shape[0] - 1
            areas = ",".join(str(Area(whole.row, left, bottom, left)) for left in lefts)
            charts = self._sheet(sheet).charts
            if chart_index >= len(charts):
                raise SettingsError(f"Lembar {sheet} tidak memiliki grafik ke-{chart_index + 1}.", REBUILD)
            source = found.parent.range(areas)
            with unprotected(self._sheet(sheet)):
                charts[chart_index].set_source_data(source)

    def write_cell(self, sheet: str, cell: str, value: Value) -> None:
        """Write one cell that belongs to the program, such as a sheet's title."""
        with self._errors():
            target = self._sheet(sheet)
            with unprotected(target):
                write_block(target.range(cell), [[value]])

    def save(self) -> None:
        """Save the workbook where it lies."""
        with self._errors():
            self._book.save()

    def close(self) -> None:
        """Close the workbook without saving it."""
        self._book.close()

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of the bytes that a closed workbook was read from."""
        return str(self._book.api.fingerprint)

    def rendered(self, sheet: str) -> Parts:
        """What the edits of a sheet of a closed workbook change of it, as it would be written now.

        Raises:
            FileUnusableError: what was edited reaches beyond the sheet.
        """
        from lkjip_xl.engines.openxml.render import rendered

        with self._errors():
            return rendered(self._book.api, sheet)

    def take_sheet(self, sheet: str, parts: Parts) -> bool:
        """Have a sheet written as another reading of the closed workbook rendered it; False where it cannot be.

        What the sheet holds cannot be asked for after that.
        """
        try:
            self._book.api.take(sheet, parts)
        except PackageError:  # it has edits of its own
            return False
        return True

    def revert(self, sheet: str) -> None:
        """Drop what was written on a sheet of a closed workbook."""
        self._book.api.sheet(sheet).revert()

    def _errors(self) -> Any:  # noqa: ANN401  (a context manager)
        return engine_errors(Path(self._book.name))

    def _tables(self) -> dict[str, str]:
        """The sheet of every table; looked up once, since Excel answers each question slowly."""
        if self._places is None:
            with self._errors():
                # a closed file is asked without xlwings' wrappers
                sheets = self._book.sheets if self.is_live else self._book.api.sheets
                self._places = {table.name: sheet.name for sheet in sheets for table in sheet.tables}
        return self._places

    def _table(self, table: str) -> Any:  # noqa: ANN401  (xlwings' Table is not exported)
        sheet = self._tables().get(table)
        if sheet is None:
            raise SettingsError(f"Tabel {table} tidak ada di buku kerja {self._book.name}.", REBUILD)
        return self._book.sheets[sheet].tables[table]

    def _sheet(self, name: str) -> xw.Sheet:
        if name.lower() not in (sheet.lower() for sheet in self.sheet_names()):
            raise SettingsError(f"Lembar {name} tidak ada di buku kerja {self._book.name}.", REBUILD)
        return self._book.sheets[name]

    def _named_cell(self, name: str) -> xw.Range:
        if name not in self._book.names:
            raise SettingsError(f"Sel bernama {name} tidak ada di buku kerja {self._book.name}.", REBUILD)
        found = self._book.names[name]
        try:
            return found.refers_to_range
        except Exception as error:
            if "#REF!" not in (found.refers_to or "") and not isinstance(error, PackageError):
                raise
            raise SettingsError(
                f"Sel bernama {name} di {self._book.name} tidak lagi menunjuk ke sebuah sel.",
                REBUILD,
            ) from error

    def _resize(self, table: Any, rows: int) -> None:  # noqa: ANN401
        """Give the table a number of data rows; rows that leave are cleared, their formats stay."""
        whole, body = table.range, table.data_body_range
        have = 0 if body is None else body.shape[0]
        if rows == have:
            return
        if table.totals_row_range is not None:
            raise SettingsError(
                f"Tabel {table.name} di lembar {table.parent.name} memakai Baris Total, jadi tidak dapat diisi ulang.",
                "Matikan Desain Tabel > Baris Total pada tabel itu, lalu ulangi.",
            )
        # a table without data rows still shows an empty one in Excel: count from the header
        sheet, top = table.parent, table.header_row_range.row + 1
        right = whole.column + whole.shape[1] - 1
        if rows < have:
            sheet.range((top + rows, whole.column), (top + have - 1, right)).clear_contents()
        else:
            joining = sheet.range((top + have, whole.column), (top + rows - 1, right))
            check_free(table, joining)
        table.resize(sheet.range((whole.row, whole.column), (top + rows - 1, right)))


@contextmanager
def _shown(sheet: xw.Sheet, *, needed: bool) -> Iterator[None]:
    """Excel refuses to copy a very hidden sheet: show it meanwhile."""
    state = sheet.visible
    if needed:
        sheet.visible = True
    try:
        yield
    finally:
        if needed:
            sheet.visible = state
