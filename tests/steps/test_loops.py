"""Return loops, overrides, approvals and numbers, played from the command line."""

import json
import shutil

import pytest

from lkjip_xl.cli.main import run
from lkjip_xl.domain.progress import StatusLangkah
from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.state import load_state
from lkjip_xl.steps.example import play

DUKCAPIL, KALBAR = "disdukcapil-probolinggo", "dpppa-kalbar"


def played(tmp_path_factory, sop: str, sampai: int) -> CaseFolder:
    folder = CaseFolder(tmp_path_factory.mktemp("putaran") / "tahun")
    play(folder, sop, sampai)
    return folder


@pytest.fixture(scope="module")
def _berdraf(tmp_path_factory) -> CaseFolder:
    return played(tmp_path_factory, DUKCAPIL, 6)


@pytest.fixture(scope="module")
def _terbagi_dua_tingkat(tmp_path_factory) -> CaseFolder:
    return played(tmp_path_factory, DUKCAPIL, 2)


@pytest.fixture(scope="module")
def _bersurat(tmp_path_factory) -> CaseFolder:
    return played(tmp_path_factory, KALBAR, 10)


def copy_of(folder: CaseFolder, tmp_path) -> CaseFolder:
    shutil.copytree(folder.root, tmp_path / "t")
    return CaseFolder(tmp_path / "t")


@pytest.fixture
def berdraf(_berdraf, tmp_path) -> CaseFolder:
    """Disdukcapil with its first draft (steps 1 to 6 done)."""
    return copy_of(_berdraf, tmp_path)


@pytest.fixture
def dua_tingkat(_terbagi_dua_tingkat, tmp_path) -> CaseFolder:
    """Disdukcapil with its forms out to the seksi."""
    return copy_of(_terbagi_dua_tingkat, tmp_path)


@pytest.fixture
def bersurat(_bersurat, tmp_path) -> CaseFolder:
    """DPPPA with its cover letter written (steps 1 to 10 done)."""
    return copy_of(_bersurat, tmp_path)


@pytest.fixture
def selesai(tahun_selesai, tmp_path) -> CaseFolder:
    """Dinsos with everything done."""
    return copy_of(tahun_selesai, tmp_path)


def lkjip(folder: CaseFolder, aksi: str, *lain: str) -> int:
    return run([aksi, str(folder.root), *lain])


def status(folder: CaseFolder, langkah: str) -> tuple[str, int]:
    step = load_state(folder)[1].step(langkah)
    return step.status.value, step.kembali


def trace(folder: CaseFolder) -> list[str]:
    with open_book(folder.master) as book:
        return [str(r["Rincian"]) for r in book.read_table("tblJejak")]


def test_a_review_sends_the_draft_back_and_the_new_version_is_decided_anew(berdraf, capsys):
    siapa = ("--oleh", "Sekretaris Dinas")
    assert lkjip(berdraf, "serahkan") == 0
    assert lkjip(berdraf, "reviu", *siapa, "--perbaikan") == 2, "a reason is mandatory"
    assert "catatan" in capsys.readouterr().err
    assert status(berdraf, "L06") == ("selesai", 0)

    assert lkjip(berdraf, "reviu", *siapa, "--perbaikan", "--catatan", "Lengkapi Bab III") == 1
    assert status(berdraf, "L06") == ("dikembalikan", 1)
    assert status(berdraf, "L07") == ("berjalan", 0)
    assert lkjip(berdraf, "sahkan") == 2
    assert any("dikembalikan" in t and "Lengkapi Bab III" in t for t in trace(berdraf))

    assert lkjip(berdraf, "jalan") == 0
    assert status(berdraf, "L06") == ("selesai", 1)
    assert [d.versi for d in load_state(berdraf)[1].draf] == [1, 2]
    with open_book(berdraf.master) as book:
        rows = book.read_table("tblReviu_L07")
    assert [(r["Keputusan"], r["Versi"]) for r in rows] == [(None, 2)], "decisions belong to a version"

    assert lkjip(berdraf, "reviu", *siapa, "--setuju") == 0
    assert status(berdraf, "L07") == ("selesai", 0)
    made = [(k.versi, k.keputusan) for k in load_state(berdraf)[1].keputusan]
    assert made == [(1, "perbaikan"), (2, "disetujui")]
    assert lkjip(berdraf, "sahkan") == 0


def test_a_second_remark_on_the_same_draft_is_no_second_round(berdraf):
    lkjip(berdraf, "serahkan")
    lkjip(berdraf, "reviu", "--perbaikan", "--catatan", "Satu")
    assert lkjip(berdraf, "reviu", "--perbaikan", "--catatan", "Dua") == 1
    assert status(berdraf, "L06") == ("dikembalikan", 1)
    lkjip(berdraf, "draf")
    lkjip(berdraf, "reviu", "--perbaikan", "--catatan", "Tiga")
    assert status(berdraf, "L06") == ("dikembalikan", 2)


