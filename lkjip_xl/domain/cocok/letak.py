"""Where a finding about a table stands, in people's words."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.domain.cocok.padanan import Letak
from lkjip_xl.domain.dokumen import Dokumen, Tabel, quote
from lkjip_xl.domain.problems import Problem


def at_cell(dokumen: Dokumen, letak: tuple[int, Letak], finding: Problem) -> Problem:
    """A finding with its table, row and column."""
    k, (row, column) = letak
    header = dokumen.tabel[k].header(column)
    name = f"kolom “{quote(header)}”" if header else f"kolom {column + 1}"
    return finding.at(lembar=table_place(dokumen, k), sel=f"baris {row + 1}, {name}")


def table_place(dokumen: Dokumen, k: int) -> str:
    """The section and caption of a table."""
    return dokumen.place(next(p for p in dokumen.paragraf if p.sel is not None and p.sel.tabel == k))[0]


def row_label(tabel: Tabel, row: int, tanda: Mapping[Letak, set[str]]) -> str:
    """What a row is called: its longest text that is no figure."""
    texts = [t for k, t in tabel.baris[row].items() if not tanda.get((row, k))]
    return max(texts, key=len, default="") or f"baris {row + 1}"
