"""What Excel itself asks for beyond xlwings' common object model: text kept as text, locked sheets."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from lkjip_xl.engines.faults import LockedSheetError, LockedStructureError

if TYPE_CHECKING:
    from collections.abc import Iterator

# What the Protect method takes, and where a sheet says what it was given (Worksheet.Protection).
_ALLOWED = (
    "AllowFormattingCells",
    "AllowFormattingColumns",
    "AllowFormattingRows",
    "AllowInsertingColumns",
    "AllowInsertingRows",
    "AllowInsertingHyperlinks",
    "AllowDeletingColumns",
    "AllowDeletingRows",
    "AllowSorting",
    "AllowFiltering",
    "AllowUsingPivotTables",
)
_SURELY_TEXT = re.compile(r"[^\W\d_][^\d]*")
_WORDS = frozenset({"TRUE", "FALSE", "BENAR", "SALAH"})
# Dates and numbers are short; the display of long text suffers from the text format.
_LONGEST_PARSED = 60


def is_excel(engine_name: str) -> bool:
    """Whether an xlwings engine is Excel: it parses text on its way in, and heeds locked cells."""
    return engine_name == "excel"


def would_be_parsed(text: str) -> bool:
    """Whether Excel might turn a text into a number, a date, a formula or a truth value on writing."""
    if text[:1] in {"=", "+", "-", "@"}:
        return True
    if len(text) > _LONGEST_PARSED:
        return False
    return not _SURELY_TEXT.fullmatch(text.strip()) or text.strip().upper() in _WORDS


@contextmanager
def unprotected(sheet: Any) -> Iterator[None]:  # noqa: ANN401  (an xlwings Sheet of any engine)
    """Lift the protection of a sheet (one without a password) and put it back as it was.

    Only Excel on Windows heeds protection when a program writes; elsewhere nothing happens.

    Raises:
        LockedSheetError: the protection has a password.
    """
    native: Any = sheet.api if is_excel(sheet.book.app.engine.name) else None
    if not getattr(native, "ProtectContents", False):
        yield
        return
    allowed = {name: bool(getattr(native.Protection, name)) for name in _ALLOWED}
    drawings, scenarios = bool(native.ProtectDrawingObjects), bool(native.ProtectScenarios)
    _lift(native)
    try:
        yield
    finally:
        native.Protect(DrawingObjects=drawings, Contents=True, Scenarios=scenarios, **allowed)


def check_structure(book: Any) -> None:  # noqa: ANN401  (an xlwings Book of any engine)
    """Make sure that Excel lets sheets be added.

    Raises:
        LockedStructureError: the workbook's structure is protected.
    """
    if is_excel(book.app.engine.name) and getattr(book.api, "ProtectStructure", False):
        raise LockedStructureError


def _lift(native: Any) -> None:  # noqa: ANN401  (Excel's Worksheet)
    """Without a password given, Excel would ask for one in a window that nobody expects."""
    try:
        native.Unprotect("")
    except Exception as error:
        if native.ProtectContents:
            raise LockedSheetError(str(native.Name)) from error
        raise
    if native.ProtectContents:
        raise LockedSheetError(str(native.Name))
