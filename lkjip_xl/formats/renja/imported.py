"""Realisations that came with an imported Renja workbook: kept beside the journal, offered in the forms."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.domain.renja.records import HasilImpor, Realisasi
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.atomic import write_text
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.sheet_map import ANGGARAN, INDIKATOR, TRIWULAN

_SEDANG = "impor-sedang.json"
Isian = dict[str, dict[str, dict[str, str]]]


def keep_imported(folder: CaseFolder, hasil: HasilImpor) -> None:
    """Keep the realisations by sheet, code and column; figures as exact text."""
    isi: Isian = {
        INDIKATOR: {kode: _performance(r) for kode, r in hasil.realisasi.items()},
        ANGGARAN: {kode: _money(r) for kode, r in hasil.realisasi_rupiah.items()},
    }
    known = _read(folder)
    merged = {lembar: {**known.get(lembar, {}), **rows} for lembar, rows in isi.items()}
    write_text(_path(folder), json.dumps(merged, ensure_ascii=False, indent=1, sort_keys=True))


def imported_values(folder: CaseFolder, lembar: str) -> Mapping[str, Mapping[str, Decimal]]:
    """Code -> column -> figure of one sheet of the forms; empty where nothing was imported."""
    rows = _read(folder).get(lembar, {})
    return {kode: {k: Decimal(n) for k, n in row.items()} for kode, row in rows.items()}


def note_adding(folder: CaseFolder, sha256: str, jumlah: Sequence[int]) -> None:
    """Note how many rows a workbook is about to add, for the run after one that is killed before its record."""
    isi = {"sha256": sha256, "jumlah": list(jumlah), "catatan": len(journal.read(folder.journal))}
    write_text(folder.dalam / _SEDANG, json.dumps(isi))


def added_before(folder: CaseFolder, sha256: str) -> tuple[int, int]:
    """The rows that a killed run of this workbook added or was about to; zeros where none is unrecorded."""
    try:
        isi = json.loads((folder.dalam / _SEDANG).read_text(encoding="utf-8"))
        indikator, anggaran = (int(n) for n in isi["jumlah"])
        since = journal.read(folder.journal)[int(isi["catatan"]) :]
    except (OSError, ValueError, KeyError, TypeError):
        return (0, 0)
    recorded = any(c.aksi == "impor" and c.rincian.get("sha256") == sha256 for c in since)
    return (0, 0) if recorded or isi["sha256"] != sha256 else (indikator, anggaran)


def forget_adding(folder: CaseFolder) -> None:
    """The rows are recorded."""
    with suppress(OSError):  # one that stays is written over by the next import
        (folder.dalam / _SEDANG).unlink(missing_ok=True)


def _path(folder: CaseFolder) -> Path:
    return folder.dalam / "impor.json"


def _read(folder: CaseFolder) -> Isian:
    path = _path(folder)
    if not path.exists():
        return {}
    try:
        data: Isian = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as e:
        raise FileUnusableError(
            f"Catatan impor “{path}” rusak.", "Hapus berkas itu, lalu impor lagi berkas Renja-nya."
        ) from e
    return data


def _performance(r: Realisasi) -> dict[str, str]:
    row = {tw: str(n) for tw, n in zip(TRIWULAN, r.triwulan, strict=True) if n is not None}
    return row | ({"Realisasi": str(r.tahun)} if r.tahun is not None else {})


def _money(r: Realisasi) -> dict[str, str]:
    total = r.jumlah if r.jumlah is not None else r.tahun
    return {"Realisasi": str(total)} if total is not None else {}
