"""The figures of the draft's sentences, looked for in the sentences of the edited document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from lkjip_xl.domain.cocok.lain import RUJUKAN, other_unit, units_of
from lkjip_xl.domain.cocok.padanan import Kemunculan
from lkjip_xl.domain.cocok.tabel import Banding
from lkjip_xl.domain.cocok.teks import ANGKA, contains, normal, same, tokens, value
from lkjip_xl.domain.dokumen import Paragraf, quote
from lkjip_xl.domain.problems import Problem, Tingkat, fill, problem

_SERUPA = 0.4
_KATA_KONTEKS = 2
_MIRIP = 0.7  # of a sentence written anew, the words of judgement are its author's
_PUTUSAN = re.compile(
    r"\b(?:belum mencapai|belum memenuhi|telah mencapai|melampaui|memenuhi target|membaik|menurun|naik|turun"
    r"|lebih baik daripada|tidak efisien|efisien|tertinggi|terendah|di atas|di bawah)\b"
)
Tempat = tuple[int, int, int]


@dataclass
class _Temuan:
    """Where each figure of the sentences was found again, and which paragraph answers which."""

    tempat: dict[Kemunculan, Tempat] = field(default_factory=dict)
    satuan: frozenset[str] = frozenset()
    pasangan: dict[int, int] = field(default_factory=dict)


def compare_sentences(b: Banding) -> Iterator[Problem]:
    """Figures in sentences that are changed, missing or moved; numbers that the draft does not have."""
    figures = [k for k in b.asal.muncul if b.asal.dokumen.paragraf[k.paragraf].sel is None]
    found = _Temuan(_find_marks(b, figures), units_of(b.asal))
    found.pasangan = _pair_paragraphs(b, figures, found.tempat)
    for n in dict.fromkeys(k.paragraf for k in figures):
        own = [k for k in figures if k.paragraf == n]
        yield from _compare_paragraph(b, own, found)


def _find_marks(b: Banding, figures: list[Kemunculan]) -> dict[Kemunculan, Tempat]:
    """Figures found by bookmark, the others by a control of their tag that no bookmark claims."""
    outside = {n for n, p in enumerate(b.kini.dokumen.paragraf) if p.sel is None}
    found = {k: t for k in figures if (t := b.kini.penanda.get(k.penanda)) and t[0] in outside}
    taken = set(found.values())
    for k in figures:
        if k not in found:
            free = (t for t in b.kini.kendali.get(k.tag, ()) if t[0] in outside and t not in taken)
            place = next((t for t in free if t[2] > t[1]), None)
            if place is not None:
                found[k] = place
                taken.add(place)
    return found


def _pair_paragraphs(
    b: Banding, figures: list[Kemunculan], tempat: dict[Kemunculan, Tempat]
) -> dict[int, int]:
    """Paragraphs with figures -> the edited ones: by marks, by their words, by being the only new one."""
    pairs: dict[int, int] = {}
    votes: dict[int, Counter[int]] = {}
    for k, place in tempat.items():
        votes.setdefault(k.paragraf, Counter())[place[0]] += 1
    for n, counted in votes.items():
        pairs[n] = counted.most_common(1)[0][0]
    free = {m: p for m, p in b.kini.paragraphs() if m not in pairs.values() and p.teks.strip()}
    left = {k.paragraf: b.asal.dokumen.paragraf[k.paragraf] for k in figures if k.paragraf not in pairs}
    _pair_equal(left, free, pairs)
    kept = {normal(p.teks) for _, p in b.asal.paragraphs()}
    _pair_alike(left, {m: p for m, p in free.items() if normal(p.teks) not in kept and not p.tingkat}, pairs)
    return pairs


def _pair_equal(left: dict[int, Paragraf], free: dict[int, Paragraf], pairs: dict[int, int]) -> None:
    """Paragraphs with the same text, in their order."""
    by_text: dict[str, list[int]] = {}
    for m, p in free.items():
        by_text.setdefault(normal(p.teks), []).append(m)
    for n, p in list(left.items()):
        if same_text := by_text.get(normal(p.teks)):
            pairs[n] = same_text.pop(0)
            del free[pairs[n]], left[n]


def _pair_alike(left: dict[int, Paragraf], free: dict[int, Paragraf], pairs: dict[int, int]) -> None:
    """The most alike first; then a paragraph that is the only new one with numbers in its section."""
    words = {m: _words(p.teks) for m, p in free.items()}
    own = {n: _words(p.teks) for n, p in left.items()}
    scores = sorted((-_share(own[n], words[m]), abs(n - m), n, m) for n in left for m in free)
    for score, _, n, m in scores:
        if -score >= _SERUPA and n in left and m in free:
            pairs[n] = m
            del left[n], free[m]
    for n, asal in left.items():
        here = (m for m, p in free.items() if (p.bab, p.judul) == (asal.bab, asal.judul))
        new = [m for m in here if tokens(free[m].teks)]
        if len(new) == 1:
            pairs[n] = new[0]
            del free[new[0]]


def _words(teks: str) -> set[str]:
    return set(ANGKA.sub("#", normal(teks)).split())


def _share(satu: set[str], dua: set[str]) -> float:
    return len(satu & dua) / len(satu | dua) if satu or dua else 0.0


def _compare_paragraph(b: Banding, own: list[Kemunculan], found: _Temuan) -> Iterator[Problem]:
    n = own[0].paragraf
    asal, m = b.asal.dokumen.paragraf[n], found.pasangan.get(n)
    if m is None:
        yield _paragraph_gone(b, asal, own)
        return
    kini = b.kini.dokumen.paragraf[m]
    wrong: list[str] = []
    for k in own:
        tempat = found.tempat.get(k)
        p = b.kini.dokumen.paragraf[tempat[0]] if tempat else kini
        for finding, seen in _compare_figure(b, k, own, kini, tempat):
            bagian, letak = b.kini.dokumen.place(p)
            wrong.append(seen)
            yield finding.at(lembar=bagian, sel=letak)
    yield from _new_numbers(b, asal, kini, wrong)
    yield from _turned(b, asal, kini)
    yield from _other_units(b, own, found)


def _paragraph_gone(b: Banding, asal: Paragraf, own: list[Kemunculan]) -> Problem:
    bagian, letak = b.asal.dokumen.place(asal)
    kutipan = quote(asal.teks.strip())
    return problem("C08", lembar=bagian, sel=f"{letak} dalam draf", kutipan=kutipan, contoh=b.examples(own))


def _compare_figure(
    b: Banding, k: Kemunculan, own: list[Kemunculan], kini: Paragraf, tempat: Tempat | None
) -> Iterator[tuple[Problem, str]]:
    """What is wrong with one figure, and the text that stands in its place."""
    note = f" dalam kalimat “{quote(kini.teks.strip())}”"
    if tempat is not None:
        shown = b.kini.shown(tempat)
        if not same(shown, b.asal.shown((k.paragraf, k.awal, k.akhir))):
            yield b.tell("C01", k, temu=quote(shown), catatan=note), shown
        elif (other := _exchanged(b, k, own, tempat)) is not None:
            yield b.tell("C03", k, temu=quote(other.teks), lain=b.name(other)), other.teks
    elif not contains(kini.teks, k.teks):
        shown = _replacement(b.asal.dokumen.paragraf[k.paragraf].teks, kini.teks, k)
        if shown:
            yield b.tell("C01", k, temu=quote(shown), catatan=note), shown
        else:  # people may say less: what a sentence no longer tells still stands in its table
            yield replace(b.tell("C02", k, catatan=note), tingkat=Tingkat.PERINGATAN), ""


def _exchanged(b: Banding, k: Kemunculan, own: list[Kemunculan], tempat: Tempat) -> Kemunculan | None:
    """The figure of the same sentence in whose place this one stands now."""
    here = _before(b.kini.dokumen.paragraf[tempat[0]].teks, tempat[1])
    contexts = {x: _before(b.asal.dokumen.paragraf[x.paragraf].teks, x.awal) for x in own}
    if not here or here == contexts[k]:
        return None
    others = [x for x in own if contexts[x] == here and not same(x.teks, k.teks)]
    return others[0] if len(others) == 1 else None


def _before(teks: str, awal: int) -> tuple[str, ...]:
    """The words right before a figure."""
    return tuple(normal(teks[:awal]).split()[-_KATA_KONTEKS:])


def _replacement(asal: str, kini: str, k: Kemunculan) -> str:
    """The number that stands where the figure stood, found by the words around it; "" where there is none."""
    before, after = normal(asal[: k.awal]).split(), normal(asal[: k.akhir]).split()
    old, new = normal(asal).split(), normal(kini).split()
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "replace" and i1 < len(after) and i2 > len(before):
            numbers = [t for t in tokens(" ".join(new[j1:j2])) if not contains(asal, t)]
            if numbers and value(k.teks) is not None:
                return numbers[0]
    return ""


def _new_numbers(b: Banding, asal: Paragraf, kini: Paragraf, wrong: list[str]) -> Iterator[Problem]:
    """Numbers of a computed sentence that the draft does not have and no figure's finding has told."""
    told = {_key(t) for teks in wrong for t in tokens(teks)}
    old_tokens, new_tokens = (tokens(RUJUKAN.sub(" ", normal(p.teks))) for p in (asal, kini))
    before, now = (Counter(map(_key, found)) for found in (old_tokens, new_tokens))
    new = [t for t in new_tokens if before[_key(t)] < now[_key(t)] and _key(t) not in told]
    if new:
        gone = [t for t in old_tokens if now[_key(t)] < before[_key(t)]]
        note = f" (dalam draf: {', '.join(dict.fromkeys(gone))})" if gone else ""
        bagian, letak = b.kini.dokumen.place(kini)
        told_new = ", ".join(dict.fromkeys(new))
        yield problem(
            "C09", lembar=bagian, sel=letak, kutipan=quote(kini.teks.strip()), temu=told_new, catatan=note
        )


