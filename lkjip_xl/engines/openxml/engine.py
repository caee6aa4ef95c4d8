"""The closed-file engine: xlwings' object model on workbook files, without Excel.

An edit rewrites the parts it touches; every other part stays byte for byte. Formulas are kept and
written, never calculated: Excel does that when the file is opened. Not supported, and refused with
NotImplementedError: whatever changes formats, new charts and pictures, deleting sheets.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.engines.base import EngineBase
from lkjip_xl.engines.lean import without_optional_packages
from lkjip_xl.engines.named import pick
from lkjip_xl.engines.openxml.document import Document
from lkjip_xl.engines.openxml.render import save
from lkjip_xl.engines.openxml.sheets import Names, Sheets

with without_optional_packages():
    from xlwings import base_classes

if TYPE_CHECKING:
    from collections.abc import Iterator

ENGINE_NAME = "openxml"


class Engine(EngineBase):
    """Hand it to xlwings as `xw.Engine(impl=Engine())`."""

    name = ENGINE_NAME

    def __init__(self) -> None:
        self.apps = Apps(self)


class Apps(base_classes.Apps):
    """One application, always there."""

    def __init__(self, engine: Engine) -> None:
        self._app = App(engine)

    def keys(self) -> list[int]:
        """The one process."""
        return [self._app.pid]

    def add(self, *_: object, **__: object) -> App:
        """The one application."""
        return self._app

    @staticmethod
    def cleanup() -> None:
        """Nothing runs, nothing is cleaned up."""

    def __iter__(self) -> Iterator[App]:
        return iter([self._app])

    def __len__(self) -> int:
        return 1

    def __getitem__(self, pid: int) -> App:
        if pid != self._app.pid:
            raise KeyError(pid)
        return self._app


class App(base_classes.App):
    """The application: this very process."""

    display_alerts = False
    screen_updating = False
    enable_events = False
    visible = False
    calculation = "manual"
    version = "16.0"
    selection = None

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._books = Books(self)

    @property
    def books(self) -> Books:
        """The open books."""
        return self._books

    @property
    def pid(self) -> int:
        """The process these files are open in."""
        return os.getpid()

    @property
    def api(self) -> App:
        """The object itself: there is no other application behind it."""
        return self

    def kill(self) -> None:
        """Close all books without saving."""
        for book in list(self.books):
            book.close()

    quit = kill


class Books(base_classes.Books):
    """The files that are open."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.open_books: list[Book] = []

    @property
    def active(self) -> Book:
        """The file opened last."""
        return self.open_books[-1]

    def __call__(self, key: int | str) -> Book:
        """A book by its number from 1 or its name."""
        return pick(self.open_books, key)

    def __len__(self) -> int:
        return len(self.open_books)

    def __iter__(self) -> Iterator[Book]:
        return iter(self.open_books)

    def open(self, fullname: str, *_: object, **__: object) -> Book:
        """Open a file for editing; Excel's own options mean nothing here."""
        book = Book(self.app, Document(Path(fullname)))
        self.open_books.append(book)
        return book


class Book(base_classes.Book):
    """An open workbook file."""

    def __init__(self, app: App, document: Document) -> None:
        self._app = app
        self.document = document

    @property
    def app(self) -> App:
        """The application."""
        return self._app

    @property
    def api(self) -> Document:
        """The object itself: there is no other application behind it."""
        return self.document

    @property
    def name(self) -> str:
        """The name."""
        return self.document.path.name

    @property
    def fullname(self) -> str:
        """The path of the file."""
        return str(self.document.path)

    @property
    def sheets(self) -> Sheets:
        """The sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """The defined names."""
        return Names(self, None)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Write the file, whole or not at all."""
        if password is not None:
            raise NotImplementedError("a password cannot be set")
        save(self.document, Path(path) if path else None)

    def close(self) -> None:
        """Forget the book without saving."""
        self._app.books.open_books.remove(self)
