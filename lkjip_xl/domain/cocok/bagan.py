"""The charts of an edited draft against those of the draft: each point of each series is looked for again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from lkjip_xl.domain.cocok.teks import normal, same, value
from lkjip_xl.domain.dokumen import BaganTerbaca, DeretTerbaca, Dokumen, quote
from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.values import format_number

_CONTOH = 4  # points named in one finding


def compare_charts(asal: Dokumen, kini: Dokumen) -> Iterator[Problem]:
    """Charts that are gone, points with another figure or label. Charts turned into pictures are let be."""
    if not kini.bagan and kini.gambar - asal.gambar >= len(asal.bagan):
        return
    pairs = _pair(asal.bagan, kini.bagan)
    for n, bagan in enumerate(asal.bagan):
        if n not in pairs:
            yield problem("C19", lembar=_name(bagan), judul=quote(bagan.judul))
        elif wrong := list(_differences(bagan, kini.bagan[pairs[n]])):
            rest = len(wrong) - _CONTOH
            told = "; ".join(wrong[:_CONTOH]) + (f"; dan {rest} titik lainnya" if rest > 0 else "")
            yield problem("C18", lembar=_name(bagan), judul=quote(bagan.judul), temu=told)


def _name(bagan: BaganTerbaca) -> str:
    return f"grafik “{quote(bagan.judul)}”"


def _pair(asal: tuple[BaganTerbaca, ...], kini: tuple[BaganTerbaca, ...]) -> dict[int, int]:
    """By title in reading order, then by what the series and categories are called."""
    pairs: dict[int, int] = {}
    for sign in (_by_all, _by_title, _by_words):
        free = defaultdict(list)
        for k, bagan in enumerate(kini):
            if k not in pairs.values():
                free[sign(bagan)].append(k)
        for a, bagan in enumerate(asal):
            if a not in pairs and free[sign(bagan)]:
                pairs[a] = free[sign(bagan)].pop(0)
    return pairs


def _by_all(bagan: BaganTerbaca) -> object:
    return (_by_title(bagan), _by_words(bagan))


def _by_title(bagan: BaganTerbaca) -> object:
    return normal(bagan.judul)


def _by_words(bagan: BaganTerbaca) -> object:
    return tuple((normal(d.nama), tuple(map(normal, d.kategori))) for d in bagan.deret)


def _differences(asal: BaganTerbaca, kini: BaganTerbaca) -> Iterator[str]:
    there = {normal(d.nama): d for d in kini.deret}
    for n, own in enumerate(asal.deret):
        place = kini.deret[n] if len(kini.deret) == len(asal.deret) else None
        other = there.get(normal(own.nama), place)
        if other is None:
            yield f"deret “{quote(own.nama)}” tidak ada lagi"
        else:
            yield from _points(own, other)
    if len(kini.deret) > len(asal.deret):
        known = {normal(d.nama) for d in asal.deret}
        yield from (f"deret “{quote(d.nama)}” baru" for d in kini.deret if normal(d.nama) not in known)


def _points(own: DeretTerbaca, other: DeretTerbaca) -> Iterator[str]:
    now = {normal(k): v for k, v in other.titik.items()}
    behind = {normal(k): v for k, v in other.lembar.items()}
    labels = {normal(k): v for k, v in other.label.items()}
    for kategori in dict.fromkeys((*own.kategori, *own.titik)):
        key, wanted = normal(kategori), own.titik.get(kategori)
        found, label = now.pop(key, None), labels.get(key, "")
        if found != wanted:
            yield _told(own, kategori, _text(wanted), _text(found))
        elif value(label) is not None and not same(label, own.label.get(kategori, _text(wanted))):
            yield _told(own, kategori, own.label.get(kategori, _text(wanted)), f"label {label}")
        elif wanted is not None and behind.get(key, wanted) != wanted:
            yield _told(own, kategori, _text(wanted), f"{_text(behind[key])} dalam lembar data grafik")
    for key, found in now.items():
        yield _told(own, key, _text(None), _text(found))


def _told(own: DeretTerbaca, kategori: str, harap: str, temu: str) -> str:
    return f"{quote(own.nama)} pada {quote(kategori)} seharusnya {harap}, kini {temu}"


def _text(nilai: Decimal | None) -> str:
    return "kosong" if nilai is None else format_number(nilai, None)
