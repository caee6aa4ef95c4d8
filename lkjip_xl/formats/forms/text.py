"""Filling a sheet of the form template as text: cells, lines after the model row, ranges that end with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.engines.openxml.refs import parse_cell
from lkjip_xl.formats.forms.markup import cell_xml, escaped, row_xml
from lkjip_xl.formats.forms.model import AKHIR, KAKI, PENANDA

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lkjip_xl.formats.forms.model import Baris, Model


class SheetText:
    """One sheet of one form."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._sel: dict[int, dict[str, str]] = {}
        self._tinggi: dict[int, float] = {}
        self._lines: str | None = None
        self._isi = {KAKI: "", AKHIR: str(model.awal)}

    def put(self, sel: str, nilai: object) -> None:
        """Set a cell; its style stays. Numbers and dates are numbers, formulas formulas, the rest is text."""
        nomor = parse_cell(sel)[0]
        isi = cell_xml(self._model.baris[nomor].sel[sel].buka, nilai)
        self._sel.setdefault(nomor, {})[sel] = isi

    def grow(self, sel: str, tinggi: float) -> None:
        """Make the row of a cell at least so many points high."""
        nomor = parse_cell(sel)[0]
        kini = self._tinggi.get(nomor, self._model.baris[nomor].tinggi)
        self._tinggi[nomor] = max(kini, tinggi)

    def lines(self, baris: Sequence[Sequence[object]], lebar: Sequence[float], rendah: float) -> None:
        """Put these values into the model row and copies of it below; heights as of `row_xml`."""
        awal, lajur = self._model.awal, self._model.lajur
        self._lines = "".join(row_xml(awal + i, n, lajur, lebar, rendah) for i, n in enumerate(baris))
        self._isi[AKHIR] = str(awal + len(baris) - 1)

    def offer(self, sel: str, pilihan: str) -> None:
        """Give the list that begins at a cell of `take_apart` these choices (a formula)."""
        self._isi[self._model.pilihan[sel]] = escaped(pilihan)

    def footer(self, teks: str) -> None:
        """Say in the footer whose form it is."""
        self._isi[KAKI] = escaped(teks)

    def tobytes(self) -> bytes:
        """The part as XML."""
        model, isi = self._model, self._isi
        banyak = isi[AKHIR] != str(model.awal)
        kepala, ekor = (PENANDA.sub(lambda m: isi[m[0]], b[banyak]) for b in (model.kepala, model.ekor))
        return "".join((kepala, *(self._row(n, b) for n, b in model.baris.items()), ekor)).encode()

    def _row(self, nomor: int, baris: Baris) -> str:
        if nomor == self._model.awal and self._lines is not None:
            return self._lines
        ganti, tinggi = self._sel.get(nomor), self._tinggi.get(nomor)
        if ganti is None and tinggi is None:
            return baris.utuh
        ganti = ganti or {}
        tanda = baris.tanda if tinggi is None else f"{baris.depan}{tinggi:g}{baris.belakang}"
        return f"{tanda}{''.join([ganti.get(nama, s.utuh) for nama, s in baris.sel.items()])}</row>"
