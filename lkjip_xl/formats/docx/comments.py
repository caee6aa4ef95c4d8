"""The comments of a .docx: their words, authors and dates, replies, and whether they are resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Final

from lkjip_xl.formats.docx.text import ParagraphText
from lkjip_xl.formats.word.plain import W

if TYPE_CHECKING:
    from lkjip_xl.formats.docx.gate import DocxParts, Unsur

_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_W15: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_TAHUN_AWAL: Final = 1990  # programs that hide who wrote a comment write 1970 or nothing
_NYALA: Final = ("1", "true", "on")
_MAKS_NAMA: Final = 100
_TANPA_NAMA: Final = "Tanpa nama"
# Google Docs has no field for it: closing a comment is a comment of its own.
_DITUTUP: Final = "_Marked as resolved_"
_DIBUKA: Final = "_Re-opened_"


@dataclass(slots=True)
class Komentar:
    """One comment: its number in the file, and the identity of its last paragraph, to which replies point."""

    id: str
    oleh: str
    waktu: datetime | None
    isi: str
    para: str = ""
    selesai: bool = False
    induk: Komentar | None = None
    balasan: list[str] = field(default_factory=list)

    @property
    def closes(self) -> bool | None:
        """Whether it says that another is resolved (True) or open again (False); None for plain words."""
        return {_DITUTUP: True, _DIBUKA: False}.get(self.isi)


def read_comments(parts: DocxParts) -> list[Komentar]:
    """The comments in the order of the file; replies are gathered at the comment that they answer."""
    roots = [r for r in parts.related_parts("comments") if r is not None]
    found = [_comment(c) for root in roots for c in root.iter(f"{W}comment")]
    _thread(parts, found)
    for k in found:
        top = _top(k)
        if top is not k:
            top.balasan.append(f"{k.oleh} membalas: {k.isi}")
    return found


def _comment(unsur: Unsur) -> Komentar:
    lines = [" ".join(_line(p).split()) for p in unsur.iter(f"{W}p")]
    last = next((str(p.get(f"{_W14}paraId", "")) for p in reversed(list(unsur.iter(f"{W}p")))), "")
    isi = " ".join(filter(None, lines))
    return Komentar(str(unsur.get(f"{W}id", "")), author_of(unsur), date_of(unsur), isi, last.upper())


def _line(paragraph: Unsur) -> str:
    return ParagraphText([], dihapus=False).read(paragraph)


def author_of(unsur: Unsur) -> str:
    """Who wrote a comment or a change."""
    return " ".join(str(unsur.get(f"{W}author", "")).split())[:_MAKS_NAMA] or _TANPA_NAMA


def date_of(unsur: Unsur) -> datetime | None:
    """When, as the clock on the wall showed; None where the file does not tell."""
    try:
        when = datetime.fromisoformat(str(unsur.get(f"{W}date", "")).strip())
    except ValueError:
        return None
    return when.replace(tzinfo=None, microsecond=0) if when.year >= _TAHUN_AWAL else None


def _thread(parts: DocxParts, found: list[Komentar]) -> None:
    """Who answers whom, and what is resolved, as the extended part tells."""
    by_para = {k.para: k for k in found if k.para}
    for row in _extended(parts):
        own = by_para.get(str(row.get(f"{_W15}paraId", "")).upper())
        if own is None:
            continue
        own.selesai = str(row.get(f"{_W15}done", "0")).casefold() in _NYALA
        parent = by_para.get(str(row.get(f"{_W15}paraIdParent", "")).upper())
        if parent is not None and _top(parent) is not own:
            own.induk = parent


def _extended(parts: DocxParts) -> Iterator[Unsur]:
    for root in parts.related_parts("commentsExtended"):
        if root is not None:
            yield from root.iter(f"{_W15}commentEx")


def _top(k: Komentar) -> Komentar:
    """The comment that a thread began with."""
    while k.induk is not None:
        k = k.induk
    return k
