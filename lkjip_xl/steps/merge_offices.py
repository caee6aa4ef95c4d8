"""`lkjip gabung`: the masters of many offices in one recap; they are only read, none is passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from lkjip_xl.domain.errors import FileUnusableError, UsageError
from lkjip_xl.formats.city_book import write_city
from lkjip_xl.formats.folder.case_folder import MASTER
from lkjip_xl.formats.office_figures import HasilKantor, TidakTerbaca, read_offices
from lkjip_xl.formats.workers import processors, spread
from lkjip_xl.steps.tugas import Lapor, silent

_BANYAK = 24  # from so many masters on, the work is worth several processes
_POTONG = 4  # masters sent to a worker at a time
_DALAM_MAKS = 3  # levels below a folder in which year folders are looked for
_BUKAN = {"5-arsip", ".lkjip", "1-formulir", "2-masuk", "3-kembali", "4-hasil", "templates"}


@dataclass(frozen=True, slots=True)
class Masalah:
    """What could not be used, or must be looked at."""

    tempat: str
    masalah: str
    saran: str

    def as_row(self) -> tuple[str, str, str]:
        """The row of the sheet."""
        return self.tempat, self.masalah, self.saran


@dataclass(frozen=True, slots=True)
class Gabungan:
    """The recap that was written: its file, the year, the offices in it, what is not in it."""

    berkas: Path
    tahun: int
    kantor: tuple[HasilKantor, ...]
    masalah: tuple[Masalah, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON shape."""
        return {
            "berkas": str(self.berkas),
            "tahun": self.tahun,
            "kantor": [k.as_dict() for k in self.kantor],
            "masalah": [{"tempat": m.tempat, "masalah": m.masalah, "saran": m.saran} for m in self.masalah],
        }


def merge_offices(
    tempat: Sequence[Path],
    keluaran: Path | None,
    waktu: datetime,
    tahun: int | None = None,
    *,
    pelaksana: Executor | None = None,
    lapor: Lapor = silent,
) -> Gabungan:
    """Read every master in these places and write the recap.

    Args:
        tempat: year folders, folders that hold some, or master files.
        keluaran: the recap's file; by default a new “Rekap Kota ... .xlsx” in the current folder.
        waktu: the moment that is printed.
        tahun: the reporting year; by default the one that most offices have.
        pelaksana: any executor that many masters are handed to, such as that of a cluster.
        lapor: told how many of how many masters are read.

    Raises:
        UsageError: the given file exists already.
        FileUnusableError: no master could be used, or the recap cannot be written.
    """
    if keluaran is not None and keluaran.exists():
        raise UsageError(f"“{keluaran.name}” sudah ada dan tidak ditimpa.", "Pilih nama lain pada -o.")
    found, masalah = _read_all(tempat, pelaksana, lapor)
    if not found:
        first = f" {masalah[0].tempat}: {masalah[0].masalah}" if masalah else ""
        raise FileUnusableError(
            f"Tidak ada master LKjIP yang dapat dibaca.{first}",
            "Sebutkan folder kerja atau berkas masternya.",
        )
    year = tahun or max(sorted(n := Counter(k.tahun for k in found), reverse=True), key=n.__getitem__)
    kept = sorted(_of_year(found, year, masalah), key=lambda k: k.perangkat_daerah.casefold())
    place = keluaran or _free(Path.cwd() / f"Rekap Kota {year}.xlsx")
    write_city(place, year, kept, [m.as_row() for m in masalah], waktu)
    return Gabungan(place, year, tuple(kept), tuple(masalah))


def _read_all(
    tempat: Iterable[Path], pelaksana: Executor | None, lapor: Lapor
) -> tuple[list[HasilKantor], list[Masalah]]:
    """The offices that could be read, and what could not, in the order of the places."""
    masters: dict[Path, Path] = {}
    masalah: list[Masalah] = []
    for place in tempat:
        inside = list(_masters(place))
        if not inside:
            what = "tidak ada." if not place.exists() else f"tidak memuat {MASTER}."
            masalah.append(Masalah(str(place), what, "Periksa nama dan isi foldernya."))
        for master in inside:
            masters.setdefault(master.resolve(), master)
    read = _read_many(list(masters.values()), pelaksana, lapor)
    masalah += [Masalah(str(x.master), x.masalah, x.saran) for x in read if isinstance(x, TidakTerbaca)]
    return [x for x in read if isinstance(x, HasilKantor)], masalah


def _read_many(
    masters: Sequence[Path], pelaksana: Executor | None, lapor: Lapor
) -> list[HasilKantor | TidakTerbaca]:
    """Every master, read by the executor, by the processors of this machine, or, of a few, here."""
    numbers = range(len(masters))
    results: dict[int, HasilKantor | TidakTerbaca] = {}
    chunks: Iterable[tuple[Sequence[int], list[HasilKantor | TidakTerbaca]]]
    if pelaksana is None and (len(masters) < _BANYAK or processors() == 1):
        chunks = (((n,), read_offices([masters[n]])) for n in numbers)
    else:
        chunks = spread(pelaksana, read_offices, masters, numbers, _POTONG)
    for done, read in chunks:
        results.update(zip(done, read, strict=True))
        lapor("Membaca master", len(results), len(masters))
    return [results[n] for n in numbers]


def _masters(place: Path) -> Iterator[Path]:
    """The masters of a place, in the order of their names; copies in archives and backups are none."""
    if place.is_file():
        yield place
        return
    if (place / MASTER).is_file():
        yield place / MASTER
        return
    for depth in range(1, _DALAM_MAKS + 1):
        for master in sorted(place.glob(f"{'*/' * depth}{MASTER}")):
            if not _BUKAN & set(master.relative_to(place).parts) and master.is_file():
                yield master


def _of_year(found: Sequence[HasilKantor], tahun: int, masalah: list[Masalah]) -> Iterator[HasilKantor]:
    """The offices of the year, each once; the others and those without figures are noted."""
    names: dict[str, Path] = {}
    for k in found:
        name = " ".join(k.perangkat_daerah.split()).casefold()
        if k.tahun != tahun:
            what = f"{k.perangkat_daerah}: tahun {k.tahun}, bukan {tahun}; tidak dijumlahkan."
            masalah.append(Masalah(str(k.master), what, "Pakai --tahun bila tahun itu yang dimaksud."))
        elif name in names:
            what = f"{k.perangkat_daerah} sudah dibaca dari {names[name]}; yang ini tidak dijumlahkan."
            masalah.append(Masalah(str(k.master), what, "Sisakan satu master untuk setiap perangkat daerah."))
        else:
            names[name] = k.master
            if k.capaian is None:
                what = f"{k.perangkat_daerah}: belum ada capaian di lembar Rekap, sehingga barisnya kosong."
                masalah.append(
                    Masalah(
                        str(k.master), what, "Bila SOP-nya mengolah data, jalankan di sana: lkjip olah DIR"
                    )
                )
            yield k


def _free(path: Path) -> Path:
    """A name that is not taken yet."""
    numbered = (path.with_stem(f"{path.stem} ({n})") for n in count(2))
    return path if not path.exists() else next(p for p in numbered if not p.exists())
