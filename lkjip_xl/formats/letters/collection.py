"""What the papers of request, receipt, reminder and return say (SOP Dinsos langkah 2 to 4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation

from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.kata import join_words
from lkjip_xl.domain.naskah import Surat, head_title
from lkjip_xl.domain.problems import Problem, is_galat
from lkjip_xl.domain.progress import Penerimaan
from lkjip_xl.domain.records import BarisAnggaran, Bidang, Indikator, Rentang
from lkjip_xl.domain.tanggal import format_tanggal
from lkjip_xl.domain.values import format_number
from lkjip_xl.formats.letters.closing import counted

_PANJANG_SIDIK = 12
_CARA_LEMBAR = {
    "Indikator": (
        "Tulis angka dengan koma desimal. Data yang belum ada ditulis n/a, tidak diisi 0.",
        "Untuk target yang tidak tercapai, isi Kendala, Solusi, Rencana Tindak Lanjut, PIC, dan Batas Waktu.",
        "Cantumkan bukti dukung untuk setiap realisasi.",
    ),
    "Individu": (
        "Pada lembar Individu tulis kinerja setiap pegawai: nama, NIP, jabatan, indikator, target, dan realisasi.",
    ),
    "Dokumen": (
        "Untuk setiap dokumen pilih ada atau tidak pada kolom Ada.",
        "Dokumen yang ada disertai tanggal, halaman, dan tautannya; yang tidak ada disertai keterangan.",
    ),
}


def surat_permintaan(
    kantor: Kantor,
    bidang: Bidang,
    indikator: Sequence[Indikator],
    anggaran: Sequence[BarisAnggaran],
    *,
    tenggat: date | None,
    tanggal: date | None,
    berkas: str = "",
    lembar: Sequence[str] = ("Indikator", "Anggaran"),
    penerus: Sequence[tuple[Bidang, str]] = (),
    dokumen: Mapping[str, str] | None = None,
) -> Surat:
    """The request to one unit with the lists of what its form asks.

    `berkas` is the form's file name, `lembar` its sheets to be filled; `penerus` are the seksi that a head
    of bidang passes forms on to, each with its form; `dokumen` are documents asked for, name by code.
    """
    data = {
        "bidang": bidang.nama,
        "berkas": berkas,
        "isi_formulir": _asked(len(indikator), len(anggaran), len(dokumen or {})),
        "batas": until(tenggat),
        "cara": _how_to_return(kantor, berkas, lembar),
        "indikator": [
            {"kode": i.kode, "nama": i.nama, "satuan": i.satuan, "target": target_text(i)} for i in indikator
        ],
        "anggaran": [{"kode": a.kode, "uraian": a.uraian, "pagu": pagu_text(a)} for a in anggaran],
        "dokumen": [{"kode": kode, "nama": nama} for kode, nama in (dokumen or {}).items()],
        "penerus": [{"nama": b.nama, "kepala": b.kepala, "berkas": nama} for b, nama in penerus],
    }
    return kantor.letter(
        f"Permintaan Data Kinerja untuk {kantor.laporan}",
        kantor.kepala,
        tanggal,
        yth=[head_title(bidang.nama)],
        lampiran=counted(max(len(penerus), 1), "berkas"),
        sifat="Penting",
        data=data,
    )


def tanda_terima(
    kantor: Kantor,
    terima: Sequence[Penerimaan],
    nama_bidang: Mapping[str, str],
    belum: Sequence[str],
    tanggal: date | None,
) -> Surat:
    """The receipt for the forms received; `belum` names the units that have not returned theirs."""
    baris = [
        {
            "bidang": nama_bidang.get(p.bidang, p.bidang),
            "berkas": p.berkas.rsplit("/", 1)[-1],
            "tanggal": p.waktu,
            "putaran": p.putaran,
            "sidik": p.sha256[:_PANJANG_SIDIK],
        }
        for p in terima
    ]
    data = {"terima": baris, "belum": ", ".join(belum)}
    return kantor.letter("Tanda Terima Formulir Isian", kantor.perencana, tanggal, data=data)


def surat_pengingat(
    kantor: Kantor,
    bidang: Bidang,
    *,
    tenggat: date | None,
    tenggat_baru: date | None,
    tanggal: date | None,
    terlambat: int = 0,
    rujukan: str = "",
    yang_ditunggu: Sequence[str] = (),
    kepada: str = "",
) -> Surat:
    """The reminder to a late unit; `terlambat` counts working days, `rujukan` names the request.

    `kepada` is the addressee where it is not the head of the unit.
    """
    data = {
        "bidang": bidang.nama,
        "rujukan": rujukan,
        "tanggal_periksa": tanggal or "surat ini dibuat",
        "tenggat": tenggat,
        "terlambat": terlambat,
        "batas": until(tenggat_baru),
        "narahubung": kantor.perencana.office,
        "yang_ditunggu": tuple(yang_ditunggu),
    }
    hal = f"Pengingat Pengembalian Formulir {kantor.laporan}"
    return kantor.letter(
        hal, kantor.kepala, tanggal, yth=[kepada or head_title(bidang.nama)], sifat="Segera", data=data
    )


def nota_pengembalian(
    kantor: Kantor,
    bidang: Bidang,
    temuan: Sequence[Problem],
    *,
    putaran: int,
    berkas: str,
    berkas_baru: str,
    tenggat: date | None,
    tanggal: date | None,
    kepada: str = "",
) -> Surat:
    """The covering note of a returned form: what must be corrected first, then what must be made sure.

    `kepada` is the addressee where it is not the head of the unit.
    """
    urut = sorted(temuan, key=lambda p: not is_galat(p))
    baris = [
        {
            "lembar": p.lembar,
            "sel": p.sel,
            "pesan": p.pesan,
            "saran": p.saran,
            "tingkat": "Wajib diperbaiki" if is_galat(p) else "Perlu dipastikan",
        }
        for p in urut
    ]
    galat = sum(is_galat(p) for p in temuan)
    data = {
        "dari": kantor.perencana.office,
        "bidang": bidang.nama,
        "putaran": putaran,
        "berkas": berkas,
        "jumlah_galat": galat,
        "jumlah_peringatan": len(temuan) - galat,
        "temuan": baris,
        "putaran_baru": putaran + 1,
        "berkas_baru": berkas_baru,
        "batas": until(tenggat),
    }
    hal = f"Pengembalian Formulir Isian {kantor.laporan} untuk Diperbaiki"
    yth = [kepada or head_title(bidang.nama)]
    return kantor.letter(
        hal, kantor.perencana, tanggal, yth=yth, lampiran="1 (satu) berkas", sifat="Segera", data=data
    )


def until(tenggat: date | None) -> str:
    """A deadline in words, also where none is set."""
    return f"paling lambat {format_tanggal(tenggat)}" if tenggat else "pada kesempatan pertama"


def target_text(i: Indikator) -> str:
    """A target as a list prints it: the typed text, a range, or the figure."""
    if i.target is None or (i.target_teks and not _is_plain(i.target_teks)):
        return i.target_teks
    if isinstance(i.target, Rentang):
        return f"{format_number(i.target.bawah, None)}–{format_number(i.target.atas, None)}"
    return format_number(i.target, None)


def _is_plain(teks: str) -> bool:
    """Whether the text is a number cell's own figure ("12.5"), which is printed with a comma."""
    try:
        return Decimal(teks).is_finite()
    except InvalidOperation:
        return False


def pagu_text(a: BarisAnggaran) -> str:
    """A pagu as a list prints it; blank where there is none."""
    return "" if a.pagu is None else format_number(a.pagu, None)


def _asked(indikator: int, anggaran: int, dokumen: int) -> str:
    """What a form asks, counted; kinds that it does not ask are not named."""
    kinds = ((indikator, "indikator kinerja"), (anggaran, "baris anggaran"), (dokumen, "dokumen SAKIP"))
    told = [f"{n} {what}" for n, what in kinds if n] or ["data kinerja"]
    return join_words(told)


def _how_to_return(kantor: Kantor, berkas: str, lembar: Sequence[str]) -> tuple[str, ...]:
    nama = f"berkas “{berkas}”" if berkas else "formulir"
    return (
        f"Buka {nama} dan isi hanya sel isian pada lembar {join_words(lembar)}; sel lain jangan diubah.",
        *(cara for nama_lembar in lembar for cara in _CARA_LEMBAR.get(nama_lembar, ())),
        f"Simpan tanpa mengubah nama berkas, lalu serahkan kepada {kantor.perencana.office}.",
    )
