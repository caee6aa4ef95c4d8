from pathlib import Path

import pytest

from lkjip_xl.formats.folder.case_folder import CaseFolder
from lkjip_xl.steps.example import play

SOP = "dinsos-pppa-probolinggo"


@pytest.fixture(scope="session", autouse=True)
def _tanpa_nomor_halaman():
    """Drafts without page numbers: laying out pages takes seconds, and tests/formats shows that it works."""
    from lkjip_xl.steps import draft

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(draft, "find_soffice", lambda: None)
        yield


@pytest.fixture(scope="session")
def tahun_selesai(tmp_path_factory) -> CaseFolder:
    """The whole example year, played once; tests only look at it."""
    folder = CaseFolder(tmp_path_factory.mktemp("contoh") / "tahun 2025")
    play(folder, SOP)
    return folder


def copy_year(folder: CaseFolder, target: Path) -> CaseFolder:
    """A copy of a year for a test that changes it."""
    import shutil

    shutil.copytree(folder.root, target)
    return CaseFolder(target)


@pytest.fixture(scope="session")
def _tahun_terbagi(tmp_path_factory) -> CaseFolder:
    folder = CaseFolder(tmp_path_factory.mktemp("terbagi") / "tahun")
    play(folder, SOP, 2)
    return folder


@pytest.fixture
def tahun_terbagi(_tahun_terbagi, tmp_path) -> CaseFolder:
    """A year whose forms are out (steps 1 and 2 done); a copy of its own for every test."""
    return copy_year(_tahun_terbagi, tmp_path / "tahun")
