"""Work handed out in chunks to the processors of this machine or to any executor, such as a cluster's.

A fault of a worker costs nothing but time: its chunk is done here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import contextmanager
from itertools import islice
from typing import TypeVar

Satu = TypeVar("Satu")
Jadi = TypeVar("Jadi")

_ANTRE = 32  # chunks on their way at a time: a cluster is kept busy, and memory stays bounded


def spread(
    executor: Executor | None,
    work: Callable[[Sequence[Satu]], list[Jadi]],
    items: Sequence[Satu],
    numbers: Sequence[int],
    potong: int,
) -> Iterator[tuple[Sequence[int], list[Jadi]]]:
    """Numbers of items with what the work made of them, in the order in which they are done.

    Args:
        executor: whose; None for processes of our own, that end with the work or its interruption.
        work: a function that can be sent to a worker; it gives one result for each item.
        items: everything.
        numbers: which of them are to be worked on.
        potong: how many are sent at a time.
    """
    rest = iter(numbers)
    chunks = iter(lambda: list(islice(rest, potong)), [])
    with _executor(executor) as workers:
        yield from _spread(workers, work, items, chunks)


def alone(work: Callable[[], Jadi]) -> Jadi:
    """What a work gives, done in a process of its own: the memory it takes goes back with the process.

    What the work raises is raised here. `work` is a function that can be sent to a worker.
    """
    with _executor(None, 1) as worker:
        try:
            return worker.submit(work).result()
        except BrokenExecutor:
            return work()


def _spread(
    executor: Executor,
    work: Callable[[Sequence[Satu]], list[Jadi]],
    items: Sequence[Satu],
    chunks: Iterator[list[int]],
) -> Iterator[tuple[Sequence[int], list[Jadi]]]:
    """Chunks handed out a few at a time; one whose worker failed is done here."""
    waiting: dict[Future[list[Jadi]], list[int]] = {}
    try:
        while True:
            for numbers in islice(chunks, _ANTRE - len(waiting)):
                waiting[_submit(executor, work, [items[n] for n in numbers])] = numbers
            if not waiting:
                return
            for future in wait(waiting, return_when=FIRST_COMPLETED).done:
                numbers = waiting.pop(future)
                if future.cancelled() or future.exception() is not None:
                    yield numbers, work([items[n] for n in numbers])
                else:
                    yield numbers, future.result()
    finally:
        for future in waiting:
            future.cancel()


def _submit(
    executor: Executor, work: Callable[[Sequence[Satu]], list[Jadi]], items: list[Satu]
) -> Future[list[Jadi]]:
    """The chunk at work; where the executor takes no more, a future that has failed already."""
    try:
        return executor.submit(work, items)
    except RuntimeError as error:  # a broken pool and one that is shut down are both
        failed: Future[list[Jadi]] = Future()
        failed.set_exception(error)
        return failed


@contextmanager
def _executor(given: Executor | None, banyak: int = 0) -> Iterator[Executor]:
    """The given executor, or processes of our own: so many, or one for each processor."""
    if given is not None:
        yield given
        return
    from concurrent.futures import ProcessPoolExecutor

    pool = ProcessPoolExecutor(banyak or processors(), initializer=_settle)
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _settle() -> None:
    """What a worker does first.

    Ctrl+C is for the process that waits; a worker ends its chunk in peace. What it may have inherited is
    no garbage, and is not gone through (and so copied) in search of some.
    """
    import gc
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()


def processors() -> int:
    """How many processors this process may use; Windows allows 61 workers."""
    if hasattr(os, "sched_getaffinity"):
        return min(len(os.sched_getaffinity(0)), 61)
    return min(os.cpu_count() or 1, 61)
