"""The Word draft with its native charts, of 30 and of 300 sections, against the same without charts."""

from __future__ import annotations

import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

from benchmarks.ukur import Hasil, medians
from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.domain.laporan import Laporan
from lkjip_xl.domain.records import Asal, Indikator, Isian, Pejabat, Polaritas, Stempel, Submission
from lkjip_xl.domain.rekap import Rekap
from lkjip_xl.formats.rekap_frame import build_rekap


def measure(*, cepat: bool) -> list[Hasil]:
    """Two sizes; the larger also against ten times the smaller."""
    from lkjip_xl.formats.report import document as report_docx

    hasil: list[Hasil] = []
    for bagian in (10, 30) if cepat else (30, 300):
        rekap, laporan = _rekap(bagian), _laporan()
        with tempfile.TemporaryDirectory() as tempat:
            ke = Path(tempat) / "draf.docx"

            def plain(rekap: Rekap = rekap, laporan: Laporan = laporan, ke: Path = ke) -> None:
                with patch.object(report_docx, "attach_charts", lambda *_: None):
                    report_docx.write_report(ke, rekap, laporan)

            def full(rekap: Rekap = rekap, laporan: Laporan = laporan, ke: Path = ke) -> None:
                report_docx.write_report(ke, rekap, laporan)

            waktu = medians({"tanpa": plain, "produk": full}, 2 if bagian > 100 else 4)
        lantai, lama = waktu["tanpa"], waktu["produk"]
        tumbuh = f"{lama / hasil[-1].produk:.1f} × yang sebelumnya" if hasil else ""
        tercapai = lama <= 1.3 * lantai and (not hasil or lama <= 11 * hasil[-1].produk)
        hasil.append(
            Hasil(f"draf Word, {bagian} bagian", lantai, lama, None, "≤ 1,3 × tanpa grafik; ≤ 11 × dari 30 ke 300",
                  tercapai, tumbuh)
        )  # fmt: skip
    return hasil


def _rekap(bagian: int) -> Rekap:
    """One sasaran with one indicator for each section, each with its five years."""
    lalu = (Decimal(80), Decimal(78), Decimal(75), Decimal(70))
    indikator = [
        Indikator(
            *(f"IKU-{n}", f"Sasaran nomor {n}", f"Persentase layanan nomor {n}", "%"),
            *(Polaritas.POSITIF, Decimal(90), ("UMUM",)),
            riwayat=lalu,
        )
        for n in range(bagian)
    ]
    asal = Asal("2-masuk/a.xlsx", "Indikator", "F6")
    isian = tuple(Isian("Indikator", "F6", i.kode, "Realisasi", Decimal(85), 85.0, asal) for i in indikator)
    form = Submission("2-masuk/a.xlsx", Stempel(2025, "s", "u", "UMUM", 1, "t"), isian)
    return build_rekap(2025, indikator, (), [form], Kebijakan())


def _laporan() -> Laporan:
    kepala = Pejabat("Kepala", "Nama Kepala", "-", "Kepala Dinas")
    return Laporan("Pemerintah Kota Contoh", "Dinas Contoh", 2025, date(2026, 2, 2), kepala)
