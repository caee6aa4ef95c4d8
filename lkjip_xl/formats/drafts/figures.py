"""Each draft version as it was made: the document itself, and every figure it printed with its origin.

Kept beside the journal in `.lkjip/draf/`: `v1.docx` and `v1.json`. People edit the draft in 4-hasil; these
copies stay as they are, so that an edited draft, or two versions, can be compared later.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from lkjip_xl.domain.angka_draf import AngkaTercetak
from lkjip_xl.domain.cetakan import Angka, AngkaRekap, budget_key, collect_figures
from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.records import Asal
from lkjip_xl.domain.rekap import Rekap
from lkjip_xl.formats.folder.atomic import copy_file, write_text
from lkjip_xl.formats.folder.case_folder import MASTER, CaseFolder

__all__ = ["AngkaTercetak", "figures_of", "keep_figures", "printed_figures"]

_KANTOR = "Perangkat daerah"
_DARI_MASTER = re.compile(r"target|target_renstra|standar_nasional|pagu_rp|realisasi_\d{4}")


def keep_figures(folder: CaseFolder, versi: int, dokumen: Path, rekap: Rekap, desimal: int = 2) -> None:
    """Keep a draft version and its figures; each file is written whole.

    Raises:
        FileUnusableError: the folder cannot be written.
    """
    copy_file(dokumen, folder.kept_draft(versi))
    rows = [
        {name: getattr(f, name) for name in AngkaTercetak.__slots__}
        for f in printed_figures(rekap, collect_figures(rekap, desimal))
    ]
    write_text(_record(folder, versi), json.dumps({"versi": versi, "angka": rows}, ensure_ascii=False))


def figures_of(folder: CaseFolder, versi: int) -> dict[str, AngkaTercetak]:
    """The figures of a draft version by tag, in the order of the rekap; empty where none were kept.

    Raises:
        FileUnusableError: the record is damaged.
    """
    path = _record(folder, versi)
    if not path.is_file():
        return {}
    try:
        rows = [AngkaTercetak(**row) for row in json.loads(path.read_text(encoding="utf-8"))["angka"]]
    except (OSError, ValueError, KeyError, TypeError) as e:
        raise FileUnusableError(
            f"Catatan angka draf versi {versi} (.lkjip/draf/{path.name}) rusak.",
            "Pulihkan folder .lkjip dari cadangan, atau buat versi baru dengan: lkjip draf DIR",
        ) from e
    return {row.tag: row for row in rows}


def printed_figures(rekap: Rekap, angka: AngkaRekap) -> Iterator[AngkaTercetak]:
    """Every figure of a rekap with its owner and its origin."""
    yield from _owned(angka.perangkat, "perangkat", "", _KANTOR, "dihitung dari semua sasaran, lembar Rekap")
    for n, s in enumerate(rekap.sasaran):
        codes = ", ".join(h.indikator.kode for h in s.indikator)
        computed = f"dihitung dari indikator {codes}, lembar Rekap"
        yield from _owned(angka.sasaran[n], "sasaran", f"sasaran-{n + 1}", s.nama, computed)
        for h, medan in zip(s.indikator, angka.indikator[n], strict=True):
            kode = h.indikator.kode
            typed = f"{MASTER} › Indikator › baris {kode}"
            yield from _owned(medan, "indikator", kode, h.indikator.nama, _told(h.sumber), master=typed)
    lines = {budget_key(b): b for b in (*rekap.anggaran, *(b for s in rekap.sasaran for b in s.anggaran))}
    for key, medan in angka.anggaran.items():
        b = lines[key]
        typed = f"{MASTER} › Anggaran › baris {b.baris.kode}"
        yield from _owned(medan, "anggaran", b.baris.kode, b.baris.uraian, _told(b.sumber), master=typed)


def _owned(
    medan: Mapping[str, Angka], jenis: str, kode: str, nama: str, asal: str, *, master: str = ""
) -> Iterator[AngkaTercetak]:
    """The figures of one owner; those that the office typed itself come from the master."""
    for name, a in medan.items():
        source = master if master and _DARI_MASTER.fullmatch(name) else asal
        yield AngkaTercetak(a.tag, a.alias, a.teks, jenis, kode, nama, name, source)


def _told(sumber: tuple[Asal, ...]) -> str:
    return "; ".join(str(asal) for asal in sumber)


def _record(folder: CaseFolder, versi: int) -> Path:
    return folder.dalam / "draf" / f"v{versi}.json"
