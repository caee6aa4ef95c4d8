"""Action "sahkan": the reviewed draft becomes the final document (SOP Dinsos step 9)."""

from __future__ import annotations

from lkjip_xl.domain.errors import FileUnusableError, UsageError
from lkjip_xl.domain.progress import StatusLangkah
from lkjip_xl.domain.tanggal import format_tanggal
from lkjip_xl.formats.case_folder import safe_name
from lkjip_xl.formats.final_document import keep_final
from lkjip_xl.formats.letters_closing import lembar_pengesahan
from lkjip_xl.formats.papers import Penomoran, write_paper
from lkjip_xl.formats.report_data import ensure_sound, fingerprint, rekap_of
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Baris, Hasil, Tugas


def run(tugas: Tugas) -> Hasil:
    """Keep the latest draft, as people edited it, as the final document; write the approval sheet.

    Raises:
        UsageError: forms with errors remain, or the data changed since the draft was made.
        FileUnusableError: the draft is gone.
    """
    _check_ready(tugas)
    draft = tugas.keadaan.draf[-1]
    source = tugas.folder.root / draft.berkas
    if not source.is_file():
        raise FileUnusableError(
            f"Draf “{draft.berkas}” tidak ada lagi.",
            "Kembalikan berkasnya, atau buat lagi dengan: lkjip draf DIR",
        )
    kantor = tugas.kantor
    final, sidik, catatan = keep_final(
        tugas, source, tugas.result(safe_name(f"{kantor.laporan} {kantor.singkatan} - Final") + ".docx")
    )
    today = tugas.waktu.date()
    surat = lembar_pengesahan(kantor, final.name, versi=str(draft.versi), sidik=sidik, tanggal=today)
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
    return Hasil(
        f"Dokumen final disimpan: {final.name}. Cetak lembar pengesahan untuk ditandatangani.",
        keluaran=(final, paper),
        catatan=(*nomor.catatan, catatan),
        tabel={step_table("Pengesahan", tugas.langkah.id): [row]},
    )


def _check_ready(tugas: Tugas) -> None:
    forced = bool(tugas.pilihan.get("paksa"))
    if not tugas.keadaan.draf:
        raise UsageError("Belum ada draf yang dapat disahkan.", "Buat dahulu dengan: lkjip draf DIR")
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
