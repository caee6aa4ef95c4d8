"""Action "draf": the next version of the Word report (SOP Dinsos step 6)."""

from __future__ import annotations

from datetime import date

from lkjip_xl.domain.errors import UsageError
from lkjip_xl.domain.progress import Catatan
from lkjip_xl.formats.case_folder import safe_name
from lkjip_xl.formats.papers import own_template
from lkjip_xl.formats.report_data import fingerprint, rekap_of, report_of
from lkjip_xl.formats.report_docx import write_report
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.formats.word_pages import find_soffice
from lkjip_xl.formats.word_toc import fill_toc
from lkjip_xl.steps.tugas import Baris, Hasil, Tugas

_ADVICE = {
    True: "Buka di Word, lengkapi, lalu simpan dengan nama yang sama.",
    False: "Buka di Word, tekan Ctrl+A lalu F9 untuk mengisi nomor halaman, lalu simpan.",
}


def run(tugas: Tugas) -> Hasil:
    """Write a new version beside the older ones; nothing that people edited is overwritten.

    Raises:
        UsageError: the data changed since it was aggregated.
    """
    rekap = rekap_of(tugas)
    sidik = fingerprint(rekap)
    if sidik != tugas.keadaan.sidik:
        raise UsageError("Data berubah sejak terakhir diolah.", "Jalankan dahulu: lkjip olah DIR")
    versi = len(tugas.keadaan.draf) + 1
    kantor = tugas.kantor
    path = tugas.result(safe_name(f"Draf {kantor.laporan} {kantor.singkatan} v{versi}") + ".docx")
    if path.exists():
        raise UsageError(
            f"Berkas “{path.name}” sudah ada dan tidak ditimpa.", "Ganti nama berkas itu, lalu ulangi."
        )
    tugas.lapor("Menulis draf Word", 0, 2)
    write_report(path, rekap, report_of(tugas, rekap, versi), template=own_template(tugas, "lkjip"))
    tugas.lapor("Mengisi nomor halaman daftar isi", 1, 2)
    numbered = fill_toc(path, find_soffice())
    record = {"versi": versi, "berkas": tugas.folder.relative(path), "sidik": sidik}
    return Hasil(
        f"Draf versi {versi} ditulis: {path.name}. {_ADVICE[numbered]}",
        keluaran=(path,),
        catatan=(Catatan(tugas.waktu, "draf", record),),
        tabel={
            step_table("Draf", tugas.langkah.id): [
                *_before(tugas),
                _row(versi, path.name, tugas.waktu.date()),
            ]
        },
        temuan=rekap.temuan,
    )


def _before(tugas: Tugas) -> list[Baris]:
    return [_row(d.versi, d.berkas.rsplit("/", 1)[-1], d.waktu.date()) for d in tugas.keadaan.draf]


def _row(versi: int, berkas: str, tanggal: date) -> Baris:
    return {"Versi": versi, "Berkas": berkas, "Tanggal": tanggal, "Keterangan": f"Draf versi {versi}"}
