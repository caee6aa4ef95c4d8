"""The program's tables as last written, kept beside the journal: the master's sheets are rebuilt from them.

A master that lags behind the journal - a command was killed before it was saved, Excel could not save
it, or an older copy was put back - is brought up to date by the next command.
"""

from __future__ import annotations

import hashlib
import json
from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple, cast

from lkjip_xl.formats.book import Value
from lkjip_xl.formats.folder import journal
from lkjip_xl.formats.folder.atomic import write_text
from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.sheet_map import KERJA, KERJA_LAIN
from lkjip_xl.formats.views.kept_tables import KeptTables, decode, dumped, keep_tables, sweep_tables

Baris = Mapping[str, Value]
_BERKAS = "tampilan.json"
_MAP = "tampilan"
_ORANG = tuple(
    f"tbl{k.jenis}_" for k in (*KERJA.values(), *(x for some in KERJA_LAIN.values() for x in some)) if k.orang
)


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """What the actions have written into the master so far, and what the last one wrote for people.

    `orang` belongs into a master whose bytes are still `dasar`, those it had before the last command.
    """

    tabel: Mapping[str, Sequence[Baris]] = field(default_factory=dict)
    nama: Mapping[str, Value] = field(default_factory=dict)
    lembar: tuple[str, ...] = ()
    orang: Mapping[str, Sequence[Baris]] = field(default_factory=dict)
    dasar: str = ""

    def tables_for(self, master: Path) -> Mapping[str, Sequence[Baris]]:
        """The tables to write into a master that lags behind; people's only where nobody touched it since."""
        return ChainMap(dict(self.orang) if self.dasar == file_mark(master) else {}, cast("Any", self.tabel))


class Tertulis(NamedTuple):
    """What one action writes into the master; `dasar` is the mark of the master before it."""

    tabel: Mapping[str, Sequence[Baris]]
    nama: Mapping[str, Value]
    lembar: Sequence[str]
    dasar: str


def file_mark(path: Path) -> str:
    """The SHA-256 of a file; "" where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def keep(folder: CaseFolder, tertulis: Tertulis, kepala: str) -> None:
    """Keep one more action for the journal whose head will be `kepala`.

    What holds for the journal as it is stays too. The tables are gone through once, one at a time.
    """
    before = _pick(folder, _read(folder))
    old = before["isi"] if before else {}
    places = keep_tables(folder.dalam / _MAP, tertulis.tabel)
    isi = {
        "tabel": {**old.get("tabel", {}), **{k: v for k, v in places.items() if not k.startswith(_ORANG)}},
        "orang": {k: v for k, v in places.items() if k.startswith(_ORANG)},
        "nama": {**old.get("nama", {}), **tertulis.nama},
        "lembar": list(dict.fromkeys((*old.get("lembar", ()), *tertulis.lembar))),
        "dasar": tertulis.dasar,
    }
    data = {"kepala": kepala, "isi": isi, "sebelum": before and {**before, "sebelum": None}}
    write_text(folder.dalam / _BERKAS, dumped(data))
    sweep_tables(folder.dalam / _MAP, (*_places(isi), *_places(old)))


def load(folder: CaseFolder) -> Tersimpan:
    """What holds for the journal as it is; empty where nothing was kept. Tables are read when asked for."""
    found = _pick(folder, _read(folder))
    if not found:
        return Tersimpan()
    isi = found["isi"]
    tables = {k: KeptTables(folder.dalam / _MAP, isi[k]) for k in ("tabel", "orang")}
    return Tersimpan(tables["tabel"], isi["nama"], tuple(isi["lembar"]), tables["orang"], isi["dasar"])


def _places(isi: Mapping[str, Any]) -> list[object]:
    return [*isi.get("tabel", {}).values(), *isi.get("orang", {}).values()]


def recorded_head(folder: CaseFolder) -> str:
    """The journal's head at the last command that was finished, "" where none is kept."""
    found = _pick(folder, _read(folder)) or _read(folder) or {}
    return str(found.get("kepala", ""))


def _pick(folder: CaseFolder, data: dict[str, Any] | None) -> dict[str, Any] | None:
    """The newest state that the journal knows: a command killed before it was recorded left one too many."""
    if not data:
        return None
    known = set(journal.heads(journal.whole_lines(folder.journal)))
    return next((d for d in (data, data.get("sebelum")) if d and d.get("kepala") in known), None)


def _read(folder: CaseFolder) -> dict[str, Any] | None:
    try:
        data = json.loads((folder.dalam / _BERKAS).read_text(encoding="utf-8"), object_hook=decode)
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) and "isi" in data else None
