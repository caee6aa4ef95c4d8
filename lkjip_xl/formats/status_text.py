"""The status as people read it: tables for a terminal, a few lines for a message box."""

from __future__ import annotations

from typing import Any

from lkjip_xl.formats.table_text import table_text

_MAKS_BARIS = 6


def status_tables(data: dict[str, Any], perangkat_daerah: str, lebar: int) -> str:
    """Steps, units and what comes next.

    Args:
        data: the answer of `domain.status.status_dict`.
        perangkat_daerah: the office's name.
        lebar: columns of the terminal.
    """
    rows = [
        (x["tanda"], x["aktivitas"], _told(x), _day(x["tenggat"]), str(len(x["keluaran"])))
        for x in data["langkah"]
    ]
    title = f"{perangkat_daerah} tahun {data['tahun']}: {_done(data)} dari {len(rows)} langkah selesai"
    parts = [table_text(title, ("No", "Langkah", "Status", "Tenggat", "Keluaran"), rows, lebar)]
    if data["bidang"]:
        bidang = [
            (b["kode"], f"  {b['nama']}" if b["induk"] else b["nama"], b["status"], str(b["temuan"]))
            for b in data["bidang"]
        ]
        parts.append(table_text("Formulir bidang", ("Kode", "Bidang", "Status", "Temuan"), bidang, lebar))
    return "\n\n".join(parts)


def status_message(data: dict[str, Any]) -> str:
    """Where the work stands, in a few lines."""
    steps = data["langkah"]
    late = [f"{x['tanda']}. {x['aktivitas']}" for x in steps if x["status"] == "terlambat"]
    lines = [f"Tahun {data['tahun']}: {_done(data)} dari {len(steps)} langkah selesai."]
    lines += listed("Terlambat:", late)
    lines += listed("Formulir bidang:", [f"{b['kode']}: {b['status']}" for b in data["bidang"]])
    if data["temuan"]:
        lines.append(f"{data['temuan']} temuan pada lembar Temuan.")
    return "\n".join([*lines, f"Berikutnya: {data['berikutnya']}"])


def listed(head: str, items: list[str]) -> list[str]:
    """A short list; a message box has no room for a long one."""
    if not items:
        return []
    rest = len(items) - _MAKS_BARIS
    more = [f"  … dan {rest} lagi"] if rest > 0 else []
    return [head, *(f"  • {item}" for item in items[:_MAKS_BARIS]), *more]


def _done(data: dict[str, Any]) -> int:
    return sum(x["status"] == "selesai" for x in data["langkah"])


def _told(langkah: dict[str, Any]) -> str:
    """A step's status, and how often it was sent back."""
    times = langkah["dikembalikan"]
    return f"{langkah['status']} (kembali {times} kali)" if times else str(langkah["status"])


def _day(iso: str | None) -> str:
    """A date as people write it: from "2026-01-20T16:00:00" to "20-01-2026"."""
    return f"{iso[8:10]}-{iso[5:7]}-{iso[:4]}" if iso else ""
