from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lkjip_xl.engines.lean import load_xlwings
from workbooks import build_workbook

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _closed_files() -> Any:
    from lkjip_xl.engines.openxml.engine import Engine

    return Engine()


# Every engine passes the same contract; one that needs a program is added with the `office` mark.
ENGINES = [pytest.param(_closed_files, id="openxml")]


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return build_workbook(tmp_path / "Buku kerja.xlsx")


@pytest.fixture(params=ENGINES)
def open_file(request: pytest.FixtureRequest) -> Callable[[Path], Any]:
    engine = load_xlwings().Engine(impl=request.param())
    return engine.apps.active.books.open


@pytest.fixture
def book(open_file: Callable[[Path], Any], workbook: Path) -> Any:
    return open_file(workbook)
