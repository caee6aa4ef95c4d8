"""The short ways of reading a plain cell give what the thorough reader gives."""

from __future__ import annotations

from types import SimpleNamespace

from hypothesis import example, given
from hypothesis import strategies as st

from lkjip_xl.domain.skala import PREDIKAT
from lkjip_xl.engines.openxml.package import Cell
from lkjip_xl.formats.forms.cells import HasilSel, Jenis, plain_figure_of, plain_text_of, read_cell

PAKET = SimpleNamespace(
    styles=SimpleNamespace(codes=("", "0.00%", '#,##0" %"', "0", "dd/mm/yyyy")), moment=lambda _: None
)
VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**18), 10**18).map(float),
    st.decimals(-1000, 1000, places=2).map(float),
    st.text(max_size=20),
    st.sampled_from(
        ["n/a", "-", " ", "", "BB", "12,5", "Rp1.000", "90 %", "a\nb", "a\tb", "\ufffd", "x" * 10_001]
    ),
)
UNITS = st.sampled_from(["", "%", "orang", "Rp", "nilai"])
CELLS = st.builds(
    Cell,
    VALUES,
    st.sampled_from([None, None, "A1"]),
    st.sampled_from("nsbed"),
    st.integers(0, 9),
    st.booleans(),
)


@given(CELLS)
@example(Cell("isi", None, "s", 0, is_date=False))
def test_plain_texts(cell: Cell) -> None:
    teks = plain_text_of(cell)
    if teks is not None:
        assert read_cell(PAKET, cell, "K", "Kendala", Jenis(angka=False)) == HasilSel(teks, cell.value)


@given(
    cell=CELLS,
    satuan=UNITS,
    rupiah=st.booleans(),
    predikat=st.sampled_from([None, PREDIKAT]),
    target=st.booleans(),
)
@example(cell=Cell(-0.0, None, "n", 0, is_date=False), satuan="%", rupiah=False, predikat=None, target=False)
@example(
    cell=Cell(12.5, None, "n", 3, is_date=False), satuan="Rp", rupiah=True, predikat=PREDIKAT, target=True
)
def test_plain_figures(cell: Cell, satuan: str, *, rupiah: bool, predikat: object, target: bool) -> None:
    angka = plain_figure_of(PAKET, cell)
    if angka is not None and cell.kind == "n":  # as a cell with a number is
        jenis = Jenis(angka=True, satuan=satuan, rupiah=rupiah, predikat=predikat, target=target)
        assert read_cell(PAKET, cell, "K", "Realisasi", jenis) == HasilSel(angka, cell.value)
