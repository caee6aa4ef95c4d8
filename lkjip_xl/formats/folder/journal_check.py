"""Whether the journal is as the program wrote it: its chain, its second copy, and what people acknowledged."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.domain.errors import FileUnusableError
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.folder.journal_mirror import compare

AKSI_AKUI = "jejak"  # the record by which somebody acknowledges that the journal was changed


@dataclass(frozen=True, slots=True)
class Temuan:
    """One place where the journal is not as it was written; `baris` counts from 1, None where it is no line."""

    jenis: str
    pesan: str
    baris: int | None = None
    waktu: str = ""

    def as_dict(self) -> dict[str, object]:
        """The JSON shape."""
        return {"jenis": self.jenis, "baris": self.baris, "waktu": self.waktu, "pesan": self.pesan}


def ensure_whole(folder: CaseFolder) -> None:
    """See that the journal was not changed outside the program.

    Raises:
        FileUnusableError: it was, and nobody has acknowledged it.
    """
    found = chain_findings(folder)
    if found:
        raise FileUnusableError(
            f"Catatan kerja berubah di luar program. {found[0].pesan}",
            "Lihat dengan: lkjip periksa-jejak DIR; pulihkan dengan lkjip pulihkan DIR --berkas, "
            "atau akui dengan: lkjip periksa-jejak DIR --akui “alasan”.",
        )


def chain_findings(folder: CaseFolder) -> list[Temuan]:
    """Unacknowledged breaks of the chain, then a difference from the second copy."""
    lines = journal.whole_lines(folder.journal)
    known = acknowledged(lines)
    broken = [n for n in journal.chain_faults(lines) if known.get(str(n)) != _mark(lines, n)]
    found = [_break(lines, n) for n in broken]
    beda = compare(folder)
    if beda is None:
        return found
    if beda.baris > len(lines):
        told = f"{beda.hilang} baris terakhir sesudah baris {len(lines)} hilang: jejak dipotong."
        return [*found, Temuan("dipotong", told, len(lines) + 1, _moment(lines, len(lines)))]
    if any(t.baris in (beda.baris, beda.baris + 1) for t in found):
        return found
    told = f"Baris {beda.baris} berbeda dari salinan kedua jejak{_later(beda.hilang)}: isinya ditulis ulang."
    return [*found, Temuan("ditulis ulang", told, beda.baris, _moment(lines, beda.baris))]


def acknowledgement(folder: CaseFolder) -> dict[str, str]:
    """The breaks as they stand, for the record that acknowledges them: line -> mark of the lines around it."""
    lines = journal.whole_lines(folder.journal)
    return {str(n): _mark(lines, n) for n in journal.chain_faults(lines)}


def acknowledged(lines: Sequence[bytes]) -> Mapping[str, str]:
    """The breaks that people have acknowledged; a later change of the same line is a new break."""
    known: dict[str, str] = {}
    for line in lines:
        data = _object(line)
        rincian = data.get("rincian")
        if data.get("aksi") == AKSI_AKUI and isinstance(rincian, dict):
            known.update(rincian.get("akui", {}))
    return known


def acknowledged_heads(lines: Sequence[bytes]) -> set[str]:
    """Heads that stand elsewhere and that people have acknowledged to be gone from the journal."""
    known: set[str] = set()
    for line in lines:
        data = _object(line)
        rincian = data.get("rincian")
        if data.get("aksi") == AKSI_AKUI and isinstance(rincian, dict):
            known.update(rincian.get("kepala", ()))
    return known


def _mark(lines: Sequence[bytes], number: int) -> str:
    """A mark of the line before a break and of the line behind it."""
    return "".join(h[:16] for h in journal.heads(lines[max(number - 2, 0) : number]))


def _break(lines: Sequence[bytes], number: int) -> Temuan:
    moment = _moment(lines, number)
    if not _object(lines[number - 1]):
        return Temuan("rusak", f"Baris {number} rusak dan tidak dapat dibaca.", number, moment)
    if number == 1:
        told = "Rantai putus pada baris 1: baris sebelumnya dihapus, atau baris ini diubah."
    else:
        told = (
            f"Rantai putus pada baris {number}: baris {number - 1} diubah, "
            f"atau ada baris yang dihapus atau disisipkan di antara keduanya."
        )
    return Temuan("diubah", told, number, moment)


def _later(missing: int) -> str:
    return f" dan {missing} baris terakhir hilang" if missing else ""


def _moment(lines: Sequence[bytes], number: int) -> str:
    """When a line says that it was written."""
    return str(_object(lines[number - 1]).get("waktu", "")) if 0 < number <= len(lines) else ""


def _object(line: bytes) -> Mapping[str, object]:
    try:
        data = json.loads(line)
    except ValueError:
        return {}
    return data if isinstance(data, dict) else {}
