"""The desk where the forms of a year are read: once, then recalled by their bytes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.formats.forms.codec import packed_result, packed_tables, result_of, tables_of
from lkjip_xl.formats.forms.reader import HasilBaca, Konteks, issued_tables, read_form
from lkjip_xl.formats.forms.singgahan import Singgahan, key_of_parts
from lkjip_xl.formats.gate import Kelas, plain_bytes

if TYPE_CHECKING:
    from lkjip_xl.domain.records import Stempel
    from lkjip_xl.formats.forms.layout import Spek, Tabel

ACCEPTED = (Kelas.DITERIMA, Kelas.PERINGATAN)
_FAULTS = (KeyError, TypeError, ValueError)


@dataclass(frozen=True)
class Loket:
    """Where forms of a year are read: what they must agree with, and where their issued copies are.

    An accepted form is kept as it was read (with `simpan`), under the bytes of the file, its name, the
    issued copy and everything the folder expects: whatever of these changes, the form is read again.
    """

    folder: CaseFolder
    konteks: Konteks
    simpan: bool = True

    def read(self, path: Path, berkas: str) -> HasilBaca:
        """One form; `berkas` is the name that findings carry."""
        known = self.recall(path, berkas)
        return known[0] if known else self.read_anew(path, berkas)[0]

    def recall(self, path: Path, berkas: str, *, utuh: bool = True) -> tuple[HasilBaca, str] | None:
        """A form that was read before, with the SHA-256 of its bytes; None where it must be read.

        With `utuh` false its cells are left out.
        """
        isi = plain_bytes(path)
        if isi is None:
            return None
        sha256 = hashlib.sha256(isi).hexdigest()
        kept = self._store.get(self._key(sha256, berkas))
        try:
            if kept is None:
                return None
            hasil = result_of(kept, berkas, utuh=utuh)
            if hasil.stempel is None or kept["terbit"] != self._issued_digest(hasil.stempel):
                return None
        except _FAULTS:
            return None
        return (replace(hasil, isi=isi) if utuh else hasil), sha256

    def read_anew(self, path: Path, berkas: str) -> tuple[HasilBaca, str]:
        """A form read from its file, and the SHA-256 of its bytes; "" where it is not accepted."""
        hasil = read_form(path, self._issued, self.konteks, berkas, self._tables)
        if hasil.kelas not in ACCEPTED or hasil.stempel is None:
            return hasil, ""
        sha256 = hashlib.sha256(hasil.isi).hexdigest()
        if self.simpan:
            kept = {**packed_result(hasil), "terbit": self._issued_digest(hasil.stempel)}
            self._store.keep(self._key(sha256, berkas), kept)
        return hasil, sha256

    def remember(self, stempel: Stempel) -> None:
        """Keep the tables of a form that was issued just now: its return is read against them."""
        self._tables(self._issued(stempel), stempel, "")

    @cached_property
    def _store(self) -> Singgahan:
        return Singgahan(self.folder.dalam / "singgahan")

    @cached_property
    def _expected(self) -> str:
        k = self.konteks
        return key_of_parts(k.tahun, k.sop, k.unit, sorted(k.bidang), sorted(k.predikat.items()))

    def _key(self, sha256: str, berkas: str) -> str:
        return key_of_parts("formulir", sha256, berkas, self._expected)

    def _issued(self, stempel: Stempel) -> Path | None:
        kept = self.folder.issued(stempel.terbitan)
        return kept if kept.is_file() else None

    def _issued_digest(self, stempel: Stempel) -> str:
        try:
            return hashlib.sha256(self.folder.issued(stempel.terbitan).read_bytes()).hexdigest()
        except OSError:
            return ""

    def _tables(self, asli: Path | None, stempel: Stempel, nama: str) -> list[tuple[Spek, Tabel]]:
        """The tables of an issued copy, remembered by its bytes."""
        digest = self._issued_digest(stempel) if asli else ""
        if not digest:
            return issued_tables(asli, stempel, nama)
        key = key_of_parts("terbitan", digest)
        try:
            tercatat, milik = tables_of(self._store.get(key) or {})
            if tercatat == stempel:
                return milik
        except _FAULTS:
            pass
        milik = issued_tables(asli, stempel, nama)
        if self.simpan and digest == self._issued_digest(stempel):
            self._store.keep(key, packed_tables(stempel, milik))
        return milik
