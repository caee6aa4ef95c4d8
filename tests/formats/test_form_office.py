"""Forms that other programs have saved: identity and figures survive."""

from __future__ import annotations

import datetime as dt
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from form_helpers import build, put, read, save, value

from lkjip_xl.formats.forms.reader import Kelas


def _convert(path: Path, target: Path, kind: str) -> Path:
    profil = f"-env:UserInstallation=file://{target.parent}/profil"
    perintah = ["soffice", profil, "--headless", "--convert-to", kind, "--outdir", str(target), str(path)]
    subprocess.run(perintah, check=True, capture_output=True, timeout=180)
    return target / f"{path.stem}.{kind}"


@pytest.mark.office
def test_a_form_saved_by_libreoffice_is_read_as_before(tmp_path: Path) -> None:
    book = build()
    put(book, "1.1", "Realisasi", 0.875).number_format = "0.0%"
    put(book, "1.2", "TW I", "=10+20")
    put(book, "1.2", "Realisasi", "1.234,5")
    put(book, "1.2", "Kendala", "5 <= 7 & 'kutip'\nbaris dua")
    put(book, "1.2", "Batas Waktu", dt.datetime(2026, 3, 31, tzinfo=None))
    put(book, "1.06.01", "Realisasi", 1_250_000_000.55)
    asli = save(book, tmp_path / "luar" / "formulir.xlsx")
    kembali = _convert(asli, tmp_path / "masuk", "xlsx")
    hasil = read(kembali)
    assert hasil.kelas is Kelas.PERINGATAN
    assert sorted(t.kode for t in hasil.temuan) == ["F50", "F53"]
    assert value(hasil, "1.1", "Realisasi") == Decimal("87.5")
    assert value(hasil, "1.2", "TW I") == 30
    assert value(hasil, "1.2", "Realisasi") == Decimal("1234.5")
    assert value(hasil, "1.2", "Kendala") == "5 <= 7 & 'kutip'\nbaris dua"
    assert value(hasil, "1.2", "Batas Waktu") == "31 Maret 2026"
    assert value(hasil, "1.06.01", "Realisasi") == Decimal("1250000000.55")


@pytest.mark.office
@pytest.mark.parametrize("kind", ["ods", "xls", "csv", "html"])
def test_other_formats_are_refused_with_a_remedy_even_under_our_name(tmp_path: Path, kind: str) -> None:
    asli = save(build(), tmp_path / "luar" / "formulir.xlsx")
    lain = _convert(asli, tmp_path / "luar2", kind)
    (tmp_path / "masuk").mkdir()
    nama = lain.rename(tmp_path / "masuk" / "formulir.xlsx")
    hasil = read(nama)
    assert hasil.kelas is Kelas.DITOLAK
    assert [t.kode for t in hasil.temuan] == ["F08" if kind == "xls" else "F10"]
    assert ".xlsx" in hasil.pesan
