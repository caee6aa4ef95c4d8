"""What the papers inside an office say: disposition, delivery book, decree of a team (other SOPs)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.naskah import Surat
from lkjip_xl.domain.records import Pejabat
from lkjip_xl.formats.letters.closing import words

HARAPAN = (
    "Tindak lanjuti sesuai ketentuan",
    "Koordinasikan dan laporkan",
    "Siapkan bahan",
    "Pelajari dan beri saran",
    "Untuk diketahui",
    "Arsipkan",
)
_BARIS_EKSPEDISI = 6


def lembar_disposisi(
    kantor: Kantor,
    hal: str,
    tujuan: Sequence[str],
    *,
    dipilih: Sequence[str] = (),
    harapan: Sequence[str] = (),
    isi: str = "",
    surat_dari: str = "",
    nomor_surat: str = "",
    tanggal_surat: date | None = None,
    tanggal: date | None = None,
) -> Surat:
    """The head's disposition; boxes named in `dipilih` and `harapan` are ticked, the rest is for the pen."""
    data = {
        "surat_dari": surat_dari,
        "nomor_surat": nomor_surat,
        "tanggal_surat": tanggal_surat,
        "tanggal_terima": tanggal,
        "nomor_agenda": "",
        "tujuan": _boxes(tujuan, dipilih),
        "harapan": _boxes(HARAPAN, harapan),
        "isi_disposisi": isi,
    }
    return kantor.letter(hal, kantor.kepala, tanggal, data=data)


def lembar_ekspedisi(
    kantor: Kantor,
    kiriman: Sequence[tuple[str, date | None, str, str]],
    tanggal: date | None,
    terima: Sequence[tuple[date | None, str]] = (),
) -> Surat:
    """The delivery book: number and date of the letter, what is sent, to whom; receivers sign by hand.

    `terima` holds, per parcel, when and by whom it was received, as far as it is known.
    """
    kosong: list[tuple[date | None, str]] = [(None, "")] * len(kiriman)
    diterima = [*terima, *kosong][: len(kiriman)]
    baris = [
        {
            "no": n,
            "nomor": nomor,
            "tanggal": t,
            "berkas": berkas,
            "tujuan": tujuan,
            "diterima": tt,
            "penerima": p,
        }
        for n, ((nomor, t, berkas, tujuan), (tt, p)) in enumerate(
            zip(kiriman, diterima, strict=True), start=1
        )
    ]
    data = {"kiriman": baris, "baris_kosong": tuple(range(len(baris) + 1, _BARIS_EKSPEDISI + 1))}
    return kantor.letter("Lembar Ekspedisi", kantor.perencana, tanggal, data=data)


def lembar_persetujuan(
    kantor: Kantor,
    dokumen: str,
    keputusan: Sequence[Mapping[str, object]],
    *,
    versi: str = "",
    tanggal_draf: date | None = None,
    tanggal: date | None = None,
) -> Surat:
    """The head's approval of the document; boxes stay open while nothing is decided (rows of tblReviu)."""
    tercatat = [str(b.get("Keputusan") or "").strip().casefold() for b in keputusan]
    catatan = "; ".join(str(b["Catatan"]) for b in keputusan if b.get("Catatan"))
    setuju = bool(tercatat) and all(k == "disetujui" for k in tercatat)
    data = {
        "dokumen": dokumen,
        "versi": versi,
        "tanggal_draf": tanggal_draf,
        "pilihan": [
            {"teks": "Disetujui", "dipilih": setuju},
            {"teks": "Diperbaiki dahulu", "dipilih": "perbaikan" in tercatat},
        ],
        "catatan": catatan,
    }
    return kantor.letter("Lembar Persetujuan", kantor.kepala, tanggal, data=data)


def disposisi_persetujuan(
    kantor: Kantor,
    dokumen: str,
    tujuan: str,
    *,
    versi: str = "",
    catatan: str = "",
    tanggal: date | None = None,
) -> Surat:
    """The head's approval sent on to the one who makes the cover letter and the archive."""
    tugas = (
        "Siapkan dokumen untuk ditandatangani dan digandakan.",
        "Buat surat pengantar beserta nomornya.",
        f"Sampaikan kepada {kantor.tujuan_pengantar or 'penerima laporan'} dan arsipkan.",
    )
    data = {"dokumen": dokumen, "versi": versi, "tujuan": tujuan, "tugas": tugas, "catatan": catatan}
    hal = f"Persetujuan {kantor.laporan}"
    return kantor.letter(hal, kantor.kepala, tanggal, data=data)


def register_arsip(
    kantor: Kantor, arsip: Sequence[Mapping[str, object]], *, pengelola: Pejabat, tanggal: date | None
) -> Surat:
    """The register of the archive; rows hold nomor, uraian, tanggal, bentuk, jumlah, tempat."""
    return kantor.letter("Register Arsip", pengelola, tanggal, data={"arsip": list(arsip)})


def sk_tim(
    kantor: Kantor,
    tentang: str,
    *,
    menimbang: Sequence[str],
    mengingat: Sequence[str],
    diktum: Sequence[str],
    tim: Sequence[tuple[str, str, str]],
    tanggal: date | None,
    tembusan: Sequence[str] = (),
) -> Surat:
    """The decree that forms a team; `tim` holds name, office and place in the team."""
    data = {
        "pejabat_penetap": kantor.kepala.office,
        "tentang": tentang,
        "menimbang": tuple(menimbang),
        "mengingat": tuple(mengingat),
        "diktum": [{"ke": f"KE{words(n).upper()}", "isi": isi} for n, isi in enumerate(diktum, start=1)],
        "tim": [{"nama": nama, "jabatan": jabatan, "kedudukan": peran} for nama, jabatan, peran in tim],
    }
    return kantor.letter(tentang, kantor.kepala, tanggal, tembusan=tembusan, data=data)


def _boxes(semua: Sequence[str], dipilih: Sequence[str]) -> list[dict[str, object]]:
    terpilih = {d.casefold() for d in dipilih}
    return [{"teks": t, "dipilih": t.casefold() in terpilih} for t in semua]
