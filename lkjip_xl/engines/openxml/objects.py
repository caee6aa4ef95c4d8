"""Tables, charts and defined names, as xlwings' object model asks for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from lkjip_xl.engines.lean import without_optional_packages
from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.ranges import Range
from lkjip_xl.engines.openxml.refs import Area, parse_area

with without_optional_packages():
    from xlwings import base_classes

if TYPE_CHECKING:
    from lkjip_xl.engines.openxml.document import NameModel
    from lkjip_xl.engines.openxml.engine import Book
    from lkjip_xl.engines.openxml.sheet_model import TableModel
    from lkjip_xl.engines.openxml.sheets import Sheet

_REFERENCE = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]]+))!(\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)")


class Table:
    """An Excel table."""

    def __init__(self, sheet: Sheet, model: TableModel) -> None:
        self._sheet = sheet
        self.model = model

    @property
    def api(self) -> Table:
        """The object itself: there is no other application behind it."""
        return self

    @property
    def parent(self) -> Sheet:
        """The sheet."""
        return self._sheet

    @property
    def name(self) -> str:
        """The name; setting it lets the formulas of the same sheet follow."""
        return self.model.name

    @name.setter
    def name(self, value: str) -> None:
        self._sheet.book.document.rename_table(self.model, value)

    display_name = name

    @property
    def range(self) -> Range:
        """All cells, header included."""
        return Range(self._sheet, self.model.area)

    @property
    def header_row_range(self) -> Range | None:
        """The header; None where the table has none."""
        area = self.model.area
        if not self.model.info.header_rows:
            return None
        return Range(self._sheet, area._replace(bottom=area.top))

    @property
    def data_body_range(self) -> Range | None:
        """The data rows; None where there are none."""
        body = self.model.body
        return None if body is None else Range(self._sheet, body)

    @property
    def totals_row_range(self) -> Range | None:
        """The totals; None where the table has none."""
        area = self.model.area
        return Range(self._sheet, area._replace(top=area.bottom)) if self.model.info.totals_rows else None

    def resize(self, range: Any) -> None:  # noqa: A002, ANN401  (xlwings' own name for it)
        """Give the table another last row; rows that join look like its first one, rows that leave stay.

        Raises:
            PackageError: other columns or another first row, no data row, a totals row, or another
                table in the way.
        """
        # xlwings hands over its own range, older versions the engine's
        new, old = getattr(range, "impl", range).area, self.model.area
        if new[:2] != old[:2] or new.right != old.right or new.rows <= self.model.info.header_rows:
            raise PackageError("sheet", "a table keeps its first row and its columns")
        if self.model.info.totals_rows and new != old:
            raise PackageError("sheet", "a table with a totals row keeps its size")
        for other in self._sheet.model.tables:
            if other is not self.model and _overlap(other.area, new):
                raise PackageError("sheet", f"table {other.name} is in the way")
        self._sheet.model.grow_rows(self.model, new.bottom)
        self.model.area = new


def _overlap(a: Area, b: Area) -> bool:
    return a.top <= b.bottom and b.top <= a.bottom and a.left <= b.right and b.left <= a.right


class Chart:
    """A chart that was drawn when the workbook was built."""

    def __init__(self, sheet: Sheet, index: int) -> None:
        self._sheet = sheet
        self._index = index

    @property
    def api(self) -> Chart:
        """The object itself: there is no other application behind it."""
        return self

    @property
    def parent(self) -> Sheet:
        """The sheet."""
        return self._sheet

    @property
    def name(self) -> str:
        """The name."""
        return self._sheet.model.charts[self._index].name

    def set_source_data(self, rng: Range, plot_by: object = None) -> None:  # noqa: ARG002
        """Point the series at columns: the first column names the categories, each further one is a series.

        What the cells hold is looked up when the workbook is saved.
        """
        self._sheet.model.chart_sources[self._index] = (rng.sheet.model, (rng.area, *rng.extra))


class Name(base_classes.Name):
    """A defined name."""

    def __init__(self, book: Book, model: NameModel) -> None:
        self._book = book
        self._model = model

    @property
    def api(self) -> Name:
        """The object itself: there is no other application behind it."""
        return self

    @property  # type: ignore[misc]  # a name is not renamed
    def name(self) -> str:
        """The name, with its sheet before it where it is local to one."""
        return (
            self._model.name if self._model.sheet is None else f"{self._model.sheet.name}!{self._model.name}"
        )

    @property
    def refers_to(self) -> str:
        """What the name stands for, with "="."""
        return f"={self._model.text}"

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self._model.text = value.removeprefix("=")
        self._book.document.names_changed = True

    @property
    def refers_to_range(self) -> Range:
        """The cells the name stands for.

        Raises:
            PackageError: it stands for a constant or a formula.
        """
        match = _REFERENCE.fullmatch(self._model.text)
        if match is None:
            raise PackageError("name", "the name stands for no range")
        sheet = (match[1] or match[2]).replace("''", "'")
        if self._model.sheet is not None and sheet == self._model.sheet.source_name:
            sheet = self._model.sheet.name
        return Range(self._book.sheets(sheet), parse_area(match[3]))

    def delete(self) -> None:
        """Take the name out of the workbook."""
        self._book.document.names.remove(self._model)
        self._book.document.names_changed = True
