"""The door of every button: `lkjip-klik ID` does on the open workbook what `lkjip ID DIR` does on the file.

After an action the workbook is saved, because the journal has moved on; where nothing is done (status,
doctor, a refusal) it is not. The application and its workbooks are never closed. Each click starts a
Python of its own: what a button does not need is not loaded, and xlwings only where something is done.
"""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from lkjip_xl.steps import ACTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    import xlwings as xw

    from lkjip_xl.engines.desk import Desk

TOMBOL = ("jalan", *ACTIONS, "cocokkan", "pdf", "status", "doktor")
"""The ids a button may carry."""
_JUDUL = "LKjIP"
_SELDOM = 50_000  # of what a click loads, nothing is garbage: looking for it costs a tenth of the time
_PERMINTAAN = "--permintaan="


class Jawaban:
    """What the person who pressed the button is told; `terlihat` once the application has shown it."""

    __slots__ = ("galat", "pesan", "terlihat")

    def __init__(self, pesan: str, *, galat: bool = False, terlihat: bool = False) -> None:
        self.pesan = pesan
        self.galat = galat
        self.terlihat = terlihat


def main(args: Sequence[str] | None = None) -> None:
    """The console script `lkjip-klik ID`; Excel adds arguments that name the workbook.

    LibreOffice gives `--permintaan=FILE` instead, having closed the workbook: see `answer_request`.

    A sentence that no application could show goes to stderr with exit 1: the add-in shows it then.
    """
    if args is None:
        gc.set_threshold(_SELDOM)
    given = sys.argv[1:] if args is None else args
    if request := next((word for word in given if word.startswith(_PERMINTAAN)), ""):
        answer_request(request.removeprefix(_PERMINTAAN))
        return
    jawaban = _pressed(given)
    if not jawaban.terlihat:
        if hasattr(sys.stderr, "reconfigure"):  # VBA reads the file in the system's code page
            sys.stderr.reconfigure(encoding="mbcs" if sys.platform == "win32" else "utf-8", errors="replace")
        sys.stderr.write(f"{jawaban.pesan}\n")
    _leave(0 if jawaban.terlihat else 1, at_once=args is None and sys.platform != "darwin")


def _leave(code: int, *, at_once: bool) -> None:
    """End the process; a console script at once: taking Python apart takes time, and nothing is left to do.

    On macOS xlwings tells Excel at the end that Python is done.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    if at_once:
        os._exit(code)
    if code:
        sys.exit(code)


def _pressed(given: Sequence[str]) -> Jawaban:
    """The outcome of one click, whatever happens."""
    from lkjip_xl.domain.errors import LkjipError

    ids = [word for word in given if not word.startswith("--")]
    options = dict(word[2:].split("=", 1) for word in given if word.startswith("--") and "=" in word)
    control_id = ids[0] if ids else ""
    try:
        return _looked(control_id, options) or click(control_id)
    except LkjipError as e:
        return Jawaban(str(e), galat=True)
    except Exception:  # noqa: BLE001  the last door: a traceback goes to a file, never to the user
        return _internal_error()


def _looked(control_id: str, options: dict[str, str]) -> Jawaban | None:
    """The answer of a button that only looks, without the workbook; None where that does not do.

    The button Status gives the workbook's folder as `--folder`. On macOS only Excel can show a message.
    """
    if sys.platform == "darwin":
        return None
    if control_id == "doktor":
        pesan = _examined()
    elif control_id == "status" and "folder" in options:
        import time

        from lkjip_xl.formats.snapshot import recall
        from lkjip_xl.formats.status_text import status_message

        found = recall(options["folder"], time.strftime("%Y-%m-%dT%H:%M:%S"))
        if found is None:
            return None
        pesan = status_message(found[0])
    else:
        return None
    from lkjip_xl.engines.message import message_box

    window = int(options["hwnd"]) if options.get("hwnd", "").isdigit() else 0
    return Jawaban(pesan, terlihat=message_box(pesan, _JUDUL, window, bad=False))


def answer_request(request: str) -> None:
    """Do what a request asks for on a master that is closed meanwhile; the answer lies beside it in UTF-8.

    Args:
        request: a file with three lines: a button's id, the master's path, the sheet that was in front.
    """
    from pathlib import Path

    path = Path(request)
    jawaban = _guarded(lambda: _requested(path.read_text(encoding="utf-8").splitlines()))
    path.with_name(f"{path.name}.jawaban").write_text(jawaban.pesan, encoding="utf-8")


def _requested(lines: Sequence[str]) -> str:
    from datetime import datetime as clock
    from pathlib import Path

    control_id, master, sheet = lines[:3]
    _check_known(control_id)
    if control_id == "doktor":
        return _examined()
    from lkjip_xl.steps.live import do_closed

    return do_closed(Path(master), control_id, sheet, clock.now())


def click(control_id: str, book: xw.Book | None = None, waktu: datetime | None = None) -> Jawaban:
    """Do what a button asks for on the workbook it was pressed in, and tell the outcome there.

    Args:
        control_id: one of TOMBOL.
        book: the workbook, of any engine; by default the one whose button started this process.
        waktu: the moment that is recorded; by default now.

    Raises:
        UsageError: no button started this process, so that there is nobody to tell.
    """
    from lkjip_xl.engines.desk import Desk, NoCallerError, calling_book

    if book is None:
        try:
            book = calling_book()
        except NoCallerError as e:
            from lkjip_xl.domain.errors import UsageError

            raise UsageError(
                "Buku kerja yang memanggil tidak ditemukan: lkjip-klik dijalankan oleh tombol di Excel.",
                "Di luar Excel pakai perintah lkjip; lihat: lkjip --help",
            ) from e
    from pathlib import Path

    from lkjip_xl.formats.book_errors import engine_errors
    from lkjip_xl.formats.folder.case_folder import MASTER

    with engine_errors(Path(MASTER)):
        desk = Desk(book)
    jawaban = _guarded(lambda: _answer(control_id, desk, waktu))
    jawaban.terlihat = desk.alert(jawaban.pesan, _JUDUL, bad=jawaban.galat)
    return jawaban


def _answer(control_id: str, desk: Desk, waktu: datetime | None) -> str:
    """The outcome in words."""
    from datetime import datetime as clock

    _check_known(control_id)
    if control_id == "doktor":
        return _examined()
    from lkjip_xl.steps.live import do_live

    return do_live(desk, control_id, waktu or clock.now())


def _check_known(control_id: str) -> None:
    from lkjip_xl.domain.errors import UsageError

    if control_id not in TOMBOL:
        raise UsageError(f"Tombol “{control_id}” tidak dikenal.", "Pasang ulang add-in dengan: lkjip pasang")


def _guarded(answer: Callable[[], str]) -> Jawaban:
    """What came out, whatever happens: a traceback goes to a file, never to the user."""
    from lkjip_xl.domain.errors import LkjipError

    try:
        return Jawaban(answer())
    except LkjipError as e:
        return Jawaban(str(e), galat=True)
    except Exception:  # noqa: BLE001  the last door
        return _internal_error()


def _internal_error() -> Jawaban:
    from lkjip_xl.formats.log import internal_error

    return Jawaban(internal_error(), galat=True)


def _examined() -> str:
    from lkjip_xl.addin.doctor import examine, in_words

    return in_words(examine())
