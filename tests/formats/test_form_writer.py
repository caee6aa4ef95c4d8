import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest

from lkjip_xl.domain.records import Bidang, Stempel
from lkjip_xl.engines.openxml.package import Package
from lkjip_xl.formats import sheet_map as peta
from lkjip_xl.formats.forms import map as tata
from lkjip_xl.formats.forms.writer import BarisForm, FormSpec, write_form
from lkjip_xl.formats.resources import resource

RUMIT = "Bina & X <belum>; 5 <= 7 \"kutip\" ''"
BARIS = BarisForm(
    {"Kode": "001", "Sasaran": "S", "Indikator": RUMIT, "Satuan": "%", "Target": Decimal("87.50")},
    {"TW I": 20, "Realisasi": "=1+1", "Kendala": "baris satu\nbaris dua \x0b", "Batas Waktu": "1/2"},
)
PAGU = BarisForm({"Kode": "5.1.02.01", "Uraian": "Belanja", "Pagu": Decimal(14723660349)}, {"Realisasi": 5})


def _spec(*, n=1, catatan=(), putaran=1, bidang="Bidang A & B"):
    return FormSpec(
        pemerintah="Pemerintah Kota Contoh",
        perangkat_daerah="Dinas Contoh",
        tahun=2025,
        bidang=Bidang("REHSOS", bidang, "Nama Contoh"),
        stempel=Stempel(2025, "sop-contoh", "DINAS", "REHSOS", putaran, "DINAS-2025-1"),
        tenggat=date(2026, 1, 9),
        indikator=[BARIS] * n,
        anggaran=[PAGU] * n,
        catatan=catatan,
    )


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "Formulir REHSOS.xlsx"
    write_form(path, _spec(n=3))
    return path


def test_values_stay_what_they_are(form):
    sheet = openpyxl.load_workbook(form)[peta.INDIKATOR]
    row = dict(
        zip(
            peta.KOLOM_INDIKATOR_FORM,
            (c.value for c in sheet[7][tata.TABEL_INDIKATOR.kiri - 1 :]),
            strict=False,
        )
    )
    assert row["Kode"] == "001"
    assert row["Indikator"] == RUMIT
    assert row["Target"] == 87.5
    assert row["TW I"] == 20
    assert row["Kendala"] == "baris satu\nbaris dua "
    assert row["Batas Waktu"] == "1/2"
    assert row["TW II"] is None
    realisasi = sheet.cell(7, tata.TABEL_INDIKATOR.kiri + peta.KOLOM_INDIKATOR_FORM.index("Realisasi"))
    assert (realisasi.value, realisasi.data_type) == ("=1+1", "s") or realisasi.data_type == "inlineStr"


def test_a_leading_equals_sign_is_no_formula(form):
    cells = Package.open(form).cells(peta.INDIKATOR)
    texts = [c for c in cells.values() if c.value == "=1+1"]
    assert len(texts) == 3
    assert all(c.formula is None for c in texts)


def test_a_text_like_an_escape_of_the_format_stays_as_typed(tmp_path):
    path, typed = tmp_path / "f.xlsx", "Berkas _x0041_ dan _X0007_"
    baris = BarisForm({**BARIS.tetap, "Indikator": typed}, {"Kendala": typed})
    catatan = ((peta.INDIKATOR, "P6", typed),)
    write_form(path, replace(_spec(catatan=catatan, putaran=2), indikator=[baris]))
    with zipfile.ZipFile(path) as zf:
        comment = zf.read("xl/comments1.xml").decode()
    assert [c.value for c in Package.open(path).cells(peta.INDIKATOR).values()].count(typed) == 2
    assert typed.replace("_x0041_", "_x005F_x0041_") in comment


def test_tables_and_rules_cover_every_line(form):
    book = openpyxl.load_workbook(form)
    assert book[peta.INDIKATOR].tables["tblIndikator"].ref == "G5:X8"
    assert book[peta.ANGGARAN].tables["tblAnggaran"].ref == "E5:I8"
    for sheet in (book[peta.INDIKATOR], book[peta.ANGGARAN]):
        ranges = [str(v.sqref) for v in sheet.data_validations.dataValidation]
        assert ranges
        assert all(r.endswith("8") for r in ranges)
        assert all(str(c.sqref).endswith("8") for c in sheet.conditional_formatting)


