"""The text of one Word paragraph as its reader sees it, with the marks and fields in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.dokumen import Jenis, Tanda
from lkjip_xl.formats.word.plain import W

if TYPE_CHECKING:
    from lkjip_xl.formats.docx.gate import Unsur

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_HURUF: Final = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-"}
_DIHAPUS: Final = frozenset({f"{W}del", f"{W}moveFrom"})
_DIAM: Final = frozenset({f"{W}pPr", f"{W}rPr", f"{W}sdtPr", f"{W}sdtEndPr", f"{_MC}Fallback"})
_MATI: Final = ("0", "false", "off")
BookmarkId = str


class ParagraphText:
    """Gathers the text of one paragraph; text boxes met on the way are left in `kotak`."""

    def __init__(self, menunggu: list[tuple[Jenis, str, str]], *, dihapus: bool) -> None:
        self.tanda: list[Tanda] = []
        self.medan: list[str] = []
        self.kotak: list[Unsur] = []
        self._dihapus = dihapus
        self._potongan: list[str] = []
        self._panjang = 0
        self._buka: dict[BookmarkId, tuple[str, int]] = {}
        self._perintah: list[list[str] | None] = []  # open fields: instruction so far, None in the result
        self._menyeluruh = list(menunggu)

    def read(self, paragraph: Unsur) -> str:
        """The text of a paragraph; the marks are in `tanda` afterwards."""
        self._walk(paragraph)
        self.tanda += [Tanda(Jenis.PENANDA, n, awal, self._panjang) for n, awal in self._buka.values()]
        self.tanda += [Tanda(jenis, n, 0, self._panjang, alias) for jenis, n, alias in self._menyeluruh]
        return "".join(self._potongan)

    def _walk(self, unsur: Unsur) -> None:
        for child in unsur:
            if not isinstance(child.tag, str) or child.tag in _DIAM:
                continue
            if child.tag in _DIHAPUS and not self._dihapus:
                continue
            if child.tag == f"{W}txbxContent":
                self.kotak.append(child)
            elif child.tag == f"{W}sdt":
                self._control(child)
            elif child.tag == f"{W}r" and _hidden(child):
                continue
            elif not self._leaf(child):
                self._walk(child)

    def _leaf(self, unsur: Unsur) -> bool:
        """Take an element without children of interest; whether it was one."""
        name = unsur.tag.rpartition("}")[2]
        if unsur.tag == f"{W}t" or (self._dihapus and unsur.tag == f"{W}delText"):
            self._add(unsur.text or "")
        elif unsur.tag == f"{W}instrText":
            if self._perintah and self._perintah[-1] is not None:
                self._perintah[-1].append(unsur.text or "")
        elif unsur.tag == f"{W}fldChar":
            self._field(str(unsur.get(f"{W}fldCharType")))
        elif unsur.tag == f"{W}bookmarkStart":
            self._buka[str(unsur.get(f"{W}id"))] = (str(unsur.get(f"{W}name")), self._panjang)
        elif unsur.tag == f"{W}bookmarkEnd":
            nama, awal = self._buka.pop(str(unsur.get(f"{W}id")), ("", 0))
            if nama:
                self.tanda.append(Tanda(Jenis.PENANDA, nama, awal, self._panjang))
        elif unsur.tag.startswith(W) and name in _HURUF:
            self._add(_HURUF[name])
        else:
            return False
        return True

    def _add(self, teks: str) -> None:
        if all(perintah is None for perintah in self._perintah):
            teks = "".join(c if c.isprintable() else " " for c in teks)
            self._potongan.append(teks)
            self._panjang += len(teks)

    def _field(self, jenis: str) -> None:
        if jenis == "begin":
            self._perintah.append([])
        elif self._perintah and jenis == "separate":
            self._close_instruction()
            self._perintah[-1] = None
        elif self._perintah and jenis == "end":
            self._close_instruction()
            self._perintah.pop()

    def _close_instruction(self) -> None:
        if self._perintah[-1] is not None:
            self.medan.append(" ".join("".join(self._perintah[-1]).split()))

    def _control(self, sdt: Unsur) -> None:
        awal, (nama, alias) = self._panjang, control_name(sdt)
        content = sdt.find(f"{W}sdtContent")
        if content is not None:
            self._walk(content)
        if nama or alias:
            self.tanda.append(Tanda(Jenis.KENDALI, nama, awal, self._panjang, alias))


def control_name(sdt: Unsur) -> tuple[str, str]:
    """Tag and title of a content control."""
    tag, alias = (sdt.find(f"{W}sdtPr/{W}{n}") for n in ("tag", "alias"))
    return tuple("" if n is None else str(n.get(f"{W}val", "")) for n in (tag, alias))  # type: ignore[return-value]


def _hidden(run: Unsur) -> bool:
    node = run.find(f"{W}rPr/{W}vanish")
    return node is not None and str(node.get(f"{W}val", "1")) not in _MATI
