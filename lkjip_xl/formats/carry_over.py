"""What a new year takes over from the folder of the year before; that folder is only read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lkjip_xl.domain.errors import FileUnusableError, UsageError
from lkjip_xl.formats.book import MasterBook, Value, open_book
from lkjip_xl.formats.folder.atomic import copy_file
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.sheet_map import RIWAYAT, TABEL
from lkjip_xl.formats.state import load_state

Baris = Mapping[str, Value]
_UTUH = ("tblSkala", "tblPredikat", "tblPejabat", "tblBidang", "tblNarasi", "tblPengaturan", "tblNomorSurat")
_EVALUASI = (
    ("tblTim", "tblTim", ("Nama", "NIP", "Jabatan", "Kedudukan")),
    ("tblHasilLKE", "tblLHELalu", ("Komponen", "Nilai")),
    ("tblLKE", "tblTindakLHE", ("Rekomendasi",)),
)
TAHUN_BARU = ("Tahun", "Tanggal Mulai", "Tenggat Pengembalian", "Batas Penyampaian")
"""Settings of one year alone."""


@dataclass(frozen=True, slots=True)
class Warisan:
    """The year `tahun` as the year `baru` needs it: tables by name, and how far its figures go.

    `evaluasi` are rows for the evaluation's tables, by the name of the table in the new master;
    `lebihan` names columns that an office added and that are not taken over.
    """

    folder: CaseFolder
    tahun: int
    baru: int
    tabel: Mapping[str, Sequence[Baris]]
    evaluasi: Mapping[str, Sequence[Baris]]
    terisi: int
    lebihan: Sequence[str]

    @property
    def lajur(self) -> str:
        """The column that last year's figures stand in; "" where it is too long ago."""
        jarak = self.baru - self.tahun
        return RIWAYAT[jarak - 1] if jarak <= len(RIWAYAT) else ""

    def told(self) -> list[str]:
        """What was taken over, one sentence each."""
        jumlah = {
            nama: len(self.tabel[nama]) for nama in ("tblIndikator", "tblAnggaran", "tblBidang", "tblPejabat")
        }
        return [
            (
                f"{jumlah['tblIndikator']} indikator; realisasi {self.tahun} dari {self.terisi} indikator "
                f"masuk ke kolom {self.lajur}, tahun-tahun sebelumnya bergeser"
            ),
            f"{jumlah['tblAnggaran']} baris anggaran, {jumlah['tblBidang']} bidang, {jumlah['tblPejabat']} pejabat",
            "Pengaturan, skala, predikat, pola nomor surat, dan Narasi",
        ]

    def to_check(self) -> list[str]:
        """What people must fill in or look at, one sentence each."""
        kurang = len(self.tabel["tblIndikator"]) - self.terisi
        return [
            f"Isi kolom Target (lembar Indikator) dan Pagu (lembar Anggaran) tahun {self.baru}: keduanya dikosongkan",
            *(
                [f"Isi {RIWAYAT[0]} dari {kurang} indikator: tidak ada di rekap {self.tahun}"]
                if kurang
                else []
            ),
            "Periksa nama dan NIP pada lembar Pejabat dan Bidang bila ada mutasi",
            "Periksa Tanggal Mulai dan Batas Penyampaian pada lembar Pengaturan",
            "Periksa Target Renstra, Standar Nasional, dan isi Narasi",
            *(f"Kolom tambahan {k} tidak dibawa; tambahkan lagi bila perlu" for k in self.lebihan),
        ]


def read_last_year(folder: CaseFolder, tahun: int | None = None) -> Warisan:
    """Read what the year `tahun` takes over; the next year where none is named.

    Raises:
        UsageError: the new year does not come after the one of the folder.
        FileUnusableError: the folder is no year's folder, or its master cannot be read.
    """
    _, keadaan = load_state(folder)
    baru = tahun or keadaan.tahun + 1
    if baru <= keadaan.tahun:
        raise UsageError(
            f"Folder “{folder.root}” berisi tahun {keadaan.tahun}; tahun {baru} tidak dapat melanjutkannya.",
            f"Isi --tahun dengan {keadaan.tahun + 1}, atau hilangkan pilihan itu.",
        )
    if not folder.master.is_file():
        raise FileUnusableError(f"Master tahun lalu tidak ada di “{folder.root}”.", "Periksa nama foldernya.")
    with open_book(folder.master) as book:
        hasil = {_code(r): r.get("Realisasi") for r in book.read_table("tblRekap")}
        jarak = baru - keadaan.tahun
        tabel = {nama: _clean(nama, book.read_table(nama)) for nama in _UTUH}
        tabel["tblIndikator"] = [
            _indicator(r, hasil, jarak) for r in _clean("tblIndikator", book.read_table("tblIndikator"))
        ]
        tabel["tblAnggaran"] = [
            {**r, "Pagu": None} for r in _clean("tblAnggaran", book.read_table("tblAnggaran"))
        ]
        evaluasi = dict(_evaluation(book))
        lebihan = list(_extra_columns(book))
    terisi = sum(hasil.get(_code(r)) is not None for r in tabel["tblIndikator"])
    return Warisan(folder, keadaan.tahun, baru, tabel, evaluasi, terisi, lebihan)


