"""Chart parts: which charts a sheet shows, and their series pointed at other cells."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from lkjip_xl.engines.openxml.bounds import PackageError
from lkjip_xl.engines.openxml.cell_text import number_text
from lkjip_xl.engines.openxml.edit_xml import add, child, children, parse_part, qualified, remove, to_bytes
from lkjip_xl.engines.openxml.xmlread import tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element as Element

    from lkjip_xl.engines.openxml.package import Package

Value = str | float | bool | None

# Children of a series in schema order, up to where each of the three data sources stands.
_BEFORE_TX = ("idx", "order")
_BEFORE_CAT = (
    *_BEFORE_TX,
    "tx",
    "spPr",
    "invertIfNegative",
    "pictureOptions",
    "marker",
    "explosion",
    "dPt",
    "dLbls",
    "trendline",
    "errBars",
)
_BEFORE_VAL = (*_BEFORE_CAT, "cat")


class ChartInfo(NamedTuple):
    """A chart on a sheet."""

    name: str
    part: str


class SeriesData(NamedTuple):
    """A row or column of cells: its reference with the sheet, and the values it shows."""

    reference: str
    values: Sequence[Value]


class Series(NamedTuple):
    """One series of a chart; `title` is None where the source has no header."""

    title: SeriesData | None
    values: SeriesData


def sheet_charts(package: Package, sheet_part: str) -> tuple[ChartInfo, ...]:
    """The charts of a sheet, in the order they are drawn."""
    found = []
    for drawing in package.relations(sheet_part):
        if drawing.kind != "drawing" or drawing.external:
            continue
        targets = {r.id: r.target for r in package.relations(drawing.target) if r.kind == "chart"}
        root = tree(package.container.chunks(drawing.target), package.container.budget)
        for frame in root.iter("graphicFrame"):
            name = frame.find("nvGraphicFramePr/cNvPr")
            chart = frame.find("graphic/graphicData/chart")
            if name is not None and chart is not None and chart.get("r:id", "") in targets:
                found.append(ChartInfo(name.get("name", ""), targets[chart.get("r:id", "")]))
    return tuple(found)


def point_series(data: bytes, categories: SeriesData, series: Sequence[Series]) -> bytes:
    """A chart part whose series show other cells; colours and labels of each series stay.

    Series too many are dropped, series too few are made after the last one without its colours.

    Raises:
        PackageError: the chart has no series to take as a pattern.
    """
    root = parse_part(data)
    nodes = list(root.iter(qualified(root, "ser")))
    if not nodes or not series:
        raise PackageError("chart", "a chart without series cannot be pointed at cells")
    for surplus in nodes[len(series) :]:
        remove(surplus)
    nodes = nodes[: len(series)]
    while len(nodes) < len(series):
        nodes.append(_another(nodes[-1], len(nodes)))
    for node, one in zip(nodes, series, strict=True):
        _point(node, categories, one)
    return to_bytes(root)


def _another(last: Element, index: int) -> Element:
    node = deepcopy(last)
    for name in ("spPr", "dPt", "extLst"):
        for found in children(node, name):
            node.remove(found)
    for name in ("idx", "order"):
        found = child(node, name)
        if found is not None:
            found.set("val", str(index))
    last.addnext(node)
    return node


def _point(node: Element, categories: SeriesData, series: Series) -> None:
    if series.title is not None:
        _text_source(_emptied(node, "tx", _BEFORE_TX), series.title)
    _text_source(_emptied(node, "cat", _BEFORE_CAT), categories)
    code = _format_code(node)
    _number_source(_emptied(node, "val", _BEFORE_VAL), series.values, code)


def _emptied(node: Element, name: str, before: tuple[str, ...]) -> Element:
    found = child(node, name)
    if found is None:
        found = add(node, name)
        position = max((i + 1 for i, other in enumerate(node) if _local(other) in before), default=0)
        node.insert(position, found)
    for old in list(found):
        found.remove(old)
    return found


def _local(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _format_code(node: Element) -> str:
    found = child(node, "val", "numRef", "numCache", "formatCode")
    return (found.text if found is not None else None) or "General"


def _text_source(holder: Element, data: SeriesData) -> None:
    source = add(holder, "strRef")
    add(source, "f", data.reference)
    cache = add(source, "strCache")
    _points(cache, ["" if value is None else _shown(value) for value in data.values])


def _number_source(holder: Element, data: SeriesData, code: str) -> None:
    source = add(holder, "numRef")
    add(source, "f", data.reference)
    cache = add(source, "numCache")
    add(cache, "formatCode", code)
    _points(cache, [number_text(v) if _is_number(v) else "" for v in data.values])  # type: ignore[arg-type]


def _points(cache: Element, texts: Sequence[str]) -> None:
    add(cache, "ptCount", val=str(len(texts)))
    for index, text in enumerate(texts):
        if text:
            add(add(cache, "pt", idx=str(index)), "v", text)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _shown(value: Value) -> str:
    return number_text(value) if isinstance(value, int | float) else str(value)
