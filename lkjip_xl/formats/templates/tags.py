"""Tags as they are typed: whole in their paragraph, in one formatting, blocks opened and closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from lkjip_xl.domain.problems import Problem, fill
from lkjip_xl.formats.templates.parts import Paragraf

_TANDA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_SISA = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{ +\{|\} +\}|\{ +%|% +\}")
_PERINTAH = re.compile(r"\{%-?\s*(?:tr|tc|p|r)?\s*(\w+)")
_PASANGAN = {"endfor": "for", "endif": "if"}
_LAIN = {"elif", "else", "set", "vm", "hm", "colspan", "cellbg"}
_TAG_POLOS = re.compile(r"\{\{(r?)\s+([\w.]+)\s*\}\}")


def check_tags(paragraf: Sequence[Paragraf]) -> Iterator[Problem]:
    """What is wrong with the tags of one part, in the order of its paragraphs."""
    terbuka: list[tuple[str, str, Paragraf]] = []
    for p in paragraf:
        for sisa in _SISA.findall(_TANDA.sub("", p.teks)):
            yield _at(p, "T02", tanda=sisa)
        yield from (_at(p, "T05", tanda=tanda) for tanda in _mixed(p))
        for tanda in _TANDA.findall(p.teks):
            yield from _block(tanda, p, terbuka)
    for _, tanda, p in terbuka:
        yield _at(p, "T03", tanda=tanda)


def plain_tags(p: Paragraf) -> set[tuple[str, bool]]:
    """The dotted names printed in a paragraph, each with whether it is printed as runs ({{r ... }})."""
    return {(nama, bool(r)) for r, nama in _TAG_POLOS.findall(p.teks)}


def _block(tanda: str, p: Paragraf, terbuka: list[tuple[str, str, Paragraf]]) -> Iterator[Problem]:
    found = _PERINTAH.match(tanda)
    perintah = found[1] if found else ""
    if perintah in _PASANGAN.values():
        terbuka.append((perintah, tanda, p))
    elif perintah in _PASANGAN:
        if terbuka and terbuka[-1][0] == _PASANGAN[perintah]:
            terbuka.pop()
        else:
            yield _at(p, "T03", tanda=tanda)
    elif perintah not in _LAIN and tanda.startswith("{%"):
        yield _at(p, "T04", tanda=tanda)


def _mixed(p: Paragraf) -> Iterator[str]:
    """Tags whose letters change their formatting inside."""
    ends = list(accumulate(len(t) for t, _ in p.potongan))
    for tanda in _TANDA.finditer(p.teks):
        touched = {
            f for (t, f), end in zip(p.potongan, ends, strict=True)
            if t and end > tanda.start() and end - len(t) < tanda.end()
        }  # fmt: skip
        if len(touched) > 1:
            yield tanda[0]


def _at(p: Paragraf, kode: str, **isi: str) -> Problem:
    return fill(kode, isi).at(lembar=p.bagian, sel=p.tempat)