def test_decisions_typed_on_the_sheet_count_and_strange_words_are_named(berdraf, capsys):
    lkjip(berdraf, "serahkan")
    lkjip(berdraf, "reviu")
    for typed, expected in (("setuju saja", 1), ("perbaikan", 1), ("Disetujui", 0)):
        with open_book(berdraf.master, save=True) as book:
            rows = book.read_table("tblReviu_L07")
            book.write_table("tblReviu_L07", [{**r, "Keputusan": typed} for r in rows])
        assert lkjip(berdraf, "reviu") == expected, typed
    assert "tertulis “setuju saja”" in capsys.readouterr().out


def test_a_newer_draft_voids_approvals(berdraf):
    lkjip(berdraf, "serahkan")
    lkjip(berdraf, "reviu", "--setuju")
    assert status(berdraf, "L07") == ("selesai", 0)
    assert lkjip(berdraf, "draf") == 0
    assert status(berdraf, "L07") == ("dikembalikan", 1)
    assert lkjip(berdraf, "sahkan") == 2


def test_where_the_sop_prints_no_loop_the_draft_is_to_be_mended(tmp_path, capsys):
    folder = CaseFolder(tmp_path / "t")
    play(folder, "dinsos-pppa-probolinggo", 7)
    assert lkjip(folder, "reviu", "--oleh", "PPPA", "--perbaikan", "--catatan", "Tabel 3.2") == 1
    assert "lkjip draf DIR" in capsys.readouterr().out
    _, keadaan = load_state(folder)
    assert {s.status for i, s in keadaan.langkah.items() if i < "L08"} == {StatusLangkah.SELESAI}
    assert lkjip(folder, "reviu", "--oleh", "tidak-ada", "--setuju") == 2
    assert "tidak ada" in capsys.readouterr().err
    assert lkjip(folder, "reviu", "--setuju") == 2, "several reviewers: who?"
    assert lkjip(folder, "reviu", "--setuju", "--perbaikan", "--oleh", "PPPA") == 2
    lkjip(folder, "draf")
    assert lkjip(folder, "reviu", "--oleh", "semua", "--setuju") == 2, "the new version is not handed over"
    assert lkjip(folder, "serahkan") == 0
    assert lkjip(folder, "reviu", "--oleh", "semua", "--setuju") == 0


def test_an_override_needs_a_reason_and_leaves_a_trace(berdraf):
    assert lkjip(berdraf, "sahkan", "--paksa", " ") == 2
    assert lkjip(berdraf, "reviu", "--paksa", "Sekretaris dinas luar", "--oleh", "Kepala Dinas") == 1
    assert status(berdraf, "L07")[0] == "selesai"
    forced = [c for c in journal.read(berdraf.journal) if c.rincian.get("paksa")]
    assert [(c.rincian["catatan"], c.rincian["pelaku"]) for c in forced] == [
        ("Sekretaris dinas luar", "Kepala Dinas")
    ]
    assert any("Dipaksa: Sekretaris dinas luar" in t for t in trace(berdraf))


@pytest.mark.parametrize(
    "aksi", ["siapkan", "bagikan", "kumpulkan", "periksa", "olah", "draf", "reviu", "sahkan"]
)
def test_after_approval_nothing_is_done_again(selesai, aksi, capsys):
    before = selesai.journal.read_bytes()
    final = next(selesai.hasil.glob("*Final.docx"))
    content = final.read_bytes()
    assert lkjip(selesai, aksi) == 2
    assert "sudah disahkan" in capsys.readouterr().err
    assert selesai.journal.read_bytes() == before
    assert final.read_bytes() == content


def test_forced_after_approval_asks_for_a_new_approval_and_keeps_the_old_document(selesai):
    final = next(selesai.hasil.glob("*Final.docx"))
    content = final.read_bytes()
    assert lkjip(selesai, "draf", "--paksa", "angka salah cetak") in (0, 1)
    assert status(selesai, "L08")[0] == "dikembalikan"
    assert status(selesai, "L09")[0] == "dikembalikan"
    lkjip(selesai, "serahkan")
    lkjip(selesai, "reviu", "--oleh", "semua", "--setuju")
    assert lkjip(selesai, "sahkan") == 0
    assert final.read_bytes() == content
    assert len(list(selesai.hasil.glob("*Final*.docx"))) == 2


def test_no_two_papers_share_a_number(bersurat, capsys):
    _, keadaan = load_state(bersurat)
    numbers = [n["nomor"] for n in keadaan.nomor]
    assert len(numbers) == len(set(numbers)) > 5
    letters = {n["untuk"]: n["nomor"] for n in keadaan.nomor if n["naskah"] == "surat-permintaan"}
    assert set(letters) == {"SEKRET", "PUG", "PHP", "PKA"}

    assert lkjip(bersurat, "surat", "--nomor", letters["PUG"].lower().replace("/", " / ")) == 2
    said = capsys.readouterr().err
    assert "sudah dipakai" in said
    assert load_state(bersurat)[1].nomor == keadaan.nomor
    assert lkjip(bersurat, "surat") == 0
    assert load_state(bersurat)[1].nomor == keadaan.nomor, "a paper keeps its number"
    assert lkjip(bersurat, "surat", "--nomor", "065/777/DPPPA") == 0
    assert load_state(bersurat)[1].number_of("surat-pengantar")["nomor"] == "065/777/DPPPA"


