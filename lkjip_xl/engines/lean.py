"""Loading xlwings without what it would pull in on its own: pandas, numpy, matplotlib and others.

A click in Excel starts a new Python each time; `import xlwings` alone takes ten times as long once
these optional packages are installed.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

_OPTIONAL = ("pandas", "numpy", "matplotlib", "polars", "plotly", "PIL", "cryptography", "jinja2", "pyodide")


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


def load_xlwings() -> ModuleType:
    """The xlwings module, loaded lean, and without its habit of ending Excel when Python ends."""
    with without_optional_packages():
        xlwings = import_module("xlwings")
    keep_excel_alive()
    return xlwings


def keep_excel_alive() -> None:
    """Take back xlwings' clean-up at exit, which ends every EXCEL.EXE it does not know of (Windows)."""
    windows = sys.modules.get("xlwings._xlwindows")
    if windows is not None:
        import atexit

        atexit.unregister(windows.cleanup)
