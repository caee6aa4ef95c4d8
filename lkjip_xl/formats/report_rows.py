"""Rows of the report's tables that are no figures of one sasaran: money, plans, evidence, origins."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from lkjip_xl.domain.cetakan import AngkaRekap, budget_key
from lkjip_xl.domain.laporan import Laporan
from lkjip_xl.domain.rekap import HasilAnggaran, Rekap
from lkjip_xl.formats.word_figures import figure_runs

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


def origins(sasaran: list[Isi], rekap: Rekap) -> list[Isi]:
    """Where each realisation came from: file, sheet, cell."""
    rows = zip((i for s in sasaran for i in s["indikator"]), rekap.indikator, strict=True)
    return [
        {
            "kode": i["kode"],
            "uraian": i["nama"],
            "realisasi": i["realisasi"],
            "sumber": "; ".join(str(asal) for asal in h.sumber) or "tidak tercatat",
        }
        for i, h in rows
    ]
