"""Rebuild the blank workbooks of workbooks/: `python -m lkjip_xl.formats.workbook_build [FOLDER]`."""

from __future__ import annotations

import sys
from pathlib import Path

from lkjip_xl.formats.forms.map import template_name
from lkjip_xl.formats.forms.template import build_form
from lkjip_xl.formats.master.build import blank_name, build_master
from lkjip_xl.formats.sop.file import bundled_sops, load_sop

_BAWAAN = Path(__file__).resolve().parents[2] / "workbooks"


def build_all(folder: Path) -> list[Path]:
    """Build a master for every bundled SOP and the templates of their forms; the files made."""
    hasil: dict[Path, None] = {}
    for sop_id, path in bundled_sops().items():
        sop = load_sop(path)
        master, formulir = folder / blank_name(sop_id), folder / template_name(sop.formulir)
        build_master(sop, master)
        build_form(formulir, sop.formulir)
        hasil |= {master: None, formulir: None}
    return list(hasil)


if __name__ == "__main__":
    build_all(Path(sys.argv[1]) if len(sys.argv) > 1 else _BAWAAN)
