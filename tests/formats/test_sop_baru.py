"""An office's own SOP: skeleton, workbook, TOML, and the findings of a wrong workbook."""

from dataclasses import fields
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lkjip_xl.domain.errors import FileUnusableError, SettingsError
from lkjip_xl.domain.sop import AKSI, FORMULIR, DasarHukum, Langkah, Pelaku, Sop, Waktu, parse_waktu
from lkjip_xl.formats.resources import data_file
from lkjip_xl.formats.sop.book import build_sop_book
from lkjip_xl.formats.sop.book_reader import read_sop_book
from lkjip_xl.formats.sop.file import bundled_sops, find_sop, load_sop
from lkjip_xl.formats.sop.terms import AKSI_KETERANGAN, DAFTAR, IDENTITAS, LANGKAH, NASKAH_KETERANGAN
from lkjip_xl.formats.sop.text import skeleton, sop_tables, toml_text

KEENAM = Path(__file__).resolve().parents[1] / "cases" / "sop-keenam.toml"
SEMUA = [*bundled_sops().values(), data_file("kerangka-sop.toml"), KEENAM]


def through_workbook(sop: Sop, folder: Path) -> Sop:
    build_sop_book(folder / "sop.xlsx", sop)
    buku = read_sop_book(folder / "sop.xlsx")
    assert buku.temuan == ()
    return through_text(toml_text(buku.isi, "catatan"), folder)


def through_text(teks: str, folder: Path) -> Sop:
    (folder / "sop.toml").write_text(teks, encoding="utf-8")
    return load_sop(folder / "sop.toml")


@pytest.mark.parametrize("path", SEMUA, ids=lambda p: p.stem)
def test_every_sop_comes_back_from_text(path, tmp_path):
    sop = load_sop(path)
    assert through_text(toml_text(sop_tables(sop)), tmp_path) == sop


@pytest.mark.parametrize("path", [p for p in SEMUA if p != KEENAM], ids=lambda p: p.stem)
def test_every_sop_comes_back_from_a_workbook(path, tmp_path):
    assert through_workbook(load_sop(path), tmp_path) == load_sop(path)


# what a cell and a list in a cell can hold
HURUF = st.characters(
    min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=("C", "Z"), exclude_characters=";"
)
KATA = st.text(st.one_of(HURUF, st.just(" ")), min_size=1, max_size=30).map(str.strip).filter(bool)
PERAN = KATA.filter(lambda t: not t.casefold().endswith("(disimpulkan)"))
BEBAS = st.one_of(st.just(""), KATA, KATA.map("={}".format), KATA.map("-{}\nx".format))
WAKTU = st.from_regex(r"[1-9][0-9]? (hari|jam|menit)", fullmatch=True).map(parse_waktu)


@st.composite
def sops(draw) -> Sop:
    pelaksana = draw(st.lists(PERAN, min_size=1, max_size=4, unique=True))
    peran = st.sampled_from(pelaksana)
    langkah = []
    for n in range(1, draw(st.integers(1, 6)) + 1):
        langkah.append(
            Langkah(
                id=f"L{n:02d}",
                nomor=draw(KATA),
                lembar=f"Lembar {n}",
                aktivitas=draw(KATA),
                pelaksana=tuple(
                    draw(st.lists(st.builds(Pelaku, peran, st.booleans()), min_size=1, max_size=3))
                ),
                kelengkapan=draw(KATA),
                waktu=draw(WAKTU),
                output=draw(KATA),
                aksi=tuple(draw(st.lists(st.sampled_from(AKSI), min_size=1, max_size=3, unique=True))),
                naskah=tuple(draw(st.lists(st.sampled_from(sorted(NASKAH_KETERANGAN)), max_size=3))),
                kembali_ke=draw(st.sampled_from(["", *(x.id for x in langkah)])),
                keterangan=draw(BEBAS),
                pereviu=tuple(draw(st.lists(peran, max_size=2, unique=True))),
            )
        )
    dokumen = draw(st.lists(KATA, max_size=3, unique=True))
    satuan = dict.fromkeys(("judul", "pemerintah", "perangkat_daerah", "singkatan", "tempat"), KATA)
    satuan |= dict.fromkeys(("sebutan_bidang", "sebutan_laporan"), KATA)
    satuan |= dict.fromkeys(("nomor", "tujuan", "disahkan_oleh"), BEBAS)
    daftar = ("keterkaitan", "kualifikasi", "peralatan", "peringatan", "pencatatan")
    return Sop(
        id="kantor-rekaan",
        wilayah="provinsi",
        unit="REKA.1",
        kepala=draw(peran),
        pelaksana=tuple(pelaksana),
        langkah=tuple(langkah),
        dasar_hukum=tuple(DasarHukum(t) for t in draw(st.lists(KATA, max_size=2))),
        tanggal={k: draw(BEBAS) for k in ("pembuatan", "revisi", "efektif", "pengesahan")},
        formulir=("indikator", "dokumen") if dokumen else ("indikator", "anggaran"),
        dokumen=tuple(dokumen),
        **{k: draw(v) for k, v in satuan.items()},
        **{k: tuple(draw(st.lists(KATA, max_size=2))) for k in daftar},
    )


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(sop=sops())
def test_any_sop_comes_back_from_a_workbook(sop, tmp_path):
    found = through_workbook(sop, tmp_path)
    assert [d.teks for d in found.dasar_hukum] == [d.teks for d in sop.dasar_hukum]
    assert sop_tables(found) == sop_tables(sop)


