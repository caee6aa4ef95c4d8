"""Reception of returned forms: what the inbox holds is kept, recorded and shown on the data sheets.

Collecting and the reports on single persons both begin here; a form is registered once, by whichever
of them sees it first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import datetime

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.problems import Problem
from lkjip_xl.domain.progress import Keadaan, KeadaanBidang, Penerimaan, StatusBidang, fold
from lkjip_xl.formats.book import Value
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.forms.batch import Cara
from lkjip_xl.formats.forms.desk import Loket
from lkjip_xl.formats.forms.inbox import Putusan, desk_of, inbox_files, read_inbox
from lkjip_xl.formats.forms.reader import HasilBaca
from lkjip_xl.formats.gate import Kelas, plain_bytes
from lkjip_xl.formats.kasus import Kasus

Baris = Mapping[str, Value]


_SERENTAK = 8  # files on their way to the disk at a time
_OUT = (StatusBidang.BELUM, StatusBidang.DIKEMBALIKAN)


def look(kasus: Kasus, pakai: str = "", cara: Cara | None = None) -> list[Putusan]:
    """Every file of the inbox with its class; nothing of it is changed.

    `pakai` is a file that people chose; `cara` says how many files are read.
    """
    loket = desk_of(kasus.folder, kasus.keadaan, kasus.master)
    return read_inbox(loket, kasus.keadaan, inbox_files(kasus.folder), pakai, cara)


def register(kasus: Kasus, settled: Sequence[Putusan]) -> tuple[Catatan, ...]:
    """Keep every accepted form by its bytes; gives the records of the reception of the new ones.

    A form that is known already is kept again where its copy was lost or changed.

    Raises:
        FileUnusableError: a file is no longer what was judged.
    """
    known = {p.sha256 for p in kasus.keadaan.penerimaan}
    new = [p for p in settled if p.baru]
    _keep(kasus, [p for p in settled if p.sha256 in known and not kasus.folder.has_received(p.sha256)])
    _keep(kasus, new)
    return tuple(_record(kasus, p) for p in new)


def _keep(kasus: Kasus, forms: Sequence[Putusan]) -> None:
    """Keep forms by their bytes; many at a time, since each waits until it is on the disk."""
    if len(forms) < _SERENTAK:
        for p in forms:
            kasus.folder.keep_received(_bytes_of(p))
        return
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_SERENTAK) as pool:
        for _ in pool.map(lambda p: kasus.folder.keep_received(_bytes_of(p)), forms):
            pass


def _bytes_of(p: Putusan) -> bytes:
    """The bytes of the file as it was judged.

    Raises:
        FileUnusableError: it has changed since.
    """
    isi = p.baca.isi or (plain_bytes(p.path) if p.path else None)
    if isi is None or hashlib.sha256(isi).hexdigest() != p.sha256:
        raise FileUnusableError(
            f"“{p.baca.berkas}” berubah selagi dibaca.", "Tunggu berkas itu selesai disalin, lalu ulangi."
        )
    return isi


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


def whole(kasus: Kasus, p: Putusan, loket: Loket | None = None) -> HasilBaca:
    """An accepted form with its cells: recalled by its kept bytes where they were left out.

    Whoever asks for many forms gives the desk (`inbox.desk_of`).
    """
    if p.baca.submission:
        return p.baca
    loket = loket or desk_of(kasus.folder, kasus.keadaan, kasus.master)
    return loket.read(kasus.folder.received(p.sha256), p.baca.berkas)


def register_rows(kasus: Kasus, settled: Sequence[Putusan]) -> list[Baris]:
    """The rows of the register of the inbox."""
    known = {p.sha256: p for p in kasus.keadaan.penerimaan}
    return [_row(p, known.get(p.sha256), kasus.waktu) for p in settled]


def _record(kasus: Kasus, p: Putusan) -> Catatan:
    stempel = p.baca.stempel
    if stempel is None:
        raise AssertionError(p.baca.berkas)
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


def is_in_force(kasus: Kasus, p: Putusan) -> bool:
    """Whether it is the form its bidang stands by: shown again, in case the master was not saved then."""
    stempel = p.baca.stempel
    return stempel is not None and kasus.keadaan.bidang[stempel.bidang].sha256 == p.sha256


def _row(p: Putusan, known: Penerimaan | None, waktu: datetime) -> Baris:
    stempel = p.baca.stempel
    return {
        "Waktu": known.waktu if known else waktu,
        "Berkas": p.baca.berkas,
        "Bidang": stempel.bidang if stempel else "",
        "Putaran": stempel.putaran if stempel else None,
        "Kelas": p.baca.kelas.value,
        "Pesan": p.baca.pesan,
        "SHA-256": p.sha256,
    }
