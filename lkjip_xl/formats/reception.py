"""Reception of returned forms: what the inbox holds is kept, recorded and shown on the data sheets.

Collecting and the reports on single persons both begin here; a form is registered once, by whichever
of them sees it first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkjip_xl.domain.problems import Problem
from lkjip_xl.domain.progress import Catatan, Keadaan, KeadaanBidang, StatusBidang, fold
from lkjip_xl.formats import journal
from lkjip_xl.formats.book import Value
from lkjip_xl.formats.data_rows import data_tables_of
from lkjip_xl.formats.gate import Kelas
from lkjip_xl.formats.inbox import Putusan, inbox_files, read_inbox
from lkjip_xl.formats.kasus import Kasus

Baris = Mapping[str, Value]
_OUT = (StatusBidang.BELUM, StatusBidang.DIKEMBALIKAN)


def look(kasus: Kasus, pakai: str = "") -> list[Putusan]:
    """Every file of the inbox with its class; nothing is changed. `pakai` is a file that people chose."""
    return read_inbox(kasus.folder, kasus.keadaan, kasus.master, inbox_files(kasus.folder), pakai)


def register(kasus: Kasus, settled: Sequence[Putusan]) -> tuple[Catatan, ...]:
    """Keep every accepted form by its bytes; gives the records of the reception of the new ones.

    A form that is known already is kept again where its copy was lost or changed.
    """
    for p in settled:
        if p.sha256 and kasus.keadaan.received(p.sha256):
            kasus.folder.keep_received(p.baca.isi)
    return tuple(_register(kasus, p) for p in settled if p.baru)


def after(kasus: Kasus, records: Sequence[Catatan]) -> Keadaan:
    """The state once these records are in the journal."""
    return fold([*journal.read(kasus.folder.journal), *records])


def still_out(keadaan: Keadaan) -> list[KeadaanBidang]:
    """The bidang whose form has not come back."""
    return [b for b in keadaan.bidang.values() if b.status in _OUT]


def refused(settled: Sequence[Putusan]) -> list[Putusan]:
    """Files that look like forms and cannot be used."""
    return [p for p in settled if p.baca.kelas is Kelas.DITOLAK]


def refusals(settled: Sequence[Putusan]) -> tuple[Problem, ...]:
    """Why files were refused."""
    return tuple(t for p in refused(settled) for t in p.baca.temuan)


def data_sheets(kasus: Kasus, settled: Sequence[Putusan]) -> dict[str, Sequence[Baris]]:
    """The data sheets of the forms that are in force after this."""
    indikator = {i.kode: i for i in kasus.master.indikator}
    anggaran = {a.kode: a for a in kasus.master.anggaran}
    tables: dict[str, Sequence[Baris]] = {}
    for p in sorted(settled, key=lambda p: p.baru):
        if p.baca.submission and (p.baru or _is_in_force(kasus, p)):
            dokumen = kasus.sop.daftar_dokumen
            tables |= data_tables_of(p.baca.submission, indikator, anggaran, p.baca.temuan, dokumen)
    return tables


def register_rows(kasus: Kasus, settled: Sequence[Putusan]) -> list[Baris]:
    """The rows of the register of the inbox."""
    return [_row(kasus, p) for p in settled]


def _register(kasus: Kasus, p: Putusan) -> Catatan:
    stempel = p.baca.stempel
    if stempel is None:
        raise AssertionError(p.baca.berkas)
    kasus.folder.keep_received(p.baca.isi)
    return Catatan(
        kasus.waktu,
        "terima",
        {
            "bidang": stempel.bidang,
            "putaran": stempel.putaran,
            "terbitan": stempel.terbitan,
            "berkas": p.baca.berkas,
            "sha256": p.sha256,
            "kelas": p.baca.kelas.value,
            "tersingkir": list(p.tersingkir),
        },
    )


def _is_in_force(kasus: Kasus, p: Putusan) -> bool:
    """Whether it is the form its bidang stands by: shown again, in case the master was not saved then."""
    stempel = p.baca.stempel
    return stempel is not None and kasus.keadaan.bidang[stempel.bidang].sha256 == p.sha256


def _row(kasus: Kasus, p: Putusan) -> Baris:
    known = kasus.keadaan.received(p.sha256)
    stempel = p.baca.stempel
    return {
        "Waktu": known.waktu if known else kasus.waktu,
        "Berkas": p.baca.berkas,
        "Bidang": stempel.bidang if stempel else "",
        "Putaran": stempel.putaran if stempel else None,
        "Kelas": p.baca.kelas.value,
        "Pesan": p.baca.pesan,
        "SHA-256": p.sha256,
    }
