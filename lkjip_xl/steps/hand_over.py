"""Action "serahkan": the draft goes up with its main figures (SOP Dinsos step 7, DPPPA step 8)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lkjip_xl.domain.progress import Draf
from lkjip_xl.domain.records import Pejabat
from lkjip_xl.formats.drafts.koreksi import Koreksi, settle_corrections
from lkjip_xl.formats.drafts.reviu import current_draft
from lkjip_xl.formats.letters.closing import lembar_koreksi, nota_dinas_penyerahan
from lkjip_xl.formats.letters.papers import Penomoran, write_paper
from lkjip_xl.formats.report.data import rekap_of
from lkjip_xl.formats.sheet_map import step_table
from lkjip_xl.steps.tugas import Hasil, Tugas


def run(tugas: Tugas) -> Hasil:
    """Write the papers that the step names; the step ends when no correction is open.

    The first actor of the step hands over to the second, or to the head.

    Raises:
        UsageError: there is no draft yet.
    """
    draft = current_draft(tugas)
    table = step_table("Koreksi", tugas.langkah.id)
    koreksi = settle_corrections(tugas, {}, tugas.baca(table))
    nomor = Penomoran(tugas)
    papers = tuple(_papers(tugas, draft, koreksi, nomor))
    return Hasil(
        f"Draf versi {draft.versi} diserahkan kepada {_receiver(tugas).office}; "
        f"{len(koreksi.baris)} koreksi tercatat.",
        keluaran=(*papers, tugas.folder.root / draft.berkas),
        catatan=(*koreksi.catatan, *nomor.catatan),
        tabel={table: koreksi.tabel} if koreksi.baris else {},
        belum=koreksi.belum,
    )


def _papers(tugas: Tugas, draft: Draf, koreksi: Koreksi, nomor: Penomoran) -> Iterator[Path]:
    named, today = tugas.langkah.naskah, tugas.waktu.date()
    name = draft.berkas.rsplit("/", 1)[-1]
    tenggat = tugas.keadaan.step(tugas.langkah.id).tenggat
    if "nota-dinas-penyerahan" in named:
        nota = nota_dinas_penyerahan(
            *(tugas.kantor, rekap_of(tugas), [(name, f"Draf versi {draft.versi}")]),
            jumlah_bidang=len(tugas.keadaan.bidang),
            tenggat=tenggat.date() if tenggat else None,
            tanggal=today,
            dari=tugas.official(tugas.langkah.pelaksana[0].peran),
            kepada=_receiver(tugas),
            untuk="direviu" if _is_reviewed(tugas) else "disetujui",
        )
        nota = nomor.give("nota-dinas-penyerahan", nota, f"v{draft.versi}")
        yield write_paper(tugas, "nota-dinas-penyerahan", nota, f"Nota Dinas Penyerahan Draf v{draft.versi}")
    if "lembar-koreksi" in named:
        sheet = lembar_koreksi(
            *(tugas.kantor, name, koreksi.baris),
            versi=str(draft.versi),
            tanggal_draf=draft.waktu.date(),
            tanggal=today,
            pengoreksi=_receiver(tugas),
        )
        yield write_paper(tugas, "lembar-koreksi", sheet, f"Lembar Koreksi Draf v{draft.versi}")


def _receiver(tugas: Tugas) -> Pejabat:
    actors = tugas.langkah.pelaksana
    return tugas.official(actors[1].peran if len(actors) > 1 else tugas.sop.kepala)


def _is_reviewed(tugas: Tugas) -> bool:
    """Whether a review follows, rather than the head's approval."""
    later = tugas.sop.langkah[tugas.sop.langkah.index(tugas.langkah) :]
    following = [a for x in later for a in x.aksi if a in ("reviu", "setujui", "sahkan")]
    return following[:1] == ["reviu"]
