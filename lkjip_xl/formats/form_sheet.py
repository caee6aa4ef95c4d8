"""Filling one sheet part of the form template: cells, copies of the model row, ranges that grow with it."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from lkjip_xl.engines.openxml.refs import cell_name, parse_cell
from lkjip_xl.formats.row_height import height_for

if TYPE_CHECKING:
    from collections.abc import Sequence

Simpul: TypeAlias = Any  # an lxml element

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOL_EXCEL = date(1899, 12, 30)


class SheetPart:
    """A worksheet part being filled; texts are always inline, so codes such as 001 stay text."""

    def __init__(self, isi: bytes) -> None:
        from lxml import etree

        self.akar = etree.fromstring(isi)
        self.data = self.akar.find(f"{S}sheetData")
        self._baris: dict[int, Simpul] = {int(r.get("r")): r for r in self.data}

    def tobytes(self) -> bytes:
        """The part as XML."""
        from lxml import etree

        return bytes(etree.tostring(self.akar, xml_declaration=True, encoding="UTF-8", standalone=True))

    def put(self, sel: str, nilai: object) -> None:
        """Set a cell; its style stays. Numbers and dates are numbers, everything else is text."""
        put_value(self._cell(sel), nilai)

    def put_formula(self, sel: str, rumus: str, hasil: str) -> None:
        """Set a formula (without "=") together with its text result."""
        from lxml import etree

        c = self._cell(sel)
        _clear(c)
        c.set("t", "str")
        etree.SubElement(c, f"{S}f").text = rumus
        etree.SubElement(c, f"{S}v").text = clean(hasil)

    def rows_from_model(
        self, awal: int, kiri: int, baris: Sequence[Sequence[object]], lebar: Sequence[float], rendah: float
    ) -> None:
        """Fill the model row `awal` and copies of it below with these values, from column `kiri` on.

        Rows are at least `rendah` points high, higher where texts wrap in columns of these widths.
        """
        model = self._baris[awal]
        for i, nilai in enumerate(baris):
            row = model if i == 0 else self._copy(model, awal + i)
            for j, isi in enumerate(nilai):
                put_value(_cell_of(row, cell_name(awal + i, kiri + j)), isi)
            teks = ((str(isi), w) for isi, w in zip(nilai, lebar, strict=True) if isinstance(isi, str))
            row.set("ht", f"{max(height_for(teks), rendah):g}")
        self._grow(awal, awal + max(len(baris), 1) - 1)

    def drop_rows(self, dari: int) -> None:
        """Take away all rows from `dari` on, with what was merged there."""
        for nomor in [r for r in self._baris if r >= dari]:
            self.data.remove(self._baris.pop(nomor))
        for merge in list(self.akar.iter(f"{S}mergeCell")):
            if parse_cell(merge.get("ref").split(":")[0])[0] >= dari:
                merge.getparent().remove(merge)

    def merge_down(self, kiri: str, kanan: str, dari: int, sampai: int) -> None:
        """Merge the columns in each of these rows."""
        from lxml import etree

        wadah = self.akar.find(f"{S}mergeCells")
        for baris in range(dari, sampai + 1):
            etree.SubElement(wadah, f"{S}mergeCell", ref=f"{kiri}{baris}:{kanan}{baris}")
        wadah.set("count", str(len(wadah)))

    def highlight(self, sel: Sequence[str], dxf: str) -> None:
        """Colour these cells by a conditional format that is always true; it comes before the others."""
        from lxml import etree

        lama = list(self.akar.iter(f"{S}cfRule"))
        for rule in lama:
            rule.set("priority", str(int(rule.get("priority")) + 1))
        blok = etree.Element(f"{S}conditionalFormatting", sqref=" ".join(sel))
        rule = etree.SubElement(blok, f"{S}cfRule", type="expression", dxfId=dxf, priority="1")
        etree.SubElement(rule, f"{S}formula").text = "TRUE"
        pertama = lama[0].getparent() if lama else self.akar.find(f"{S}dataValidations")
        pertama.addprevious(blok)

    def _copy(self, model: Simpul, nomor: int) -> Simpul:
        row = deepcopy(model)
        row.set("r", str(nomor))
        for c in row:
            _, kolom = parse_cell(c.get("r"))
            c.set("r", cell_name(nomor, kolom))
        self.data.append(row)
        self._baris[nomor] = row
        return row

    def _grow(self, model: int, akhir: int) -> None:
        """Stretch every range that ends in the model row: validations, conditional formats, dimension."""
        for elemen in self.akar.iter(f"{S}dataValidation", f"{S}conditionalFormatting"):
            ranges = (_stretched(r, model, akhir) for r in elemen.get("sqref").split())
            elemen.set("sqref", " ".join(ranges))
        dimensi = self.akar.find(f"{S}dimension")
        if dimensi is not None:
            dimensi.set("ref", _stretched(dimensi.get("ref"), model, akhir))

    def _cell(self, sel: str) -> Simpul:
        return _cell_of(self._baris[parse_cell(sel)[0]], sel)


def put_value(c: Simpul, nilai: object) -> None:
    """Give a `c` element a value; None and "" leave it blank."""
    from lxml import etree

    _clear(c)
    if nilai is None or nilai == "":
        return
    if isinstance(nilai, bool):
        c.set("t", "b")
        etree.SubElement(c, f"{S}v").text = str(int(nilai))
    elif isinstance(nilai, int | float | Decimal):
        etree.SubElement(c, f"{S}v").text = format(nilai, "f") if isinstance(nilai, Decimal) else repr(nilai)
    elif isinstance(nilai, datetime | date):
        hari = nilai.date() if isinstance(nilai, datetime) else nilai
        etree.SubElement(c, f"{S}v").text = str((hari - _NOL_EXCEL).days)
    else:
        c.set("t", "inlineStr")
        t = etree.SubElement(etree.SubElement(c, f"{S}is"), f"{S}t")
        t.text = clean(str(nilai))
        t.set(_XML_SPACE, "preserve")


def clean(teks: str) -> str:
    """The text without characters that XML cannot hold."""
    return _TERLARANG.sub("", teks)


def _clear(c: Simpul) -> None:
    for anak in list(c):
        c.remove(anak)
    c.attrib.pop("t", None)


def _cell_of(row: Simpul, sel: str) -> Simpul:
    for c in row:
        if c.get("r") == sel:
            return c
    raise KeyError(sel)


def _stretched(wilayah: str, model: int, akhir: int) -> str:
    awal, _, ujung = wilayah.partition(":")
    baris, kolom = parse_cell(ujung or awal)
    return f"{awal}:{cell_name(akhir, kolom)}" if baris == model and akhir > model else wilayah
