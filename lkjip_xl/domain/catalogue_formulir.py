"""Findings about a returned form: the file, its identity, its locked cells, its cells as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lkjip_xl.domain.entri import Entri

FORMULIR: dict[str, Entri] = {}
