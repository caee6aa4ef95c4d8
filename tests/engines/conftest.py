from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lkjip_xl.engines.lean import load_xlwings
from workbooks import build_workbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

# Every engine passes the same contract.
ENGINES = ["openxml", pytest.param("libreoffice", marks=pytest.mark.office)]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return build_workbook(tmp_path / "Buku kerja.xlsx")


@pytest.fixture(scope="session")
def office() -> Iterator[Any]:
    from lkjip_xl.engines.libreoffice.office import Office, OfficeMissingError

    running = Office()
    try:
        running.__enter__()
    except OfficeMissingError as error:
        pytest.skip(str(error))
    yield running
    running.__exit__()


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Any:
    if request.param == "libreoffice":
        running = request.getfixturevalue("office")
        from lkjip_xl.engines.libreoffice.engine import Engine as LibreOffice

        return load_xlwings().Engine(impl=LibreOffice(running))
    from lkjip_xl.engines.openxml.engine import Engine as ClosedFiles

    return load_xlwings().Engine(impl=ClosedFiles())


@pytest.fixture
def open_file(engine: Any) -> Iterator[Callable[[Path], Any]]:
    books = next(iter(engine.apps)).books
    yield books.open
    for book in list(books):
        book.close()


@pytest.fixture
def book(open_file: Callable[[Path], Any], workbook: Path) -> Any:
    return open_file(workbook)
