"""The results of one office as its master shows them; read only, whatever state the master is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from lkjip_xl.domain.errors import FileUnusableError, LkjipError
from lkjip_xl.domain.values import parse_number
from lkjip_xl.formats.book import MasterBook, Value, open_book
from lkjip_xl.formats.folder.case_folder import ensure_file
from lkjip_xl.formats.master.reader import text


@dataclass(frozen=True, slots=True)
class BarisIndikator:
    """One indicator of an office; target and realisation as numbers, or as the text they are."""

    kode: str
    sasaran: str
    nama: str
    satuan: str
    target: Decimal | str | None
    realisasi: Decimal | str | None
    capaian: Decimal | None
    kategori: str


@dataclass(frozen=True, slots=True)
class HasilKantor:
    """One office: how far the work is, its totals, its indicators. Percentages in %, money in rupiah."""

    master: Path
    perangkat_daerah: str
    tahun: int
    sop: str
    selesai: int
    langkah: int
    capaian: Decimal | None
    kategori: str
    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Decimal | None
    galat: int
    peringatan: int
    indikator: tuple[BarisIndikator, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON shape; figures as numbers."""
        return {
            "perangkat_daerah": self.perangkat_daerah,
            "sop": self.sop,
            "tahun": self.tahun,
            "langkah_selesai": self.selesai,
            "langkah": self.langkah,
            "capaian": _plain(self.capaian),
            "kategori": self.kategori,
            "pagu": _plain(self.pagu),
            "realisasi": _plain(self.realisasi),
            "serapan": _plain(self.serapan),
            "galat": self.galat,
            "peringatan": self.peringatan,
            "indikator": len(self.indikator),
            "master": str(self.master),
        }


@dataclass(frozen=True, slots=True)
class TidakTerbaca:
    """A master that could not be used, and what to do."""

    master: Path
    masalah: str
    saran: str


def read_offices(masters: Sequence[Path]) -> list[HasilKantor | TidakTerbaca]:
    """The figures of some masters, in their order; what a worker is sent."""
    return [_read_or_tell(master) for master in masters]


def _read_or_tell(master: Path) -> HasilKantor | TidakTerbaca:
    try:
        return read_office(master)
    except FileUnusableError as e:
        return TidakTerbaca(master, e.pesan, e.saran)


def read_office(master: Path) -> HasilKantor:
    """The figures of one master, opened within the bounds of the closed-file reader.

    Raises:
        FileUnusableError: it is missing, damaged, or no master of this program.
    """
    ensure_file(master)
    try:
        with open_book(master) as book:
            return _read(book, master)
    except FileUnusableError:
        raise
    except (LkjipError, KeyError, TypeError, ValueError, AttributeError) as e:
        raise FileUnusableError(
            f"“{master.name}” bukan master LKjIP yang utuh.",
            "Minta perangkat daerah itu mengirim lagi Master LKjIP.xlsx dari folder kerjanya.",
        ) from e


def _read(book: MasterBook, master: Path) -> HasilKantor:
    steps = [text(r["Status"]) for r in book.read_table("tblLangkah")]
    grades = [text(r["Tingkat"]).casefold() for r in book.read_table("tblTemuan")]
    tahun = _number(book.read_name("br_tahun"))
    nama = text(book.read_name("br_perangkat_daerah"))
    if tahun is None or not nama:
        raise FileUnusableError(
            "Nama perangkat daerah atau tahunnya kosong di lembar Beranda.", "Lengkapi lembar Pengaturan."
        )
    return HasilKantor(
        master=master,
        perangkat_daerah=nama,
        tahun=int(tahun),
        sop=_sop_of(master),
        selesai=steps.count("selesai"),
        langkah=len(steps),
        capaian=_number(book.read_name("rk_capaian")),
        kategori=text(book.read_name("rk_kategori")),
        pagu=_number(book.read_name("rk_pagu")),
        realisasi=_number(book.read_name("rk_realisasi")),
        serapan=_number(book.read_name("rk_serapan")),
        galat=grades.count("galat"),
        peringatan=grades.count("peringatan"),
        indikator=tuple(_indicator(r) for r in book.read_table("tblRekap") if text(r["Indikator"])),
    )


def _indicator(r: Mapping[str, Value]) -> BarisIndikator:
    return BarisIndikator(
        text(r["Kode"]),
        text(r["Sasaran"]),
        text(r["Indikator"]),
        text(r["Satuan"]),
        _as_is(r["Target"]),
        _as_is(r["Realisasi"]),
        _number(r["Capaian"]),
        text(r["Kategori"]),
    )


def _sop_of(master: Path) -> str:
    """The SOP, known where the master lies in its year's folder."""
    from lkjip_xl.formats.folder.case_folder import CaseFolder
    from lkjip_xl.formats.sop.file import load_sop

    try:
        return load_sop(CaseFolder(master.parent).sop).id
    except LkjipError:
        return ""


def _number(value: Value) -> Decimal | None:
    """A figure; a text that is none, such as an error value, counts as no figure."""
    return parse_number(value).nilai if isinstance(value, int | float | Decimal | str) else None


def _as_is(value: Value) -> Decimal | str | None:
    if isinstance(value, int | float | Decimal):
        return _number(value)
    return text(value) or None


def _plain(n: Decimal | None) -> float | int | None:
    if n is None:
        return None
    return int(n) if n == n.to_integral_value() else float(n)
