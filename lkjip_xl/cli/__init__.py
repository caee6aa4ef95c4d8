"""The command line: `lkjip ...` (DESIGN section 4)."""

from lkjip_xl.cli.main import main

__all__ = ["main"]
