"""The program's tables as last written, kept beside the journal: the master's sheets are rebuilt from them.

A master that lags behind the journal - a command was killed before it was saved, Excel could not save
it, or an older copy was put back - is brought up to date by the next command.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from lkjip_xl.formats import journal
from lkjip_xl.formats.atomic import write_text
from lkjip_xl.formats.book import Formula, Value
from lkjip_xl.formats.case_folder import CaseFolder
from lkjip_xl.formats.sheet_map import KERJA, KERJA_LAIN

Baris = Mapping[str, Value]
_BERKAS = "tampilan.json"
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

    def with_action(
        self,
        tabel: Mapping[str, Sequence[Baris]],
        nama: Mapping[str, Value],
        lembar: Iterable[str],
        dasar: str,
    ) -> Tersimpan:
        """The same after one more action."""
        own = {k: v for k, v in tabel.items() if not k.startswith(_ORANG)}
        return Tersimpan(
            {**self.tabel, **own},
            {**self.nama, **nama},
            tuple(dict.fromkeys((*self.lembar, *lembar))),
            {k: v for k, v in tabel.items() if k.startswith(_ORANG)},
            dasar,
        )

    def tables_for(self, master: Path) -> Mapping[str, Sequence[Baris]]:
        """The tables to write into a master that lags behind; people's only where nobody touched it since."""
        return {**self.tabel, **(self.orang if self.dasar == file_mark(master) else {})}


def file_mark(path: Path) -> str:
    """The SHA-256 of a file; "" where it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""


def keep(folder: CaseFolder, tersimpan: Tersimpan, kepala: str) -> None:
    """Keep it for the journal whose head will be `kepala`; what holds for the journal as it is stays too."""
    before = _pick(folder, _read(folder))
    data = {"kepala": kepala, "isi": _packed(tersimpan), "sebelum": before and {**before, "sebelum": None}}
    write_text(folder.dalam / _BERKAS, json.dumps(data, ensure_ascii=False, default=_encode))


def load(folder: CaseFolder) -> Tersimpan:
    """What holds for the journal as it is; empty where nothing was kept."""
    found = _pick(folder, _read(folder))
    if not found:
        return Tersimpan()
    isi = found["isi"]
    return replace(
        Tersimpan(**{k: isi[k] for k in ("tabel", "nama", "orang", "dasar")}), lembar=tuple(isi["lembar"])
    )


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
        data = json.loads((folder.dalam / _BERKAS).read_text(encoding="utf-8"), object_hook=_decode)
    except (OSError, ValueError):
        return None
    return data if isinstance(data, dict) and "isi" in data else None


def _packed(t: Tersimpan) -> dict[str, Any]:
    tables = {
        name: {k: _marked(v) for k, v in part.items()} for name, part in (("t", t.tabel), ("o", t.orang))
    }
    nama = {k: _mark(v) for k, v in t.nama.items()}
    return {"tabel": tables["t"], "orang": tables["o"], "nama": nama, "lembar": t.lembar, "dasar": t.dasar}


def _marked(rows: Sequence[Baris]) -> list[dict[str, object]]:
    return [{k: _mark(v) for k, v in row.items()} for row in rows]


def _mark(value: Value) -> object:
    """Formulas are texts to JSON: told apart by a wrapper."""
    return {"=": str(value)} if isinstance(value, Formula) else value


def _encode(value: object) -> object:
    match value:
        case datetime():
            return {"dt": value.replace(tzinfo=None).isoformat()}
        case date():
            return {"d": value.isoformat()}
        case Decimal():
            return {"n": str(value)}
    raise TypeError(type(value).__name__)


def _decode(data: dict[str, Any]) -> object:
    match data:
        case {"=": str(text), **rest} if not rest:
            return Formula(text)
        case {"dt": str(text), **rest} if not rest:
            return datetime.fromisoformat(text)
        case {"d": str(text), **rest} if not rest:
            return date.fromisoformat(text)
        case {"n": str(text), **rest} if not rest:
            return Decimal(text)
    return data
