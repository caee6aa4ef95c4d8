"""Action "kembalikan": forms with errors go back with the errors marked (SOP Dinsos step 4)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.errors import UsageError
from lkjip_xl.domain.pesan import Jenis
from lkjip_xl.domain.progress import StatusBidang, fold
from lkjip_xl.domain.records import Bidang
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.case_folder import safe_name
from lkjip_xl.formats.forms.checked import Diperiksa, check_forms
from lkjip_xl.formats.forms.issue import issue_form, return_deadline
from lkjip_xl.formats.letters.alamat import address_of
from lkjip_xl.formats.letters.collection import nota_pengembalian
from lkjip_xl.formats.letters.papers import Penomoran, write_paper
from lkjip_xl.formats.messages.files import MAP_PESAN, Kabar, contact_of, write_message
from lkjip_xl.steps.tugas import Hasil, Tugas


def run(tugas: Tugas) -> Hasil:
    """Issue the next round of every wrong form: filled as it came, the findings as comments on its cells.

    Raises:
        UsageError: there are received forms, and none of them was checked.
    """
    if not any(b.sha256 for b in tugas.keadaan.bidang.values()):
        raise UsageError("Belum ada formulir yang diperiksa.", "Jalankan dahulu: lkjip periksa DIR")
    wrong = [f for f in check_forms(tugas) if f.galat]
    nomor = Penomoran(tugas)
    returned = [_return(tugas, f, nomor) for f in wrong]
    _messages(tugas, wrong, [record for record, _ in returned])
    names = ", ".join(tugas.keadaan.bidang[f.kode].nama for f in wrong)
    target = tugas.langkah.kembali_ke
    return Hasil(
        f"{len(wrong)} formulir dikembalikan lewat folder 3-kembali, dengan pesan siap kirim di "
        f"3-kembali/{MAP_PESAN}: {names}."
        if wrong
        else _nothing_wrong(tugas),
        keluaran=tuple(p for r in returned for p in r[1]),
        catatan=(*(r[0] for r in returned), *nomor.catatan),
        belum=tuple(f"{tugas.keadaan.bidang[f.kode].nama} belum mengembalikan perbaikan" for f in wrong),
        dibuka=(target, f"Formulir {names} tidak sesuai dan dikembalikan.") if wrong and target else None,
    )


def _nothing_wrong(tugas: Tugas) -> str:
    """Nothing to send back; forms that went back before may still be out."""
    out = [b.nama for b in tugas.keadaan.bidang.values() if b.status is StatusBidang.DIKEMBALIKAN]
    if not out:
        return "Tidak ada formulir yang perlu dikembalikan."
    return f"Tidak ada formulir lain yang perlu dikembalikan; perbaikan dari {', '.join(out)} masih ditunggu."


def _messages(tugas: Tugas, wrong: Sequence[Diperiksa], records: Sequence[Catatan]) -> None:
    """An e-mail draft and a WhatsApp text for every form that goes back, saying what to mend."""
    after = fold([*journal.read(tugas.folder.journal), *records])
    kabar = Kabar(tugas.sop, after, tugas.master, tugas.waktu)
    for f in wrong:
        b = after.bidang[f.kode]
        pesan = kabar.message(b, Jenis.DIKEMBALIKAN, f.temuan)
        write_message(tugas.folder, b, pesan, contact_of(tugas.master.kontak, b))


def _return(tugas: Tugas, f: Diperiksa, nomor: Penomoran) -> tuple[Catatan, tuple[Path, Path]]:
    """One form of the next round with its covering note."""
    before = tugas.keadaan.bidang[f.kode]
    known = {b.kode: b for b in tugas.master.bidang}
    bidang = known.get(f.kode, Bidang(f.kode, before.nama, before.kepala))
    due = return_deadline(tugas)
    putaran = before.putaran + 1
    form = tugas.folder.kembali / f"Formulir {safe_name(f.kode)} - putaran {putaran}.xlsx"
    record = issue_form(tugas, bidang, form, due, before=f)
    surat = nota_pengembalian(
        *(tugas.kantor, bidang, f.temuan),
        putaran=before.putaran,
        berkas=before.berkas.rsplit("/", 1)[-1],
        berkas_baru=form.name,
        tenggat=due,
        tanggal=tugas.waktu.date(),
        kepada=address_of(tugas, f.kode),
    )
    surat = nomor.give("nota-pengembalian", surat, f"{f.kode} putaran {before.putaran}")
    name = f"Nota Pengembalian {f.kode} - putaran {before.putaran}"
    paper = write_paper(tugas, "nota-pengembalian", surat, name, tugas.folder.kembali)
    return record, (form, paper)
