"""Second floor: one module per action of the procedure."""

from __future__ import annotations

ACTIONS: dict[str, str] = {
    "siapkan": "prepare",
    "disposisi": "disposition",
    "sk_tim": "form_team",
    "rapat": "hold_meeting",
    "bagikan": "distribute",
    "individu": "individual",
    "kumpulkan": "collect",
    "periksa": "check",
    "kembalikan": "send_back",
    "olah": "aggregate",
    "evaluasi": "evaluate",
    "draf": "draft",
    "serahkan": "hand_over",
    "koreksi": "correct",
    "reviu": "review",
    "setujui": "consent",
    "sahkan": "approve",
    "surat": "letter",
    "kirim": "deliver",
    "arsip": "archive",
}
"""Action -> its module below this package; the module's `run(tugas) -> Hasil` does it."""
