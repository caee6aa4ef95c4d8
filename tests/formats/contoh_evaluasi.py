"""One example of every paper of an internal evaluation; names and numbers are invented."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lkjip_xl.domain.evaluasi import BarisLke, evaluate
from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.lke import KOMPONEN
from lkjip_xl.domain.naskah import Surat
from lkjip_xl.domain.sop import Sop
from lkjip_xl.formats.evaluation_data import Anggota, Dokumen, as_official
from lkjip_xl.formats.letters import evaluation as surat
from lkjip_xl.formats.letters.lhe import BahanLhe, laporan_hasil_evaluasi

TIM = (
    Anggota("Contoh Ketua, S.E.", "198001012005011001", "Sekretaris", "Ketua"),
    Anggota("Contoh Anggota, S.Kom.", "", "Pranata Komputer", "Anggota"),
)
DOKUMEN = {"D01": "IKU", "D02": "Renstra & SK review Renstra"}
LKE = tuple(
    BarisLke(
        k.nama,
        f"{s.kode} {s.aspek}",
        kriteria,
        s.bobot / len(s.kriteria),
        "A" if n else "BB",
        "Renstra hlm. 12",
        f"Catatan <{s.kode}> & sebabnya." if n == 0 else "",
        f"Perbaiki {s.kode} tepat waktu." if n == 0 else "",
    )
    for k in KOMPONEN
    for s in k.sub
    for n, kriteria in enumerate(s.kriteria)
)
LALU = {k.nama: k.bobot * Decimal("0.8") for k in KOMPONEN}


def papers(kantor: Kantor, sop: Sop, tanggal: date) -> dict[str, Surat]:
    """All papers of the evaluation for an office."""
    ketua = as_official(TIM[0], "Tim Evaluasi Internal SAKIP")
    bahan = BahanLhe(
        dokumen=(
            Dokumen("D01", "IKU", ("Sekretariat", "Bidang Satu"), (), "https://contoh.invalid/iku"),
            Dokumen("D02", "Renstra", ("Sekretariat",), ("Bidang Satu",), ""),
        ),
        tindak=(
            {"Rekomendasi": "Susun rencana aksi.", "Tindak Lanjut": "Disusun.", "Status": "selesai"},
            {"Rekomendasi": "Reviu IKU.", "Tindak Lanjut": "", "Status": "belum"},
        ),
        tim=TIM,
        jumlah_bidang=2,
        nomor_sk="188/1/2026",
    )
    return {
        "langkah-evaluasi": surat.langkah_evaluasi(kantor, sop, {"L01": (tanggal, tanggal)}, tanggal),
        "daftar-dokumen-sakip": surat.daftar_dokumen_sakip(kantor, DOKUMEN, ["Sekretariat"], tanggal),
        "pedoman-evaluasi": surat.pedoman_evaluasi(kantor, sop, tanggal),
        "nota-penerusan-data": surat.nota_penerusan_data(
            kantor, [("Sekretariat", "Formulir SEKRET.xlsx")], tanggal=tanggal
        ),
        "laporan-hasil-evaluasi": laporan_hasil_evaluasi(
            *(kantor, sop, evaluate(LKE, LALU, Decimal(80)), bahan), penanda=ketua, tanggal=tanggal
        ),
    }
