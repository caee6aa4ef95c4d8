"""What aggregation says about its own figures, and whose money a budget line is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip_xl.domain.anggaran_sasaran import Potongan, share_out
from lkjip_xl.domain.capaian import RUMUS
from lkjip_xl.domain.gabungan import UnitValue, combine, missing_units
from lkjip_xl.domain.records import Agregasi, BarisAnggaran, Indikator, Polaritas
from lkjip_xl.domain.rekap import HasilAnggaran, HasilIndikator
from lkjip_xl.domain.rules.rekap import check_issued, check_money, check_results, remainder

D = Decimal


def _hasil(
    capaian: str | None, *, kurang: tuple[str, ...] = (), rumus: Polaritas = Polaritas.POSITIF,
    agregasi: Agregasi = Agregasi.JUMLAH,
) -> HasilIndikator:  # fmt: skip
    satu = Indikator("I1", "S", "Cakupan", "orang", Polaritas.POSITIF, D(100), ("A", "B"), agregasi=agregasi)
    n = None if capaian is None else D(capaian)
    return HasilIndikator(
        *(
            satu,
            D(100),
            n,
            n,
            n,
            "",
            "belum ada data",
            RUMUS[rumus],
            (None,) * 4,
            (),
            None,
            None,
            None,
            None,
            (),
            (),
        ),
        bagian=(("A", n), ("B", None)),
        belum_utuh=kurang,
    )


@pytest.mark.parametrize(
    ("hasil", "temuan"),
    [
        (_hasil("100"), []),
        (_hasil(None), [("P80", "peringatan")]),
        (_hasil("151"), [("P83", "peringatan")]),
        (_hasil("-5"), [("P83", "peringatan")]),
        (_hasil("5", rumus=Polaritas.NEGATIF_N3), []),
        (_hasil("151", kurang=("B",)), [("P82", "galat")]),
        (_hasil("151", kurang=("B",), agregasi=Agregasi.RASIO), [("P82", "peringatan")]),
    ],
)
def test_results(hasil: HasilIndikator, temuan: list[tuple[str, str]]) -> None:
    assert [(p.kode, str(p.tingkat)) for p in check_results([hasil])] == temuan


def test_an_odd_result_names_its_parts() -> None:
    (found,) = check_results([_hasil("151")])
    assert "151,00 orang terhadap target 100, dari A 151,00; B belum ada data." in found.pesan


BARIS = BarisAnggaran("5.1", "Program", "program", D(100), "A", "S")


def test_rows_that_no_issued_form_holds() -> None:
    satu = _hasil(None).indikator
    terisi = {("Indikator", "I0", "A"), ("Indikator", "I1", "B"), ("Anggaran", "5.1", "A")}
    found = list(check_issued([satu], [BARIS], terisi, {"A", "B"}))
    assert [p.kode for p in found] == ["P81"]
    assert "formulir A yang dibagikan" in found[0].pesan
    assert list(check_issued([satu], [BARIS], terisi, {"B"})) == [], "a form that is not there says nothing"
    assert list(check_issued([satu], [BARIS], {("Dokumen", "D1", "A")}, {"A"})) == [], (
        "forms of documents only"
    )


def _line(kode: str, sasaran: str, pagu: int = 10) -> BarisAnggaran:
    return BarisAnggaran(kode, "", "", D(pagu), "A", sasaran)


def test_every_line_serves_one_sasaran() -> None:
    lines = [
        _line("5", "Satu"),
        _line("5.1", ""),
        _line("5.1.1", "Dua"),
        _line("5.1.1.1", " satu"),
        _line("6", ""),
    ]
    assert share_out({b.kode: b for b in lines}, {"satu", "dua"}) == (
        Potongan("satu", "5", ("5.1.1",)),
        Potongan("dua", "5.1.1", ("5.1.1.1",)),
        Potongan("satu", "5.1.1.1", ()),
        Potongan("", "6", ()),
    )


def test_money_adrift_and_totals_left_open() -> None:
    lines = {b.kode: b for b in (_line("5", "", 30), _line("5.1", "S", 30), _line("6", "lain"))}
    hasil = {k: HasilAnggaran(b, None if k == "6" else D(1), None, "", ()) for k, b in lines.items()}
    found = [(p.kode, p.pesan.split()[2]) for p in check_money(hasil, share_out(lines, {"s"}), {"s"})]
    assert found == [("B90", "6"), ("B91", "6")]
    assert remainder(D(5), [D(2), D(1)]) == 2
    assert remainder(D(5), [None]) is None
    assert remainder(None, []) is None


@pytest.mark.parametrize("rule", list(Agregasi))
def test_a_unit_alone_lacks_nothing_once_it_has_a_figure(rule: Agregasi) -> None:
    assert missing_units([UnitValue(D(5), unit="A")], rule) == ()
    assert missing_units([UnitValue(None, unit="A")], rule) == ("A",)
    assert missing_units([UnitValue(None, D(0), D(0), "A", tanpa_kasus=True)], rule) == ()
    assert combine([UnitValue(D(5))], rule, persen=True) == 5
    assert combine([], rule, persen=True) is None
