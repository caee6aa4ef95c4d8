"""What the rules read from an indicator's unit and name: percentages, counts, parts of a whole."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from lkjip_xl.domain.records import Indikator

_SERATUS: Final = Decimal(100)
_BAGIAN = re.compile(r"\b(persentase|prosentase|cakupan|proporsi|rasio)\b", re.IGNORECASE)
_BOLEH_LEBIH = re.compile(r"\b(indeks|capaian|pertumbuhan|kenaikan|peningkatan|perubahan)\b", re.IGNORECASE)
_BOLEH_MINUS = re.compile(
    r"\b(laju|pertumbuhan|kenaikan|peningkatan|penurunan|perubahan|selisih)\b", re.IGNORECASE
)
# Units that count things: neither negative nor, as a rule, broken.
_HITUNGAN: Final = frozenset(
    {
        *("orang", "jiwa", "anak", "perempuan", "keluarga", "kk", "kpm", "pmks", "ppks", "aparatur"),
        *("dokumen", "laporan", "berkas", "surat", "kegiatan", "kali", "paket", "unit", "buah", "kasus"),
        *("kelompok", "lembaga", "organisasi", "panti", "kelurahan", "desa", "kecamatan", "sekolah", "rumah"),
    }
)
# Units of what is measured, not counted: such figures are never added up.
_UKURAN: Final = frozenset(
    {
        *("indeks", "index", "indek", "nilai", "poin", "point", "skor", "score", "rasio", "ratio"),
        *("predikat", "kategori", "opini", "angka", "level", "peringkat", "skala"),
    }
)


def is_percent(satuan: str) -> bool:
    """Whether a unit is a percentage."""
    return "%" in satuan or satuan.strip().casefold() in {"persen", "persentase", "prosentase"}


def is_count(satuan: str) -> bool:
    """Whether a unit counts people or things; "kasus per 100.000" is a rate, not a count."""
    if re.search(r"\bper\b|[0-9]", satuan, re.IGNORECASE):
        return False
    return re.split(r"[\s/]", satuan.strip().casefold(), maxsplit=1)[0] in _HITUNGAN


def is_score(satuan: str) -> bool:
    """Whether a unit is a measure that must not be added up: a score, an index, a rate; not a percentage."""
    kecil = satuan.strip().casefold()
    return re.split(r"[\s/(]", kecil, maxsplit=1)[0] in _UKURAN or bool(re.search(r"\bper\b", kecil))


def may_be_negative(nama: str) -> bool:
    """Whether a figure of that name is a rate of change."""
    return bool(_BOLEH_MINUS.search(nama))


def is_part(indikator: Indikator) -> bool:
    """Whether the figure is a part of a whole; published figures above 100 exist, hence only a warning."""
    nama = indikator.nama
    target_lebih = isinstance(indikator.target, Decimal) and indikator.target > _SERATUS
    bagian = is_percent(indikator.satuan) and _BAGIAN.search(nama) and not _BOLEH_LEBIH.search(nama)
    return bool(bagian) and not target_lebih
