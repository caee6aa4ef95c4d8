"""Action "surat": the cover letter that takes the report to its addressee."""

from __future__ import annotations

from lkjip_xl.formats.letters_closing import surat_pengantar
from lkjip_xl.formats.papers import numbered, write_paper
from lkjip_xl.steps.tugas import Hasil, Tugas


def run(tugas: Tugas) -> Hasil:
    """Write the surat pengantar; it is numbered once the office has a pattern for it."""
    kantor = tugas.kantor
    surat = surat_pengantar(
        kantor,
        [(f"{kantor.laporan} {kantor.perangkat_daerah}", 1, "berkas", "Untuk menjadi periksa")],
        tugas.waktu.date(),
    )
    surat, record = numbered(tugas, "surat-pengantar", surat)
    paper = write_paper(tugas, "surat-pengantar", surat, "Surat Pengantar")
    number = f" nomor {surat.nomor}" if surat.nomor else ", nomornya masih kosong"
    return Hasil(
        f"Surat pengantar{number} disiapkan: {paper.name}.",
        keluaran=(paper,),
        catatan=(record,) if record else (),
    )
