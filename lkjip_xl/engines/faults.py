"""What an application does not let a program do, told apart from faults of files."""

from __future__ import annotations


class LockedSheetError(Exception):
    """A sheet is protected with a password, so that nothing can be written into it.

    Attributes:
        sheet: its name.
    """

    def __init__(self, sheet: str) -> None:
        super().__init__(f"the sheet {sheet} is protected with a password")
        self.sheet = sheet


class LockedStructureError(Exception):
    """The sheets of a workbook are protected as a whole, so that none can be added."""


class RefusedError(Exception):
    """The application refused a change, for a reason of its own."""
