"""What the command line prints: results, findings, tables; JSON where it is asked for."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lkjip_xl.domain.problems import Problem, is_galat
from lkjip_xl.formats.table_text import table_text, terminal_width

if TYPE_CHECKING:
    from lkjip_xl.steps.tugas import Hasil

_MAKS_TEMUAN = 20


def as_json(data: object) -> None:
    """Print JSON; numbers are numbers, texts are not escaped."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def result(hasil: Hasil, root: Path) -> None:
    """Say what was done, what was found, what still waits, where the outputs are."""
    click.echo(hasil.pesan)
    findings(hasil.temuan)
    for line in hasil.belum:
        click.echo(f"  • belum selesai: {line.removesuffix('.')}.")
    for path in hasil.keluaran:
        click.echo(f"  → {path.relative_to(root) if path.is_relative_to(root) else path}")


def result_dict(hasil: Hasil, root: Path) -> dict[str, object]:
    """The JSON shape of an action's result."""
    return {
        "pesan": hasil.pesan,
        "keluaran": [p.relative_to(root).as_posix() for p in hasil.keluaran],
        "temuan": [t.as_dict() for t in hasil.temuan],
        "belum": list(hasil.belum),
    }


def findings(temuan: Sequence[Problem], lengkapnya: str = "lihat lembar Temuan atau pakai --json") -> None:
    """Print findings, errors first, no more than 20; `lengkapnya` tells where the others are."""
    ordered = sorted(temuan, key=lambda p: not is_galat(p))
    for p in ordered[:_MAKS_TEMUAN]:
        place = " › ".join(part for part in (p.berkas, p.lembar, p.sel) if part)
        click.echo(f"  [{p.kode} {p.tingkat}] {place}: {p.pesan} {p.saran}")
    if len(ordered) > _MAKS_TEMUAN:
        click.echo(f"  … dan {len(ordered) - _MAKS_TEMUAN} temuan lain ({lengkapnya}).")


def table(judul: str, kolom: Sequence[str], baris: Iterable[Sequence[str]]) -> None:
    """Print a table that fits the terminal, and an empty line."""
    click.echo(f"{table_text(judul, kolom, list(baris), terminal_width())}\n")