def test_delivery_waits_for_its_receipt(bersurat, capsys):
    assert lkjip(bersurat, "kirim") == 1
    assert "Tanda terima" in capsys.readouterr().out
    assert lkjip(bersurat, "arsip") == 2
    assert lkjip(bersurat, "kirim", "--penerima", "Loket Biro Organisasi") == 0
    (sent,) = load_state(bersurat)[1].kirim
    assert sent["penerima"] == "Loket Biro Organisasi"
    assert {p.suffix for p in (bersurat.hasil / "Kiriman").iterdir()} == {".docx"}
    assert lkjip(bersurat, "arsip") == 0
    assert status(bersurat, "L11")[0] == "selesai"


def test_corrections_are_counted_until_they_are_done(tmp_path_factory):
    folder = played(tmp_path_factory, KALBAR, 6)
    asked = ("--perbaikan", "--bagian", "Bab II", "--catatan", "Perbaiki tabel target")
    assert lkjip(folder, "koreksi", "--perbaikan") == 2
    assert lkjip(folder, "koreksi", *asked) == 1
    assert lkjip(folder, "serahkan") == 2
    assert lkjip(folder, "koreksi", "--setuju") == 0
    (kept,) = load_state(folder)[1].koreksi.values()
    assert (kept["bagian"], kept["oleh"], kept["status"]) == ("Bab II", "Sekdin", "selesai")
    assert lkjip(folder, "setujui", "--setuju") == 2, "the document is not handed over yet"
    assert lkjip(folder, "serahkan") == 0
    assert lkjip(folder, "setujui", "--perbaikan", "--catatan", "Ganti sampul") == 1
    assert lkjip(folder, "sahkan") == 2
    for aksi in ("draf", "koreksi", "serahkan"):
        lkjip(folder, aksi)
    assert lkjip(folder, "setujui", "--setuju") == 0
    assert (folder.hasil / "9 Disposisi Persetujuan.docx").is_file()
    assert lkjip(folder, "sahkan") == 0


def test_a_bidang_is_as_far_as_the_last_of_its_seksi(dua_tingkat, capsys):
    from lkjip_xl.formats.example_data import fill_form, read_example

    isian = read_example(DUKCAPIL)["isian"]
    for kode in ("AKTA.LAHIR", "PIAK.DATA"):
        form = dua_tingkat.formulir / f"Formulir {kode}.xlsx"
        fill_form(form, dua_tingkat.masuk / form.name, isian[kode])
    assert lkjip(dua_tingkat, "kumpulkan") == 1
    capsys.readouterr()
    run(["status", str(dua_tingkat.root), "--json"])
    units = {b["kode"]: b for b in json.loads(capsys.readouterr().out)["bidang"]}
    assert (units["AKTA"]["status"], units["AKTA"]["seksi"]) == ("belum mengembalikan", 2)
    assert units["AKTA.LAHIR"]["status"] == "diterima"
    assert units["PIAK"]["status"] == "diterima"
    assert not (dua_tingkat.formulir / "Formulir AKTA.xlsx").exists()
    with open_book(dua_tingkat.master) as book:
        shown = {r["Kode"]: r["Status"] for r in book.read_table("tblStatusBidang")}
    assert shown["AKTA"] == "belum mengembalikan"


def test_two_seksi_with_the_same_name(tmp_path, capsys):
    folder = CaseFolder(tmp_path / "baru")
    play(folder, DUKCAPIL, 1)
    rename(folder, {"AKTA.LAHIR": "Seksi Pelayanan", "AKTA.MATI": "Seksi Pelayanan"})
    assert lkjip(folder, "bagikan") == 1
    assert "sama-sama bernama “Seksi Pelayanan”" in capsys.readouterr().out
    assert load_state(folder)[1].bidang == {}
    rename(folder, {"AKTA.MATI": "Seksi Kematian", "PIAK.DATA": "Seksi Pelayanan"})
    assert lkjip(folder, "bagikan") == 0
    names = [b.nama for b in load_state(folder)[1].bidang.values()]
    assert "Seksi Pelayanan (Bidang Pelayanan Pencatatan Sipil)" in names
    assert len(names) == len(set(names))


def rename(folder: CaseFolder, names: dict[str, str]) -> None:
    with open_book(folder.master, save=True) as book:
        rows = book.read_table("tblBidang")
        book.write_table("tblBidang", [{**r, "Nama": names.get(str(r["Kode"]), r["Nama"])} for r in rows])


@pytest.mark.parametrize(("sop", "jumlah"), [(DUKCAPIL, 9), (KALBAR, 11)])
def test_the_whole_example(tmp_path, sop, jumlah):
    folder = CaseFolder(tmp_path / "t")
    summary = play(folder, sop)
    assert [x[2] for x in summary.langkah] == ["selesai"] * jumlah
    assert all(int(x[3]) for x in summary.langkah)
