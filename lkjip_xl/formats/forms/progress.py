"""How much of a form is done, on its first sheet: formulas over the status columns, with their results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from lkjip_xl.domain.pantauan import Pantauan
from lkjip_xl.formats.forms import map as tata
from lkjip_xl.formats.forms.markup import Rumus
from lkjip_xl.formats.forms.spec import BarisForm

_SIAP = "Siap dikirim: simpan, lalu kembalikan berkas ini."
_SIAP_PASTIKAN = "Siap dikirim, tetapi pastikan dahulu baris yang bertanda Pastikan."
_BELUM = "Belum siap dikirim: "
_TANPA_BARIS = "belum ada baris yang diisi"
_PANJANG = 40  # characters of the bar
_AWALAN = (
    (("Belum*", "Isi *"), "belum diisi"),
    (("Lengkapi*",), "perlu dilengkapi"),
    (("Perbaiki*",), "perlu diperbaiki"),
)
_PASTI = ("Pastikan*", "perlu dipastikan")

Bagian: TypeAlias = tuple[tata.TabelForm, Sequence[BarisForm], Sequence[Pantauan]]
"""A table with its rows, and how each of them stands."""


class Hitungan(NamedTuple):
    """A count: the formula, and its result as issued."""

    rumus: str
    nilai: int


def progress_cells(isi: Sequence[Bagian]) -> Mapping[str, Rumus]:
    """The cells of Petunjuk that tell the progress."""
    terisi, dari = _sum(map(_answered, isi)), _sum(map(_asked, isi))
    cells = {
        tata.SEL_TERISI: Rumus(
            f'{terisi.rumus}&" dari "&({dari.rumus})&" {_word(isi)}"',
            f"{terisi.nilai} dari {dari.nilai} {_word(isi)}",
        ),
        tata.SEL_SIAP: _ready(isi),
        tata.SEL_BATANG: _bar(terisi, dari),
    }
    for urut, satu in enumerate(isi, start=1):
        cells[f"D{tata.BARIS_DIMINTA + urut}"] = _sheet_line(satu)
    return cells


def _ready(isi: Sequence[Bagian]) -> Rumus:
    """Whether the form can be sent, else what keeps it."""
    kurang = [(_sum(_lacking(satu, pola) for satu in isi), kata) for pola, kata in _AWALAN]
    ragu = _sum(_status(satu, (_PASTI[0],)) for satu in isi)
    ada = _sum(_asked(satu) for satu in isi)
    sebut = "&".join(f'IF({h.rumus}>0,", "&({h.rumus})&" {kata}","")' for h, kata in kurang)
    semua = "+".join(h.rumus for h, _ in kurang)
    siap = f'IF({ragu.rumus}>0,"{_SIAP_PASTIKAN}","{_SIAP}")'
    kosong = '"Belum ada yang diisi."'
    teks = f'IF({semua}>0,"{_BELUM}"&MID({sebut},3,200)&".",IF({ada.rumus}=0,{kosong},{siap}))'
    if any(h.nilai for h, _ in kurang):
        hasil = _BELUM + ", ".join(f"{h.nilai} {kata}" for h, kata in kurang if h.nilai) + "."
    else:
        hasil = (_SIAP_PASTIKAN if ragu.nilai else _SIAP) if ada.nilai else kosong.strip('"')
    return Rumus(teks, hasil)


def _bar(terisi: Hitungan, dari: Hitungan) -> Rumus:
    bagian = f"MIN({_PANJANG},ROUND({_PANJANG}*({terisi.rumus})/MAX(1,{dari.rumus}),0))"
    n = min(_PANJANG, int(_PANJANG * terisi.nilai / max(1, dari.nilai) + 0.5))
    return Rumus(f'REPT("█",{bagian})&REPT("░",{_PANJANG}-{bagian})', "█" * n + "░" * (_PANJANG - n))


def _sheet_line(satu: Bagian) -> Rumus:
    """How one sheet stands: "3 dari 7 terisi, 2 perlu dilengkapi"."""
    terisi, dari = _answered(satu), _asked(satu)
    lain = [(_status(satu, pola), kata) for pola, kata in (*_AWALAN[1:], ((_PASTI[0],), _PASTI[1]))]
    rumus = f'({terisi.rumus})&" dari "&({dari.rumus})&" terisi"'
    rumus += "".join(f'&IF({h.rumus}>0,", "&({h.rumus})&" {kata}","")' for h, kata in lain)
    hasil = f"{terisi.nilai} dari {dari.nilai} terisi"
    hasil += "".join(f", {h.nilai} {kata}" for h, kata in lain if h.nilai)
    if satu[0].dari:  # rows as needed: "0 dari 0" would say nothing
        rumus = f'IF({dari.rumus}=0,"{_TANPA_BARIS}",{rumus})'
        hasil = hasil if dari.nilai else _TANPA_BARIS
    return Rumus(rumus, hasil)


def _answered(satu: Bagian) -> Hitungan:
    tabel, baris, _ = satu
    terisi = sum(b.isian.get(tabel.hitung) not in (None, "") for b in baris)
    return Hitungan(f"COUNTA({_range(tabel, tabel.hitung, baris)})", terisi)


def _asked(satu: Bagian) -> Hitungan:
    """How many rows want an answer: all of them, or those that people use."""
    tabel, baris, hasil = satu
    if not tabel.dari:
        return Hitungan(str(len(baris)), len(baris))
    kosong = f'COUNTIF({_range(tabel, tata.STATUS, baris)},"?*")'
    return Hitungan(kosong, sum(h.status != "" for h in hasil))


def _lacking(satu: Bagian, pola: Sequence[str]) -> Hitungan:
    """The rows with such a status; a sheet of rows as needed that holds none counts as one not filled in."""
    hitungan = _status(satu, pola)
    if pola is not _AWALAN[0][0] or not satu[0].dari:
        return hitungan
    ada = _asked(satu)
    return Hitungan(f"{hitungan.rumus}+IF({ada.rumus}=0,1,0)", hitungan.nilai + (ada.nilai == 0))


def _status(satu: Bagian, pola: Sequence[str]) -> Hitungan:
    tabel, baris, hasil = satu
    tempat = _range(tabel, tata.STATUS, baris)
    awalan = tuple(kata.rstrip("*") for kata in pola)
    rumus = "+".join(f'COUNTIF({tempat},"{kata}")' for kata in pola)
    return Hitungan(rumus, sum(h.status.startswith(awalan) for h in hasil))


def _sum(hitungan: Iterable[Hitungan]) -> Hitungan:
    semua = list(hitungan)
    return Hitungan("+".join(h.rumus for h in semua), sum(h.nilai for h in semua))


def _range(tabel: tata.TabelForm, kolom: str, baris: Sequence[BarisForm]) -> str:
    huruf = tabel.lajur(kolom)
    return f"{tabel.lembar}!{huruf}{tata.AWAL}:{huruf}{tata.AWAL + max(len(baris), 1) - 1}"


def _word(isi: Sequence[Bagian]) -> str:
    """What is counted, in a word."""
    kata = {"dokumen" if tabel is tata.TABEL_DOKUMEN else "realisasi" for tabel, _, _ in isi}
    return kata.pop() if len(kata) == 1 else "isian"
