"""One sheet of a Renja workbook: text and figures of its cells, formulas without a result computed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from lkjip_xl.domain.renja.evaluasi import PembagiNolError, TakTerhitungError, evaluate
from lkjip_xl.domain.renja.lembar import Angka, Jenis, Ukuran
from lkjip_xl.domain.renja.rumus import cell_name
from lkjip_xl.domain.values import parse_number, parse_rupiah
from lkjip_xl.engines.openxml.package import Cell
from lkjip_xl.engines.openxml.refs import parse_area
from lkjip_xl.formats.renja.kolom import Sel, Tata, find_layout

_LEBAR_GABUNG = 50_000  # cells of merged areas worth following
_TERDALAM = 25  # formulas that lead to formulas
_DIV_NOL = "#DIV/0!"


class LembarRenja:
    """The cells of a sheet, found by row and column, 1-based."""

    def __init__(self, nama: str, sel: Mapping[Sel, Cell], gabung: Mapping[Sel, Sel], tata: Tata) -> None:
        self.nama = nama
        self.sel = sel
        self.gabung = gabung
        self.tata = tata
        self._hasil: dict[Sel, Decimal | str | None] = {}
        self._jalan: set[Sel] = set()

    @classmethod
    def find(cls, nama: str, sel: Mapping[Sel, Cell], merges: tuple[str, ...]) -> LembarRenja | None:
        """The sheet where its headings are the form's, else None."""
        gabung = merged_cells(merges)
        tata = find_layout({k: t for k, c in sel.items() if (t := cell_text(c))}, gabung)
        return cls(nama, sel, gabung, tata) if tata is not None and tata.layak else None

    def text(self, baris: int, kolom: int) -> str:
        """The text of a cell, "" where blank."""
        return cell_text(self.sel.get((baris, kolom)))

    def merged_text(self, baris: int, kolom: int) -> str:
        """The text of a cell, or of the merged area it is part of."""
        return self.text(*self.gabung.get((baris, kolom), (baris, kolom)))

    def figure(self, baris: int, kolom: int, ukuran: Ukuran) -> Angka:
        """A cell of a figure column; text is read the way an office types numbers."""
        nama, sel = cell_name(baris, kolom), self.sel.get((baris, kolom))
        if sel is None or (sel.value is None and sel.formula is None):
            return Angka(nama, baris, kolom)
        if sel.kind == "e":
            return Angka(nama, baris, kolom, rumus=sel.formula, galat=str(sel.value))
        if sel.value is None:
            hasil = self._computed((baris, kolom))
            galat = hasil if isinstance(hasil, str) else ""
            return Angka(nama, baris, kolom, None if isinstance(hasil, str) else hasil, sel.formula, galat)
        if isinstance(sel.value, float):
            # read without the binary noise behind 15 digits
            return Angka(nama, baris, kolom, parse_number(sel.value).nilai, sel.formula)
        teks = cell_text(sel)
        baca = (parse_rupiah if ukuran.jenis is Jenis.RP else parse_number)(teks)
        isi = "" if baca.nilai is None and baca.kode is None else teks
        return Angka(nama, baris, kolom, baca.nilai, sel.formula, teks=isi, bacaan=baca.kode or "")

    def is_uncalculated(self, baris: int, kolom: int) -> bool:
        """Whether a cell holds a formula whose result the file does not store."""
        sel = self.sel.get((baris, kolom))
        return sel is not None and sel.value is None and sel.formula is not None

    def _computed(self, letak: Sel) -> Decimal | str | None:
        """The result of a formula that has none stored: a figure, an error of Excel, or None if unknown."""
        if letak not in self._hasil:
            if letak in self._jalan or len(self._jalan) >= _TERDALAM:
                raise TakTerhitungError("lingkaran")
            self._jalan.add(letak)
            try:
                self._hasil[letak] = evaluate(self.sel[letak].formula or "", self._value)
            except PembagiNolError:
                self._hasil[letak] = _DIV_NOL
            except (TakTerhitungError, RecursionError, ArithmeticError):
                if len(self._jalan) > 1:
                    raise
                self._hasil[letak] = None
            finally:
                self._jalan.discard(letak)
        return self._hasil[letak]

    def _value(self, letak: Sel) -> Decimal | None:
        """A cell as a formula sees it; text counts as blank."""
        sel = self.sel.get(letak)
        if sel is None or (sel.value is None and sel.formula is None):
            return None
        if sel.value is None:
            hasil = self._computed(letak)
            if isinstance(hasil, str):
                raise PembagiNolError(hasil)
            if hasil is None:
                raise TakTerhitungError(cell_name(*letak))
            return hasil
        return parse_number(sel.value).nilai if isinstance(sel.value, float) else None


def merged_cells(areas: tuple[str, ...]) -> dict[Sel, Sel]:
    """For every cell of a merged area its first cell; areas beyond any form are not followed."""
    gabung: dict[Sel, Sel] = {}
    for teks in areas:
        area = parse_area(teks)
        if area.rows * area.columns + len(gabung) > _LEBAR_GABUNG:
            continue
        for b in range(area.top, area.bottom + 1):
            for k in range(area.left, area.right + 1):
                gabung[b, k] = (area.top, area.left)
    return gabung


def cell_text(sel: Cell | None) -> str:
    """What a cell shows as text; a whole number without its ".0"."""
    if sel is None or sel.value is None or isinstance(sel.value, bool):
        return ""
    if isinstance(sel.value, float):
        return str(int(sel.value)) if sel.value.is_integer() else repr(sel.value)
    return re.sub(r"\s+", " ", str(sel.value)).strip()
