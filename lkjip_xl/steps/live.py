"""What a button does on the workbook that is open in front of somebody, told in a few lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.formats.book_errors import engine_errors
from lkjip_xl.formats.folder.case_folder import MASTER, CaseFolder
from lkjip_xl.formats.master.running import folder_of, master_folder
from lkjip_xl.formats.status_text import listed, status_message

if TYPE_CHECKING:
    from lkjip_xl.engines.desk import Desk
    from lkjip_xl.steps.tugas import Hasil, Perintah


def do_live(desk: Desk, tombol: str, waktu: datetime) -> str:
    """Do what a button asks for - an action, "jalan" or "status" - and say what was done.

    Raises:
        LkjipError: the workbook is no master that can be worked on, Excel is busy, or the action refuses.
    """
    with ExitStack() as stack:
        with engine_errors(Path(MASTER)):  # a busy Excel is told before anything is done
            folder = folder_of(desk)
            sheet = desk.active_sheet if tombol == "jalan" else ""
            stack.enter_context(desk.still())
        return _do(desk, folder, tombol, sheet, waktu)


def do_closed(master: Path, tombol: str, sheet: str, waktu: datetime) -> str:
    """Do what a button asks for on a master that was closed for it, and say what was done.

    Args:
        master: the workbook's path.
        tombol: an action, "jalan" or "status".
        sheet: the sheet that was in front.
        waktu: the moment that is recorded.

    Raises:
        LkjipError: the workbook is no master of a year's folder, it is open, or the action refuses.
    """
    folder = master_folder(master)
    if tombol == "status":
        return _status(folder, waktu)
    from lkjip_xl.steps.conductor import perform
    from lkjip_xl.steps.tugas import Perintah

    return _done(perform, Perintah(folder, waktu), tombol, sheet)


def _do(desk: Desk, folder: CaseFolder, tombol: str, sheet: str, waktu: datetime) -> str:
    if tombol == "status":
        return _status(folder, waktu)
    from lkjip_xl.formats.book import MasterBook
    from lkjip_xl.steps.conductor import perform_live
    from lkjip_xl.steps.tugas import Perintah

    perintah = Perintah(folder, waktu, lapor=desk.progress)
    return _done(partial(perform_live, MasterBook(desk.book)), perintah, tombol, sheet)


def _done(do: Callable[[Perintah, str], Hasil], perintah: Perintah, tombol: str, sheet: str) -> str:
    from lkjip_xl.steps.conductor import run_next

    folder = perintah.folder
    if tombol == "cocokkan":
        return _matched(folder)
    if tombol == "pdf":
        return _printed(folder)
    if tombol == "jalan":
        results = run_next(perintah, _step_of_sheet(folder, sheet), lakukan=do)
    else:
        results = [do(perintah, tombol)]
    return _told(results, folder, perintah.waktu)


def _status(folder: CaseFolder, waktu: datetime) -> str:
    """Where the work stands: as the last action kept it, else as the journal says."""
    from lkjip_xl.formats.snapshot import recall

    known = recall(str(folder.root), waktu.isoformat(timespec="seconds"))
    if known is not None:
        return status_message(known[0])
    from lkjip_xl.domain.status import status_dict
    from lkjip_xl.formats.state import load_state

    return status_message(status_dict(*load_state(folder), waktu))


def _matched(folder: CaseFolder) -> str:
    """How the edited report compares with its draft; neither file nor workbook is changed."""
    from lkjip_xl.steps.match_report import match_latest

    hasil = match_latest(folder)
    found = [f"{t.sel}: {t.pesan}" if t.sel else t.pesan for t in hasil.temuan]
    return "\n".join([hasil.pesan, *listed("Periksa:", found)])


def _printed(folder: CaseFolder) -> str:
    """The newest report as PDF beside it; the workbook is not changed."""
    from lkjip_xl.steps.make_pdf import make_pdf

    hasil = make_pdf(folder)
    made = [folder.relative(path) for path in hasil.keluaran]
    found = [t.pesan for t in hasil.temuan]
    return "\n".join([hasil.pesan, *listed("Periksa:", found), *listed("Hasil:", made)])


def _step_of_sheet(folder: CaseFolder, sheet: str) -> str | None:
    """The step that a sheet belongs to; None for any other sheet."""
    from lkjip_xl.formats.state import load_state

    sop, _ = load_state(folder)
    return next((step.id for step in sop.langkah if step.lembar == sheet), None)


def _told(results: Sequence[Hasil], folder: CaseFolder, waktu: datetime) -> str:
    """What was done, what was found, what is still open, where the outputs are, what comes next."""
    from lkjip_xl.domain.problems import is_galat
    from lkjip_xl.domain.status import status_dict
    from lkjip_xl.formats.state import load_state

    lines = [h.pesan for h in results] or ["Semua langkah sudah selesai."]
    found = [t for h in results for t in h.temuan]
    if found:
        wrong = sum(map(is_galat, found))
        lines.append(f"{wrong} galat dan {len(found) - wrong} peringatan: lihat lembar Temuan.")
    lines += listed("Belum selesai:", [x for h in results for x in h.belum])
    lines += listed("Hasil:", [folder.relative(x) for h in results for x in h.keluaran])
    return "\n".join([*lines, f"Berikutnya: {status_dict(*load_state(folder), waktu)['berikutnya']}"])
