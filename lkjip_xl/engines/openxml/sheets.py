"""Sheets and what they hold, as xlwings' object model asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.engines.base import to_area
from lkjip_xl.engines.lean import without_optional_packages
from lkjip_xl.engines.named import NamedItems, pick
from lkjip_xl.engines.openxml.bounds import MAX_COLUMN, MAX_ROW
from lkjip_xl.engines.openxml.document import NameModel
from lkjip_xl.engines.openxml.objects import Chart, Name, Table
from lkjip_xl.engines.openxml.ranges import Range
from lkjip_xl.engines.openxml.refs import Area, parse_area

with without_optional_packages():
    from xlwings import base_classes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lkjip_xl.engines.openxml.engine import Book
    from lkjip_xl.engines.openxml.sheet_model import SheetModel


class Sheets(NamedItems):
    """The sheets of a book in their order."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def items(self) -> Sequence[Sheet]:
        """The sheets."""
        return [Sheet(self._book, model) for model in self._book.document.sheets]

    def __call__(self, key: int | str) -> Sheet:
        """A sheet by its number from 1 or its name."""
        document = self._book.document
        return Sheet(self._book, document.sheets[key - 1] if isinstance(key, int) else document.sheet(key))

    def __len__(self) -> int:
        return len(self._book.document.sheets)

    def __contains__(self, key: object) -> bool:
        try:
            self._book.document.sheet(str(key))
        except KeyError:
            return False
        return True


class Sheet(base_classes.Sheet):
    """A sheet."""

    def __init__(self, book: Book, model: SheetModel) -> None:
        self._book = book
        self.model = model

    @property
    def book(self) -> Book:
        """The book."""
        return self._book

    @property
    def api(self) -> SheetModel:
        """The object itself: there is no other application behind it."""
        return self.model

    @property
    def name(self) -> str:
        """The name; only a sheet copied just now can be renamed."""
        return self.model.name

    @name.setter
    def name(self, value: str) -> None:
        self._book.document.rename_sheet(self.model, value)

    @property
    def index(self) -> int:
        """The position, from 1."""
        return next(i for i, model in enumerate(self._book.document.sheets, 1) if model is self.model)

    @property
    def visible(self) -> bool:
        """Whether people see it; only a sheet copied just now can be shown or hidden."""
        return self.model.state == "visible"

    @visible.setter
    def visible(self, value: bool) -> None:
        if value != self.visible:
            self._book.document.set_state(self.model, "visible" if value else "hidden")

    @property
    def cells(self) -> Range:
        """The whole grid."""
        return Range(self, Area(1, 1, MAX_ROW, MAX_COLUMN))

    @property
    def used_range(self) -> Range:
        """From A1 to the last cell that holds something."""
        places = [
            place for place, cell in self.model.all_cells().items() if cell.kind or cell.formula is not None
        ]
        bottom = max((row for row, _ in places), default=1)
        return Range(self, Area(1, 1, bottom, max((column for _, column in places), default=1)))

    @property
    def tables(self) -> Tables:
        """The tables."""
        return Tables(self)

    @property
    def charts(self) -> Charts:
        """The charts."""
        return Charts(self)

    @property
    def names(self) -> Names:
        """The defined names."""
        return Names(self._book, self.model)

    def range(self, arg1: object, arg2: object = None) -> Range:
        """Cells by reference ("A1:B2", "A1:A9,C1:C9"), by (row, column), by corner ranges or by name."""
        if isinstance(arg1, str) and arg2 is None:
            if self._book.names.contains(arg1):
                return self._book.names(arg1).refers_to_range
            first, *extra = (parse_area(part.upper()) for part in arg1.split(","))
            return Range(self, first, tuple(extra))
        return Range(self, to_area(arg1, arg2))

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        """Copy inside the book; drawings stay behind."""
        place = before.index - 1 if before is not None else (after or self).index
        self._book.document.copy_sheet(self.model, place)


class Tables(NamedItems):
    """The tables of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def items(self) -> Sequence[Table]:
        """The tables."""
        return [Table(self._sheet, model) for model in self._sheet.model.tables]


class Charts(NamedItems):
    """The charts of a sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    def items(self) -> Sequence[Chart]:
        """The charts."""
        return [Chart(self._sheet, index) for index in range(len(self._sheet.model.charts))]


class Names(base_classes.Names):
    """The defined names of a book, or those local to a sheet."""

    def __init__(self, book: Book, sheet: SheetModel | None) -> None:
        self._book = book
        self._sheet = sheet

    @property
    def api(self) -> Names:
        """The object itself: there is no other application behind it."""
        return self

    def items(self) -> Sequence[Name]:
        """The names of the book, or of the sheet."""
        models = self._book.document.names
        return [Name(self._book, m) for m in models if self._sheet is None or m.sheet is self._sheet]

    def __call__(self, name_or_index: int | str) -> Name:
        """A name by its number from 1 or its text."""
        return pick(self.items(), name_or_index)

    def snapshot(self) -> list[tuple[str, Name]]:
        """Pairs of name and object."""
        return [(name.name, name) for name in self.items()]

    def contains(self, name_or_index: int | str) -> bool:
        """Whether there is such a name."""
        return any(name.name.lower() == str(name_or_index).lower() for name in self.items())

    def __len__(self) -> int:
        return len(self.items())

    def add(self, name: str, refers_to: str) -> Name:
        """Define a name."""
        model = NameModel(name, refers_to.removeprefix("="), self._sheet)
        self._book.document.names.append(model)
        self._book.document.names_changed = True
        return Name(self._book, model)
