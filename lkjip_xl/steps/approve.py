"""Action "sahkan": the reviewed draft, looked over once more, becomes the final document (SOP Dinsos step 9)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lkjip_xl.domain.errors import UsageError
from lkjip_xl.domain.periksa.naskah import Butir, open_faults, summary
from lkjip_xl.domain.problems import Problem
from lkjip_xl.domain.progress import StatusLangkah
from lkjip_xl.domain.tanggal import format_tanggal
from lkjip_xl.formats.drafts.final_check import look_over, newest_draft
from lkjip_xl.formats.drafts.final_document import keep_final
from lkjip_xl.formats.folder.case_folder import safe_name
from lkjip_xl.formats.letters.closing import lembar_pemeriksaan, lembar_pengesahan
from lkjip_xl.formats.letters.papers import Penomoran, write_paper
from lkjip_xl.formats.report.data import ensure_sound, fingerprint, rekap_of
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Baris, Hasil, Tugas


def run(tugas: Tugas) -> Hasil:
    """Look the draft over; without open errors keep it, as people edited it, as the final document.

    The questions and their answers go to the step's sheet and to a paper, also where the draft is held.

    Raises:
        UsageError: forms with errors remain, or the data changed since the draft was made.
        FileUnusableError: the draft is gone or cannot be read.
    """
    _check_ready(tugas)
    butir = look_over(tugas, tugas.baca_sel)
    faults = open_faults(butir)
    sheet = _check_sheet(tugas, butir)
    if faults and not _reason(tugas):
        return _held(tugas, butir, faults, sheet)
    return _approved(tugas, butir, faults, sheet)


def _held(tugas: Tugas, butir: Sequence[Butir], faults: Sequence[Problem], sheet: Path) -> Hasil:
    """Nothing is approved: what is open is told one by one."""
    return Hasil(
        f"Belum disahkan: {len(faults)} kesalahan masih terbuka. Perbaiki, lalu ulangi; "
        "bila memang harus, pakai --paksa “alasan”.",
        keluaran=(sheet,),
        tabel=_check_table(tugas, butir),
        temuan=tuple(faults),
        belum=tuple(f"{b.pertanyaan} {str(b.hasil).capitalize()}" for b in butir if b.menahan),
    )


def _approved(tugas: Tugas, butir: Sequence[Butir], faults: Sequence[Problem], sheet: Path) -> Hasil:
    kantor, draft, today = tugas.kantor, tugas.keadaan.draf[-1], tugas.waktu.date()
    target = tugas.result(safe_name(f"{kantor.laporan} {kantor.singkatan} - Final") + ".docx")
    final, sidik, catatan = keep_final(tugas, newest_draft(tugas), target)
    surat = lembar_pengesahan(
        *(kantor, final.name),
        versi=str(draft.versi),
        sidik=sidik,
        tanggal=today,
        alasan=_reason(tugas) if faults else "",
        terbuka=len(faults),
    )
    nomor = Penomoran(tugas)
    surat = nomor.give("lembar-pengesahan", surat, f"v{draft.versi}")
    paper = write_paper(tugas, "lembar-pengesahan", surat, "Lembar Pengesahan")
    row: Baris = {
        "Nama": kantor.kepala.nama,
        "NIP": kantor.kepala.nip,
        "Jabatan": kantor.kepala.office,
        "Tanggal": today,
        "Dokumen": final.name,
    }
    forced = f" {len(faults)} kesalahan masih terbuka dan dicatat beserta alasannya." if faults else ""
    return Hasil(
        f"Dokumen final disimpan: {final.name}. Cetak lembar pengesahan untuk ditandatangani.{forced}",
        keluaran=(final, paper, sheet),
        catatan=(*nomor.catatan, catatan),
        tabel={**_check_table(tugas, butir), step_table("Pengesahan", tugas.langkah.id): [row]},
    )


def _check_sheet(tugas: Tugas, butir: Sequence[Butir]) -> Path:
    """The questions and answers as a paper."""
    draft = tugas.keadaan.draf[-1]
    surat = lembar_pemeriksaan(
        *(tugas.kantor, draft.berkas.rsplit("/", 1)[-1]),
        [b.as_row(n) for n, b in enumerate(butir, start=1)],
        summary(butir),
        versi=str(draft.versi),
        tanggal_draf=draft.waktu.date(),
        tanggal=tugas.waktu.date(),
        alasan=_reason(tugas) if open_faults(butir) else "",
    )
    return write_paper(tugas, "lembar-pemeriksaan", surat, "Lembar Pemeriksaan Naskah")


def _check_table(tugas: Tugas, butir: Sequence[Butir]) -> dict[str, Sequence[Baris]]:
    rows: list[Baris] = [b.as_row(n) for n, b in enumerate(butir, start=1)]
    return {step_table("PeriksaNaskah", tugas.langkah.id): rows}


def _reason(tugas: Tugas) -> str:
    """Why it is approved in spite of what is open; "" where nobody says so."""
    return tugas.pilihan.get("paksa", "").strip()


def _check_ready(tugas: Tugas) -> None:
    forced = bool(_reason(tugas))
    newest_draft(tugas)
    wrong = [b.nama for b in tugas.keadaan.bidang.values() if b.galat]
    if wrong and not forced:
        raise UsageError(
            f"Masih ada galat pada formulir {', '.join(wrong)}.",
            "Kembalikan dan perbaiki dahulu, atau pakai --paksa “alasan”.",
        )
    ensure_sound(tugas.master, forced=forced)
    if not forced and not tugas.keadaan.all_valid():
        raise UsageError(
            "Belum semua formulir sah.", "Selesaikan pemeriksaan dahulu, atau pakai --paksa “alasan”."
        )
    if not forced and tugas.keadaan.draf[-1].sidik != fingerprint(rekap_of(tugas)):
        raise UsageError(
            "Data sudah berubah sejak draf terakhir dibuat.",
            "Jalankan lkjip olah DIR, lalu buat draf baru dengan: lkjip draf DIR",
        )
    step = tugas.keadaan.step(tugas.langkah.id)
    if not forced and step.status is StatusLangkah.SELESAI:
        day = format_tanggal(step.selesai.date()) if step.selesai else ""
        raise UsageError(
            f"Laporan sudah disahkan {day}.".replace(" .", "."),
            "Dokumen finalnya tidak ditimpa. Bila harus disahkan ulang, pakai --paksa “alasan”.",
        )
