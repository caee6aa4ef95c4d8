"""Loading xlwings without what it would pull in on its own: pandas, numpy, matplotlib and others.

A click in Excel starts a new Python each time; `import xlwings` alone takes ten times as long once
these optional packages are installed. Its folder `pro`, which is under another licence, is never loaded.
"""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_OPTIONAL = (
    *("pandas", "numpy", "matplotlib", "polars", "plotly", "PIL", "cryptography", "jinja2", "pyodide"),
    "xlwings.pro",
)
_CONSTANTS = "xlwings.constants"


class _Constants(ModuleType):
    """The thousands of Excel's constants, loaded when one beyond the size of a sheet is asked for."""

    MAX_ROWS = 1_048_576
    MAX_COLUMNS = 16_384

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(_CONSTANTS) is self:
            del sys.modules[_CONSTANTS]
        return getattr(import_module(_CONSTANTS), name)


@contextmanager
def without_optional_packages() -> Iterator[None]:
    """Inside, importing an optional package fails unless it is loaded already."""
    blocked = [name for name in _OPTIONAL if name not in sys.modules]
    for name in blocked:
        sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        for name in blocked:
            if name in sys.modules and sys.modules[name] is None:
                del sys.modules[name]


@contextmanager
def collection_paused() -> Iterator[None]:
    """Inside, Python does not look for garbage: for work whose every object is still in use at its end."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def load_xlwings() -> ModuleType:
    """The xlwings module, loaded lean, and without its habit of ending Excel when Python ends."""
    if "xlwings" not in sys.modules:
        sys.modules.setdefault(_CONSTANTS, _Constants(_CONSTANTS))
        with collection_paused(), without_optional_packages():
            import_module("xlwings")
    keep_excel_alive()
    return sys.modules["xlwings"]


def keep_excel_alive() -> None:
    """Take back xlwings' clean-up at exit, which ends every EXCEL.EXE it does not know of (Windows)."""
    windows = sys.modules.get("xlwings._xlwindows")
    if windows is not None:
        import atexit

        atexit.unregister(windows.cleanup)
