"""Action "reviu": those whom the SOP names decide on the draft (SOP Dinsos step 8, Disdukcapil step 6b)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip_xl.formats.drafts.koreksi import Koreksi, settle_corrections
from lkjip_xl.formats.drafts.returned import returned_drafts
from lkjip_xl.formats.drafts.reviu import Reviu, back_to, mend_hint, settle
from lkjip_xl.formats.letters.closing import lembar_koreksi, lembar_reviu
from lkjip_xl.formats.letters.papers import write_paper
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Hasil, Tugas


def run(tugas: Tugas) -> Hasil:
    """Gather the decisions; the step ends when every reviewer has approved, or sends the draft back.

    Remarks in returned drafts (2-masuk, or "dari" in `pilihan`) enter the register of corrections; the step
    waits until each of them is answered.

    `pilihan`: "oleh" names a reviewer ("semua" for all), "keputusan" is disetujui or perbaikan,
    "catatan" the remark, which a demand for changes must carry.

    Raises:
        UsageError: there is no draft, the reviewer is unknown, or the remark is missing.
        FileUnusableError: a named draft cannot be read.
    """
    table, register = (step_table(jenis, tugas.langkah.id) for jenis in ("Reviu", "Koreksi"))
    roles = tugas.langkah.pereviu or tuple(p.peran for p in tugas.langkah.pelaksana)
    reviu = settle(tugas, tugas.pilihan, tugas.baca(table), roles)
    kembali = returned_drafts(tugas, tugas.pilihan.get("dari", ""))
    koreksi = settle_corrections(tugas, {}, tugas.baca_bila_ada(register), kembali.baris)
    return Hasil(
        f"{reviu.setuju} dari {len(reviu.baris)} pereviu menyetujui draf versi {reviu.draf.versi}."
        f"{kembali.pesan}",
        keluaran=(*_papers(tugas, reviu, koreksi), tugas.folder.root / reviu.draf.berkas),
        catatan=(*reviu.catatan, *koreksi.catatan),
        tabel={table: reviu.baris} | ({register: koreksi.tabel} if koreksi.baris else {}),
        temuan=kembali.temuan,
        belum=(*reviu.belum, *koreksi.belum, *mend_hint(tugas, reviu)),
        dibuka=back_to(tugas, reviu),
    )


def _papers(tugas: Tugas, reviu: Reviu, koreksi: Koreksi) -> Iterator[Path]:
    """The sheet of decisions, and that of corrections where there are any."""
    berkas, versi = reviu.draf.berkas.rsplit("/", 1)[-1], reviu.draf.versi
    made, today = reviu.draf.waktu.date(), tugas.waktu.date()
    sheet = lembar_reviu(
        *(tugas.kantor, berkas, reviu.baris), versi=str(versi), tanggal_draf=made, tanggal=today
    )
    yield write_paper(tugas, "lembar-reviu", sheet, f"Lembar Reviu Draf v{versi}")
    if koreksi.baris and "serahkan" not in tugas.langkah.aksi:  # handing over writes it otherwise
        corrections = lembar_koreksi(
            *(tugas.kantor, berkas, koreksi.baris), versi=str(versi), tanggal_draf=made, tanggal=today
        )
        yield write_paper(tugas, "lembar-koreksi", corrections, f"Lembar Koreksi Draf v{versi}")
