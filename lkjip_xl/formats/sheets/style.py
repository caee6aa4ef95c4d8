"""The look of our workbooks: palette, type scale, number forms and widths from workbooks/style.toml."""

from __future__ import annotations

import tomllib
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypedDict, Unpack

from lkjip_xl.formats.resources import resource

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.styles import Border, Font, PatternFill
    from openpyxl.styles.differential import DifferentialStyle

_URUTAN_FONT = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz"),
    *("color", "name", "family", "charset", "scheme"),
)
_KANAN = frozenset({"angka", "persen", "rupiah"})
_TENGAH = frozenset({"tengah", "bulat", "tautan", "tanggal", "tanggal_panjang", "waktu"})


class Kolom(NamedTuple):
    """How a table column looks: width in characters and the name of its form (`Gaya.bentuk`)."""

    lebar: float
    bentuk: str


class Peran(TypedDict, total=False):
    """The look of a cell: a size, colours and a form by their names in the style file.

    `muat` lets a figure that is too wide be shown smaller instead of as ####.
    """

    ukuran: str
    tebal: bool
    warna: str
    latar: str
    garis: str
    bentuk: str
    datar: str
    tegak: str
    bungkus: bool
    indentasi: int
    terkunci: bool
    muat: bool


class Rupa(TypedDict, total=False):
    """The look of a conditional format; colours are hexadecimal, `angka` is a number format."""

    latar: str
    tulisan: str
    garis: str
    tebal: bool
    angka: str


@dataclass(frozen=True)
class Gaya:
    """What workbooks/style.toml says."""

    warna: dict[str, str]
    status: dict[str, tuple[str, str]]
    grafik: tuple[str, ...]
    huruf: dict[str, Any]
    bentuk: dict[str, str]
    lajur: dict[str, Kolom]

    def kolom(self, tabel: str, kepala: str) -> Kolom:
        """The look of a column; `tabel` may carry a suffix such as "_L01"."""
        jenis = tabel.split("_", 1)[0]
        return self.lajur.get(f"{jenis}.{kepala}") or self.lajur[kepala]


@lru_cache(maxsize=1)
def load_style() -> Gaya:
    """The style file that travels with the product."""
    data = tomllib.loads(resource("workbooks", "style.toml").read_text("utf-8"))
    return Gaya(
        warna=data["warna"],
        status={kata: (latar, tulisan) for kata, (latar, tulisan) in data["status"].items()},
        grafik=tuple(data["grafik"]["warna"]),
        huruf=data["huruf"],
        bentuk=data["bentuk"],
        lajur={kepala: Kolom(float(lebar), bentuk) for kepala, (lebar, bentuk) in data["kolom"].items()},
    )


class Kuas:
    """Paints cells of ONE workbook by role; a role is built once and then copied.

    Roles are keyword sets of `paint`: size, colour, fill, form, alignment, lock.
    """

    def __init__(self, gaya: Gaya) -> None:
        from openpyxl.styles import Font

        Font.__elements__ = _URUTAN_FONT  # the schema's order; openpyxl's own fails the Open XML validator
        self.gaya = gaya
        self._jadi: dict[tuple[tuple[str, object], ...], Any] = {}

    def paint(self, cell: Any, **peran: Unpack[Peran]) -> None:  # noqa: ANN401  (its _style is not in the stubs)
        """Give the cell a look: keywords of `_dress`, all optional."""
        kunci = tuple(sorted(peran.items()))
        if kunci not in self._jadi:
            self._dress(cell, **peran)
            self._jadi[kunci] = copy(cell._style)
        cell._style = copy(self._jadi[kunci])

    def _dress(
        self,
        cell: Cell,
        *,
        ukuran: str = "isi",
        tebal: bool = False,
        warna: str = "tinta",
        latar: str = "",
        garis: str = "",
        bentuk: str = "umum",
        datar: str = "",
        tegak: str = "center",
        bungkus: bool = False,
        indentasi: int = 0,
        terkunci: bool = True,
        muat: bool = False,
    ) -> None:
        from openpyxl.styles import Alignment, Protection

        cell.font = self.font(ukuran, warna, tebal=tebal, garis_bawah=bentuk == "tautan")
        if latar:
            cell.fill = self.fill(latar)
        if garis:
            cell.border = self.border(garis)
        cell.number_format = self.gaya.bentuk[bentuk]
        cell.alignment = Alignment(
            horizontal=datar or side_of(bentuk),
            vertical=tegak,
            wrap_text=bungkus,
            indent=indentasi,
            shrink_to_fit=muat or None,
        )
        cell.protection = Protection(locked=terkunci)

    def font(
        self, ukuran: str = "isi", warna: str = "tinta", *, tebal: bool = False, garis_bawah: bool = False
    ) -> Font:
        """A font of the type scale in a colour of the palette."""
        from openpyxl.styles import Font

        huruf = self.gaya.huruf
        return Font(
            name=huruf["nama"],
            size=huruf[ukuran],
            bold=tebal,
            color="FF" + self.gaya.warna[warna],
            underline="single" if garis_bawah else None,
        )

    def fill(self, warna: str) -> PatternFill:
        """A solid fill in a colour of the palette."""
        from openpyxl.styles import PatternFill

        return PatternFill("solid", fgColor="FF" + self.gaya.warna[warna])

    def border(self, warna: str) -> Border:
        """A thin line below and above, in a colour of the palette."""
        from openpyxl.styles import Border, Side

        sisi = Side("thin", color="FF" + self.gaya.warna[warna])
        return Border(bottom=sisi, top=sisi, left=sisi, right=sisi)

    def dxf(
        self, *, latar: str = "", tulisan: str = "", garis: str = "", tebal: bool = False, angka: str = ""
    ) -> DifferentialStyle:
        """A look for a conditional format; colours are hexadecimal here."""
        from openpyxl.styles import Border, Font, PatternFill, Side
        from openpyxl.styles.differential import DifferentialStyle
        from openpyxl.styles.numbers import NumberFormat

        sisi = Side("thin", color="FF" + garis) if garis else None
        return DifferentialStyle(
            font=Font(color="FF" + tulisan, bold=tebal or None) if tulisan else None,
            numFmt=NumberFormat(numFmtId=200, formatCode=angka) if angka else None,
            fill=PatternFill(bgColor="FF" + latar) if latar else None,
            border=Border(bottom=sisi, top=sisi, left=sisi, right=sisi) if garis else None,
        )


def blend(dasar: Peran, **ubah: Unpack[Peran]) -> Peran:
    """A look with some parts changed."""
    return {**dasar, **ubah}


def side_of(bentuk: str) -> str:
    """The horizontal alignment that belongs to a form."""
    if bentuk in _KANAN:
        return "right"
    if bentuk == "potong":
        return "fill"
    return "center" if bentuk in _TENGAH else "left"
