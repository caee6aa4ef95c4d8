"""Decisions, corrections, deliveries and numbers as the journal remembers them."""

from datetime import datetime

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.progress import StatusLangkah, fold

T = datetime(2026, 1, 5, 8)


def record(aksi: str, **rincian: object) -> Catatan:
    return Catatan(T, aksi, rincian)


def decision(versi: int, keputusan: str, catatan: str = "") -> Catatan:
    return record(
        "keputusan",
        langkah="L07",
        versi=versi,
        jabatan="Sekretaris",
        nama="A",
        keputusan=keputusan,
        catatan=catatan,
    )


def test_the_latest_decision_on_a_version_counts():
    state = fold(
        [decision(1, "perbaikan", "Bab III"), decision(1, "disetujui"), decision(2, "perbaikan", "x")]
    )
    assert state.decision("L07", 1, "SEKRETARIS").keputusan == "disetujui"
    assert state.decision("L07", 2, "Sekretaris").catatan == "x"
    assert state.decision("L07", 3, "Sekretaris") is None
    assert state.decision("L08", 1, "Sekretaris") is None


def test_a_correction_is_known_by_its_step_and_number():
    asked = {"langkah": "L05", "no": "1", "bagian": "Bab I", "koreksi": "x", "oleh": "Sekcam"}
    state = fold([record("koreksi", **asked, status="belum"), record("koreksi", **asked, status="selesai")])
    assert [k["status"] for k in state.koreksi.values()] == ["selesai"]


def test_deliveries_and_numbers_are_kept_in_their_order():
    state = fold(
        [
            record("kirim", langkah="L11", tujuan="Biro", penerima="B"),
            record("nomor", naskah="surat-permintaan", untuk="A", nomor="1", urut=1),
            record("nomor", naskah="surat-permintaan", untuk="B", nomor="2", urut=2),
            record("nomor", naskah="surat-permintaan", untuk="A", nomor="9", urut=0),
        ]
    )
    assert state.kirim[0]["penerima"] == "B"
    assert state.number_of("surat-permintaan", "A")["nomor"] == "9"
    assert state.number_of("surat-permintaan", "B")["nomor"] == "2"
    assert state.number_of("surat-permintaan") is None


def test_actions_of_a_step_are_done_until_it_goes_back():
    def at(status: str, aksi: str = "", *, tuntas: bool = True, catatan: str = "") -> Catatan:
        isi = {"langkah": "L07", "status": status, "aksi": aksi, "tuntas": tuntas, "catatan": catatan}
        return Catatan(T, "langkah", isi)

    story = [at("mulai", "serahkan"), at("selesai", "reviu")]
    assert fold(story).step("L07").tuntas == {"serahkan", "reviu"}
    story.append(at("mulai", "reviu", tuntas=False))
    assert fold(story).step("L07").tuntas == {"serahkan"}
    story.append(at("dikembalikan", catatan="Bab III"))
    step = fold(story).step("L07")
    assert (step.status, step.tuntas, step.alasan) == (StatusLangkah.DIKEMBALIKAN, frozenset(), "Bab III")
    story.append(at("selesai", "reviu"))
    assert fold(story).step("L07").alasan == "Bab III", "why it went back stays known"
