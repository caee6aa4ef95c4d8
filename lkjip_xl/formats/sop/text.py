"""An SOP as TOML text: the skeleton of a new one, and any SOP written out so that it loads again."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields
from typing import TYPE_CHECKING, Any

from lkjip_xl.domain.sop import DasarHukum, Langkah, Pelaku, Sop, Waktu
from lkjip_xl.formats.resources import data_file

if TYPE_CHECKING:
    from collections.abc import Mapping

Isi = dict[str, Any]


def skeleton() -> bytes:
    """A commented SOP of ten steps that loads as it is, to be changed by the office."""
    return data_file("kerangka-sop.toml").read_bytes()


def sop_tables(sop: Sop) -> Isi:
    """The tables of the SOP's file; keys that hold their default are left out."""
    return _fields(sop)


def toml_text(isi: Mapping[str, Any], kepala: str = "") -> str:
    """The tables as TOML; each line of `kepala` becomes a comment at the top."""
    import tomli_w

    comment = "".join(f"# {line}\n" for line in kepala.splitlines())
    return f"{comment}\n{tomli_w.dumps(isi, indent=2)}" if comment else tomli_w.dumps(isi, indent=2)


def _fields(record: Sop | Langkah | Pelaku) -> Isi:
    return {
        f.name: _plain(value) for f in fields(record) if (value := getattr(record, f.name)) != _default(f)
    }


def _default(f: Field[Any]) -> object:
    """The default of a field; for one without default an object that equals nothing."""
    if f.default_factory is not MISSING:
        return f.default_factory()
    return f.default


def _plain(value: object) -> object:
    """A record's value as the file has it: notes on citations and parts of a time are worked out anew."""
    match value:
        case Langkah() | Pelaku():
            return _fields(value)
        case DasarHukum():
            return value.teks
        case Waktu():
            return value.cetak
        case tuple():
            return [_plain(item) for item in value]
        case _:
            return value
