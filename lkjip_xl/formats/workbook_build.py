"""Rebuild the blank workbooks of workbooks/: `python -m lkjip_xl.formats.workbook_build [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from lkjip_xl.formats.form_map import TEMPLAT
from lkjip_xl.formats.form_template import build_form
from lkjip_xl.formats.master import blank_name, build_master
from lkjip_xl.formats.sop_file import bundled_sops, load_sop

_BAWAAN = Path(__file__).resolve().parents[2] / "workbooks"


def build_all(folder: Path) -> list[Path]:
    """Build a master for every bundled SOP and the form template; the files made."""
    hasil = []
    for sop_id, path in bundled_sops().items():
        master = folder / blank_name(sop_id)
        build_master(load_sop(path), master)
        hasil.append(master)
    formulir = folder / TEMPLAT
    build_form(formulir)
    return [*hasil, formulir]


if __name__ == "__main__":
    build_all(Path(sys.argv[1]) if len(sys.argv) > 1 else _BAWAAN)
