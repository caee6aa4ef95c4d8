"""What must not be left in a report: template tags, dotted placeholders, words of a computer for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip_xl.domain.cocok.padanan import Naskah
from lkjip_xl.domain.cocok.teks import normal
from lkjip_xl.domain.dokumen import quote
from lkjip_xl.domain.problems import Problem, problem

_TANDA = re.compile(
    r"\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|\{#.{0,200}?#\}|\{\{|\}\}|\{%|%\}|«[^»]{0,80}»|\bMERGEFIELD\b"
)
_ISIAN = re.compile(
    r"\.{5,}|…{2,}|_{4,}|\[\s*(?:isi|diisi|tulis|nama|tanggal|jumlah|\.{2,}|…)[^\]]{0,80}\]|<\s*(?:isi|diisi|tulis)[^>]{0,80}>"
    r"|\bperlu diisi\b[^.;]{0,40}|\b(?:todo|tbd|fixme|lorem ipsum)\b|(?<![\w.])x{2,}(?:[.,]x+)*(?![\w.])|\?{3,}",
    re.IGNORECASE,
)
_KOSONG = re.compile(
    r"(?<![\w./])(?:nan|none|null|nat|undefined|inf|-inf)(?![\w/])|#(?:REF|N/A|VALUE|DIV/0|NAME|NUM|NULL)[!?]?",
    re.IGNORECASE,
)
_SISA = (("C11", _TANDA), ("C12", _ISIAN), ("C13", _KOSONG))


def leftovers(asal: Naskah, kini: Naskah) -> Iterator[Problem]:
    """Leftovers in paragraphs that the draft did not have: texts of the bidang in the draft may hold anything."""
    known = {normal(p.teks) for p in asal.dokumen.paragraf}
    for p in kini.dokumen.paragraf:
        if normal(p.teks) in known:
            continue
        bagian, letak = kini.dokumen.place(p)
        for kode, pola in _SISA:
            for teks in dict.fromkeys(m.group().strip() for m in pola.finditer(p.teks)):
                kutipan = quote(p.teks.strip())
                yield problem(kode, lembar=bagian, sel=letak, temu=quote(teks), kutipan=kutipan)
