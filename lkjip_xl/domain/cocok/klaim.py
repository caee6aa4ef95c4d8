"""Sentences that people wrote themselves: what they say of an indicator must be one of its figures.

Careful on purpose: only a sentence that names an indicator, a sasaran, a budget line or the office's mean
and puts a number close behind a word of performance is judged.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_DOWN
from itertools import islice

from lkjip_xl.domain.angka_draf import AngkaTercetak
from lkjip_xl.domain.cocok.tabel import Banding
from lkjip_xl.domain.cocok.teks import ANGKA, normal, same, sentences, tokens, value
from lkjip_xl.domain.dokumen import Paragraf, quote
from lkjip_xl.domain.problems import Problem, Tingkat, fill

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
_SELURUHNYA = re.compile(
    r"\b(?:rata-rata capaian|capaian kinerja|realisasi (?:anggaran|belanja)|(?:serapan|penyerapan|pagu) anggaran"
    r"|(?:anggaran|belanja) (?:yang )?terserap|anggaran terealisasi"
    r"|kinerja (?:dinas|badan|kecamatan|kantor|instansi|satuan|perangkat daerah))\b"
)
_UKURAN = re.compile(r"\s*(?:%|persen\b|juta\b|mili[ay]r\b|triliun\b)")
_LIPAT = {"juta": 6, "miliar": 9, "milyar": 9, "triliun": 12}
_MAKS_ANGKA = 30  # numbers of one sentence that are looked at
_JARAK = 60  # characters between the word of performance and the number
_TAHUN = (1900, 2100)
_PENDEK = 6  # a shorter name says nothing
_JUDUL = re.compile(r"^(?:tabel|gambar|lampiran|bab)\s+[\divxlc.]+\b", re.IGNORECASE)
_UMUM = ("sasaran", "perangkat")


def contradictions(b: Banding, diperiksa: frozenset[tuple[str, str]]) -> Iterator[Problem]:
    """Numbers in new sentences that no figure of what they name has; places in `diperiksa` are left out."""
    known = {s for p in b.asal.dokumen.paragraf for s in map(normal, sentences(p.teks))}
    owners = owners_of(b.angka.values())
    for p in b.kini.dokumen.paragraf:
        if p.tingkat or _JUDUL.match(p.teks.strip()) or p.gaya.startswith(("toc", "contents", "table of")):
            continue
        if b.kini.dokumen.place(p) in diperiksa:
            continue
        for s in sentences(p.teks):
            if normal(s) not in known:
                known.add(normal(s))  # told once, however often it was pasted
                yield from _judge(b, p, s, owners)


def owners_of(angka: Iterable[AngkaTercetak]) -> dict[str, list[AngkaTercetak]]:
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
            teks = re.sub(pattern, " kinerja … " if name in _KANTOR else " … ", teks)
    if not named:
        yield from _judge_whole(b, p, kalimat)
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
        isi = {"nama": quote(first.nama), "harap": told(owners[named[0]]), "asal": origin(first)}
        temu = ", ".join(dict.fromkeys(wrong))
        yield fill("C10", {**isi, "kutipan": quote(kalimat), "temu": temu}).at(lembar=bagian, sel=letak)


def _judge_whole(b: Banding, p: Paragraf, kalimat: str) -> Iterator[Problem]:
    """A sentence about the office's performance or money that names nothing: its figures may be rounded."""
    teks = normal(kalimat)
    office = [a for a in b.angka.values() if a.jenis == "perangkat"]
    if not office or not _SELURUHNYA.search(teks):
        return
    known = {t for x in b.asal.dokumen.paragraf for t in tokens(x.teks)}
    wrong = [t for t in islice(_measures(teks), _MAKS_ANGKA) if not _known(t, known, office)]
    if wrong:
        bagian, letak = b.kini.dokumen.place(p)
        isi = {"nama": quote(office[0].nama), "harap": told(office), "asal": ""}
        found = fill("C10", {**isi, "kutipan": quote(kalimat), "temu": ", ".join(dict.fromkeys(wrong))})
        yield replace(found.at(lembar=bagian, sel=letak), tingkat=Tingkat.PERINGATAN)


def _measures(teks: str) -> Iterator[str]:
    """The percentages and amounts of money in a sentence, a multiple with its word: "rp5 miliar"."""
    for match in ANGKA.finditer(teks):
        behind = _UKURAN.match(teks, match.end())
        if value(match.group()) is not None and (behind or match.group().startswith("rp")):
            word = behind.group().strip() if behind else ""
            yield f"{match.group()} {word}" if word in _LIPAT else match.group()


def _known(token: str, known: set[str], office: list[AngkaTercetak]) -> bool:
    """Whether the draft prints a number, or the office's figure comes to it when it is rounded."""
    number, _, word = token.partition(" ")
    if not word and any(same(number, t) for t in known):
        return True
    said = value(number)
    assert said is not None  # noqa: S101  it was read as a number
    exponent = -int(said.as_tuple().exponent)
    scaled = (n.scaleb(-_LIPAT.get(word, 0)) for a in office if (n := value(a.teks)) is not None)
    return any(round(n, exponent) == said or n.quantize(said, ROUND_DOWN) == said for n in scaled)


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


def told(angka: Sequence[AngkaTercetak]) -> str:
    """The figures that people most likely meant."""
    wanted = ("target", "realisasi", "capaian", "pagu_rp", "realisasi_rp", "serapan")
    by_field = {a.medan: a.teks for a in reversed(angka)}
    return ", ".join(f"{m.removesuffix('_rp')} {by_field[m]}" for m in wanted if m in by_field)


def origin(angka: AngkaTercetak) -> str:
    """Where a figure came from, as the end of a sentence."""
    return f" (asal: {angka.asal})" if angka.asal else ""