def carried_settings(baru: Sequence[Baris], lama: Iterable[Baris]) -> list[Baris]:
    """The rows of tblPengaturan: last year's values, but those of one year alone."""
    nilai = {str(r["Pengaturan"]): r["Nilai"] for r in lama if r["Pengaturan"] not in TAHUN_BARU}
    return [{**r, "Nilai": nilai.get(str(r["Pengaturan"]), r["Nilai"])} for r in baru]


def merged(baru: Sequence[Baris], lama: Sequence[Baris], kunci: str) -> list[Baris]:
    """The rows that the SOP asks for, filled in as last year, and behind them those that people added."""
    dikenal = {str(r[kunci]).casefold(): r for r in lama}
    wajib = {str(r[kunci]).casefold() for r in baru}
    return [
        *(dikenal.get(str(r[kunci]).casefold(), r) for r in baru),
        *(r for r in lama if str(r[kunci]).casefold() not in wajib),
    ]


def write_carried(book: MasterBook, warisan: Warisan) -> None:
    """Write the tables that do not depend on the SOP; those of an evaluation where the new master has them."""
    for nama in ("tblSkala", "tblPredikat", "tblBidang", "tblIndikator", "tblAnggaran", "tblNarasi"):
        if warisan.tabel[nama]:
            book.write_table(nama, warisan.tabel[nama])
    for nama, rows in warisan.evaluasi.items():
        if rows and book.has_table(nama):
            book.write_table(nama, rows)


def copy_templates(asal: CaseFolder, tujuan: CaseFolder) -> int:
    """Copy the office's own Word templates; gives how many.

    Raises:
        FileUnusableError: the new folder cannot be written.
    """
    sumber = sorted(p for p in (asal.root / "templates").glob("*") if p.is_file() and not p.is_symlink())
    for berkas in sumber:
        sasaran: Path = tujuan.root / "templates" / berkas.name
        copy_file(berkas, sasaran)
    return len(sumber)


def _indicator(r: Baris, hasil: Mapping[str, Value], jarak: int) -> Baris:
    """An indicator `jarak` years later: no target yet, its history as many columns further."""
    lama = [*([None] * (jarak - 1)), hasil.get(_code(r)), *(r.get(k) for k in RIWAYAT)]
    riwayat = lama[: len(RIWAYAT)]
    return {**r, "Target": None, **dict(zip(RIWAYAT, riwayat, strict=True))}


def _code(r: Baris) -> str:
    return str(r.get("Kode") or "").strip().casefold()


def _clean(nama: str, rows: Iterable[Baris]) -> list[Baris]:
    """Rows with the columns of the contract alone."""
    return [{k: r.get(k) for k in TABEL[nama]} for r in rows]


def _extra_columns(book: MasterBook) -> Iterable[str]:
    for nama in ("tblBidang", "tblIndikator", "tblAnggaran", "tblPejabat"):
        rows = book.read_table(nama)
        yield from (f"“{k}” (lembar {nama[3:]})" for k in (rows[0] if rows else ()) if k not in TABEL[nama])


def _evaluation(book: MasterBook) -> Iterable[tuple[str, list[Baris]]]:
    """Last year's team, scores and recommendations, where the SOP evaluates."""
    for tabel in book.table_places():
        jenis, _, langkah = tabel.partition("_")
        for asal, tujuan, kolom in _EVALUASI:
            if jenis == asal:
                rows = [{k: r.get(k) for k in kolom} for r in book.read_table(tabel)]
                yield f"{tujuan}_{langkah}", [r for r in rows if r[kolom[0]]]
