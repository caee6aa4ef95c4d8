"""Action "olah": the bidang's figures become those of the office (SOP Dinsos step 5)."""

from __future__ import annotations

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.errors import UsageError
from lkjip_xl.domain.problems import is_galat
from lkjip_xl.domain.rekap import HasilAnggaran, HasilIndikator, HasilSasaran, Rekap
from lkjip_xl.domain.values import format_number
from lkjip_xl.formats.book import Value
from lkjip_xl.formats.master.data_rows import number
from lkjip_xl.formats.report.data import ensure_sound, fingerprint, rekap_of
from lkjip_xl.formats.sheet_map import KERJA, step_table
from lkjip_xl.steps.tugas import Baris, Hasil, Tugas


def run(tugas: Tugas) -> Hasil:
    """Fill sheet Rekap; figures that cannot be computed are named.

    Raises:
        UsageError: forms are missing or have errors, or the master's tables do, and nobody forced it.
    """
    if not tugas.keadaan.all_valid() and not tugas.pilihan.get("paksa"):
        raise UsageError(
            "Belum semua formulir sah.", "Selesaikan pemeriksaan dahulu, atau pakai --paksa “alasan”."
        )
    ensure_sound(tugas.master, forced=bool(tugas.pilihan.get("paksa")))
    tugas.lapor("Mengolah data", 0, 1)
    rekap = rekap_of(tugas)
    found = (*tugas.master.temuan, *rekap.temuan)
    errors = sum(map(is_galat, found))
    record = {"sidik": fingerprint(rekap), "galat": errors, "peringatan": len(found) - errors}
    shown = "belum dapat dihitung" if rekap.capaian is None else f"{format_number(rekap.capaian)} %"
    return Hasil(
        f"{len(rekap.indikator)} indikator dan {len(rekap.anggaran)} baris anggaran diolah; "
        f"capaian perangkat daerah {shown}.",
        keluaran=(tugas.folder.master,),
        catatan=(Catatan(tugas.waktu, "olah", record),),
        tabel={
            "tblRekap": [_indicator(h) for h in rekap.indikator],
            "tblRekapSasaran": [_goal(s) for s in rekap.sasaran],
            "tblRekapAnggaran": [_line(h) for h in rekap.anggaran],
            step_table("Olah", tugas.langkah.id): [
                {kolom: row[kolom] for kolom in KERJA["olah"].kolom} for row in map(_goal, rekap.sasaran)
            ],
        },
        nama=_totals(rekap),
        temuan=found,
    )


def _indicator(h: HasilIndikator) -> Baris:
    i = h.indikator
    return {
        "Kode": i.kode,
        "Sasaran": i.sasaran,
        "Indikator": i.nama,
        "Satuan": i.satuan,
        "Polaritas": i.polaritas.value,
        "Target": number(h.target) if h.target is not None else i.target_teks,
        "Realisasi": number(h.realisasi),
        "Capaian": number(h.capaian),
        "Kategori": h.kategori,
        "Realisasi n-1": number(i.riwayat[0]) if i.riwayat else None,
        "Perubahan": number(h.perubahan),
        "Target Renstra": number(i.target_renstra),
        "Kemajuan Renstra": number(h.kemajuan_renstra),
        "Standar Nasional": number(i.standar_nasional),
        "Terhadap Standar": number(h.terhadap_nasional),
        "Rumus": h.rumus,
        "Keterangan": h.keterangan,
        "Asal": "; ".join(map(str, h.sumber)),
    }


def _goal(s: HasilSasaran) -> Baris:
    return {
        "Sasaran": s.nama,
        "Capaian": number(s.capaian),
        "Serapan": number(s.serapan),
        "Efisiensi": number(s.efisiensi),
        "Kategori": s.kategori,
        "Pagu": number(s.pagu),
        "Realisasi": number(s.realisasi),
        "Status Efisiensi": s.status_efisiensi,
    }


def _line(h: HasilAnggaran) -> Baris:
    return {
        "Kode": h.baris.kode,
        "Uraian": h.baris.uraian,
        "Jenjang": h.baris.jenjang,
        "Bidang": h.baris.bidang,
        "Pagu": number(h.baris.pagu),
        "Realisasi": number(h.realisasi),
        "Serapan": number(h.serapan),
        "Asal": "; ".join(map(str, h.sumber)),
    }


def _totals(rekap: Rekap) -> dict[str, Value]:
    return {
        "rk_capaian": number(rekap.capaian),
        "rk_kategori": rekap.kategori,
        "rk_pagu": number(rekap.pagu),
        "rk_realisasi": number(rekap.realisasi),
        "rk_serapan": number(rekap.serapan),
    }
