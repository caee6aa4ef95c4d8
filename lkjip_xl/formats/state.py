"""Where the work of a year stands, read from its folder."""

from __future__ import annotations

from lkjip_xl.domain.progress import Keadaan, fold
from lkjip_xl.domain.sop import Sop
from lkjip_xl.formats import journal
from lkjip_xl.formats.case_folder import CaseFolder
from lkjip_xl.formats.sop_file import load_sop


def load_state(folder: CaseFolder) -> tuple[Sop, Keadaan]:
    """The SOP of a year and the state that its journal leads to.

    Raises:
        FileUnusableError: the folder is no year's folder, or its journal is damaged.
        SettingsError: the kept SOP is faulty.
    """
    folder.check()
    return load_sop(folder.sop), fold(journal.read(folder.journal))
