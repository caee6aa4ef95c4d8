"""A native chart as DrawingML: bars or lines with their data cached, readable in black and white.

Colours come with a pattern (bars) or a dash and a marker (lines), so that print without colour tells the
series apart. Missing values are gaps, never zeros.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Literal

from lkjip_xl.domain.values import format_number
from lkjip_xl.formats.word.plain import escape_text, plain_text

_NS = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_TERANG = "A9BDE3"  # bars that carry their own figure: dark text stays readable on it
_WARNA = ("1F3864", "BF9000", "2E8B8B", "7F7F7F", "8B3A3A", "5B7FBF")
_POLA = ("", "wdUpDiag", "ltHorz", "pct25", "wdDnDiag", "smGrid")
_GARIS = ("solid", "dash", "sysDot", "dashDot", "lgDash", "sysDash")
_PENANDA = ("circle", "square", "triangle", "diamond", "x", "star")
_TEKS = "262626"
_HURUF = 900  # hundredths of a point
_HURUF_RAPAT = 800  # figures on bars and charts of half the width have no room for more
_LABEL_MAKS = 2  # with more series, or more points, labels would cover each other
_TITIK_MAKS = 14
_LEBAR_BERLABEL = 100  # mm; in a narrower chart the labels of several series touch each other
_LANGKAH_MAKS = 6  # steps of an axis

LEMBAR = "Data"
_BENTUK = "[$-421]"  # figures as Indonesian writes them, whatever the language of the computer


@dataclass(frozen=True, slots=True)
class Deret:
    """One series; `acuan` draws a plain dashed line across bars, such as the target of 100 %."""

    nama: str
    nilai: tuple[Decimal | None, ...]
    acuan: bool = False


@dataclass(frozen=True, slots=True)
class Bagan:
    """A chart: its series run along `kategori`; `alternatif` describes it to those who cannot see it.

    The usual width is that of the text on a portrait page. Counts have `desimal` 0.
    """

    judul: str
    kategori: tuple[str, ...]
    deret: tuple[Deret, ...]
    alternatif: str
    jenis: Literal["batang", "garis"] = "batang"
    tinggi_mm: int = 60
    lebar_mm: int = 155
    desimal: int | None = 2

    def label(self, deret: Deret) -> tuple[str, ...]:
        """The printed text of each point of a series; "" at gaps. `desimal` None prints what there is."""
        return tuple("" if n is None else format_number(n, self.desimal) for n in deret.nilai)


def chart_xml(bagan: Bagan, workbook_rid: str) -> bytes:
    """The chart part; `workbook_rid` is its relation to the embedded workbook."""
    plots = "".join(_plots(bagan))
    xml = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><c:chartSpace {_NS}>'
        f'<c:date1904 val="0"/><c:roundedCorners val="0"/><c:chart>{_title(bagan.judul)}'
        f'<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>{plots}{_axes(bagan)}</c:plotArea>'
        f"{_legend(bagan)}"
        f'<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        f'<c:spPr><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_text(_HURUF)}<c:externalData r:id="{workbook_rid}"><c:autoUpdate val="0"/></c:externalData>'
        f"</c:chartSpace>"
    )
    return xml.encode("utf-8")


def _legend(bagan: Bagan) -> str:
    """Bars of one kind need none: the title says what they are."""
    if bagan.jenis == "batang" and len(bagan.deret) == 1:
        return ""
    return f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{_text(_size(bagan))}</c:legend>'


def _plots(bagan: Bagan) -> list[str]:
    rows = list(enumerate(bagan.deret))
    bars = [(n, d) for n, d in rows if bagan.jenis == "batang" and not d.acuan]
    lines = [(n, d) for n, d in rows if (n, d) not in bars]
    plots = []
    if bars:
        series = "".join(_series(bagan, n, _bar_look(n, light=_has_target(bagan)), "") for n, _ in bars)
        plots.append(
            f'<c:barChart><c:barDir val="col"/><c:grouping val="clustered"/><c:varyColors val="0"/>{series}'
            f'<c:gapWidth val="80"/><c:overlap val="-10"/><c:axId val="111"/><c:axId val="222"/></c:barChart>'
        )
    if lines:
        series = "".join(_series(bagan, n, _line_look(n, d), '<c:smooth val="0"/>') for n, d in lines)
        plots.append(
            f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
            f'<c:marker val="1"/><c:axId val="111"/><c:axId val="222"/></c:lineChart>'
        )
    return plots


def _series(bagan: Bagan, n: int, look: str, tail: str) -> str:
    deret, last, column = bagan.deret[n], len(bagan.kategori) + 1, chr(ord("B") + n)
    few = sum(not d.acuan for d in bagan.deret) <= _LABEL_MAKS and len(bagan.kategori) <= _TITIK_MAKS
    roomy = bagan.lebar_mm >= _LEBAR_BERLABEL or len(bagan.deret) == 1
    labelled = few and roomy and not deret.acuan
    return (
        f'<c:ser><c:idx val="{n}"/><c:order val="{n}"/>'
        f"<c:tx><c:strRef><c:f>{LEMBAR}!${column}$1</c:f>{_str_cache([deret.nama])}</c:strRef></c:tx>"
        f"{look}{_labels(bagan, deret) if labelled else ''}"
        f"<c:cat><c:strRef><c:f>{LEMBAR}!$A$2:$A${last}</c:f>{_str_cache(bagan.kategori)}</c:strRef></c:cat>"
        f"<c:val><c:numRef><c:f>{LEMBAR}!${column}$2:${column}${last}</c:f>{_num_cache(deret.nilai)}"
        f"</c:numRef></c:val>{tail}</c:ser>"
    )


def _has_target(bagan: Bagan) -> bool:
    return any(d.acuan for d in bagan.deret)


def _bar_look(n: int, *, light: bool) -> str:
    colour, pattern = _WARNA[n % len(_WARNA)], _POLA[n % len(_POLA)]
    fill = f'<a:solidFill><a:srgbClr val="{_TERANG if light else colour}"/></a:solidFill>'
    if pattern:
        fill = (
            f'<a:pattFill prst="{pattern}"><a:fgClr><a:srgbClr val="{colour}"/></a:fgClr>'
            f'<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
        )
    edge = f'<a:ln w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'
    return f'<c:spPr>{fill}{edge}</c:spPr><c:invertIfNegative val="0"/>'


def _line_look(n: int, deret: Deret) -> str:
    colour = "C00000" if deret.acuan else _WARNA[n % len(_WARNA)]
    dash = "sysDash" if deret.acuan else _GARIS[n % len(_GARIS)]
    width = 15875 if deret.acuan else 25400
    line = (
        f'<c:spPr><a:ln w="{width}" cap="rnd"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
        f'<a:prstDash val="{dash}"/><a:round/></a:ln></c:spPr>'
    )
    if deret.acuan:
        return f'{line}<c:marker><c:symbol val="none"/></c:marker>'
    fill = f'<c:spPr><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></c:spPr>'
    mark = f'<c:symbol val="{_PENANDA[n % len(_PENANDA)]}"/><c:size val="7"/>{fill}'
    return f"{line}<c:marker>{mark}</c:marker>"


def _str_cache(texts: Sequence[str]) -> str:
    points = "".join(
        f'<c:pt idx="{i}"><c:v>{escape_text(str(plain_text(t)))}</c:v></c:pt>' for i, t in enumerate(texts)
    )
    return f'<c:strCache><c:ptCount val="{len(texts)}"/>{points}</c:strCache>'


def _num_cache(values: Sequence[Decimal | None]) -> str:
    known = ((i, v) for i, v in enumerate(values) if v is not None)
    points = "".join(f'<c:pt idx="{i}"><c:v>{v:f}</c:v></c:pt>' for i, v in known)
    count = f'<c:ptCount val="{len(values)}"/>'
    return f"<c:numCache><c:formatCode>{_BENTUK}0.00</c:formatCode>{count}{points}</c:numCache>"


def _labels(bagan: Bagan, deret: Deret) -> str:
    """Labels as text: Word would write numbers by the language of Windows, the report is Indonesian.

    Beside a target line they stand at the foot of their bar, where the line never runs.
    """
    shown = _LABEL_SHOWN.format(_text(_HURUF_RAPAT), _place(bagan, deret, 0))
    points = "".join(
        f'<c:dLbl><c:idx val="{i}"/><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:r>'
        f'<a:rPr lang="id-ID" sz="{_HURUF_RAPAT}"><a:solidFill><a:srgbClr val="{_TEKS}"/></a:solidFill>'
        f'<a:latin typeface="Arial"/></a:rPr>'
        f"<a:t>{escape_text(teks)}</a:t></a:r></a:p></c:rich></c:tx>"
        f"{_LABEL_SHOWN.format(_text(_HURUF_RAPAT), _place(bagan, deret, i))}</c:dLbl>"
        for i, teks in enumerate(bagan.label(deret))
        if teks
    )
    return f"<c:dLbls>{points}{shown}</c:dLbls>"


def _place(bagan: Bagan, deret: Deret, point: int) -> str:
    """Where a point's label stands: of two lines the lower one carries its figures below, clear of the other."""
    if bagan.jenis == "batang":
        return "inBase" if _has_target(bagan) else "outEnd"
    others = [d.nilai[point] for d in bagan.deret if d is not deret and not d.acuan]
    own = deret.nilai[point]
    return "b" if own is not None and any(n is not None and n > own for n in others) else "t"


