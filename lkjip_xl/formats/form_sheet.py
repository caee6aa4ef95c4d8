"""Filling one sheet part of the form template: cells, copies of the model row, ranges that grow with it."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias
from xml.sax.saxutils import escape

from lkjip_xl.engines.openxml.refs import cell_name, column_letters, parse_cell
from lkjip_xl.formats.row_height import height_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

Simpul: TypeAlias = Any  # an lxml element

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_TERLARANG = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOL_EXCEL = date(1899, 12, 30)


class Rumus(NamedTuple):
    """A formula (without "=") and its result: a number, or a text that may be blank."""

    teks: str
    hasil: object


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

    def text(self, sel: str) -> str:
        """The text that was put into a cell; "" where there is none."""
        return "".join(self._cell(sel).itertext())

    def put_formula(self, sel: str, rumus: Rumus) -> None:
        """Set a formula together with its text result."""
        from lxml import etree

        c = self._cell(sel)
        _clear(c)
        c.set("t", "str")
        etree.SubElement(c, f"{S}f").text = rumus.teks
        etree.SubElement(c, f"{S}v").text = clean(str(rumus.hasil))

    def offer(self, sel: str, pilihan: str) -> None:
        """Give the list validation that begins at a cell these choices (a formula)."""
        for cek in self.akar.find(f"{S}dataValidations"):
            if cek.get("sqref").split(":")[0] == sel:
                cek.find(f"{S}formula1").text = pilihan

    def choose(self, lajur: str, awal: int, akhir: int, baris: Collection[int], pilihan: str) -> None:
        """In these rows offer a list instead of the validation of the column, which stays in the others."""
        lama = next(
            c
            for c in self.akar.find(f"{S}dataValidations")
            if c.get("sqref").split(":")[0] == f"{lajur}{awal}"
        )
        for dari, sampai, daftar in _runs(awal, akhir, baris):
            cek = deepcopy(lama)
            cek.set("sqref", f"{lajur}{dari}:{lajur}{sampai}")
            rumus = cek.find(f"{S}formula1")
            if daftar:
                cek.set("type", "list")
                cek.set("errorStyle", "warning")
            rumus.text = pilihan if daftar else rumus.text.replace(f"{lajur}{awal}", f"{lajur}{dari}")
            lama.addprevious(cek)
        wadah = lama.getparent()
        wadah.remove(lama)
        wadah.set("count", str(len(wadah)))

    def rows_from_model(
        self, awal: int, kiri: int, baris: Sequence[Sequence[object]], lebar: Sequence[float], rendah: float
    ) -> None:
        """Put these values, from column `kiri` on, into the model row `awal` and copies of it below.

        Rows are at least `rendah` points high, higher where texts wrap in columns of these widths.
        """
        from lxml import etree

        model = self._baris[awal]
        gaya = [
            (column_letters(n), n - kiri, c.get("s", "0"))
            for c in model
            for n in (parse_cell(c.get("r"))[1],)
        ]
        teks = "".join(_row(awal + i, nilai, gaya, lebar, rendah) for i, nilai in enumerate(baris))
        jadi = etree.fromstring(f'<sheetData xmlns="{S[1:-1]}">{teks}</sheetData>')
        tempat = self.data.index(model)
        self.data.remove(model)
        for i, row in enumerate(list(jadi)):
            self.data.insert(tempat + i, row)
            self._baris[awal + i] = row
        self._grow(awal, awal + max(len(baris), 1) - 1)

    def grow(self, sel: str, tinggi: float) -> None:
        """Make the row of a cell at least so many points high."""
        row = self._baris[parse_cell(sel)[0]]
        row.set("ht", f"{max(float(row.get('ht', 0)), tinggi):g}")

    def lift(self, dari: int, tinggi: float) -> None:
        """Make every row from `dari` on at least so many points high."""
        for nomor, row in self._baris.items():
            if nomor >= dari:
                row.set("ht", f"{max(float(row.get('ht', 0)), tinggi):g}")
                row.set("customHeight", "1")

    def hide(self, baris: int) -> None:
        """Hide a row."""
        self._baris[baris].set("hidden", "1")

    def widths(self, lebar: Mapping[int, float], sembunyi: Collection[int]) -> None:
        """Set the widths of columns (by number) and hide others; columns that share an element are parted."""
        from lxml import etree

        kolom = self.akar.find(f"{S}cols")
        for col in list(kolom):
            for n in range(int(col.get("min")), int(col.get("max")) + 1):
                satu = etree.SubElement(kolom, col.tag, {**col.attrib, "min": str(n), "max": str(n)})
                if n in lebar:
                    satu.set("width", f"{lebar[n]:g}")
                if n in sembunyi:
                    satu.set("hidden", "1")
            kolom.remove(col)

    def paper(self, nomor: str) -> None:
        """Print on this paper, by Excel's number of it."""
        for atur in self.akar.findall(f"{S}pageSetup"):
            atur.set("paperSize", nomor)

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

    def _grow(self, model: int, akhir: int) -> None:
        """Stretch every range that ends in the model row: validations, conditional formats, dimension."""
        bagian = ("conditionalFormatting", f"dataValidations/{S}dataValidation")
        for elemen in (e for nama in bagian for e in self.akar.findall(f"{S}{nama}")):
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

    baru = etree.fromstring(f'<sheetData xmlns="{S[1:-1]}">{_cell_xml("", "0", nilai)}</sheetData>')[0]
    _clear(c)
    if baru.get("t"):
        c.set("t", baru.get("t"))
    c.extend(list(baru))


