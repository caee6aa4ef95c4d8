"""The Laporan Hasil Evaluasi: the chapters of DOMAIN section 6, from the scored worksheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lkjip_xl.domain.evaluasi import HasilEvaluasi, NilaiKomponen, NilaiSub, row_value
from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.lke import KOMPONEN
from lkjip_xl.domain.naskah import Surat
from lkjip_xl.domain.records import Pejabat
from lkjip_xl.domain.sop import Sop
from lkjip_xl.domain.values import format_number
from lkjip_xl.formats.evaluation_data import Anggota, Dokumen
from lkjip_xl.formats.letters.evaluation import answer_rows, legal_basis, predicate_rows

Baris = dict[str, object]

_NAMA_SUB = {s.kode: s.nama for k in KOMPONEN for s in k.sub}
_BELUM = "belum ada data"


@dataclass(frozen=True, slots=True)
class BahanLhe:
    """What the report says beside the score. `tindak` are rows Rekomendasi, Tindak Lanjut, Status."""

    dokumen: Sequence[Dokumen] = ()
    tindak: Sequence[Mapping[str, str]] = ()
    tim: Sequence[Anggota] = ()
    gambaran: Sequence[str] = ()
    jumlah_bidang: int = 0
    nomor_sk: str = ""


def laporan_hasil_evaluasi(
    kantor: Kantor,
    sop: Sop,
    hasil: HasilEvaluasi,
    bahan: BahanLhe,
    *,
    penanda: Pejabat,
    tanggal: date | None,
) -> Surat:
    """The report of a complete evaluation.

    Raises:
        ValueError: the evaluation has no score yet.
    """
    predikat, nilai = hasil.predikat, hasil.nilai
    if predikat is None or nilai is None:
        raise ValueError("evaluasi belum lengkap")
    data = {
        "dasar": legal_basis(sop, kantor.tahun),
        "gambaran": tuple(bahan.gambaran) or (_about(kantor, bahan.jumlah_bidang),),
        "metode_jawaban": answer_rows(),
        "metode_predikat": predicate_rows(),
        "tim": [{"nama": a.nama, "jabatan": a.jabatan, "kedudukan": a.kedudukan} for a in bahan.tim],
        "nomor_sk": bahan.nomor_sk,
        "jumlah_bidang": bahan.jumlah_bidang,
        "tindak": [
            {"rekomendasi": t["Rekomendasi"], "lanjut": t["Tindak Lanjut"], "status": t["Status"]}
            for t in bahan.tindak
        ],
        "kalimat_tindak": _followed(bahan.tindak),
        "komponen": [_component(k) for k in hasil.komponen],
        "bobot_total": format_number(hasil.bobot),
        "nilai": format_number(nilai),
        "predikat": predikat.huruf,
        "sebutan": predikat.sebutan,
        "banding": [*(_compared(k.nama, k.nilai, k.lalu, k.perubahan) for k in hasil.komponen)],
        "banding_total": _compared("Nilai akhir", nilai, hasil.lalu, hasil.perubahan),
        "kalimat_banding": _comparison(hasil),
        "simpulan": _conclusion(hasil),
        "rekomendasi": _advice(hasil),
        "dokumen": [_document(d) for d in bahan.dokumen],
        "lke": [row for k in hasil.komponen for s in k.sub for row in _rows(s)],
    }
    hal = "Laporan Hasil Evaluasi Akuntabilitas Kinerja Internal"
    return kantor.letter(hal, penanda, tanggal, data=data)


def _about(kantor: Kantor, jumlah: int) -> str:
    return (
        f"{kantor.perangkat_daerah} merupakan perangkat daerah pada {kantor.pemerintah}. Evaluasi ini meliputi "
        f"{jumlah} unit kerja yang menyampaikan dokumen dan data kinerjanya."
    )


def _followed(tindak: Sequence[Mapping[str, str]]) -> str:
    """How many of last year's recommendations were carried out."""
    if not tindak:
        return "Rekomendasi hasil evaluasi tahun lalu belum ada data."
    done = sum(t["Status"].casefold() == "selesai" for t in tindak)
    part = sum(t["Status"].casefold() == "sebagian" for t in tindak)
    rest = len(tindak) - done - part
    return (
        f"Dari {len(tindak)} rekomendasi hasil evaluasi tahun lalu, {done} selesai ditindaklanjuti, "
        f"{part} ditindaklanjuti sebagian, dan {rest} belum ditindaklanjuti."
    )


