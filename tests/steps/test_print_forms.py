from datetime import datetime

import pytest

from lkjip_xl.cli.main import run
from lkjip_xl.domain.errors import UsageError
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.steps import print_forms as step
from lkjip_xl.steps.begin import begin
from lkjip_xl.steps.print_forms import print_forms


@pytest.fixture
def without_office(monkeypatch):
    monkeypatch.setattr(step, "export_pdf", lambda buku: [b"%PDF-1.7 " + str(len(b)).encode() for b in buku])


@pytest.mark.usefixtures("without_office")
def test_every_bidang_or_one_gets_its_form_on_paper(tahun_terbagi, capsys):
    assert run(["formulir-pdf", str(tahun_terbagi.root), "pppa"]) == 0
    assert "1-formulir/Formulir PPPA.pdf" in capsys.readouterr().out
    hasil = print_forms(tahun_terbagi)
    assert len(hasil.keluaran) == 5
    assert all(
        p.parent == tahun_terbagi.formulir and p.read_bytes().startswith(b"%PDF") for p in hasil.keluaran
    )


@pytest.mark.usefixtures("without_office")
def test_what_people_put_there_stays(tahun_terbagi):
    scan = tahun_terbagi.formulir / "Formulir SEKRET.pdf"
    scan.write_bytes(b"hasil pindaian")
    (pdf,) = print_forms(tahun_terbagi, "SEKRET").keluaran
    assert (pdf.name, scan.read_bytes()) == ("Formulir SEKRET (2).pdf", b"hasil pindaian")


def test_an_unknown_bidang_is_told_which_there_are(tahun_terbagi):
    with pytest.raises(UsageError) as info:
        print_forms(tahun_terbagi, "XYZ")
    assert "PPPA" in str(info.value)


def test_nothing_is_printed_before_forms_are_out(tmp_path):
    folder = CaseFolder(tmp_path / "baru")
    begin(folder, "dinsos-pppa-probolinggo", 2025, datetime(2026, 1, 5))
    with pytest.raises(UsageError, match="Belum ada formulir"):
        print_forms(folder)
