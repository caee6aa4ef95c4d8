"""What the papers about the data to be gathered say (SOP DPPPA step 2, Disdukcapil step 1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.naskah import Surat
from lkjip_xl.domain.records import BarisAnggaran, Bidang, Indikator, Pejabat
from lkjip_xl.formats.letters.collection import pagu_text, target_text, until

_CARA: tuple[tuple[str, str, str], ...] = (
    ("Indikator", "TW I sampai TW IV", "Realisasi setiap triwulan, angka dengan koma desimal"),
    ("Indikator", "Realisasi", "Realisasi setahun dengan satuan yang sama dengan target"),
    ("Indikator", "Pembilang, Penyebut", "Angka dasar bila indikatornya perbandingan"),
    ("Indikator", "Kendala, Solusi", "Sebab dan penyelesaian, wajib bila target tidak tercapai"),
    ("Indikator", "Rencana Tindak Lanjut, PIC, Batas Waktu", "Tindak lanjut, siapa, dan kapan selesai"),
    ("Indikator", "Bukti Dukung", "Nama dokumen atau tautan yang dapat diperiksa"),
    ("Anggaran", "Realisasi", "Realisasi dalam rupiah penuh"),
    ("Anggaran", "Keterangan", "Penjelasan bila ada sisa yang besar"),
)


def format_pengumpulan_data(
    kantor: Kantor,
    indikator: Sequence[Indikator],
    anggaran: Sequence[BarisAnggaran],
    nama_bidang: Mapping[str, str],
    *,
    penyusun: Pejabat | None = None,
    tenggat: date | None = None,
    tanggal: date | None = None,
) -> Surat:
    """The format in which data are gathered: its columns, its indicators and lines, who fills them."""
    data = {
        "kolom": [{"lembar": lembar, "kolom": kolom, "cara": cara} for lembar, kolom, cara in _CARA],
        "indikator": [
            {
                "kode": i.kode,
                "nama": i.nama,
                "satuan": i.satuan,
                "target": target_text(i),
                "unit": "; ".join(nama_bidang.get(k, k) for k in i.bidang),
            }
            for i in indikator
        ],
        "anggaran": [
            {
                "kode": a.kode,
                "uraian": a.uraian,
                "pagu": pagu_text(a),
                "unit": nama_bidang.get(a.bidang, a.bidang),
            }
            for a in anggaran
        ],
        "batas": until(tenggat),
    }
    hal = "Format Pengumpulan Data dan Informasi Kinerja"
    return kantor.letter(hal, penyusun or kantor.perencana, tanggal, data=data)


def nota_dinas_kebutuhan_data(
    kantor: Kantor,
    bidang: Sequence[Bidang],
    indikator: Sequence[Indikator],
    anggaran: Sequence[BarisAnggaran],
    tahapan: Sequence[str],
    *,
    dari: Pejabat,
    kepada: Pejabat,
    tanggal: date | None,
) -> Surat:
    """Which data the report needs and from whom, laid before the secretary; `tahapan` are dated stages."""
    data = {"dari": dari.office, "kebutuhan": _needs(bidang, indikator, anggaran), "tahapan": tuple(tahapan)}
    hal = f"Kebutuhan Data Kinerja untuk {kantor.laporan}"
    return kantor.letter(hal, dari, tanggal, yth=[kepada.office], sifat="Penting", data=data)


def _needs(
    bidang: Sequence[Bidang], indikator: Sequence[Indikator], anggaran: Sequence[BarisAnggaran]
) -> list[dict[str, str]]:
    """A line per unit with what it is asked for."""
    rows = []
    for b in bidang:
        n = sum(b.kode in i.bidang for i in indikator)
        m = sum(a.bidang == b.kode for a in anggaran)
        asked = [f"{n} indikator kinerja" if n else "", f"{m} baris realisasi anggaran" if m else ""]
        if n or m:
            what = "Capaian " + " dan ".join(filter(None, asked))
            rows.append({"data": what, "sumber": b.nama, "bentuk": "Formulir isian Excel dan bukti dukung"})
    return rows
