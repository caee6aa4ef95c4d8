"""Action "bagikan": a form and a request letter for every bidang (SOP Dinsos step 2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from lkjip_xl.domain.naskah import Rapat, head_title
from lkjip_xl.domain.problems import is_galat
from lkjip_xl.domain.progress import Catatan
from lkjip_xl.domain.records import Bidang
from lkjip_xl.formats.case_folder import safe_name
from lkjip_xl.formats.issue import form_deadline, gets_form, issue_form, lines_of
from lkjip_xl.formats.letters_collection import surat_permintaan
from lkjip_xl.formats.letters_individual import daftar_inventaris_data
from lkjip_xl.formats.letters_planning import daftar_hadir, notulen, undangan_rapat
from lkjip_xl.formats.papers import write_paper
from lkjip_xl.steps.tugas import Hasil, Tugas

_LAIN = {
    "individu": "Kinerja individu setiap pegawai: nama, NIP, jabatan, indikator, target, dan realisasi",
    "dokumen": "Dokumen pendukung: ada atau tidak, tanggal, halaman, dan tautannya",
}


def run(tugas: Tugas) -> Hasil:
    """Issue a form to every bidang that has none yet; forms already out stay as they are."""
    wrong = [p for p in tugas.master.temuan if is_galat(p)]
    if wrong:
        return Hasil(
            f"Formulir belum dibagikan: ada {len(wrong)} kesalahan pada tabel master.",
            temuan=tugas.master.temuan,
            belum=("Perbaiki tabel master, lalu bagikan lagi",),
        )
    new = [b for b in tugas.master.bidang if b.kode not in tugas.keadaan.bidang and gets_form(tugas, b)]
    issued = [_issue(tugas, bidang, n, len(new)) for n, bidang in enumerate(new, start=1)]
    records = tuple(record for record, _ in issued)
    papers = (*(p for _, paths in issued for p in paths), *_inventory(tugas), *_meeting_papers(tugas))
    return Hasil(
        f"{len(new)} formulir dibagikan di folder 1-formulir; {len(tugas.keadaan.bidang)} sudah dibagikan sebelumnya.",
        keluaran=papers,
        catatan=records,
        lembar_baru=tuple(b.kode for b in new),
        temuan=tugas.master.temuan,
    )


def _issue(tugas: Tugas, bidang: Bidang, ke: int, dari: int) -> tuple[Catatan, tuple[Path, ...]]:
    """One bidang's form (kept as issued, and a copy to send) and its letter."""
    tugas.lapor(f"Formulir {bidang.nama}", ke, dari)
    deadline = form_deadline(tugas)
    form = tugas.folder.formulir / f"Formulir {safe_name(bidang.kode)}.xlsx"
    record = issue_form(tugas, bidang, form, deadline)
    indikator, anggaran = lines_of(tugas, bidang)
    surat = surat_permintaan(
        *(tugas.kantor, bidang, indikator, anggaran),
        tenggat=deadline,
        tanggal=tugas.waktu.date(),
        berkas=form.name,
        lembar=[t.capitalize() for t in tugas.sop.formulir],
    )
    letter = write_paper(
        tugas, "surat-permintaan", surat, f"Surat Permintaan {bidang.kode}", tugas.folder.formulir
    )
    return record, (form, letter)


def _inventory(tugas: Tugas) -> Iterator[Path]:
    """The list of the data that are needed and who gives them, where the SOP's step names it."""
    if "daftar-inventaris-data" not in tugas.langkah.naskah:
        return
    master = tugas.master
    surat = daftar_inventaris_data(
        *(tugas.kantor, master.indikator, master.anggaran, {b.kode: b.nama for b in master.bidang}),
        lain=[_LAIN[t] for t in tugas.sop.formulir if t in _LAIN],
        tenggat=form_deadline(tugas),
        tanggal=tugas.waktu.date(),
    )
    yield write_paper(tugas, "daftar-inventaris-data", surat, "Daftar Inventaris Data")


def _meeting_papers(tugas: Tugas) -> Iterator[Path]:
    """Invitation, attendance list and minutes, where the SOP's step asks for a meeting."""
    naskah = tugas.langkah.naskah
    day = tugas.waktu.date()
    rapat = Rapat(
        tanggal=day,
        waktu="09.00 sampai selesai",
        tempat=f"Ruang Rapat {tugas.kantor.singkatan}",
        acara=f"Pemenuhan data {tugas.kantor.laporan}",
    )
    bidang = tugas.master.bidang
    if "undangan-rapat" in naskah:
        surat = undangan_rapat(tugas.kantor, rapat, bidang, day)
        yield write_paper(tugas, "undangan-rapat", surat, "Undangan Rapat")
    if "daftar-hadir" in naskah:
        yield write_paper(tugas, "daftar-hadir", daftar_hadir(tugas.kantor, rapat, bidang), "Daftar Hadir")
    if "notulen" in naskah:
        surat = notulen(tugas.kantor, rapat, _agenda(tugas), _follow_up(tugas))
        yield write_paper(tugas, "notulen", surat, "Notulen Rapat")


def _agenda(tugas: Tugas) -> list[str]:
    return [
        f"Penjelasan jadwal dan tahapan penyusunan {tugas.kantor.laporan}.",
        "Penjelasan format isian indikator kinerja dan realisasi anggaran.",
        "Pembagian formulir isian kepada setiap bidang.",
    ]


def _follow_up(tugas: Tugas) -> list[tuple[str, str, date | None]]:
    what = "Mengisi dan mengembalikan formulir isian beserta bukti dukung"
    return [(what, head_title(b.nama), form_deadline(tugas)) for b in tugas.master.bidang]
