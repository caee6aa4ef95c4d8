"""Action "rapat": the team agrees on steps, documents and guideline (SOP DPMPTSP step 3)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from lkjip_xl.domain.naskah import Rapat, Surat
from lkjip_xl.domain.records import Pejabat
from lkjip_xl.formats.book import Value
from lkjip_xl.formats.evaluation_data import NAMA_TIM, Anggota, as_official, chair, read_team, team_step
from lkjip_xl.formats.letters import evaluation as evaluasi
from lkjip_xl.formats.letters import planning as rencana
from lkjip_xl.formats.letters.papers import Penomoran, write_paper
from lkjip_xl.formats.master.reader import as_date, text
from lkjip_xl.formats.office import calendar_of
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Hasil, Tugas

Baris = dict[str, Value]

_JUDUL = {
    "undangan-rapat": "Undangan Rapat Tim Evaluasi",
    "daftar-hadir": "Daftar Hadir Rapat Tim Evaluasi",
    "langkah-evaluasi": "Rencana Langkah Evaluasi",
    "daftar-dokumen-sakip": "Daftar Dokumen SAKIP",
    "pedoman-evaluasi": "Pedoman Evaluasi Data Kinerja",
    "notulen": "Notulen Rapat Tim Evaluasi",
}


def run(tugas: Tugas) -> Hasil:
    """Write the papers of the meeting; the step ends when its results are written down."""
    naskah = tugas.langkah.naskah
    table = step_table("Notulen", tugas.langkah.id)
    results = tugas.baca(table)
    waiting = "notulen" in naskah and not results
    numbers = Penomoran(tugas)
    papers = []
    for nama, build in _builders(tugas, results).items():
        if nama in naskah and not (nama == "notulen" and waiting):
            papers.append(_paper(tugas, numbers, nama, build()))
    return Hasil(
        f"{len(papers)} naskah rapat disiapkan di folder 4-hasil.",
        keluaran=tuple(papers),
        catatan=tuple(numbers.catatan),
        belum=(f"Isi tabel Hasil rapat pada lembar {tugas.langkah.lembar}, lalu ulangi",) if waiting else (),
    )


def _builders(tugas: Tugas, results: Sequence[Baris]) -> dict[str, Callable[[], Surat]]:
    kantor, sop, today = tugas.kantor, tugas.sop, tugas.waktu.date()
    team, rapat = _team(tugas), _meeting(tugas)
    people = [(a.nama, a.kedudukan or a.jabatan) for a in team]
    ketua = chair(team)
    pimpinan = as_official(ketua, NAMA_TIM) if ketua else None
    return {
        "undangan-rapat": lambda: rencana.undangan_rapat(
            kantor, rapat, (), today, yth=[a.nama for a in team] or [NAMA_TIM]
        ),
        "daftar-hadir": lambda: rencana.daftar_hadir(kantor, rapat, (), orang=people),
        "langkah-evaluasi": lambda: evaluasi.langkah_evaluasi(kantor, sop, _dates(tugas), today),
        "daftar-dokumen-sakip": lambda: evaluasi.daftar_dokumen_sakip(
            kantor, sop.daftar_dokumen, [b.nama for b in tugas.master.bidang], today
        ),
        "pedoman-evaluasi": lambda: evaluasi.pedoman_evaluasi(kantor, sop, today),
        "notulen": lambda: _minutes(tugas, rapat, results, pimpinan),
    }


def _minutes(tugas: Tugas, rapat: Rapat, results: Sequence[Baris], pimpinan: Pejabat | None) -> Surat:
    points = [text(r["Pembahasan"]) for r in results]
    follow_up = [
        (text(r["Tindak Lanjut"]), text(r["Penanggung Jawab"]), as_date(r["Tenggat"]))
        for r in results
        if text(r["Tindak Lanjut"])
    ]
    return rencana.notulen(tugas.kantor, rapat, [p for p in points if p], follow_up, pimpinan=pimpinan)


def _paper(tugas: Tugas, numbers: Penomoran, nama: str, surat: Surat) -> Path:
    """A paper in 4-hasil; only the invitation is a letter with a number."""
    if nama == "undangan-rapat":
        surat = numbers.give(nama, surat, tugas.langkah.id)
    return write_paper(tugas, nama, surat, _JUDUL[nama])


def _team(tugas: Tugas) -> tuple[Anggota, ...]:
    step = team_step(tugas.sop)
    return read_team(tugas.baca_sel(step_table("Tim", step.id)), step.lembar)[0] if step else ()


def _meeting(tugas: Tugas) -> Rapat:
    """The meeting on the day the step must be done, by the plan; the next working day where that has passed."""
    due = tugas.keadaan.step(tugas.langkah.id).tenggat
    today = calendar_of(tugas.master).next_open(tugas.waktu).date()
    day = max(due.date(), today) if due else today
    return Rapat(
        tanggal=day,
        waktu="09.00 sampai selesai",
        tempat=f"Ruang Rapat {tugas.kantor.singkatan}",
        acara=f"Langkah, dokumen, dan pedoman evaluasi kinerja Tahun {tugas.kantor.tahun}",
    )


def _dates(tugas: Tugas) -> Mapping[str, tuple[date | None, date | None]]:
    steps = {x.id: tugas.keadaan.step(x.id) for x in tugas.sop.langkah}
    return {
        i: (s.rencana_mulai.date() if s.rencana_mulai else None, s.tenggat.date() if s.tenggat else None)
        for i, s in steps.items()
    }
