"""Every finding the product can report: code, severity, sentence, remedy (Indonesian).

Codes by area: A audit of published figures, B budget, C edited drafts, F form file and its identity,
I import, L the report before it is signed, N numbers as typed, P performance rules, S steps and reviews.
A sentence says where and what; the remedy says what to do. Fields in braces are filled by `problems.problem`.
"""

from __future__ import annotations

from lkjip_xl.domain.catalogue.angka import ANGKA
from lkjip_xl.domain.catalogue.cocok import COCOK
from lkjip_xl.domain.catalogue.entri import GALAT, PERINGATAN, Entri
from lkjip_xl.domain.catalogue.formulir import FORMULIR
from lkjip_xl.domain.catalogue.isian import ISIAN
from lkjip_xl.domain.catalogue.kinerja import KINERJA
from lkjip_xl.domain.catalogue.langkah import LANGKAH
from lkjip_xl.domain.catalogue.naskah import NASKAH
from lkjip_xl.domain.catalogue.renja import RENJA
from lkjip_xl.domain.catalogue.templat import TEMPLAT

_G = GALAT
_P = PERINGATAN

# N: numbers as people type them (DOMAIN section 3)
_ANGKA: dict[str, Entri] = ANGKA

# F: the form file, its identity and its locked cells
_FORMULIR: dict[str, Entri] = FORMULIR

# P: performance rules; B: budget rules
_KINERJA: dict[str, Entri] = {**KINERJA, **ISIAN}

# A: audit of published tables and Renja workbooks; I: import
_AUDIT: dict[str, Entri] = {}

KATALOG: dict[str, Entri] = {
    **COCOK,
    **_ANGKA,
    **_FORMULIR,
    **_KINERJA,
    **_AUDIT,
    **RENJA,
    **LANGKAH,
    **NASKAH,
    **TEMPLAT,
}
