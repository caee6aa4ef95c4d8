"""`lkjip formulir-pdf`: the forms that are out, as PDF for bidang that fill them in by hand."""

from __future__ import annotations

from pathlib import Path

from lkjip_xl.domain.errors import UsageError
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.folder.written import write_own
from lkjip_xl.formats.forms.paper import paper_form
from lkjip_xl.formats.pdf.export import export_pdf
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.tugas import Hasil


def print_forms(folder: CaseFolder, bidang: str = "") -> Hasil:
    """Print the latest form of every bidang, or of the one with this code, beside the form itself.

    Raises:
        UsageError: no form is out, or the bidang has none.
        FileUnusableError: LibreOffice is missing or failed.
    """
    sop, keadaan = load_state(folder)
    if not keadaan.bidang:
        raise UsageError("Belum ada formulir yang dibagikan.", "Jalankan dahulu: lkjip bagikan DIR")
    dipilih = [b for b in keadaan.bidang.values() if bidang.casefold() in ("", b.kode.casefold())]
    if not dipilih:
        raise UsageError(
            f"Bidang {bidang} belum mempunyai formulir.", f"Pilih salah satu: {', '.join(keadaan.bidang)}."
        )
    dicetak = export_pdf([paper_form(folder.issued(b.terbitan), sop.formulir) for b in dipilih])
    with folder.locked("formulir-pdf"):
        keluaran = tuple(_keep(folder, b.berkas_terbit, pdf) for b, pdf in zip(dipilih, dicetak, strict=True))
    return Hasil(
        f"{len(keluaran)} formulir dicetak sebagai PDF. Isian di kertas disalin kembali ke formulir Excel-nya.",
        keluaran=keluaran,
    )


def _keep(folder: CaseFolder, formulir: str, pdf: bytes) -> Path:
    """The PDF beside its form; never over a file that people put there."""
    return write_own(folder, (folder.root / formulir).with_suffix(".pdf"), lambda p: _write(p, pdf))


def _write(path: Path, isi: bytes) -> None:
    path.write_bytes(isi)
