"""What `lkjip status` says: steps, units, and what to do now."""

from datetime import datetime

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.progress import Keadaan, fold
from lkjip_xl.domain.sop import Langkah, Pelaku, Sop, Waktu
from lkjip_xl.domain.status import next_action, status_dict, waiting_text

T = datetime(2026, 1, 5, 8)
LANGKAH = tuple(
    Langkah(f"L0{n}", str(n), f"{n} Uji", f"Kerja {n}", (Pelaku("P"),), "", Waktu("1 hari", hari=1), "", aksi)
    for n, aksi in enumerate((("kumpulkan",), ("periksa", "kembalikan"), ("draf",)), start=1)
)
SOP = Sop(
    *("uji", "Uji", "", "", "kota", "", "", "U", "", "", "", "", ""),
    **dict.fromkeys(("dasar_hukum", "keterkaitan", "kualifikasi", "peralatan"), ()),
    **dict.fromkeys(("peringatan", "pencatatan", "pelaksana"), ()),
    langkah=LANGKAH,
)


def form(kode: str, putaran: int = 1) -> Catatan:
    isi = {"bidang": kode, "nama": f"Bidang {kode}", "kepala": "", "putaran": putaran, "terbitan": kode}
    return Catatan(T, "formulir", {**isi, "berkas": "f", "tenggat": ""})


def received(kode: str) -> Catatan:
    isi = {"bidang": kode, "putaran": 1, "terbitan": kode, "berkas": "f", "sha256": kode}
    return Catatan(T, "terima", {**isi, "kelas": "diterima"})


def step(langkah: str, status: str, catatan: str = "") -> Catatan:
    return Catatan(T, "langkah", {"langkah": langkah, "status": status, "catatan": catatan})


def test_steps_and_units_with_what_to_do_now() -> None:
    state = fold([form("A"), step("L01", "mulai")])
    data = status_dict(SOP, state, T)
    assert [x["status"] for x in data["langkah"]] == ["berjalan", "belum", "belum"]
    assert data["langkah"][0]["mulai"] == "2026-01-05T08:00:00"
    assert data["langkah"][0]["dikembalikan"] == 0
    assert data["bidang"] == [
        {
            "kode": "A",
            "nama": "Bidang A",
            "status": "belum mengembalikan",
            "temuan": 0,
            "putaran": 1,
            "induk": "",
            "seksi": 0,
        }
    ]
    assert "Menunggu: Bidang A" in data["berikutnya"]


def test_who_is_waited_for() -> None:
    assert waiting_text(Keadaan()) == "Formulir belum dibagikan"
    assert waiting_text(fold([form("A"), received("A")])) == "Semua bidang sudah mengembalikan"
    many = fold([form(k) for k in "ABCDE"])
    assert waiting_text(many) == "Bidang A, Bidang B, Bidang C, dan 2 lainnya"


def test_next_action_tells_why_a_step_came_back() -> None:
    state = fold([step("L03", "selesai"), step("L03", "dikembalikan", "Lengkapi Bab III")])
    said = next_action(LANGKAH[2], state)
    assert "dikembalikan (1 kali): Lengkapi Bab III" in said
    assert "Semua langkah selesai" in next_action(None, state)


def test_next_action_at_checking_and_elsewhere() -> None:
    wrong = {"bidang": "A", "putaran": 1, "galat": 1, "peringatan": 0, "sah": False}
    state = fold([form("A"), received("A"), Catatan(T, "periksa", wrong)])
    assert "Kembalikan" in next_action(LANGKAH[1], state)
    assert next_action(LANGKAH[2], state).endswith("Kerja 3.")
