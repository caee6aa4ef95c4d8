"""Action "siapkan": the plan of the year and the papers that announce it (SOP Dinsos and Disdukcapil step 1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from lkjip_xl.domain.records import Pejabat
from lkjip_xl.domain.schedule import Jadwal, schedule
from lkjip_xl.domain.tanggal import format_tanggal
from lkjip_xl.formats.forms.issue import form_deadline
from lkjip_xl.formats.letters.data import format_pengumpulan_data, nota_dinas_kebutuhan_data
from lkjip_xl.formats.letters.papers import Penomoran, write_paper
from lkjip_xl.formats.letters.planning import nota_dinas_rencana
from lkjip_xl.formats.office import calendar_of, start_of
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Baris, Hasil, Tugas

_TAHAP = ("bagikan", "kumpulkan", "periksa", "olah", "draf")


def run(tugas: Tugas) -> Hasil:
    """Lay the schedule on the step's sheet and write the papers that the step names."""
    sop = tugas.sop
    planned = schedule(sop, start_of(tugas.master, tugas.keadaan.tahun), calendar_of(tugas.master))
    rows: list[Baris] = [
        {
            "No": langkah.tanda,
            "Langkah": langkah.aktivitas,
            "Pelaksana": ", ".join(p.peran for p in langkah.pelaksana),
            "Waktu": langkah.waktu.cetak,
            "Rencana Mulai": jadwal.mulai,
            "Tenggat": jadwal.tenggat,
        }
        for langkah, jadwal in zip(sop.langkah, planned, strict=True)
    ]
    nomor = Penomoran(tugas)
    papers = tuple(_papers(tugas, planned, nomor))
    return Hasil(
        f"Rencana {len(rows)} langkah disusun, selesai menurut jadwal {format_tanggal(planned[-1].tenggat.date())}.",
        keluaran=papers,
        catatan=tuple(nomor.catatan),
        tabel={step_table("Jadwal", tugas.langkah.id): rows},
    )


def _papers(tugas: Tugas, planned: Sequence[Jadwal], nomor: Penomoran) -> Iterator[Path]:
    named, today = tugas.langkah.naskah, tugas.waktu.date()
    kantor, master = tugas.kantor, tugas.master
    if "nota-dinas-rencana" in named:
        dates = {j.langkah_id: (j.mulai.date(), j.tenggat.date()) for j in planned}
        surat = nota_dinas_rencana(kantor, tugas.sop, dates, today)
        surat = nomor.give("nota-dinas-rencana", surat)
        yield write_paper(tugas, "nota-dinas-rencana", surat, "Nota Dinas Rencana")
    if "nota-dinas-kebutuhan-data" in named:
        surat = nota_dinas_kebutuhan_data(
            *(kantor, master.bidang, master.indikator, master.anggaran, _stages(tugas, planned)),
            dari=_official(tugas, 0),
            kepada=_official(tugas, 1),
            tanggal=today,
        )
        surat = nomor.give("nota-dinas-kebutuhan-data", surat)
        yield write_paper(tugas, "nota-dinas-kebutuhan-data", surat, "Nota Dinas Kebutuhan Data")
    if "format-pengumpulan-data" in named:
        names = {b.kode: b.nama for b in master.bidang}
        surat = format_pengumpulan_data(
            *(kantor, master.indikator, master.anggaran, names),
            penyusun=_official(tugas, 0),
            tenggat=form_deadline(tugas),
            tanggal=today,
        )
        yield write_paper(tugas, "format-pengumpulan-data", surat, "Format Pengumpulan Data")


def _official(tugas: Tugas, urut: int) -> Pejabat:
    """The actor of the step at a place; the head where the step names no such actor."""
    actors = tugas.langkah.pelaksana
    return tugas.official(actors[urut].peran if urut < len(actors) else tugas.sop.kepala)


def _stages(tugas: Tugas, planned: Sequence[Jadwal]) -> list[str]:
    """The steps of gathering and working up with their deadlines."""
    due = {j.langkah_id: j.tenggat.date() for j in planned}
    steps = [x for x in tugas.sop.langkah if set(_TAHAP).intersection(x.aksi)]
    return [f"{x.lembar.split(' ', 1)[-1]}: paling lambat {format_tanggal(due[x.id])}" for x in steps]
