"""The bundled example data, and people's part of the work done with it: master filled, forms filled."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from lkjip_xl.domain.errors import SettingsError
from lkjip_xl.domain.values import parse_number, parse_rupiah, parse_tanggal
from lkjip_xl.formats.book import MasterBook, Value, open_book
from lkjip_xl.formats.folder.atomic import copy_file
from lkjip_xl.formats.master.data_rows import number
from lkjip_xl.formats.resources import data_file
from lkjip_xl.formats.sheet_map import ANGGARAN, DOKUMEN, INDIKATOR, INDIVIDU, RIWAYAT, step_table

Contoh = Mapping[str, Any]


def read_example(id_sop: str) -> Contoh:
    """The example of an SOP.

    Raises:
        SettingsError: this SOP has none yet.
    """
    path = data_file("contoh", f"{id_sop}.toml")
    if not path.is_file():
        raise SettingsError(
            f"Belum ada data contoh untuk SOP {id_sop}.",
            "Pakai: lkjip contoh DIR --sop dinsos-pppa-probolinggo",
        )
    return tomllib.loads(path.read_text(encoding="utf-8"))


def fill_master(book: MasterBook, contoh: Contoh) -> None:
    """Type the example into the people's tables of a new master."""
    settings = contoh.get("pengaturan", {})
    rows = book.read_table("tblPengaturan")
    book.write_table(
        "tblPengaturan", [{**r, "Nilai": settings.get(str(r["Pengaturan"]), r["Nilai"])} for r in rows]
    )
    officials = {p["peran"]: {k.capitalize(): v for k, v in p.items()} for p in contoh["pejabat"]}
    named = [{**r, **_official(officials.get(str(r["Peran"]), {}))} for r in book.read_table("tblPejabat")]
    book.write_table("tblPejabat", named)
    book.write_table("tblBidang", [_renamed(b, {"nip": "NIP"}) for b in contoh["bidang"]])
    book.write_table("tblIndikator", [_indicator(i) for i in contoh.get("indikator", ())])
    book.write_table("tblAnggaran", [_budget(a) for a in contoh.get("anggaran", ())])
    codes = contoh.get("klasifikasi", {})
    patterns = book.read_table("tblNomorSurat")
    usual = contoh.get("kode_surat")
    coded = [{**r, "Kode Klasifikasi": codes.get(str(r["Naskah"]), usual)} for r in patterns]
    book.write_table("tblNomorSurat", coded)
    book.write_table(
        "tblNarasi", [{"Bagian": bagian, "Isi": isi} for bagian, isi in contoh.get("narasi", {}).items()]
    )


def fill_step(book: MasterBook, langkah: str, contoh: Contoh) -> bool:
    """Type what people write on a step's sheet; gives whether the example has anything for it."""
    tables = contoh.get("tabel", {}).get(langkah, {})
    for jenis, rows in tables.items():
        book.write_table(step_table(jenis, langkah), rows)
    worksheet = step_table("LKE", langkah)
    if "lke" in contoh and book.has_table(worksheet):
        book.write_table(worksheet, _answered(book.read_table(worksheet), contoh["lke"]))
    return bool(tables)


def _answered(rows: list[dict[str, Value]], lke: Mapping[str, Any]) -> list[dict[str, Value]]:
    """The worksheet with the answers of the example, in the order of its criteria."""
    place: dict[str, int] = {}
    for row in rows:
        kode = str(row["Sub Komponen"]).split(" ", 1)[0]
        n = place[kode] = place.get(kode, 0) + 1
        given = lke[kode]
        row |= {
            "Jawaban": given["jawaban"].split()[n - 1],
            "Bukti Dukung": given["bukti"],
            "Catatan": given.get("catatan", {}).get(str(n)),
            "Rekomendasi": given.get("rekomendasi", {}).get(str(n)),
        }
    return rows


def fill_form(
    form: Path, target: Path, isian: Mapping[str, Any], salah: Mapping[str, Any] | None = None
) -> None:
    """Fill a form as its bidang would, and put it at `target`; `salah` are slips typed over the answers."""
    copy_file(form, target)
    with open_book(target, save=True) as book:
        for lembar, table in _TABEL:
            if not book.has_table(table):
                continue
            answers = isian.get(lembar, {})
            slips = (salah or {}).get(lembar, {})
            rows = book.read_table(table)
            for row in rows:
                kode = str(row["Kode"])
                typed = {**answers.get(kode, {}), **slips.get(kode, {})}
                row |= {kolom: _typed(lembar, kolom, value) for kolom, value in typed.items()}
            book.write_table(table, rows)


_TABEL = (
    (INDIKATOR, "tblIndikator"),
    (ANGGARAN, "tblAnggaran"),
    (INDIVIDU, "tblIndividu"),
    (DOKUMEN, "tblDokumen"),
)
_ANGKA = ("TW I", "TW II", "TW III", "TW IV", "Realisasi", "Pembilang", "Penyebut", "Target")


def _typed(lembar: str, kolom: str, value: str) -> Value:
    """What Excel would keep: a number where the typing is one, else the text; "" stays blank."""
    if not value:
        return None
    if kolom == "Tanggal":
        return parse_tanggal(value) or value
    if kolom not in _ANGKA:
        return value
    reading = parse_rupiah(value) if lembar == ANGGARAN else parse_number(value)
    return value if reading.nilai is None or reading.kode else number(reading.nilai)


def _official(given: Mapping[str, str]) -> dict[str, Value]:
    renamed = {"Nip": "NIP"}
    return {renamed.get(k, k): v for k, v in given.items() if k != "Peran"}


def _renamed(given: Mapping[str, str], names: Mapping[str, str]) -> dict[str, Value]:
    return {names.get(k, k.capitalize()): v for k, v in given.items()}


def _indicator(given: Mapping[str, Any]) -> dict[str, Value]:
    names = {"target_renstra": "Target Renstra", "standar_nasional": "Standar Nasional"}
    row = _renamed({k: v for k, v in given.items() if k != "riwayat"}, names)
    row |= dict(zip(RIWAYAT, given.get("riwayat", ()), strict=False))
    for kolom in ("Target", "Target Renstra", "Standar Nasional", *RIWAYAT):
        row[kolom] = _figure(row.get(kolom))
    return row


def _budget(given: Mapping[str, Any]) -> dict[str, Value]:
    row = _renamed(given, {})
    row["Pagu"] = _figure(row["Pagu"])
    return row


def _figure(value: Value) -> Value:
    reading = parse_number(value)
    return value or None if reading.nilai is None else number(reading.nilai)
