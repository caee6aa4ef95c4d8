"""The formulas of indicators, written once for all rows that are measured alike.

What is kept depends on nothing but what it is kept under: the policy, and an indicator without its identity.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.domain.records import Indikator
from lkjip_xl.formats.forms import formulas as rumus
from lkjip_xl.formats.forms import map as tata
from lkjip_xl.formats.forms.markup import escaped

NOMOR = "\0"  # stands for the number of the row: no text of a workbook can hold it


class Rangkaian(NamedTuple):
    """The formulas of a row as XML (`markup.Rumus.siap`), with `NOMOR` where its number goes."""

    status: str
    usulan: str
    capaian: str
    kategori: str


def ready(rumus: str) -> str:
    """A formula as XML; `NOMOR` stays."""
    return NOMOR.join(map(escaped, rumus.split(NOMOR)))


class _Predikat(dict[str, Decimal]):
    """The predicates of a policy as they are now, to keep things under."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(tuple(self.items()))


def anonymous(indikator: Indikator) -> Indikator:
    """What of an indicator its formulas can depend on: not who it is, nor what it was."""
    unit = ("",) * len(indikator.bidang)
    return replace(
        indikator,
        kode="",
        sasaran="",
        nama="",
        bidang=unit,
        riwayat=(),
        target_renstra=None,
        standar_nasional=None,
    )


def library(kebijakan: Kebijakan) -> Callable[[Indikator], Rangkaian]:
    """The formulas under a policy, of indicators made `anonymous`."""
    return _library(replace(kebijakan, predikat=_Predikat(kebijakan.predikat)))


@lru_cache(maxsize=4)
def _library(kebijakan: Kebijakan) -> Callable[[Indikator], Rangkaian]:
    lajur = {nama: f"{huruf}{NOMOR}" for nama, huruf in tata.TABEL_INDIKATOR.huruf.items()}
    sel = lajur.__getitem__

    @lru_cache(maxsize=256)
    def write(indikator: Indikator) -> Rangkaian:
        return Rangkaian(
            ready(rumus.state(indikator, kebijakan, sel)),
            ready(rumus.proposal(indikator, kebijakan, sel)),
            ready(rumus.achievement(indikator, kebijakan, sel)),
            ready(rumus.band(indikator, kebijakan, sel)),
        )

    return write
