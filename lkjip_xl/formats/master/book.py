"""The master opened for changes: saved whole, the rows of its own changed sheets fitted to their texts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lkjip_xl.formats.book import MasterBook, open_book, opened
from lkjip_xl.formats.sheets.row_fit import RowFitter

_MILIK = "tbl"  # how the names of the program's tables begin


@contextmanager
def open_master(path: Path) -> Iterator[MasterBook]:
    """The master, saved on a clean exit; sheets that people added are left as they are.

    Raises:
        FileUnusableError: missing, damaged, or open in another program.
    """
    with open_book(path, save=True, finish=RowFitter(_MILIK)) as book:
        yield book


def opened_master(path: Path) -> MasterBook:
    """The master for whoever writes parts of it only (`MasterBook.rendered`); it is never saved.

    Raises:
        FileUnusableError: missing or damaged.
    """
    return opened(path, finish=RowFitter(_MILIK))
