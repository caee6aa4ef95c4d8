"""Second floor: one module per action of the procedure."""

from __future__ import annotations

ACTIONS: dict[str, str] = {
    "siapkan": "prepare",
    "bagikan": "distribute",
    "kumpulkan": "collect",
    "periksa": "check",
    "kembalikan": "send_back",
    "olah": "aggregate",
    "draf": "draft",
    "serahkan": "hand_over",
    "reviu": "review",
    "sahkan": "approve",
    "surat": "letter",
    "arsip": "archive",
}
"""Action -> its module below this package; the module's `run(tugas) -> Hasil` does it."""
