"""`lkjip periksa-naskah`: the questions asked before the signature, answered without changing anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lkjip_xl.domain.errors import UsageError
from lkjip_xl.domain.periksa.naskah import Butir, open_faults, summary
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.drafts.final_check import look_over
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.master.reader import read_master
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.tugas import Perintah


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """The draft that was looked at and every question with its answer."""

    draf: str
    butir: tuple[Butir, ...]

    @property
    def menahan(self) -> int:
        """How many errors hold up the signature."""
        return len(open_faults(self.butir))

    @property
    def ringkasan(self) -> str:
        """The answers in one sentence."""
        return summary(self.butir)

    def as_dict(self) -> Mapping[str, object]:
        """The JSON answer."""
        return {
            "draf": self.draf,
            "siap": not self.menahan,
            "ringkasan": self.ringkasan,
            "pertanyaan": [
                {k.casefold(): v for k, v in b.as_row(n).items()} | {"menahan": b.menahan}
                for n, b in enumerate(self.butir, start=1)
            ],
            "temuan": [p.as_dict() for b in self.butir for p in b.temuan],
        }


def look_over_report(perintah: Perintah) -> HasilPeriksa:
    """Ask every question of the newest draft; the folder stays as it is.

    Raises:
        UsageError: the SOP makes no report, or there is no draft yet.
        FileUnusableError: the master or the draft cannot be read.
    """
    folder = perintah.folder
    folder.check()
    sop, keadaan = load_state(folder)
    if not any("draf" in x.aksi for x in sop.langkah):
        raise UsageError(
            f"SOP {sop.id} tidak menyusun laporan, sehingga tidak ada naskah yang diperiksa.",
            "Lihat langkah-langkahnya dengan: lkjip sop " + sop.id,
        )
    langkah = next((x for x in sop.langkah if "sahkan" in x.aksi), sop.langkah[-1])
    with open_book(folder.master) as book:
        master = read_master(book, sop.formulir)
        kasus = Kasus(folder, sop, keadaan, master, langkah, perintah.waktu)
        butir = look_over(kasus, book.read_table_cells)
    return HasilPeriksa(keadaan.draf[-1].berkas, butir)
