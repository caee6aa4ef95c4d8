"""Persons of a form: who they are, their capaian, and what is wrong with them."""

from decimal import Decimal

import pytest

from lkjip_xl.domain.capaian import Kebijakan
from lkjip_xl.domain.individu import BUKAN_ASN, KinerjaIndividu, individuals, shared_nips, unit_means
from lkjip_xl.domain.problems import problem
from lkjip_xl.domain.records import Asal, Indikator, Isian, Polaritas, Stempel, Submission

KOLOM = ("Nama", "NIP", "Jabatan", "Indikator", "Satuan", "Target", "Realisasi", "Keterangan")
NIP = "199003112019031999"
KEBIJAKAN = Kebijakan()


def form(*rows, bidang="KASIPEM"):
    """A form whose sheet Individu holds these rows; figures are Decimal, the rest text or None."""
    stempel = Stempel(2025, "contoh", "KEC", bidang, 1, "t-1")
    cells = []
    for n, row in enumerate(rows, start=1):
        for kolom, nilai in zip(KOLOM, row, strict=True):
            sel = f"{chr(66 + KOLOM.index(kolom))}{n + 6}"
            asal = Asal("f.xlsx", "Individu", sel)
            mentah = float(nilai) if isinstance(nilai, Decimal) else nilai
            cells.append(Isian("Individu", sel, f"I-{n:02d}", kolom, nilai, mentah, asal))
    return Submission("f.xlsx", stempel, tuple(cells))


def row(nama="BUDI CONTOH", nip=NIP, indikator="Jumlah laporan", target="10", realisasi="9", ket=None):
    def figure(t):
        return Decimal(t) if isinstance(t, str) and t.replace(".", "").isdigit() else t

    return (nama, nip, "Pengelola Data", indikator, "laporan", figure(target), figure(realisasi), ket)


def people(*rows, temuan=(), indikator=()):
    return individuals(form(*rows), temuan, indikator, KEBIJAKAN)


def test_rows_of_one_name_and_nip_are_one_person_with_the_mean_of_the_rows():
    (budi,) = people(row(), row(nama="Budi  Contoh", indikator="Jumlah surat", target="3", realisasi="2"))
    assert (budi.nama, budi.nip, budi.jabatan, len(budi.baris)) == ("BUDI CONTOH", NIP, "Pengelola Data", 2)
    assert [b.capaian.nilai for b in budi.baris] == [Decimal("90.00"), Decimal("66.67")]
    assert budi.rata == Decimal("78.33"), "(90 + 66,666...) / 2, rounded once"
    assert budi.kategori == "Tinggi"
    assert budi.lengkap


def test_the_same_name_with_another_nip_is_another_person():
    assert len(people(row(), row(nip="198803112019031998", indikator="Jumlah surat"))) == 2


def test_unused_rows_are_nobody():
    assert people((None,) * 8) == ()


@pytest.mark.parametrize(
    ("target", "realisasi", "capaian", "cetak"),
    [
        ("≤ 5", "4", Decimal("120.00"), "≤ 5"),
        ("80-90", "85", Decimal("100.00"), "80-90"),
        ("BB", "80", Decimal("100.00"), "BB"),
        ("0.5", "1", Decimal("200.00"), "0,5"),
        (None, "1", None, "-"),
        ("sekian", "1", None, "sekian"),
    ],
)
def test_targets_as_people_write_them(target, realisasi, capaian, cetak):
    (budi,) = people(row(target=target, realisasi=realisasi))
    assert budi.baris[0].capaian.nilai == capaian
    assert budi.baris[0].target == cetak


def test_an_indicator_of_the_office_lends_its_direction_and_the_report_says_so():
    office = Indikator("1", "S", "Jumlah  laporan", "laporan", Polaritas.NEGATIF, Decimal(10), ("KASIPEM",))
    (budi,) = people(row(realisasi="12"), indikator=[office])
    assert budi.baris[0].capaian.nilai == Decimal("80.00"), "(2 x 10 - 12) / 10"
    assert budi.baris[0].keterangan == "makin rendah makin baik"


def test_no_realisation_gives_no_figure_and_no_category():
    (budi,) = people(row(realisasi=None, ket="menunggu data"))
    assert (budi.rata, budi.kategori) == (None, "")
    assert budi.baris[0].realisasi == "-"
    assert budi.baris[0].keterangan == "belum ada data; menunggu data"


@pytest.mark.parametrize(
    ("nip", "tercetak"),
    [
        (None, "belum diisi"),
        ("-", "tidak ada (bukan ASN)"),
        (NIP, "19900311 201903 1 999"),
        ("123", "123"),
    ],
)
def test_a_nip_is_never_printed_as_nothing(nip, tercetak):
    (budi,) = people(row(nip=nip))
    assert budi.nip_tercetak == tercetak
    assert budi.lengkap


def test_a_person_with_an_error_of_his_own_is_not_reported():
    wrong = problem("N30", nip="123").at(berkas="f.xlsx", lembar="Individu", sel="C7")
    budi, siti = people(row(nip="123"), row(nama="SITI CONTOH"), temuan=[wrong])
    assert budi.temuan == (wrong,)
    assert not budi.lengkap
    assert siti.lengkap
    assert not people(row(nama=None))[0].lengkap


def person(nama, nip, bidang, penuh):
    return KinerjaIndividu(nama, nip, "", bidang, (), penuh, penuh, "")


def test_one_nip_on_two_forms_is_a_finding():
    found = shared_nips(
        [person("A", NIP, "X", None), person("A", NIP, "Y", None), person("B", BUKAN_ASN, "Y", None)]
    )
    assert [p.kode for p in found] == ["S30"]
    assert "A (X) dan A (Y)" in found[0].pesan
    assert shared_nips([person("A", NIP, "X", None)]) == ()


def test_means_of_units_leave_out_those_without_a_figure():
    means = unit_means([person("A", NIP, "X", Decimal(90)), person("B", "", "X", None)])
    assert means == {"X": (2, Decimal(90))}
