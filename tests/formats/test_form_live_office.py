"""The form's own formulas, calculated by LibreOffice, against the program's figures and words."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import cycle
from pathlib import Path

import pytest
from form_helpers import STAMP
from openpyxl import load_workbook

from lkjip_xl.domain.capaian import SKALA_86_2017, Kebijakan
from lkjip_xl.domain.pantauan import Pantauan
from lkjip_xl.domain.records import Agregasi, Bidang, Indikator, Konsolidasi, Polaritas, Rentang
from lkjip_xl.domain.skala import SKALA_DI_ATAS_100
from lkjip_xl.formats.forms import map as tata
from lkjip_xl.formats.forms.progress import progress_cells
from lkjip_xl.formats.forms.spec import BarisForm, FormSpec
from lkjip_xl.formats.forms.watch import watch
from lkjip_xl.formats.forms.writer import write_form

D = Decimal
KEBIJAKAN = {
    "biasa": Kebijakan(),
    "batas": Kebijakan(
        batas_atas=D(120), desimal=1, skala=SKALA_DI_ATAS_100, rumus_negatif=Polaritas.NEGATIF_N2
    ),
    "bebas": Kebijakan(
        batas_bawah=None,
        bulat_dulu=True,
        desimal=0,
        nol_positif=D(100),
        nol_negatif_gagal=None,
        skala=SKALA_86_2017,
    ),
}
TARGET = (D("87.5"), D(80), D(3), D(0), D(-5), Rentang(D(80), D(90)), Rentang(D(0), D(0)), None)
REALISASI = (
    *(None, 0, "n/a", "delapan", 80, 87.5, 90.5, 79.99, 3, 0.7, -2, 160, 82.333333, 78.75, 1.005, 2.625),
)
ANALISIS = ("Kendala", "Solusi", "Rencana Tindak Lanjut", "PIC", "Batas Waktu", "Bukti Dukung")


def _rows() -> list[BarisForm]:
    """Every polarity with every kind of target and realisation; the other cells vary along."""
    tambahan = cycle(_extras())
    aturan, satuan = cycle(Konsolidasi), cycle(("%", "orang", "indeks"))
    rows = []
    for polaritas in Polaritas:
        for target in TARGET:
            for r in REALISASI:
                kode = f"I{len(rows) + 1}"
                i = Indikator(
                    kode, "S", f"Ukuran {kode}", next(satuan), polaritas, target, ("A",), next(aturan)
                )
                rows.append(_row(i, {"Realisasi": r, **next(tambahan)}))
    return [*rows, *_shared(), *_predicates()]


def _extras() -> list[dict[str, object]]:
    penuh = dict.fromkeys(ANALISIS, "ditulis lengkap")
    tw = ("TW I", "TW II", "TW III", "TW IV")
    return [
        {},
        penuh,
        {**penuh, **dict(zip(tw, (20, 20, 20, 20), strict=True))},
        {**penuh, "Solusi": "-", "PIC": "n/a", "TW I": 40, "TW IV": 80},
        {"Bukti Dukung": "Laporan", "TW II": 87.5},
        {**penuh, "Pembilang": 35, "Penyebut": 40},
        {**penuh, "Pembilang": 0, "Penyebut": 0},
        {**penuh, "Pembilang": 4, "Penyebut": 0, "Bukti Dukung": None},
        {**penuh, "TW I": -1, "TW II": 0.2, "TW III": 0.3, "TW IV": 0.7, "Kendala": None},
    ]


def _shared() -> list[BarisForm]:
    isi = ({"Realisasi": 5}, {"Realisasi": 5, "Pembilang": 1, "Penyebut": 20}, {"Realisasi": 2000}, {})
    return [
        _row(
            Indikator(f"B{a}{n}", "S", "Bersama", "%", Polaritas.POSITIF, D(50), ("A", "B"), agregasi=a), satu
        )
        for a in Agregasi
        for n, satu in enumerate(isi)
    ]


def _predicates() -> list[BarisForm]:
    i = Indikator("P", "S", "Nilai SAKIP", "predikat", Polaritas.POSITIF, D(80), ("A",), target_teks="BB")
    isi = (
        {},
        {"TW I": "B", "TW III": "bb"},
        *({"Realisasi": r} for r in ("BB", "cc", "ZZ", "n/a", 72.5, "A")),
    )
    return [_row(replace(i, kode=f"P{n}"), satu) for n, satu in enumerate(isi)]


def _row(i: Indikator, isi: dict[str, object]) -> BarisForm:
    tetap = {
        "Kode": i.kode,
        "Sasaran": i.sasaran,
        "Indikator": i.nama,
        "Satuan": i.satuan,
        "Target": i.target_teks,
    }
    return BarisForm(tetap, {k: v for k, v in isi.items() if v is not None}, i)


def _budget() -> list[BarisForm]:
    lain = [({"Kode": f"6.{n}", "Uraian": "Belanja", "Pagu": D(1000)}, n) for n in (0, 5)]
    tunggal = [BarisForm(tetap, {"Realisasi": n}) for tetap, n in lain]
    uang = (None, "n/a", 0, -5, 40, 100, 100.01, 0.5, 60)
    rows = []
    for ket in ("", "dijelaskan"):
        for n, induk in enumerate(uang):
            awal = len(rows)
            anak = (60, induk, 40) if n % 2 else (60, 40, None)
            for pos, (pagu, r) in enumerate(zip((100, 60, 40, None), (induk, *anak), strict=True)):
                isi = {"Realisasi": r, "Keterangan": ket}
                rincian = tuple(range(awal + 1, awal + 4)) if pos == 0 else ()
                tetap = {"Kode": f"5.{awal}.{pos}", "Uraian": "Belanja", "Pagu": pagu and D(pagu)}
                rows.append(
                    BarisForm(tetap, {k: v for k, v in isi.items() if v not in (None, "")}, rincian=rincian)
                )
    return [*rows, *tunggal]


def _documents() -> list[BarisForm]:
    jawaban = (
        *(
            {},
            {"Ada": "ada"},
            {"Ada": "ada", "Tanggal": date(2025, 1, 3)},
            {"Ada": "ya", "Tautan": "https://x"},
        ),
        *(
            {"Ada": "tidak"},
            {"Ada": "tidak ada", "Keterangan": "belum disusun"},
            {"Ada": "tidak", "Halaman": "3"},
        ),
        {"Ada": "mungkin"},
    )
    return [BarisForm({"Kode": f"D-{n}", "Dokumen": "Renstra"}, isi) for n, isi in enumerate(jawaban)]


def _people() -> list[BarisForm]:
    semua = {
        "Nama": "A",
        "NIP": "-",
        "Jabatan": "B",
        "Indikator": "C",
        "Satuan": "D",
        "Target": 5,
        "Realisasi": 5,
    }
    isi = ({}, semua, {**semua, "NIP": ""}, {**semua, "Realisasi": "n/a"}, {"Nama": "A", "Realisasi": 3})
    isi = (*isi, {**semua, "Realisasi": "n/a", "Keterangan": "belum rilis"})
    return [
        BarisForm({"Kode": f"I-{n:02}"}, {k: v for k, v in s.items() if v != ""})
        for n, s in enumerate(isi, 1)
    ]


def _spec(kebijakan: Kebijakan) -> FormSpec:
    return FormSpec(
        *("Kota", "Dinas", 2025, Bidang("A", "Bidang A"), STAMP, None, _rows(), _budget()),
        formulir=("indikator", "anggaran", "individu", "dokumen"),
        individu=_people(),
        dokumen=_documents(),
        kebijakan=kebijakan,
    )


def _fill(path: Path, spec: FormSpec) -> None:
    """Type the answers into the blank form, as another program would."""
    kosong = {t.jenis: [replace(b, isian={}) for b in baris] for t, baris in spec.tabel}
    write_form(path, replace(spec, **kosong))
    book = load_workbook(path)
    for tabel, baris in spec.tabel:
        for n, b in enumerate(baris):
            for kolom, nilai in b.isian.items():
                book[tabel.lembar][f"{tabel.lajur(kolom)}{tata.AWAL + n}"] = nilai
    book.save(path)


@pytest.fixture(scope="module")
def calculated(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("hidup")
    for nama, kebijakan in KEBIJAKAN.items():
        _fill(folder / f"{nama}.xlsx", _spec(kebijakan))
    profil = f"-env:UserInstallation={(folder / 'profil').as_uri()}"
    berkas = [str(folder / f"{nama}.xlsx") for nama in KEBIJAKAN]
    perintah = [
        "soffice",
        profil,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(folder / "lo"),
        *berkas,
    ]
    subprocess.run(perintah, check=True, capture_output=True, timeout=180)
    return {nama: folder / "lo" / f"{nama}.xlsx" for nama in KEBIJAKAN}


@pytest.mark.office
@pytest.mark.parametrize("nama", KEBIJAKAN)
def test_the_form_calculates_what_the_program_does(calculated: dict[str, Path], nama: str) -> None:
    spec = _spec(KEBIJAKAN[nama])
    book = load_workbook(calculated[nama], data_only=True)
    beda = []
    for tabel, baris in spec.tabel:
        for n, (b, harap) in enumerate(zip(baris, watch(spec, tabel, baris), strict=True)):
            sel = {k: book[tabel.lembar][f"{tabel.lajur(k)}{tata.AWAL + n}"].value for k in tabel.pantauan}
            beda += [
                (b.tetap["Kode"], k, v, h, dict(b.isian))
                for k, v, h in _compared(tabel, sel, harap)
                if not _same(v, h)
            ]
    assert not beda[:8], len(beda)
    bagian = [(t, baris, watch(spec, t, baris)) for t, baris in spec.tabel]
    petunjuk = {s: (book["Petunjuk"][s].value, r.hasil) for s, r in progress_cells(bagian).items()}
    assert {s: v for s, (v, _) in petunjuk.items()} == {s: h for s, (_, h) in petunjuk.items()}


def _compared(
    tabel: tata.TabelForm, sel: dict[str, object], harap: Pantauan
) -> list[tuple[str, object, object]]:
    kolom = {
        tata.STATUS: harap.status,
        tata.USULAN: harap.usulan,
        tata.CAPAIAN: harap.capaian,
        tata.KATEGORI: harap.kategori,
        tata.SERAPAN: harap.capaian,
        tata.USULAN_RINCIAN: harap.usulan,
    }
    return [(k, sel[k], kolom[k]) for k in tabel.pantauan if k in kolom]


def _same(nilai: object, harap: object) -> bool:
    if isinstance(harap, Decimal):
        return isinstance(nilai, int | float) and abs(nilai - float(harap)) < 1e-9
    return (nilai or "") == harap
