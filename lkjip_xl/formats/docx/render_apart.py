"""Filling an office's template in a process of its own, with limits of time and memory.

`python -m lkjip_xl.formats.docx.render_apart` is that process: a pickled request on stdin, a filled document
at the place named there, and an answer in JSON on stdout. Nothing that the process sends back is run.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lkjip_xl.domain.errors import FileUnusableError, LkjipError, SettingsError
from lkjip_xl.formats.docx.template import faulty, fill

if TYPE_CHECKING:
    from docx.document import Document

DETIK = 60
_MEMORI = 2 << 30


def fill_apart(sumber: Path, konteks: Mapping[str, object]) -> tuple[Document, list[str]]:
    """The same as `docx.template.fill`, in a process that ends when it takes too long or too much.

    Raises:
        SettingsError: the template is faulty, or its filling took too long or too much memory.
        FileUnusableError: the library dropped a part of the text.
    """
    import docx

    with tempfile.TemporaryDirectory(prefix="lkjip-") as folder:
        hasil = Path(folder, "naskah.docx")
        answer = _ask(pickle.dumps((str(sumber.resolve()), dict(konteks), str(hasil))), sumber, folder)
        if answer.get("galat") == "isi":
            raise FileUnusableError(str(answer["pesan"]), str(answer["saran"]))
        if "tercetak" not in answer:
            raise SettingsError(str(answer.get("pesan", "")), str(answer.get("saran", "")))
        printed = answer["tercetak"]
        return docx.Document(str(hasil)), [str(t) for t in printed] if isinstance(printed, list) else []


def _ask(request: bytes, sumber: Path, folder: str) -> dict[str, object]:
    """Start the process, wait, and read its answer."""
    command = [sys.executable, "-P", "-X", "utf8", "-m", "lkjip_xl.formats.docx.render_apart"]
    environ = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[3])}
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(  # noqa: S603 - our own module in our own Python
            command, input=request, capture_output=True, timeout=DETIK, cwd=folder, env=environ,
            creationflags=hidden, check=False,
        )  # fmt: skip
        answer = json.loads(done.stdout)
    except subprocess.TimeoutExpired as e:
        raise faulty(sumber, f"tidak selesai diisi dalam {DETIK} detik") from e
    except ValueError as e:
        raise faulty(sumber, "melewati batas memori atau waktu ketika diisi") from e
    if not isinstance(answer, dict):
        raise faulty(sumber, "memberi jawaban yang tidak dikenal ketika diisi")
    return answer


def _limit() -> None:
    """Bounds of this process; Windows has no such call, there only the time limit of the caller holds."""
    try:
        import resource
    except ImportError:
        return
    for what, much in ((resource.RLIMIT_AS, _MEMORI), (resource.RLIMIT_CPU, DETIK)):
        _, hard = resource.getrlimit(what)
        top = much if hard == resource.RLIM_INFINITY else min(much, hard)
        resource.setrlimit(what, (top, hard))


def serve() -> None:
    """Do one request."""
    _limit()
    sumber, konteks, hasil = pickle.load(sys.stdin.buffer)  # noqa: S301 - sent by `_ask`
    try:
        doc, tercetak = fill(Path(sumber), konteks)
        doc.save(hasil)
        answer: dict[str, object] = {"tercetak": tercetak}
    except LkjipError as e:
        kind = "isi" if isinstance(e, FileUnusableError) else "template"
        answer = {"galat": kind, "pesan": e.pesan, "saran": e.saran}
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    serve()
