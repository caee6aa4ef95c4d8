"""What a package may cost, and the one error every reader here raises."""

from __future__ import annotations

from dataclasses import dataclass, field

MAX_ROW = 1_048_576
MAX_COLUMN = 16_384


class PackageError(Exception):
    """A package that cannot be read, with a short key for the caller to translate.

    Attributes:
        reason: one of "missing", "io", "packed", "not-zip", "ole", "entries", "duplicate", "method",
            "encrypted", "crc", "inflated", "xml", "doctype", "elements", "part", "workbook", "sheet",
            "cells", "merges", "grid", "value", "formula", "strings"; on editing also "sheet-name", "chart",
            "name", "changed".
        text: one neutral English sentence for a log.
    """

    def __init__(self, reason: str, text: str) -> None:
        super().__init__(f"{reason}: {text}")
        self.reason = reason
        self.text = text


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds; bytes for `packed`, `inflated`, `largest`; characters for `formulas`.

    A worksheet part of at most `whole` bytes may be in memory in one piece, a part of at most `tree` bytes
    be parsed as one tree; larger ones are streamed. Small parts are kept for the next reading, up to `kept`
    bytes of them: a form is judged and then read, a workbook of our own is not gone through twice.
    """

    packed: int = 20 << 20
    inflated: int = 60 << 20
    largest: int = 60 << 20
    entries: int = 2_000
    elements: int = 3_000_000
    nodes: int = 300_000
    cells: int = 400_000
    merges: int = 20_000
    formulas: int = 20 << 20
    tree: int = 1 << 20
    whole: int = 8 << 20
    kept: int = 4 << 20


# A workbook of our own that has grown for years is trusted further than a stranger's file.
OWN_FILE = Limits(
    packed=200 << 20,
    entries=20_000,
    inflated=1 << 30,
    largest=400 << 20,
    elements=30_000_000,
    nodes=2_000_000,
    cells=6_000_000,
    merges=200_000,
    formulas=200 << 20,
    tree=8 << 20,
    whole=100 << 20,
    kept=1 << 20,
)


@dataclass(slots=True)
class Budget:
    """What one package has used of its limits so far."""

    limits: Limits
    inflated: int = 0
    elements: int = 0
    cells: int = 0
    formulas: int = 0
    parts: set[str] = field(default_factory=set)

    def inflate(self, size: int) -> None:
        """Count inflated bytes."""
        self.inflated += size
        if self.inflated > self.limits.inflated:
            raise PackageError("inflated", f"more than {self.limits.inflated} bytes inflated")

    def element(self, more: int = 1) -> None:
        """Count XML elements."""
        self.elements += more
        if self.elements > self.limits.elements:
            raise PackageError("elements", f"more than {self.limits.elements} XML elements")

    def cell(self, more: int = 1) -> None:
        """Count cells."""
        self.cells += more
        if self.cells > self.limits.cells:
            raise PackageError("cells", f"more than {self.limits.cells} cells")

    def formula(self, size: int) -> None:
        """Count the characters of an expanded formula (a shared one can multiply without end)."""
        self.formulas += size
        if self.formulas > self.limits.formulas:
            raise PackageError("formula", f"formulas longer than {self.limits.formulas} characters")
