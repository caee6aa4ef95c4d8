"""Codes of rows and units as they stand in cells."""

from __future__ import annotations

import re


def code_of(nilai: object) -> str:
    """A code as text, wherever Excel turned it into a number: 5.0 is "5", 5.1 is "5.1"."""
    if isinstance(nilai, float) and nilai.is_integer():
        nilai = int(nilai)
    return "" if nilai is None else " ".join(str(nilai).split())


def split_codes(teks: str) -> tuple[str, ...]:
    """The codes of a cell such as "REHSOS; PPPA", each once."""
    return tuple(dict.fromkeys(k.strip() for k in re.split(r"[;,\n]", teks) if k.strip()))
