"""The fields a template may use, read from the fields files that also are their documentation."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from lkjip_xl.formats.letters.document import documented
from lkjip_xl.formats.resources import resource

LAPORAN = "lkjip"
_BERKOLOM = re.compile(
    r"(Baris|Daftar kotak|Tanda tangan|Penanda tangan|Perbandingan nilai akhir)\b[^:]*:\s*(.+)"
)
_TUNGGAL = ("Tanda tangan", "Penanda tangan", "Perbandingan nilai akhir")
_KOLOM = re.compile(r"\s*([a-z_0-9]+)\s*(?:\(([^)]*)\))?\s*(?:,|$)")


@dataclass(frozen=True, slots=True)
class Medan:
    """One field: what it means and what it is made of.

    `daftar`: a list; with `kolom` each of its items has them. Without `daftar` and with `kolom` it is one
    record. `rangkai`: runs of their own, printed by {{r ... }}. `benar`: true or false.
    """

    nama: str
    arti: str
    daftar: bool = False
    rangkai: bool = False
    benar: bool = False
    kolom: tuple[Medan, ...] = ()

    def column(self, nama: str) -> Medan | None:
        """A column by its name."""
        return next((k for k in self.kolom if k.nama == nama), None)

    def item(self) -> Medan:
        """One item of a list."""
        return Medan(self.nama, self.arti, rangkai=self.rangkai, kolom=self.kolom)


def template_names() -> tuple[str, ...]:
    """The report's template and those of all papers."""
    return (LAPORAN, *sorted(documented()))


@cache
def fields_of(naskah: str) -> tuple[Medan, ...]:
    """The fields of a template.

    Raises:
        KeyError: there is no such template.
    """
    if naskah == LAPORAN:
        isi = tomllib.loads(resource("templates", "lkjip.fields.toml").read_text(encoding="utf-8"))
        return tuple(_group(nama, v) for nama, v in isi.items() if nama != "_")
    return tuple(_paper_field(nama, arti) for nama, arti in documented()[naskah].items())


def allowed_fields(naskah: str) -> tuple[Medan, ...]:
    """The fields of a template and, in a paper, those that every paper has."""
    own = fields_of(naskah)
    names = {m.nama for m in own}
    return own if naskah == LAPORAN else (*own, *(m for m in common_fields() if m.nama not in names))


@cache
def common_fields() -> tuple[Medan, ...]:
    """The fields that papers share."""
    isi = tomllib.loads(resource("templates", "naskah.fields.toml").read_text(encoding="utf-8"))
    return tuple(_paper_field(nama, arti) for nama, arti in isi["umum"].items())


def paths(medan: tuple[Medan, ...], awal: str = "") -> Iterator[tuple[str, Medan]]:
    """Every field with its dotted name, groups before what is in them."""
    for m in medan:
        yield f"{awal}{m.nama}", m
        yield from paths(m.kolom, f"{awal}{m.nama}.")


def _group(nama: str, isi: str | Mapping[str, Any]) -> Medan:
    """A field or a group of the report's fields file."""
    if isinstance(isi, str):
        rangkai = isi.startswith("(r)")
        arti = isi.removeprefix("(r)").strip()
        return Medan(nama, arti, arti.startswith("daftar"), rangkai, arti.startswith("benar bila"))
    arti = str(isi.get("_", ""))
    kolom = tuple(_group(k, v) for k, v in isi.items() if k != "_")
    return Medan(nama, arti, daftar=arti.startswith("daftar"), kolom=kolom)


def _paper_field(nama: str, arti: str) -> Medan:
    if arti.startswith("(r)"):
        return Medan(nama, arti.removeprefix("(r)").strip(), rangkai=True)
    found = _BERKOLOM.match(arti)
    if found is not None:
        kolom = tuple(_column(k, note) for k, note in _KOLOM.findall(found[2].partition(";")[0]))
        return Medan(nama, arti, daftar=found[1] not in _TUNGGAL, kolom=kolom)
    return Medan(nama, arti, arti.startswith(("Daftar", "Nomor baris")), benar=arti.startswith("Benar bila"))


def _column(nama: str, catatan: str) -> Medan:
    """A column with what is said of it in brackets."""
    if catatan.startswith("daftar:"):
        names = catatan.removeprefix("daftar:").split(",")
        return Medan(nama, catatan, daftar=True, kolom=tuple(Medan(k.strip(), "") for k in names))
    return Medan(nama, catatan, catatan.startswith("daftar"), benar=catatan.startswith("benar"))
