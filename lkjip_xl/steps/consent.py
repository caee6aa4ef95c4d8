"""Action "setujui": the head approves the document before it is signed (SOP DPPPA step 9, Kanigaran step 6)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip_xl.formats.drafts.reviu import Reviu, back_to, mend_hint, settle
from lkjip_xl.formats.letters.internal import disposisi_persetujuan, lembar_persetujuan
from lkjip_xl.formats.letters.papers import write_paper
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Hasil, Tugas


def run(tugas: Tugas) -> Hasil:
    """Take the head's decision; the papers leave a box to tick where none is known yet.

    `pilihan`: "keputusan" is disetujui or perbaikan, "catatan" the remark, "oleh" who decides.

    Raises:
        UsageError: there is no draft, or a demand for changes gives no reason.
    """
    table = step_table("Reviu", tugas.langkah.id)
    roles = tugas.langkah.pereviu or (tugas.sop.kepala,)
    reviu = settle(tugas, tugas.pilihan, tugas.baca(table), roles)
    return Hasil(
        f"Draf versi {reviu.draf.versi} {'disetujui' if not reviu.belum else 'belum disetujui'} "
        f"{tugas.kantor.kepala.office}.",
        keluaran=(*_papers(tugas, reviu), tugas.folder.root / reviu.draf.berkas),
        catatan=reviu.catatan,
        tabel={table: reviu.baris},
        belum=(*reviu.belum, *mend_hint(tugas, reviu)),
        dibuka=back_to(tugas, reviu),
    )


def _papers(tugas: Tugas, reviu: Reviu) -> Iterator[Path]:
    kantor, today = tugas.kantor, tugas.waktu.date()
    name = reviu.draf.berkas.rsplit("/", 1)[-1]
    if "lembar-persetujuan" in tugas.langkah.naskah:
        sheet = lembar_persetujuan(
            *(kantor, name, reviu.baris),
            versi=str(reviu.draf.versi),
            tanggal_draf=reviu.draf.waktu.date(),
            tanggal=today,
        )
        yield write_paper(tugas, "lembar-persetujuan", sheet, "Lembar Persetujuan")
    if "disposisi-persetujuan" in tugas.langkah.naskah and not reviu.belum:
        surat = disposisi_persetujuan(
            *(kantor, name, kantor.perencana.office),
            versi=str(reviu.draf.versi),
            catatan=str(reviu.baris[0]["Catatan"] or ""),
            tanggal=today,
        )
        yield write_paper(tugas, "disposisi-persetujuan", surat, "Disposisi Persetujuan")
