"""Sentences that people wrote themselves: what they say of an indicator must be one of its figures.

Careful on purpose: only a sentence that names an indicator, a sasaran, a budget line or the office's mean
and puts a number close behind a word of performance is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lkjip_xl.domain.angka_draf import AngkaTercetak
from lkjip_xl.domain.cocok.tabel import Banding
from lkjip_xl.domain.cocok.teks import ANGKA, normal, same, sentences, value
from lkjip_xl.domain.dokumen import Paragraf, quote
from lkjip_xl.domain.problems import Problem, fill

_KATA = re.compile(
    r"\b(?:capaian\w*|realisasi\w*|terealisasi|target\w*|serapan\w*|terserap|pagu|mencapai|tercapai|tercatat"
    r"|naik|turun|meningkat|menurun|menjadi|sebesar|kinerja\w*)\b"
)
_BUKAN = re.compile(
    r"(?:tahun|triwulan|semester|nomor|no|pasal|ayat|bab|tabel|gambar|lampiran|halaman|tanggal|kode|butir|angka"
    r"|\d\s*(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember))"
    r"(?:\s+(?:ke-?)?[ivx\d.,\-/]+(?:\s*(?:dan|s\.?d\.?|sampai)\s*)?)*\s*$"
)
_BULAN = re.compile(
    r"\s*(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember)\b"
)
_KANTOR = (
    "rata-rata capaian sasaran strategis",
    "capaian kinerja perangkat daerah",
    "serapan anggaran perangkat",
)
_MAKS_ANGKA = 30  # numbers of one sentence that are looked at
_JARAK = 60  # characters between the word of performance and the number
_TAHUN = (1900, 2100)
_PENDEK = 6  # a shorter name says nothing
_JUDUL = re.compile(r"^(?:tabel|gambar|lampiran|bab)\s+[\divxlc.]+\b", re.IGNORECASE)
_UMUM = ("sasaran", "perangkat")


def contradictions(b: Banding, diperiksa: frozenset[tuple[str, str]]) -> Iterator[Problem]:
    """Numbers in new sentences that no figure of what they name has; places in `diperiksa` are left out."""
    known = {s for p in b.asal.dokumen.paragraf for s in map(normal, sentences(p.teks))}
    owners = _owners(b.angka.values())
    for p in b.kini.dokumen.paragraf:
        if p.tingkat or _JUDUL.match(p.teks.strip()) or p.gaya.startswith(("toc", "contents", "table of")):
            continue
        if b.kini.dokumen.place(p) in diperiksa:
            continue
        for s in sentences(p.teks):
            if normal(s) not in known:
                known.add(normal(s))  # told once, however often it was pasted
                yield from _judge(b, p, s, owners)


def _owners(angka: Iterable[AngkaTercetak]) -> dict[str, list[AngkaTercetak]]:
    """Figures by what a sentence may call their owner, longest names first."""
    found: dict[str, list[AngkaTercetak]] = {}
    for a in angka:
        names = [normal(a.nama)] if a.jenis != "perangkat" else list(_KANTOR)
        if a.jenis == "sasaran":
            names.append(a.kode.replace("-", " "))
        if a.jenis == "indikator" and any(c.isalpha() for c in a.kode):
            names.append(normal(a.kode))
        for name in names:
            if len(name) >= _PENDEK or name == normal(a.kode):
                found.setdefault(name, []).append(a)
    return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))


def _judge(
    b: Banding, p: Paragraf, kalimat: str, owners: dict[str, list[AngkaTercetak]]
) -> Iterator[Problem]:
    teks, named = normal(kalimat), []
    for name in owners:
        pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
        if re.search(pattern, teks):
            named.append(name)
            teks = re.sub(pattern, " … ", teks)
    if not named:
        return
    allowed = [a for name in named for a in owners[name]]
    allowed += [a for a in b.angka.values() if a.jenis in _UMUM]
    wrong = [
        t
        for t in islice(_claims(teks), _MAKS_ANGKA)
        if not any(same(t, n) for a in allowed for n in _numbers(a.teks))
    ]
    if wrong:
        first = owners[named[0]][0]
        bagian, letak = b.kini.dokumen.place(p)
        told = {"nama": quote(first.nama), "harap": _told(owners[named[0]]), "asal": _origin(first)}
        temu = ", ".join(dict.fromkeys(wrong))
        yield fill("C10", {**told, "kutipan": quote(kalimat), "temu": temu}).at(lembar=bagian, sel=letak)


def _claims(teks: str) -> Iterator[str]:
    """The numbers that a sentence gives as performance: no years, dates, numbers of things."""
    for match in ANGKA.finditer(teks):
        token, before = match.group(), teks[max(0, match.start() - _JARAK) : match.start()]
        nilai = value(token)
        if nilai is None or (_TAHUN[0] <= nilai <= _TAHUN[1] and nilai == int(nilai)):
            continue
        near = _KATA.search(before)
        if near and not _BUKAN.search(before) and not _BULAN.match(teks, match.end()):
            yield token


def _numbers(teks: str) -> list[str]:
    return [teks, *ANGKA.findall(normal(teks))]


def _told(angka: list[AngkaTercetak]) -> str:
    """The figures that people most likely meant."""
    wanted = ("target", "realisasi", "capaian", "pagu_rp", "realisasi_rp", "serapan")
    by_field = {a.medan: a.teks for a in reversed(angka)}
    return ", ".join(f"{m.removesuffix('_rp')} {by_field[m]}" for m in wanted if m in by_field)


def _origin(angka: AngkaTercetak) -> str:
    return f" (asal: {angka.asal})" if angka.asal else ""
