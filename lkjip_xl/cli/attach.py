"""The command line on the master as it is: open in Excel or LibreOffice, or closed; never both at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from lkjip_xl.formats.book import MasterBook
    from lkjip_xl.formats.folder.case_folder import CaseFolder
    from lkjip_xl.steps.tugas import Hasil, Perintah

    Lakukan = Callable[[Perintah, str], Hasil]


@contextmanager
def performer(folder: CaseFolder) -> Iterator[Lakukan]:
    """How an action is done now: on the open workbook, which is told and saved, or on the closed file.

    Raises:
        FileUnusableError: the master is open where it cannot be worked on.
    """
    from lkjip_xl.steps.conductor import perform, perform_live

    with open_here(folder) as book:
        yield perform if book is None else partial(perform_live, book)


@contextmanager
def open_here(folder: CaseFolder) -> Iterator[MasterBook | None]:
    """The master as it is open on this computer, its screen held meanwhile; None where it is closed.

    Raises:
        FileUnusableError: the master is open where it cannot be worked on.
    """
    from lkjip_xl.formats.master.running import running_master

    folder.check()
    desk = running_master(folder)
    if desk is None:
        yield None
        return
    from lkjip_xl.formats.book import MasterBook
    from lkjip_xl.formats.book_errors import engine_errors

    click.echo(f"{folder.master.name} sedang terbuka di {desk.program}: dikerjakan di sana.", err=True)
    with engine_errors(folder.master), desk.still():
        yield MasterBook(desk.book)
