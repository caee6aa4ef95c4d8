"""Action "serahkan": the draft goes to the head with a sheet for corrections (SOP Dinsos step 7)."""

from __future__ import annotations

from lkjip_xl.formats.letters_closing import lembar_koreksi, nota_dinas_penyerahan
from lkjip_xl.formats.papers import write_paper
from lkjip_xl.formats.report_data import rekap_of
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Hasil, Tugas

_SELESAI = "selesai"


def run(tugas: Tugas) -> Hasil:
    """Write nota dinas and lembar koreksi; the step ends when no correction is open."""
    draft = tugas.keadaan.draf[-1]
    name = draft.berkas.rsplit("/", 1)[-1]
    today = tugas.waktu.date()
    rows = tugas.baca(step_table("Koreksi", tugas.langkah.id))
    step = tugas.keadaan.step(tugas.langkah.id)
    nota = nota_dinas_penyerahan(
        tugas.kantor,
        rekap_of(tugas),
        [(name, f"Draf versi {draft.versi}")],
        jumlah_bidang=len(tugas.keadaan.bidang),
        tenggat=step.tenggat.date() if step.tenggat else None,
        tanggal=today,
    )
    sheet = lembar_koreksi(
        *(tugas.kantor, name, rows),
        versi=str(draft.versi),
        tanggal_draf=draft.waktu.date(),
        tanggal=today,
    )
    papers = (
        write_paper(tugas, "nota-dinas-penyerahan", nota, "Nota Dinas Penyerahan Draf"),
        write_paper(tugas, "lembar-koreksi", sheet, "Lembar Koreksi"),
    )
    open_rows = [r for r in rows if str(r.get("Status") or "").strip().casefold() != _SELESAI]
    waiting = (
        (f"{len(open_rows)} koreksi belum selesai pada lembar {tugas.langkah.lembar}",) if open_rows else ()
    )
    return Hasil(
        f"Draf versi {draft.versi} diserahkan untuk direviu; {len(rows)} koreksi tercatat.",
        keluaran=papers,
        belum=waiting,
    )
