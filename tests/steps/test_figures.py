"""Silent wrong figures: what the master changed after the forms went out, and what one bidang did not give."""

import pytest

from lkjip_xl.cli.main import run
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.example_data import fill_form, read_example

SOP = "dinsos-pppa-probolinggo"


@pytest.fixture
def isian():
    return read_example(SOP)["isian"]


def put(folder, isian, *kode, **slips):
    for k in kode:
        form = folder.formulir / f"Formulir {k}.xlsx"
        fill_form(form, folder.masuk / form.name, isian[k], slips or None)


def change(folder, table, kode, **isi):
    with open_book(folder.master, save=True) as book:
        rows = [r | isi if r["Kode"] == kode else r for r in book.read_table(table)]
        book.write_table(table, rows)


def found(folder) -> list[tuple[str, str, str, str]]:
    for aksi in ("kumpulkan", "periksa"):
        run([aksi, str(folder.root)])
    with open_book(folder.master) as book:
        rows = book.read_table("tblTemuan")
    return [tuple(str(r[k] or "") for k in ("Kode", "Bidang", "Sel", "Pesan")) for r in rows]


def codes(rows) -> list[tuple[str, str]]:
    return [row[:2] for row in rows]


def test_a_bidang_that_gave_no_figure_is_named_though_no_form_is_wrong(tahun_terbagi, isian):
    put(tahun_terbagi, isian, "SEKRET")
    rows = found(tahun_terbagi)
    assert codes(rows) == [("P21", "")]
    assert "REHSOS, LINJAMSOS belum menyerahkan angka" in rows[0][3]


def test_an_indicator_that_moved_is_an_error_of_the_form_that_still_holds_it(tahun_terbagi, isian):
    put(tahun_terbagi, isian, "PPPA")
    change(tahun_terbagi, "tblIndikator", "IKU-2.3", Bidang="SEKRET")
    change(tahun_terbagi, "tblAnggaran", "2.08.06", Bidang="SEKRET")
    rows = [r for r in found(tahun_terbagi) if r[0] == "P23"]
    assert codes(rows) == [("P23", "PPPA")] * 2
    assert "kini milik SEKRET menurut master, bukan PPPA" in rows[0][3]


def test_what_the_master_changed_since_the_form_went_out_is_told_at_its_row(tahun_terbagi, isian):
    put(tahun_terbagi, isian, "PPPA")
    change(tahun_terbagi, "tblIndikator", "IKU-2.3", Target="90", Satuan="poin")
    change(tahun_terbagi, "tblAnggaran", "2.08.06", Pagu=400_000_000)
    rows = [r for r in found(tahun_terbagi) if r[0] == "F60"]
    assert codes(rows) == [("F60", "PPPA")] * 3
    assert "Target di master kini “90”, sedangkan formulir yang dibagikan memuat “96,4”" in rows[1][3]
    assert rows[0][2] == rows[1][2] != rows[2][2]


def test_a_fraction_for_a_percentage_stops_the_form(tahun_terbagi, isian):
    slip = {"Realisasi": "1,00", "TW I": "", "TW II": "", "TW III": "", "TW IV": "1,00"}
    put(tahun_terbagi, isian, "PPPA", Indikator={"IKU-2.2": slip | {"Pembilang": "", "Penyebut": ""}})
    assert ("P25", "PPPA") in codes(found(tahun_terbagi))
