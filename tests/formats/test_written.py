import pytest

from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.folder.written import write_own


@pytest.fixture
def folder(tmp_path):
    year = CaseFolder(tmp_path / "tahun")
    year.create()
    return year


def write(folder, isi):
    return write_own(folder, folder.hasil / "Surat.docx", lambda path: path.write_text(isi, encoding="utf-8"))


def test_what_people_did_not_touch_is_replaced(folder):
    write(folder, "satu")
    assert write(folder, "dua").name == "Surat.docx"
    assert (folder.hasil / "Surat.docx").read_text(encoding="utf-8") == "dua"


def test_what_people_changed_stays_and_the_new_one_stands_beside(folder):
    (folder.hasil / "Surat.docx").write_text("ditulis orang", encoding="utf-8")
    assert write(folder, "satu").name == "Surat (2).docx"
    (folder.hasil / "Surat (2).docx").write_text("disunting", encoding="utf-8")
    assert write(folder, "dua").name == "Surat (3).docx"
    assert write(folder, "tiga").name == "Surat (3).docx"
    assert (folder.hasil / "Surat.docx").read_text(encoding="utf-8") == "ditulis orang"


@pytest.mark.parametrize("isi", ["", "[]", "{rusak"])
def test_a_damaged_list_makes_every_file_peoples_own(folder, isi):
    write(folder, "satu")
    (folder.dalam / "naskah.json").write_text(isi, encoding="utf-8")
    assert write(folder, "dua").name == "Surat (2).docx"
