"""Action "sk_tim": the decree that forms the team of the internal evaluation (SOP DPMPTSP step 2)."""

from __future__ import annotations

from lkjip_xl.domain.problems import is_galat
from lkjip_xl.formats.evaluation_data import TIM, read_team
from lkjip_xl.formats.letters.evaluation import sk_tim_evaluasi
from lkjip_xl.formats.letters.papers import Penomoran, write_paper
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Hasil, Tugas


def run(tugas: Tugas) -> Hasil:
    """Write the decree for the team on the step's sheet; without a team nothing is decreed."""
    lembar = tugas.langkah.lembar
    team, temuan = read_team(tugas.baca_sel(step_table(TIM, tugas.langkah.id)), lembar)
    if not team or any(map(is_galat, temuan)):
        return Hasil(
            "SK tim belum dibuat.",
            temuan=temuan,
            belum=(f"Lengkapi tabel Susunan tim pada lembar {lembar}, lalu ulangi",),
        )
    numbers = Penomoran(tugas)
    surat = sk_tim_evaluasi(tugas.kantor, tugas.sop, team, tugas.waktu.date())
    surat = numbers.give("sk-tim-evaluasi", surat)
    paper = write_paper(tugas, "sk-tim-evaluasi", surat, "SK Tim Evaluasi Internal SAKIP")
    number = f" nomor {surat.nomor}" if surat.nomor else ", nomornya masih kosong"
    return Hasil(
        f"SK tim{number} disiapkan untuk {len(team)} anggota: {paper.name}.",
        keluaran=(paper,),
        catatan=tuple(numbers.catatan),
        temuan=temuan,
    )
