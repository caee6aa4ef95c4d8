"""Action "bagikan": a form and a request letter for every bidang (SOP Dinsos step 2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from lkjip_xl.domain.bidang import children_of, top_units
from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.naskah import Rapat, head_title
from lkjip_xl.domain.pesan import Jenis
from lkjip_xl.domain.problems import is_galat
from lkjip_xl.domain.progress import fold
from lkjip_xl.domain.records import Bidang
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.case_folder import safe_name
from lkjip_xl.formats.forms.issue import form_deadline, gets_form, issue_form, lines_of
from lkjip_xl.formats.letters.alamat import grouped
from lkjip_xl.formats.letters.collection import surat_permintaan
from lkjip_xl.formats.letters.individual import daftar_inventaris_data
from lkjip_xl.formats.letters.papers import Penomoran, write_paper
from lkjip_xl.formats.letters.planning import daftar_hadir, notulen, undangan_rapat
from lkjip_xl.formats.messages.files import MAP_PESAN, Kabar, contact_of, write_message
from lkjip_xl.formats.office import calendar_of
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
    issued = {b.kode: _issue(tugas, b, n, len(new)) for n, b in enumerate(new, start=1)}
    forms = {kode: form for kode, (_, form) in issued.items()}
    nomor = Penomoran(tugas)
    letters = [_letter(tugas, to, units, forms, nomor) for to, units in grouped(new, tugas.master.bidang)]
    _messages(tugas, [record for record, _ in issued.values()])
    first = bool(new) or not tugas.keadaan.step(tugas.langkah.id).keluaran
    general = (*_inventory(tugas), *_meeting_papers(tugas, nomor)) if first else ()
    papers = (*forms.values(), *letters, *general)
    return Hasil(
        f"{len(new)} formulir dibagikan di folder 1-formulir, dengan pesan siap kirim di 1-formulir/{MAP_PESAN}; "
        f"{len(tugas.keadaan.bidang)} sudah dibagikan sebelumnya.",
        keluaran=papers,
        catatan=(*(record for record, _ in issued.values()), *nomor.catatan),
        lembar_baru=tuple(b.kode for b in new),
        temuan=tugas.master.temuan,
    )


def _messages(tugas: Tugas, records: Sequence[Catatan]) -> None:
    """An e-mail draft and a WhatsApp text for every form that goes out now."""
    after = fold([*journal.read(tugas.folder.journal), *records])
    kabar = Kabar(tugas.sop, after, tugas.master, tugas.waktu)
    for record in records:
        b = after.bidang[record.rincian["bidang"]]
        pesan = kabar.message(b, Jenis.PERMINTAAN)
        write_message(tugas.folder, b, pesan, contact_of(tugas.master.kontak, b))


def _issue(tugas: Tugas, bidang: Bidang, ke: int, dari: int) -> tuple[Catatan, Path]:
    """One unit's form: kept as issued, and a copy to send."""
    tugas.lapor(f"Formulir {bidang.nama}", ke, dari)
    form = tugas.folder.formulir / f"Formulir {safe_name(bidang.kode)}.xlsx"
    return issue_form(tugas, bidang, form, form_deadline(tugas)), form


def _letter(
    tugas: Tugas, kepada: Bidang, units: Sequence[Bidang], forms: Mapping[str, Path], nomor: Penomoran
) -> Path:
    """The letter to a head: with his own form, or with those of the seksi that he passes on."""
    lines = [lines_of(tugas, b) for b in units]
    indikator = dict.fromkeys(i for some, _ in lines for i in some)
    names = [forms[b.kode].name for b in units]
    surat = surat_permintaan(
        *(tugas.kantor, kepada, tuple(indikator), [a for _, some in lines for a in some]),
        tenggat=form_deadline(tugas),
        tanggal=tugas.waktu.date(),
        berkas="; ".join(names),
        lembar=[t.capitalize() for t in tugas.sop.formulir],
        dokumen=tugas.sop.daftar_dokumen if tugas.sop.asks("dokumen") else None,
        penerus=list(zip(units, names, strict=True)) if [*units] != [kepada] else (),
    )
    surat = nomor.give("surat-permintaan", surat, ", ".join(b.kode for b in units))
    issued = {kepada.kode, *(c.kode for c in children_of(kepada, tugas.master.bidang))}
    later = " susulan" if issued & tugas.keadaan.bidang.keys() else ""
    name = f"Surat Permintaan {kepada.kode}{later}"
    return write_paper(tugas, "surat-permintaan", surat, name, tugas.folder.formulir)


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


def _meeting_papers(tugas: Tugas, nomor: Penomoran) -> Iterator[Path]:
    """Invitation, attendance list and minutes, where the SOP's step asks for a meeting."""
    naskah = tugas.langkah.naskah
    day = tugas.waktu.date()
    rapat = Rapat(
        tanggal=calendar_of(tugas.master).next_open(tugas.waktu).date(),
        waktu="09.00 sampai selesai",
        tempat=f"Ruang Rapat {tugas.kantor.singkatan}",
        acara=f"Pemenuhan data {tugas.kantor.laporan}",
    )
    bidang = top_units(tugas.master.bidang)
    if "undangan-rapat" in naskah:
        surat = nomor.give("undangan-rapat", undangan_rapat(tugas.kantor, rapat, bidang, day))
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
    return [(what, head_title(b.nama), form_deadline(tugas)) for b in top_units(tugas.master.bidang)]
