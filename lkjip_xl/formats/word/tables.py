"""Tables and lists of a Word document: kept together, so that no total or last line stands alone on a page."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lkjip_xl.formats.word.fields import Unsur, visible_text
from lkjip_xl.formats.word.plain import W

if TYPE_CHECKING:
    from docx.document import Document

_BARIS_SATU_HALAMAN = 6  # a table this short is kept whole
_BARIS_LAPORAN = 12  # in the report, where notes stand below the tables
_HURUF_LAPORAN = 2500  # a table with more text leaves too much of a page blank when it is moved
_HURUF_SATU_HALAMAN = 1200  # as is one of few words, such as the analysis of one indicator
_BARIS_GABUNG = 6  # rows of one merged cell that stay on one page
_UJUNG_DAFTAR = 3  # so many lines of a list go to the next page together
_DAFTAR, _CATATAN = ("DaftarButir", "DaftarNomor"), "CatatanTabel"


def keep_rows_together(document: Document) -> None:
    """Keep short tables whole; in longer ones tie the first rows to the header, the last to each other."""
    for table in document.element.body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        short = all(_is_whole(row) for row in rows) and _is_short(rows)
        for row in rows[:-1] if short or _is_brief(rows) else [*rows[:2], *rows[-2:-1]]:
            if short or _is_whole(row) or _is_brief(rows):
                _keep_with_next(row)
        if rows and _has_note(table):
            _keep_with_next(rows[-1])
            _keep_notes(table)
        for group in merged_groups(rows):
            for row in group[:-1]:
                _keep_with_next(row)
    _keep_list_ends(document)


def repeat_merged_texts(document: Document) -> None:
    """Say a merged cell's text again every few rows: on the next page the cell would be blank."""
    for table in document.element.body.iter(f"{W}tbl"):
        for group in merged_groups(table.findall(f"{W}tr"), most=0):
            for row in group[_BARIS_GABUNG::_BARIS_GABUNG]:
                _start_again(_merged_cell(group[0]), _merged_cell(row))


def merged_groups(rows: list[Unsur], *, most: int = _BARIS_GABUNG) -> list[list[Unsur]]:
    """Rows that share a merged cell, of at most `most` rows (0: any number)."""
    groups: list[list[Unsur]] = []
    for row in rows:
        cell = _merged_cell(row)
        if cell is not None and _starts(cell):
            groups.append([row])
        elif cell is not None and groups:
            groups[-1].append(row)
    return [group for group in groups if not most or len(group) <= most]


def _merged_cell(row: Unsur) -> Unsur | None:
    """The row's first cell that is merged downwards."""
    cells = row.findall(f"{W}tc")
    return next((cell for cell in cells if cell.find(f"{W}tcPr/{W}vMerge") is not None), None)


def _starts(cell: Unsur) -> bool:
    return str(cell.find(f"{W}tcPr/{W}vMerge").get(f"{W}val", "")) == "restart"


def _start_again(first: Unsur, cell: Unsur) -> None:
    """Begin another merged cell here, with the text of the first one."""
    cell.find(f"{W}tcPr/{W}vMerge").set(f"{W}val", "restart")
    for paragraph in cell.findall(f"{W}p"):
        cell.remove(paragraph)
    cell.extend(deepcopy(p) for p in first.findall(f"{W}p"))
    if words := list(cell.iter(f"{W}t")):
        words[-1].text = f"{(words[-1].text or '').rstrip()} (lanjutan)"


def keep_last_rows(document: Document) -> None:
    """Tie the last rows of each long table of a paper to each other and to what stands below."""
    for table in document.element.body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        if len(rows) > _BARIS_SATU_HALAMAN:
            for row in (rows[0], *rows[-_UJUNG_DAFTAR:]):
                _keep_with_next(row)


def _is_whole(row: Unsur) -> bool:
    """Whether the row must not be split; long texts of the bidang may."""
    return row.find(f"{W}trPr/{W}cantSplit") is not None


def _is_short(rows: list[Unsur]) -> bool:
    """A table that is kept whole: of few rows, and where there are more, of little text."""
    if len(rows) <= _BARIS_SATU_HALAMAN:
        return True
    return len(rows) <= _BARIS_LAPORAN and _letters(rows) <= _HURUF_LAPORAN


def _letters(rows: list[Unsur]) -> int:
    return sum(len(visible_text(p)) for row in rows for p in row.iter(f"{W}p"))


def _is_brief(rows: list[Unsur]) -> bool:
    """A table with texts of the bidang that are short enough to stay on one page."""
    if all(_is_whole(row) for row in rows):
        return False
    return _letters(rows) <= _HURUF_SATU_HALAMAN


def _has_note(table: Unsur) -> bool:
    """Whether a note stands right below the table."""
    below = table.getnext()
    return below is not None and _style(below) == _CATATAN and bool(visible_text(below))


def _keep_notes(table: Unsur) -> None:
    """Tie the notes below a table to each other."""
    note = table.getnext()
    while (below := note.getnext()) is not None and _style(below) == _CATATAN and visible_text(below):
        _keep_paragraph(note)
        note = below


def _keep_list_ends(document: Document) -> None:
    """Tie the last lines of each list together."""
    run: list[Unsur] = []
    for element in (*document.element.body, None):
        if element is not None and _style(element) in _DAFTAR:
            run.append(element)
            continue
        for paragraph in run[-_UJUNG_DAFTAR:-1]:
            _keep_paragraph(paragraph)
        run = []


def _style(element: Unsur) -> str:
    style = element.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else str(style.get(f"{W}val"))


def _keep_with_next(row: Unsur) -> None:
    for paragraph in row.iter(f"{W}p"):
        _keep_paragraph(paragraph)


def _keep_paragraph(paragraph: Unsur) -> None:
    from docx.oxml.parser import OxmlElement

    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = OxmlElement("w:pPr")
        paragraph.insert(0, properties)
    keep = properties.find(f"{W}keepNext")
    if keep is None:  # right after the style: first of all properties but one (CT_PPrBase)
        style = properties.find(f"{W}pStyle")
        properties.insert(0 if style is None else properties.index(style) + 1, OxmlElement("w:keepNext"))
    else:
        keep.attrib.pop(f"{W}val", None)
