"""Where the work stands, as it was when the journal last grew: read in a moment, or not at all.

`lkjip status` and the button Status look here first. What is kept holds for exactly one journal with its
copy, one SOP, the final documents and archives as recorded, and one version of the product; for anything
else the journal is read. Reading loads the standard library's json and zlib alone, because people wait.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

import lkjip_xl

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lkjip_xl.domain.progress import Keadaan
    from lkjip_xl.domain.sop import Sop
    from lkjip_xl.formats.folder.case_folder import CaseFolder

_NAME = "status.json"
_ALWAYS = (".lkjip/journal.jsonl", ".lkjip/sop.toml")
_OPEN = ("belum", "berjalan")


def keep(folder: CaseFolder, sop: Sop, keadaan: Keadaan, dijaga: Sequence[str]) -> None:
    """Keep the state beside the journal it follows from; nothing depends on its being there.

    Call it only where nothing is to be told of a changed trace: `dijaga` are the files, relative to the
    folder, whose change has to be told.
    """
    from datetime import datetime

    from lkjip_xl.domain.status import status_dict

    told = status_dict(sop, keadaan, datetime.min)  # at that moment nothing is late yet
    told["jejak"] = []
    files = [*_ALWAYS, folder.relative(folder.mirror), *dijaga]
    try:
        key = _key(str(folder.root), files)
        whole = {"kunci": key, "berkas": files, "perangkat_daerah": sop.perangkat_daerah, "status": told}
        (folder.dalam / _NAME).write_text(json.dumps(whole, ensure_ascii=False), encoding="utf-8")
    except OSError:
        return


def recall(root: str, sekarang: str) -> tuple[dict[str, Any], str] | None:
    """The answer of `status_dict` now, and the office's name; None where it must be read from the journal.

    Args:
        root: the year's folder.
        sekarang: the moment as ISO text with seconds, local time.
    """
    try:
        with open(f"{root}/.lkjip/{_NAME}", encoding="utf-8") as stream:  # noqa: PTH123  pathlib costs its import
            whole = json.load(stream)
        if whole["kunci"] != _key(root, whole["berkas"]):
            return None
        told = whole["status"]
        for step in told["langkah"]:
            if step["status"] in _OPEN and step["tenggat"] and sekarang > step["tenggat"]:
                step["status"] = "terlambat"
        return told, whole["perangkat_daerah"]
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _key(root: str, files: Sequence[str]) -> list[object]:
    """What the kept state holds for."""
    key: list[object] = [lkjip_xl.__version__]
    for name in files:
        with open(f"{root}/{name}", "rb") as stream:  # noqa: PTH123
            content = stream.read()
        key += [len(content), zlib.crc32(content)]
    return key
