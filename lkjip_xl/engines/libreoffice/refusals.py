"""What LibreOffice raises, turned into exceptions of Python's own kind.

UNO's exceptions take no traceback: thrown into a generator they are lost. So these are classes.
"""

from __future__ import annotations

from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from lkjip_xl.engines.faults import LockedSheetError, RefusedError

_UNO = "com.sun.star."


class Refusals:
    """Inside, an exception of UNO becomes RefusedError."""

    def __enter__(self) -> Self:
        """Nothing to prepare."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        """Turn what was raised.

        Raises:
            RefusedError: LibreOffice refused.
        """
        if kind is not None and kind.__name__.startswith(_UNO):
            raise RefusedError(f"{kind.__name__}: {error}") from None


class Unlocked(Refusals):
    """A sheet without its protection meanwhile: LibreOffice heeds it for programs too."""

    def __init__(self, native: Any, name: str) -> None:  # noqa: ANN401  (a UNO sheet)
        self._native = native
        self._name = name
        self._was_protected = False

    def __enter__(self) -> Self:
        """Lift the protection.

        Raises:
            LockedSheetError: it has a password.
        """
        self._was_protected = self._native.isProtected()
        if self._was_protected:
            with suppress(Exception):  # what it raises says no more than that it is still protected
                self._native.unprotect("")
            if self._native.isProtected():
                raise LockedSheetError(self._name)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        """Put it back, whatever happened."""
        if self._was_protected:
            self._native.protect("")
        super().__exit__(kind, error, tb)
