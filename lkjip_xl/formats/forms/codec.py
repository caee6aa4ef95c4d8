"""A form that was read, as JSON and back, exactly: for the store of what was read once."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from lkjip_xl.domain.problems import Problem, Tingkat
from lkjip_xl.domain.records import Asal, Isian, Stempel, Submission
from lkjip_xl.engines.openxml.sheet_reader import Cell
from lkjip_xl.formats.forms.layout import SPEK, Spek, Tabel
from lkjip_xl.formats.forms.reader import HasilBaca
from lkjip_xl.formats.gate import Kelas

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Isi = dict[str, Any]
_SPEK = {spek.tabel: spek for spek in SPEK}


def packed_result(hasil: HasilBaca) -> Isi:
    """An accepted form; its bytes are left out."""
    isian = hasil.submission.isian if hasil.submission else ()
    return {
        "kelas": hasil.kelas.value,
        "pesan": hasil.pesan,
        "stempel": hasil.stempel.token() if hasil.stempel else "",
        "temuan": [
            [t.kode, t.tingkat.value, t.pesan, t.saran, t.berkas, t.lembar, t.sel] for t in hasil.temuan
        ],
        "isian": [_packed_cell(i) for i in isian],
        "terkunci": [[*kunci, nilai] for kunci, nilai in hasil.terkunci.items()],
    }


def result_of(isi: Isi, berkas: str, *, utuh: bool = True) -> HasilBaca:
    """The form again; with `utuh` false without its cells.

    Raises:
        KeyError, TypeError, ValueError: the content is none of ours.
    """
    stempel = Stempel.parse(isi["stempel"])
    if stempel is None:
        raise ValueError(berkas)
    temuan = tuple(Problem(kode, Tingkat(tingkat), *lain) for kode, tingkat, *lain in isi["temuan"])
    hasil = HasilBaca(berkas, Kelas(isi["kelas"]), isi["pesan"], stempel, None, temuan)
    if not utuh:
        return hasil
    sub = Submission(berkas, stempel, tuple(_cell_of(i, berkas) for i in isi["isian"]))
    terkunci = {(lembar, kode, kolom): nilai for lembar, kode, kolom, nilai in isi["terkunci"]}
    return HasilBaca(berkas, hasil.kelas, hasil.pesan, stempel, sub, temuan, terkunci=terkunci)


def _packed_cell(i: Isian) -> list[object]:
    angka = isinstance(i.nilai, Decimal)
    nilai = str(i.nilai) if angka else i.nilai
    return [i.lembar, i.sel, i.kode, i.kolom, angka, nilai, i.mentah, i.asal.lembar, i.asal.sel]


def _cell_of(isi: Sequence[Any], berkas: str) -> Isian:
    lembar, sel, kode, kolom, angka, nilai, mentah, asal_lembar, asal_sel = isi
    asal = Asal(berkas, asal_lembar, asal_sel)
    return Isian(lembar, sel, kode, kolom, Decimal(nilai) if angka else nilai, mentah, asal)


def packed_tables(stempel: Stempel, milik: Sequence[tuple[Spek, Tabel]]) -> Isi:
    """The tables of a form as it was issued, with the cells of their rows."""
    return {"stempel": stempel.token(), "tabel": [_packed_table(spek, tabel) for spek, tabel in milik]}


def tables_of(isi: Isi) -> tuple[Stempel | None, list[tuple[Spek, Tabel]]]:
    """The stamp and the tables again; of their cells only the values.

    Raises:
        KeyError, TypeError, ValueError: the content is none of ours.
    """
    return Stempel.parse(isi["stempel"]), [(_SPEK[t["tabel"]], _table_of(t)) for t in isi["tabel"]]


def _packed_table(spek: Spek, tabel: Tabel) -> Isi:
    sel = [
        (baris, kolom, cell.value)
        for rows in tabel.baris.values()
        for baris in rows
        for kolom in tabel.kolom.values()
        if (cell := tabel.sel.get((baris, kolom))) is not None and cell.value is not None
    ]
    return {
        "tabel": spek.tabel,
        "lembar": tabel.lembar,
        "kepala": tabel.kepala,
        "kolom": tabel.kolom,
        "ganda": tabel.ganda,
        "asing": tabel.asing,
        "baris": tabel.baris,
        "kode": tabel.kode,
        "sel": sel,
    }


def _table_of(isi: Mapping[str, Any]) -> Tabel:
    new = tuple.__new__  # skips a call for every cell
    sel = {(baris, kolom): new(Cell, (value, None, "", 0, False)) for baris, kolom, value in isi["sel"]}
    return Tabel(
        isi["lembar"],
        sel,
        isi["kepala"],
        isi["kolom"],
        tuple(isi["ganda"]),
        tuple((nama, kolom) for nama, kolom in isi["asing"]),
        isi["baris"],
        isi["kode"],
    )
