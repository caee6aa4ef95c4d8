"""Words put together as Indonesian writes them."""

from __future__ import annotations

from collections.abc import Sequence

_DUA = 2


def join_words(parts: Sequence[str]) -> str:
    """A list in a sentence: "a", "a dan b", "a, b, dan c"."""
    if len(parts) <= _DUA:
        return " dan ".join(parts)
    return f"{', '.join(parts[:-1])}, dan {parts[-1]}"
