"""The master opened for changes: saved whole, the rows of its own changed sheets fitted to their texts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lkjip_xl.formats.book import MasterBook, open_book
from lkjip_xl.formats.sheets.row_fit import RowFitter


@contextmanager
def open_master(path: Path) -> Iterator[MasterBook]:
    """The master, saved on a clean exit; sheets that people added are left as they are.

    Raises:
        FileUnusableError: missing, damaged, or open in another program.
    """
    with open_book(path, save=True, finish=RowFitter("tbl")) as book:
        yield book
