"""`lkjip ikhtisar`: one page for leaders from the data at hand; nothing else of the year changes."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.domain.status import status_dict
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.docx.render import render_docx
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.folder.written import write_own
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.letters.brief import brief_chart, ikhtisar
from lkjip_xl.formats.letters.document import context
from lkjip_xl.formats.letters.papers import own_template
from lkjip_xl.formats.master.reader import read_master
from lkjip_xl.formats.report.data import rekap_of
from lkjip_xl.formats.resources import resource
from lkjip_xl.formats.state import load_state
from lkjip_xl.formats.word.charts import Gambar, attach_charts
from lkjip_xl.steps.tugas import Hasil

if TYPE_CHECKING:
    from docx.document import Document

_DISEBUT = 3
_NAMA = "Ikhtisar Kinerja.docx"


def make_brief(folder: CaseFolder, waktu: datetime) -> Hasil:
    """Write the summary into 4-hasil; one that people changed stays, the new one stands beside it.

    Raises:
        FileUnusableError: the folder is no year's folder, or its master cannot be read.
        SettingsError: the master's settings or the office's template are faulty.
    """
    sop, keadaan = load_state(folder)
    with open_book(folder.master) as book:
        master = read_master(book, sop.formulir)
    kasus = Kasus(folder, sop, keadaan, master, sop.langkah[0], waktu)
    rekap = rekap_of(kasus)
    bagan = brief_chart(rekap)
    gambar = [Gambar(bagan, 1)] if bagan is not None else []
    status = status_dict(sop, keadaan, waktu)
    done = sum(x["status"] == "selesai" for x in status["langkah"])
    surat = ikhtisar(
        kasus.kantor,
        rekap,
        langkah=(done, len(sop.langkah)),
        menunggu=_waiting(status),
        bagan=gambar[0] if gambar else "",
        tanggal=waktu.date(),
    )

    def finish(document: Document) -> None:
        attach_charts(document, gambar)

    def write(path: Path) -> None:
        template = own_template(kasus, "ikhtisar") or resource("templates", "ikhtisar.docx")
        render_docx(template, context(surat), path, kertas=surat.kertas, lengkapi=finish)

    with folder.locked("ikhtisar"):
        place = write_own(folder, folder.hasil / _NAMA, write)
    return Hasil(f"Ikhtisar satu halaman ditulis: {place.name}.", (place,))


def _waiting(status: dict[str, object]) -> list[str]:
    """What the work itself waits for."""
    units = status["bidang"] if isinstance(status["bidang"], list) else []
    late = [str(b["nama"]) for b in units if b["status"] != "sah"]
    names = ", ".join(late[:_DISEBUT]) + (
        f", dan {len(late) - _DISEBUT} lainnya" if len(late) > _DISEBUT else ""
    )
    return [f"Formulir belum sah dari {names}."] if late else []
