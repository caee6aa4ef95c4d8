"""What a year's folder says, in a form that two runs of the same work can be compared in."""

import json
import re
import zipfile
from pathlib import Path

from lkjip_xl.formats.book import open_book
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.case_folder import CaseFolder

_SUM = re.compile(r"\b[0-9a-f]{64}\b")
_ISSUE = re.compile(r"(-\d{4}-[^\s\"]+-\d+-)[0-9a-f]{8}\b")
_TAG = re.compile(r"<[^>]+>")
_BAG = re.compile(r"^5-arsip/Arsip [^/]*/")
_SECOND = re.compile(r"(Arsip [^/\"]* \d{8}-\d{6}) \(2\)")
_LEFT = re.compile(r"(^|/)(\.tulis-|\.belum-|\.[a-z0-9_]{8}\.tmp$)|master-baru|pemegang")
_OF_THE_BAG = ("tblArsip", "Berita Acara Pengarsipan")  # they tell what this very bag holds


def state_of(folder: CaseFolder) -> dict[str, object]:
    """Journal, every table of the master, every output; sums and random issue ids made equal."""
    records = [
        f"{c.waktu} {c.aksi} {_plain(json.dumps(c.rincian, sort_keys=True))}"
        for c in journal.read(folder.journal)
    ]
    return {"jurnal": records, "master": _tables(folder.master), "berkas": _files(folder.root)}


def leftovers(folder: CaseFolder) -> list[str]:
    """Temporary files of the program that are still there."""
    names = [p.relative_to(folder.root).as_posix() for p in folder.root.rglob("*")]
    return [n for n in names if _LEFT.search(n)]


def _plain(text: str) -> str:
    return _SECOND.sub(r"\1", _ISSUE.sub(r"\1#", _SUM.sub("#", text)))


def _tables(master: Path) -> dict[str, list[str]]:
    with open_book(master) as book:
        return {
            table: [_plain(str(row)) for row in book.read_table(table)]
            for table in sorted(book.table_places())
            if not table.startswith(_OF_THE_BAG)
        }


def _files(root: Path) -> dict[str, str]:
    found = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if not path.is_file() or name.startswith((".lkjip/", "Master")) or _BAG.match(name):
            continue
        if _LEFT.search(name):  # told on its own
            continue
        loose = path.suffix == ".eml" or path.stem.endswith(_OF_THE_BAG)  # a message has a random boundary
        found[name] = "" if loose else _content(path)
    for path in sorted((root / ".lkjip" / "diterima").glob("*")):
        found[f"diterima/{path.name}"] = ""
    return found


def _content(path: Path) -> str:
    if path.suffix not in (".docx", ".xlsx"):
        return path.read_bytes().hex()
    with zipfile.ZipFile(path) as z:
        assert z.testzip() is None
        parts = sorted(
            n for n in z.namelist() if re.match(r"word/document|xl/worksheets/sheet|xl/sharedStr", n)
        )
        return _plain("\n".join(_TAG.sub(" ", z.read(n).decode("utf-8")) for n in parts))
