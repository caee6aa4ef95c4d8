"""What the paragraph styles of a .docx mean: headings and their levels, captions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lkjip_xl.formats.word.plain import W

if TYPE_CHECKING:
    from lkjip_xl.formats.docx.gate import DocxParts, Unsur

_JUDUL: Final = re.compile(r"(?:heading|judul)\s*([1-9])$")
_NAMA_TABEL: Final = re.compile(r"tabel\s+[\dIVXLC]+(?:\.\d+)*\b", re.IGNORECASE)
_KEDALAMAN: Final = 20


@dataclass(frozen=True, slots=True)
class Gaya:
    """A paragraph style: its name and heading level (0: no heading)."""

    nama: str
    tingkat: int = 0

    @property
    def is_chapter(self) -> bool:
        """Whether it is the style of numbered chapters."""
        return bool(re.fullmatch(r"(?:heading|judul)\s*1", self.nama))


def read_styles(parts: DocxParts) -> dict[str, Gaya]:
    """The paragraph styles by id; a style without a level has that of the style it is based on."""
    roots = [r for r in parts.related_parts("styles") if r is not None]
    nodes = {str(s.get(f"{W}styleId")): s for root in roots for s in root.iter(f"{W}style")}
    return {kode: Gaya(_name(s), _level(s, nodes)) for kode, s in nodes.items()}


def is_caption(gaya: Gaya | None, teks: str) -> bool:
    """Whether a paragraph names the table below it."""
    return bool(_NAMA_TABEL.match(teks)) or (gaya is not None and gaya.nama in ("caption", "keterangan"))


def own_level(paragraph: Unsur) -> int:
    """The heading level set on a paragraph itself (0: none)."""
    return _outline(paragraph.find(f"{W}pPr"))


def _name(style: Unsur) -> str:
    node = style.find(f"{W}name")
    return "" if node is None else str(node.get(f"{W}val", "")).casefold()


def _level(style: Unsur | None, nodes: dict[str, Unsur]) -> int:
    for _ in range(_KEDALAMAN):
        if style is None:
            return 0
        named = _JUDUL.match(_name(style))
        level = int(named.group(1)) if named else _outline(style.find(f"{W}pPr"))
        base = style.find(f"{W}basedOn")
        if level or base is None:
            return level
        style = nodes.get(str(base.get(f"{W}val")))
    return 0


def _outline(properties: Unsur | None) -> int:
    node = None if properties is None else properties.find(f"{W}outlineLvl")
    value = "" if node is None else str(node.get(f"{W}val", ""))
    level = int(value) + 1 if value.isdecimal() and len(value) == 1 else 0
    return level if level <= 9 else 0  # noqa: PLR2004  level 9 (written) is body text
