"""Building forms and reading them, per form in one process."""

from __future__ import annotations

import hashlib
import tempfile
import warnings
import zipfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path

from benchmarks.bahan import Kantor, office, spec
from benchmarks.ukur import Hasil, medians
from benchmarks.xlsxwriter_sama import prepare
from lkjip_xl.engines.openxml.container import Container
from lkjip_xl.engines.openxml.repack import repack
from lkjip_xl.formats.folder.atomic import build, write_bytes
from lkjip_xl.formats.forms.desk import Loket
from lkjip_xl.formats.forms.package import template
from lkjip_xl.formats.forms.writer import filled_form, write_form
from lkjip_xl.formats.gate import BATAS
from lkjip_xl.formats.soffice import find_soffice, run_soffice


def measure(*, cepat: bool) -> list[Hasil]:
    """Both."""
    with tempfile.TemporaryDirectory() as tempat:
        kantor = office(Path(tempat), 12 if cepat else 40)
        ulang = 3 if cepat else 9
        lain = (("LibreOffice", _by_libreoffice(kantor)), ("openpyxl", _by_openpyxl(kantor)))
        return [
            *_build(kantor, 5 if cepat else 15),
            *_read(kantor, ulang),
            *(_read_saved(kantor, oleh, berkas, ulang) for oleh, berkas in lain),
        ]


def _build(kantor: Kantor, ulang: int) -> list[Hasil]:
    asli = kantor.formulir[0]
    kosong = template(spec(7, terisi=False).formulir)
    urut = count()
    write_form(kantor.folder.formulir / "produk.xlsx", spec(7, terisi=False))
    produk = _parts(kantor.folder.formulir / "produk.xlsx")
    ganti = {n: d for n, d in produk.items() if d != kosong.get(n)}

    def copy() -> None:
        data = repack(Container(asli.read_bytes(), BATAS), ganti)
        write_bytes(kantor.folder.formulir / f"salin {next(urut)}.xlsx", data)

    waktu = medians(
        {
            "salin": copy,
            "produk": lambda: write_form(
                kantor.folder.formulir / f"produk {next(urut)}.xlsx", spec(7, terisi=False)
            ),
            "openpyxl": lambda: _with_openpyxl(asli, kantor.folder.formulir / f"pyxl {next(urut)}.xlsx"),
            "memori": lambda: filled_form(spec(7, terisi=False)),
            "xlsxwriter": prepare(kantor.folder.formulir / "produk.xlsx"),
        },
        ulang,
    )
    lantai, lama = waktu["salin"], waktu["produk"]
    return [
        Hasil("membuat formulir (lawan openpyxl)", lantai, lama, waktu["openpyxl"], "≤ 2 × salinan; 10 × openpyxl",
              lama <= 2 * lantai and waktu["openpyxl"] >= 10 * lama, "semua sampai di disk (fsync)"),
        Hasil("membuat formulir di memori, lawan XlsxWriter", None, waktu["memori"], waktu["xlsxwriter"],
              "5 × XlsxWriter", waktu["xlsxwriter"] >= 5 * waktu["memori"]),
    ]  # fmt: skip


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as paket:
        return {n: paket.read(n) for n in paket.namelist()}


def _with_openpyxl(asli: Path, ke: Path) -> None:
    """The same workbook loaded and saved: building it cell by cell takes longer still."""
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        buku = openpyxl.load_workbook(asli)
        build(ke, buku.save)


def _read(kantor: Kantor, ulang: int) -> list[Hasil]:
    import python_calamine

    berkas, urut = kantor.formulir, count()
    baru = Loket(kantor.folder, kantor.loket.konteks, simpan=False)
    banyak = len(berkas)

    def inflate() -> None:
        for path in berkas:
            for isi in _parts(path).values():
                hashlib.sha256(isi)

    def calamine() -> None:
        for path in berkas:
            buku = python_calamine.CalamineWorkbook.from_path(path)
            for nama in buku.sheet_names:
                buku.get_sheet_by_name(nama).to_python()

    def produk() -> None:
        for path in berkas:
            if not baru.read_anew(path, f"2-masuk/{path.name}")[1]:
                raise AssertionError(path)

    def simpan() -> None:
        for path in berkas:
            kantor.loket.read_anew(path, f"2-masuk/{next(urut)} {path.name}")

    def ingat() -> None:
        for path in berkas:
            if kantor.loket.recall(path, f"2-masuk/{path.name}") is None:
                raise AssertionError(path)

    # The issued copies are known since they went out; nothing of the returned forms is.
    for path in berkas:
        kantor.loket.read_anew(path, f"2-masuk/{path.name}")
    waktu = medians(
        {
            "lantai": inflate,
            "calamine": calamine,
            "pandas": lambda: _with_pandas(berkas),
            "produk": produk,
            "simpan": simpan,
            "ingat": ingat,
        },
        ulang,
    )
    per = {nama: detik / banyak for nama, detik in waktu.items()}
    return [
        Hasil("membaca formulir: gerbang sampai sidik, satu inti", per["lantai"], per["produk"],
              per["pandas"], "8 × pandas.read_excel", per["pandas"] >= 8 * per["produk"]),
        Hasil("sama, lawan calamine tanpa gerbang", per["lantai"], per["produk"], per["calamine"], "dinyatakan"),
        Hasil("sama, hasilnya disimpan untuk diingat", per["lantai"], per["simpan"], per["pandas"], "dinyatakan"),
        Hasil("formulir yang sudah dibaca, diingat", per["lantai"], per["ingat"], per["pandas"], "dinyatakan"),
    ]  # fmt: skip


def _with_pandas(berkas: Sequence[Path]) -> None:
    import pandas as pd

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for path in berkas:
            pd.read_excel(path, sheet_name=None, engine="openpyxl")


def _by_libreoffice(kantor: Kantor) -> list[Path]:
    """The same forms, opened and saved once by LibreOffice: every part is written anew, in its own way."""
    ke = kantor.folder.root / "libreoffice"
    if soffice := find_soffice():
        ke.mkdir()
        run_soffice(soffice, ke, "xlsx", kantor.formulir)
    return sorted(ke.glob("*.xlsx"))


def _by_openpyxl(kantor: Kantor) -> list[Path]:
    """The same forms, opened and saved once by openpyxl."""
    import openpyxl

    ke = kantor.folder.root / "openpyxl"
    ke.mkdir()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for path in kantor.formulir:
            openpyxl.load_workbook(path).save(ke / path.name)
    return sorted(ke.glob("*.xlsx"))


def _read_saved(kantor: Kantor, oleh: str, berkas: Sequence[Path], ulang: int) -> Hasil:
    """Forms that another program has saved."""
    nama = f"sama, disimpan ulang oleh {oleh}"
    if len(berkas) != len(kantor.formulir):
        return Hasil(nama, None, 0.0, None, "dilewati", None, f"{oleh} tidak terpasang atau tidak menyimpan")
    baru = Loket(kantor.folder, kantor.loket.konteks, simpan=False)

    def produk() -> None:
        for path in berkas:
            if not baru.read_anew(path, f"2-masuk/{path.name}")[1]:
                raise AssertionError(path)

    waktu = medians({"produk": produk, "pandas": lambda: _with_pandas(berkas)}, ulang)
    per = {n: detik / len(berkas) for n, detik in waktu.items()}
    return Hasil(nama, None, per["produk"], per["pandas"], "dinyatakan")