def _component(k: NilaiKomponen) -> Baris:
    rows = [b for s in k.sub for b in s.baris]
    return {
        "nama": k.nama,
        "bobot": format_number(k.bobot),
        "nilai": _shown(k.nilai),
        "persen": _percent(k.nilai, k.bobot),
        "sub": [
            {
                "nama": _sub_name(s),
                "bobot": format_number(s.bobot),
                "nilai": _shown(s.nilai),
                "persen": _percent(s.nilai, s.bobot),
            }
            for s in k.sub
        ],
        "catatan": tuple(dict.fromkeys(b.catatan for b in rows if b.catatan)),
        "rekomendasi": tuple(dict.fromkeys(b.rekomendasi for b in rows if b.rekomendasi)),
    }


def _sub_name(s: NilaiSub) -> str:
    kode = s.nama.split(" ", 1)[0]
    return f"{kode} {_NAMA_SUB[kode]}" if kode in _NAMA_SUB else s.nama


def _rows(s: NilaiSub) -> list[Baris]:
    """The worksheet of one sub-component: its own line, then its criteria."""
    head: Baris = {"no": "", "kriteria": _sub_name(s), "bobot": format_number(s.bobot)}
    head |= {"jawaban": "", "nilai": _shown(s.nilai), "bukti": "", "judul": True}
    return [
        head,
        *(
            {
                "no": f"{n}",
                "kriteria": b.kriteria,
                "bobot": format_number(b.bobot),
                "jawaban": b.jawaban,
                "nilai": _shown(row_value(s, b)),
                "bukti": b.bukti,
                "judul": False,
            }
            for n, b in enumerate(s.baris, start=1)
        ),
    ]


def _compared(nama: str, kini: Decimal | None, lalu: Decimal | None, ubah: Decimal | None) -> Baris:
    return {"nama": nama, "lalu": _shown(lalu), "kini": _shown(kini), "perubahan": _signed(ubah)}


def _comparison(hasil: HasilEvaluasi) -> str:
    if hasil.perubahan is None:
        return "Nilai hasil evaluasi tahun lalu belum ada data, sehingga perubahannya tidak dihitung."
    if not hasil.perubahan:
        return f"Nilai akhir sama dengan tahun lalu, yaitu {_shown(hasil.nilai)}."
    verb = "naik" if hasil.perubahan > 0 else "turun"
    ubah = format_number(abs(hasil.perubahan))
    told = f"Dibandingkan tahun lalu, nilai akhir {verb} {ubah} poin dari {_shown(hasil.lalu)} menjadi "
    parts = [k for k in hasil.komponen if k.perubahan]
    most = max(parts, key=lambda k: abs(k.perubahan or Decimal(0)), default=None)
    note = f" Perubahan terbesar pada komponen {most.nama} ({_signed(most.perubahan)} poin)." if most else ""
    return f"{told}{_shown(hasil.nilai)}.{note}"


def _conclusion(hasil: HasilEvaluasi) -> str:
    """The strongest and the weakest component, by what they reach of their weight."""
    ranked = sorted(hasil.komponen, key=lambda k: (k.nilai or Decimal(0)) / (k.bobot or Decimal(1)))
    weak, strong = ranked[0], ranked[-1]
    return (
        f"Komponen yang paling kuat adalah {strong.nama} ({_percent(strong.nilai, strong.bobot)} dari bobotnya), "
        f"sedangkan yang paling perlu ditingkatkan adalah {weak.nama} ({_percent(weak.nilai, weak.bobot)})."
    )


def _advice(hasil: HasilEvaluasi) -> tuple[str, ...]:
    """Every recommendation once, in the order of the worksheet."""
    rows = (b for k in hasil.komponen for s in k.sub for b in s.baris)
    return tuple(dict.fromkeys(b.rekomendasi for b in rows if b.rekomendasi))


def _document(d: Dokumen) -> Baris:
    return {
        "kode": d.kode,
        "nama": d.nama,
        "ada": len(d.ada),
        "tidak": ", ".join(d.tidak) if d.ada else "seluruh unit kerja",
        "bukti": d.bukti,
    }


def _percent(nilai: Decimal | None, bobot: Decimal) -> str:
    return _BELUM if nilai is None or not bobot else f"{format_number(nilai * 100 / bobot)}%"


def _shown(nilai: Decimal | None) -> str:
    return _BELUM if nilai is None else format_number(nilai)


def _signed(ubah: Decimal | None) -> str:
    return _BELUM if ubah is None else ("+" if ubah > 0 else "") + format_number(ubah)
