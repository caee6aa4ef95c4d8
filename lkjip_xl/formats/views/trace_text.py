"""Journal records of keeping and restoring, in words for the sheet Jejak."""

from __future__ import annotations

from lkjip_xl.domain.catatan import Catatan


def told_keeping(c: Catatan) -> str:
    """What a record of an import, a final document, an archive or a restored state says."""
    r = c.rincian
    match c.aksi:
        case "impor":
            return f"{r['indikator']} indikator dan {r['anggaran']} baris anggaran diimpor dari {r['berkas']}"
        case "sahkan":
            return f"Dokumen final {r['berkas']} dengan sidik {r['sha256']}"
        case "arsip":
            return f"{r['arsip']} dengan sidik {r['sidik']}"
        case "pulihkan":
            return f"{r['berkas']} dikembalikan dari {r['sumber']}"
        case "jejak":
            return f"Perubahan catatan kerja di luar program diakui: {r['alasan']}"
        case _:
            return ""
