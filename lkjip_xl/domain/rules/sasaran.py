"""Sasaran that are written in almost the same way: a stray full stop makes two of one."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.anggaran_sasaran import goal_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SERUPA: Final = 0.95


def near_equal(sasaran: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Position of each name's first writing that is nearly an earlier name, and that earlier name."""
    dikenal: dict[str, str] = {}
    for urut, nama in enumerate(sasaran):
        kunci = goal_key(nama)
        if not kunci or kunci in dikenal:
            continue
        serupa = next((lama for k, lama in dikenal.items() if _is_near(k, kunci)), None)
        if serupa is not None:
            yield urut, serupa
        dikenal[kunci] = nama


def _is_near(a: str, b: str) -> bool:
    """Whether two names differ by a slip of the pen; names that differ in a number are two on purpose."""
    polos = [re.sub(r"[\W_]+", "", teks) for teks in (a, b)]
    if polos[0] == polos[1]:
        return True
    if re.findall(r"[0-9]+", a) != re.findall(r"[0-9]+", b):
        return False
    beda = SequenceMatcher(a=polos[0], b=polos[1], autojunk=False)
    return beda.quick_ratio() > _SERUPA and beda.ratio() > _SERUPA
