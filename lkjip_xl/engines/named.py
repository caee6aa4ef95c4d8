"""Collections of named objects, as xlwings asks for them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from lkjip_xl.engines.lean import without_optional_packages

with without_optional_packages():
    from xlwings import base_classes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Item = TypeVar("Item")


def pick(items: Sequence[Item], key: int | str) -> Item:
    """An item by its number from 1, or by its name without regard to case."""
    if isinstance(key, int):
        return items[key - 1]
    for item in items:
        if getattr(item, "name", "").lower() == key.lower():
            return item
    raise KeyError(key)


class NamedItems(base_classes.Collection):
    """A list of named objects, as xlwings asks for collections."""

    def items(self) -> Sequence[Any]:
        """The objects, in their order."""
        raise NotImplementedError

    @property
    def api(self) -> NamedItems:
        """The object itself: there is no other application behind it."""
        return self

    def __call__(self, key: int | str) -> Any:  # noqa: ANN401  (an item of the collection)
        """An item by its number from 1 or its name."""
        return pick(self.items(), key)

    def __len__(self) -> int:
        return len(self.items())

    def __iter__(self) -> Iterator[Any]:
        return iter(self.items())

    def __contains__(self, key: object) -> bool:
        return any(item.name.lower() == str(key).lower() for item in self.items())
