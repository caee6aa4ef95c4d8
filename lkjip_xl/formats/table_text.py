"""A table as plain text that fits a terminal; the standard library alone, because people wait for it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

_GAP = "  "
_NARROWEST = 8
_UNKNOWN = 80
_PRINTED = 120


def terminal_width() -> int:
    """The columns of the terminal, 80 where it does not know them; 120 where the output goes elsewhere."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or _UNKNOWN
    except (OSError, ValueError, AttributeError):
        return _PRINTED


def table_text(judul: str, kolom: Sequence[str], baris: Sequence[Sequence[str]], lebar: int) -> str:
    """Title, headings, a rule and the rows; the widest columns are wrapped until the table fits `lebar`."""
    rows = [kolom, *baris]
    widths = [max(len(line) for row in rows for line in row[c].split("\n")) for c in range(len(kolom))]
    while sum(widths) + len(_GAP) * (len(widths) - 1) > lebar and max(widths) > _NARROWEST:
        widest = widths.index(max(widths))
        widths[widest] -= 1
    lines = [judul, *_row(kolom, widths), _GAP.join("─" * width for width in widths)]
    for row in baris:
        lines += _row(row, widths)
    return "\n".join(lines)


def _row(cells: Sequence[str], widths: Sequence[int]) -> list[str]:
    """One row, as many lines as its longest cell needs."""
    folded = [_fold(cell, width) for cell, width in zip(cells, widths, strict=True)]
    lines = []
    for n in range(max(map(len, folded))):
        parts = [f[n] if n < len(f) else "" for f in folded]
        lines.append(_GAP.join(part.ljust(width) for part, width in zip(parts, widths, strict=True)).rstrip())
    return lines


def _fold(text: str, width: int) -> list[str]:
    """A text in lines no longer than `width`, broken at blanks where there are any."""
    lines: list[str] = []
    for line in text.split("\n"):
        rest = line
        while len(rest) > width:
            cut = rest.rfind(" ", 1, width + 1)
            cut = cut if cut > 0 else width
            lines.append(rest[:cut].rstrip())
            rest = rest[cut:].lstrip()
        lines.append(rest)
    return lines
