"""What the papers of submission, correction, review, approval, delivery and archive say (langkah 7 to 10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.naskah import BerkasArsip, Surat, nama_hari
from lkjip_xl.domain.records import Pejabat
from lkjip_xl.domain.rekap import Rekap
from lkjip_xl.domain.tanggal import BULAN, format_tanggal
from lkjip_xl.domain.values import format_number, format_rupiah

Baris = Mapping[str, object]

_BARIS_KOREKSI = 9  # with the signature on one page
_KILO = 1024


def nota_dinas_penyerahan(
    kantor: Kantor,
    rekap: Rekap,
    berkas: Sequence[tuple[str, str]],
    *,
    jumlah_bidang: int,
    tenggat: date | None,
    tanggal: date | None,
    dari: Pejabat | None = None,
    kepada: Pejabat | None = None,
    untuk: str = "direviu",
) -> Surat:
    """The draft handed over with its main figures; `berkas` holds name and remark.

    From the planner to the head where nobody is named; `untuk` is "direviu" or "disetujui".
    """
    pengirim = dari or kantor.perencana
    data = {
        "dari": pengirim.office,
        "untuk": untuk,
        "jumlah_bidang": jumlah_bidang,
        "capaian": _percent(rekap.capaian),
        "kategori": rekap.kategori,
        "pagu": _rupiah(rekap.pagu),
        "realisasi": _rupiah(rekap.realisasi),
        "serapan": _percent(rekap.serapan),
        "berkas": [{"nama": nama, "keterangan": keterangan} for nama, keterangan in berkas],
        "tenggat": tenggat,
    }
    return kantor.letter(
        f"Penyerahan Draf {kantor.laporan} untuk {untuk.capitalize()}",
        pengirim,
        tanggal,
        yth=[(kepada or kantor.kepala).office],
        lampiran=counted(len(berkas), "berkas"),
        sifat="Penting",
        data=data,
    )


def lembar_koreksi(
    kantor: Kantor,
    dokumen: str,
    koreksi: Sequence[Baris],
    *,
    versi: str = "",
    tanggal_draf: date | None = None,
    tanggal: date | None = None,
    pengoreksi: Pejabat | None = None,
) -> Surat:
    """The corrections of table tblKoreksi, then blank rows for corrections written by hand.

    The head corrects where nobody is named.
    """
    penanda = pengoreksi or kantor.kepala
    terisi = [
        {
            "no": n,
            "bagian": _joined(", ", b.get("Bagian"), b.get("Letak")),
            "koreksi": b.get("Koreksi"),
            "oleh": b.get("Oleh"),
            "status": _joined(": ", b.get("Status"), b.get("Alasan")),
        }
        for n, b in enumerate(koreksi, start=1)
    ]
    data = {
        **_document(dokumen, versi, tanggal_draf),
        "pengoreksi": penanda.nama or penanda.office,
        "koreksi": terisi,
        "baris_kosong": tuple(range(len(terisi) + 1, _BARIS_KOREKSI + 1)),
    }
    return kantor.letter("Lembar Koreksi", penanda, tanggal, data=data)


def lembar_reviu(
    kantor: Kantor,
    dokumen: str,
    reviu: Sequence[Baris],
    *,
    versi: str = "",
    tanggal_draf: date | None = None,
    tanggal: date | None = None,
) -> Surat:
    """The reviewers of table tblReviu, each with decision, date and remark."""
    keputusan = [str(b.get("Keputusan") or "").strip().casefold() for b in reviu]
    baris = [
        {
            "nama": b.get("Pereviu"),
            "jabatan": b.get("Jabatan"),
            "keputusan": k.capitalize(),
            "tanggal": b.get("Tanggal"),
            "catatan": b.get("Catatan"),
        }
        for b, k in zip(reviu, keputusan, strict=True)
    ]
    ringkasan = (
        f"Dari {len(reviu)} pereviu: {keputusan.count('disetujui')} menyetujui, "
        f"{keputusan.count('perbaikan')} meminta perbaikan, {keputusan.count('')} belum memutuskan."
    )
    data = {**_document(dokumen, versi, tanggal_draf), "pereviu": baris, "ringkasan": ringkasan}
    return kantor.letter("Lembar Reviu", kantor.kepala, tanggal, data=data)


def lembar_pemeriksaan(
    kantor: Kantor,
    dokumen: str,
    butir: Sequence[Baris],
    ringkasan: str,
    *,
    versi: str = "",
    tanggal_draf: date | None = None,
    tanggal: date | None = None,
    alasan: str = "",
) -> Surat:
    """The questions of the last look at the report with their answers; `alasan` is that of an override."""
    baris = [{kolom.casefold(): isi for kolom, isi in b.items()} for b in butir]
    data = {
        **_document(dokumen, versi, tanggal_draf),
        "butir": baris,
        "ringkasan": ringkasan,
        "alasan": alasan,
    }
    return kantor.letter("Lembar Pemeriksaan Naskah", kantor.perencana, tanggal, data=data)


def lembar_pengesahan(
    kantor: Kantor,
    dokumen: str,
    *,
    versi: str = "",
    sidik: str = "",
    tanggal: date | None = None,
    alasan: str = "",
    terbuka: int = 0,
) -> Surat:
    """The approval of one document, named by its file and SHA-256.

    `alasan` is why it is approved although `terbuka` errors are open.
    """
    data = {
        "dokumen": dokumen,
        "versi": versi,
        "sidik": sidik,
        "alasan": alasan,
        "terbuka": counted(terbuka, "kesalahan"),
    }
    return kantor.letter("Lembar Pengesahan", kantor.kepala, tanggal, data=data)


def surat_pengantar(
    kantor: Kantor,
    kiriman: Sequence[tuple[str, int, str, str]],
    tanggal: date | None,
    *,
    tempat_tujuan: str = "",
    tembusan: Sequence[str] = (),
) -> Surat:
    """The cover letter; `kiriman` holds what, how many, of which unit ("berkas"), and a remark."""
    baris = [
        {"naskah": naskah, "banyaknya": counted(jumlah, satuan), "keterangan": keterangan}
        for naskah, jumlah, satuan, keterangan in kiriman
    ]
    data = {"tempat_tujuan": tempat_tujuan or kantor.tempat, "kiriman": baris}
    hal = f"Penyampaian {kantor.laporan}"
    yth = [kantor.tujuan_pengantar] if kantor.tujuan_pengantar else []
    return kantor.letter(hal, kantor.kepala, tanggal, yth=yth, tembusan=tembusan, data=data)


def berita_acara_arsip(
    kantor: Kantor,
    berkas: Sequence[BerkasArsip],
    *,
    lokasi: str,
    tanggal: date | None,
    sidik_arsip: str = "",
    sidik_jurnal: str = "",
) -> Surat:
    """The record of archiving with its manifest; the hashes name the archive and the journal's head."""
    data = {
        "tanggal_terbilang": _spelled_date(tanggal),
        "jumlah_berkas": counted(len(berkas), "berkas"),
        "jumlah_ukuran": size(sum(b.ukuran for b in berkas)),
        "berkas": [{"nama": b.nama, "ukuran": size(b.ukuran), "sidik": b.sha256} for b in berkas],
        "lokasi": lokasi,
        "sidik_arsip": sidik_arsip,
        "sidik_jurnal": sidik_jurnal,
        "tanda_penyerah": kantor.block(kantor.perencana),
    }
    return kantor.letter("Berita Acara Pengarsipan", kantor.kepala, tanggal, data=data)


