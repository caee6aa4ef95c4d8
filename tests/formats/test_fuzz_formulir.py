"""Mutated forms, at zip and XML level: the reader reports, never raises, and never reads another value.

CI runs a fixed seed within a few seconds; LKJIP_FUZZ=5000 tries that many mutations of a seed of the day.
"""

from __future__ import annotations

import logging
import os
import random
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from korpus import DIKETIK, Bagian, Dasar, cell, make, pack, parts, wrong_values

from lkjip_xl.domain.values import parse_number
from lkjip_xl.engines.openxml import package
from lkjip_xl.engines.openxml.reader import read_strings
from lkjip_xl.engines.openxml.remember import Remembered
from lkjip_xl.engines.openxml.sheet_reader import read_sheet
from lkjip_xl.formats.forms.reader import Kelas

BANYAK = int(os.environ.get("LKJIP_FUZZ", "0"))
BENIH = date.today().toordinal() if BANYAK else 20251121
KALI = BANYAK or 150

_POTONGAN = (
    *(b"<", b">", b'"', b"/", b"<v>", b"</v>", b"<c ", b"</c>", b"<row ", b"</row>", b"<is>", b"<t>"),
    *(b' t="s"', b' t="e"', b' t="d"', b' t="b"', b' t="str"', b' r="A1"', b' r="P6"', b' s="99999"'),
    *(b"<f>", b"</f>", b'<f t="shared" si="0"/>', b"&#0;", b"&amp;", b"&#56;", b"<![CDATA[", b"]]>"),
    *(b'<mergeCell ref="A1:ZZ99"/>', b"-1", b"99999999999", b"1e308", b"\xff", b"_xD800_", b"<!--", b"-->"),
)
_BAGIAN = (
    *("xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/workbook.xml", "xl/styles.xml"),
    *("docProps/custom.xml", "xl/worksheets/sheet4.xml", "[Content_Types].xml", "xl/_rels/workbook.xml.rels"),
)


@pytest.fixture(scope="module")
def dasar(tmp_path_factory: pytest.TempPathFactory) -> Dasar:
    return make(tmp_path_factory.mktemp("acak"))


def _mutated_xml(rnd: random.Random, dasar: Dasar) -> bytes:
    """The form with one to three mutations of one part; where digits were typed they are left alone."""
    nama = rnd.choice(_BAGIAN)
    data = bytearray(dasar.isi[nama])
    for _ in range(rnd.randint(1, 3)):
        tempat, cara = rnd.randrange(len(data)), rnd.random()
        if cara < 0.5:
            data[tempat:tempat] = rnd.choice(_POTONGAN)
        elif cara < 0.7:
            del data[tempat : tempat + rnd.randint(1, 40)]
        else:
            lama = rnd.choice(_POTONGAN)
            if (di := data.find(lama, tempat)) >= 0:
                data[di : di + len(lama)] = rnd.choice(_POTONGAN)
    return pack({**dasar.isi, nama: bytes(data)})


def _mutated_zip(rnd: random.Random, dasar: Dasar) -> bytes:
    """The file with some bytes of the archive itself changed, cut out, doubled or cut off."""
    data = bytearray(pack(dasar.isi))
    for _ in range(rnd.randint(1, 4)):
        tempat = (
            rnd.randrange(len(data)) if rnd.random() < 0.5 else rnd.randrange(len(data) - 1500, len(data))
        )
        cara = rnd.randrange(4)
        if cara == 0:
            data[tempat] ^= 1 << rnd.randrange(8)
        elif cara == 1:
            del data[tempat : tempat + rnd.randint(1, 64)]
        elif cara == 2:
            data[tempat:tempat] = data[tempat : tempat + rnd.randint(1, 64)]
        else:
            data[tempat : tempat + 4] = rnd.randbytes(4)
    return bytes(data)


def _mutated_parts(rnd: random.Random, dasar: Dasar) -> bytes:
    """The form with parts left out, emptied, exchanged or under other names."""
    isi: Bagian = dict(dasar.isi)
    nama, lain = rnd.sample(sorted(isi), 2)
    cara = rnd.randrange(5)
    if cara == 0:
        del isi[nama]
    elif cara == 1:
        isi[nama] = b""
    elif cara == 2:
        isi[nama], isi[lain] = isi[lain], isi[nama]
    elif cara == 3:
        isi[nama.upper()] = isi.pop(nama)
    else:
        isi[nama] = isi[nama].decode().replace("UTF-8", "UTF-16").encode("utf-16")
    return pack(isi)


@pytest.mark.parametrize("mutasi", [_mutated_xml, _mutated_zip, _mutated_parts])
def test_a_mutated_form_is_judged_and_never_misread(
    dasar: Dasar,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    mutasi: Callable[[random.Random, Dasar], bytes],
) -> None:
    caplog.set_level(logging.DEBUG, logger="lkjip_xl.formats.forms.reader")
    asli = pack(dasar.isi)
    for n in range(KALI):
        rnd = random.Random(f"{BENIH} {mutasi.__name__} {n}")  # noqa: S311  no secret
        data = mutasi(rnd, dasar)
        hasil = dasar.judge(tmp_path / "f.xlsx", data)
        salah = wrong_values(hasil, DIKETIK) if data != asli else []
        assert not salah or hasil.kelas is not Kelas.DITERIMA, (mutasi.__name__, n, salah)
    assert "unexpected" not in caplog.text, caplog.text[-2000:]


def test_quick_and_thorough_readers_judge_mutated_forms_alike(dasar: Dasar, tmp_path: Path) -> None:
    for n in range(KALI):
        rnd = random.Random(f"{BENIH} dua pembaca {n}")  # noqa: S311  no secret
        data = _mutated_xml(rnd, dasar)
        cepat = dasar.judge(tmp_path / "f.xlsx", data)
        with (
            patch.object(package, "read_any_sheet", read_sheet),
            patch.object(package, "read_any_strings", read_strings),
            patch.object(Remembered, "get", lambda _, __, read: read()),
        ):
            teliti = dasar.judge(tmp_path / "f.xlsx", data)
        # Of two faults in one part each reader names the one that it meets first.
        assert cepat == teliti or cepat.kelas is teliti.kelas is Kelas.DITOLAK, n


_KETIK = st.text(st.sampled_from("0123456789.,-+() %RpeE'oO/\u00a0\u200b８٨jtarng"), min_size=1, max_size=14)


@settings(max_examples=max(60, BANYAK), deadline=None, derandomize=not BANYAK,
          suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])  # fmt: skip
@given(ketik=_KETIK)
def test_what_is_typed_reaches_the_cell_or_is_told(dasar: Dasar, tmp_path: Path, ketik: str) -> None:
    data = dasar.changed(lambda b: dasar.set(b, "1.2", "TW I", cell(ketik)))
    hasil = dasar.judge(tmp_path / "f.xlsx", data)
    assert hasil.submission is not None, hasil.pesan
    bacaan = parse_number(ketik)
    dibaca = hasil.submission.value("1.2", "TW I", "Indikator")
    assert dibaca in {bacaan.nilai, None}
    assert dibaca is not None or hasil.temuan or (bacaan.nilai is None and bacaan.kode is None)
    assert parts(data) != dasar.isi
