"""The office's Word templates: looked at, copied for editing."""

from __future__ import annotations

import difflib
from pathlib import Path

from lkjip_xl.domain.errors import UsageError
from lkjip_xl.formats.folder.atomic import copy_file
from lkjip_xl.formats.folder.case_folder import CaseFolder, ensure_file
from lkjip_xl.formats.resources import resource
from lkjip_xl.formats.templates.check import Pemeriksaan, check_template
from lkjip_xl.formats.templates.fields import template_names


def look_at(tempat: Path, sebagai: str = "") -> list[Pemeriksaan]:
    """Every template of a year's folder, or one file; the bundled set where the office has none.

    Args:
        tempat: a year's folder, or a .docx file.
        sebagai: which template the file is meant to be; by default its own name.

    Raises:
        UsageError: there is no template of that name.
        FileUnusableError: the place cannot be used.
    """
    if tempat.suffix.casefold() == ".docx" or tempat.is_file():
        ensure_file(tempat)
        return [check_template(tempat, _known(sebagai) if sebagai else tempat.stem)]
    CaseFolder(tempat).check()
    return [check_template(p, p.stem) for p in own_templates(tempat) or bundled_templates()]


def own_templates(folder: Path) -> list[Path]:
    """The office's own templates in a year's folder; Word's lock files are none."""
    found = sorted((folder / "templates").glob("*.docx"))
    return [p for p in found if p.is_file() and not p.name.startswith(("~$", "."))]


def bundled_templates() -> list[Path]:
    """The templates that travel with the product."""
    return [resource("templates", f"{nama}.docx") for nama in template_names()]


def copy_template(folder: Path, nama: str) -> Path:
    """Put a copy of a bundled template into a year's folder; gives its place.

    Raises:
        UsageError: there is no such template, or the office has its copy already.
        FileUnusableError: the folder is no year's folder, is in use, or cannot be written.
    """
    case = CaseFolder(folder)
    case.check()
    place = folder / "templates" / f"{_known(nama.removesuffix('.docx'))}.docx"
    with case.locked("template"):
        if place.exists():
            raise UsageError(
                f"“{place.name}” sudah ada di folder templates dan tidak ditimpa.",
                "Ubah berkas itu di Word, atau pindahkan dahulu.",
            )
        copy_file(resource("templates", place.name), place)
    return place


def _known(nama: str) -> str:
    if nama in template_names():
        return nama
    mirip = difflib.get_close_matches(nama, template_names(), 1)
    dugaan = f"Mungkin maksudnya: {mirip[0]}. " if mirip else ""
    raise UsageError(f"Templat “{nama}” tidak ada.", f"{dugaan}Lihat namanya dengan: lkjip template --medan")
