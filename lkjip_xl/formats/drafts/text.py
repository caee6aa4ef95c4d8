"""The newest draft as people left it: paragraphs and tables with the place where a person finds them."""

from __future__ import annotations

from lkjip_xl.domain.dokumen import Bagian as BagianDokumen
from lkjip_xl.domain.dokumen import Dokumen, Tabel
from lkjip_xl.domain.periksa.naskah import Bagian, Naskah, TabelDraf

_JUDUL_MAKS = 40  # characters: what may be a heading although its style got lost
_DAFTAR = ("toc", "table of", "contents", "index", "figure index", "illustration")


def text_of(dokumen: Dokumen, berkas: str) -> Naskah:
    """The visible text of a draft; `berkas` is the name that findings carry."""
    shown = [p for p in dokumen.paragraf if p.teks.strip() and not p.gaya.startswith(_DAFTAR)]
    return Naskah(
        berkas,
        tuple(Bagian(" ".join(p.teks.split()), *dokumen.place(p)) for p in shown),
        tuple(_table(t) for t in dokumen.tabel),
        tuple(_titles(dokumen)),
    )


def _titles(dokumen: Dokumen) -> list[str]:
    """Headings, and short paragraphs outside of tables: an editor may have lost their styles."""
    body = (p for p in dokumen.paragraf if p.sel is None and p.bagian is BagianDokumen.ISI)
    return [p.teks for p in body if p.tingkat or len(p.teks) <= _JUDUL_MAKS]


def _table(t: Tabel) -> TabelDraf:
    """The rows of a table as texts; a cell that spans columns stands in the first of them."""
    wide = max((max(row, default=-1) for row in t.baris), default=-1) + 1
    rows = tuple(tuple(row.get(n, "") for n in range(wide)) for row in t.baris)
    return TabelDraf(rows, t.judul or t.bab)
