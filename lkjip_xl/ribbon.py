"""The door of every button: `lkjip-klik ID` does on the open workbook what `lkjip ID DIR` does on the file.

After an action the workbook is saved, because the journal has moved on; where nothing is done (status,
doctor, a refusal) it is not. The application and its workbooks are never closed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.domain.errors import LkjipError, UsageError
from lkjip_xl.domain.problems import is_galat
from lkjip_xl.engines.desk import Desk, NoCallerError, calling_book
from lkjip_xl.formats.book_errors import engine_errors
from lkjip_xl.formats.case_folder import MASTER, CaseFolder
from lkjip_xl.formats.log import internal_error
from lkjip_xl.formats.running_master import folder_of
from lkjip_xl.steps import ACTIONS

if TYPE_CHECKING:
    import xlwings as xw

    from lkjip_xl.steps.tugas import Hasil

TOMBOL = ("jalan", *ACTIONS, "status", "doktor")
"""The ids a button may carry."""
_JUDUL = "LKjIP"
_MAKS_BARIS = 6


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What the person who pressed the button is told; `terlihat` once the application has shown it."""

    pesan: str
    galat: bool = False
    terlihat: bool = False


def main(args: Sequence[str] | None = None) -> None:
    """The console script `lkjip-klik ID`; Excel adds arguments that name the workbook.

    A sentence that no application could show goes to stderr with exit 1: the add-in shows it then.
    """
    given = sys.argv[1:] if args is None else args
    ids = [word for word in given if not word.startswith("--")]
    try:
        jawaban = click(ids[0] if ids else "")
    except LkjipError as e:
        jawaban = Jawaban(str(e), galat=True)
    except Exception:  # noqa: BLE001  the last door: a traceback goes to a file, never to the user
        jawaban = Jawaban(internal_error(), galat=True)
    if not jawaban.terlihat:
        if hasattr(sys.stderr, "reconfigure"):  # VBA reads the file in the system's code page
            sys.stderr.reconfigure(encoding="mbcs" if sys.platform == "win32" else "utf-8", errors="replace")
        sys.stderr.write(f"{jawaban.pesan}\n")
        sys.exit(1)


def click(control_id: str, book: xw.Book | None = None, waktu: datetime | None = None) -> Jawaban:
    """Do what a button asks for on the workbook it was pressed in, and tell the outcome there.

    Args:
        control_id: one of TOMBOL.
        book: the workbook, of any engine; by default the one whose button started this process.
        waktu: the moment that is recorded; by default now.

    Raises:
        UsageError: no button started this process, so that there is nobody to tell.
    """
    if book is None:
        try:
            book = calling_book()
        except NoCallerError as e:
            raise UsageError(
                "Buku kerja yang memanggil tidak ditemukan: lkjip-klik dijalankan oleh tombol di Excel.",
                "Di luar Excel pakai perintah lkjip; lihat: lkjip --help",
            ) from e
    with engine_errors(Path(MASTER)):
        desk = Desk(book)
    jawaban = _answer(control_id, desk, waktu or datetime.now())
    shown = desk.alert(jawaban.pesan, _JUDUL, bad=jawaban.galat)
    return Jawaban(jawaban.pesan, jawaban.galat, shown)


def _answer(control_id: str, desk: Desk, waktu: datetime) -> Jawaban:
    """The outcome in words, whatever happens."""
    try:
        with ExitStack() as stack:
            with engine_errors(Path(MASTER)):  # a busy Excel is told before anything is done
                folder = None if control_id == "doktor" else folder_of(desk)
                sheet = desk.active_sheet if control_id == "jalan" else ""
                stack.enter_context(desk.still())
            return Jawaban(_do(control_id, desk, folder, sheet, waktu))
    except LkjipError as e:
        return Jawaban(str(e), galat=True)
    except Exception:  # noqa: BLE001  as in main; the sentence can be shown in the application
        return Jawaban(internal_error(), galat=True)


def _do(control_id: str, desk: Desk, folder: CaseFolder | None, sheet: str, waktu: datetime) -> str:
    """Do it and say what was done.

    Raises:
        UsageError: there is no such button.
    """
    if folder is None:
        from lkjip_xl.addin.doctor import examine, in_words

        return in_words(examine())
    if control_id == "status":
        return _status(folder, waktu)
    if control_id not in TOMBOL:
        raise UsageError(f"Tombol “{control_id}” tidak dikenal.", "Pasang ulang add-in dengan: lkjip pasang")
    from lkjip_xl.formats.book import MasterBook
    from lkjip_xl.steps.conductor import perform_live, run_next
    from lkjip_xl.steps.tugas import Perintah

    perintah = Perintah(folder, waktu, lapor=desk.progress)
    do = partial(perform_live, MasterBook(desk.book))
    if control_id == "jalan":
        return _told(run_next(perintah, _step_of_sheet(folder, sheet), lakukan=do), folder, waktu)
    return _told([do(perintah, control_id)], folder, waktu)


def _step_of_sheet(folder: CaseFolder, sheet: str) -> str | None:
    """The step that a sheet belongs to; None for any other sheet."""
    from lkjip_xl.formats.state import load_state

    sop, _ = load_state(folder)
    return next((step.id for step in sop.langkah if step.lembar == sheet), None)


def _status(folder: CaseFolder, waktu: datetime) -> str:
    """Where the work stands, in a few lines."""
    from lkjip_xl.domain.status import status_dict
    from lkjip_xl.formats.state import load_state

    data = status_dict(*load_state(folder), waktu)
    steps = data["langkah"]
    done = sum(x["status"] == "selesai" for x in steps)
    late = [f"{x['tanda']}. {x['aktivitas']}" for x in steps if x["status"] == "terlambat"]
    lines = [f"Tahun {data['tahun']}: {done} dari {len(steps)} langkah selesai."]
    lines += _listed("Terlambat:", late)
    lines += _listed("Formulir bidang:", [f"{b['kode']}: {b['status']}" for b in data["bidang"]])
    if data["temuan"]:
        lines.append(f"{data['temuan']} temuan pada lembar Temuan.")
    return "\n".join([*lines, f"Berikutnya: {data['berikutnya']}"])


def _told(results: Sequence[Hasil], folder: CaseFolder, waktu: datetime) -> str:
    """What was done, what was found, what is still open, where the outputs are, what comes next."""
    from lkjip_xl.domain.status import status_dict
    from lkjip_xl.formats.state import load_state

    lines = [h.pesan for h in results] or ["Semua langkah sudah selesai."]
    found = [t for h in results for t in h.temuan]
    if found:
        wrong = sum(map(is_galat, found))
        lines.append(f"{wrong} galat dan {len(found) - wrong} peringatan: lihat lembar Temuan.")
    lines += _listed("Belum selesai:", [x for h in results for x in h.belum])
    lines += _listed("Hasil:", [folder.relative(x) for h in results for x in h.keluaran])
    return "\n".join([*lines, f"Berikutnya: {status_dict(*load_state(folder), waktu)['berikutnya']}"])


def _listed(head: str, items: Sequence[str]) -> list[str]:
    """A short list; a message box has no room for a long one."""
    if not items:
        return []
    rest = len(items) - _MAKS_BARIS
    more = [f"  … dan {rest} lagi"] if rest > 0 else []
    return [head, *(f"  • {item}" for item in items[:_MAKS_BARIS]), *more]
