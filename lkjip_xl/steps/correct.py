"""Action "koreksi": the secretary corrects the document (SOP DPPPA step 7, Kanigaran step 5)."""

from __future__ import annotations

from lkjip_xl.formats.drafts.koreksi import settle_corrections
from lkjip_xl.formats.drafts.returned import returned_drafts
from lkjip_xl.formats.drafts.reviu import current_draft
from lkjip_xl.formats.letters.closing import lembar_koreksi
from lkjip_xl.formats.letters.papers import write_paper
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Hasil, Tugas


def run(tugas: Tugas) -> Hasil:
    """Write the correction sheet with what table tblKoreksi holds; the step ends when none is open.

    Remarks in returned drafts (2-masuk, or "dari" in `pilihan`) enter the table first.

    `pilihan`: see `settle_corrections`.

    Raises:
        UsageError: there is no draft yet, or a correction is asked for and not said.
        FileUnusableError: a named draft cannot be read.
    """
    draft = current_draft(tugas)
    table = step_table("Koreksi", tugas.langkah.id)
    kembali = returned_drafts(tugas, tugas.pilihan.get("dari", ""))
    koreksi = settle_corrections(tugas, tugas.pilihan, tugas.baca(table), kembali.baris)
    sheet = lembar_koreksi(
        *(tugas.kantor, draft.berkas.rsplit("/", 1)[-1], koreksi.baris),
        versi=str(draft.versi),
        tanggal_draf=draft.waktu.date(),
        tanggal=tugas.waktu.date(),
        pengoreksi=tugas.official(tugas.langkah.pelaksana[0].peran),
    )
    paper = write_paper(tugas, "lembar-koreksi", sheet, f"Lembar Koreksi Draf v{draft.versi}")
    target = tugas.langkah.kembali_ke
    return Hasil(
        f"{len(koreksi.baris)} koreksi atas draf versi {draft.versi} tercatat, "
        f"{'semua sudah selesai' if not koreksi.belum else 'masih ada yang terbuka'}."
        f"{kembali.pesan}",
        keluaran=(paper, tugas.folder.root / draft.berkas),
        catatan=koreksi.catatan,
        tabel={table: koreksi.tabel},
        temuan=kembali.temuan,
        belum=koreksi.belum,
        dibuka=(target, "; ".join(koreksi.diminta)) if target and koreksi.diminta else None,
    )
