"""Faults of the run: exceptions with an exit code and a remedy (faults in data are `Problem` values)."""

from __future__ import annotations

from typing import ClassVar


class LkjipError(Exception):
    """A fault of the run; shown to the user as one Indonesian sentence and a remedy.

    Attributes:
        pesan: where and what is wrong, one sentence.
        saran: what to do now, one sentence.
        exit_code: DESIGN section 4.
    """

    exit_code: ClassVar[int] = 70

    def __init__(self, pesan: str, saran: str = "") -> None:
        super().__init__(pesan)
        self.pesan = pesan
        self.saran = saran

    def __str__(self) -> str:
        return f"{self.pesan} {self.saran}".strip()


class UsageError(LkjipError):
    """Wrong use: an argument, an unknown step, a step out of order (exit 2)."""

    exit_code = 2


class FileUnusableError(LkjipError):
    """A file or folder is missing, locked, damaged or foreign (exit 3)."""

    exit_code = 3


class SettingsError(LkjipError):
    """An SOP, a template or the workbook's settings are faulty (exit 4)."""

    exit_code = 4