def _size(bagan: Bagan) -> int:
    return _HURUF if bagan.lebar_mm >= _LEBAR_BERLABEL else _HURUF_RAPAT


def _text(size: int) -> str:
    return (
        f'<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{size}"><a:solidFill>'
        f'<a:srgbClr val="{_TEKS}"/></a:solidFill><a:latin typeface="Arial"/></a:defRPr></a:pPr>'
        f'<a:endParaRPr lang="id-ID"/></a:p></c:txPr>'
    )


def _title(teks: str) -> str:
    return (
        f'<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1000" b="1"/></a:pPr>'
        f'<a:r><a:rPr lang="id-ID" sz="1000" b="1"><a:solidFill><a:srgbClr val="1F3864"/></a:solidFill>'
        f'<a:latin typeface="Arial"/></a:rPr><a:t>{escape_text(str(plain_text(teks)))}</a:t></a:r></a:p>'
        f'</c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


_LABEL_SHOWN = (
    '<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>{}<c:dLblPos val="{}"/><c:showLegendKey val="0"/>'
    '<c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
    '<c:showBubbleSize val="0"/>'
)
_GRID = '<c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="{}"/></a:solidFill></a:ln></c:spPr>'
_CATEGORY_AXIS = (
    '<c:catAx><c:axId val="111"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/>'
    '<c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/>'
    f'<c:minorTickMark val="none"/><c:tickLblPos val="low"/>{_GRID.format("7F7F7F")}{{}}'
    '<c:crossAx val="222"/><c:crosses val="autoZero"/><c:auto val="0"/><c:lblAlgn val="ctr"/>'
    '<c:lblOffset val="100"/><c:noMultiLvlLbl val="1"/></c:catAx>'
)


def _axes(bagan: Bagan) -> str:
    """Both axes; bars stand on zero, since a cut axis would exaggerate their differences."""
    values = [n for d in bagan.deret for n in d.nilai if n is not None]
    two_lines = bagan.jenis == "garis" and len(bagan.deret) == _LABEL_MAKS
    low, high, step = axis_scale(values, from_zero=bagan.jenis == "batang", figures_below=two_lines)
    if bagan.desimal == 0 and step < 1:
        high, step = high.to_integral_value(ROUND_CEILING), Decimal(1)
    shape = f"{_BENTUK}#,##0" if step % 1 == 0 else f"{_BENTUK}0." + "0" * -int(step.as_tuple().exponent)
    return (
        f'{_CATEGORY_AXIS.format(_text(_size(bagan)))}<c:valAx><c:axId val="222"/>'
        '<c:scaling><c:orientation val="minMax"/>'
        f'<c:max val="{high:f}"/><c:min val="{low:f}"/></c:scaling><c:delete val="0"/><c:axPos val="l"/>'
        f"<c:majorGridlines>{_GRID.format('E3E8F1')}</c:majorGridlines>"
        f'<c:numFmt formatCode="{shape}" sourceLinked="0"/><c:majorTickMark val="none"/>'
        '<c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>'
        f'{_text(_size(bagan))}<c:crossAx val="111"/><c:crosses val="autoZero"/>'
        f'<c:majorUnit val="{step:f}"/></c:valAx>'
    )


def axis_scale(
    values: Sequence[Decimal], *, from_zero: bool, figures_below: bool = False
) -> tuple[Decimal, Decimal, Decimal]:
    """Least and greatest figure of an axis and the step of its grid: round figures, room for labels."""
    low, high = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    if from_zero:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    spread = high - low or abs(high) / 10 or Decimal(1)
    unit = Decimal(10) ** (spread / _LANGKAH_MAKS).adjusted()
    step = next(unit * n for n in (2, 5, 10, 20) if unit * n * _LANGKAH_MAKS >= spread)
    room = spread if low == high else spread / 10
    bottom = low if from_zero or low == 0 else low - room * (3 if figures_below else 1)
    if low >= 0:
        bottom = max(bottom, Decimal(0))
    return _down(bottom, step), -_down(-(high + room), step), step


def _down(n: Decimal, step: Decimal) -> Decimal:
    return (n / step).to_integral_value(ROUND_FLOOR) * step
