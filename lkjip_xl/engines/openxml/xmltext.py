"""Text between the tags of plain XML, read without a parser: what is strange in it, and its references."""

from __future__ import annotations

import re

from lkjip_xl.engines.openxml.reader import unescape

# What XML does not allow ("]]>" in a text is of this kind), and a carriage return (it is read as a line feed).
_CONTROLS = bytes({*range(0x20)} - {0x09, 0x0A})
_SOME = 1 << 20  # bytes that are looked through at a time
_UNKNOWN = re.compile(rb"&(?!(?:lt|gt|amp|quot|apos);)")
_NUMBERED = re.compile(rb"&#([0-9]{2,7});")
_REFERENCE = re.compile("&(?:#([0-9]+)|([a-z]+));")
_NAMED = {"lt": "<", "gt": ">", "quot": '"', "apos": "'", "amp": "&"}
_LETTERS = range(0x20, 0x110000)
_NO_LETTERS = frozenset({*range(0xD800, 0xE000), 0xFFFE, 0xFFFF})


class UnusualError(Exception):
    """Something that the quick readers leave to the thorough one."""


def decoded(data: bytes) -> str:
    """Some text, or rows of plain XML, with nothing strange in it.

    Raises:
        UnusualError: something strange stands in it, or it is no UTF-8.
    """
    try:
        text = data.decode()
    except ValueError:
        raise UnusualError from None
    if _is_strange(data, text):
        raise UnusualError
    return text


def _is_strange(data: bytes, text: str) -> bool:
    """Whether a text (and its bytes) holds something of the kind; each question is one quick pass."""
    if b"&#" in data:  # openpyxl writes every letter outside ASCII so
        data = _NUMBERED.sub(_checked, data)
    some = (data[at : at + _SOME] for at in range(0, len(data), _SOME))
    controls = any(len(piece.translate(None, _CONTROLS)) < len(piece) for piece in some)
    forbidden = "\ufffe" in text or "\uffff" in text or ("]" in text and "]]>" in text)
    return controls or forbidden or bool(_UNKNOWN.search(data))


def _checked(reference: re.Match[bytes]) -> bytes:
    """A letter instead of a reference to any letter that XML allows."""
    number = int(reference[1])
    return b"x" if number in _LETTERS and number not in _NO_LETTERS else reference[0]


def check_texts(texts: list[str]) -> None:
    """See that nothing of the kind stands in some texts, none of which holds "<", each byte of them one letter.

    Raises:
        UnusualError: something does, or they are no UTF-8.
    """
    decoded(" ".join(texts).encode("latin-1"))  # what a text lacks, the next cannot bring


def meant_text(raw: str) -> str:
    """A text that `check_texts` has seen, as it is meant."""
    return raw if raw.isascii() else raw.encode("latin-1").decode()


def plain_text(raw: str) -> str:
    """A text that holds nothing strange with its references resolved."""
    if "&" not in raw:
        return raw
    if "&#" in raw:
        return _REFERENCE.sub(lambda m: chr(int(m[1])) if m[1] else _NAMED[m[2]], raw)
    for name, character in _NAMED.items():  # "amp" is the last
        raw = raw.replace(f"&{name};", character)
    return raw


def shown_text(raw: str) -> str:
    """A text that holds nothing strange as a cell shows it: its references and escapes ("_x000D_") resolved."""
    return unescape(plain_text(raw)) if "&" in raw or "_x" in raw else raw
