"""Action "draf": the next version of the Word report (SOP Dinsos step 6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.dokumen import quote
from lkjip_xl.domain.errors import FileUnusableError, UsageError
from lkjip_xl.domain.laporan import Laporan
from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.progress import Draf, StatusLangkah
from lkjip_xl.domain.rekap import Rekap
from lkjip_xl.formats.drafts.changes import Perubahan, between_versions, write_changes
from lkjip_xl.formats.drafts.figures import keep_figures
from lkjip_xl.formats.drafts.reviu import cleared
from lkjip_xl.formats.folder.case_folder import safe_name
from lkjip_xl.formats.folder.written import is_own, write_own
from lkjip_xl.formats.letters.papers import own_template
from lkjip_xl.formats.report.data import ensure_sound, fingerprint, rekap_of, report_of
from lkjip_xl.formats.report.document import write_report
from lkjip_xl.formats.report.origins import figure_origins
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.formats.soffice import find_soffice
from lkjip_xl.formats.word.toc import fill_toc
from lkjip_xl.steps.tugas import Baris, Hasil, Tabel, Tugas

_ADVICE = {
    True: "Buka di Word, lengkapi, lalu simpan dengan nama yang sama.",
    False: "Buka di Word, tekan Ctrl+A lalu F9 untuk mengisi nomor halaman, lalu simpan.",
}


def run(tugas: Tugas) -> Hasil:
    """Write a new version beside the older ones; nothing that people edited is overwritten.

    Raises:
        UsageError: the data changed since it was aggregated, or the master's tables have errors.
    """
    ensure_sound(tugas.master, forced=bool(tugas.pilihan.get("paksa")))
    rekap = rekap_of(tugas)
    sidik = fingerprint(rekap)
    if sidik != tugas.keadaan.sidik:
        raise UsageError("Data berubah sejak terakhir diolah.", "Jalankan dahulu: lkjip olah DIR")
    versi = len(tugas.keadaan.draf) + 1
    kantor = tugas.kantor
    path = tugas.result(safe_name(f"Draf {kantor.laporan} {kantor.singkatan} v{versi}") + ".docx")
    if path.exists() and not is_own(tugas.folder, path):  # an own one is left of a run that was cut short
        raise UsageError(
            f"Berkas “{path.name}” sudah ada dan tidak ditimpa.", "Ganti nama berkas itu, lalu ulangi."
        )
    tugas.lapor("Menulis draf Word", 0, 2)
    laporan = _with_origins(tugas, report_of(tugas, rekap, versi))
    numbered = _write(tugas, path, rekap, laporan)
    keep_figures(tugas.folder, versi, path, rekap, laporan.ketentuan.desimal)
    record = {"versi": versi, "berkas": tugas.folder.relative(path), "sidik": sidik}
    beda, papers = _changes(tugas, Draf(tugas.waktu, versi, tugas.folder.relative(path), sidik))
    return Hasil(
        f"Draf versi {versi} ditulis: {path.name}. {_told(tugas, beda)}{_ADVICE[numbered]}",
        keluaran=(path, *papers),
        catatan=(Catatan(tugas.waktu, "draf", record), *_void_decisions(tugas, versi)),
        tabel={
            **_cleared_tables(tugas, versi),
            step_table("Draf", tugas.langkah.id): [
                *_before(tugas),
                _row(versi, path.name, tugas.waktu.date()),
            ],
            step_table("AngkaBerubah", tugas.langkah.id): [
                a.as_row(n) for n, a in enumerate(beda.angka if beda else (), start=1)
            ],
        },
        temuan=(*rekap.temuan, *_lost(tugas, beda, versi)),
    )


def _changes(tugas: Tugas, baru: Draf) -> tuple[Perubahan | None, tuple[Path, ...]]:
    """What changed since the version before, and its paper; none where that version was not kept."""
    if not tugas.keadaan.draf:
        return None, ()
    before = tugas.keadaan.draf[-1]
    try:
        beda = between_versions(tugas.folder, before, baru)
    except FileUnusableError:
        return None, ()
    return beda, (write_changes(tugas, beda, f"v{before.versi}", f"v{baru.versi}"),)


def _told(tugas: Tugas, beda: Perubahan | None) -> str:
    if beda is None:
        return ""
    told = f"{len(beda.angka)} angka berubah sejak versi {tugas.keadaan.draf[-1].versi}. "
    if beda.suntingan:
        told += f"{len(beda.suntingan)} suntingan orang pada versi itu tidak ada di sini. "
    return told


def _lost(tugas: Tugas, beda: Perubahan | None, versi: int) -> Iterator[Problem]:
    """What people wrote into the version before and this one does not contain."""
    for b in beda.suntingan if beda else ():
        before = tugas.keadaan.draf[-1]
        found = problem("S41", versi=before.versi, baru=versi, isi=quote(b.baru))
        yield found.at(berkas=before.berkas, lembar=b.bagian, sel=b.letak)


def _with_origins(tugas: Tugas, laporan: Laporan) -> Laporan:
    """The report with the origin of each figure, where Pengaturan asks for that appendix."""
    if tugas.master.setting("Lampiran Asal Angka").casefold() != "ya":
        return laporan
    return replace(laporan, asal_angka=figure_origins(tugas, tugas.baca_sel, laporan.ketentuan.desimal))


def _write(tugas: Tugas, path: Path, rekap: Rekap, laporan: Laporan) -> bool:
    """The report with its lists filled; gives whether they have page numbers."""
    numbered = []

    def write(place: Path) -> None:
        write_report(place, rekap, laporan, template=own_template(tugas, "lkjip"))
        tugas.lapor("Mengisi nomor halaman daftar isi", 1, 2)
        numbered.append(fill_toc(place, find_soffice()))

    write_own(tugas.folder, path, write)
    return all(numbered)


def _void_decisions(tugas: Tugas, versi: int) -> Iterator[Catatan]:
    """Decisions belong to a version of the draft: steps at work that took them on an older one begin anew.

    Finished steps that rest on the draft are opened again by the conductor.
    """
    reason = f"Draf versi {versi} dibuat; keputusan atas versi sebelumnya tidak berlaku lagi."
    who = tugas.pilihan.get("oleh", "")
    for langkah in tugas.sop.langkah:
        step = tugas.keadaan.step(langkah.id)
        if step.status is not StatusLangkah.SELESAI and step.tuntas & {"reviu", "setujui", "sahkan"}:
            isi = {"langkah": langkah.id, "status": "dikembalikan", "pelaku": who, "catatan": reason}
            yield Catatan(tugas.waktu, "langkah", isi)


def _cleared_tables(tugas: Tugas, versi: int) -> Tabel:
    """The tables of decisions, blank for the new version."""
    names = [
        step_table("Reviu", x.id) for x in tugas.sop.langkah if {"reviu", "setujui"}.intersection(x.aksi)
    ]
    return {name: rows for name in names if (rows := cleared(tugas.baca(name), versi))}


def _before(tugas: Tugas) -> list[Baris]:
    return [_row(d.versi, d.berkas.rsplit("/", 1)[-1], d.waktu.date()) for d in tugas.keadaan.draf]


def _row(versi: int, berkas: str, tanggal: date) -> Baris:
    return {"Versi": versi, "Berkas": berkas, "Tanggal": tanggal, "Keterangan": f"Draf versi {versi}"}
