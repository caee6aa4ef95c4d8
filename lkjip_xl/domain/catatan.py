"""A record of the journal of a year: the one thing from which its state follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Catatan:
    """One record of the journal."""

    waktu: datetime
    aksi: str
    rincian: Mapping[str, Any]
