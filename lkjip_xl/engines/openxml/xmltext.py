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
    """See that nothing of the kind stands in some texts, none of which holds "<".

    Raises:
        UnusualError: something does.
    """
    whole = " ".join(texts)  # what a text lacks, the next cannot bring
    if is_strange(whole.encode(), whole):
        raise UnusualError


def plain_text(raw: str) -> str:
    """Text with the five named references of XML resolved."""
    if "&" not in raw:
        return raw
    for name, character in (("lt", "<"), ("gt", ">"), ("quot", '"'), ("apos", "'"), ("amp", "&")):
        raw = raw.replace(f"&{name};", character)
    return raw
