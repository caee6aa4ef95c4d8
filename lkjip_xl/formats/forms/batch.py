"""Many forms read in chunks, by this process or by any executor; a fault of a worker costs nothing but time."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from lkjip_xl.formats.forms.desk import Loket
from lkjip_xl.formats.forms.reader import HasilBaca

Terbaca = tuple[HasilBaca, str]
"""A form and the SHA-256 of its bytes; "" where it was not accepted."""

BANYAK = 64
"""From so many new forms on, the work is worth several processes; fewer stay in this one."""
_POTONG = 32  # forms sent to a worker at a time: 50 tell a cluster more than one, and less than all
_ANTRE = 16  # chunks on their way for each worker of our own, and in all for a foreign executor


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
    if cara.pelaksana is None and (len(new) < BANYAK or _processors() == 1):
        for n in new:
            yield (n,), [_light(*loket.read_anew(*files[n]), utuh=cara.utuh)]
        return
    rest = iter(new)
    chunks = iter(lambda: list(islice(rest, _POTONG)), [])
    with _executor(cara.pelaksana) as executor:
        yield from _spread(executor, loket, files, chunks, utuh=cara.utuh)


def _spread(
    executor: Executor,
    loket: Loket,
    files: Sequence[tuple[Path, str]],
    chunks: Iterator[list[int]],
    *,
    utuh: bool,
) -> Iterator[tuple[Sequence[int], list[Terbaca]]]:
    """Chunks handed out a few at a time; one whose worker failed is read here."""
    waiting: dict[Future[list[Terbaca]], list[int]] = {}
    try:
        while True:
            for numbers in islice(chunks, _ANTRE * 2 - len(waiting)):
                waiting[_submit(executor, loket, [files[n] for n in numbers], utuh=utuh)] = numbers
            if not waiting:
                return
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                numbers = waiting.pop(future)
                if future.cancelled() or future.exception() is not None:
                    yield numbers, read_chunk(loket, [files[n] for n in numbers], utuh=utuh)
                else:
                    yield numbers, future.result()
    finally:
        for future in waiting:
            future.cancel()


def _submit(
    executor: Executor, loket: Loket, files: list[tuple[Path, str]], *, utuh: bool
) -> Future[list[Terbaca]]:
    """The chunk at work; where the executor takes no more, a future that has failed already."""
    try:
        return executor.submit(read_chunk, loket, files, utuh=utuh)
    except RuntimeError as error:  # a broken pool and one that is shut down are both
        failed: Future[list[Terbaca]] = Future()
        failed.set_exception(error)
        return failed


@contextmanager
def _executor(given: Executor | None) -> Iterator[Executor]:
    """The given executor, or processes of our own that end with the work or its interruption."""
    if given is not None:
        yield given
        return
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(_processors(), initializer=_leave_interrupts)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_interrupts() -> None:
    """Ctrl+C is for the process that waits; a worker ends its chunk in peace."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _processors() -> int:
    """How many processors this process may use; Windows allows 61 workers."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), 61)
    return min(os.cpu_count() or 1, 61)
