"""Many forms read in chunks, by this process or by any executor; a fault of a worker costs nothing but time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from lkjip_xl.formats.forms.desk import Loket
from lkjip_xl.formats.forms.reader import HasilBaca
from lkjip_xl.formats.workers import processors, spread

Terbaca = tuple[HasilBaca, str]
"""A form and the SHA-256 of its bytes; "" where it was not accepted."""

BANYAK = 64
"""From so many new forms on, the work is worth several processes; fewer stay in this one."""
_POTONG = 32  # forms sent to a worker at a time: 50 tell a cluster more than one, and less than all


def _unwatched(_selesai: int, _dari: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Cara:
    """How many forms are read.

    Attributes:
        pelaksana: any executor, such as that of a cluster; None for the processors of this machine.
        lapor: told how many of how many are done.
        utuh: whether the cells stay in memory; otherwise they are recalled when they are needed.
    """

    pelaksana: Executor | None = None
    lapor: Callable[[int, int], None] = _unwatched
    utuh: bool = True

    def is_shared(self, banyak: int) -> bool:
        """Whether so many forms are handed out; a few are sooner done here."""
        return self.pelaksana is not None or (banyak >= BANYAK and processors() > 1)


def read_many(loket: Loket, files: Sequence[tuple[Path, str]], cara: Cara) -> list[Terbaca]:
    """Every file with its name for findings, in the given order; those known already are only recalled."""
    results: dict[int, Terbaca] = {}
    new: list[int] = []
    for n, (path, berkas) in enumerate(files):
        known = loket.recall(path, berkas, utuh=cara.utuh)
        if known is None:
            new.append(n)
            continue
        results[n] = known
        cara.lapor(len(results), len(files))
    for numbers, chunk in _read_new(loket, files, new, cara):
        results.update(zip(numbers, chunk, strict=True))
        cara.lapor(len(results), len(files))
    return [results[n] for n in range(len(files))]


def read_chunk(loket: Loket, files: Sequence[tuple[Path, str]], *, utuh: bool) -> list[Terbaca]:
    """What a worker does: read some forms; their bytes stay where they are."""
    return [_light(*loket.read_anew(path, berkas), utuh=utuh) for path, berkas in files]


def _light(hasil: HasilBaca, sha256: str, *, utuh: bool) -> Terbaca:
    if utuh:
        return replace(hasil, isi=b""), sha256
    return replace(hasil, isi=b"", submission=None, terkunci={}), sha256


def _read_new(
    loket: Loket, files: Sequence[tuple[Path, str]], new: Sequence[int], cara: Cara
) -> Iterator[tuple[Sequence[int], list[Terbaca]]]:
    """Numbers of files with what they hold, in the order in which they are done."""
    if not cara.is_shared(len(new)):
        for n in new:
            yield (n,), [_light(*loket.read_anew(*files[n]), utuh=cara.utuh)]
        return
    read = partial(read_chunk, loket, utuh=cara.utuh)
    yield from spread(cara.pelaksana, read, files, new, _POTONG)
