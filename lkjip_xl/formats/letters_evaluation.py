"""What the papers of an internal SAKIP evaluation say: steps, documents, guideline, hand-over to the team."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.lke import ARTI_JAWABAN, JAWABAN, KOMPONEN, PREDIKAT
from lkjip_xl.domain.naskah import Surat
from lkjip_xl.domain.records import Pejabat
from lkjip_xl.domain.regulations import CITATIONS, correct_citation
from lkjip_xl.domain.sop import Sop
from lkjip_xl.domain.values import format_number
from lkjip_xl.formats.letters_closing import counted

_TIM = "Tim Evaluasi Internal SAKIP"
_TAHAP = (
    ("Menetapkan tim, pedoman, dan jadwal", "Tim bekerja menurut surat keputusan dan pedoman ini."),
    (
        "Meminta dan mengumpulkan dokumen",
        "Setiap unit kerja mengisi formulir dokumen dan melampirkan buktinya.",
    ),
    (
        "Meneliti kelengkapan",
        "Dokumen yang belum ada atau tanpa tanggal, halaman, dan tautan dimintakan kembali.",
    ),
    ("Menjawab Lembar Kerja Evaluasi", "Setiap kriteria dijawab AA sampai E berdasarkan bukti dukung."),
    ("Mengonfirmasi hasil sementara", "Jawaban yang meragukan dibahas dengan unit kerja yang bersangkutan."),
    (
        "Menghitung nilai dan predikat",
        "Nilai dihitung dari bobot; kriteria yang belum dijawab tidak dianggap nol.",
    ),
    ("Menyusun rekomendasi", "Setiap kriteria yang lemah diberi catatan dan rekomendasi."),
    (
        "Menyusun Laporan Hasil Evaluasi",
        "Nilai dibandingkan dengan tahun lalu dan disampaikan kepada pimpinan.",
    ),
)
_ATURAN = (
    "Data kinerja sama dengan dokumen sumbernya dan dapat ditelusuri sampai bukti dukung.",
    "Angka ditulis dengan koma desimal; data yang belum ada dikosongkan, tidak diisi 0.",
    "Target, realisasi, dan rumus capaian memakai definisi operasional yang sama sepanjang tahun.",
    "Dokumen dinyatakan ada bila sudah ditetapkan, bertanggal, dan dapat dibuka melalui tautannya.",
    "Sebutkan halaman yang membuktikan, bukan hanya nama dokumennya.",
    "Perbaikan data dilakukan melalui formulir yang sama dan disertai alasan.",
)


def langkah_evaluasi(
    kantor: Kantor, sop: Sop, jadwal: Mapping[str, tuple[date | None, date | None]], tanggal: date | None
) -> Surat:
    """How the evaluation goes: the team's stages, and the SOP's steps with their planned dates."""
    rows = [
        {
            "no": x.nomor,
            "langkah": x.aktivitas,
            "pelaksana": ", ".join(p.peran for p in x.pelaksana),
            "waktu": x.waktu.cetak,
            "tenggat": jadwal.get(x.id, (None, None))[1],
        }
        for x in sop.langkah
    ]
    tahap = [{"tahap": t, "uraian": u} for t, u in _TAHAP]
    return kantor.letter(
        "Rencana Langkah-Langkah Evaluasi", kantor.perencana, tanggal, data={"tahap": tahap, "jadwal": rows}
    )


def daftar_dokumen_sakip(
    kantor: Kantor, dokumen: Mapping[str, str], bidang: Sequence[str], tanggal: date | None
) -> Surat:
    """The documents that the evaluation needs, and who is asked for them; `dokumen` holds name by code."""
    rows = [{"kode": kode, "nama": nama} for kode, nama in dokumen.items()]
    data = {"dokumen": rows, "jumlah": counted(len(rows), "dokumen"), "unit_kerja": tuple(bidang)}
    return kantor.letter("Daftar Dokumen SAKIP", kantor.perencana, tanggal, data=data)


def pedoman_evaluasi(kantor: Kantor, sop: Sop, tanggal: date | None) -> Surat:
    """The guideline: legal basis, weights, answers, predicates, and what makes performance data right."""
    data = {
        "dasar": legal_basis(sop, kantor.tahun),
        "bobot": _weights(),
        "jawaban": answer_rows(),
        "predikat": predicate_rows(),
        "aturan": _ATURAN,
    }
    return kantor.letter("Pedoman Evaluasi Data Kinerja", kantor.kepala, tanggal, data=data)


def nota_penerusan_data(
    kantor: Kantor,
    ketua: Pejabat | None,
    berkas: Sequence[tuple[str, str]],
    *,
    tanggal: date | None,
    sebutan: str = _TIM,
) -> Surat:
    """The documents and data of all units passed on to the team; `berkas` holds unit and file name."""
    rows = [{"bidang": bidang, "nama": nama} for bidang, nama in berkas]
    data = {"dari": kantor.perencana.office, "berkas": rows, "penerima": sebutan}
    return kantor.letter(
        "Penyerahan Dokumen dan Data Kinerja",
        kantor.perencana,
        tanggal,
        yth=[ketua.office if ketua else sebutan],
        lampiran=counted(len(rows), "berkas"),
        data=data,
    )


def legal_basis(sop: Sop, tahun: int) -> tuple[str, ...]:
    """The SOP's citations as they may be printed for a reporting year, the evaluation's own among them."""
    own = CITATIONS["permenpanrb-88-2021"]
    given = [correct_citation(d.teks, tahun) for d in sop.dasar_hukum]
    named = f"{own.nomor} Tahun {own.tahun}"
    cited = [own.teks if named in c and "Aparatur" in c else c for c in given]
    return tuple(dict.fromkeys(cited if own.teks in cited else [*cited, own.teks]))


def answer_rows() -> list[dict[str, object]]:
    """Answer, score and meaning."""
    return [{"jawaban": j, "nilai": n, "arti": ARTI_JAWABAN[j]} for j, n in JAWABAN.items()]


def predicate_rows() -> list[dict[str, str]]:
    """Predicate, its range in words, and what it is called; bounds are strict."""
    tops = ["100", *(format_number(Decimal(p.di_atas), 0) for p in PREDIKAT)]
    rows = []
    for p, top in zip(PREDIKAT, tops, strict=False):
        low = f"lebih dari {p.di_atas} sampai {top}" if p.di_atas >= 0 else f"0 sampai {top}"
        rows.append({"huruf": p.huruf, "rentang": low, "sebutan": p.sebutan})
    return rows


def _weights() -> list[dict[str, str]]:
    """One row per component and sub-component."""
    rows = []
    for n, k in enumerate(KOMPONEN, start=1):
        rows.append({"kode": str(n), "nama": k.nama, "bobot": format_number(k.bobot)})
        rows += [
            {"kode": s.kode, "nama": f"{s.aspek}: {s.nama}", "bobot": format_number(s.bobot)} for s in k.sub
        ]
    return rows
