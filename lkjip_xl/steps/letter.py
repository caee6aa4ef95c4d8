"""Action "surat": the cover letter that takes the report to its addressee."""

from __future__ import annotations

from lkjip_xl.formats.letters.closing import surat_pengantar
from lkjip_xl.formats.letters.papers import Penomoran, write_paper
from lkjip_xl.steps.tugas import Hasil, Tugas


def run(tugas: Tugas) -> Hasil:
    """Write the surat pengantar; `pilihan` "nomor" is a number from the office's own register.

    Raises:
        UsageError: another paper carries that number.
    """
    kantor = tugas.kantor
    surat = surat_pengantar(
        kantor,
        [(f"{kantor.laporan} {kantor.perangkat_daerah}", 1, "berkas", "Untuk menjadi periksa")],
        tugas.waktu.date(),
    )
    nomor = Penomoran(tugas)
    surat = nomor.give("surat-pengantar", surat, nomor=tugas.pilihan.get("nomor", "").strip())
    paper = write_paper(tugas, "surat-pengantar", surat, "Surat Pengantar")
    number = f" nomor {surat.nomor}" if surat.nomor else ", nomornya masih kosong"
    return Hasil(
        f"Surat pengantar{number} disiapkan: {paper.name}.",
        keluaran=(paper,),
        catatan=tuple(nomor.catatan),
    )
