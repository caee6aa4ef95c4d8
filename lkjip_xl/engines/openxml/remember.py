"""What small parts say, remembered by their bytes: workbooks made from one template share most of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_T = TypeVar("_T")
_MAX_PART = 1 << 17


class Remembered(Generic[_T]):
    """The readings of the last few different parts; none is ever right for other bytes than its own."""

    def __init__(self, parts: int = 16) -> None:
        self._parts = parts
        self._known: dict[bytes, _T] = {}

    def get(self, data: bytes, read: Callable[[], _T]) -> _T:
        """What `read` says of these bytes; it must depend on nothing else."""
        if (known := self._known.get(data)) is not None:
            return known
        found = read()
        if len(data) <= _MAX_PART:
            if len(self._known) >= self._parts:
                self._known.clear()
            self._known[data] = found
        return found
