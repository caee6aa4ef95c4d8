"""An edited draft against the draft as it was made: every figure of the rekap is looked for again.

A figure is found by what its place says (row and column, the words of its sentence) and by its mark
(bookmark, content control), so that a file that another program saved without marks gives no alarm and a
figure that stands in another's place is noticed.
"""

from __future__ import annotations

from collections.abc import Mapping

from lkjip_xl.domain.angka_draf import AngkaTercetak
from lkjip_xl.domain.cocok.bagan import compare_charts
from lkjip_xl.domain.cocok.kalimat import compare_sentences, copies
from lkjip_xl.domain.cocok.klaim import contradictions
from lkjip_xl.domain.cocok.lain import renumbered
from lkjip_xl.domain.cocok.padanan import Naskah
from lkjip_xl.domain.cocok.sisa import leftovers
from lkjip_xl.domain.cocok.tabel import Banding, compare_tables
from lkjip_xl.domain.cocok.tambahan import added_rows
from lkjip_xl.domain.dokumen import Dokumen
from lkjip_xl.domain.problems import Problem, is_galat

_DIKENAL = 0.02


def compare(asal: Dokumen, kini: Dokumen, angka: Mapping[str, AngkaTercetak]) -> tuple[Problem, ...]:
    """What differs, errors first; `angka` holds every figure of the rekap by its tag."""
    b = Banding(Naskah(asal), Naskah(kini), angka)
    found = [*compare_tables(b), *compare_sentences(b)]
    seen = frozenset((p.lembar, p.sel) for p in found)
    found += [*copies(b, seen), *added_rows(b)]
    found += [
        *contradictions(b, seen),
        *leftovers(b.asal, b.kini),
        *renumbered(b.asal, b.kini, seen),
        *compare_charts(asal, kini),
    ]
    return tuple(dict.fromkeys(sorted(found, key=lambda p: not is_galat(p))))


def is_related(asal: Dokumen, kini: Dokumen) -> bool:
    """Whether a document can be an edited copy of the draft: it shares marks or whole paragraphs."""
    a, k = Naskah(asal), Naskah(kini)
    if a.penanda.keys() & k.penanda.keys() or a.kendali.keys() & k.kendali.keys():
        return True
    own, theirs = ({p.teks.strip() for p in d.paragraf if len(p.teks) > 40} for d in (asal, kini))  # noqa: PLR2004
    return bool(own) and len(own & theirs) / len(own) > _DIKENAL
