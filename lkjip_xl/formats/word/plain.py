"""Values as a Word document may hold them: printed in Indonesian, escaped for its XML."""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import Decimal

from lkjip_xl.domain.tanggal import format_tanggal

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What XML 1.0 cannot carry, lone surrogates included; line breaks and tabs stay.
_TERLARANG = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

# Not by xml.sax.saxutils: it loads a whole web client, and people wait for every paper.
_ATRIBUT = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_DALAM_ATRIBUT = str.maketrans({**_ATRIBUT, "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
_DALAM_XML = str.maketrans({**_ATRIBUT, "{": "&#123;", "}": "&#125;", "%": "&#37;"})


def plain_text(nilai: object) -> object:
    """A value as it is printed: dates in Indonesian, figures with a comma, nothing for None and NaN."""
    from jinja2 import Undefined

    if isinstance(nilai, Undefined):
        return nilai
    if nilai is None or (isinstance(nilai, float | Decimal) and not math.isfinite(nilai)):
        return ""
    if isinstance(nilai, date):
        return format_tanggal(nilai)
    if isinstance(nilai, float | Decimal):
        return f"{nilai:f}".replace(".", ",")
    return _TERLARANG.sub("", str(nilai))


def escape_text(teks: str) -> str:
    """A text as XML; braces and percent signs too, since docxtpl rewrites "{_{" and the like."""
    return teks.translate(_DALAM_XML)


def quoted(teks: str) -> str:
    """A text as the value of an XML attribute, quotes included."""
    return f'"{teks.translate(_DALAM_ATRIBUT)}"'
