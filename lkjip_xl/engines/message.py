"""A message box of Windows over Excel's own window, without xlwings; the standard library alone."""

from __future__ import annotations

import sys

_INFORMATION, _WARNING = 0x40, 0x30


def message_box(text: str, title: str, window: int, *, bad: bool) -> bool:
    """Show a message and wait until it is read; False where this system has no such box.

    Args:
        text: what is told.
        title: the title of the box.
        window: the handle of the window it belongs to, 0 for none.
        bad: whether it warns.
    """
    system: str = sys.platform
    if system != "win32":
        return False
    import ctypes

    show = ctypes.windll.user32.MessageBoxW  # type: ignore[attr-defined]
    return bool(show(window, text, title, _WARNING if bad else _INFORMATION))