def counted(jumlah: int, satuan: str) -> str:
    """A number of things in figures and words: "1 (satu) berkas"."""
    return f"{jumlah} ({words(jumlah)}) {satuan}"


def size(byte: int) -> str:
    """A file size in KB or MB, with a decimal comma."""
    kilo = Decimal(byte) / _KILO
    if kilo < _KILO:
        return f"{format_number(kilo, 1)} KB"
    return f"{format_number(kilo / _KILO, 1)} MB"


def words(n: int) -> str:
    """A number in Indonesian words."""
    from num2words import num2words

    return str(num2words(n, lang="id"))


def _joined(tengah: str, *bagian: object) -> str:
    return tengah.join(str(b) for b in bagian if b)


def _spelled_date(t: date | None) -> str:
    if t is None:
        return "tanggal sebagaimana tersebut di bawah"
    terbilang = f"tanggal {words(t.day)} bulan {BULAN[t.month - 1]} tahun {words(t.year)}"
    return f"{nama_hari(t)} {terbilang} ({format_tanggal(t)})"


def _document(dokumen: str, versi: str, tanggal_draf: date | None) -> dict[str, object]:
    return {"dokumen": dokumen, "versi": versi, "tanggal_draf": tanggal_draf}


def _percent(n: Decimal | None) -> str:
    return "belum ada data" if n is None else f"{format_number(n, 2)}%"


def _rupiah(n: Decimal | None) -> str:
    return "belum ada data" if n is None else format_rupiah(n)
