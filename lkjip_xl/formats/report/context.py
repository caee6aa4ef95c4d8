"""What the report's template may ask for: every field of templates/lkjip.fields.toml, filled."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from lkjip_xl.domain.catatan_rumus import formula_notes
from lkjip_xl.domain.cetakan import TAHUN_LALU, TRIWULAN, AngkaRekap, Medan, budget_key, collect_figures
from lkjip_xl.domain.laporan import Laporan
from lkjip_xl.domain.narasi.indikator import (
    narrate_national,
    narrate_renstra,
    narrate_target,
    narrate_trend,
)
from lkjip_xl.domain.narasi.kalimat import is_negative, is_range
from lkjip_xl.domain.narasi.penutup import narrate_conclusion, narrate_shortfall, next_steps, unreached
from lkjip_xl.domain.narasi.sasaran import (
    narrate_attention,
    narrate_budget,
    narrate_efficiency,
    narrate_objective,
    narrate_office,
    narrate_support,
)
from lkjip_xl.domain.nip import format_nip
from lkjip_xl.domain.rekap import Analisis, HasilIndikator, Rekap
from lkjip_xl.domain.tanggal import format_tanggal
from lkjip_xl.formats.report.rows import Isi, bidang_names, budget_lines, evidence, origins, plans
from lkjip_xl.formats.word.figures import figure_runs, paragraph, referral

_TAK_DISAMPAIKAN = "Tidak disampaikan oleh bidang."
_BERTINGKAT = "Baris jenjang atas memuat baris di bawahnya, sehingga jumlah bukan penjumlahan semua baris."
_LANGKAH_MAKS = 6  # more would repeat the appendix
_SETINGKAT = "Jumlah menurut rekap anggaran perangkat daerah."


def report_context(rekap: Rekap, laporan: Laporan) -> Isi:
    """The context of the template without its charts (see `report.charts`)."""
    angka = collect_figures(rekap, laporan.ketentuan.desimal)
    sasaran = [_objective(rekap, angka, n, laporan) for n in range(len(rekap.sasaran))]
    lines = budget_lines(rekap.anggaran, angka)
    return {
        "identitas": _identity(laporan),
        "kepala": _head(laporan),
        "uraian": {f.name: _paragraphs(getattr(laporan.uraian, f.name)) for f in fields(laporan.uraian)},
        "dasar_hukum": [teks.rstrip(" ;.") for teks in laporan.dasar_hukum],
        "bidang": [{"kode": b.kode, "nama": b.nama, "kepala": b.kepala} for b in laporan.bidang],
        "ketentuan": _rules(laporan, rekap),
        "tahun_lalu": [str(rekap.tahun - n) for n in range(TAHUN_LALU, 0, -1)],
        "perangkat": _office(rekap, angka),
        "sasaran": sasaran,
        "anggaran": lines,
        "anggaran_program": [b for b in lines if b["jenjang"].casefold() == "program"] or lines,
        "rencana": plans(rekap, laporan),
        "belum_tercapai": [
            {"uraian": paragraph(narrate_shortfall(rekap.sasaran[n].indikator[i], angka.indikator[n][i]))}
            for n, i in unreached(rekap)
        ],
        "langkah": [{"rencana": x.rencana.strip().rstrip(".")} for x in next_steps(rekap)[:_LANGKAH_MAKS]],
        "bukti": evidence(rekap, laporan),
        "asal_angka": origins(laporan),
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
        "tahun_awal": laporan.tahun - TAHUN_LALU,
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
        "jumlah": _BERTINGKAT if nested else _SETINGKAT,
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
        "kesimpulan": paragraph(narrate_conclusion(rekap, a)),
    }


def _objective(rekap: Rekap, angka: AngkaRekap, n: int, laporan: Laporan) -> Isi:
    s, a = rekap.sasaran[n], angka.sasaran[n]
    money = [angka.anggaran[budget_key(b)] for b in s.anggaran]
    rows = zip(s.indikator, angka.indikator[n], strict=True)
    return {
        **figure_runs(a),
        "nomor": n + 1,
        "nama": s.nama,
        "rumus": list(formula_notes([(f"{n + 1}.{i}", h.rumus) for i, h in enumerate(s.indikator, 1)])),
        "uraian": paragraph(narrate_objective(s, a)),
        "uraian_efisiensi": paragraph(narrate_efficiency(s, a)),
        "uraian_program": paragraph(narrate_support(s, money)),
        "ada_renstra": any(h.indikator.target_renstra is not None for h in s.indikator),
        "ada_nasional": any(h.indikator.standar_nasional is not None for h in s.indikator),
        "anggaran": budget_lines(s.anggaran, angka),
        "indikator": [
            _indicator(h, m, f"{n + 1}.{i}", rekap.tahun, bidang_names(laporan))
            for i, (h, m) in enumerate(rows, 1)
        ],
    }


def _indicator(h: HasilIndikator, a: Medan, nomor: str, tahun: int, names: Mapping[str, str]) -> Isi:
    runs = figure_runs(a)
    years = [runs.pop(f"realisasi_{tahun - n}") for n in range(TAHUN_LALU, 0, -1)]
    quarters = [runs.pop(f"tw{n}") for n in range(1, TRIWULAN + 1)]
    return {
        **runs,
        "nomor": nomor,
        "kode": h.indikator.kode,
        "nama": h.indikator.nama,
        "satuan": h.indikator.satuan,
        "arah": _direction(h),
        "tahun_lalu": years,
        "triwulan": quarters,
        "uraian_target": paragraph(narrate_target(h, a, tahun)),
        "uraian_tren": paragraph(narrate_trend(h, a, tahun)),
        "uraian_renstra": paragraph([narrate_renstra(h, a, tahun)]),
        "uraian_nasional": paragraph([narrate_national(h, a)]),
        "analisis": [_analysis(x, names) for x in h.analisis if _has_words(x)],
        "banyak_bidang": len(h.analisis) > 1,
    }


def _direction(h: HasilIndikator) -> str:
    if is_range(h.indikator):
        return "dalam rentang"
    return "turun" if is_negative(h.indikator) else "naik"


def _has_words(x: Analisis) -> bool:
    return bool(x.kendala.strip() or x.solusi.strip() or x.rencana.strip())


def _analysis(x: Analisis, names: Mapping[str, str]) -> Isi:
    return {
        "bidang": names.get(x.bidang, x.bidang),
        "kendala": x.kendala.strip() or _TAK_DISAMPAIKAN,
        "solusi": x.solusi.strip() or _TAK_DISAMPAIKAN,
        "rencana": x.rencana.strip() or _TAK_DISAMPAIKAN,
    }
