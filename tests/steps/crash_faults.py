"""File-changing calls of a process counted, and broken at the k-th: a stand-in for a bad moment."""

import builtins
import errno
import io
import os
import shutil
import signal
from pathlib import Path

KILL, TORN = "kill", "torn"
_RAW_OPEN = io.open
_WRITES = os.O_CREAT | os.O_WRONLY | os.O_RDWR | os.O_TRUNC


class Faults:
    """Counts calls that change files below `root`; at call `k` it kills the process or raises `mode`.

    A full disk (ENOSPC) stays full: every later call that needs room fails too.
    """

    def __init__(self, root: str, k: int = 0, mode: str = KILL) -> None:
        self.root, self.k, self.mode = os.path.realpath(root), k, mode
        self.count = 0
        self.paths: dict[int, str] = {}
        self.trace: list[str] = []

    def install(self) -> None:
        shutil._USE_CP_SENDFILE = False
        real_open = os.open
        for name in ("replace", "rename", "unlink", "remove", "mkdir", "rmdir", "chmod", "truncate"):
            setattr(os, name, self._counted(name, getattr(os, name)))
        for name in ("fsync", "ftruncate"):
            setattr(os, name, self._counted_fd(name, getattr(os, name)))

        def os_open(path, flags, *args, **kwargs):
            if flags & _WRITES:
                self.point("os.open", path, room=True)
            fd = real_open(path, flags, *args, **kwargs)
            self.paths[fd] = os.fspath(path) if not isinstance(path, int) else ""
            return fd

        os.open = os_open
        io.open = builtins.open = self._open

    def point(self, name: str, path: object, *, room: bool = False, half=None) -> None:
        if isinstance(path, int):
            path = self.paths.get(path, "")
        if not os.path.realpath(os.fsdecode(path or "/")).startswith(self.root):
            return
        self.count += 1
        self.trace.append(f"{name} {Path(os.fsdecode(path)).name}")
        if not self.k or self.count < self.k:
            return
        if self.count == self.k and self.mode in (KILL, TORN):
            if self.mode == TORN and half is not None:
                half()
            os.kill(os.getpid(), signal.SIGKILL)
        if self.count == self.k or (self.mode == "ENOSPC" and room):
            number = getattr(errno, self.mode)
            raise OSError(number, os.strerror(number), os.fsdecode(path))

    def _counted(self, name, real):
        def call(path, *args, **kwargs):
            self.point(name, path, room=name == "mkdir")
            return real(path, *args, **kwargs)

        return call

    def _counted_fd(self, name, real):
        def call(fd, *args):
            self.point(name, fd)
            return real(fd, *args)

        return call

    def _open(self, file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, *args, **kwargs):
        if not set(mode) & set("wax+"):
            return _RAW_OPEN(file, mode, buffering, encoding, errors, newline, *args, **kwargs)
        if not isinstance(file, int):
            self.point("open", file, room=True)
        raw = _Raw(file, mode.replace("t", ""), *args, **kwargs)
        raw.faults = self
        raw.place = self.paths.get(file, "") if isinstance(file, int) else os.fspath(file)
        buffer = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw, 1 << 16)
        if "b" in mode:
            return buffer
        return io.TextIOWrapper(buffer, encoding or "utf-8", errors, newline)


class _Raw(io.FileIO):
    """A file whose every write to the system is counted."""

    faults: Faults
    place = ""

    def write(self, data):
        view = memoryview(data)
        write = super().write
        self.faults.point("write", self.place, room=True, half=lambda: write(view[: len(view) // 2]))
        return write(data)

    def truncate(self, size=None):
        self.faults.point("truncate", self.place)
        return super().truncate(size)
