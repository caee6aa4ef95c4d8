"""The rules of the field for returned forms: one form by itself, and all forms together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.domain.kode import split_codes
from lkjip_xl.domain.rules.anggaran import check_line, check_parents, children
from lkjip_xl.domain.rules.baris import Baris, label_of, rows_of
from lkjip_xl.domain.rules.bersama import check_shared
from lkjip_xl.domain.rules.dokumen import check_documents
from lkjip_xl.domain.rules.indikator import check_row
from lkjip_xl.domain.rules.individu import check_people

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lkjip_xl.domain.problems import Problem
    from lkjip_xl.domain.records import BarisAnggaran, Indikator, Isian, Submission

_LEMBAR_INDIKATOR: Final = "Indikator"
_LEMBAR_ANGGARAN: Final = "Anggaran"


def check_submission(
    sub: Submission,
    indikator: Mapping[str, Indikator],
    anggaran: Mapping[str, BarisAnggaran],
    kebijakan: Kebijakan,
    dokumen: Mapping[str, str] | None = None,
) -> tuple[Problem, ...]:
    """Every finding of one form against the master, each at the cell where the person finds it.

    What the reader already reported (rows and columns that are gone, unreadable figures) is not
    reported again. `indikator` and `anggaran` map the codes of the master, `dokumen` those of the SOP.
    """
    found: list[Problem] = []
    milik = sub.stempel.bidang
    for kode, sel in rows_of(sub, _LEMBAR_INDIKATOR).items():
        if kode in indikator and milik not in indikator[kode].bidang:
            found.append(
                _moved(label_of("Indikator", kode, indikator[kode].nama), sel, milik, indikator[kode].bidang)
            )
        elif kode in indikator:
            baris = Baris(label_of("Indikator", kode, indikator[kode].nama), sel)
            found.extend(check_row(baris, indikator[kode], kebijakan))
        else:
            found.append(_unknown(kode, sel, _LEMBAR_INDIKATOR))
    lines = _lines(sub, anggaran)
    for kode, sel in rows_of(sub, _LEMBAR_ANGGARAN).items():
        if kode in lines:
            found.extend(check_line(lines[kode], anggaran[kode].pagu))
        elif kode in anggaran:
            pemilik = split_codes(anggaran[kode].bidang)
            found.append(_moved(label_of("Anggaran", kode, anggaran[kode].uraian), sel, milik, pemilik))
        else:
            found.append(_unknown(kode, sel, _LEMBAR_ANGGARAN))
    found.extend(check_parents(lines, children(anggaran)))
    found.extend(check_people(sub))
    found.extend(check_documents(sub, dokumen or {}))
    return tuple(found)


def check_across(
    subs: Sequence[Submission],
    indikator: Mapping[str, Indikator],
    anggaran: Mapping[str, BarisAnggaran],
    kebijakan: Kebijakan | None = None,
) -> tuple[Problem, ...]:
    """Findings that only several forms together show; `subs` holds the latest form of each bidang."""
    found: list[Problem] = []
    for satu in indikator.values():
        if len(satu.bidang) > 1:
            found.extend(check_shared(satu, subs, kebijakan or Kebijakan()))
    lines = [_lines(sub, anggaran) for sub in subs]
    semua = {kode: baris for satu in lines for kode, baris in satu.items()}
    keluarga = children(anggaran)
    # What one form shows by itself, check_submission has already said.
    sendiri = {p for satu in lines for p in check_parents(satu, keluarga)}
    found.extend(p for p in check_parents(semua, keluarga) if p not in sendiri)
    return tuple(found)


def _moved(label: str, sel: Mapping[str, Isian], bidang: str, pemilik: Sequence[str]) -> Problem:
    """A row that the master has given to another bidang since the form went out."""
    nama = ", ".join(pemilik) or "tidak satu bidang pun"
    return Baris(label, sel).finding("P23", next(iter(sel)), bidang=bidang, pemilik=nama)


def _lines(sub: Submission, anggaran: Mapping[str, BarisAnggaran]) -> dict[str, Baris]:
    return {
        kode: Baris(label_of("Anggaran", kode, anggaran[kode].uraian), sel)
        for kode, sel in rows_of(sub, _LEMBAR_ANGGARAN).items()
        if kode in anggaran and sub.stempel.bidang in split_codes(anggaran[kode].bidang)
    }


def _unknown(kode: str, sel: Mapping[str, Isian], lembar: str) -> Problem:
    return Baris("", sel).finding("P19", next(iter(sel)), kode=kode, sheet=lembar)
