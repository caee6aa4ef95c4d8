"""What the report's template may ask for: every field of templates/lkjip.fields.toml, filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from lkjip_xl.domain.cetakan import AngkaRekap, Medan, budget_key, collect_figures
from lkjip_xl.domain.laporan import Laporan
from lkjip_xl.domain.narasi import is_negative, narrate_national, narrate_renstra, narrate_target, narrate_trend
from lkjip_xl.domain.narasi_sasaran import (
    narrate_attention,
    narrate_budget,
    narrate_efficiency,
    narrate_objective,
    narrate_office,
    narrate_support,
)
from lkjip_xl.domain.nip import format_nip
from lkjip_xl.domain.records import Polaritas
from lkjip_xl.domain.rekap import Analisis, HasilAnggaran, HasilIndikator, HasilSasaran, Rekap
from lkjip_xl.domain.tanggal import format_tanggal
from lkjip_xl.formats.word_figures import figure_runs, paragraph, referral

_TAK_DISAMPAIKAN = "Tidak disampaikan oleh bidang."
_TAHUN_LALU = 4

Isi = dict[str, Any]


def report_context(rekap: Rekap, laporan: Laporan) -> Isi:
    """The context of the template without its charts (see report_charts)."""
    angka = collect_figures(rekap, laporan.ketentuan.desimal)
    sasaran = [_objective(rekap, angka, n, laporan) for n in range(len(rekap.sasaran))]
    lines = _budget_lines(rekap.anggaran, angka)
    return {
        "identitas": _identity(laporan),
        "kepala": _head(laporan),
        "uraian": {f.name: _paragraphs(getattr(laporan.uraian, f.name)) for f in fields(laporan.uraian)},
        "dasar_hukum": [teks.rstrip(" ;.") for teks in laporan.dasar_hukum],
        "bidang": [{"kode": b.kode, "nama": b.nama, "kepala": b.kepala} for b in laporan.bidang],
        "ketentuan": _rules(laporan, rekap),
        "tahun_lalu": [str(rekap.tahun - n) for n in range(_TAHUN_LALU, 0, -1)],
        "perangkat": _office(rekap, angka),
        "sasaran": sasaran,
        "anggaran": lines,
        "anggaran_program": [b for b in lines if b["jenjang"].casefold() == "program"] or lines,
        "rencana": _plans(rekap, laporan),
        "bukti": _evidence(rekap, laporan),
        "asal_angka": _origins(sasaran, rekap) if laporan.asal_angka else [],
        "rujuk_tabel": referral("Tabel"),
        "rujuk_gambar": referral("Gambar"),
    }


def _identity(laporan: Laporan) -> Isi:
    return {
        "pemerintah": laporan.pemerintah,
        "perangkat_daerah": laporan.perangkat_daerah,
        "singkatan": laporan.singkatan or laporan.perangkat_daerah,
        "wilayah": laporan.wilayah,
        "tempat": laporan.tempat,
        "alamat": laporan.alamat,
        "tahun": laporan.tahun,
        "tahun_awal": laporan.tahun - _TAHUN_LALU,
        "tanggal": format_tanggal(laporan.tanggal),
        "sebutan": laporan.sebutan_laporan,
        "judul": laporan.judul,
        "versi": laporan.versi,
        "contoh": laporan.contoh,
        "jejak": laporan.jejak,
    }


def _head(laporan: Laporan) -> Isi:
    kepala = laporan.kepala
    jabatan = " ".join(part for part in (kepala.sebutan, kepala.jabatan or kepala.peran) if part)
    return {
        "nama": kepala.nama,
        "nip": format_nip(kepala.nip) if kepala.nip else "",
        "pangkat": kepala.pangkat,
        "jabatan": jabatan,
    }


def _paragraphs(teks: str) -> list[str]:
    return [baris.strip() for baris in teks.splitlines() if baris.strip()]


def _rules(laporan: Laporan, rekap: Rekap) -> Isi:
    levels = {b.baris.jenjang.casefold() for b in rekap.anggaran}
    nested = len(levels) > 1
    return {
        "rumus": list(laporan.ketentuan.rumus),
        "pembulatan": laporan.ketentuan.pembulatan,
        "skala": [{"rentang": r, "kategori": k} for r, k in laporan.ketentuan.skala],
        "jumlah": "Baris jenjang atas memuat baris di bawahnya, sehingga jumlah bukan penjumlahan semua baris."
        if nested
        else "Jumlah menurut rekap anggaran perangkat daerah.",
    }


def _office(rekap: Rekap, angka: AngkaRekap) -> Isi:
    a = angka.perangkat
    summary = narrate_office(rekap, a, angka.sasaran)
    budget = narrate_budget(rekap, a)
    return {
        **figure_runs(a),
        "uraian": paragraph(summary),
        "uraian_capaian": paragraph(summary[: len(summary) - len(budget)]),
        "uraian_anggaran": paragraph(budget),
        "uraian_perhatian": paragraph(narrate_attention(rekap)),
    }


def _objective(rekap: Rekap, angka: AngkaRekap, n: int, laporan: Laporan) -> Isi:
    s, a = rekap.sasaran[n], angka.sasaran[n]
    money = [angka.anggaran[budget_key(b)] for b in s.anggaran]
    rows = zip(s.indikator, angka.indikator[n], strict=True)
    return {
        **figure_runs(a),
        "nomor": n + 1,
        "nama": s.nama,
        "rumus": _formulas(s),
        "uraian": paragraph(narrate_objective(s, a)),
        "uraian_efisiensi": paragraph(narrate_efficiency(s, a)),
        "uraian_program": paragraph(narrate_support(s, money)),
        "ada_renstra": any(h.indikator.target_renstra is not None for h in s.indikator),
        "ada_nasional": any(h.indikator.standar_nasional is not None for h in s.indikator),
        "anggaran": _budget_lines(s.anggaran, angka),
        "indikator": [
            _indicator(h, m, f"{n + 1}.{i}", rekap.tahun, _bidang_names(laporan))
            for i, (h, m) in enumerate(rows, 1)
        ],
    }


def _indicator(h: HasilIndikator, a: Medan, nomor: str, tahun: int, names: Mapping[str, str]) -> Isi:
    runs = figure_runs(a)
    missing = figure_runs({"": a["perubahan"]})[""]
    years = [runs.get(f"realisasi_{tahun - n}", missing) for n in range(_TAHUN_LALU, 0, -1)]
    return {
        **runs,
        "nomor": nomor,
        "kode": h.indikator.kode,
        "nama": h.indikator.nama,
        "satuan": h.indikator.satuan,
        "arah": _direction(h),
        "tahun_lalu": years,
        "triwulan": [runs[f"tw{n}"] for n in range(1, len(h.triwulan) + 1)],
        "uraian_target": paragraph(narrate_target(h, a, tahun)),
        "uraian_tren": paragraph(narrate_trend(h, a, tahun)),
        "uraian_renstra": paragraph([narrate_renstra(h, a, tahun)]),
        "uraian_nasional": paragraph([narrate_national(h, a)]),
        "analisis": [_analysis(x, names) for x in h.analisis if _has_words(x)],
        "banyak_bidang": len(h.analisis) > 1,
    }


def _direction(h: HasilIndikator) -> str:
    if h.indikator.polaritas is Polaritas.RENTANG:
        return "dalam rentang"
    return "turun" if is_negative(h.indikator) else "naik"


def _formulas(s: HasilSasaran) -> list[str]:
    seen = dict.fromkeys(h.rumus for h in s.indikator if h.rumus)
    return [f"Rumus capaian: {rumus} (T = target, R = realisasi)." for rumus in seen]


def _has_words(x: Analisis) -> bool:
    return bool(x.kendala.strip() or x.solusi.strip() or x.rencana.strip())


def _analysis(x: Analisis, names: Mapping[str, str]) -> Isi:
    return {
        "bidang": names.get(x.bidang, x.bidang),
        "kendala": x.kendala.strip() or _TAK_DISAMPAIKAN,
        "solusi": x.solusi.strip() or _TAK_DISAMPAIKAN,
        "rencana": x.rencana.strip() or _TAK_DISAMPAIKAN,
    }


def _bidang_names(laporan: Laporan) -> dict[str, str]:
    return {b.kode: b.nama for b in laporan.bidang}


def _budget_lines(lines: tuple[HasilAnggaran, ...], angka: AngkaRekap) -> list[Isi]:
    return [
        {
            **figure_runs(angka.anggaran[budget_key(b)]),
            "kode": b.baris.kode,
            "uraian": b.baris.uraian,
            "jenjang": b.baris.jenjang,
        }
        for b in lines
    ]


def _plans(rekap: Rekap, laporan: Laporan) -> list[Isi]:
    names = _bidang_names(laporan)
    return [
        {
            "indikator": h.indikator.nama,
            "bidang": names.get(x.bidang, x.bidang),
            "rencana": x.rencana.strip(),
            "pic": x.pic.strip() or "belum ditetapkan",
            "batas_waktu": x.batas_waktu.strip() or "belum ditetapkan",
        }
        for h in rekap.indikator
        for x in h.analisis
        if x.rencana.strip()
    ]


def _evidence(rekap: Rekap, laporan: Laporan) -> list[Isi]:
    names = _bidang_names(laporan)
    return [
        {"indikator": h.indikator.nama, "bidang": names.get(x.bidang, x.bidang), "bukti": x.bukti.strip()}
        for h in rekap.indikator
        for x in h.analisis
        if x.bukti.strip()
    ]


def _origins(sasaran: list[Isi], rekap: Rekap) -> list[Isi]:
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
