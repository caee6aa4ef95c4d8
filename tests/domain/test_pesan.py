"""Messages to units: what they say, and links that Excel accepts."""

from dataclasses import replace
from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lkjip_xl.domain.pesan import MAKS_TAUTAN, Jenis, Perihal, compose, mail_link, phone_number, whatsapp_link

PERIHAL = Perihal(
    kepada="Kepala Bidang Rehabilitasi Sosial",
    unit="Bidang Rehabilitasi Sosial",
    laporan="LKjIP Tahun 2025",
    lampiran="Formulir REHSOS.xlsx",
    pengirim="Perencana\nDinas Sosial",
    tenggat=date(2026, 1, 8),
    nama="Dewi Ragawati",
    sisa=2,
)


def test_a_request_names_form_deadline_and_what_to_do():
    pesan = compose(Jenis.PERMINTAAN, PERIHAL)
    assert pesan.subjek == "Formulir isian LKjIP Tahun 2025: Bidang Rehabilitasi Sosial"
    for teks in (pesan.surel, pesan.whatsapp, pesan.ringkas):
        assert "Formulir REHSOS.xlsx" in teks
        assert "Kamis, 8 Januari 2026" in teks
    assert "Dewi Ragawati" in pesan.surel
    assert "tulis n/a, bukan 0" in pesan.surel
    assert "\n" not in pesan.ringkas


def test_a_returned_form_names_what_to_mend_and_how_many_more():
    temuan = [f"Indikator G{n}: salah." for n in range(7)]
    pesan = compose(Jenis.DIKEMBALIKAN, replace(PERIHAL, temuan=temuan, jumlah=7))
    assert "7 hal yang harus diperbaiki" in pesan.whatsapp
    assert "5. Indikator G4: salah." in pesan.surel
    assert "dan 2 lainnya" in pesan.surel
    assert "bukan berkas yang lama" in pesan.surel
    assert "Yang perlu diperbaiki" not in compose(Jenis.DIKEMBALIKAN, PERIHAL).surel
    few = compose(Jenis.DIKEMBALIKAN, replace(PERIHAL, temuan=temuan[:1], jumlah=1))
    assert "lainnya" not in few.surel


def test_reminders_differ_by_what_is_waited_for_and_by_how_late():
    belum = compose(Jenis.PENGINGAT, PERIHAL).whatsapp
    assert "belum kami terima; batasnya Kamis, 8 Januari 2026, 2 hari kerja lagi" in belum
    hari_ini = compose(Jenis.PENGINGAT, replace(PERIHAL, sisa=0)).whatsapp
    assert "8 Januari 2026, hari ini" in hari_ini
    late = replace(PERIHAL, terlambat=3, baru=date(2026, 1, 15), jumlah=4)
    perbaikan = compose(Jenis.PENGINGAT_PERBAIKAN, late)
    assert "terlambat 3 hari kerja dari batas Kamis, 8 Januari 2026" in perbaikan.whatsapp
    assert "4 hal yang harus diperbaiki" in perbaikan.whatsapp
    assert "paling lambat Kamis, 15 Januari 2026" in perbaikan.whatsapp
    tanpa = compose(Jenis.PENGINGAT, replace(PERIHAL, tenggat=None, nama=""))
    assert "belum kami terima." in tanpa.whatsapp
    assert "paling lambat" not in tanpa.whatsapp


@pytest.mark.parametrize(
    ("mentah", "angka"),
    [("0812-3456-7890", "6281234567890"), ("+62 812 3456 7890", "6281234567890"), ("8123456789", "628123456789"),
     ("ext. 12", ""), ("", "")],
)  # fmt: skip
def test_telephone_numbers(mentah, angka):
    assert phone_number(mentah) == angka


@given(
    st.text(min_size=1, max_size=400), st.sampled_from(Jenis), st.sampled_from(["", "a@b.go.id", "x" * 300])
)
def test_links_are_never_longer_than_excel_takes(unit, jenis, alamat):
    pesan = compose(jenis, replace(PERIHAL, unit=unit, kepada=f"Kepala {unit}"))
    assert len(mail_link(alamat, pesan)) <= MAKS_TAUTAN
    assert len(whatsapp_link("08123456789", pesan)) <= MAKS_TAUTAN


def test_links_carry_the_short_text():
    pesan = compose(Jenis.PENGINGAT, PERIHAL)
    assert "mengirim formulir LKjIP Tahun 2025 paling lambat 8 Januari 2026" in unquote(
        whatsapp_link("", pesan)
    )
    assert mail_link("a@b.go.id", pesan).startswith("mailto:a@b.go.id?subject=Pengingat")
    lama = pesan._replace(tautan="x" * 300)
    assert whatsapp_link("", lama).endswith("Pengingat%20formulir%20LKjIP%20Tahun%202025")
    assert "body=" not in mail_link("", lama)
