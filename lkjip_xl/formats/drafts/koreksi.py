"""Corrections of the document: the rows of table tblKoreksi, and what the journal keeps of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lkjip_xl.domain.catatan import Catatan
from lkjip_xl.domain.errors import UsageError
from lkjip_xl.formats.book import Value
from lkjip_xl.formats.kasus import Kasus
from lkjip_xl.formats.master.reader import text

SELESAI = "selesai"
TERBUKA = "terbuka"
DITOLAK = "ditolak"
_TUNTAS = (SELESAI, "diterima")
_KOLOM = ("Bagian", "Koreksi", "Oleh", "Status", "Alasan", "Kode")
_SIAP = 20  # rows of the table, so that people can write further ones
_DISEBUT = 5

Baris = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Koreksi:
    """The corrections with what is new of them; `belum` says how many are open, `diminta` what is asked anew.

    `tabel` is `baris` with blank rows for further corrections.
    """

    baris: list[Baris]
    catatan: tuple[Catatan, ...]
    belum: tuple[str, ...]
    diminta: tuple[str, ...]

    @property
    def tabel(self) -> list[Baris]:
        """The rows of the table."""
        return [*self.baris, *({} for _ in range(_SIAP - len(self.baris)))]


def settle_corrections(
    kasus: Kasus, pilihan: Mapping[str, str], baris: Sequence[Baris], masukan: Sequence[Baris] = ()
) -> Koreksi:
    """The table, numbered, with what returned drafts (`masukan`) and the command line add to it.

    `pilihan`: "keputusan" perbaikan adds the correction of "catatan" (its place in "bagian", who asks in
    "oleh"); disetujui says that all open corrections have been made. A rejection needs its reason.

    Raises:
        UsageError: a correction is asked for and not said.
    """
    rows = [dict(r) for r in baris if text(r.get("Koreksi")) or text(r.get("Bagian"))]
    rows = [*merge_rows(rows, masukan), *_added(kasus, pilihan)]
    for n, row in enumerate(rows, start=1):
        row["No"] = n
        if pilihan.get("keputusan") == "disetujui" and _is_open(row):
            row["Status"] = SELESAI
    new = tuple(_new_records(kasus, rows))
    asked = [f"{c.rincian['bagian']}: {c.rincian['koreksi']}" for c in new if _is_asked(c)]
    rest = [f"dan {len(asked) - _DISEBUT} lainnya"] if len(asked) > _DISEBUT else []
    return Koreksi(rows, new, tuple(_waiting(kasus, rows)), (*asked[:_DISEBUT], *rest))


def merge_rows(ada: Sequence[Baris], baru: Sequence[Baris]) -> list[Baris]:
    """The register with what is new: a known remark keeps what people wrote; new replies join its text."""
    rows = [dict(r) for r in ada]
    by_code = {str(r["Kode"]): r for r in rows if r.get("Kode")}
    by_text = {(str(r.get("Oleh")), str(r.get("Koreksi"))): r for r in rows if not r.get("Kode")}
    for row in baru:
        known = by_code.get(str(row["Kode"])) or by_text.get((str(row["Oleh"]), str(row["Koreksi"])))
        if known is None:
            rows.append(row)
            by_code[str(row["Kode"])] = row
            continue
        if str(row["Koreksi"]).startswith(str(known.get("Koreksi"))):
            known["Koreksi"] = row["Koreksi"]
        if row["Alasan"] and str(known.get("Status") or "").casefold() in ("", TERBUKA):
            known |= {"Status": row["Status"], "Alasan": known.get("Alasan") or row["Alasan"]}
    return rows


def _waiting(kasus: Kasus, rows: Sequence[Baris]) -> Iterator[str]:
    still = sum(_is_open(r) for r in rows)
    if still:
        yield f"{still} koreksi belum selesai pada lembar {kasus.langkah.lembar}"
    unfounded = [str(r["No"]) for r in rows if _status(r) == DITOLAK and not text(r.get("Alasan"))]
    if unfounded:
        yield (
            f"Koreksi nomor {', '.join(unfounded)} ditolak tanpa alasan; "
            f"isi kolom Alasan pada lembar {kasus.langkah.lembar}"
        )


def _added(kasus: Kasus, pilihan: Mapping[str, str]) -> Iterator[Baris]:
    if pilihan.get("keputusan") != "perbaikan":
        return
    asked = pilihan.get("catatan", "").strip()
    if not asked:
        raise UsageError("Koreksi belum disebutkan.", "Tambahkan --catatan “apa yang harus diperbaiki”.")
    actors = kasus.langkah.pelaksana
    who = pilihan.get("oleh", "").strip() or (actors[0].peran if actors else "")
    part = pilihan.get("bagian", "").strip() or "Dokumen"
    yield {"Bagian": part, "Koreksi": asked, "Oleh": who, "Status": TERBUKA}


def _new_records(kasus: Kasus, rows: Sequence[Baris]) -> Iterator[Catatan]:
    for row in rows:
        no = str(row["No"])
        isi = {k.lower(): text(row.get(k)) for k in _KOLOM} | {"status": _status(row) or TERBUKA}
        kept = kasus.keadaan.koreksi.get((kasus.langkah.id, no))
        if kept is None or any(kept.get(k, "") != v for k, v in isi.items()):
            yield Catatan(kasus.waktu, "koreksi", {"langkah": kasus.langkah.id, "no": no, **isi})


def _is_asked(c: Catatan) -> bool:
    return c.rincian["status"] not in (*_TUNTAS, DITOLAK)


def _is_open(row: Baris) -> bool:
    """Whether nobody has said yet what becomes of it."""
    return _status(row) not in (*_TUNTAS, DITOLAK)


def _status(row: Baris) -> str:
    return text(row.get("Status")).casefold()
