"""Renaming tables and sheets inside formulas."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element as Element

# Elements of worksheet, table and workbook parts whose text is a formula.
_FORMULA_TAGS = frozenset({"f", "formula", "formula1", "formula2", "calculatedColumnFormula", "definedName"})
_PLAIN_SHEET = re.compile(r"[^\W\d][\w.]*")
_CELL_LIKE = re.compile(r"[A-Z]{1,3}[0-9]{1,7}|R[0-9]*C[0-9]*|R|C|TRUE|FALSE", re.IGNORECASE)


class Renames(NamedTuple):
    """Old names and new ones, of tables and of sheets."""

    tables: Mapping[str, str]
    sheets: Mapping[str, str]


def quote_sheet(name: str) -> str:
    """A sheet name as it stands in a reference."""
    if _PLAIN_SHEET.fullmatch(name) and not _CELL_LIKE.fullmatch(name):
        return name
    return "'" + name.replace("'", "''") + "'"


def rename_in_formula(formula: str, renames: Renames) -> str:
    """The formula with names replaced; text in quotation marks is left alone."""
    pieces = re.split(r'("(?:[^"]|"")*")', formula)
    for index in range(0, len(pieces), 2):
        for old, new in renames.tables.items():
            pieces[index] = _table_pattern(old).sub(lambda _, new=new: new, pieces[index])
        for old, new in renames.sheets.items():
            quoted = quote_sheet(new) + "!"
            pieces[index] = _sheet_pattern(old).sub(lambda _, quoted=quoted: quoted, pieces[index])
    return "".join(pieces)


def rename_in_part(root: Element, renames: Renames) -> None:
    """Rename in every formula of a part."""
    if not (renames.tables or renames.sheets):
        return
    for node in root.iter():
        if isinstance(node.tag, str) and node.text and node.tag.rpartition("}")[2] in _FORMULA_TAGS:
            renamed = rename_in_formula(node.text, renames)
            if renamed != node.text:
                node.text = renamed


@lru_cache(maxsize=256)
def _table_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.!\\'\[]){re.escape(name)}(?![\w.!(\\'])", re.IGNORECASE)


@lru_cache(maxsize=256)
def _sheet_pattern(name: str) -> re.Pattern[str]:
    quoted = re.escape("'" + name.replace("'", "''") + "'")
    return re.compile(rf"(?:{quoted}|(?<![\w.'\]]){re.escape(name)})!", re.IGNORECASE)
