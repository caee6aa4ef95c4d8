"""What reviewers wrote into a draft: comments and tracked changes, each with its place and its identity."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

_KUTIP = 300
_MAKS_URAIAN = 4000
_DEKAT = 30  # characters of the text around a small change
_KECIL = 25
_MASIH, _SELESAI = "terbuka", "diterima"


class Ragam(StrEnum):
    """What a reviewer did."""

    KOMENTAR = "komentar"
    SISIPAN = "sisipan"
    HAPUSAN = "hapusan"
    GANTI = "penggantian"
    PINDAH = "pemindahan"
    BARIS_BARU = "baris tabel baru"
    BARIS_HAPUS = "baris tabel dihapus"


class Lapis(NamedTuple):
    """One tracked change around a text: "ins", "del", "moveFrom" or "moveTo", whose, and when."""

    jenis: str
    oleh: str
    waktu: datetime | None


class Potong(NamedTuple):
    """A piece of a paragraph with the changes around it, the outermost first; none where it is as it was."""

    teks: str
    lapis: tuple[Lapis, ...] = ()


@dataclass(frozen=True, slots=True)
class Masukan:
    """One remark.

    `lama` is the text before (of a comment: what it points at), `baru` the text after (of a move: where
    to), `isi` a comment's words, `sekitar` the text around a small change. `utuh` marks whole paragraphs.
    """

    ragam: Ragam
    oleh: str
    waktu: datetime | None
    bagian: str = ""
    letak: str = ""
    lama: str = ""
    baru: str = ""
    isi: str = ""
    sekitar: str = ""
    balasan: tuple[str, ...] = ()
    tuntas: bool = False
    utuh: bool = False
    urut: int = 0

    @property
    def kode(self) -> str:
        """The identity: who, when, in which section, what; a paragraph's number moves and does not count."""
        when = self.waktu.isoformat(timespec="seconds") if self.waktu else ""
        parts = (self.oleh, when, self.bagian, self.ragam, self.lama, self.baru, self.isi, str(self.urut))
        return "K" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12].upper()

    @property
    def uraian(self) -> str:
        """The remark in words, for the register."""
        if self.ragam is Ragam.KOMENTAR:
            about = f"Pada {quoted(self.lama)}: " if self.lama else ""
            told = "; ".join((f"{about}{self.isi or '(komentar tanpa kata)'}", *self.balasan))
            return told if len(told) <= _MAKS_URAIAN else told[: _MAKS_URAIAN - 1] + "…"
        what = "Paragraf" if self.utuh else "Teks"
        match self.ragam:
            case Ragam.SISIPAN:
                told = f"{what} disisipkan: {quoted(self.baru)}"
            case Ragam.HAPUSAN:
                told = f"{what} dihapus: {quoted(self.lama)}"
            case Ragam.GANTI:
                told = f"{quoted(self.lama)} diganti {quoted(self.baru)}"
            case Ragam.PINDAH:
                told = f"{what} dipindahkan ke {self.baru}: {quoted(self.lama)}"
            case Ragam.BARIS_BARU:
                told = f"Baris tabel disisipkan: {quoted(self.baru)}"
            case _:
                told = f"Baris tabel dihapus: {quoted(self.lama)}"
        return f"{told}, dalam {quoted(self.sekitar)}" if self.sekitar else told

    @property
    def status(self) -> str:
        """How it enters the register: a comment that its file calls resolved is accepted already."""
        return _SELESAI if self.tuntas else _MASIH


def quoted(teks: str) -> str:
    """A text between quotation marks, cut where it is very long."""
    teks = " ".join(teks.split())
    return f"“{teks if len(teks) <= _KUTIP else teks[: _KUTIP - 1].rstrip() + '…'}”"


def changes(potong: Sequence[Potong], *, tanda: frozenset[str] = frozenset()) -> Iterator[Masukan]:
    """The tracked changes of one paragraph: what one person changed without a gap is one change.

    `tanda` tells what happened to the paragraph's own mark: "ins", "del".
    """
    owners = dict.fromkeys(x.oleh for p in potong for x in p.lapis)
    for oleh in owners:
        for moved in (False, True):
            for awal, akhir in _runs(potong, oleh, moved=moved):
                yield from _change(potong, oleh, (awal, akhir), tanda, moved=moved)


