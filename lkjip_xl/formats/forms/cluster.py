"""A cluster of machines as an executor; the folder of the year must be reachable from all of them."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from lkjip_xl.domain.errors import UsageError

_SABAR = 10  # seconds until a cluster that does not answer is given up
_ULANG = 2  # times that the cluster itself tries a chunk again after the loss of a worker


@contextmanager
def dask_cluster(alamat: str) -> Iterator[Executor]:
    """The executor of a dask.distributed scheduler, such as "tcp://10.0.0.5:8786".

    Raises:
        UsageError: dask is not installed, or nobody answers at the address.
    """
    try:
        from distributed import Client
    except ImportError as e:
        raise UsageError(
            "Pilihan --dask memerlukan paket dask.", "Pasang dengan: pip install 'lkjip-xl[dask]'"
        ) from e
    try:
        client = Client(alamat, timeout=_SABAR, set_as_default=False)
    except (OSError, ValueError) as e:
        raise UsageError(
            f"Klaster dask di “{alamat}” tidak menjawab.",
            "Periksa alamatnya, misalnya tcp://10.0.0.5:8786, dan bahwa dask-scheduler berjalan.",
        ) from e
    with client:
        yield client.get_executor(retries=_ULANG)
