"""`lkjip impor`: indicators and budget lines from an "Evaluasi Hasil Renja" workbook."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.records import BarisAnggaran, Indikator
from lkjip_xl.domain.renja.records import HasilImpor, to_records
from lkjip_xl.formats.book import MasterBook, ensure_free
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.atomic import copy_file
from lkjip_xl.formats.folder.case_folder import CaseFolder, ensure_file
from lkjip_xl.formats.folder.journal_mirror import keep_mirror
from lkjip_xl.formats.master.book import open_master
from lkjip_xl.formats.master.data_rows import number
from lkjip_xl.formats.renja.imported import added_before, forget_adding, keep_imported, note_adding
from lkjip_xl.formats.renja.workbook import read_renja
from lkjip_xl.formats.sheet_map import RIWAYAT
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.tugas import Baris, Hasil, Perintah

_UMUM = "UMUM"
_BARIS_BARU = frozenset({"I23", "I25"})  # findings about rows that are added


def import_renja(
    perintah: Perintah,
    berkas: Path,
    bidang: str,
    jenjang: Iterable[str],
    terbuka: MasterBook | None = None,
    *,
    lengkapi: bool = False,
) -> Hasil:
    """Add the workbook's rows to tblIndikator and tblAnggaran; of rows with a known code only blank cells are filled.

    The realisations of the workbook are kept and offered in the forms. Without `bidang` all rows go to
    the first bidang of the master; where there is none, to a new one of the whole office. `terbuka` is
    the master where somebody has it open: it is
    changed and saved there. `lengkapi` adds no rows: a master that goes on from last year has them all.

    Raises:
        FileUnusableError: the file is no Renja workbook, or the master is open elsewhere.
    """
    folder = perintah.folder
    sop, _ = load_state(folder)
    ensure_file(berkas)
    renja = read_renja(berkas)
    with folder.locked():
        if terbuka is None:
            ensure_free(folder.master)
        folder.back_up_master(perintah.waktu)
        with open_master(folder.master) if terbuka is None else _saved(terbuka) as book:
            kode = _unit(book, bidang, sop.perangkat_daerah, tetap=lengkapi)
            hasil = to_records(renja, bidang=kode, jenjang_indikator=jenjang)
            added = [
                _add(book, "tblIndikator", [_indicator(i) for i in hasil.indikator], tetap=lengkapi),
                _add(book, "tblAnggaran", [_line(a) for a in hasil.anggaran], tetap=lengkapi),
            ]
            added = _with_unrecorded(folder, berkas, added)
        if lengkapi:
            hasil = replace(hasil, temuan=tuple(p for p in hasil.temuan if p.kode not in _BARIS_BARU))
        return _record(perintah, berkas, hasil, added)


def _with_unrecorded(
    folder: CaseFolder, berkas: Path, added: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """What is added, with rows that a killed run of the same workbook saved and could not record."""
    sha256 = hashlib.sha256(berkas.read_bytes()).hexdigest()
    before = added_before(folder, sha256)
    whole = [(max(n, old), filled) for (n, filled), old in zip(added, before, strict=True)]
    note_adding(folder, sha256, [n for n, _ in whole])
    return whole


@contextmanager
def _saved(book: MasterBook) -> Iterator[MasterBook]:
    """An open master, saved once it is changed."""
    yield book
    book.save()


def _record(perintah: Perintah, berkas: Path, hasil: HasilImpor, added: Sequence[tuple[int, int]]) -> Hasil:
    folder = perintah.folder
    sha256 = hashlib.sha256(berkas.read_bytes()).hexdigest()
    kept = folder.dalam / "impor" / f"{sha256}{berkas.suffix.lower()}"
    copy_file(berkas, kept)
    keep_imported(folder, hasil)
    rincian = {"berkas": berkas.name, "sha256": sha256, "indikator": added[0][0], "anggaran": added[1][0]}
    journal.append(folder.journal, Catatan(perintah.waktu, "impor", rincian))
    keep_mirror(folder)
    forget_adding(folder)
    filled = sum(n for _, n in added)
    skipped = len(hasil.indikator) + len(hasil.anggaran) - sum(map(sum, added))
    rest = f"; {filled} baris yang sudah ada dilengkapi" if filled else ""
    rest += f"; {skipped} baris lain dilewati" if skipped else ""
    return Hasil(
        f"{added[0][0]} indikator dan {added[1][0]} baris anggaran diimpor dari {berkas.name}{rest}.",
        temuan=hasil.temuan,
    )


def _unit(book: MasterBook, bidang: str, perangkat_daerah: str, *, tetap: bool) -> str:
    """The bidang that gets the rows; it is added where the master does not know it, unless all stays (`tetap`)."""
    rows = book.read_table("tblBidang")
    known = [str(r["Kode"]) for r in rows]
    kode = bidang or (known[0] if known else _UMUM)
    if kode not in known and not tetap:
        nama = perangkat_daerah if kode == _UMUM else kode
        book.write_table("tblBidang", [*rows, {"Kode": kode, "Nama": nama}])
    return kode


def _add(book: MasterBook, table: str, new: Sequence[Baris], *, tetap: bool) -> tuple[int, int]:
    """Append rows whose code is not there yet (not if `tetap`), fill blank cells of those that are.

    Gives how many of each.
    """
    offered = {str(r["Kode"]): r for r in new}
    rows = book.read_table(table)
    filled = [_filled(r, offered.get(str(r["Kode"]), {})) for r in rows]
    known = {str(r["Kode"]) for r in rows}
    fresh = [] if tetap else [r for r in new if str(r["Kode"]) not in known]
    changed = sum(a != b for a, b in zip(rows, filled, strict=True))
    if fresh or changed:
        book.write_table(table, [*filled, *fresh])
    return len(fresh), changed


def _filled(row: Baris, offered: Baris) -> Baris:
    """A row as people left it, with what the import knows in its blank cells."""
    return {k: offered.get(k) if v is None else v for k, v in row.items()}


def _indicator(i: Indikator) -> Baris:
    target = number(i.target) if isinstance(i.target, Decimal) else i.target_teks or None
    return {
        "Kode": i.kode,
        "Sasaran": i.sasaran,
        "Indikator": i.nama,
        "Satuan": i.satuan,
        "Polaritas": i.polaritas.value,
        "Target": target,
        "Bidang": ";".join(i.bidang),
        "Konsolidasi": i.konsolidasi.value,
        "Agregasi": i.agregasi.value,
        "Target Renstra": number(i.target_renstra),
        "Standar Nasional": number(i.standar_nasional),
        **{kolom: number(n) for kolom, n in zip(RIWAYAT, i.riwayat, strict=True)},
    }


def _line(a: BarisAnggaran) -> Baris:
    return {
        "Kode": a.kode,
        "Uraian": a.uraian,
        "Jenjang": a.jenjang,
        "Pagu": number(a.pagu),
        "Bidang": a.bidang,
        "Sasaran": a.sasaran,
    }
