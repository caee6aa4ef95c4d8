"""A process that runs commands in forked children, each with a fault planned; told by JSON lines.

Request: {"args": [...], "root": folder, "now": ISO moment, "k": call, "mode": fault, "after": seconds}.
Answer: {"code", "calls", "said"}; code -9 where the child was killed.
"""

import json
import os
import signal
import sys
import tempfile
import time
import traceback
from datetime import datetime

from crash_faults import Faults


def warm() -> None:
    """What children would each have to import."""
    import bagit  # noqa: F401
    import docx  # noqa: F401
    import docxtpl  # noqa: F401
    import filelock  # noqa: F401
    import holidays  # noqa: F401
    import num2words  # noqa: F401
    import openpyxl  # noqa: F401
    import pandas as pd  # noqa: F401

    import lkjip_xl.cli.main
    import lkjip_xl.engines.openxml.engine
    import lkjip_xl.formats.sop.file
    import lkjip_xl.steps.conductor
    import lkjip_xl.steps.example  # noqa: F401
    from lkjip_xl.steps import archive, draft

    draft.find_soffice = archive.archive_copy = lambda *_: None


def child(request: dict, told: int, said: int) -> None:
    os.dup2(said, 1)
    os.dup2(said, 2)
    from lkjip_xl.cli import jejak, look, messages, office, work
    from lkjip_xl.cli.main import run

    class Clock(datetime):
        @classmethod
        def now(cls, *_):
            return cls.fromisoformat(request["now"])

    if request.get("now"):
        for door in (work, look, jejak, messages, office):
            door.datetime = Clock
    faults = Faults(request["root"], request.get("k") or 0, request.get("mode", "kill"))
    faults.install()
    try:
        code = run(request["args"])
    except BaseException:  # noqa: BLE001  it is told below: nothing may come through the last door
        traceback.print_exc()
        code = -1
    sys.stdout.flush()
    sys.stderr.flush()
    answer = {"code": code, "calls": faults.count}
    if request.get("trace"):
        answer["trace"] = faults.trace
    os.write(told, json.dumps(answer).encode())
    os._exit(0)


def serve(request: dict) -> dict:
    """One command in a child of its own."""
    reading, writing = os.pipe()
    with tempfile.TemporaryFile() as said:
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            child(request, writing, said.fileno())
        os.close(writing)
        if request.get("after") is not None:
            time.sleep(request["after"])
            os.kill(pid, signal.SIGKILL)
        answer = b""
        while part := os.read(reading, 1 << 16):
            answer += part
        os.close(reading)
        os.waitpid(pid, 0)
        said.seek(0)
        text = said.read().decode("utf-8", "replace")
    return {**(json.loads(answer) if answer else {"code": -9, "calls": None}), "said": text}


def main() -> None:
    """Answer requests until the input ends."""
    warm()
    for line in sys.stdin:
        print(json.dumps(serve(json.loads(line))), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
