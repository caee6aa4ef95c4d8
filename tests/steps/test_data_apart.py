"""Data sheets written by workers: the same bytes as without, and what they cannot do is done as always."""

import zipfile
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from datetime import datetime

import pytest
from conftest import copy_year

from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.example_data import fill_form, read_example
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.master.book import open_master
from lkjip_xl.formats.views import data_sheets
from lkjip_xl.formats.views.kept_views import load
from lkjip_xl.steps.conductor import perform
from lkjip_xl.steps.tugas import Hasil, Perintah

SOP = "dinsos-pppa-probolinggo"
WAKTU = datetime(2026, 1, 20, 10)


class Mogok(Executor):
    """A cluster that takes no work any more."""

    def submit(self, *_, **__):
        raise RuntimeError("selesai")


@pytest.fixture
def tahun(tahun_terbagi) -> CaseFolder:
    """Every form is back; one has a slip."""
    for kode, isian in read_example(SOP)["isian"].items():
        form = tahun_terbagi.formulir / f"Formulir {kode}.xlsx"
        slips = {"Indikator": {"IKU-1.3": {"Realisasi": "tujuh"}}} if kode == "DAYASOS" else None
        fill_form(form, tahun_terbagi.masuk / form.name, isian, slips)
    return tahun_terbagi


@pytest.fixture
def apart(monkeypatch) -> list[str]:
    """The bidang whose sheets were taken from workers."""
    names: list[str] = []
    real = data_sheets.write_sheets

    def watched(*args):
        for lembar in real(*args):
            names.append(lembar.bidang)
            yield lembar

    monkeypatch.setattr(data_sheets, "write_sheets", watched)
    return names


def collect(folder: CaseFolder, pelaksana: Executor | None) -> Hasil:
    return perform(Perintah(folder, WAKTU, pelaksana=pelaksana), "kumpulkan")


def both_ways(tahun: CaseFolder) -> tuple[CaseFolder, CaseFolder]:
    other = copy_year(tahun, tahun.root.parent / "lain")
    collect(tahun, None)
    with ProcessPoolExecutor(2) as pelaksana:
        collect(other, pelaksana)
    return tahun, other


def kept(folder: CaseFolder) -> dict[str, list]:
    tabel = load(folder).tabel
    return {name: list(tabel[name]) for name in tabel}


def test_workers_write_the_same_bytes(tahun, apart):
    here, there = both_ways(tahun)
    assert set(apart) == set(read_example(SOP)["isian"])
    assert here.master.read_bytes() == there.master.read_bytes()
    assert kept(here) == kept(there)
    collect(here, None)  # again: nothing has changed
    with ThreadPoolExecutor(1) as pelaksana:
        collect(there, pelaksana)
    assert here.master.read_bytes() == there.master.read_bytes()


def test_a_cluster_that_breaks_costs_nothing(tahun):
    other = copy_year(tahun, tahun.root.parent / "lain")
    collect(tahun, None)
    collect(other, Mogok())
    assert tahun.master.read_bytes() == other.master.read_bytes()


def test_a_row_that_went_to_another_bidang_is_written_as_always(tahun, apart):
    with open_master(tahun.master) as book:
        rows = book.read_table("tblIndikator")
        rows[0]["Bidang"] = "PPPA"
        book.write_table("tblIndikator", rows)
    here, there = both_ways(tahun)
    assert apart
    assert len(apart) < len(read_example(SOP)["isian"])
    assert here.master.read_bytes() == there.master.read_bytes()


def test_a_table_that_is_gone_is_told_as_always(tahun, apart):
    isi = {}
    with zipfile.ZipFile(tahun.master) as lama:
        isi = {n: lama.read(n).replace(b"tblIsian_DAYASOS", b"tblLain_DAYASOS") for n in lama.namelist()}
    with zipfile.ZipFile(tahun.master, "w") as baru:
        for nama, data in isi.items():
            baru.writestr(nama, data)
    with ThreadPoolExecutor(2) as pelaksana:
        hasil = collect(tahun, pelaksana)
    assert "DAYASOS" not in apart
    assert "tblIsian_DAYASOS tidak ada lagi di master" in hasil.pesan
    with open_book(tahun.master) as book:
        assert book.read_table("tblIsianAnggaran_DAYASOS")


def test_a_master_saved_meanwhile_is_left_to_the_caller(tahun, apart, monkeypatch):
    monkeypatch.setattr(data_sheets.MasterBook, "fingerprint", property(lambda self: str(id(self))))
    with ThreadPoolExecutor(2) as pelaksana:
        collect(tahun, pelaksana)
    assert apart == []
    with open_book(tahun.master) as book:
        assert book.read_table("tblIsian_REHSOS")
