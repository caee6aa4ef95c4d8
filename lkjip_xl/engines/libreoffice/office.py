"""A LibreOffice of our own, started with a private profile and ended again; or one that runs already."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any, Self

_PATIENCE = 60.0
_PAUSE = 0.2


class OfficeMissingError(Exception):
    """LibreOffice, or its Python bridge, is not installed or does not start."""


class Office:
    """A LibreOffice without windows; ends with the `with` block.

    A class rather than a generator: UNO's exceptions do not survive being thrown into one.
    """

    def __init__(self) -> None:
        self.desktop: Any = None
        self._pipe = f"xl{uuid.uuid4().hex}"
        self._profile = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        """Start it and wait until it answers.

        Raises:
            OfficeMissingError: soffice is not on the path, `uno` cannot be imported, or nothing answers.
        """
        program = shutil.which("soffice")
        if program is None:
            raise OfficeMissingError("soffice is not on the path")
        profile = Path(self._profile.name).as_uri()
        command = [program, f"-env:UserInstallation={profile}", f"--accept=pipe,name={self._pipe};urp;"]
        self._process = subprocess.Popen(  # noqa: S603  (found on the path, fixed arguments)
            [*command, "--headless", "--norestore", "--nologo"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            self.desktop = self._connect(self._process)
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.desktop.terminate()
        self._end()

    def _end(self) -> None:
        if self._process is not None:
            try:
                self._process.wait(_PATIENCE if self.desktop else 0)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._profile.cleanup()

    def _connect(self, process: subprocess.Popen[bytes]) -> Any:  # noqa: ANN401  (a UNO object)
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end and process.poll() is None:
            if (desktop := _desktop_at(self._pipe)) is not None:
                return desktop
            time.sleep(_PAUSE)
        raise OfficeMissingError("LibreOffice does not answer")


class Running:
    """A LibreOffice that somebody else started, listening at a pipe; it is never ended here."""

    def __init__(self, pipe: str) -> None:
        """Connect.

        Raises:
            OfficeMissingError: `uno` cannot be imported, or nobody listens there.
        """
        self.desktop: Any = _desktop_at(pipe)
        if self.desktop is None:
            raise OfficeMissingError(f"no LibreOffice listens at the pipe {pipe}")


def _desktop_at(pipe: str) -> Any:  # noqa: ANN401  (a UNO object)
    """The desktop of the LibreOffice that listens at a pipe; None where none does."""
    try:
        import uno
    except ImportError as error:
        raise OfficeMissingError("the Python bridge of LibreOffice (uno) is not installed") from error
    context = uno.getComponentContext()
    resolver = context.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    try:
        remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    except uno.getClass("com.sun.star.connection.NoConnectException"):
        return None
    return remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
