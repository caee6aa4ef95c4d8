"""Papers: signature blocks, addressees, names."""

from __future__ import annotations

from datetime import date

import pytest

from lkjip_xl.domain.errors import SettingsError
from lkjip_xl.domain.kantor import Kantor
from lkjip_xl.domain.naskah import (
    addressees,
    balanced_lines,
    head_title,
    nama_hari,
    signature_block,
    upper_name,
)
from lkjip_xl.domain.records import Pejabat

KEPALA = Pejabat("Kepala Dinas", jabatan="Kepala Dinas Sosial")
SEKRETARIS = Pejabat("Sekretaris", "Dra. Contoh Nama, M.M.", "197503012001122003", "", "Pembina")


def signer(sebutan: str) -> Pejabat:
    return Pejabat("Kasubbag", "Contoh", jabatan="Kepala Sub Bagian Program", sebutan=sebutan)


@pytest.mark.parametrize(
    ("sebutan", "baris"),
    [
        ("", ("Kepala Sub Bagian Program,",)),
        ("Plt.", ("Plt. Kepala Sub Bagian Program,",)),
        ("PLH", ("Plh. Kepala Sub Bagian Program,",)),
        ("a.n.", ("a.n. Kepala Dinas Sosial", "Kepala Sub Bagian Program,")),
        ("a. n.", ("a.n. Kepala Dinas Sosial", "Kepala Sub Bagian Program,")),
        ("u.b.", ("a.n. Kepala Dinas Sosial", "Sekretaris", "u.b.", "Kepala Sub Bagian Program,")),
    ],
)
def test_signature_block_names_the_office(sebutan: str, baris: tuple[str, ...]) -> None:
    assert signature_block(signer(sebutan), KEPALA, SEKRETARIS).jabatan == baris


def test_ub_without_official_between() -> None:
    assert signature_block(signer("ub"), KEPALA).jabatan == (
        "a.n. Kepala Dinas Sosial",
        "u.b.",
        "Kepala Sub Bagian Program,",
    )


def test_signature_block_prints_name_rank_and_nip() -> None:
    block = signature_block(SEKRETARIS)
    assert block.jabatan == ("Sekretaris,",)
    assert (block.nama, block.pangkat, block.nip) == (
        "Dra. CONTOH NAMA, M.M.",
        "Pembina",
        "19750301 200112 2 003",
    )


def test_nobody_yet_leaves_room_and_no_dots() -> None:
    block = signature_block(KEPALA)
    assert (block.nama, block.pangkat, block.nip) == ("", "", "")


def test_an_without_superior_is_told() -> None:
    with pytest.raises(SettingsError, match="memerlukan pejabat yang diwakili"):
        signature_block(signer("a.n."))


def test_unknown_sebutan_is_told() -> None:
    with pytest.raises(SettingsError, match=r"Kasubbag: sebutan “wakil” tidak dikenal"):
        signature_block(signer("wakil"), KEPALA)


def test_upper_name_keeps_titles() -> None:
    assert upper_name(" dr. H. Contoh  Nama, Sp.PD., M.Kes. ") == "dr. H. CONTOH NAMA, Sp.PD., M.Kes."


def test_addressees_are_numbered_only_when_several() -> None:
    assert addressees(["Kepada Yth. Camat Contoh"]) == ("Camat Contoh",)
    assert addressees(["Yth: Camat", "", "Lurah"]) == ("1. Camat", "2. Lurah")
    assert addressees([]) == ()


@pytest.mark.parametrize(
    ("unit", "sebutan"),
    [
        ("Bidang Rehabilitasi  Sosial", "Kepala Bidang Rehabilitasi Sosial"),
        ("Rehabilitasi Sosial", "Kepala Bidang Rehabilitasi Sosial"),
        ("Sekretariat", "Sekretaris"),
        ("Kelurahan Kanigaran", "Lurah Kanigaran"),
        ("Seksi Pemerintahan", "Kepala Seksi Pemerintahan"),
        ("Kasi Pemerintahan", "Kasi Pemerintahan"),
    ],
)
def test_head_title(unit: str, sebutan: str) -> None:
    assert head_title(unit) == sebutan


def test_nama_hari() -> None:
    assert nama_hari(date(2026, 1, 12)) == "Senin"


def office(**pejabat: Pejabat) -> Kantor:
    return Kantor(
        pemerintah="Pemerintah Kota Contoh",
        perangkat_daerah="Dinas Contoh",
        singkatan="DC",
        unit="DC",
        alamat="",
        tempat="Contoh",
        tahun=2025,
        sebutan_laporan="LKjIP",
        kepala=KEPALA,
        perencana=signer("a.n."),
        pejabat=pejabat,
    )


def test_office_finds_officials_by_role() -> None:
    kantor = office(Sekretaris=SEKRETARIS)
    assert kantor.official("sekretaris") == SEKRETARIS
    assert kantor.official("Camat").office == "Camat"
    assert kantor.laporan == "LKjIP Tahun 2025"


def test_office_signs_in_the_name_of_its_head() -> None:
    kantor = office(Atasan=Pejabat("Atasan", jabatan="Sekretaris Daerah"))
    assert kantor.block(kantor.perencana).jabatan[0] == "a.n. Kepala Dinas Sosial"
    surat = kantor.letter("Hal", kantor.kepala, None, data={"x": 1})
    assert surat.atasan is not None
    assert surat.atasan.office == "Sekretaris Daerah"
    assert surat.data["tahun"] == 2025
    assert surat.nomor == ""


@pytest.mark.parametrize(
    ("tulisan", "baris"),
    [
        ("", ()),
        ("Camat Kanigaran,", ("Camat Kanigaran,",)),
        ("Kepala Sub Bagian Keuangan dan Program,", ("Kepala Sub Bagian", "Keuangan dan Program,")),
        (
            "Kepala Dinas Penanaman Modal, Pelayanan Terpadu Satu Pintu dan Tenaga Kerja,",
            ("Kepala Dinas Penanaman Modal,", "Pelayanan Terpadu Satu Pintu", "dan Tenaga Kerja,"),
        ),
    ],
)
def test_no_word_of_an_office_stands_alone(tulisan: str, baris: tuple[str, ...]) -> None:
    assert balanced_lines(tulisan) == baris
