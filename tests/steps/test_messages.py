"""Messages beside the forms: drafts with the form attached, reminders that fit, links in the master."""

from datetime import datetime
from email import message_from_bytes
from email.policy import default

import pytest
from openpyxl import load_workbook

from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.master.contacts import Kontak, contacts_of
from lkjip_xl.steps.example import play
from lkjip_xl.steps.remind import remind


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = CaseFolder(tmp_path_factory.mktemp("pesan") / "tahun")
    play(folder, "dinsos-pppa-probolinggo", 2)
    return folder


def test_every_form_goes_out_with_a_draft_that_carries_it(folder):
    drafts = sorted((folder.formulir / "Pesan").glob("Pesan *.eml"))
    assert len(drafts) == len(list(folder.formulir.glob("Formulir *.xlsx")))
    surat = message_from_bytes(drafts[0].read_bytes(), policy=default)
    assert surat["X-Unsent"] == "1"
    (form,) = surat.iter_attachments()
    assert form.get_content() == (folder.formulir / form.get_filename()).read_bytes()
    assert drafts[0].with_suffix(".txt").read_bytes().decode().startswith("Yth. ")


def test_reminders_are_of_today_and_leave_the_journal_alone(folder):
    before = folder.journal.read_bytes()
    stale = folder.formulir / "Pesan" / "Pengingat LAMA.txt"
    stale.write_text("usang")
    reminders = remind(folder, datetime(2026, 1, 13, 9))
    assert not stale.exists()
    assert folder.journal.read_bytes() == before
    first = reminders[0].as_dict(folder.root)
    assert (first["jenis"], first["status"], first["terlambat"]) == ("pengingat", "belum mengembalikan", 3)
    assert all((folder.root / name).is_file() for name in first["berkas"])


def test_the_master_lists_who_is_waited_for_with_links(folder):
    book = load_workbook(folder.master)
    tables = {t.name: (ws, t) for ws in book for t in ws.tables.values()}
    for name in ("tblPesan_L02", "tblTunggu_L03"):
        sheet, table = tables[name]
        head, *rows = sheet[table.ref]
        row = dict(zip((c.value for c in head), (c.value for c in rows[0]), strict=True))
        assert row["Pesan"].startswith("Yth. ")
        assert 'HYPERLINK("https://wa.me/?text=' in row["WhatsApp"]
        assert 'HYPERLINK("mailto:?subject=' in row["Tulis Surel"]
        assert row["Surel"].startswith('=HYPERLINK("1-formulir/Pesan/')


def test_contacts_come_from_columns_that_an_office_adds():
    rows = [
        {"Kode": "A", "Nama": "x", "E-mail": "a@b.go.id", "No. WhatsApp": "0812"},
        {"Kode": "B", "E-mail": "tanpa", "No. WhatsApp": ""},
        {"Kode": "C", "Nama": "y"},
    ]
    assert contacts_of(rows) == {"A": Kontak("a@b.go.id", "0812"), "B": Kontak()}
