"""What the papers of plan and meeting say (SOP Dinsos langkah 1 and 2).

Builders are pure: office, records and dates in, a `Surat` without a number out. Rows are mappings
whose names the fields file documents.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.naskah import Rapat, Surat, head_title, nama_hari
from lkjip_xl.domain.records import Bidang, Pejabat
from lkjip_xl.domain.sop import Sop
from lkjip_xl.domain.tanggal import format_tanggal

_BARIS_HADIR = 13
_MAKS_YTH = 12  # more than this fills the first page with addressees; the attendance list names them all
_DAFTAR_YTH = "Para kepala unit kerja sebagaimana daftar hadir terlampir"


def nota_dinas_rencana(
    kantor: Kantor, sop: Sop, jadwal: Mapping[str, tuple[date | None, date | None]], tanggal: date | None
) -> Surat:
    """The plan laid before the head; `jadwal` holds planned start and deadline by step id."""
    baris = []
    for langkah in sop.langkah:
        mulai, tenggat = jadwal.get(langkah.id, (None, None))
        baris.append(
            {
                "no": langkah.tanda,
                "langkah": langkah.aktivitas,
                "pelaksana": ", ".join(p.peran for p in langkah.pelaksana),
                "waktu": langkah.waktu.cetak,
                "mulai": mulai,
                "tenggat": tenggat,
            }
        )
    butuh = dict.fromkeys(b for langkah in sop.langkah[:3] for b in langkah.butir_kelengkapan)
    return kantor.letter(
        f"Rencana Penyusunan {kantor.laporan}",
        kantor.perencana,
        tanggal,
        yth=[kantor.kepala.office],
        data={"dari": kantor.perencana.office, "jadwal": baris, "data_dibutuhkan": tuple(butuh)},
    )


def undangan_rapat(
    kantor: Kantor,
    rapat: Rapat,
    bidang: Sequence[Bidang],
    tanggal: date | None,
    catatan: str = "",
    *,
    yth: Sequence[str] = (),
) -> Surat:
    """The invitation to the heads of all units, or to those named in `yth`."""
    diundang = list(yth) or [head_title(b.nama) for b in bidang]
    banyak = len(diundang) > _MAKS_YTH
    return kantor.letter(
        "Undangan Rapat",
        kantor.kepala,
        tanggal,
        yth=[_DAFTAR_YTH] if banyak else diundang,
        lampiran="1 (satu) berkas" if banyak else "-",
        data={**_meeting(rapat), "catatan": catatan},
    )


def daftar_hadir(
    kantor: Kantor,
    rapat: Rapat,
    bidang: Sequence[Bidang],
    kosong: int = _BARIS_HADIR,
    *,
    orang: Sequence[tuple[str, str]] = (),
) -> Surat:
    """The attendance list: people first, then rows to write in, `kosong` in all.

    The people are officials and heads of units, or those of `orang` by name and office.
    """
    hadir = list(orang) or [
        *((p.nama, p.office) for p in (kantor.kepala, kantor.perencana)),
        *((b.kepala, head_title(b.nama)) for b in bidang),
    ]
    hadir += [("", "")] * (kosong - len(hadir))
    peserta = [
        {"no": n, "nama": nama, "jabatan": jabatan} for n, (nama, jabatan) in enumerate(hadir, start=1)
    ]
    data = {**_meeting(rapat), "peserta": peserta}
    return kantor.letter("Daftar Hadir", kantor.perencana, rapat.tanggal, data=data)


def notulen(
    kantor: Kantor,
    rapat: Rapat,
    pembahasan: Sequence[str],
    tindak_lanjut: Sequence[tuple[str, str, date | None]],
    peserta: str = "sebagaimana daftar hadir",
    *,
    pimpinan: Pejabat | None = None,
) -> Surat:
    """The minutes; `tindak_lanjut` holds what, who, until when. The head chairs, or `pimpinan`."""
    ketua = pimpinan or kantor.kepala
    baris = [{"uraian": u, "penanggung_jawab": p, "tenggat": t} for u, p, t in tindak_lanjut]
    data = {
        **_meeting(rapat),
        "pimpinan": ketua.nama or ketua.office,
        "notulis": kantor.perencana.nama or kantor.perencana.office,
        "peserta": peserta,
        "pembahasan": tuple(pembahasan),
        "tindak_lanjut": baris,
        "tanda_notulis": kantor.block(kantor.perencana),
    }
    return kantor.letter("Notulen Rapat", ketua, rapat.tanggal, data=data)


def _meeting(rapat: Rapat) -> dict[str, object]:
    hari = f"{nama_hari(rapat.tanggal)}, {format_tanggal(rapat.tanggal)}" if rapat.tanggal else ""
    return {
        "hari_tanggal": hari,
        "waktu": rapat.waktu,
        "tempat_rapat": rapat.tempat,
        "acara": rapat.acara,
    }