def _row(
    nomor: int,
    nilai: Sequence[object],
    gaya: Sequence[tuple[str, int, str]],
    lebar: Sequence[float],
    rendah: float,
) -> str:
    """A row of cells in these styles: (column, position of its value, style)."""
    sel = "".join(
        _cell_xml(f"{huruf}{nomor}", s, nilai[i] if 0 <= i < len(nilai) else None) for huruf, i, s in gaya
    )
    teks = ((isi, w) for isi, w in zip(nilai, lebar, strict=True) if isinstance(isi, str))
    return f'<row r="{nomor}" ht="{max(height_for(teks), rendah):g}">{sel}</row>'


def _cell_xml(r: str, s: str, nilai: object) -> str:
    kepala = f'<c r="{r}" s="{s}"'
    if nilai is None or nilai == "":
        return f"{kepala}/>"
    if isinstance(nilai, Rumus):
        hasil = _number(nilai.hasil)
        f = escape(nilai.teks)
        if hasil is not None:
            return f"{kepala}><f>{f}</f><v>{hasil}</v></c>"
        return f'{kepala} t="str"><f>{f}</f><v>{_escaped(nilai.hasil)}</v></c>'
    if isinstance(nilai, bool):
        return f'{kepala} t="b"><v>{int(nilai)}</v></c>'
    angka = _number(nilai)
    if angka is not None:
        return f"{kepala}><v>{angka}</v></c>"
    return f'{kepala} t="inlineStr"><is><t xml:space="preserve">{_escaped(nilai)}</t></is></c>'


def _number(nilai: object) -> str | None:
    """A number or a date as the file holds it; None of anything else."""
    if isinstance(nilai, Decimal):
        return format(nilai, "f")
    if isinstance(nilai, int | float):
        return repr(nilai)
    if isinstance(nilai, datetime | date):
        hari = nilai.date() if isinstance(nilai, datetime) else nilai
        return str((hari - _NOL_EXCEL).days)
    return None


def _escaped(nilai: object) -> str:
    return escape(clean(str(nilai))).replace("\r", "&#13;")


def _runs(awal: int, akhir: int, dipilih: Collection[int]) -> Iterator[tuple[int, int, bool]]:
    """Runs of neighbouring rows that all are chosen or all are not: first, last, chosen."""
    dari = awal
    for baris in range(awal, akhir + 1):
        if baris == akhir or (baris + 1 in dipilih) != (baris in dipilih):
            yield dari, baris, baris in dipilih
            dari = baris + 1


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
