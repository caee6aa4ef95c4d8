"""One Word template looked at from all sides: content, tags, fields, and whether it can be filled."""

from __future__ import annotations

import difflib
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from lkjip_xl.domain.errors import LkjipError
from lkjip_xl.domain.problems import Problem, is_galat, problem
from lkjip_xl.formats.docx.danger import dangers
from lkjip_xl.formats.docx.render import render_docx
from lkjip_xl.formats.docx.template import open_template
from lkjip_xl.formats.templates.example import example_context
from lkjip_xl.formats.templates.fields import Medan, allowed_fields, fields_of, paths, template_names
from lkjip_xl.formats.templates.names import PemeriksaNama
from lkjip_xl.formats.templates.parts import read_parts
from lkjip_xl.formats.templates.tags import check_tags


@dataclass(frozen=True, slots=True)
class Pemeriksaan:
    """What a look at a template found; `terisi` says whether example data could be filled in."""

    berkas: Path
    naskah: str
    temuan: tuple[Problem, ...]
    terisi: bool
    tak_dipakai: tuple[str, ...]

    @property
    def faulty(self) -> bool:
        """Whether the program cannot use this template."""
        return not self.terisi or any(map(is_galat, self.temuan))

    def as_dict(self) -> dict[str, object]:
        """The JSON shape."""
        return {
            "berkas": self.berkas.name,
            "naskah": self.naskah,
            "terisi": self.terisi,
            "temuan": [t.as_dict() for t in self.temuan],
            "tak_dipakai": list(self.tak_dipakai),
        }


def check_template(berkas: Path, naskah: str) -> Pemeriksaan:
    """Look at a template without running anything of it, then fill it with example data.

    Raises:
        FileUnusableError: the example could not be written to the temporary folder.
    """
    if naskah not in template_names():
        mirip = difflib.get_close_matches(naskah, template_names(), 1)
        dugaan = f"Mungkin maksudnya {mirip[0]}.docx. " if mirip else ""
        return _told(berkas, naskah, [problem("T10", naskah=naskah, dugaan=dugaan)], terisi=True)
    if bahaya := _dangers(berkas):
        return _told(berkas, naskah, bahaya)
    medan = allowed_fields(naskah)
    temuan: list[Problem] = []
    dipakai: set[str] = set()
    try:
        _read(berkas, PemeriksaNama(naskah, medan, temuan, dipakai))
        if not any(map(is_galat, temuan)):
            _try(berkas, medan)
    except LkjipError as e:
        temuan.append(problem("T07", sebab=e.pesan))
    if any(map(is_galat, temuan)):
        return _told(berkas, naskah, temuan)
    unused = tuple(p for p, m in paths(fields_of(naskah)) if p not in dipakai and not m.kolom)
    return _told(berkas, naskah, temuan, terisi=True, unused=unused)


def _told(
    berkas: Path, naskah: str, temuan: list[Problem], *, terisi: bool = False, unused: tuple[str, ...] = ()
) -> Pemeriksaan:
    placed = tuple(replace(t, berkas=berkas.name) for t in temuan)
    return Pemeriksaan(berkas, naskah, placed, terisi, unused)


def _dangers(berkas: Path) -> list[Problem]:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(berkas) as z:
            return [problem("T06", bahaya=apa, lembar=bagian) for bagian, apa in dangers(z)]
    except (OSError, BadZipFile, RuntimeError):
        return [problem("T06", bahaya="rusak atau bukan dokumen Word (.docx)")]


def _read(berkas: Path, names: PemeriksaNama) -> None:
    """Gather the findings of all parts, and the fields that are used."""
    for bagian in read_parts(open_template(berkas).docx):
        if not bagian.diisi:
            names.temuan += _not_filled(bagian.sebutan, [p.teks for p in bagian.paragraf])
            continue
        found = list(check_tags(bagian.paragraf))
        names.temuan += found
        (names.check_loosely if any(map(is_galat, found)) else names.check)(bagian)


def _not_filled(sebutan: str, lines: list[str]) -> list[Problem]:
    return [
        problem("T09", lembar=sebutan, sel=f"“{teks[:60]}”", tanda="{{ }}")
        for teks in lines
        if "{{" in teks or "{%" in teks
    ]


def _try(berkas: Path, medan: tuple[Medan, ...]) -> None:
    """Fill it with example data in a temporary folder; the bundled one in this process."""
    with tempfile.TemporaryDirectory(prefix="lkjip-") as folder:
        render_docx(berkas, example_context(medan), Path(folder, berkas.name))
