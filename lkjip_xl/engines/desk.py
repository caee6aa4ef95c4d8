"""The application around a workbook that somebody has open: screen, status bar, message, where it lies.

What an engine's application cannot do is left out; no application is started, closed or ended here.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from lkjip_xl.engines.lean import load_xlwings

if TYPE_CHECKING:
    from collections.abc import Iterator

    import xlwings as xw

# xlwings asks a busy Excel again and again without a pause, for ever unless told otherwise. A refused
# call takes well below a millisecond: this is a matter of seconds.
_TRIES = 3000
_MISSING = (AttributeError, NotImplementedError)


class NoCallerError(Exception):
    """This process was not started by a button of Excel, or its workbook cannot be found."""


def calling_book() -> xw.Book:
    """The workbook whose button started this process.

    Raises:
        NoCallerError: there is none.
    """
    xlwings = load_xlwings()
    limit_tries()
    try:
        book: xw.Book = xlwings.Book.caller()
    except Exception as error:
        raise NoCallerError(str(error)) from error
    return book


def limit_tries() -> None:
    """Let xlwings give up on a busy Excel after some seconds (Windows)."""
    windows = sys.modules.get("xlwings._xlwindows")
    if windows is not None:
        windows.N_COM_ATTEMPTS = _TRIES  # type: ignore[attr-defined]


class Desk:
    """One open workbook and the application it is open in."""

    def __init__(self, book: xw.Book) -> None:
        self.book = book
        self._app: Any = book.app

    @property
    def address(self) -> str:
        """Where the workbook lies, as the application says it: a path, or a web address."""
        if sys.platform == "win32" and self._app.engine.name == "excel":
            return str(self.book.api.FullName)  # xlwings would guess a local path for a web address
        return str(self.book.fullname)

    @property
    def is_read_only(self) -> bool:
        """Whether the application cannot save the workbook where it lies (not known on macOS)."""
        if sys.platform == "win32" and self._app.engine.name == "excel":
            return bool(self.book.api.ReadOnly)
        if self._app.engine.name == "libreoffice":
            return bool(self.book.api.isReadonly())
        return False

    @property
    def program(self) -> str:
        """The application as people call it."""
        return {"excel": "Excel", "libreoffice": "LibreOffice"}.get(self._app.engine.name, "program lain")

    @property
    def active_sheet(self) -> str:
        """The sheet in front; "" where the engine does not know."""
        try:
            return str(self.book.sheets.active.name)
        except _MISSING:
            return ""

    @contextmanager
    def still(self) -> Iterator[None]:
        """Hold the screen meanwhile; screen and status bar are put back as they were found."""
        found = {}
        for name, value in (("screen_updating", False), ("status_bar", "LKjIP …")):
            with suppress(*_MISSING):
                found[name] = getattr(self._app, name)
                setattr(self._app, name, value)
        try:
            yield
        finally:
            for name, value in found.items():
                with suppress(Exception):  # a failing screen must not hide what went wrong
                    setattr(self._app, name, value)

    def progress(self, what: str, done: int, of: int) -> None:
        """Tell in the status bar what is being done; work does not stop where that cannot be told."""
        with suppress(Exception):
            self._app.status_bar = f"LKjIP: {what} ({done}/{of})" if of > 1 else f"LKjIP: {what}"

    def alert(self, text: str, title: str, *, bad: bool) -> bool:
        """Show a message and wait until it is read; False where the application does not show it."""
        try:
            self._app.alert(text, title, mode="critical" if bad else "info")
        except Exception:  # noqa: BLE001  whatever keeps it from being seen, the caller tells it elsewhere
            return False
        return True
