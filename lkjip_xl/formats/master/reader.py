"""The people's tables of the master as records; what is wrong in them becomes findings."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from lkjip_xl.domain.errors import SettingsError
from lkjip_xl.domain.kode import code_of, split_codes
from lkjip_xl.domain.problems import Problem, problem
from lkjip_xl.domain.records import (
    Agregasi,
    BarisAnggaran,
    Bidang,
    Indikator,
    Konsolidasi,
    Pejabat,
    Polaritas,
)
from lkjip_xl.domain.rules.master import check_master
from lkjip_xl.domain.skala import Skala, read_scale
from lkjip_xl.domain.sop import BIASA
from lkjip_xl.domain.values import parse_number, parse_rupiah, parse_tanggal, parse_target
from lkjip_xl.formats.book import MasterBook, Value
from lkjip_xl.formats.folder.case_folder import MASTER
from lkjip_xl.formats.master.contacts import Kontak, contacts_of
from lkjip_xl.formats.master.settings_map import SETELAN, Setelan
from lkjip_xl.formats.sheet_map import INDIKATOR, LIBUR, PENGATURAN, RIWAYAT

Baris = Mapping[str, tuple[Value, str]]
_BENTUK = {"tanggal": "tanggal", "angka": "angka", "teks": "teks"}
_Pilihan = TypeVar("_Pilihan", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class IsiMaster:
    """What people wrote in the master: settings by name, tables as records, findings about them."""

    pengaturan: Mapping[str, Value] = field(default_factory=dict)
    skala: Skala = ()
    predikat: Mapping[str, Decimal] = field(default_factory=dict)
    pola_nomor: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    pejabat: tuple[Pejabat, ...] = ()
    bidang: tuple[Bidang, ...] = ()
    indikator: tuple[Indikator, ...] = ()
    anggaran: tuple[BarisAnggaran, ...] = ()
    libur: frozenset[date] = frozenset()
    narasi: Mapping[str, str] = field(default_factory=dict)
    kontak: Mapping[str, Kontak] = field(default_factory=dict)
    temuan: tuple[Problem, ...] = ()

    def setting(self, nama: str, baku: str = "") -> str:
        """A setting as text, whole numbers without ",0"; `baku` where blank."""
        return text(self.pengaturan.get(nama)) or baku

    def setting_date(self, nama: str) -> date | None:
        """A setting as a date; None where blank or no date."""
        return as_date(self.pengaturan.get(nama))


def read_master(book: MasterBook, formulir: Collection[str] = BIASA) -> IsiMaster:
    """All tables of people, each read once; blank rows are left out.

    `formulir` are the tables that the SOP's forms hold: what they do not ask may be blank.

    Raises:
        SettingsError: settings hold what they cannot hold; all of them are named.
    """
    notes: list[Problem] = []
    rows = book.read_table_cells("tblPengaturan")
    settings = {text(r["Pengaturan"][0]): r["Nilai"][0] for r in rows}
    _check_settings(settings, {text(r["Pengaturan"][0]): r["Nilai"][1] for r in rows})
    predicates = _predicates(book.read_table_cells("tblPredikat"), notes)
    units, indicators, lines = (
        book.read_table_cells(t) for t in ("tblBidang", "tblIndikator", "tblAnggaran")
    )
    return IsiMaster(
        pengaturan=settings,
        skala=_scale(book.read_table_cells("tblSkala"), notes),
        predikat=predicates,
        pola_nomor={
            text(r["Naskah"]): (text(r["Pola"]), text(r["Kode Klasifikasi"]))
            for r in book.read_table("tblNomorSurat")
        },
        pejabat=tuple(
            Pejabat(*(text(r[k]) for k in ("Peran", "Nama", "NIP", "Jabatan", "Pangkat", "Sebutan")))
            for r in book.read_table("tblPejabat")
        ),
        bidang=tuple(Bidang(*(text(r[k][0]) for k in ("Kode", "Nama", "Kepala", "NIP"))) for r in units),
        indikator=tuple(_indicator(r, predicates, notes) for r in indicators),
        anggaran=tuple(_budget_line(r) for r in lines),
        libur=_holidays(book.read_table_cells("tblLibur"), notes),
        narasi={text(r["Bagian"]): text(r["Isi"]) for r in book.read_table("tblNarasi")},
        kontak=contacts_of({k: text(v) for k, (v, _) in r.items()} for r in units),
        temuan=(
            *check_master(indicators, lines, units, predikat=predicates, berkas=MASTER, formulir=formulir),
            *notes,
        ),
    )


def _check_settings(settings: Mapping[str, Value], sel: Mapping[str, str]) -> None:
    """Every setting against what it may hold; a blank one has a default. `sel` is the cell of each."""
    faults = []
    for s in SETELAN:
        typed = text(settings.get(s.nama))
        if typed and not _fits(s, settings.get(s.nama), typed):
            allowed = ", ".join(s.pilihan) if s.pilihan else _BENTUK[s.isi]
            faults.append(f"{s.nama} (sel {sel[s.nama]}) tertulis “{typed}”, seharusnya {allowed}")
    if faults:
        raise SettingsError(
            f"Lembar Pengaturan: {'; '.join(faults)}.", "Perbaiki kolom Nilai, simpan, lalu ulangi."
        )


def _fits(s: Setelan, value: Value, typed: str) -> bool:
    if s.pilihan:
        return typed.casefold() in (p.casefold() for p in s.pilihan)
    if s.isi == "tanggal":
        return as_date(value) is not None
    return s.isi != "angka" or parse_number(value).nilai is not None


def _holidays(rows: Sequence[Baris], notes: list[Problem]) -> frozenset[date]:
    """The days of tblLibur; what is no date is noted."""
    days = [(as_date(r["Tanggal"][0]), r["Tanggal"]) for r in rows]
    notes.extend(_note("P41", sel, LIBUR, "Tanggal") for day, sel in days if day is None)
    return frozenset(day for day, _ in days if day is not None)


def _scale(rows: Sequence[Baris], notes: list[Problem]) -> Skala:
    skala, bad = read_scale([(r["Batas Bawah"][0], r["Kategori"][0]) for r in rows])
    notes.extend(_note("P40", rows[urut]["Batas Bawah"], PENGATURAN, "Batas Bawah") for urut in bad)
    return skala


def _predicates(rows: Sequence[Baris], notes: list[Problem]) -> dict[str, Decimal]:
    values = {text(r["Predikat"][0]): _number(r, "Nilai", PENGATURAN, notes) for r in rows}
    return {nama: value for nama, value in values.items() if value is not None}


def _indicator(r: Baris, predikat: Mapping[str, Decimal], notes: list[Problem]) -> Indikator:
    """One row of tblIndikator; what `check_master` reports is not noted again."""
    polarity = _choice(Polaritas, r["Polaritas"][0], Polaritas.POSITIF)
    others = [_number(r, k, INDIKATOR, notes) for k in ("Target Renstra", "Standar Nasional", *RIWAYAT)]
    return Indikator(
        kode=code_of(r["Kode"][0]),
        sasaran=_line(r["Sasaran"][0]),
        nama=_line(r["Indikator"][0]),
        satuan=text(r["Satuan"][0]),
        polaritas=polarity,
        target=parse_target(r["Target"][0], polarity, predikat).nilai,
        bidang=split_codes(text(r["Bidang"][0])),
        konsolidasi=_choice(Konsolidasi, r["Konsolidasi"][0], Konsolidasi.NILAI_AKHIR),
        agregasi=_choice(Agregasi, r["Agregasi"][0], Agregasi.JUMLAH),
        target_renstra=others[0],
        standar_nasional=others[1],
        riwayat=tuple(others[2:]),
        target_teks=text(r["Target"][0]),
    )


def _budget_line(r: Baris) -> BarisAnggaran:
    return BarisAnggaran(
        kode=code_of(r["Kode"][0]),
        uraian=_line(r["Uraian"][0]),
        jenjang=text(r["Jenjang"][0]).lower(),
        pagu=parse_rupiah(r["Pagu"][0]).nilai,
        bidang=text(r["Bidang"][0]),
        sasaran=_line(r["Sasaran"][0]),
    )


def _number(r: Baris, kolom: str, lembar: str, notes: list[Problem]) -> Decimal | None:
    """A number cell; a slip of the pen is noted and gives None."""
    reading = parse_number(r[kolom][0])
    if reading.kode:
        notes.append(_note(reading.kode, r[kolom], lembar, kolom))
    return reading.nilai


def _choice(pilihan: type[_Pilihan], value: Value, baku: _Pilihan) -> _Pilihan:
    typed = _line(value).casefold()
    return next((m for m in pilihan if m.value.casefold() == typed), baku)


def _note(kode: str, sel: tuple[Value, str], lembar: str, kolom: str) -> Problem:
    return problem(kode, berkas=MASTER, lembar=lembar, sel=sel[1], kolom=kolom, mentah=text(sel[0]))


def _line(value: Value) -> str:
    """A text on one line, inner spaces folded."""
    return " ".join(text(value).split())


def text(value: Value) -> str:
    """A cell as people read it: blank is "", whole numbers have no decimals."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def as_date(value: Value) -> date | None:
    """A cell as a date: a date cell, or a date typed as text."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    return parse_tanggal(value) if isinstance(value, str) and value.strip() else None
