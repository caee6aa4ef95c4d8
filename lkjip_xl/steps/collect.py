"""Action "kumpulkan": the inbox read, settled and registered (SOP Dinsos step 3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from lkjip_xl.domain.errors import UsageError
from lkjip_xl.domain.isian_individu import used_rows
from lkjip_xl.domain.progress import Keadaan, KeadaanBidang, StatusLangkah
from lkjip_xl.domain.records import Bidang
from lkjip_xl.formats.forms import reception
from lkjip_xl.formats.forms.batch import BANYAK
from lkjip_xl.formats.forms.inbox import Putusan, inbox_files
from lkjip_xl.formats.forms.issue import return_deadline
from lkjip_xl.formats.letters.alamat import address_of
from lkjip_xl.formats.letters.collection import surat_pengingat, tanda_terima
from lkjip_xl.formats.letters.papers import Penomoran, write_paper
from lkjip_xl.formats.messages.files import Kabar, write_reminders
from lkjip_xl.formats.office import calendar_of
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.formats.views.data_sheets import data_sheets
from lkjip_xl.steps.tugas import Baris, Hasil, Tugas, cara_of


def run(tugas: Tugas) -> Hasil:
    """Register what is new, fill the data sheets, name who is late; nothing in the inbox is changed.

    Raises:
        UsageError: the file chosen by `--pakai` is not in the inbox.
    """
    few = len(inbox_files(tugas.folder)) < BANYAK
    settled = reception.look(tugas, _chosen(tugas), cara_of(tugas.lapor, tugas.pelaksana, utuh=few))
    new = reception.register(tugas, settled)
    after = reception.after(tugas, new)
    waiting = reception.still_out(after)
    troubled = reception.refused(settled)
    nomor = Penomoran(tugas)
    papers = tuple(_papers(tugas, after, waiting, nomor))
    write_reminders(tugas.folder, Kabar(tugas.sop, after, tugas.master, tugas.waktu))
    return Hasil(
        f"{len(after.bidang) - len(waiting)} dari {len(after.bidang)} bidang sudah mengembalikan formulir "
        f"({len(new)} baru); {len(troubled)} berkas ditolak.",
        keluaran=papers,
        catatan=(*new, *nomor.catatan),
        tabel=_tables(tugas, settled),
        temuan=reception.refusals(settled),
        belum=(
            *(f"{b.nama} belum mengembalikan formulir" for b in waiting),
            *(f"{p.baca.berkas}: {p.baca.pesan}" for p in troubled if waiting or _is_conflict(p)),
        ),
        dibuka=_reopened(tugas, settled),
    )


def _chosen(tugas: Tugas) -> str:
    """The name of the file that a person chose; "" where none.

    Raises:
        UsageError: no file of that name lies in the inbox.
    """
    given = tugas.pilihan.get("pakai", "").replace("\\", "/").removeprefix("2-masuk/")
    names = {p.name.casefold(): p.name for p in inbox_files(tugas.folder)}
    if given and given.casefold() not in names:
        raise UsageError(
            f"Berkas “{given}” tidak ada di folder 2-masuk.", "Tulis namanya seperti di folder itu."
        )
    return names.get(given.casefold(), "")


def _is_conflict(p: Putusan) -> bool:
    """Whether a person must say which of two files counts."""
    return any(t.kode == "S01" for t in p.baca.temuan)


def _tables(tugas: Tugas, settled: Sequence[Putusan]) -> Mapping[str, Sequence[Baris]]:
    """The register of the inbox and the data sheets of the forms that are in force after this."""
    rows = reception.register_rows(tugas, settled)
    cara = cara_of(tugas.lapor, tugas.pelaksana, "Mengisi lembar data")
    return data_sheets(tugas, settled, {step_table("Terima", tugas.langkah.id): rows}, cara)


def _reopened(tugas: Tugas, settled: Sequence[Putusan]) -> tuple[str, str] | None:
    """The finished step of the reports on single persons, when a corrected form changes their figures."""
    step = next((x for x in tugas.sop.langkah if "individu" in x.aksi), None)
    if step is None or tugas.keadaan.step(step.id).status is not StatusLangkah.SELESAI:
        return None
    new = (reception.whole(tugas, p).submission for p in settled if p.baru)
    forms = [form for form in new if form]
    names = [tugas.keadaan.bidang[f.stempel.bidang].nama for f in forms if used_rows(f)]
    return (step.id, f"Formulir baru dari {', '.join(names)}.") if names else None


def _papers(tugas: Tugas, after: Keadaan, waiting: list[KeadaanBidang], nomor: Penomoran) -> Iterator[Path]:
    """The receipt, and a reminder for every bidang past its deadline."""
    today = tugas.waktu.date()
    names = {b.kode: b.nama for b in after.bidang.values()}
    if "tanda-terima" in tugas.langkah.naskah:
        surat = tanda_terima(tugas.kantor, after.penerimaan, names, [b.nama for b in waiting], today)
        besar = len(after.bidang) >= BANYAK
        yield write_paper(tugas, "tanda-terima", surat, "Tanda Terima Formulir", besar=besar)
    if "surat-pengingat" in tugas.langkah.naskah:
        for b in waiting:
            due = date.fromisoformat(b.tenggat) if b.tenggat else None
            if due and today > due:
                yield _reminder(tugas, b, due, today, nomor)


def _reminder(tugas: Tugas, b: KeadaanBidang, due: date, today: date, nomor: Penomoran) -> Path:
    calendar = calendar_of(tugas.master)
    surat = surat_pengingat(
        *(tugas.kantor, Bidang(b.kode, b.nama, b.kepala)),
        tenggat=due,
        tenggat_baru=return_deadline(tugas),
        tanggal=today,
        terlambat=calendar.count_days(due, today),
        kepada=address_of(tugas, b.kode),
    )
    surat = nomor.give("surat-pengingat", surat, f"{b.kode} putaran {b.putaran}")
    return write_paper(tugas, "surat-pengingat", surat, f"Surat Pengingat {b.kode}")
