"""Tables of a Word document: rows kept together, so that no total stands alone on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lkjip_xl.formats.word_fields import Unsur, W

if TYPE_CHECKING:
    from docx.document import Document

_BARIS_SATU_HALAMAN = 9  # a table this short is kept whole


def keep_rows_together(document: Document) -> None:
    """Keep short tables whole; in longer ones tie the first rows to the header and the last two together."""
    for table in document.element.body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        short = len(rows) <= _BARIS_SATU_HALAMAN and all(_is_whole(row) for row in rows)
        for row in rows[:-1] if short else [*rows[:2], *rows[-2:-1]]:
            if _is_whole(row):
                _keep_with_next(row)


def _is_whole(row: Unsur) -> bool:
    """Whether the row must not be split; long texts of the bidang may."""
    return row.find(f"{W}trPr/{W}cantSplit") is not None


def _keep_with_next(row: Unsur) -> None:
    from docx.text.paragraph import Paragraph

    for paragraph in row.iter(f"{W}p"):
        Paragraph(paragraph, None).paragraph_format.keep_with_next = True  # type: ignore[arg-type]
