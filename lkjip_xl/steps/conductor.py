"""Runs an action on a year's folder: order of steps, outputs, journal, master; in this order.

Outputs come first; then the master is changed in memory, the journal (the truth) is appended and the
master (a view) saved: a crash in between is made good by running the command again.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.errors import FileUnusableError, UsageError
from lkjip_xl.domain.prasyarat import needed_actions, obstacle, outdated
from lkjip_xl.domain.progress import Keadaan, StatusLangkah, fold, next_step
from lkjip_xl.domain.sop import Langkah, Sop
from lkjip_xl.formats.book import MasterBook, ensure_free, open_book
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.journal_mirror import keep_mirror
from lkjip_xl.formats.master.book import open_master
from lkjip_xl.formats.master.reader import read_master
from lkjip_xl.formats.office import calendar_of, start_of
from lkjip_xl.formats.snapshot import keep
from lkjip_xl.formats.state import load_state
from lkjip_xl.formats.views.kept_views import Tertulis, file_mark
from lkjip_xl.formats.views.kept_views import keep as keep_views
from lkjip_xl.formats.views.lagging import catch_up
from lkjip_xl.formats.views.tables import Tampilan, write_views
from lkjip_xl.steps import ACTIONS
from lkjip_xl.steps.inspect_trace import quick_findings, watched
from lkjip_xl.steps.tugas import Hasil, Perintah, Tugas, cara_of

# A manager may end these although people still owe something; the reason is kept in the journal.
_DAPAT_DIPAKSA = ("individu", "kumpulkan", "periksa", "serahkan", "koreksi", "reviu", "setujui", "kirim")
_DISEBUT = 3  # tables that a sentence names


class Action(Protocol):
    """A module of an action."""

    def run(self, tugas: Tugas) -> Hasil:
        """Do it."""
        ...


def perform(perintah: Perintah, aksi: str) -> Hasil:
    """Do one action on the closed master and record it.

    Raises:
        UsageError: the SOP has no such action, or earlier steps are not finished.
        FileUnusableError: the master is missing or open elsewhere.
    """
    folder = perintah.folder
    folder.check()
    hasil: Hasil | None = None
    with folder.locked(aksi):
        ensure_free(folder.master)
        folder.back_up_master(perintah.waktu, aksi)
        try:
            with open_master(folder.master) as book:
                hasil = perform_on(book, perintah, aksi)
        except FileUnusableError as e:
            if hasil is None:
                raise
            raise _unsaved(hasil, e, "Lembar program disusulkan oleh perintah berikutnya.") from e
    return hasil


def perform_on(book: MasterBook, perintah: Perintah, aksi: str) -> Hasil:
    """Do one action on an open master; the caller saves it."""
    folder = perintah.folder
    sop, keadaan = load_state(folder)
    if catch_up(book, folder, sop, keadaan, perintah.waktu):
        book.save()  # even where the action is refused below
    langkah = step_of(sop, keadaan, aksi)
    _check_order(sop, keadaan, langkah, aksi, _reason(perintah.pilihan))
    master = read_master(book, sop.formulir)
    tugas = Tugas(
        *(folder, sop, keadaan, master, langkah, perintah.waktu),
        pilihan=perintah.pilihan,
        baca=book.read_table,
        baca_sel=book.read_table_cells,
        lapor=perintah.lapor,
        pelaksana=perintah.pelaksana,
    )
    hasil = _module(aksi).run(tugas)
    records = _records(tugas, hasil, aksi)
    missing = _show(book, tugas, hasil, records)
    _record(book, tugas, hasil, records)
    return replace(hasil, pesan=f"{hasil.pesan}{_gone(missing)}") if missing else hasil


def perform_live(book: MasterBook, perintah: Perintah, aksi: str) -> Hasil:
    """Do one action on the master that is open in front of somebody, record it and save the workbook.

    The workbook is saved although people may be in the middle of something else: the journal has moved
    on, and a master on the disk that lags behind it would mislead the next reader.

    Raises:
        FileUnusableError: the result is recorded, but the workbook could not be saved.
    """
    folder = perintah.folder
    folder.check()
    with folder.locked(aksi):
        if aksi == "arsip":  # the archive takes the file on the disk: it must hold what people see
            book.save()
        folder.back_up_master(perintah.waktu, aksi)
        hasil = perform_on(book, perintah, aksi)
        try:
            book.save()
        except FileUnusableError as e:
            raise _unsaved(hasil, e, "Simpan buku kerja ini (Ctrl+S).") from e
    return hasil


def _unsaved(hasil: Hasil, error: FileUnusableError, remedy: str) -> FileUnusableError:
    """The action is recorded, and only the master lags behind."""
    return FileUnusableError(
        f"{hasil.pesan} Hasilnya sudah tercatat, tetapi buku kerja belum tersimpan: {error.pesan}", remedy
    )


def run_next(
    perintah: Perintah,
    langkah: str | None = None,
    *,
    everything: bool = False,
    lakukan: Callable[[Perintah, str], Hasil] = perform,
) -> list[Hasil]:
    """The actions of the current step, of the named one, or of all until something waits for people.

    Args:
        perintah: what the door asks for.
        langkah: a step's number or id.
        everything: go on to the following steps.
        lakukan: how an action is done: on the closed master, or on one that is open.

    Raises:
        UsageError: there is no step of that name.
    """
    sop, keadaan = load_state(perintah.folder)
    if langkah:
        return _run_step(perintah, _named(sop, langkah), lakukan)
    results: list[Hasil] = []
    while (now := next_step(sop, keadaan)) is not None:
        results += _run_step(perintah, now, lakukan)
        sop, keadaan = load_state(perintah.folder)
        if not everything or results[-1].belum or next_step(sop, keadaan) == now:
            break
    return results


def _named(sop: Sop, langkah: str) -> Langkah:
    try:
        return sop.step(langkah)
    except KeyError:
        known = ", ".join(x.id for x in sop.langkah)
        raise UsageError(
            f"Langkah “{langkah}” tidak ada pada SOP {sop.id}.", f"Pilih salah satu: {known}."
        ) from None


def _run_step(perintah: Perintah, langkah: Langkah, lakukan: Callable[[Perintah, str], Hasil]) -> list[Hasil]:
    """The actions of a step in their order; "kembalikan" only where something must go back."""
    results: list[Hasil] = []
    for aksi in langkah.aksi:
        if aksi == "kembalikan" and not results[-1].belum:
            continue
        results.append(lakukan(perintah, aksi))
        if results[-1].belum and aksi != "periksa":
            break
    return results


def try_collect(perintah: Perintah) -> list[Mapping[str, object]]:
    """What `kumpulkan` would do with each file of the inbox; nothing is changed."""
    from lkjip_xl.formats.forms.inbox import desk_of, inbox_files, read_inbox

    sop, keadaan = load_state(perintah.folder)
    with open_book(perintah.folder.master) as book:
        master = read_master(book, sop.formulir)
    loket = desk_of(perintah.folder, keadaan, master, simpan=False)
    cara = cara_of(perintah.lapor, perintah.pelaksana)
    pakai = perintah.pilihan.get("pakai", "")
    settled = read_inbox(loket, keadaan, inbox_files(perintah.folder), pakai, cara)
    return [p.baca.as_dict() for p in settled]


def step_of(sop: Sop, keadaan: Keadaan, aksi: str) -> Langkah:
    """The step an action belongs to: the first unfinished one that has it, else the last.

    Raises:
        UsageError: no step of the SOP has it.
    """
    having = [langkah for langkah in sop.langkah if aksi in langkah.aksi]
    if aksi not in ACTIONS or not having:
        known = dict.fromkeys(a for x in sop.langkah for a in x.aksi if a in ACTIONS)
        raise UsageError(
            f"SOP {sop.id} tidak mempunyai langkah “{aksi}”.", f"Yang tersedia: {', '.join(known)}."
        )
    unfinished = (x for x in having if keadaan.step(x.id).status is not StatusLangkah.SELESAI)
    return next(unfinished, having[-1])


def _check_order(sop: Sop, keadaan: Keadaan, langkah: Langkah, aksi: str, alasan: str) -> None:
    """Refuse an action that comes too early or too late, unless a manager gives a reason."""
    found = None if alasan else obstacle(sop, keadaan, langkah, aksi, ACTIONS)
    if found:
        raise UsageError(*found)


def _reason(pilihan: Mapping[str, str]) -> str:
    """Why a manager overrides the order; "" where nobody does.

    Raises:
        UsageError: an override without a reason.
    """
    given = pilihan.get("paksa")
    if given is not None and not given.strip():
        raise UsageError("Alasan --paksa masih kosong.", "Tulis alasannya; alasan itu dicatat pada Jejak.")
    return (given or "").strip()


def _module(aksi: str) -> Action:
    module: Action = importlib.import_module(f"lkjip_xl.steps.{ACTIONS[aksi]}")
    return module


def _records(tugas: Tugas, hasil: Hasil, aksi: str) -> list[Catatan]:
    """What happened: the schedule if it moved, the action's own records, the step's status."""
    records = [*_moved_schedule(tugas), *hasil.catatan]
    if hasil.dibuka:
        opened, reason = hasil.dibuka
        records.append(_step_record(tugas, opened, "dikembalikan", catatan=reason))
    for step in outdated(tugas.sop, tugas.keadaan, tugas.langkah, hasil.catatan):
        reason = f"Dasarnya berubah: {hasil.pesan}"
        records.append(_step_record(tugas, step.id, "dikembalikan", catatan=reason))
    reason = _reason(tugas.pilihan)
    done = not hasil.belum or bool(reason and aksi in _DAPAT_DIPAKSA and not hasil.dibuka)
    isi: dict[str, object] = {
        "keluaran": [tugas.folder.relative(path) for path in hasil.keluaran],
        "catatan": reason,
        "aksi": aksi,
        "tuntas": done,
    }
    if reason:
        isi["paksa"] = True
    status = "selesai" if done and _is_finished(tugas, aksi, forced=bool(reason)) else "mulai"
    return [*records, _step_record(tugas, tugas.langkah.id, status, **isi)]


def _is_finished(tugas: Tugas, aksi: str, *, forced: bool) -> bool:
    """Whether the step has all it needs once this action is done; an override may end it without the rest."""
    needed = needed_actions(tugas.langkah, ACTIONS)
    done = {*tugas.keadaan.step(tugas.langkah.id).tuntas, aksi}
    return bool(needed) and (done.issuperset(needed) or (forced and aksi == needed[-1]))


def _step_record(tugas: Tugas, id_langkah: str, status: str, **isi: object) -> Catatan:
    pelaku = tugas.pilihan.get("oleh", "")
    return Catatan(tugas.waktu, "langkah", {"langkah": id_langkah, "status": status, "pelaku": pelaku, **isi})


def _moved_schedule(tugas: Tugas) -> list[Catatan]:
    """A new schedule where settings or holidays have changed since the last one."""
    from lkjip_xl.domain.schedule import schedule

    planned = schedule(tugas.sop, start_of(tugas.master, tugas.keadaan.tahun), calendar_of(tugas.master))
    old = {i: (s.rencana_mulai, s.tenggat) for i, s in tugas.keadaan.langkah.items()}
    if all(old.get(j.langkah_id) == (j.mulai, j.tenggat) for j in planned):
        return []
    jadwal = {j.langkah_id: [j.mulai.isoformat(), j.tenggat.isoformat()] for j in planned}
    return [Catatan(tugas.waktu, "jadwal", {"jadwal": jadwal})]


def _gone(tabel: Sequence[str]) -> str:
    """A sentence about tables that could not be shown; the journal has what they would show."""
    named = ", ".join(tabel[:_DISEBUT]) + (
        f", dan {len(tabel) - _DISEBUT} lainnya" if tabel[_DISEBUT:] else ""
    )
    return (
        f" Tabel {named} tidak ada lagi di master, jadi tidak diisi; "
        "kembalikan master yang utuh dengan: lkjip pulihkan DIR."
    )


def _show(book: MasterBook, tugas: Tugas, hasil: Hasil, records: list[Catatan]) -> tuple[str, ...]:
    """Write the action's tables and the views of the journal, as it will be, into the master.

    Gives the tables that are not there.
    """
    known = (*journal.read(tugas.folder.journal), *records)
    tampilan = Tampilan(tugas.sop, fold(known), known, tugas.master, tugas.waktu)
    return write_views(book, tampilan, hasil.tabel, hasil.nama, hasil.lembar_baru)


def _record(book: MasterBook, tugas: Tugas, hasil: Hasil, records: list[Catatan]) -> None:
    """Keep what the master's sheets are rebuilt from, then append the records: from here on it happened."""
    folder = tugas.folder
    group = journal.prepare(folder.journal, records)
    dasar = "" if book.is_live else file_mark(folder.master)
    keep_views(folder, Tertulis(hasil.tabel, hasil.nama, hasil.lembar_baru, dasar), group.kepala)
    journal.commit(folder.journal, group)
    keep_mirror(folder)
    if not quick_findings(folder):
        keep(folder, tugas.sop, fold(journal.read(folder.journal)), watched(folder))
