"""Questions about the draft's text: chapters, open places, leftover marks, citations, the trace, the date."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from lkjip_xl.domain.periksa.naskah import BERKAS_MASTER, Bagian, Bahan, Butir, Naskah
from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.regulations import note_citation
from lkjip_xl.domain.tanggal import format_tanggal

_KUTIPAN: Final = 80
_DARI_JUDUL: Final = (
    *("Kata Pengantar", "Ringkasan Eksekutif", "Pendahuluan", "Perencanaan Kinerja"),
    *("Akuntabilitas Kinerja", "Realisasi Anggaran", "Penutup"),
)
# Dots that wait for a pen; leaders of a list of contents end in a page number.
_TITIK: Final = r"\.{5,}|(?:\.\s){4,}\.?|…{2,}|_{5,}|\(\s*(?:\.{3,}|…)\s*\)"
_ISI: Final = re.compile(
    rf"PERLU DIISI|(?>{_TITIK})(?!\s*[\divxlc]+\s*$)|\[\s*(?:isi|diisi)\b|lorem ipsum|\bXX+\b", re.IGNORECASE
)
_SISA: Final = re.compile(
    r"\{\{|\}\}|\{%|%\}|\{#|#\}|Error! (?:Reference|Bookmark)|Kesalahan! (?:Sumber|Marka|Bookmark)|Galat: Rujukan",
    re.IGNORECASE,
)
_BUKAN_ANGKA: Final = re.compile(
    r"\b(?:NaN|None|Infinity|NULL|undefined)\b|[-−]?\binf\b\s*%?|#(?:REF|DIV/0|VALUE|NAME|NUM|NULL)[!?]|#N/A"
)
_SIDIK: Final = re.compile(r"\b[0-9a-f]{64}\b")


def text_questions(bahan: Bahan) -> Iterator[Butir]:
    """What the draft says, apart from its figures."""
    naskah = bahan.naskah
    yield Butir("Apakah semua bagian laporan ada?", tuple(_chapters(naskah)), len(_DARI_JUDUL))
    yield _clean("Apakah tidak ada bagian yang masih harus diisi?", naskah, "L30", _ISI)
    yield _clean(
        "Apakah tidak ada sisa tanda templat atau rujukan yang putus?",
        naskah,
        "L31",
        _SISA,
        _typed_by_people(bahan, _SISA),
    )
    yield _clean(
        *("Apakah tidak ada nilai yang bukan angka?", naskah, "L32", _BUKAN_ANGKA),
        _typed_by_people(bahan, _BUKAN_ANGKA),
    )
    yield Butir(
        "Apakah nomor dan tahun peraturan yang dikutip benar?",
        tuple(
            problem("L33", berkas=naskah.berkas, lembar=b.tempat, sel=b.sel, catatan=note)
            for b in naskah.paragraf
            if (note := note_citation(b.teks, bahan.tahun))
        ),
    )
    yield Butir("Apakah sidik catatan kerja yang tercetak cocok?", tuple(_trace(bahan)))
    yield Butir("Apakah batas penyampaian belum lewat?", tuple(_deadline(bahan)))


def _chapters(naskah: Naskah) -> Iterator[Problem]:
    titles = [" ".join(j.split()).casefold() for j in naskah.judul]
    for bagian in _DARI_JUDUL:
        if not any(bagian.casefold() in title for title in titles):
            yield problem("L39", berkas=naskah.berkas, bagian=bagian)


def _clean(
    pertanyaan: str,
    naskah: Naskah,
    kode: str,
    pola: re.Pattern[str],
    allowed: Callable[[str], bool] = lambda _: False,
) -> Butir:
    """Paragraphs in which a pattern is found; what a bidang typed itself stays as it is."""
    found = [
        problem(kode, berkas=naskah.berkas, lembar=b.tempat, sel=b.sel, kutipan=_quote(b, match))
        for b in naskah.paragraf
        if (match := pola.search(b.teks)) and not allowed(b.teks)
    ]
    return Butir(pertanyaan, tuple(found), len(found) + 1)


def _typed_by_people(bahan: Bahan, pola: re.Pattern[str]) -> Callable[[str], bool]:
    """Whether a paragraph shows a pattern only within what a bidang or the master says, word for word."""
    rekap = bahan.rekap
    texts = {h.indikator.nama for h in rekap.indikator} | {s.nama for s in rekap.sasaran}
    texts |= {b.baris.uraian for b in rekap.anggaran}
    for h in rekap.indikator:
        for x in h.analisis:
            wholes = (x.kendala, x.solusi, x.rencana, x.pic, x.batas_waktu, x.bukti)
            texts.update(line for whole in wholes for line in whole.splitlines())
    known = {" ".join(t.split()) for t in texts if pola.search(t)}
    # A bare "NaN" that somebody typed excuses its own line, not every sentence that says NaN.
    longer = sorted((t for t in known if not pola.fullmatch(t)), key=len, reverse=True)

    def allowed(teks: str) -> bool:
        rest = " ".join(teks.split())
        if rest in known:
            return True
        for one in longer:
            rest = rest.replace(one, " ")
        return not pola.search(rest)

    return allowed


def _quote(b: Bagian, match: re.Match[str]) -> str:
    """The place in its sentence, not too long."""
    start = max(0, match.start() - _KUTIPAN // 4)
    piece = " ".join(b.teks[start : start + _KUTIPAN].split())
    return ("…" if start else "") + piece + ("…" if start + _KUTIPAN < len(b.teks) else "")


def _trace(bahan: Bahan) -> Iterator[Problem]:
    if bahan.putus is not None:
        yield problem("L36", lembar="Jejak", baris=bahan.putus)
    printed = {m for b in bahan.naskah.paragraf for m in _SIDIK.findall(b.teks) if "atatan kerja" in b.teks}
    if not printed:
        yield problem("L35", berkas=bahan.naskah.berkas)
    elif not printed <= bahan.sidik:
        yield problem("L34", berkas=bahan.naskah.berkas)


def _deadline(bahan: Bahan) -> Iterator[Problem]:
    sel = bahan.sel.get(("Pengaturan", "Batas Penyampaian", "Nilai"), "")
    if bahan.batas is None:
        yield problem("L38", berkas=BERKAS_MASTER, lembar="Pengaturan", sel=sel)
    elif bahan.tanggal > bahan.batas:
        batas = format_tanggal(bahan.batas)
        yield problem("L37", berkas=BERKAS_MASTER, lembar="Pengaturan", sel=sel, batas=batas)
