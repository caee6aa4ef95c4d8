"""A master that lags behind the journal is brought up to date before anything is read from it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.progress import Keadaan
from lkjip_xl.domain.sop import Sop
from lkjip_xl.formats.book import MasterBook
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.master.reader import read_master
from lkjip_xl.formats.views.kept_views import load
from lkjip_xl.formats.views.tables import Tampilan, write_views
from lkjip_xl.formats.views.trace_rows import trace_rows

_JEJAK = "tblJejak"


def catch_up(book: MasterBook, folder: CaseFolder, sop: Sop, keadaan: Keadaan, waktu: datetime) -> bool:
    """Write the program's tables as they were kept where the master does not show the journal as it is.

    Gives whether it was needed.
    """
    records = journal.read(folder.journal)
    expected = [(r["Aksi"], r["Rincian"] or None) for r in trace_rows(sop, records)]
    shown = (
        [(r["Aksi"], r["Rincian"]) for r in book.read_table(_JEJAK)] if book.has_table(_JEJAK) else expected
    )
    if shown == expected:
        return False
    rebuild(book, folder, sop, keadaan, waktu)
    return True


def rebuild(
    book: MasterBook,
    folder: CaseFolder,
    sop: Sop,
    keadaan: Keadaan,
    waktu: datetime,
    *,
    tambahan: Sequence[Catatan] = (),
) -> None:
    """Write every table of the program anew; people's tables stay.

    `tambahan` are records that are about to be appended.
    """
    records = (*journal.read(folder.journal), *tambahan)
    kept = load(folder)
    sheets = tuple(kode for kode in kept.lembar if kode in keadaan.bidang)
    tampilan = Tampilan(sop, keadaan, records, read_master(book, sop.formulir), waktu)
    write_views(book, tampilan, kept.tables_for(folder.master), kept.nama, sheets)
