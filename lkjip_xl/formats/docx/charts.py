"""The charts of a .docx as people see them: title, categories, series, the figures of their cache."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.dokumen import BaganTerbaca, DeretTerbaca
from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.refs import column_number
from lkjip_xl.formats.word.plain import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lkjip_xl.formats.docx.gate import DocxParts, Unsur

Lembar = Mapping[str, Mapping[tuple[int, int], Decimal]]

_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_RUJUKAN: Final = re.compile(r"'?([^'!]+)'?!\$([A-Z]{1,3})\$(\d{1,7}):\$\2\$(\d{1,7})")
_MAKS_BAGAN, _MAKS_TITIK = 500, 2000
_ANGKA_PENTING = 12  # digits: further ones are noise of a program that counts in binary


def read_charts(parts: DocxParts) -> tuple[BaganTerbaca, ...]:
    """The charts in reading order; those in tracked deletions are no longer seen."""
    names = {h.id: h.nama for h in parts.related("chart")}
    roots = [names[rid] for rid in _shown(parts.document) if rid in names][:_MAKS_BAGAN]
    return tuple(_chart(root, _behind(parts, n)) for n in roots if (root := parts.part(n)) is not None)


def count_pictures(parts: DocxParts) -> int:
    """How many pictures stand in the body: some programs turn charts into pictures."""
    return sum(1 for _ in parts.document.iter(_PIC))


def _shown(document: Unsur) -> Iterator[str]:
    for chart in document.iter(f"{_C}chart"):
        if not any(a.tag in (f"{W}del", f"{W}moveFrom", _FALLBACK) for a in chart.iterancestors()):
            yield str(chart.get(f"{_R}id"))


def _behind(parts: DocxParts, nama: str) -> Lembar:
    """The figures of the workbook that a chart carries, by sheet and cell; none where it cannot be read."""
    from lkjip_xl.engines.openxml.package import Package

    for buku in parts.related("package", dari=nama):
        try:
            paket = Package.from_bytes(parts.content(buku.nama))
            found = {s.name: paket.cells(s.name) for s in paket.sheets}
        except PackageError:
            return {}
        return {
            name: {
                k: n for k, c in cells.items() if isinstance(c.value, float) and (n := _number(repr(c.value)))
            }
            for name, cells in found.items()
        }
    return {}


def _chart(root: Unsur, lembar: Lembar) -> BaganTerbaca:
    title = root.find(f"{_C}chart/{_C}title")
    words = [] if title is None else [t.text or "" for t in title.iter(f"{_A}t")]
    return BaganTerbaca(
        " ".join("".join(words).split()), tuple(_series(s, lembar) for s in root.iter(f"{_C}ser"))
    )


def _series(ser: Unsur, lembar: Lembar) -> DeretTerbaca:
    names = _points(ser.find(f"{_C}tx"))
    labels, values = _points(ser.find(f"{_C}cat")), _points(ser.find(f"{_C}val"))
    titik = {labels.get(n, str(n + 1)): nilai for n, v in values.items() if (nilai := _number(v)) is not None}
    printed = {labels.get(n, str(n + 1)): teks for n, teks in _printed(ser)}
    behind = {labels.get(n, str(n + 1)): nilai for n, nilai in _referred(ser, lembar)}
    return DeretTerbaca(next(iter(names.values()), ""), tuple(labels.values()), titik, printed, behind)


def _referred(ser: Unsur, lembar: Lembar) -> Iterator[tuple[int, Decimal]]:
    """The figures that a series takes from the workbook behind it, by their place."""
    formula = ser.findtext(f"{_C}val/{_C}numRef/{_C}f") or ""
    if m := _RUJUKAN.fullmatch(formula.strip()):
        cells, column = lembar.get(m[1].replace("''", "'"), {}), column_number(m[2])
        for n in range(min(int(m[4]) - int(m[3]) + 1, _MAKS_TITIK)):
            if (nilai := cells.get((int(m[3]) + n, column))) is not None:
                yield n, nilai


def _points(unsur: Unsur | None) -> dict[int, str]:
    """The cached texts by their place; blank ones left out."""
    found: dict[int, str] = {}
    for point in () if unsur is None else unsur.iter(f"{_C}pt"):
        place, node = str(point.get("idx", "")), point.find(f"{_C}v")
        if place.isdecimal() and len(found) < _MAKS_TITIK and node is not None and (node.text or "").strip():
            found[int(place[:6])] = " ".join(str(node.text).split())
    return found


def _printed(ser: Unsur) -> Iterator[tuple[int, str]]:
    """Labels whose text was written out."""
    for label in ser.iter(f"{_C}dLbl"):
        place = label.find(f"{_C}idx")
        teks = "".join(t.text or "" for t in label.iter(f"{_A}t")).strip()
        if place is not None and str(place.get("val", "")).isdecimal() and teks:
            yield int(str(place.get("val"))[:6]), teks


def _number(teks: str) -> Decimal | None:
    """A cached figure without the noise of binary numbers; None for NaN and the like."""
    try:
        nilai = Decimal(teks[:40])
    except InvalidOperation:
        return None
    return Decimal(f"{nilai:.{_ANGKA_PENTING}g}") if nilai.is_finite() else None
