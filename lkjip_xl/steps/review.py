"""Action "reviu": those whom the SOP names decide on the draft (SOP Dinsos step 8, Disdukcapil step 6b)."""

from __future__ import annotations

from lkjip_xl.formats.letters_closing import lembar_reviu
from lkjip_xl.formats.papers import write_paper
from lkjip_xl.formats.reviu import back_to, mend_hint, settle
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Hasil, Tugas


def run(tugas: Tugas) -> Hasil:
    """Gather the decisions; the step ends when every reviewer has approved, or sends the draft back.

    `pilihan`: "oleh" names a reviewer ("semua" for all), "keputusan" is disetujui or perbaikan,
    "catatan" the remark, which a demand for changes must carry.

    Raises:
        UsageError: there is no draft, the reviewer is unknown, or the remark is missing.
    """
    table = step_table("Reviu", tugas.langkah.id)
    roles = tugas.langkah.pereviu or tuple(p.peran for p in tugas.langkah.pelaksana)
    reviu = settle(tugas, tugas.pilihan, tugas.baca(table), roles)
    sheet = lembar_reviu(
        *(tugas.kantor, reviu.draf.berkas.rsplit("/", 1)[-1], reviu.baris),
        versi=str(reviu.draf.versi),
        tanggal_draf=reviu.draf.waktu.date(),
        tanggal=tugas.waktu.date(),
    )
    paper = write_paper(tugas, "lembar-reviu", sheet, f"Lembar Reviu Draf v{reviu.draf.versi}")
    return Hasil(
        f"{reviu.setuju} dari {len(reviu.baris)} pereviu menyetujui draf versi {reviu.draf.versi}.",
        keluaran=(paper, tugas.folder.root / reviu.draf.berkas),
        catatan=reviu.catatan,
        tabel={table: reviu.baris},
        belum=(*reviu.belum, *mend_hint(tugas, reviu)),
        dibuka=back_to(tugas, reviu),
    )
