"""What the papers on data and single persons say (SOP Kanigaran langkah 2 and 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from lkjip_xl.domain.capaian import BELUM_ADA, Kebijakan, category, mean
from lkjip_xl.domain.individu import BarisKinerja, KinerjaIndividu, unit_means
from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.naskah import Surat
from lkjip_xl.domain.nip import parse_nip
from lkjip_xl.domain.records import Agregasi, BarisAnggaran, Indikator, Pejabat
from lkjip_xl.domain.values import format_number
from lkjip_xl.formats.letters.collection import pagu_text, target_text, until

_CARA: Mapping[Agregasi, str] = {
    Agregasi.JUMLAH: "dijumlahkan",
    Agregasi.RATA_RATA: "dirata-rata",
    Agregasi.TERTIMBANG: "rata-rata tertimbang",
    Agregasi.RASIO: "rasio (pembilang / penyebut)",
}


def daftar_inventaris_data(
    kantor: Kantor,
    indikator: Sequence[Indikator],
    anggaran: Sequence[BarisAnggaran],
    nama_bidang: Mapping[str, str],
    *,
    lain: Sequence[str],
    tenggat: date | None,
    tanggal: date | None,
) -> Surat:
    """What data the report needs, from whom, and how several units make one figure; `lain` is told in words."""
    data = {
        "indikator": [
            {
                "kode": i.kode,
                "nama": i.nama,
                "satuan": i.satuan,
                "target": target_text(i),
                "tahun_lalu": format_number(i.riwayat[0] if i.riwayat else None, None),
                "sumber": _named(i.bidang, nama_bidang),
                "cara": _CARA[i.agregasi] if len(i.bidang) > 1 else "langsung",
            }
            for i in indikator
        ],
        "anggaran": [
            {
                "kode": a.kode,
                "uraian": a.uraian,
                "pagu": pagu_text(a),
                "sumber": _named((a.bidang,), nama_bidang),
            }
            for a in anggaran
        ],
        "lain": tuple(lain),
        "batas": until(tenggat),
    }
    return kantor.letter("Daftar Inventaris Data Kinerja", kantor.perencana, tanggal, data=data)


def laporan_kinerja_individu(
    kantor: Kantor,
    orang: KinerjaIndividu,
    unit_kerja: str,
    atasan: Pejabat,
    kebijakan: Kebijakan,
    *,
    tanggal: date | None,
) -> Surat:
    """One person's report, signed by the person and seen by the superior."""
    pelapor = Pejabat("Pelapor", orang.nama, parse_nip(orang.nip) or "", orang.jabatan or unit_kerja)
    data = {
        "nama": orang.nama,
        "nip": orang.nip_tercetak,
        "jabatan": orang.jabatan,
        "unit_kerja": unit_kerja,
        "atasan": ", ".join(t for t in (atasan.nama, atasan.office) if t),
        "periode": f"1 Januari sampai dengan 31 Desember {kantor.tahun}",
        "kinerja": [_line(b, kebijakan) for b in orang.baris],
        "rata_rata": _percent(orang.penuh, kebijakan),
        "kategori": orang.kategori,
        "catatan": [f"{b.indikator}: {b.keterangan}." for b in orang.baris if b.keterangan],
        "cara_hitung": _method(kebijakan, orang.baris),
        "tanda_atasan": kantor.block(atasan),
    }
    return kantor.letter("Laporan Kinerja Individu", pelapor, tanggal, data=data)


def rekap_kinerja_individu(
    kantor: Kantor,
    orang: Sequence[KinerjaIndividu],
    nama_bidang: Mapping[str, str],
    kebijakan: Kebijakan,
    *,
    belum: Sequence[str],
    tanggal: date | None,
) -> Surat:
    """All persons with their means, then a line for each unit; `belum` says who is missing and why."""
    units = unit_means(orang)
    data = {
        "jumlah_unit": len(units),
        "jumlah_orang": len(orang),
        "jumlah_indikator": sum(len(p.baris) for p in orang),
        "orang": [_person_row(p, kebijakan) for p in orang],
        "unit": [
            {
                "nama": nama_bidang.get(kode, kode),
                "orang": banyak,
                "capaian": format_number(rata, kebijakan.desimal),
                "kategori": category(rata, kebijakan)[0] or BELUM_ADA,
            }
            for kode, (banyak, rata) in units.items()
        ],
        "rata_rata": _percent(mean(p.penuh for p in orang), kebijakan),
        "belum": tuple(belum),
        "cara_hitung": _method(kebijakan, [b for p in orang for b in p.baris]),
    }
    return kantor.letter("Rekapitulasi Kinerja Individu", kantor.perencana, tanggal, data=data)


def _line(b: BarisKinerja, kebijakan: Kebijakan) -> dict[str, str]:
    return {
        "indikator": b.indikator,
        "satuan": b.satuan,
        "target": b.target,
        "realisasi": b.realisasi,
        "capaian": format_number(b.capaian.nilai, kebijakan.desimal),
        "kategori": b.kategori or BELUM_ADA,
    }


def _person_row(p: KinerjaIndividu, kebijakan: Kebijakan) -> dict[str, object]:
    return {
        "nama": p.nama,
        "nip": p.nip_tercetak,
        "jabatan": p.jabatan,
        "jumlah": len(p.baris),
        "capaian": format_number(p.penuh, kebijakan.desimal),
        "kategori": p.kategori or BELUM_ADA,
    }


def _method(kebijakan: Kebijakan, baris: Sequence[BarisKinerja]) -> str:
    """How the figures came about: each formula in use, the mean, the bounds of the categories."""
    rumus = dict.fromkeys(b.capaian.rumus for b in baris)
    skala = "; ".join(
        f"{p.kategori} {'di atas' if p.ketat else 'mulai'} {format_number(p.batas_bawah, None)}"
        for p in kebijakan.skala
    )
    return (
        f"Capaian (%) = {'; atau '.join(rumus) or 'R/T × 100'}, dengan R realisasi dan T target. "
        f"Rata-rata dihitung dari capaian setiap indikator sebelum dibulatkan. Kategori: {skala}."
    )


def _named(kode: Sequence[str], nama_bidang: Mapping[str, str]) -> str:
    return ", ".join(nama_bidang.get(k, k) for k in kode)


def _percent(n: Decimal | None, kebijakan: Kebijakan) -> str:
    return BELUM_ADA if n is None else f"{format_number(n, kebijakan.desimal)}%"