def _runs(potong: Sequence[Potong], oleh: str, *, moved: bool) -> Iterator[tuple[int, int]]:
    """Where somebody's changes stand one after another."""
    awal: int | None = None
    akhir = 0
    for n, p in enumerate(potong):
        if any(_is_of(x, oleh, moved=moved) for x in p.lapis):
            awal, akhir = (n if awal is None else awal), n + 1
        elif p.teks and awal is not None:
            yield awal, akhir
            awal = None
    if awal is not None:
        yield awal, akhir


def _is_of(x: Lapis, oleh: str, *, moved: bool) -> bool:
    return x.oleh == oleh and x.jenis.startswith("move") is moved


def _change(
    potong: Sequence[Potong], oleh: str, di: tuple[int, int], tanda: frozenset[str], *, moved: bool
) -> Iterator[Masukan]:
    own = [(p.teks, x) for p in potong[slice(*di)] for x in p.lapis if _is_of(x, oleh, moved=moved)]
    lama = " ".join("".join(t for t, x in own if x.jenis in ("del", "moveFrom")).split())
    baru = " ".join("".join(t for t, x in own if x.jenis in ("ins", "moveTo")).split())
    if lama == baru:
        return
    waktu = next((x.waktu for _, x in own if x.waktu), None)
    ragam = Ragam.GANTI if lama and baru else Ragam.SISIPAN if baru else Ragam.HAPUSAN
    whole = not any(p.teks.strip() for p in (*potong[: di[0]], *potong[di[1] :]))
    utuh = whole and ("ins" if ragam is Ragam.SISIPAN else "del") in tanda
    small = max(len(lama), len(baru)) < _KECIL and not whole
    yield Masukan(
        *(Ragam.PINDAH if moved else ragam, oleh, waktu),
        lama=lama,
        baru=baru,
        sekitar=_around(potong, di) if small and not moved else "",
        utuh=utuh,
    )


def _around(potong: Sequence[Potong], di: tuple[int, int]) -> str:
    """The words around a change, as they stand after it."""
    before = "".join(p.teks for p in potong[: di[0]] if not _is_gone(p))
    middle = "".join(p.teks for p in potong[slice(*di)] if not _is_gone(p))
    after = "".join(p.teks for p in potong[di[1] :] if not _is_gone(p))
    head = before if len(before) <= _DEKAT else f"…{before[-_DEKAT:]}"
    tail = after if len(after) <= _DEKAT else f"{after[:_DEKAT]}…"
    return " ".join(f"{head}{middle}{tail}".split())


def _is_gone(p: Potong) -> bool:
    return any(x.jenis in ("del", "moveFrom") for x in p.lapis)


def settled(masukan: Iterable[Masukan]) -> tuple[Masukan, ...]:
    """The remarks of a file: both ends of a move as one, equal remarks told apart by their order."""
    rows = list(_joined(list(masukan)))
    seen: Counter[str] = Counter()
    result = []
    for m in rows:
        kode = m.kode
        result.append(replace(m, urut=seen[kode]))
        seen[kode] += 1
    return tuple(result)


def _joined(rows: list[Masukan]) -> Iterator[Masukan]:
    """Moves: where a text left and where it arrived; an end without the other is a plain change."""
    arrivals = [m for m in rows if m.ragam is Ragam.PINDAH and not m.lama]
    for m in rows:
        if m.ragam is not Ragam.PINDAH:
            yield m
        elif m.lama:
            to = next((a for a in arrivals if (a.oleh, a.baru) == (m.oleh, m.lama)), None)
            if to is None:
                yield replace(m, ragam=Ragam.GANTI if m.baru else Ragam.HAPUSAN)
                continue
            arrivals.remove(to)
            yield replace(m, baru=", ".join(filter(None, (to.bagian, to.letak))))
    yield from (replace(m, ragam=Ragam.SISIPAN) for m in arrivals)
