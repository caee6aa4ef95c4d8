"""Action "kumpulkan": the inbox read, settled and registered (SOP Dinsos step 3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lkjip_xl.domain.progress import Catatan, Keadaan, KeadaanBidang, StatusBidang, fold
from lkjip_xl.domain.records import Bidang
from lkjip_xl.formats import journal
from lkjip_xl.formats.data_rows import data_tables_of
from lkjip_xl.formats.gate import Kelas
from lkjip_xl.formats.inbox import Putusan, inbox_files, read_inbox
from lkjip_xl.formats.issue import return_deadline
from lkjip_xl.formats.letters_collection import surat_pengingat, tanda_terima
from lkjip_xl.formats.office import calendar_of
from lkjip_xl.formats.papers import write_paper
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Baris, Hasil, Tabel, Tugas

_OUT = (StatusBidang.BELUM, StatusBidang.DIKEMBALIKAN)


def run(tugas: Tugas) -> Hasil:
    """Register what is new, fill the data sheets, name who is late; nothing in the inbox is changed."""
    settled = _look(tugas)
    new = [_register(tugas, p) for p in settled if p.baru]
    after = fold([*journal.read(tugas.folder.journal), *new])
    waiting = [b for b in after.bidang.values() if b.status in _OUT]
    troubled = [p for p in settled if p.baca.kelas is Kelas.DITOLAK]
    known = sum(p.baca.kelas in (Kelas.DITERIMA, Kelas.PERINGATAN) and not p.baru for p in settled)
    return Hasil(
        f"{len(new)} formulir baru diterima, {known} sudah terdaftar, {len(troubled)} ditolak, "
        f"{len(waiting)} bidang belum mengembalikan.",
        keluaran=(*_papers(tugas, after, waiting),),
        catatan=tuple(new),
        tabel=_tables(tugas, settled),
        temuan=tuple(t for p in troubled for t in p.baca.temuan),
        belum=(
            *(f"{b.nama} belum mengembalikan formulir" for b in waiting),
            *(f"{p.baca.berkas}: {p.baca.pesan}" for p in troubled),
        )
        if waiting
        else (),
        rincian=tuple(p.baca.as_dict() for p in settled),
    )


def _look(tugas: Tugas) -> list[Putusan]:
    """Every file of the inbox with its class."""
    files = inbox_files(tugas.folder)
    tugas.lapor("Membaca folder 2-masuk", 0, len(files))
    chosen = tugas.pilihan.get("pakai", "")
    return read_inbox(tugas.folder, tugas.keadaan, tugas.master, files, chosen)


def _register(tugas: Tugas, p: Putusan) -> Catatan:
    """Keep the file by its bytes; gives the record of its reception."""
    stempel = p.baca.stempel
    if stempel is None:
        raise AssertionError(p.baca.berkas)
    tugas.folder.keep_received(p.baca.isi)
    return Catatan(
        tugas.waktu,
        "terima",
        {
            "bidang": stempel.bidang,
            "putaran": stempel.putaran,
            "terbitan": stempel.terbitan,
            "berkas": p.baca.berkas,
            "sha256": p.sha256,
            "kelas": p.baca.kelas.value,
        },
    )


def _tables(tugas: Tugas, settled: list[Putusan]) -> Tabel:
    """The register of the inbox and the data sheets of the forms that are in force after this."""
    indikator = {i.kode: i for i in tugas.master.indikator}
    anggaran = {a.kode: a for a in tugas.master.anggaran}
    tables: Tabel = {step_table("Terima", tugas.langkah.id): [_row(tugas, p) for p in settled]}
    for p in settled:
        if p.baca.submission and (p.baru or _is_in_force(tugas, p)):
            tables.update(data_tables_of(p.baca.submission, indikator, anggaran, p.baca.temuan))
    return tables


def _is_in_force(tugas: Tugas, p: Putusan) -> bool:
    """Whether it is the form its bidang stands by: shown again, in case the master was not saved then."""
    stempel = p.baca.stempel
    return stempel is not None and tugas.keadaan.bidang[stempel.bidang].sha256 == p.sha256


def _row(tugas: Tugas, p: Putusan) -> Baris:
    known = tugas.keadaan.received(p.sha256)
    stempel = p.baca.stempel
    return {
        "Waktu": known.waktu if known else tugas.waktu,
        "Berkas": p.baca.berkas,
        "Bidang": stempel.bidang if stempel else "",
        "Putaran": stempel.putaran if stempel else None,
        "Kelas": p.baca.kelas.value,
        "Pesan": p.baca.pesan,
        "SHA-256": p.sha256,
    }


def _papers(tugas: Tugas, after: Keadaan, waiting: list[KeadaanBidang]) -> Iterator[Path]:
    """The receipt, and a reminder for every bidang past its deadline."""
    today = tugas.waktu.date()
    names = {b.kode: b.nama for b in after.bidang.values()}
    if "tanda-terima" in tugas.langkah.naskah:
        surat = tanda_terima(tugas.kantor, after.penerimaan, names, [b.nama for b in waiting], today)
        yield write_paper(tugas, "tanda-terima", surat, "Tanda Terima Formulir")
    if "surat-pengingat" in tugas.langkah.naskah:
        for b in waiting:
            due = date.fromisoformat(b.tenggat) if b.tenggat else None
            if due and today > due:
                yield _reminder(tugas, b, due, today)


def _reminder(tugas: Tugas, b: KeadaanBidang, due: date, today: date) -> Path:
    calendar = calendar_of(tugas.master)
    surat = surat_pengingat(
        *(tugas.kantor, Bidang(b.kode, b.nama, b.kepala)),
        tenggat=due,
        tenggat_baru=return_deadline(tugas),
        tanggal=today,
        terlambat=calendar.count_days(due, today),
    )
    return write_paper(tugas, "surat-pengingat", surat, f"Surat Pengingat {b.kode}")
