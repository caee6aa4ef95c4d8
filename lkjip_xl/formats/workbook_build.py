"""Rebuild the blank workbooks of workbooks/: `python -m lkjip_xl.formats.workbook_build [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from lkjip_xl.formats.master import blank_name, build_master
from lkjip_xl.formats.sop_file import bundled_sops, load_sop

_BAWAAN = Path(__file__).resolve().parents[2] / "workbooks"


def build_all(folder: Path) -> list[Path]:
    """Build a master for every bundled SOP; the files made."""
    hasil = []
    for sop_id, path in bundled_sops().items():
        master = folder / blank_name(sop_id)
        build_master(load_sop(path), master)
        hasil.append(master)
    return hasil


if __name__ == "__main__":
    build_all(Path(sys.argv[1]) if len(sys.argv) > 1 else _BAWAAN)
