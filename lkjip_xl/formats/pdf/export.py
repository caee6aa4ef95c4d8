"""Workbooks printed to PDF by LibreOffice, as they would be printed on paper."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.formats.soffice import find_soffice, run_soffice

_CARA = (
    "Pasang LibreOffice (gratis, libreoffice.org), lalu ulangi; atau buka formulir di Excel dan pilih "
    "Berkas, Simpan Sebagai, PDF."
)


def export_pdf(buku: Sequence[bytes]) -> list[bytes]:
    """Print workbooks in one run; their PDFs in the same order.

    Raises:
        FileUnusableError: LibreOffice is missing, or it did not print all of them.
    """
    soffice = find_soffice()
    if soffice is None:
        raise FileUnusableError(
            "LibreOffice tidak ditemukan di komputer ini, jadi PDF tidak dapat dibuat.", _CARA
        )
    with tempfile.TemporaryDirectory(prefix="lkjip-", ignore_cleanup_errors=True) as nama:
        sumber = [Path(nama, f"{n}.xlsx") for n in range(len(buku))]
        for path, isi in zip(sumber, buku, strict=True):
            path.write_bytes(isi)
        run_soffice(soffice, Path(nama), "pdf:calc_pdf_Export", sumber)
        jadi = [path.with_suffix(".pdf") for path in sumber]
        if not all(pdf.is_file() for pdf in jadi):
            raise FileUnusableError("LibreOffice tidak berhasil membuat semua PDF.", _CARA)
        return [pdf.read_bytes() for pdf in jadi]
