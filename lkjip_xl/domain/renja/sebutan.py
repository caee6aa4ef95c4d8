"""How messages of the Renja audit name cells and figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from lkjip_xl.domain.renja.lembar import Angka
from lkjip_xl.domain.renja.rumus import cell_name
from lkjip_xl.domain.values import format_number

_TERBANYAK = 12  # cells named one by one
_BERURUT = 3  # cells in a row that are named as a range


def written(n: Decimal) -> str:
    """A figure in a message: 1.234.567, 87,5; at most four decimals."""
    return format_number(n, 0) if n == n.to_integral_value() else format_number(n, 4).rstrip("0").rstrip(",")


def named(bagian: Sequence[Angka]) -> str:
    """Cells by name, the middle of a long list left out."""
    return listed([a.sel for a in bagian])


def listed(sel: Sequence[str]) -> str:
    """Names of cells, the middle of a long list left out."""
    if len(sel) > _TERBANYAK:
        return f"{sel[0]}, {sel[1]}, ..., {sel[-1]}"
    return ", ".join(sel)


def runs(nomor: Iterable[int], kolom: int) -> str:
    """Cells of a column by name, runs of three or more as "T57:T63"."""
    deret: list[list[int]] = []
    for n in sorted(nomor):
        if deret and n == deret[-1][-1] + 1:
            deret[-1].append(n)
        else:
            deret.append([n])
    potong: list[str] = []
    for d in deret:
        nama = [cell_name(n, kolom) for n in d]
        potong += nama if len(nama) < _BERURUT else [f"{nama[0]}:{nama[-1]}"]
    return ", ".join(potong)
