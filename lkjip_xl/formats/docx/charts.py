"""The charts of a .docx as people see them: title, categories, series, the figures of their cache."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.dokumen import BaganTerbaca, DeretTerbaca
from lkjip_xl.formats.word.plain import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lkjip_xl.formats.docx.gate import DocxParts, Unsur

_C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PIC: Final = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MAKS_BAGAN, _MAKS_TITIK = 500, 2000
_ANGKA_PENTING = 12  # digits: further ones are noise of a program that counts in binary


def read_charts(parts: DocxParts) -> tuple[BaganTerbaca, ...]:
    """The charts in reading order; those in tracked deletions are no longer seen."""
    names = {h.id: h.nama for h in parts.related("chart")}
    roots = [names[rid] for rid in _shown(parts.document) if rid in names][:_MAKS_BAGAN]
    return tuple(_chart(root) for root in map(parts.part, roots) if root is not None)


def count_pictures(parts: DocxParts) -> int:
    """How many pictures stand in the body: some programs turn charts into pictures."""
    return sum(1 for _ in parts.document.iter(_PIC))


def _shown(document: Unsur) -> Iterator[str]:
    for chart in document.iter(f"{_C}chart"):
        if not any(a.tag in (f"{W}del", f"{W}moveFrom", _FALLBACK) for a in chart.iterancestors()):
            yield str(chart.get(f"{_R}id"))


def _chart(root: Unsur) -> BaganTerbaca:
    title = root.find(f"{_C}chart/{_C}title")
    words = [] if title is None else [t.text or "" for t in title.iter(f"{_A}t")]
    return BaganTerbaca(" ".join("".join(words).split()), tuple(_series(s) for s in root.iter(f"{_C}ser")))


def _series(ser: Unsur) -> DeretTerbaca:
    names = _points(ser.find(f"{_C}tx"))
    labels, values = _points(ser.find(f"{_C}cat")), _points(ser.find(f"{_C}val"))
    titik = {labels.get(n, str(n + 1)): nilai for n, v in values.items() if (nilai := _number(v)) is not None}
    printed = {labels.get(n, str(n + 1)): teks for n, teks in _printed(ser)}
    return DeretTerbaca(next(iter(names.values()), ""), tuple(labels.values()), titik, printed)


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
