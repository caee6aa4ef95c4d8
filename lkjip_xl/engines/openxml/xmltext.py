"""Text between the tags of plain XML, read without a parser: what is strange in it, and its references."""

from __future__ import annotations

import re

# What XML does not allow ("]]>" in a text is of this kind), a carriage return (it is read as a line feed), and
# references by number.
_CONTROLS = bytes({*range(0x20)} - {0x09, 0x0A})
_REFERENCE = re.compile(rb"&(?!(?:lt|gt|amp|quot|apos);)")


class UnusualError(Exception):
    """Something that the quick readers leave to the thorough one."""


def is_strange(data: bytes, text: str) -> bool:
    """Whether a text (and its bytes) holds something of the kind; each question is one quick pass."""
    controls = len(data.translate(None, _CONTROLS)) < len(data)
    forbidden = "\ufffe" in text or "\uffff" in text or ("]" in text and "]]>" in text)
    return controls or forbidden or bool(_REFERENCE.search(data))


def check_texts(texts: list[str]) -> None:
    """See that nothing of the kind stands in some texts, none of which holds "<", each byte of them one letter.

    Raises:
        UnusualError: something does, or they are no UTF-8.
    """
    whole = " ".join(texts).encode("latin-1")  # what a text lacks, the next cannot bring
    try:
        strange = is_strange(whole, whole.decode())
    except ValueError:
        raise UnusualError from None
    if strange:
        raise UnusualError


def meant_text(raw: str) -> str:
    """A text that `check_texts` has seen, as it is meant."""
    return raw if raw.isascii() else raw.encode("latin-1").decode()


def plain_text(raw: str) -> str:
    """Text with the five named references of XML resolved."""
    if "&" not in raw:
        return raw
    for name, character in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
        raw = raw.replace(f"&{name};", character)
    return raw
