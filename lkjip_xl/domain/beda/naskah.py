"""What changed in the text between two versions of a document: paragraphs, moves, single words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from lkjip_xl.domain.cocok.teks import normal
from lkjip_xl.domain.dokumen import Bagian, Dokumen, Paragraf, quote
from lkjip_xl.domain.masukan import quoted

_SERUPA = 0.55  # two paragraphs of one place that share so much are one paragraph that was changed
_BERDUA = 0.35  # less is enough where nothing else was changed around them
_KATA = re.compile(r"\S+|\s+")
_MAKS_KATA = 400  # of a paragraph, beyond which its words are not told one by one
_MAKS_BEDA = 12
_SEKITAR = 3
_MAKS_PASANG = 400  # paragraphs of one gap that are compared with each other


class Ragam(StrEnum):
    """What happened."""

    TAMBAH = "ditambah"
    HAPUS = "dihapus"
    UBAH = "diubah"
    PINDAH = "dipindah"


@dataclass(frozen=True, slots=True)
class Beda:
    """One difference: where, what was there before, what is there now; `ringkas` is it in few words."""

    ragam: Ragam
    bagian: str
    letak: str
    lama: str = ""
    baru: str = ""

    @property
    def ringkas(self) -> str:
        """The words that changed, with a few around them, or the beginning of the text."""
        match self.ragam:
            case Ragam.UBAH:
                return told_words(self.lama, self.baru)
            case Ragam.PINDAH:
                return f"“{quote(self.baru)}”, semula di {self.lama}"
            case _:
                return quoted(self.baru or self.lama)

    def as_dict(self) -> dict[str, str]:
        """The JSON shape."""
        return {
            "ragam": str(self.ragam),
            "bagian": self.bagian,
            "letak": self.letak,
            "lama": self.lama,
            "baru": self.baru,
            "ringkas": self.ringkas,
        }


def compare_texts(lama: Dokumen, baru: Dokumen) -> tuple[Beda, ...]:
    """Paragraphs outside tables that came, went, changed or moved, in the order of the newer version."""
    old, new = _texts(lama), _texts(baru)
    gone, come, pairs = _aligned([normal(p.teks) for p in old], [normal(p.teks) for p in new])
    moved = _moved(old, new, gone, come)
    for o, n in moved:
        gone.remove(o)
        come.remove(n)
    found: list[tuple[int, Beda]] = []
    for o, n in pairs:
        found.append((n, Beda(Ragam.UBAH, *baru.place(new[n]), old[o].teks.strip(), new[n].teks.strip())))
    for o, n in moved:
        found.append(
            (n, Beda(Ragam.PINDAH, *baru.place(new[n]), _told_place(lama, old[o]), new[n].teks.strip()))
        )
    found += [(n, Beda(Ragam.TAMBAH, *baru.place(new[n]), baru=new[n].teks.strip())) for n in come]
    found += [(o, Beda(Ragam.HAPUS, *lama.place(old[o]), lama=old[o].teks.strip())) for o in gone]
    return tuple(b for _, b in sorted(found, key=lambda x: x[0]))


def _texts(d: Dokumen) -> list[Paragraf]:
    """Paragraphs of the body that people read; lists of contents follow by themselves and are left out."""
    return [
        p
        for p in d.paragraf
        if p.teks.strip()
        and p.sel is None
        and p.bagian in (Bagian.ISI, Bagian.CATATAN)
        and not p.gaya.startswith(("toc", "table of"))
    ]


def _aligned(old: Sequence[str], new: Sequence[str]) -> tuple[list[int], list[int], list[tuple[int, int]]]:
    """What is only in the old, only in the new, and pairs that were changed."""
    gone: list[int] = []
    come: list[int] = []
    pairs: list[tuple[int, int]] = []
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            continue
        left, right = list(range(a, b)), list(range(c, d))
        matched = _likely(old, new, left, right)
        pairs += matched
        gone += [i for i in left if i not in {x for x, _ in matched}]
        come += [i for i in right if i not in {y for _, y in matched}]
    return gone, come, pairs


def _likely(
    old: Sequence[str], new: Sequence[str], left: Sequence[int], right: Sequence[int]
) -> list[tuple[int, int]]:
    """Within one gap: which old paragraph became which new one, in order."""
    if len(left) == len(right) == 1:
        return [(left[0], right[0])] if _likeness(old[left[0]], new[right[0]]) >= _BERDUA else []
    if len(left) * len(right) > _MAKS_PASANG:
        return [(o, n) for o, n in zip(left, right, strict=False) if _likeness(old[o], new[n]) > _SERUPA]
    pairs: list[tuple[int, int]] = []
    start = 0
    for o in left:
        scores = [(_likeness(old[o], new[n]), -k) for k, n in enumerate(right) if k >= start]
        best = max(scores, default=(0.0, 0))
        if best[0] > _SERUPA:
            pairs.append((o, right[-best[1]]))
            start = 1 - best[1]
    return pairs


def _likeness(a: str, b: str) -> float:
    matcher = SequenceMatcher(None, a.split()[:_MAKS_KATA], b.split()[:_MAKS_KATA], autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _BERDUA else 0.0


def _moved(
    old: Sequence[Paragraf], new: Sequence[Paragraf], gone: Sequence[int], come: Sequence[int]
) -> list[tuple[int, int]]:
    """Paragraphs that stand elsewhere now, word for word."""
    arrived: dict[str, list[int]] = defaultdict(list)
    for n in come:
        arrived[normal(new[n].teks)].append(n)
    texts = ((o, normal(old[o].teks)) for o in gone)
    return [(o, arrived[text].pop(0)) for o, text in texts if arrived[text]]


def _told_place(d: Dokumen, p: Paragraf) -> str:
    return ", ".join(d.place(p))


def told_words(lama: str, baru: str) -> str:
    """Small changes of a text: "… dari “86” menjadi “87” …", each with the words before it."""
    old, new = _KATA.findall(" ".join(lama.split())), _KATA.findall(" ".join(baru.split()))
    if max(len(old), len(new)) > 2 * _MAKS_KATA:
        return f"“{quote(lama)}” menjadi “{quote(baru)}”"
    told = list(_word_changes(old, new))
    rest = f"; dan {len(told) - _MAKS_BEDA} perubahan kata lain" if len(told) > _MAKS_BEDA else ""
    return "; ".join(told[:_MAKS_BEDA]) + rest


def _word_changes(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    for op, a, b, c, d in _joined_ops(old, new):
        before, after = "".join(old[a:b]).strip(), "".join(new[c:d]).strip()
        near = "".join(new[max(0, c - 2 * _SEKITAR) : c]).strip()
        place = f"setelah “{near}”: " if near else ""
        if op == "delete":
            yield f"{place}“{quote(before)}” dihapus"
        elif op == "insert":
            yield f"{place}“{quote(after)}” ditambahkan"
        else:
            yield f"{place}“{quote(before)}” menjadi “{quote(after)}”"


def _joined_ops(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """The changes; two with only a blank between them are one."""
    waiting: tuple[int, int, int, int] | None = None
    for op, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if op == "equal":
            if waiting and not "".join(old[a:b]).strip():
                waiting = (waiting[0], b, waiting[2], d)
            elif waiting:
                yield _named(waiting)
                waiting = None
            continue
        waiting = (waiting[0], b, waiting[2], d) if waiting else (a, b, c, d)
    if waiting:
        yield _named(waiting)


def _named(w: tuple[int, int, int, int]) -> tuple[str, int, int, int, int]:
    a, b, c, d = w
    return ("insert" if a == b else "delete" if c == d else "replace"), *w


def lost_edits(asal: Dokumen, sunting: Dokumen, baru: Dokumen) -> tuple[Beda, ...]:
    """What people added to or changed in a version's file and the next version does not contain."""
    kept = {normal(p.teks) for p in baru.paragraf}
    return tuple(
        b
        for b in compare_texts(asal, sunting)
        if b.ragam in (Ragam.TAMBAH, Ragam.UBAH) and normal(b.baru) not in kept
    )
