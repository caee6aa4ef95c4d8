"""Read a returned form: gate, identity, tables found by their headers, every input cell with its place.

Every file gets exactly one class; nothing here raises on a damaged or hostile file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from lkjip_xl.domain.problems import Problem, fill, problem
from lkjip_xl.domain.records import Isian, Stempel, Submission
from lkjip_xl.engines.openxml.package import Package, PackageError
from lkjip_xl.formats.forms.layout import KODE, Spek, Tabel, find_all, missing_headers
from lkjip_xl.formats.forms.match import value_of
from lkjip_xl.formats.forms.rows import TableReader
from lkjip_xl.formats.forms.stamp import Konteks, check_identity, read_stamp, stamp_notes, stamp_of, tokens_of
from lkjip_xl.formats.gate import BATAS, Kelas, inspect, refusal, show_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


__all__ = ["HasilBaca", "Kelas", "Konteks", "read_form"]


@dataclass(frozen=True, slots=True)
class HasilBaca:
    """What became of one file of the inbox.

    `submission` is there exactly where the class is one of the accepted two; `menunggu` marks a file
    that is still being copied in and is left for the next run. `isi` are the bytes that were read, so
    that what is registered is what was judged, even where the file changes meanwhile. `terkunci` holds
    what the form as issued says in cells that people do not fill in: sheet, code, column -> value.
    """

    berkas: str
    kelas: Kelas
    pesan: str
    stempel: Stempel | None = None
    submission: Submission | None = None
    temuan: tuple[Problem, ...] = ()
    menunggu: bool = False
    isi: bytes = field(default=b"", repr=False, compare=False)
    terkunci: Mapping[tuple[str, str, str], object] = field(default_factory=dict, repr=False, compare=False)

    def as_dict(self) -> dict[str, object]:
        """The entry of `lkjip kumpulkan --coba --json` (DESIGN section 4)."""
        isian = self.submission.isian if self.submission else ()
        return {
            "berkas": self.berkas,
            "kelas": str(self.kelas),
            "pesan": self.pesan,
            "temuan": [t.as_dict() for t in self.temuan],
            "nilai": [_as_entry(i) for i in isian],
        }


def read_form(
    path: Path,
    terbitan: Callable[[Stempel], Path | None],
    konteks: Konteks,
    berkas: str = "",
    tabel: BacaTerbitan | None = None,
) -> HasilBaca:
    """Judge and read one file of the inbox; the file is opened once and only read.

    Args:
        path: the file as it lies in the inbox.
        terbitan: where the copy of the form as issued is kept; None where it never was issued.
        konteks: what this year's folder expects.
        berkas: what findings and origins call the file; its own name where not given.
        tabel: how the issued copy is read; `issued_tables` where not given.
    """
    berkas = berkas or path.name.encode("utf-8", "replace").decode("utf-8")
    tampil = show_name(PurePosixPath(berkas))
    try:
        gerbang = inspect(path, nama=tampil)
        if gerbang.paket is None:
            hasil = _refused(berkas, *gerbang.temuan)
            return replace(hasil, kelas=gerbang.kelas or Kelas.DITOLAK, menunggu=gerbang.menunggu)
        tanda = tokens_of(gerbang.paket)
        stempel = _identify(gerbang.paket, tanda, konteks, tampil)
        milik = (tabel or issued_tables)(terbitan(stempel), stempel, tampil)
        hasil = _Reading(gerbang.paket, konteks, berkas, stempel).read(milik)
        catatan = (*gerbang.temuan, *stamp_notes(tanda, tampil))
        return replace(_with_notes(hasil, catatan), isi=gerbang.paket.container.data)
    except _Refusal as tolak:
        return replace(_refused(berkas, tolak.temuan), kelas=tolak.kelas, stempel=tolak.stempel)
    except PackageError as error:
        return _refused(berkas, refusal(error, tampil))
    except Exception:  # the promise of this door: one class per file, never a traceback
        import logging

        logging.getLogger(__name__).debug("unexpected while reading a form", exc_info=True)
        return _refused(berkas, problem("F12", nama=tampil))


BacaTerbitan = Callable[["Path | None", Stempel, str], "list[tuple[Spek, Tabel]]"]
"""How an issued copy is read: its path, its stamp, the name of the returned file -> its tables."""


class _Refusal(Exception):  # noqa: N818  not an error: the answer for this file
    """Ends the reading of one file with its class and reason."""

    def __init__(self, temuan: Problem, stempel: Stempel | None = None, kelas: Kelas = Kelas.DITOLAK) -> None:
        super().__init__(temuan.pesan)
        self.temuan = temuan
        self.stempel = stempel
        self.kelas = kelas


def _identify(paket: Package, tanda: Mapping[str, str], konteks: Konteks, nama: str) -> Stempel:
    """The stamp of a form of this folder, by the tokens it carries."""
    stempel, salah = stamp_of(tanda, nama)
    if stempel is None and salah is None:
        if any(find_all(paket).values()):
            raise _Refusal(problem("F21", nama=nama))
        raise _Refusal(problem("F20", nama=nama), kelas=Kelas.BUKAN)
    keliru = salah or (check_identity(stempel, konteks, nama) if stempel else None)
    if keliru or stempel is None:
        raise _Refusal(keliru or problem("F21", nama=nama), stempel)
    return stempel


def issued_tables(asli: Path | None, stempel: Stempel, nama: str) -> list[tuple[Spek, Tabel]]:
    """The tables of the form as it was issued, under the very same stamp; `nama` is the returned file."""
    if asli is None:
        raise _Refusal(problem("F29", nama=nama, ada=stempel.terbitan), stempel)
    rusak = problem("F30", nama=nama, ada=stempel.terbitan)
    try:
        terbit = Package.open(asli, BATAS)
        tercatat, _ = read_stamp(terbit, nama)
        isi = list(find_all(terbit).items())
    except PackageError as error:
        raise _Refusal(rusak, stempel) from error
    if tercatat != stempel:
        raise _Refusal(problem("F34", nama=nama, ada=stempel.terbitan), stempel)
    milik = [(spek, _main(spek, tables)) for spek, tables in isi if tables]
    if not milik:
        raise _Refusal(rusak, stempel)
    return milik


@dataclass(frozen=True, slots=True)
class _Reading:
    """The reading of an identified form."""

    paket: Package
    konteks: Konteks
    berkas: str
    stempel: Stempel

    def read(self, milik: list[tuple[Spek, Tabel]]) -> HasilBaca:
        """Every issued table in turn."""
        isian: list[Isian] = []
        temuan: list[Problem] = []
        ada = find_all(self.paket, [spek for spek, _ in milik])
        for spek, asli in milik:
            kini, catatan = self._choose(spek, asli, ada[spek])
            reader = TableReader(spek, asli, kini, self.paket, self.berkas, self.konteks.predikat)
            reader.read()
            isian += reader.isian
            temuan += [*_placed(catatan, self.berkas), *reader.temuan]
        sub = Submission(self.berkas, self.stempel, tuple(isian))
        terkunci = {k: v for spek, asli in milik for k, v in _locked(spek, asli)}
        return HasilBaca(
            *(self.berkas, Kelas.DITERIMA, "", self.stempel, sub, tuple(temuan)), terkunci=terkunci
        )

    def _choose(self, spek: Spek, asli: Tabel, tables: list[Tabel]) -> tuple[Tabel, tuple[Problem, ...]]:
        """The returned table: the one that holds most of the issued rows; a tie is not ours to settle."""
        if not tables:
            kolom = " dan ".join(missing_headers(self.paket, spek))
            tolak = problem("F31", tabel=spek.tabel, kolom=kolom, lembar=spek.lembar)
            raise _Refusal(tolak, self.stempel)

        def rank(tabel: Tabel) -> tuple[int, bool]:
            return len(tabel.baris.keys() & asli.baris.keys()), tabel.lembar == spek.lembar

        tables.sort(key=rank, reverse=True)
        kini, lain = tables[0], [t for t in tables[1:] if t.baris.keys() & asli.baris.keys()]
        if lain and rank(lain[0]) == rank(kini):
            tempat = ", ".join(f"{t.lembar} baris {t.kepala}" for t in (kini, *lain))
            tolak = problem("F32", tabel=spek.tabel, sheet=tempat, lembar=kini.lembar)
            raise _Refusal(tolak, self.stempel)
        return kini, tuple(_copy_note(spek, kini, salinan) for salinan in lain)


def _locked(spek: Spek, asli: Tabel) -> Iterator[tuple[tuple[str, str, str], object]]:
    """The cells of an issued table that people do not fill in."""
    for kunci, rows in asli.baris.items():
        kode = asli.kode[kunci]
        for kolom in spek.terkunci:
            yield (spek.lembar, kode, kolom), value_of(asli.cell(rows[0], kolom))


def _copy_note(spek: Spek, kini: Tabel, salinan: Tabel) -> Problem:
    """A copy of the table is a warning; a fault where it says something else."""
    sel = salinan.address(salinan.kepala, KODE)
    isi = {"tabel": spek.tabel, "sheet": salinan.lembar, "dibaca": kini.lembar}
    beda = any(
        value_of(kini.cell(kini.baris[kunci][0], kolom)) != value_of(salinan.cell(baris[0], kolom))
        for kunci, baris in salinan.baris.items()
        if kunci in kini.baris
        for kolom in spek.isian
    )
    return fill("F35" if beda else "F33", isi).at(lembar=salinan.lembar, sel=sel)


def _with_notes(hasil: HasilBaca, catatan: tuple[Problem, ...]) -> HasilBaca:
    """An accepted form with the gate's notes, its class and its sentence."""
    temuan = (*_placed(catatan, hasil.berkas), *hasil.temuan)
    isian = hasil.submission.isian if hasil.submission else ()
    terisi = sum(i.nilai is not None for i in isian)
    siapa = f"{hasil.stempel.bidang} putaran {hasil.stempel.putaran}" if hasil.stempel else ""
    pesan = f"Formulir {siapa}: {terisi} dari {len(isian)} isian terbaca"
    pesan += f", {len(temuan)} temuan." if temuan else "."
    return replace(hasil, kelas=Kelas.PERINGATAN if temuan else Kelas.DITERIMA, pesan=pesan, temuan=temuan)


def _main(spek: Spek, tables: list[Tabel]) -> Tabel:
    """The table of an issued form; ours has one, on the sheet of its name."""
    return next((t for t in tables if t.lembar == spek.lembar), tables[0])


def _placed(temuan: tuple[Problem, ...], berkas: str) -> tuple[Problem, ...]:
    return tuple(t.at(berkas=berkas) for t in temuan)


def _refused(berkas: str, *temuan: Problem) -> HasilBaca:
    pesan = " ".join(f"{t.pesan} {t.saran}" for t in temuan)
    return HasilBaca(berkas, Kelas.DITOLAK, pesan, temuan=_placed(temuan, berkas))


def _as_entry(isian: Isian) -> dict[str, object]:
    nilai: object = isian.nilai
    if isinstance(nilai, Decimal):
        nilai = int(nilai) if nilai == nilai.to_integral_value() else float(nilai)
    return {
        "lembar": isian.lembar,
        "sel": isian.sel,
        "kode": isian.kode,
        "kolom": isian.kolom,
        "nilai": nilai,
    }
