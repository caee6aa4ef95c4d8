"""What stands beside the figures and must stay: units, years above columns, codes, numbers in fixed words."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from lkjip_xl.domain.cocok.letak import at_cell, row_label
from lkjip_xl.domain.cocok.padanan import Kemunculan, Naskah
from lkjip_xl.domain.cocok.teks import ANGKA, normal, same, tokens, value
from lkjip_xl.domain.dokumen import Paragraf, quote
from lkjip_xl.domain.problems import Problem, fill

_BULAN = "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember"
_TANGGAL = re.compile(rf"\b\d{{1,2}}\s+(?:{_BULAN})\s+\d{{4}}\b")
RUJUKAN = re.compile(r"\b(?:tabel|gambar|grafik|lampiran|bab|halaman)\s+[\divxlc]+(?:\.\d+)*")
_DAFTAR = ("toc", "contents", "table of")
_PERSEN = ("%", "persen")
_BATAS = "<>≤≥"  # bounds of a scale; a number alone is a running number
_SATUAN = ("%", "persen", "poin")
_KELIPATAN = ("ribu", "juta", "miliar", "milyar", "triliun")
_PENGHUBUNG = frozenset({
    "adalah", "atas", "atau", "bagi", "belum", "dalam", "dan", "dari", "dengan", "di", "hingga", "ini", "itu", "karena",
    "melampaui", "memenuhi", "mencapai", "menjadi", "menurut", "pada", "padahal", "sampai", "sebagai", "sebesar",
    "sedangkan", "sehingga", "serta", "telah", "terhadap", "untuk", "yaitu", "yang",
})  # fmt: skip


def compare_beside(
    asal: Naskah, kini: Naskah, tabel: tuple[int, int], rows: Mapping[int, int], columns: Mapping[int, int]
) -> Iterator[Problem]:
    """Cells of a table that are no figure and say another unit, year, code or count; running numbers may change."""
    ta, tk = asal.dokumen.tabel[tabel[0]], kini.dokumen.tabel[tabel[1]]
    if not ta.baris or not tk.baris or len(ta.baris[0]) != len(tk.baris[0]):
        return
    for row, other in {0: 0, **rows}.items():
        for column, text in ta.baris[row].items():
            header = normal(ta.header(column))
            if asal.tanda_sel[tabel[0]].get((row, column)) or (row and column in columns):
                continue
            if not column and header.startswith("no"):
                continue
            found = tk.baris[other].get(column, "")
            if _says_other(text, found, unit=bool(row) and header == "satuan"):
                label = row_label(ta, row, {}) if row else "kepala tabel"
                finding = fill("C17", {"temu": quote(found), "harap": quote(text), "baris": quote(label)})
                yield at_cell(kini.dokumen, (tabel[1], (other, column)), finding)


def _says_other(text: str, found: str, *, unit: bool) -> bool:
    if same(text, found) or not found:
        return False
    if unit:
        return not {normal(text), normal(found)} <= set(_PERSEN)
    return bool(tokens(text)) and _masked(text) == _masked(found)


def renumbered(asal: Naskah, kini: Naskah, seen: frozenset[tuple[str, str]]) -> Iterator[Problem]:
    """Texts without figures of the rekap, also those of the bidang, that carry another number; dates may change."""
    figures = {k.paragraf for k in asal.muncul}
    before, now = _texts(asal), _texts(kini)
    gone: dict[str, list[Paragraf]] = defaultdict(list)
    left = before - now
    for n, p in enumerate(asal.dokumen.paragraf):
        if n not in figures and left[normal(p.teks)] and (p.sel is None or not asal.marks_of(p.sel.tabel)):
            gone[_masked(p.teks)].append(p)
    for p in kini.dokumen.paragraf:
        mask = _masked(p.teks)
        if normal(p.teks) in before or kini.dokumen.place(p) in seen:
            continue
        if any(c.isalpha() or c in _BATAS for c in mask) and gone[mask] and not p.gaya.startswith(_DAFTAR):
            old = gone[mask].pop(0)
            was, said = (Counter(tokens(_bare(x.teks))) for x in (old, p))
            bagian, letak = kini.dokumen.place(p)
            told = {"kutipan": quote(p.teks.strip()), "temu": ", ".join(said - was)}
            note = f" (dalam draf: {', '.join(was - said)})"
            if said - was:
                yield fill("C09", {**told, "catatan": note}).at(lembar=bagian, sel=letak)


def _texts(naskah: Naskah) -> Counter[str]:
    return Counter(normal(p.teks) for p in naskah.dokumen.paragraf)


def _bare(teks: str) -> str:
    """A text without the numbers that change by themselves or with the day."""
    return RUJUKAN.sub("~", _TANGGAL.sub("~", normal(teks)))


def _masked(teks: str) -> str:
    return ANGKA.sub("9", _bare(teks))


def units_of(naskah: Naskah) -> frozenset[str]:
    """The first words of the units that a report's tables name."""
    found = set(_SATUAN)
    for tabel in naskah.dokumen.tabel:
        heads = tabel.baris[0] if tabel.baris else {}
        for column in (c for c, t in heads.items() if normal(t) == "satuan"):
            found |= {normal(row.get(column, "")).split()[0] for row in tabel.baris[1:] if row.get(column)}
    return frozenset(found)


def other_unit(units: frozenset[str], k: Kemunculan, asal: Paragraf, kini: Paragraf, akhir: int) -> str:
    """The word behind a figure where it makes another quantity of it, "" where it does not."""
    was, now = _behind(asal.teks, k.akhir), _behind(kini.teks, akhir)
    if value(k.teks) is None or was == now or now in _PENGHUBUNG or {was, now} <= set(_PERSEN):
        return ""
    if now in _KELIPATAN:
        return now
    return now if was in units and now[:1].isalpha() | (now == "%") else ""


def _behind(teks: str, akhir: int) -> str:
    """The word right behind a place, without punctuation."""
    rest = normal(teks[akhir : akhir + 60])
    if rest[:1] in ("", ".", ",", ";", "(", ")"):
        return ""
    return rest.split()[0].strip(".,;:()") if rest.split() else ""