def test_only_inputs_are_unlocked(form):
    book = openpyxl.load_workbook(form)
    for tabel in tata.tables_of(tata.BIASA):
        sheet = book[tabel.lembar]
        assert sheet.protection.sheet
        for row in range(tata.AWAL, tata.AWAL + 3):
            for i, kolom in enumerate(tabel.kolom):
                assert sheet.cell(row, tabel.kiri + i).protection.locked == (kolom not in tabel.isian)


def test_the_stamp_travels_three_ways_and_is_seen(form):
    token = _spec().stempel.token()
    paket = Package.open(form)
    assert paket.custom_properties[peta.NAMA_STEMPEL] == token
    assert paket.defined_names[peta.NAMA_STEMPEL].strip('="') == token
    assert paket.cells(peta.STEMPEL)[1, 1].value == token
    book = openpyxl.load_workbook(form)
    assert book[peta.STEMPEL].sheet_state == "veryHidden"
    assert token in book[peta.PETUNJUK][tata.SEL_IDENTITAS].value
    assert "REHSOS" in book[peta.INDIKATOR].oddFooter.left.text


def test_instructions_name_bidang_deadline_and_progress(form):
    sheet = openpyxl.load_workbook(form, data_only=True)[peta.PETUNJUK]
    assert sheet[tata.SEL_RINCI["Bidang"]].value == "Bidang A & B"
    assert sheet[tata.SEL_TENGGAT].value.date() == date(2026, 1, 9)
    assert sheet[tata.SEL_TERISI].value == "6 dari 6 realisasi"
    assert "perlu diperbaiki" not in str(sheet[tata.SEL_PESAN].value)


def test_a_returned_form_carries_comments_and_a_list(tmp_path):
    path = tmp_path / "kembali.xlsx"
    catatan = ((peta.INDIKATOR, "P6", "Bukan <angka> & kosong"), (peta.ANGGARAN, "H6", "Melebihi pagu"))
    write_form(path, _spec(n=2, catatan=catatan, putaran=2))
    book = openpyxl.load_workbook(path)
    assert "Bukan <angka> & kosong" in book[peta.INDIKATOR]["P6"].comment.text
    assert "Melebihi pagu" in book[peta.ANGGARAN]["H6"].comment.text
    coloured = next(c for c in book[peta.INDIKATOR].conditional_formatting if str(c.sqref) == "P6")
    assert coloured.rules[0].formula == ["TRUE"]
    instructions = book[peta.PETUNJUK]
    assert [instructions.cell(tata.BARIS_CATATAN + i, 2).value for i in (2, 3)] == [
        "Indikator P6",
        "Anggaran H6",
    ]
    assert "catatan pada 2 sel" in instructions[tata.SEL_PESAN].value


def test_a_bidang_without_lines_still_gets_a_form(tmp_path):
    path = tmp_path / "kosong.xlsx"
    write_form(path, _spec(n=0))
    assert openpyxl.load_workbook(path)[peta.INDIKATOR].tables["tblIndikator"].ref == "G5:X6"


def test_the_same_spec_gives_the_same_bytes(tmp_path):
    for nama in ("a", "b"):
        write_form(tmp_path / nama, _spec(n=2))
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_the_template_has_the_parts_that_the_writer_edits():
    paket = Package.open(resource("workbooks", tata.template_name(tata.BIASA)))
    assert [s.name for s in paket.sheets] == [peta.PETUNJUK, peta.INDIKATOR, peta.ANGGARAN, peta.STEMPEL]
    assert [s.part for s in paket.sheets] == [f"xl/worksheets/sheet{i}.xml" for i in range(1, 5)]


@pytest.mark.office
def test_libreoffice_opens_a_form_and_keeps_its_values(form, tmp_path):
    profil = (tmp_path / "profil").as_uri()
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={profil}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(tmp_path / "lo"),
            str(form),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    book = openpyxl.load_workbook(tmp_path / "lo" / form.name)
    assert book[peta.INDIKATOR]["G8"].value == "001"
    assert book[peta.INDIKATOR]["I8"].value == RUMIT
    assert book[peta.ANGGARAN]["H6"].value == 5
