"""Numbers that Word shows before headings ("BAB I", "A.", "1.2"), computed from the numbering definitions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lkjip_xl.formats.word.fields import Unsur
from lkjip_xl.formats.word.plain import W

if TYPE_CHECKING:
    from docx.document import Document

_ROMAWI = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_TAK_BERTINGKAT = 9


@dataclass(frozen=True, slots=True)
class Tingkat:
    """One level of a numbering: format, text such as "BAB %1", first number."""

    bentuk: str
    teks: str
    mulai: int


class Penomoran:
    """Follows a document from its start and gives each paragraph its number and outline level."""

    def __init__(self, document: Document) -> None:
        self._styles = {s.get(f"{W}styleId"): s for s in document.styles.element.iter(f"{W}style")}
        self._levels: dict[str, dict[int, Tingkat]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._inherited: dict[tuple[str, str], Unsur | None] = {}
        self._read(document)

    def label(self, paragraph: Unsur) -> str:
        """The number of the next paragraph in order, "" where it has none."""
        found = self._property(paragraph, "numPr")
        number = None if found is None else found.find(f"{W}numId")
        kind = self._lists.get(number.get(f"{W}val")) if number is not None else None
        if found is None or kind is None:
            return ""
        level = found.find(f"{W}ilvl")
        return self._next(kind, 0 if level is None else int(level.get(f"{W}val")))

    def outline(self, paragraph: Unsur) -> int:
        """The outline level from 1; 10 for body text."""
        found = self._property(paragraph, "outlineLvl")
        return (_TAK_BERTINGKAT if found is None else int(found.get(f"{W}val"))) + 1

    def _next(self, kind: str, level: int) -> str:
        levels, counts = self._levels[kind], self._counts.setdefault(kind, {})
        counts[level] = counts.get(level, levels[level].mulai - 1) + 1
        for deeper in [n for n in counts if n > level]:
            del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            n = int(match[1]) - 1
            return format_ordinal(counts.get(n, levels[n].mulai), levels[n].bentuk)

        return re.sub(r"%([1-9])", shown, levels[level].teks).strip()

    def _property(self, paragraph: Unsur, nama: str) -> Unsur | None:
        """A paragraph property: its own, else that of its style or of a style below it."""
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            return None
        found, style = properties.find(f"{W}{nama}"), properties.find(f"{W}pStyle")
        if found is not None or style is None:
            return found
        return self._of_style(str(style.get(f"{W}val")), nama)

    def _of_style(self, gaya: str, nama: str) -> Unsur | None:
        """A property of a style or of one below it; a document has many paragraphs and few styles."""
        if (gaya, nama) not in self._inherited:
            found, element = None, self._styles.get(gaya)
            while found is None and element is not None:
                found = element.find(f"{W}pPr/{W}{nama}")
                base = element.find(f"{W}basedOn")
                element = None if base is None else self._styles.get(base.get(f"{W}val"))
            self._inherited[gaya, nama] = found
        return self._inherited[gaya, nama]

    def _read(self, document: Document) -> None:
        root = document.part.numbering_part.element
        for abstract in root.iter(f"{W}abstractNum"):
            levels = {int(x.get(f"{W}ilvl")): _level(x) for x in abstract.iter(f"{W}lvl")}
            self._levels[str(abstract.get(f"{W}abstractNumId"))] = levels
        for number in root.iter(f"{W}num"):
            target = number.find(f"{W}abstractNumId").get(f"{W}val")
            self._lists[str(number.get(f"{W}numId"))] = str(target)


def format_ordinal(n: int, bentuk: str) -> str:
    """A number as Word writes it: "upperRoman", "lowerLetter", ... else decimal."""
    if bentuk.endswith("Roman"):
        teks = _roman(n)
    elif bentuk.endswith("Letter"):
        teks = chr(ord("A") + (n - 1) % 26) * ((n - 1) // 26 + 1)
    else:
        return "" if bentuk in ("none", "bullet") else str(n)
    return teks.lower() if bentuk.startswith("lower") else teks


def _roman(n: int) -> str:
    teks = ""
    for value, letters in _ROMAWI:
        teks, n = teks + letters * (n // value), n % value
    return teks


def _level(element: Unsur) -> Tingkat:
    def value(nama: str, baku: str) -> str:
        found = element.find(f"{W}{nama}")
        return baku if found is None else str(found.get(f"{W}val"))

    return Tingkat(value("numFmt", "decimal"), value("lvlText", ""), int(value("start", "1")))
