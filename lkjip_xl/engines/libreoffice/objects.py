"""Tables, charts and defined names of a LibreOffice document."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lkjip_xl.engines.libreoffice.cells import Range
from lkjip_xl.engines.libreoffice.refusals import Refusals
from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.refs import Area

if TYPE_CHECKING:
    from lkjip_xl.engines.libreoffice.engine import Book
    from lkjip_xl.engines.libreoffice.sheets import Sheet


def area_of(address: Any) -> Area:  # noqa: ANN401  (a UNO address)
    """The area of a UNO address."""
    return Area(address.StartRow + 1, address.StartColumn + 1, address.EndRow + 1, address.EndColumn + 1)


class Table:
    """A database range, which is what LibreOffice makes of an Excel table."""

    def __init__(self, sheet: Sheet, name: str) -> None:
        self._sheet = sheet
        self._name = name

    @property
    def _native(self) -> Any:  # noqa: ANN401
        return self._sheet.book.native.DatabaseRanges.getByName(self._name)

    @property
    def _area(self) -> Area:
        return area_of(self._native.DataArea)

    @property
    def api(self) -> Any:  # noqa: ANN401
        """The UNO object."""
        return self._native

    @property
    def parent(self) -> Sheet:
        """The sheet."""
        return self._sheet

    @property
    def name(self) -> str:
        """The name."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        native = self._native
        with Refusals():
            native.setName(value)
        native.AutoFilter = True  # without it the table does not come out as one
        self._name = value

    display_name = name

    @property
    def range(self) -> Range:
        """All cells, header included."""
        return Range(self._sheet, self._area)

    @property
    def header_row_range(self) -> Range:
        """The header."""
        return Range(self._sheet, self._area._replace(bottom=self._area.top))

    @property
    def data_body_range(self) -> Range | None:
        """The data rows; None where there are none."""
        area, totals = self._area, bool(self._native.TotalsRow)
        body = area._replace(top=area.top + 1, bottom=area.bottom - totals)
        return Range(self._sheet, body) if body.rows > 0 else None

    @property
    def totals_row_range(self) -> Range | None:
        """The totals; None where the table has none."""
        area = self._area
        return Range(self._sheet, area._replace(top=area.bottom)) if self._native.TotalsRow else None

    def resize(self, range: Any) -> None:  # noqa: A002, ANN401  (xlwings' own name for it)
        """Give the table another last row.

        Raises:
            PackageError: it has a totals row.
        """
        native = self._native
        if native.TotalsRow:
            raise PackageError("sheet", "a table with a totals row keeps its size")
        with Refusals():
            native.setDataArea(getattr(range, "impl", range).native.RangeAddress)
        native.AutoFilter = True


class Chart:
    """A chart of a sheet."""

    def __init__(self, sheet: Sheet, index: int) -> None:
        self._sheet = sheet
        self._index = index

    @property
    def api(self) -> Any:  # noqa: ANN401
        """The UNO object."""
        return self._sheet.native.Charts.getByIndex(self._index)

    @property
    def parent(self) -> Sheet:
        """The sheet."""
        return self._sheet

    @property
    def name(self) -> str:
        """The name."""
        return str(self.api.Name)

    def set_source_data(self, rng: Range, plot_by: object = None) -> None:  # noqa: ARG002
        """Point the series at columns: the first column names the categories, each further one is a series."""
        sources = [Range(rng.sheet, area).native.RangeAddress for area in (rng.area, *rng.extra)]
        with Refusals():
            self.api.setRanges(tuple(sources))


class Name:
    """A defined name; `place` holds it: those of the book, or of the sheet whose name stands before it."""

    def __init__(self, book: Book, name: str, place: Any) -> None:  # noqa: ANN401  (UNO's named ranges)
        self._book = book
        self.name = name
        self._place = place

    @property
    def api(self) -> Any:  # noqa: ANN401
        """The UNO object."""
        return self._place.getByName(self.name.rpartition("!")[2])

    @property
    def refers_to(self) -> str:
        """What the name stands for, with "=", in Excel's syntax."""
        native = self.api
        told = self._book.parser.printFormula(native.Tokens, native.ReferencePosition)
        return f"={told or native.Content}"

    @property
    def refers_to_range(self) -> Range:
        """The cells the name stands for.

        Raises:
            PackageError: it stands for a constant, a formula, or cells that are gone.
        """
        cells = self.api.ReferredCells
        if cells is None:
            raise PackageError("name", "the name stands for no range")
        address = cells.RangeAddress
        return Range(self._book.sheets(address.Sheet + 1), area_of(address))