@pytest.fixture
def isi(tmp_path):
    """The sixth SOP in a workbook; cells to change, then the findings."""
    path = tmp_path / "SOP kami.xlsx"
    build_sop_book(path, load_sop(KEENAM))

    def change(**sel: object):
        book = openpyxl.load_workbook(path)
        for tempat, nilai in sel.items():
            lembar, cell = tempat.split("_")
            book[lembar][cell] = nilai
        book.save(path)
        return read_sop_book(path)

    return change


def test_blank_ids_numbers_and_sheets_follow_the_order(isi):
    buku = isi(Langkah_B8=None, Langkah_C8=None, Langkah_D8=None, Langkah_C9=7, Langkah_L8="2")
    assert buku.temuan == ()
    step = buku.isi["langkah"][2]
    assert (step["id"], step["nomor"], step["kembali_ke"]) == ("L03", "3", "L02")
    assert step["lembar"] == "3 Memeriksa data; yang tidak"
    assert buku.isi["langkah"][3]["nomor"] == "7"


def test_findings_name_sheet_and_cell(isi):
    buku = isi(
        Identitas_C9="desa",
        Langkah_H7=3,
        Langkah_J9="masak",
        Langkah_L6="L09",
        Langkah_E10=None,
        Langkah_F6="Bupati",
    )
    assert [(t.lembar, t.sel) for t in buku.temuan] == [
        ("Identitas", "C9"),
        *(("Langkah", s) for s in ("F6", "L6", "H7", "J9", "E10")),
    ]
    assert buku.temuan[1].pesan == ('Pelaksana langkah ke-1: "Bupati" tidak ada dalam daftar pelaksana SOP.')
    assert {(t.kode, t.berkas) for t in buku.temuan} == {("S60", "SOP kami.xlsx")}


def test_rows_below_the_frame_of_a_table_count(isi):
    buku = isi(Langkah_E60="Menyerahkan laporan", Langkah_I60="Laporan")
    assert len(buku.isi["langkah"]) == 6
    assert {t.sel for t in buku.temuan} >= {"H60", "J60"}


def test_an_error_value_is_a_finding(isi):
    buku = isi(Identitas_C6="#N/A")
    assert ("S61", "C6") in [(t.kode, t.sel) for t in buku.temuan]


def test_a_date_is_told_in_words(isi):
    from datetime import datetime

    buku = isi(Identitas_C19=datetime(2025, 3, 4))
    assert buku.isi["tanggal"]["pembuatan"] == "4 Maret 2025"


def test_other_files_are_refused(tmp_path):
    book = openpyxl.Workbook()
    book.save(tmp_path / "lain.xlsx")
    with pytest.raises(FileUnusableError, match="lembar Identitas tidak ada"):
        read_sop_book(tmp_path / "lain.xlsx")
    book.active.title = "Identitas"
    book.save(tmp_path / "lain.xlsx")
    with pytest.raises(FileUnusableError, match="tidak memuat judul kolom"):
        read_sop_book(tmp_path / "lain.xlsx")
    (tmp_path / "rusak.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(FileUnusableError, match=r"rusak\.xlsx"):
        read_sop_book(tmp_path / "rusak.xlsx")


def test_a_blank_workbook_lists_what_is_missing(tmp_path):
    build_sop_book(tmp_path / "kosong.xlsx")
    temuan = read_sop_book(tmp_path / "kosong.xlsx").temuan
    assert len(temuan) == 12
    assert temuan[-1].lembar == "Langkah"


def test_every_part_of_an_sop_can_be_written():
    kunci = {b.kunci.split(".")[0] for b in (*IDENTITAS, *DAFTAR)} | {"langkah"}
    assert kunci == {f.name for f in fields(Sop)}
    assert {b.kunci for b in LANGKAH} == {f.name for f in fields(Langkah)}
    assert set(AKSI_KETERANGAN) == set(AKSI)
    teks = skeleton().decode("utf-8")
    for kata in (*kunci, *(b.kunci for b in LANGKAH), *AKSI, *FORMULIR):
        assert kata in teks, kata


def test_papers_of_the_bundled_sops_are_known():
    papers = {n for p in bundled_sops().values() for x in load_sop(p).langkah for n in x.naskah}
    assert papers <= set(NASKAH_KETERANGAN)


def test_a_misspelt_paper_names_the_nearest(tmp_path):
    with pytest.raises(SettingsError, match="mungkin maksud Anda nota-dinas-rencana"):
        through_text(
            KEENAM.read_text(encoding="utf-8").replace("nota-dinas-rencana", "nota-dinas-rencna"), tmp_path
        )


def test_a_path_names_an_own_file_and_a_workbook_is_sent_to_dari():
    assert find_sop(str(KEENAM)) == KEENAM
    with pytest.raises(SettingsError, match="lkjip sop dari"):
        find_sop("sop.xlsx")


def test_waktu_is_kept_as_printed():
    assert load_sop(KEENAM).langkah[2].waktu == Waktu("1 hari 2 jam", 1, 2)


def test_the_manual_names_every_action_and_paper():
    manual = (KEENAM.parents[2] / "docs" / "sop-baru.md").read_text(encoding="utf-8")
    for nama, arti in {**AKSI_KETERANGAN, **NASKAH_KETERANGAN}.items():
        assert f"| `{nama}` | {arti} |" in manual, nama
