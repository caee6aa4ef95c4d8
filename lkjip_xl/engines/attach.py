"""Finds a workbook that is open on this computer: in Excel, or in a LibreOffice that listens at a pipe.

Nothing is started, opened or closed here.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.engines.desk import Desk, limit_tries
from lkjip_xl.engines.lean import load_xlwings
from lkjip_xl.engines.lockfiles import find_lock

if TYPE_CHECKING:
    from collections.abc import Iterator

PIPE = "lkjip"
"""Where a LibreOffice listens that was started with `--accept="pipe,name=lkjip;urp"`."""


class OnlineBookError(Exception):
    """A workbook of that name is open straight from the web: whether it is this file cannot be told."""


def find_open_book(path: Path) -> Desk | None:
    """The workbook as it is open in front of somebody here; None where it is not, or cannot be reached.

    Raises:
        OnlineBookError: perhaps it is the one that Excel has open from the web.
        Exception: whatever a busy Excel raises, where Excel's lock file says that it has the workbook.
    """
    lock = find_lock(path)
    try:
        found = _pick(_desks_of_excel(), path)
    except OnlineBookError:
        raise
    except Exception:
        if lock is not None and lock.program == "Excel":
            raise
        found = None  # an Excel that does not answer, and nothing tells that it has this workbook
    if found is None and lock is not None and lock.program == "LibreOffice":
        return _in_libreoffice(path)
    return found


def _pick(desks: Iterator[Desk], path: Path) -> Desk | None:
    """The desk of the file itself; one of the same name on the web is told only after all were seen."""
    online = False
    for desk in desks:
        address = desk.address
        if "://" in address:
            online = (
                online or address.rsplit("/", 1)[-1].replace("%20", " ").casefold() == path.name.casefold()
            )
        elif _is_same(Path(address), path):
            return desk
    if online:
        raise OnlineBookError(path.name)
    return None


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # a new workbook that was never saved, or a share that is gone
        return os.path.normcase(one) == os.path.normcase(other)


def _desks_of_excel() -> Iterator[Desk]:
    """Every workbook of every Excel that runs for this user (Windows and macOS)."""
    system: str = sys.platform
    if system not in {"win32", "darwin"}:
        return
    xlwings = load_xlwings()
    limit_tries()
    for engine in xlwings.engines:
        if engine.name == "excel":
            for app in engine.apps:
                yield from map(Desk, app.books)


def _in_libreoffice(path: Path) -> Desk | None:
    """The document in the LibreOffice that listens; None where none does or it has another document."""
    from lkjip_xl.engines.libreoffice.office import OfficeMissingError, Running

    try:
        running = Running(PIPE)
    except OfficeMissingError:
        return None
    from lkjip_xl.engines.libreoffice.engine import Engine

    app = load_xlwings().Engine(impl=Engine(running)).apps[0]
    return Desk(app.books[path.name]) if app.impl.books.adopt(path) else None
