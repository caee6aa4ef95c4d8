"""Where the work of a year stands, read from its folder."""

from __future__ import annotations

from lkjip_xl.domain.progress import Keadaan, fold
from lkjip_xl.domain.sop import Sop
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.folder.journal_check import ensure_whole
from lkjip_xl.formats.sop.file import load_sop


def load_state(folder: CaseFolder, *, periksa: bool = True) -> tuple[Sop, Keadaan]:
    """The SOP of a year and the state that its journal leads to.

    With `periksa` a journal that was changed outside the program is refused.

    Raises:
        FileUnusableError: the folder is no year's folder, or its journal is damaged or was changed.
        SettingsError: the kept SOP is faulty.
    """
    folder.check()
    if periksa:
        ensure_whole(folder)
    return load_sop(folder.sop), fold(journal.read(folder.journal))
