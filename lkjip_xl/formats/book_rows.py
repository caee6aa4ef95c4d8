"""Rows and titles of the workbook's tables, and what is said where a title or a free cell is missed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from lkjip_xl.domain.errors import SettingsError
from lkjip_xl.engines.blocks import Value
from lkjip_xl.engines.openxml.refs import Area, cell_name

if TYPE_CHECKING:
    import xlwings as xw

_Cell = TypeVar("_Cell")
_BLOCK = 500  # rows that are read at a time
REBUILD = "Buku kerja bukan bawaan versi ini atau strukturnya diubah; keadaan sebelumnya: lkjip pulihkan DIR"


class Row(dict[str, _Cell]):
    """A row by column title; `tempat` says where the titles stand, for whoever misses one."""

    __slots__ = ("_tempat",)

    def __init__(self, cells: Iterable[tuple[str, _Cell]], tempat: str) -> None:
        super().__init__(cells)
        self._tempat = tempat

    def __missing__(self, title: str) -> _Cell:
        raise no_column(self._tempat, title)


class Titles(NamedTuple):
    """The titles of a table: their positions, the column of the first, and where they stand in words."""

    positions: Mapping[str, int]
    left: int
    place: str


class CellRow(Mapping[str, tuple[Value, str]]):
    """A row by column title, each value with its cell ("C7"), which is worked out when it is asked for."""

    __slots__ = ("_number", "_titles", "_values")

    def __init__(self, titles: Titles, number: int, values: Sequence[Value]) -> None:
        self._titles = titles
        self._number = number
        self._values = values

    def __getitem__(self, title: str) -> tuple[Value, str]:
        position = self._titles.positions.get(title)
        if position is None:
            raise no_column(self._titles.place, title)
        return self._values[position], cell_name(self._number, self._titles.left + position)

    def get(self, title: str, default: Any = None) -> Any:  # noqa: ANN401  (as of every mapping)
        """A value with its cell; `default` where the table has no such column."""
        if title not in self:
            return default
        return self[title]

    def __contains__(self, title: object) -> bool:
        return title in self._titles.positions

    def __iter__(self) -> Iterator[str]:
        return iter(self._titles.positions)

    def __len__(self) -> int:
        return len(self._titles.positions)


def place_of_titles(table: Any) -> str:  # noqa: ANN401
    """Sheet, cells and table, as a sentence names them."""
    titles = table.header_row_range
    area = Area(titles.row, titles.column, titles.row, titles.column + titles.shape[1] - 1)
    return f"lembar {table.parent.name} sel {area}, judul tabel {table.name}"


def no_column(place: str, *titles: str) -> SettingsError:
    """A sentence about titles that are not where they were laid down."""
    named = ", ".join(f"“{title}”" for title in titles)
    return SettingsError(
        f"Kolom {named} tidak ada ({place}).",
        "Tulis kembali judul kolom itu seperti semula, lalu ulangi; keadaan sebelumnya: lkjip pulihkan DIR",
    )


def titles_of(table: Any) -> list[str]:  # noqa: ANN401
    """The column titles of a table."""
    header = table.header_row_range
    if table.parent.book.app.engine.name == "openxml":
        return [str(title) for title in header.raw_value[0]]
    return [str(title) for title in header.options(ndim=2).value[0]]


def check_titles(table: Any, titles: Sequence[str], rows: Sequence[Mapping[str, Value]]) -> None:  # noqa: ANN401
    """Make sure that a table has every column that the rows name.

    Raises:
        SettingsError: it lacks some.
    """
    unknown = sorted({title for row in rows for title in row} - set(titles))
    if unknown:
        raise no_column(place_of_titles(table), *unknown)


def check_free(table: Any, joining: xw.Range) -> None:  # noqa: ANN401
    """Make sure that nothing stands where a table is to grow; a formula shows a cell whose value is blank.

    Raises:
        SettingsError: something does.
    """
    formulas = joining.formula
    rows = formulas if isinstance(formulas, list | tuple) else [[formulas]]
    taken = [
        cell_name(joining.row + r, joining.column + c)
        for r, row in enumerate(rows)
        for c, formula in enumerate(row)
        if not is_blank(formula)
    ]
    if taken:
        tempat = f"sel {taken[0]} di lembar {table.parent.name}"
        raise SettingsError(
            f"Tabel {table.name} tidak dapat diperpanjang: {tempat} berisi.",
            f"Kosongkan atau pindahkan isi {tempat} dan sekitarnya, lalu ulangi.",
        )


def body_of(body: xw.Range, *, straight: bool) -> Iterator[tuple[int, list[Value]]]:
    """The rows of a table's body with their numbers, wholly blank ones left out.

    With `straight` the values come without xlwings' converters, which our own engine does not need. A text
    that many rows share takes its room once.
    """
    rows = _straight(body) if straight else body.options(ndim=2, err_to_str=True).value
    texts: dict[str, str] = {}
    for number, row in enumerate(rows, body.row):
        values = [texts.setdefault(v, v) if v and type(v) is str else as_read(v) for v in row]
        if not all(map(is_blank, values)):
            yield number, values


def _straight(body: xw.Range) -> Iterator[list[Any]]:
    """The rows of a range as the engine gives them, some at a time."""
    for top in range(0, body.shape[0], _BLOCK):
        yield from body[top : top + _BLOCK, :].raw_value


def as_read(value: Any) -> Value:  # noqa: ANN401  (whatever the engine gives)
    """A value of a cell: error texts are plain texts, and the Decimal of Excel's currency cells is a float."""
    if isinstance(value, str):
        return str(value) or None
    return float(value) if isinstance(value, Decimal) else value


def is_blank(value: object) -> bool:
    """Whether a cell shows nothing."""
    return value is None or (isinstance(value, str) and not value.strip())
