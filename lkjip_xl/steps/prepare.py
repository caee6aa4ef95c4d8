"""Action "siapkan": the plan of the year and the nota dinas that announces it (SOP Dinsos step 1)."""

from __future__ import annotations

from lkjip_xl.domain.schedule import schedule
from lkjip_xl.domain.tanggal import format_tanggal
from lkjip_xl.formats.letters_planning import nota_dinas_rencana
from lkjip_xl.formats.office import calendar_of, start_of
from lkjip_xl.formats.papers import write_paper
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Baris, Hasil, Tugas


def run(tugas: Tugas) -> Hasil:
    """Lay the schedule on the step's sheet and write the nota dinas."""
    sop = tugas.sop
    planned = schedule(sop, start_of(tugas.master, tugas.keadaan.tahun), calendar_of(tugas.master))
    rows: list[Baris] = [
        {
            "No": langkah.nomor,
            "Langkah": langkah.aktivitas,
            "Pelaksana": ", ".join(p.peran for p in langkah.pelaksana),
            "Waktu": langkah.waktu.cetak,
            "Rencana Mulai": jadwal.mulai,
            "Tenggat": jadwal.tenggat,
        }
        for langkah, jadwal in zip(sop.langkah, planned, strict=True)
    ]
    dates = {j.langkah_id: (j.mulai.date(), j.tenggat.date()) for j in planned}
    surat = nota_dinas_rencana(tugas.kantor, sop, dates, tugas.waktu.date())
    paper = write_paper(tugas, "nota-dinas-rencana", surat, "Nota Dinas Rencana")
    return Hasil(
        f"Rencana {len(rows)} langkah disusun, selesai menurut jadwal {format_tanggal(planned[-1].tenggat.date())}.",
        keluaran=(paper,),
        tabel={step_table("Jadwal", tugas.langkah.id): rows},
    )
