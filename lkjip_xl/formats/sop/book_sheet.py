"""A sheet of an SOP workbook as text: the header found by its titles, rows with their cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.domain.tanggal import format_tanggal
from lkjip_xl.engines.openxml.refs import cell_name

if TYPE_CHECKING:
    from lkjip_xl.engines.openxml.package import Cell, Package


class Sel(NamedTuple):
    """The text of a cell and its place ("C7"); `rusak` where it shows an error such as #N/A."""

    teks: str
    tempat: str
    rusak: bool = False


Baris = Mapping[str, Sel]


class Tabel(NamedTuple):
    """A table of a sheet: its header row, and the column of each title."""

    kepala: int
    lajur: Mapping[str, int]

    def place(self, judul: str) -> str:
        """The cell of a title."""
        return cell_name(self.kepala, self.lajur[judul])


class LembarSop:
    """One sheet, its cells as people see them."""

    def __init__(self, paket: Package, nama: str) -> None:
        self.nama = nama
        self._paket = paket
        self._cells = paket.cells(nama)
        self._last = max((row for row, _ in self._cells), default=0)

    def find(self, judul: Sequence[str]) -> Tabel | None:
        """The first row that holds all these titles, in any order."""
        wanted = {j.casefold(): j for j in judul}
        for row in range(1, self._last + 1):
            titles = {c: self._text(row, c).teks.casefold() for r, c in self._cells if r == row}
            lajur = {wanted[t]: c for c, t in sorted(titles.items(), reverse=True) if t in wanted}
            if len(lajur) == len(wanted):
                return Tabel(row, lajur)
        return None

    def rows(self, tabel: Tabel, sampai: int = 0) -> Iterator[Baris]:
        """The rows below a header down to row `sampai`, or to the sheet's end; blank rows are left out.

        Rows written below the table's frame count too: not every program lets a table grow.
        """
        for row in range(tabel.kepala + 1, (sampai or self._last) + 1):
            found = {judul: self._text(row, lajur) for judul, lajur in tabel.lajur.items()}
            if any(sel.teks for sel in found.values()):
                yield found

    def _text(self, row: int, lajur: int) -> Sel:
        cell = self._cells.get((row, lajur))
        tempat = cell_name(row, lajur)
        if cell is None or cell.value is None:
            return Sel("", tempat)
        return Sel(_shown(self._paket, cell), tempat, rusak=cell.kind == "e")


def _shown(paket: Package, cell: Cell) -> str:
    """A value as people see it: dates in words, whole numbers without decimals."""
    value = cell.value
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, float):
        moment = paket.moment(value) if cell.is_date else None
        if moment is not None:
            return format_tanggal(moment.date())
        return str(int(value)) if value == int(value) else str(value).replace(".", ",")
    return str(value).replace("\r\n", "\n").strip()
