"""What every engine must do, whichever program stands behind it; the checks travel with the product."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from lkjip_xl.engines.contract import CHECKS, Bench, ContractError, run_contract, same
from lkjip_xl.engines.contract_book import build_workbook
from lkjip_xl.engines.lean import load_xlwings
from lkjip_xl.engines.openxml.engine import Engine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.mark.parametrize("name", CHECKS)
def test_the_engine_keeps_the_contract(open_file: Callable[..., Any], workbook: Path, name: str) -> None:
    CHECKS[name](Bench(open_file, workbook))


def test_the_whole_contract_opens_and_closes_its_own_workbooks(tmp_path: Path) -> None:
    books = load_xlwings().Engine(impl=Engine()).apps.active.books
    books.open(build_workbook(tmp_path / "milik orang.xlsx"))
    before = [book.name for book in books]
    assert [c for c in run_contract(books.open, tmp_path) if not c.ok] == []
    assert [book.name for book in books] == before


def test_what_does_not_hold_is_told(tmp_path: Path) -> None:
    def refuse(path: Path) -> Any:
        raise OSError(f"cannot open {path.name}")

    told = run_contract(refuse, tmp_path)
    assert len(told) == len(CHECKS)
    assert not any(checked.ok for checked in told)
    assert told[0].message == "OSError: cannot open uji 1.xlsx"
    with pytest.raises(ContractError, match="1, not 2"):
        same(1, 2)
