"""Action "disposisi": the head orders the report to be made (SOP DPPPA and Kanigaran step 1)."""

from __future__ import annotations

from datetime import date

from lkjip_xl.domain.tanggal import format_tanggal
from lkjip_xl.formats.letters.internal import lembar_disposisi
from lkjip_xl.formats.letters.papers import write_paper
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Baris, Hasil, Tugas

_HARAPAN = ("Tindak lanjuti sesuai ketentuan", "Koordinasikan dan laporkan")


def run(tugas: Tugas) -> Hasil:
    """Write the disposition sheet; the ticked addressees are the actors of the next step.

    `pilihan`: "catatan" is the head's own text, "dari" and "nomor" name an incoming letter.
    """
    kantor, today = tugas.kantor, tugas.waktu.date()
    others = [p for p in tugas.sop.pelaksana if p != tugas.sop.kepala]
    chosen = [p for p in _next_actors(tugas) if p in others] or others[:1]
    order = tugas.pilihan.get("catatan", "").strip() or _order(tugas)
    surat = lembar_disposisi(
        kantor,
        f"Penyusunan {kantor.laporan}",
        [kantor.official(p).office for p in others],
        dipilih=[kantor.official(p).office for p in chosen],
        harapan=_HARAPAN,
        isi=order,
        surat_dari=tugas.pilihan.get("dari", ""),
        nomor_surat=tugas.pilihan.get("nomor", ""),
        tanggal=today,
    )
    paper = write_paper(tugas, "lembar-disposisi", surat, "Lembar Disposisi")
    rows: list[Baris] = [
        {"Kepada": kantor.official(p).office, "Perintah": order, "Tanggal": today, "Tenggat": _until(tugas)}
        for p in chosen
    ]
    return Hasil(
        f"Disposisi {kantor.kepala.office} disiapkan: {paper.name}.",
        keluaran=(paper,),
        tabel={step_table("Disposisi", tugas.langkah.id): rows},
    )


def _next_actors(tugas: Tugas) -> list[str]:
    """Who does the step after this one."""
    steps = tugas.sop.langkah
    after = steps[steps.index(tugas.langkah) + 1 :][:1]
    return [p.peran for x in after for p in x.pelaksana]


def _order(tugas: Tugas) -> str:
    due = _until(tugas)
    until = f", selesai paling lambat {format_tanggal(due)}" if due else ""
    return f"Susun {tugas.kantor.laporan} sesuai SOP{until}."


def _until(tugas: Tugas) -> date | None:
    """When the last step is due by the schedule."""
    last = tugas.keadaan.step(tugas.sop.langkah[-1].id).tenggat
    return last.date() if last else None
