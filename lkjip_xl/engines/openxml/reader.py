"""Readers of the parts of a workbook: its list of sheets, strings, styles, tables and properties."""

from __future__ import annotations

import re
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.dates import is_date_format
from lkjip_xl.engines.openxml.refs import parse_area
from lkjip_xl.engines.openxml.remember import Remembered
from lkjip_xl.engines.openxml.xmlread import parse, tree

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree.ElementTree import Element

    from lkjip_xl.engines.openxml.bounds import Budget
    from lkjip_xl.engines.openxml.refs import Area

_MAX_DIGITS = 9
# Built-in formats that readers ask for by their code (ECMA-376 part 1, 18.8.30).
_BUILTIN = {9: "0%", 10: "0.00%", 49: "@"}
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


class SheetInfo(NamedTuple):
    """A sheet of the workbook, perhaps a chart sheet; `state` is "visible", "hidden" or "veryHidden"."""

    name: str
    part: str
    state: str


class TableInfo(NamedTuple):
    """A table: its name in formulas, the area with its header, its column names in order."""

    name: str
    ref: str
    columns: tuple[str, ...]
    part: str = ""
    header_rows: int = 1
    totals_rows: int = 0

    @property
    def body(self) -> Area | None:
        """The area of the data rows; None where there are none."""
        area = parse_area(self.ref)
        top, bottom = area.top + self.header_rows, area.bottom - self.totals_rows
        return area._replace(top=top, bottom=bottom) if top <= bottom else None


class WorkbookInfo(NamedTuple):
    """What workbook.xml says; `names` holds sheet-local ones as "Sheet!name"."""

    sheets: tuple[tuple[str, str, str], ...]
    names: dict[str, str]
    date1904: bool


class Styles(NamedTuple):
    """The number format of each cell style: its code ("" for most built-in ones), and whether a date."""

    codes: tuple[str, ...]
    dates: tuple[bool, ...]


def _character(match: re.Match[str]) -> str:
    character = chr(int(match[1], 16))
    return "\N{REPLACEMENT CHARACTER}" if "\ud800" <= character <= "\udfff" else character


def unescape(text: str) -> str:
    """Text with the _xHHHH_ escapes of the format resolved."""
    return _ESCAPE.sub(_character, text) if "_x" in text else text


def flag(value: str | None) -> bool:
    """An xsd:boolean attribute; absent is false."""
    return (value or "").strip().lower() in {"1", "true", "on"}


def count(value: str | None, default: int = 0) -> int:
    """A small whole number in an attribute; anything else is the default."""
    if value and len(value) <= _MAX_DIGITS and value.isascii() and value.isdigit():
        return int(value)
    return default


def read_workbook(chunks: Iterable[bytes], budget: Budget) -> WorkbookInfo:
    """Sheets as (name, relation id, state), defined names, and the date system."""
    info, names = workbook_of(tree(chunks, budget))
    return info._replace(names=dict(names))


def workbook_of(root: Element) -> tuple[WorkbookInfo, list[tuple[str, str]]]:
    """The same by its tree; the defined names stand beside it, each as it comes."""
    if root.tag != "workbook":
        raise PackageError("workbook", "the main part is not a workbook")
    sheets = tuple(
        (node.get("name", ""), node.get("r:id", ""), node.get("state", "visible"))
        for node in root.iterfind("sheets/sheet")
    )
    if not sheets or len({name.lower() for name, _, _ in sheets}) != len(sheets):
        raise PackageError("workbook", "no sheets, or two sheets of one name")
    names = []
    for node in root.iterfind("definedNames/definedName"):
        scope = node.get("localSheetId")
        index = count(scope, len(sheets))
        prefix = "" if scope is None else f"{sheets[index][0] if index < len(sheets) else '?'}!"
        names.append((prefix + node.get("name", ""), node.text or ""))
    properties = root.find("workbookPr")
    return WorkbookInfo(sheets, {}, properties is not None and flag(properties.get("date1904"))), names


def read_styles(chunks: Iterable[bytes], budget: Budget) -> Styles:
    """Number formats by the index a cell gives in its `s` attribute.

    Workbooks made from one template share this part byte by byte: the last ones read are remembered.
    """
    data = b"".join(chunks)
    return _styles.get(data, lambda: _styles_of(tree((data,), budget)))


def _styles_of(root: Element) -> Styles:
    codes = {
        count(node.get("numFmtId"), -1): node.get("formatCode", "")
        for node in root.iterfind("numFmts/numFmt")
    }
    numbers = [count(node.get("numFmtId")) for node in root.iterfind("cellXfs/xf")]
    known = {number: is_date_format(number, codes.get(number)) for number in set(numbers)}
    text = {number: codes.get(number, _BUILTIN.get(number, "")) for number in known}
    return Styles(tuple(text[n] for n in numbers), tuple(known[n] for n in numbers))


_styles: Remembered[Styles] = Remembered()


class _Strings:
    """Shared strings: the text runs of each item joined, phonetic hints left out."""

    def __init__(self) -> None:
        self.items: list[str] = []
        self._runs: list[str] = []
        self._phonetic = 0
        self._in_text = False

    def start(self, name: str, attributes: dict[str, str], depth: int) -> None:  # noqa: ARG002
        if name == "si":
            self._runs = []
        elif name == "rPh":
            self._phonetic += 1
        elif name == "t":
            self._in_text = not self._phonetic

    def end(self, name: str, depth: int) -> None:  # noqa: ARG002
        if name == "si":
            self.items.append(unescape("".join(self._runs)))
        elif name == "rPh":
            self._phonetic -= 1
        elif name == "t":
            self._in_text = False

    def data(self, text: str) -> None:
        if self._in_text:
            self._runs.append(text)


def read_strings(chunks: Iterable[bytes], budget: Budget) -> list[str]:
    """The shared strings in order."""
    handler = _Strings()
    parse(chunks, handler, budget)
    return handler.items


def read_table(chunks: Iterable[bytes], budget: Budget, part: str) -> TableInfo:
    """A table part."""
    root = tree(chunks, budget)
    ref = root.get("ref", "")
    area = parse_area(ref)
    names = (node.get("name", "") for node in root.iterfind("tableColumns/tableColumn"))
    columns = tuple(intern(unescape(name)) for name in names)  # thousands of tables have the same
    if root.tag != "table" or len(columns) != area.columns:
        raise PackageError("sheet", f"table part {part} does not fit its columns")
    name = unescape(root.get("displayName") or root.get("name") or "")
    header = count(root.get("headerRowCount"), 1)
    return TableInfo(name, ref, columns, part, header, count(root.get("totalsRowCount")))


def read_custom_properties(root: Element) -> dict[str, str]:
    """Custom document properties as text."""
    return {
        node.get("name", ""): unescape("".join(node.itertext()))
        for node in root.iter("property")
        if node.get("name")
    }
