"""Material to measure on: an office of any size with its forms, issued and filled in."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from unittest.mock import patch

from lkjip_xl.domain.records import Bidang, Stempel
from lkjip_xl.formats.folder import atomic
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.forms.desk import Loket
from lkjip_xl.formats.forms.reader import Konteks
from lkjip_xl.formats.forms.writer import BarisForm, FormSpec, write_form
from lkjip_xl.formats.sheet_map import ISIAN_ANGGARAN, ISIAN_INDIKATOR

WAKTU = datetime(2026, 1, 12, 9)
_TAHUN, _SOP, _UNIT = 2025, "dinsos-pppa-probolinggo", "UJI"


@dataclass(frozen=True, slots=True)
class Kantor:
    """A folder with issued copies and returned forms, and the desk that reads them."""

    folder: CaseFolder
    loket: Loket

    @property
    def formulir(self) -> list[Path]:
        """The returned forms."""
        return sorted(self.folder.masuk.iterdir())


def spec(nomor: int, *, terisi: bool) -> FormSpec:
    """The form of one bidang: five indicators, four budget lines; the same number gives the same form."""
    acak = random.Random(nomor)  # noqa: S311  no secret: material to measure on
    kode = f"B{nomor:05d}"
    stempel = Stempel(_TAHUN, _SOP, _UNIT, kode, 1, f"{_UNIT}-{_TAHUN}-{kode}-1-{nomor:08x}")
    return FormSpec(
        "Pemerintah Kota Contoh",
        "Dinas Contoh",
        _TAHUN,
        Bidang(kode, f"Bidang {nomor}", "Kepala Bidang"),
        stempel,
        date(2026, 1, 30),
        [_indicator(kode, n, acak, terisi=terisi) for n in range(1, 6)],
        [_line(kode, n, acak, terisi=terisi) for n in range(1, 5)],
    )


def _indicator(kode: str, n: int, acak: random.Random, *, terisi: bool) -> BarisForm:
    tetap = {
        "Kode": f"{kode}-{n}",
        "Sasaran": f"Meningkatnya mutu pelayanan bagi masyarakat nomor {n}",
        "Indikator": f"Persentase layanan nomor {n} yang memenuhi standar pelayanan minimal",
        "Satuan": "%",
        "Target": Decimal(acak.randint(50, 100)),
    }
    isian: dict[str, object] = {}
    if terisi:
        acak = random.Random(str(tetap["Kode"]))  # noqa: S311  what is filled in must not change what was issued
        for kolom in ISIAN_INDIKATOR:
            angka = kolom.startswith("TW") or kolom == "Realisasi"
            isian[kolom] = Decimal(acak.randint(4000, 9999)) / 100 if angka else f"Uraian {kolom} baris {n}"
        isian |= {"Pembilang": Decimal(acak.randint(1, 500)), "Penyebut": Decimal(500)}
    return BarisForm(tetap, isian)


def _line(kode: str, n: int, acak: random.Random, *, terisi: bool) -> BarisForm:
    tetap = {
        "Kode": f"{kode}.{n}",
        "Uraian": f"Program pelayanan nomor {n}",
        "Pagu": Decimal(acak.randint(1, 900) * 1_000_000),
    }
    isi = random.Random(str(tetap["Kode"]))  # noqa: S311  as above
    isian = dict(zip(ISIAN_ANGGARAN, (Decimal(isi.randint(1, 900) * 900_000), "Sesuai rencana"), strict=True))
    return BarisForm(tetap, isian if terisi else {})


def office(root: Path, banyak: int) -> Kantor:
    """An office of so many bidang, every form issued and returned; without a master."""
    folder = CaseFolder(root)
    folder.create()
    with patch.object(atomic, "flush", lambda _: None):  # material need not outlive a power cut
        for n in range(banyak):
            asli = spec(n, terisi=False)
            write_form(folder.issued(asli.stempel.terbitan), asli)
            write_form(folder.masuk / f"Formulir {asli.bidang.kode}.xlsx", spec(n, terisi=True))
    konteks = Konteks(_TAHUN, _SOP, _UNIT, frozenset(f"B{n:05d}" for n in range(banyak)))
    return Kantor(folder, Loket(folder, konteks))


def sheets(sheet_count: int, rows: int) -> Iterator[tuple[str, list[list[object]]]]:
    """Contents of a large master: sheet names, each with its rows."""
    for s in range(sheet_count):
        yield f"Data {s + 1}", [[f"K-{r:05d}", f"Uraian baris {r}", r * 1.5, r, "tetap"] for r in range(rows)]
