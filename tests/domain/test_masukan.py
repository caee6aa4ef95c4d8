"""Tracked changes joined to what people did."""

from __future__ import annotations

from datetime import datetime

from lkjip_xl.domain.masukan import Lapis, Masukan, Potong, Ragam, changes, quoted, settled

PAGI = datetime(2026, 1, 5, 9)


def oleh(jenis, siapa="Budi", waktu=PAGI):
    return (Lapis(jenis, siapa, waktu),)


def test_text_between_two_changes_keeps_them_apart():
    potong = [Potong("a", oleh("ins")), Potong(" sama "), Potong("b", oleh("del")), Potong("")]
    assert [(m.ragam, m.baru, m.lama) for m in changes(potong)] == [
        (Ragam.SISIPAN, "a", ""),
        (Ragam.HAPUSAN, "", "b"),
    ]


def test_a_change_that_changes_nothing_is_none():
    assert not list(changes([Potong("a", oleh("del")), Potong("a", oleh("ins")), Potong(" ", oleh("ins"))]))


def test_the_words_around_a_small_change_are_told():
    long = "kata " * 20
    (m,) = changes([Potong(long), Potong("6", oleh("del")), Potong("7", oleh("ins")), Potong(long)])
    assert m.uraian.startswith("“6” diganti “7”, dalam “…kata kata")
    assert m.uraian.endswith("kata …”")
    (m,) = changes([Potong("utuh", oleh("del"))], tanda=frozenset({"del"}))
    assert m.uraian == "Paragraf dihapus: “utuh”"


def test_moves_find_their_other_end():
    def end(lama, baru, letak):
        return Masukan(Ragam.PINDAH, "Budi", PAGI, "Bab I", letak, lama, baru)

    rows = settled(
        [end("x", "", "paragraf 1"), end("", "x", "paragraf 5"), end("y", "", "p"), end("", "z", "q")]
    )
    assert [(m.ragam, m.uraian) for m in rows] == [
        (Ragam.PINDAH, "Teks dipindahkan ke Bab I, paragraf 5: “x”"),
        (Ragam.HAPUSAN, "Teks dihapus: “y”"),
        (Ragam.SISIPAN, "Teks disisipkan: “z”"),
    ]
    (m,) = settled([end("a", "b", "p")])
    assert m.ragam is Ragam.GANTI
    (moved,) = changes([Potong("x", oleh("moveFrom"))])
    assert (moved.ragam, moved.sekitar) == (Ragam.PINDAH, "")


def test_words_of_the_register():
    rows = [
        Masukan(Ragam.BARIS_BARU, "Budi", None, baru="a | b"),
        Masukan(Ragam.BARIS_HAPUS, "Budi", None, lama="a | b"),
        Masukan(Ragam.KOMENTAR, "Budi", None, tuntas=True),
    ]
    assert [(m.uraian, m.status) for m in rows] == [
        ("Baris tabel disisipkan: “a | b”", "terbuka"),
        ("Baris tabel dihapus: “a | b”", "terbuka"),
        ("(komentar tanpa kata)", "diterima"),
    ]
    assert len(quoted("x" * 900)) == 302


def test_equal_remarks_have_their_own_identity():
    same = Masukan(Ragam.KOMENTAR, "Budi", None, isi="Cek")
    first, second = settled([same, same])
    assert first.kode != second.kode
    assert first.kode == same.kode
