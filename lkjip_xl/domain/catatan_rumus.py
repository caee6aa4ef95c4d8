"""The formulas of capaian as notes under the report's tables: each says for which indicators it holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkjip_xl.domain.capaian import RUMUS
from lkjip_xl.domain.kata import join_words
from lkjip_xl.domain.records import Polaritas

_ARAH: Mapping[Polaritas, str] = {
    Polaritas.POSITIF: "lebih baik bila naik",
    Polaritas.NEGATIF_N1: "lebih baik bila turun",
    Polaritas.NEGATIF_N2: "lebih baik bila turun",
    Polaritas.NEGATIF_N3: "lebih baik bila turun",
    Polaritas.RENTANG: "target berupa rentang",
}
_RAPAT_KALI, _RAPAT_KURANG = "\u00a0×\u00a0", "\u00a0−\u00a0"  # a formula stays on one line
_POLARITAS = {teks: arah for arah, teks in RUMUS.items()}


def formula_notes(rumus: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """One sentence per formula from pairs of indicator number and formula, in the order of their use."""
    used = dict.fromkeys(r for _, r in rumus if r)
    if len(used) == 1 and len(rumus) > 1:
        return (_note(next(iter(used)), "Capaian seluruh indikator"),)
    return tuple(
        _note(r, f"Capaian indikator {join_words([nomor for nomor, milik in rumus if milik == r])}")
        for r in used
    )


def _note(rumus: str, awal: str) -> str:
    arah = _POLARITAS.get(rumus)
    group = f" ({_ARAH[arah]})" if arah else ""
    equals = "adalah" if arah is Polaritas.RENTANG else "="
    shown = rumus.replace(" × ", _RAPAT_KALI).replace(" − ", _RAPAT_KURANG)
    return f"{awal}{group} {equals} {shown} (R = realisasi, T = target)."
