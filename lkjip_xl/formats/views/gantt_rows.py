"""The rows of tblGantt: two per step, the plan and what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lkjip_xl.domain.gantt import gantt

if TYPE_CHECKING:
    from datetime import datetime

    from lkjip_xl.domain.progress import Keadaan
    from lkjip_xl.domain.schedule import Kalender
    from lkjip_xl.domain.sop import Sop
    from lkjip_xl.formats.book import Value


def bar_rows(sop: Sop, keadaan: Keadaan, kalender: Kalender, sekarang: datetime) -> list[Mapping[str, Value]]:
    """As many rows as the blank master has, so that the chart's place never changes."""
    names = {langkah.id: langkah.lembar for langkah in sop.langkah}
    rows: list[Mapping[str, Value]] = []
    for b in gantt(sop, keadaan, kalender, sekarang):
        rows.append(_row(names[b.langkah_id], b.jeda_rencana, rencana=b.rencana))
        rows.append(_row(b.kabar, b.jeda_nyata, nyata=b.nyata, berjalan=b.berjalan))
    return rows


def _row(
    nama: str, jeda: float, *, rencana: float = 0, nyata: float = 0, berjalan: float = 0
) -> Mapping[str, Value]:
    """A length of zero stays blank: a bar of no length would still be drawn as a line."""
    panjang = {"Jeda": jeda, "Rencana": rencana, "Nyata": nyata, "Berjalan": berjalan}
    return {"Batang": nama, **{kolom: n or None for kolom, n in panjang.items()}}
