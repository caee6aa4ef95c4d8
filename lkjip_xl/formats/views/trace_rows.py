"""The rows of tblJejak: every record of the journal in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from lkjip_xl.formats.views.trace_text import told_keeping

if TYPE_CHECKING:
    from lkjip_xl.domain.catatan import Catatan
    from lkjip_xl.domain.sop import Sop
    from lkjip_xl.formats.book import Value

Baris = Mapping[str, "Value"]
_MAKS_JEJAK = 500
_SINGKATAN = frozenset({"sk", "sakip"})


def trace_rows(sop: Sop, catatan: Sequence[Catatan]) -> list[Baris]:
    """The rows of tblJejak: the last records of the journal."""
    return [_trace_row(sop, c) for c in catatan[-_MAKS_JEJAK:]]


def _trace_row(sop: Sop, c: Catatan) -> Baris:
    r = c.rincian
    langkah = next((x.lembar for x in sop.langkah if x.id == r.get("langkah")), "")
    return {
        "Waktu": c.waktu,
        "Aksi": c.aksi,
        "Langkah": langkah,
        "Pelaku": str(r.get("pelaku", "")),
        "Rincian": _told(c),
    }


def _told(c: Catatan) -> str:
    """A journal record in words."""
    r = c.rincian
    match c.aksi:
        case "baru":
            return f"Folder kerja tahun {r['tahun']} dibuat."
        case "jadwal":
            return "Jadwal langkah dihitung dari Pengaturan dan Libur."
        case "formulir":
            return f"Formulir {r['bidang']} putaran {r['putaran']} diterbitkan: {r['berkas']}"
        case "terima":
            return f"Formulir {r['bidang']} putaran {r['putaran']} {r['kelas']}: {r['berkas']}"
        case "periksa":
            status = "sah" if r["sah"] else "belum sah"
            return (
                f"{r['bidang']} putaran {r['putaran']} {status}: "
                f"{r['galat']} galat, {r['peringatan']} peringatan"
            )
        case "langkah":
            return _told_step(r)
        case "draf":
            return f"Draf versi {r['versi']}: {r['berkas']}"
        case "nomor":
            return f"Nomor {r['nomor']} dipakai untuk {_paper(str(r['naskah']))}"
        case "olah":
            return f"Data diolah: {r['galat']} galat, {r['peringatan']} peringatan"
        case _:
            return _told_workflow(c)


def _paper(naskah: str) -> str:
    """A paper's name in words: "surat permintaan", "SK tim"."""
    return " ".join(k.upper() if k in _SINGKATAN else k for k in naskah.split("-"))


def _told_workflow(c: Catatan) -> str:
    """Decisions, corrections and deliveries in words."""
    r = c.rincian
    match c.aksi:
        case "keputusan":
            remark = f": {r['catatan']}" if r.get("catatan") else ""
            return f"Draf versi {r['versi']} {r['keputusan']} menurut {r['jabatan']}{remark}"
        case "koreksi":
            return f"Koreksi {r['no']} ({r['bagian']}) {r['status']}: {r['koreksi']}"
        case "kirim":
            return f"Kiriman kepada {r['tujuan']} diterima {r['penerima']}"
        case _:
            return told_keeping(c)


def _told_step(r: Mapping[str, Any]) -> str:
    """What happened to a step, why, and whether a manager forced it."""
    done = f" ({r['aksi']})" if r.get("aksi") else ""
    why = "Dipaksa" if r.get("paksa") else "Alasan"
    reason = f" {why}: {r['catatan']}" if r.get("catatan") else ""
    return f"Langkah {r['status']}{done}.{reason}"
