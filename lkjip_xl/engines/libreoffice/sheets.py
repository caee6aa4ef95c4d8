"""The sheets of a LibreOffice document, with their tables and charts, and its defined names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lkjip_xl.engines.base import to_area
from lkjip_xl.engines.faults import LockedStructureError
from lkjip_xl.engines.lean import without_optional_packages
from lkjip_xl.engines.libreoffice.cells import Range
from lkjip_xl.engines.libreoffice.objects import Chart, Name, Table
from lkjip_xl.engines.libreoffice.refusals import Refusals, Unlocked
from lkjip_xl.engines.named import NamedItems, pick
from lkjip_xl.engines.openxml.refs import parse_area

with without_optional_packages():
    from xlwings import base_classes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lkjip_xl.engines.libreoffice.engine import Book


class Sheets(NamedItems):
    """The sheets of a book in their order."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def items(self) -> Sequence[Sheet]:
        """The sheets."""
        return [Sheet(self._book, name) for name in self._book.native.Sheets.ElementNames]


class Sheet(base_classes.Sheet):
    """A sheet."""

    def __init__(self, book: Book, name: str) -> None:
        self._book = book
        self._name = name

    @property
    def native(self) -> Any:  # noqa: ANN401
        """The UNO sheet."""
        return self._book.native.Sheets.getByName(self._name)

    @property
    def api(self) -> Any:  # noqa: ANN401
        """The UNO sheet."""
        return self.native

    @property
    def book(self) -> Book:
        """The book."""
        return self._book

    @property
    def name(self) -> str:
        """The name."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        with Refusals():
            self.native.setName(value)
        self._name = value

    @property
    def index(self) -> int:
        """The position, from 1."""
        return list(self._book.native.Sheets.ElementNames).index(self._name) + 1

    @property
    def visible(self) -> bool:
        """Whether people see it."""
        return bool(self.native.IsVisible)

    @visible.setter
    def visible(self, value: bool) -> None:
        self.native.IsVisible = bool(value)

    @property
    def tables(self) -> Tables:
        """The tables."""
        return Tables(self)

    @property
    def charts(self) -> Charts:
        """The charts."""
        return Charts(self)

    def range(self, arg1: object, arg2: object = None) -> Range:
        """Cells by reference ("A1:B2", "A1:A9,C1:C9"), by (row, column), or by corner ranges."""
        if isinstance(arg1, str) and arg2 is None:
            first, *extra = (parse_area(part.upper()) for part in arg1.split(","))
            return Range(self, first, tuple(extra))
        return Range(self, to_area(arg1, arg2))

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        """Copy inside the book, under a name LibreOffice does not know yet."""
        place = before.index - 1 if before is not None else (after or self).index
        names, number = self._book.native.Sheets.ElementNames, 2
        while f"{self._name} ({number})" in names:
            number += 1
        if self._book.native.isProtected():
            raise LockedStructureError
        with Refusals():
            self._book.native.Sheets.copyByName(self._name, f"{self._name} ({number})", place)

    def open_for_writing(self) -> Unlocked:
        """A context in which the sheet may be written."""
        return Unlocked(self.native, self._name)


class Tables(NamedItems):
    """The tables of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def items(self) -> Sequence[Table]:
        """The tables."""
        return [
            Table(self._sheet, name) for name in self._sheet.book.tables_by_sheet().get(self._sheet.name, ())
        ]


class Charts(NamedItems):
    """The charts of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def items(self) -> Sequence[Chart]:
        """The charts."""
        return [Chart(self._sheet, index) for index in range(self._sheet.native.Charts.Count)]


class Names(base_classes.Names):
    """The defined names of a book, then those of single sheets ("Sheet!name"); built-in ones are left out."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def __call__(self, name_or_index: int | str) -> Name:
        """A name by its number from 1 or its text."""
        whole = self._of_the_book()
        if isinstance(name_or_index, str) and "!" not in name_or_index:
            return pick(whole, name_or_index)
        return pick([*whole, *self._of_sheets()], name_or_index)

    def snapshot(self) -> list[tuple[str, Name]]:
        """Pairs of name and object."""
        return [(name.name, name) for name in (*self._of_the_book(), *self._of_sheets())]

    def contains(self, name_or_index: int | str) -> bool:
        """Whether there is such a name."""
        try:
            self(str(name_or_index))
        except KeyError:
            return False
        return True

    def __len__(self) -> int:
        return len(self.snapshot())

    def add(self, name: str, refers_to: str) -> Name:
        """Define a name for cells, given in Excel's syntax."""
        import uno

        native = self._book.native.NamedRanges
        place = uno.createUnoStruct("com.sun.star.table.CellAddress")
        with Refusals():
            native.addNewByName(name, "$" + refers_to.removeprefix("=").replace("!", "."), place, 0)
        return Name(self._book, name, native)

    def _of_the_book(self) -> list[Name]:
        native = self._book.native.NamedRanges
        return [Name(self._book, name, native) for name in native.ElementNames]

    def _of_sheets(self) -> Iterator[Name]:
        for sheet in self._book.native.Sheets:
            native = sheet.NamedRanges
            for name in native.ElementNames:
                if not name.startswith("_xlnm."):
                    yield Name(self._book, f"{sheet.Name}!{name}", native)
