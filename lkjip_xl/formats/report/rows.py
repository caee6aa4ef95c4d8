"""Rows of the report's tables that are no figures of one sasaran: money, plans, evidence, origins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lkjip_xl.domain.cetakan import AngkaRekap, budget_key
from lkjip_xl.domain.laporan import Laporan
from lkjip_xl.domain.rekap import HasilAnggaran, Rekap
from lkjip_xl.formats.word.figures import figure_runs

Isi = dict[str, Any]

_BELUM = "belum ditetapkan"


def bidang_names(laporan: Laporan) -> dict[str, str]:
    """Names by code."""
    return {b.kode: b.nama for b in laporan.bidang}


def budget_lines(lines: Iterable[HasilAnggaran], angka: AngkaRekap) -> list[Isi]:
    """Budget lines with their figures."""
    return [
        {
            **figure_runs(angka.anggaran[budget_key(b)]),
            "kode": b.baris.kode,
            "uraian": b.baris.uraian,
            "jenjang": b.baris.jenjang,
        }
        for b in lines
    ]


def plans(rekap: Rekap, laporan: Laporan) -> list[Isi]:
    """What the bidang will do next, by indicator."""
    names = bidang_names(laporan)
    return [
        {
            "indikator": h.indikator.nama,
            "bidang": names.get(x.bidang, x.bidang),
            "rencana": x.rencana.strip(),
            "pic": x.pic.strip() or _BELUM,
            "batas_waktu": x.batas_waktu.strip() or _BELUM,
        }
        for h in rekap.indikator
        for x in h.analisis
        if x.rencana.strip()
    ]


def evidence(rekap: Rekap, laporan: Laporan) -> list[Isi]:
    """The evidence that the bidang named, by indicator."""
    names = bidang_names(laporan)
    return [
        {"indikator": h.indikator.nama, "bidang": names.get(x.bidang, x.bidang), "bukti": x.bukti.strip()}
        for h in rekap.indikator
        for x in h.analisis
        if x.bukti.strip()
    ]


def origins(laporan: Laporan) -> list[Isi]:
    """Where each figure came from: file, sheet, cell."""
    return [
        {"kode": a.kode, "uraian": a.uraian, "kolom": a.kolom, "nilai": a.nilai, "sumber": str(a.asal)}
        for a in laporan.asal_angka
    ]