def _turned(b: Banding, asal: Paragraf, kini: Paragraf) -> Iterator[Problem]:
    """Words of judgement that were exchanged: "belum mencapai" for "melampaui"."""
    before, now = (Counter(_PUTUSAN.findall(normal(p.teks))) for p in (asal, kini))
    gone, new = list((before - now).elements()), list((now - before).elements())
    if gone and new and _share(_words(asal.teks), _words(kini.teks)) >= _MIRIP:
        bagian, letak = b.kini.dokumen.place(kini)
        kutipan = quote(kini.teks.strip())
        yield problem("C16", lembar=bagian, sel=letak, kutipan=kutipan, temu=new[0], harap=gone[0])


def _other_units(b: Banding, own: list[Kemunculan], found: _Temuan) -> Iterator[Problem]:
    """Figures that still say the same, of another unit: "82,8 orang" for "82,8 persen"."""
    for k in own:
        asal, m = b.asal.dokumen.paragraf[k.paragraf], found.pasangan[k.paragraf]
        n, end = (t[0], t[2]) if (t := found.tempat.get(k)) else (m, -1)
        kini = b.kini.dokumen.paragraf[n]
        end = kini.teks.find(k.teks) + len(k.teks) if end < 0 and k.teks in kini.teks else end
        other = other_unit(found.satuan, k, asal, kini, end) if end >= 0 else ""
        if other:
            bagian, letak = b.kini.dokumen.place(kini)
            was = " ".join(asal.teks[k.awal :].split()[:2]).rstrip(".,;")
            told = {"kutipan": quote(kini.teks.strip()), "temu": f"{k.teks} {other}", "harap": was}
            yield fill("C16", told).at(lembar=bagian, sel=letak)


def _key(token: str) -> str:
    nilai = value(token)
    return token if nilai is None else str(nilai.normalize())


def copies(b: Banding, seen: frozenset[tuple[str, str]]) -> Iterator[Problem]:
    """Figures that people copied to other places keep their tag: they must say the same there."""
    for k in b.kini.muncul:
        known, p = b.angka.get(k.tag), b.kini.dokumen.paragraf[k.paragraf]
        place = b.kini.dokumen.place(p)
        shown = b.kini.shown((k.paragraf, k.awal, k.akhir))
        if known is not None and place not in seen and k.teks.strip() and not same(shown, known.teks):
            finding = b.tell("C01", replace(k, teks=known.teks), temu=quote(shown), catatan="")
            yield finding.at(lembar=place[0], sel=place[1])
