"""Command `arti`: what a message means, why it appears and what to do."""

from __future__ import annotations

import re

import click

from lkjip_xl.cli.bahasa import Perintah
from lkjip_xl.domain.errors import UsageError


@click.command("arti", cls=Perintah, short_help="Jelaskan sebuah kode pesan, misalnya F12")
@click.argument("kode", metavar="KODE")
def arti(kode: str) -> int:
    """Tampilkan arti sebuah kode pesan: kalimatnya, sebabnya, dan yang harus dilakukan."""
    from lkjip_xl.formats.resources import resource

    halaman = resource("docs", "pesan.md").read_text(encoding="utf-8")
    dicari = kode.strip().upper()
    bagian = re.search(rf"^### ({re.escape(dicari)} .*?)(?=^##|\Z)", halaman, re.MULTILINE | re.DOTALL)
    if bagian is None:
        raise UsageError(
            f"Kode “{kode}” tidak dikenal.", "Kode pesan berupa satu huruf dan dua angka, misalnya F12."
        )
    click.echo(bagian[1].replace("**", "").replace("> ", "").rstrip())
    return 0
