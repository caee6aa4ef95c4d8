"""One sheet part of a form as a tree, for what few forms need; the rest is filled in as text (`forms.text`)."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any, TypeAlias

from lkjip_xl.engines.openxml.refs import column_letters, parse_cell
from lkjip_xl.formats.forms.markup import cell_xml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

Simpul: TypeAlias = Any  # an lxml element

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class SheetPart:
    """A worksheet part being changed; texts are always inline, so codes such as 001 stay text."""

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

    def footer(self, cari: str, ganti: str) -> None:
        """Put something else in the place of a word of the footer."""
        for bawah in self.akar.findall(f"{S}headerFooter/{S}oddFooter"):
            bawah.text = (bawah.text or "").replace(cari, ganti)

    def stretch(self, model: int, akhir: str) -> None:
        """Let every range that ends in the row `model` end in another: validations, conditional formats."""
        bagian = ("conditionalFormatting", f"dataValidations/{S}dataValidation")
        for elemen in (e for nama in bagian for e in self.akar.findall(f"{S}{nama}")):
            elemen.set("sqref", " ".join(_stretched(r, model, akhir) for r in elemen.get("sqref").split()))
        dimensi = self.akar.find(f"{S}dimension")
        if dimensi is not None:
            dimensi.set("ref", _stretched(dimensi.get("ref"), model, akhir))

    def _cell(self, sel: str) -> Simpul:
        return _cell_of(self._baris[parse_cell(sel)[0]], sel)


def put_value(c: Simpul, nilai: object) -> None:
    """Give a `c` element a value; None and "" leave it blank."""
    from lxml import etree

    baru = etree.fromstring(f'<sheetData xmlns="{S[1:-1]}">{cell_xml("<c", nilai)}</sheetData>')[0]
    _clear(c)
    if baru.get("t"):
        c.set("t", baru.get("t"))
    c.extend(list(baru))


def _runs(awal: int, akhir: int, dipilih: Collection[int]) -> Iterator[tuple[int, int, bool]]:
    """Runs of neighbouring rows that all are chosen or all are not: first, last, chosen."""
    dari = awal
    for baris in range(awal, akhir + 1):
        if baris == akhir or (baris + 1 in dipilih) != (baris in dipilih):
            yield dari, baris, baris in dipilih
            dari = baris + 1


def _clear(c: Simpul) -> None:
    for anak in list(c):
        c.remove(anak)
    c.attrib.pop("t", None)


def _cell_of(row: Simpul, sel: str) -> Simpul:
    for c in row:
        if c.get("r") == sel:
            return c
    raise KeyError(sel)


def _stretched(wilayah: str, model: int, akhir: str) -> str:
    awal, _, ujung = wilayah.partition(":")
    baris, kolom = parse_cell(ujung or awal)
    return f"{awal}:{column_letters(kolom)}{akhir}" if baris == model else wilayah
