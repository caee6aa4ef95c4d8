"""Commands on many files: their progress on a terminal, and the cluster that shares the work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from lkjip_xl.steps.tugas import Lapor


@contextmanager
def cluster(alamat: str) -> Iterator[Executor | None]:
    """The executor of the cluster at an address; None, this machine, where none is given."""
    if not alamat:
        yield None
        return
    from lkjip_xl.formats.forms.cluster import dask_cluster

    with dask_cluster(alamat) as executor:
        yield executor


@contextmanager
def progress(*, quiet: bool) -> Iterator[Lapor]:
    """A progress line on a terminal; silence elsewhere."""
    import sys

    from lkjip_xl.steps.tugas import silent

    if quiet or not sys.stderr.isatty():
        yield silent
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:.0f}/{task.total:.0f}"),
    )
    times = (TimeElapsedColumn(), TextColumn("kira-kira lagi"), TimeRemainingColumn())
    with Progress(*columns, *times, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Menyiapkan", total=1)
        yield lambda apa, ke, dari: bar.update(task, description=apa, completed=ke, total=max(dari, 1))
