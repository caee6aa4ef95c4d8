"""The one-page summary: what leaders must settle, extremes, and that it stays on one page."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from contoh_naskah import KANTOR, TANGGAL
from sample_rekap import sample_rekap

from lkjip_xl.domain.rekap import Rekap
from lkjip_xl.formats.docx.render import render_docx
from lkjip_xl.formats.letters.brief import brief_chart, decisions, ikhtisar
from lkjip_xl.formats.letters.document import context
from lkjip_xl.formats.resources import resource
from lkjip_xl.formats.word.charts import Gambar, attach_charts


def test_what_leaders_must_settle() -> None:
    rows = decisions(sample_rekap(), ["Formulir belum sah dari Sekretariat."])
    assert rows[0].startswith("Skor Kota Layak Anak: realisasi belum ada")
    assert rows[1].startswith("Tingkat kepuasan masyarakat (80,20%): belum ada rencana")
    assert rows[2].startswith("Angka kemiskinan (91,61%): usul bidang: Sinkronisasi")
    assert rows[3:] == ["Formulir belum sah dari Sekretariat."]
    many = decisions(sample_rekap(), [f"hal {n}" for n in range(9)])
    assert (len(many), many[-1]) == (5, "dan 8 hal lain dalam laporan.")


def test_extremes_never_overlap_and_nothing_is_made_up() -> None:
    data = ikhtisar(KANTOR, sample_rekap(), langkah=(1, 10), menunggu=(), bagan="", tanggal=TANGGAL).data
    best, worst = data["terbaik"], data["terendah"]
    assert isinstance(best, list)
    assert isinstance(worst, list)
    assert [b["capaian"] for b in best] == ["112,50%", "102,94%", "100,81%"]
    assert [b["capaian"] for b in worst] == ["80,20%", "91,61%"]
    assert data["tercapai"] == "3 dari 6"
    kosong = Rekap(2025, (), (), None, "", None, None, None)
    data = ikhtisar(KANTOR, kosong, langkah=(0, 10), menunggu=(), bagan="", tanggal=TANGGAL).data
    assert (data["capaian"], data["anggaran"]) == ("belum ada", "Data anggaran belum ada.")
    assert data["keputusan"] == ["Tidak ada yang menunggu keputusan."]
    assert brief_chart(kosong) is None


@pytest.mark.office
def test_many_long_sasaran_stay_on_one_page(tmp_path: Path) -> None:
    from pypdf import PdfReader

    r = sample_rekap()
    panjang = "Meningkatnya kualitas penyelenggaraan pelayanan publik yang akuntabel dan merata " * 3
    rekap = replace(r, sasaran=tuple(replace(s, nama=panjang) for s in r.sasaran * 3))
    bagan = brief_chart(rekap)
    assert bagan is not None
    gambar = [Gambar(bagan, 1)]
    waiting = [panjang[:120]] * 9
    surat = ikhtisar(KANTOR, rekap, langkah=(1, 10), menunggu=waiting, bagan=gambar[0], tanggal=TANGGAL)
    path = tmp_path / "i.docx"
    sumber = resource("templates", "ikhtisar.docx")
    render_docx(sumber, context(surat), path, lengkapi=lambda doc: attach_charts(doc, gambar) and None)
    profil = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    perintah = [
        str(shutil.which("soffice")),
        profil,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run([*perintah, str(path)], check=True, capture_output=True, timeout=120)
    assert len(PdfReader(str(tmp_path / "i.pdf")).pages) == 1
