"""What aggregation has to say about its own figures: rows that are missing, parts, odd results, money adrift."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lkjip_xl.domain.capaian import RUMUS
from lkjip_xl.domain.hitung import total
from lkjip_xl.domain.problems import Problem, Tingkat, fill, problem
from lkjip_xl.domain.records import Agregasi, Polaritas
from lkjip_xl.domain.rules.baris import label_of
from lkjip_xl.domain.rules.jarak import target_text
from lkjip_xl.domain.values import format_number

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from lkjip_xl.domain.anggaran_sasaran import Potongan
    from lkjip_xl.domain.records import BarisAnggaran, Indikator
    from lkjip_xl.domain.rekap import HasilAnggaran, HasilIndikator

    Terisi = Collection[tuple[str, str, str]]

_INDIKATOR: Final = "Indikator"
_ANGGARAN: Final = "Anggaran"
_TINGGI: Final = Decimal(150)
_RENDAH: Final = Decimal(10)


def check_results(hasil: Sequence[HasilIndikator]) -> Iterator[Problem]:
    """Indicators without a capaian, with a figure that lacks a unit, or with a result that is hard to believe."""
    for h in hasil:
        label = label_of(_INDIKATOR, h.indikator.kode, h.indikator.nama)
        if h.belum_utuh:
            found = problem(
                "P82",
                baris=label,
                realisasi=_figure(h.realisasi),
                satuan=h.indikator.satuan.strip(),
                bidang=", ".join(h.belum_utuh),
            )
            dijumlah = h.indikator.agregasi is Agregasi.JUMLAH
            yield found if dijumlah else replace(found, tingkat=Tingkat.PERINGATAN)
        elif h.capaian is None:
            yield problem("P80", baris=label, sebab=h.keterangan)
        elif _is_odd(h):
            yield problem(
                "P83",
                baris=label,
                capaian=format_number(h.capaian),
                realisasi=_figure(h.realisasi),
                satuan=h.indikator.satuan.strip(),
                target=target_text(h.indikator),
                bagian="; ".join(f"{unit} {_figure(n)}" for unit, n in h.bagian),
            )


def _figure(n: Decimal | None) -> str:
    return "belum ada data" if n is None else format_number(n)


def _is_odd(h: HasilIndikator) -> bool:
    """Far above or below the target; (T - R)/T is low by its nature."""
    biasa = h.capaian_mentah is None or _RENDAH <= h.capaian_mentah <= _TINGGI
    return not biasa and h.rumus != RUMUS[Polaritas.NEGATIF_N3]


def check_issued(
    indikator: Sequence[Indikator],
    anggaran: Sequence[BarisAnggaran],
    terisi: Terisi,
    formulir: Collection[str],
) -> Iterator[Problem]:
    """Rows that the master gained after the forms went out, so that nobody was asked for them.

    `terisi` holds sheet, code and bidang of every row of the forms, `formulir` the bidang whose form is there.
    """
    lembar = {baris[0] for baris in terisi}
    diminta = [(_INDIKATOR, i.kode, i.nama, b) for i in indikator for b in i.bidang]
    diminta += [(_ANGGARAN, a.kode, a.uraian, a.bidang) for a in anggaran]
    for nama, kode, uraian, bidang in diminta:
        if nama in lembar and bidang in formulir and (nama, kode, bidang) not in terisi:
            yield problem("P81", baris=label_of(nama, kode, uraian), bidang=bidang)


def check_money(
    baris: Mapping[str, HasilAnggaran], potongan: Sequence[Potongan], sasaran: Collection[str]
) -> Iterator[Problem]:
    """Money that serves no sasaran of the indicators, and lines whose missing figure leaves a total open."""
    for p in potongan:
        h = baris[p.baris]
        isi = {"kode_baris": h.baris.kode, "uraian": h.baris.uraian}
        if p.sasaran not in sasaran and remainder(h.baris.pagu, [baris[k].baris.pagu for k in p.keluar]) != 0:
            yield fill("B90", isi)
        if h.realisasi is None or h.baris.pagu is None:
            yield fill("B91", isi)


def remainder(semua: Decimal | None, keluar: Sequence[Decimal | None]) -> Decimal | None:
    """What is left of an amount; None where a part is not known."""
    ada = [n for n in keluar if n is not None]
    return None if semua is None or len(ada) < len(keluar) else semua - total(ada)
