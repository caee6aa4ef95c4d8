"""LibreOffice behind xlwings' object model, as far as the gate to the master workbook asks for it.

LibreOffice rewrites a workbook whole and in its own way: this engine is for tests and for people who
work in LibreOffice, not for files whose every part must stay.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from lkjip_xl.engines.base import EngineBase
from lkjip_xl.engines.lean import without_optional_packages
from lkjip_xl.engines.libreoffice.cells import EXCEL_SYNTAX, LOGICAL
from lkjip_xl.engines.libreoffice.refusals import Refusals
from lkjip_xl.engines.libreoffice.sheets import Names, Sheets
from lkjip_xl.engines.named import pick

with without_optional_packages():
    from xlwings import base_classes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lkjip_xl.engines.libreoffice.office import Office, Running

_XLSX = "Calc MS Excel 2007 XML"
_OTHER_EPOCH = 1904
_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"


class Engine(EngineBase):
    """Hand it to xlwings as `xw.Engine(impl=Engine(office))`."""

    name = "libreoffice"

    def __init__(self, office: Office | Running) -> None:
        self.apps = [App(self, office.desktop)]


class App(base_classes.App):
    """The running LibreOffice."""

    display_alerts = False
    selection = None

    def __init__(self, engine: Engine, desktop: Any) -> None:  # noqa: ANN401  (UNO objects, here and below)
        self.engine = engine
        self.desktop = desktop
        self._books = Books(self)

    @property
    def api(self) -> Any:  # noqa: ANN401
        """The UNO desktop."""
        return self.desktop

    @property
    def books(self) -> Books:
        """The open books."""
        return self._books

    @property
    def pid(self) -> int:
        """One LibreOffice, one number."""
        return id(self.desktop)


class Books(base_classes.Books):
    """The documents opened here."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.open_books: list[Book] = []

    def __call__(self, key: int | str) -> Book:
        """A book by its number from 1 or its name."""
        return pick(self.open_books, key)

    def __len__(self) -> int:
        return len(self.open_books)

    def __iter__(self) -> Iterator[Book]:
        return iter(self.open_books)

    def open(self, fullname: str, *_: object, **__: object) -> Book:
        """Open a file; Excel's own options mean nothing here.

        Raises:
            OSError: LibreOffice cannot load it.
        """
        path = Path(fullname).resolve()
        native = self.app.desktop.loadComponentFromURL(
            path.as_uri(), "_blank", 0, (_property("Hidden", value=True),)
        )
        if native is None:
            raise OSError(f"LibreOffice cannot load {path.name}")
        book = Book(self.app, native, path)
        self.open_books.append(book)
        return book

    def adopt(self, path: Path) -> bool:
        """Take over the document of a file that somebody has open; False where nobody has."""
        documents = self.app.desktop.Components.createEnumeration()
        while documents.hasMoreElements():
            native = documents.nextElement()
            if native.supportsService(_SPREADSHEET) and _lies_at(native, path):
                self.open_books.append(Book(self.app, native, path))
                return True
        return False


class Book(base_classes.Book):
    """An open document."""

    def __init__(self, app: App, native: Any, path: Path) -> None:  # noqa: ANN401
        import uno

        self._app = app
        self.native = native
        self.path = path
        self._known_tables: object = None
        self._tables: dict[str, list[str]] = {}
        self.parser = native.createInstance("com.sun.star.sheet.FormulaParser")
        self.parser.CompileEnglish = True
        self.parser.FormulaConvention = EXCEL_SYNTAX
        self.date1904 = native.NullDate.Year == _OTHER_EPOCH
        self.logical_format = native.NumberFormats.getStandardFormat(
            LOGICAL, uno.createUnoStruct("com.sun.star.lang.Locale")
        )

    @property
    def api(self) -> Any:  # noqa: ANN401
        """The UNO document."""
        return self.native

    @property
    def app(self) -> App:
        """The application."""
        return self._app

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.path.name

    @property
    def fullname(self) -> str:
        """The path of the file."""
        return str(self.path)

    @property
    def sheets(self) -> Sheets:
        """The sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """The defined names."""
        return Names(self)

    def tables_by_sheet(self) -> dict[str, list[str]]:
        """Names of the tables on each sheet.

        Where each lies takes two questions a table, so it is asked anew only when tables or sheets have
        come, gone or changed places.
        """
        ranges, sheets = self.native.DatabaseRanges, self.native.Sheets.ElementNames
        known = (ranges.ElementNames, sheets)
        if known != self._known_tables:
            found: dict[str, list[str]] = {}
            for name in ranges.ElementNames:
                found.setdefault(sheets[ranges.getByName(name).DataArea.Sheet], []).append(name)
            self._known_tables, self._tables = known, found
        return self._tables

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Write the document as .xlsx."""
        if password is not None:
            raise NotImplementedError("a password cannot be set")
        with Refusals():
            if path is None:
                self.native.store()  # what a person in the window sees is then saved, not a copy of it
                return
            self.native.storeToURL(Path(path).resolve().as_uri(), (_property("FilterName", value=_XLSX),))

    def close(self) -> None:
        """Close without saving."""
        self._app.books.open_books.remove(self)
        self.native.close(True)  # noqa: FBT003  (UNO's own signature)


def _lies_at(native: Any, path: Path) -> bool:  # noqa: ANN401
    import uno

    url = str(native.getURL())
    try:
        return url.startswith("file:") and Path(uno.fileUrlToSystemPath(url)).samefile(path)
    except OSError:
        return False


def _property(name: str, *, value: object) -> Any:  # noqa: ANN401
    import uno

    found = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    found.Name, found.Value = name, value
    return found
