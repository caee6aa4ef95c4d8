"""What the papers of an internal SAKIP evaluation say: steps, documents, guideline, hand-over to the team."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.lke import ARTI_JAWABAN, JAWABAN, KOMPONEN, PREDIKAT
from lkjip_xl.domain.naskah import Surat
from lkjip_xl.domain.nip import format_nip
from lkjip_xl.domain.regulations import CITATIONS, correct_citation
from lkjip_xl.domain.sop import Sop
from lkjip_xl.domain.values import format_number
from lkjip_xl.formats.evaluation_data import NAMA_TIM, Anggota
from lkjip_xl.formats.letters.closing import counted
from lkjip_xl.formats.letters.internal import sk_tim

_DIKTUM = (
    f"Membentuk {NAMA_TIM} dengan susunan keanggotaan sebagaimana tercantum dalam Lampiran Keputusan ini.",
    (
        "Tim bertugas menyusun langkah dan pedoman evaluasi, meneliti dokumen dan data kinerja setiap unit "
        "kerja, mengisi Lembar Kerja Evaluasi, serta menyusun Laporan Hasil Evaluasi."
    ),
    "Dalam melaksanakan tugasnya, tim bertanggung jawab dan melapor kepada pejabat yang menetapkan Keputusan ini.",
    "Biaya yang timbul akibat Keputusan ini dibebankan pada anggaran perangkat daerah yang bersangkutan.",
    "Keputusan ini mulai berlaku pada tanggal ditetapkan.",
)
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
    "Angka ditulis dengan koma desimal; data yang belum ada ditulis n/a, tidak diisi 0.",
    "Target, realisasi, dan rumus capaian memakai definisi operasional yang sama sepanjang tahun.",
    "Dokumen dinyatakan ada bila sudah ditetapkan, bertanggal, dan dapat dibuka melalui tautannya.",
    "Sebutkan halaman yang membuktikan, bukan hanya nama dokumennya.",
    "Perbaikan data dilakukan melalui formulir yang sama dan disertai alasan.",
)


def sk_tim_evaluasi(kantor: Kantor, sop: Sop, team: Sequence[Anggota], tanggal: date | None) -> Surat:
    """The decree that forms the team."""
    return sk_tim(
        kantor,
        f"Pembentukan {NAMA_TIM} Tahun Kinerja {kantor.tahun}",
        menimbang=_considerations(kantor),
        mengingat=[f"{x.rstrip(';.')};" for x in legal_basis(sop, kantor.tahun)],
        diktum=_DIKTUM,
        tim=[(_with_nip(a), a.jabatan, a.kedudukan) for a in team],
        tanggal=tanggal,
    )


def _considerations(kantor: Kantor) -> tuple[str, ...]:
    why = (
        f"bahwa untuk meningkatkan akuntabilitas kinerja {kantor.perangkat_daerah} perlu dilaksanakan "
        "evaluasi internal atas penerapan Sistem Akuntabilitas Kinerja Instansi Pemerintah;"
    )
    how = "bahwa agar evaluasi tersebut terlaksana dengan baik perlu dibentuk tim;"
    so = (
        "bahwa berdasarkan pertimbangan sebagaimana dimaksud pada huruf a dan huruf b, perlu menetapkan "
        f"Keputusan {kantor.kepala.office};"
    )
    return (why, how, so)


def _with_nip(a: Anggota) -> str:
    return f"{a.nama}\nNIP {format_nip(a.nip)}" if a.nip else a.nama


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


def nota_penerusan_data(kantor: Kantor, berkas: Sequence[tuple[str, str]], *, tanggal: date | None) -> Surat:
    """The documents and data of all units passed on to the team; `berkas` holds unit and file name."""
    rows = [{"bidang": bidang, "nama": nama} for bidang, nama in berkas]
    data = {"dari": kantor.perencana.office, "berkas": rows, "penerima": NAMA_TIM}
    return kantor.letter(
        "Penyerahan Dokumen dan Data Kinerja",
        kantor.perencana,
        tanggal,
        yth=[f"Ketua {NAMA_TIM}"],
        lampiran=counted(len(rows), "berkas"),
        data=data,
    )


def legal_basis(sop: Sop, tahun: int) -> tuple[str, ...]:
    """The SOP's citations as a paper of a reporting year prints them, with titles where they are known.

    The regulation of the evaluation itself is always among them.
    """
    given = [_in_full(correct_citation(d.teks, tahun)) for d in sop.dasar_hukum]
    return tuple(dict.fromkeys((*given, CITATIONS["permenpanrb-88-2021"].teks)))


def _in_full(teks: str) -> str:
    """A citation with its title; one that names a title, or is not known, as it is."""
    if " tentang " in teks:
        return teks
    for p in CITATIONS.values():
        same_kind = teks.split()[:2] == p.jenis.split()[:2]
        if same_kind and f"Nomor {p.nomor} Tahun {p.tahun}" in teks:
            return p.teks
    return teks


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
