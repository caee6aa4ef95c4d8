"""Official papers in Word: which template, which fields, and the finished file (DOMAIN section 4)."""

from __future__ import annotations

import tomllib
from pathlib import Path

from lkjip_xl.domain.naskah import Surat, addressees, numbered, signature_block
from lkjip_xl.formats.docx.render import render_docx
from lkjip_xl.formats.resources import resource
from lkjip_xl.formats.word.tables import keep_last_rows


def write_letter(path: Path, naskah: str, isi: Surat, *, template: Path | None = None) -> None:
    """Render a paper, read it back, and put it in place; a failure leaves the former file as it was.

    `template` is the office's own copy of the template, if it has one.

    Raises:
        SettingsError: the template is faulty or asks for a field that this paper does not have.
        FileUnusableError: the result could not be read back whole, or the place cannot be written.
    """
    sumber = template or resource("templates", f"{naskah}.docx")
    render_docx(sumber, context(isi), path, kertas=isi.kertas, lengkapi=keep_last_rows)


def context(isi: Surat) -> dict[str, object]:
    """All fields a template may use for this paper: the common ones and those of its own kind."""
    return {
        "pemerintah": isi.kop.pemerintah,
        "perangkat_daerah": isi.kop.perangkat_daerah,
        "alamat": isi.kop.alamat,
        "contoh": isi.contoh,
        "nomor": isi.nomor,
        "sifat": isi.sifat,
        "lampiran": isi.lampiran,
        "hal": isi.hal,
        "tempat": isi.tempat,
        "tanggal": isi.tanggal,
        "yth": addressees(isi.yth),
        "tembusan": numbered(isi.tembusan),
        "tanda_tangan": signature_block(isi.penanda_tangan, isi.atasan, isi.antara),
        **isi.data,
    }


def documented() -> dict[str, dict[str, str]]:
    """Per paper its fields and what each means, from templates/naskah.fields.toml."""
    isi = tomllib.loads(resource("templates", "naskah.fields.toml").read_text(encoding="utf-8"))
    umum: dict[str, str] = isi["umum"]
    return {
        nama: {k: umum[k] for k in entri["umum"]} | entri.get("khusus", {})
        for nama, entri in isi["naskah"].items()
    }


def fields(naskah: str) -> set[str]:
    """The names of the documented fields of a paper."""
    return set(documented()[naskah])
